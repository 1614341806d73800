//! Whether a part of a hyphened word is English, or can only belong to an identifier.

use super::closed;
use super::words::{self, WordClass};

/// What words begin with, and are not words themselves.
const PREFIXES: [&str; 62] = [
    "aero", "anti", "arch", "astro", "auto", "bi", "bio", "centi", "circum", "co", "contra",
    "counter", "cyber", "de", "deca", "demi", "di", "dis", "eco", "electro", "em", "en", "equi",
    "euro", "ex", "exa", "extra", "geo", "giga", "hecto", "hemi", "hyper", "infra", "inter",
    "intra", "kilo", "macro", "mal", "mega", "meta", "micro", "mid", "milli", "mis", "mono",
    "multi", "nano", "neo", "neuro", "omni", "penta", "peta", "poly", "pre", "proto", "pseudo",
    "quasi", "re", "semi", "socio", "tera", "uni",
];

/// Abbreviations that prose writes small in compounds: "ai-powered".
const SHORT: [&str; 34] = [
    "ai",
    "ar",
    "auth",
    "async",
    "cdn",
    "cms",
    "crm",
    "css",
    "dns",
    "erp",
    "eu",
    "fullstack",
    "hr",
    "http",
    "https",
    "iot",
    "ip",
    "pc",
    "pdf",
    "pr",
    "seo",
    "sql",
    "ssl",
    "tcp",
    "tls",
    "tv",
    "ui",
    "uk",
    "us",
    "usb",
    "ux",
    "vpn",
    "vr",
    "xml",
];

/// Whether `part`, a part of a hyphened word in small letters, is a word, a prefix, an abbreviation
/// or a letter.
#[must_use]
pub fn is_known_part(part: &str) -> bool {
    part.chars().count() == 1
        || closed::tag(part).is_some()
        || PREFIXES.contains(&part)
        || SHORT.contains(&part)
        || !words::classes(part).is_unknown()
}

/// Whether `part` only names a thing or a deed, as the parts of an identifier do: no adjective,
/// adverb, participle or small word.
#[must_use]
pub fn is_bare_part(part: &str) -> bool {
    let class = words::classes(part).dominant();
    let participle = part.ends_with("ed") || part.ends_with("ing");
    part.chars().count() > 1
        && closed::tag(part).is_none()
        && !PREFIXES.contains(&part)
        && !participle
        && !matches!(class, Some(WordClass::Adjective | WordClass::Adverb))
}

/// Whether `word` is of a closed class: a preposition, a pronoun, a determiner and the like.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    closed::tag(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words_are_distinguished_from_those_of_identifiers() {
        for part in [
            "mail", "e", "roll", "non", "ai", "powered", "off", "semi", "\u{E9}",
        ] {
            assert!(is_known_part(part), "{part}");
        }
        for part in ["lang", "abi", "npm", "vscode", "", "x86", "d\u{E9}j\u{E0}x"] {
            assert!(!is_known_part(part), "{part}");
        }
        for (part, bare) in [
            ("loader", true),
            ("back", false),
            ("high", false),
            ("based", false),
        ] {
            assert_eq!(is_bare_part(part), bare, "{part}");
        }
    }
}
