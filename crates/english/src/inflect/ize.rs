//! `-ise` and `-ize`: one word in two spellings.

use crate::lists::is_never_ize;

/// Endings that are spelt in two ways, in either.
const ENDINGS: [(&str, &str); 12] = [
    ("ise", "ize"),
    ("ises", "izes"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("iser", "izer"),
    ("isers", "izers"),
    ("isation", "ization"),
    ("isations", "izations"),
    ("yse", "yze"),
    ("yses", "yzes"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
];

/// Fewer letters before the ending make another word: "prise", "size".
const SHORTEST_STEM: usize = 3;

/// The other spelling of a word in -ise, -ize, -yse or -yze, or of a form of one.
#[must_use]
pub fn other_ize(word: &str) -> Option<String> {
    let pairs = ENDINGS.iter().flat_map(|(s, z)| [(s, z, s), (z, s, s)]);
    let (stem, other, british) = pairs
        .filter_map(|(own, other, british)| Some((word.strip_suffix(own)?, other, british)))
        .max_by_key(|(_, other, _)| other.len())?;
    let suffix = &british[..2];
    let base = [format!("{stem}{suffix}e"), format!("{stem}ize")];
    // "analyses" is a plural, too.
    let other_word = base.iter().any(|base| is_never_ize(base)) || word.ends_with("yses");
    let long = stem.chars().count() >= SHORTEST_STEM && stem.chars().all(char::is_alphabetic);
    (long && !other_word).then(|| format!("{stem}{other}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_suffix_has_two_spellings() {
        let cases = [
            ("organise", Some("organize")),
            ("organizations", Some("organisations")),
            ("dockerized", Some("dockerised")),
            ("analyse", Some("analyze")),
            ("analyzing", Some("analysing")),
            ("éternise", Some("éternize")),
            ("enterprise", None),
            ("advertising", None),
            ("resized", None),
            ("analyses", None),
            ("prise", None),
            ("size", None),
            ("rising", None),
            ("ise", None),
            ("", None),
        ];
        for (word, want) in cases {
            assert_eq!(other_ize(word).as_deref(), want, "{word}");
            let back = want.and_then(other_ize);
            assert_eq!(back.as_deref(), want.map(|_| word), "{word}");
        }
    }
}
