//! The plurals of nouns.

use super::casing::{is_upper, recase};
use super::{push_new, spelling};
use crate::irregular::irregular_noun;
use crate::words::lemma_classes;

/// Words after which a compound has no head: "point of sale", "mother-in-law".
const LINKS: [&str; 13] = [
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "without", "de", "under", "out",
];

/// Particles that follow a doer, as in "runner-up" and "passer-by".
const PARTICLES: [&str; 7] = ["up", "by", "on", "in", "out", "off", "over"];

/// Adjectives that are after their noun, with the nouns that they do so to.
const POSTPOSED: [(&str, &[&str]); 8] = [
    (
        "general",
        &[
            "attorney",
            "secretary",
            "director",
            "solicitor",
            "auditor",
            "governor",
            "inspector",
            "surgeon",
        ],
    ),
    ("martial", &["court"]),
    ("laureate", &["poet"]),
    ("elect", &["president", "governor", "mayor"]),
    ("designate", &["minister", "president"]),
    ("emeritus", &["professor"]),
    ("public", &["notary"]),
    ("errant", &["knight"]),
];

/// The usual plural: `plural("API")` is `APIs`, `plural("point of sale")` is `points of sale`.
/// A word in capitals is taken for an acronym, unless its plural is irregular.
#[must_use]
pub fn plural(noun: &str) -> String {
    plurals(noun).swap_remove(0)
}

/// The noun and all accepted plurals, none twice.
#[must_use]
pub fn noun_forms(noun: &str) -> Vec<String> {
    let mut forms = vec![noun.to_owned()];
    for form in plurals(noun) {
        push_new(&mut forms, form);
    }
    forms
}

/// All accepted plurals, the usual one first.
pub(super) fn plurals(noun: &str) -> Vec<String> {
    let (before, head, after) = split(noun);
    let lower = head.to_lowercase();
    let spelt = |s: String, acronym| format!("{before}{}{after}", recase(head, &s, acronym));
    if let Some((kept, forms)) = irregular_noun(&lower) {
        return forms
            .split('/')
            .map(|f| spelt(format!("{kept}{f}"), false))
            .collect();
    }
    if is_upper(head) && head.chars().nth(1).is_some() {
        let ending = if lower.ends_with('s') { "es" } else { "s" };
        return vec![spelt(format!("{lower}{ending}"), true)];
    }
    regular(&lower)
        .into_iter()
        .map(|s| spelt(s, false))
        .collect()
}

fn regular(noun: &str) -> Vec<String> {
    if noun.is_empty() {
        return vec![String::new()];
    }
    if is_plural(noun) {
        return vec![noun.to_owned()];
    }
    if let Some(stem) = noun.strip_suffix("sis").filter(|s| s.len() > 1) {
        return vec![format!("{stem}ses")];
    }
    vec![spelling::add_s(noun)]
}

/// Whether the noun is listed as a plural that stands for itself: "funds", "troops", "relations".
fn is_plural(noun: &str) -> bool {
    let singular = noun
        .strip_suffix('s')
        .filter(|s| s.len() > 2 && !s.ends_with(['i', 's', 'u']));
    singular.is_some_and(|s| lemma_classes(s).noun > 0) && lemma_classes(noun).noun > 0
}

/// What precedes the word that takes the plural, that word, and what follows.
fn split(noun: &str) -> (&str, &str, &str) {
    let ends: Vec<usize> = noun
        .match_indices([' ', '-', '\u{a0}'])
        .map(|(at, _)| at)
        .collect();
    let (Some(&first), Some(&last)) = (ends.first(), ends.last()) else {
        return ("", noun, "");
    };
    let part = |end: usize| noun[end..].trim_start_matches([' ', '-', '\u{a0}']);
    let second = part(first).split([' ', '-', '\u{a0}']).next().unwrap_or("");
    let head = &noun[..first];
    if ends.len() > 1 && LINKS.contains(&second) || is_led(head, second) && ends.len() == 1 {
        return ("", head, &noun[first..]);
    }
    let tail = part(last);
    (&noun[..noun.len() - tail.len()], tail, "")
}

/// Whether the first word of a pair is its head: "runner-up", "attorney general".
fn is_led(head: &str, second: &str) -> bool {
    let doer = head.ends_with("er") || head.ends_with("or");
    let postposed = POSTPOSED
        .iter()
        .any(|(adjective, nouns)| *adjective == second && nouns.contains(&head));
    doer && PARTICLES.contains(&second) || postposed
}
