//! The forms of adjectives: safe, safer, safest.

use super::push_new;
use super::spelling::{ends_in_consonant_y, is_vowel, last_two};

/// Adjectives that are compared by other words.
const IRREGULAR: [(&str, &[&str]); 4] = [
    ("good", &["better", "best"]),
    ("bad", &["worse", "worst"]),
    ("far", &["farther", "farthest", "further", "furthest"]),
    ("little", &["less", "least"]),
];

/// Endings of adjectives that are compared with "more".
const MORE: [&str; 14] = [
    "ed", "ing", "ive", "able", "ible", "ful", "less", "ous", "al", "ic", "ant", "ent", "ary",
    "ory",
];

/// The adjective or participle `word`, and its forms of comparison, in lower case, `word` first.
#[must_use]
pub fn adjective_forms(word: &str) -> Vec<String> {
    let word = word.to_lowercase();
    let mut forms = vec![word.clone()];
    if let Some((_, compared)) = IRREGULAR.iter().find(|(base, _)| *base == word) {
        compared
            .iter()
            .for_each(|form| push_new(&mut forms, (*form).to_owned()));
        return forms;
    }
    if !is_short(&word) {
        return forms;
    }
    let stem = match last_two(&word) {
        _ if ends_in_consonant_y(&word) => format!("{}i", &word[..word.len() - 1]),
        (Some('e'), _) => word[..word.len() - 1].to_owned(),
        (Some(last), Some(before)) if doubles(&word, before, last) => format!("{word}{last}"),
        _ => word,
    };
    push_new(&mut forms, format!("{stem}er"));
    push_new(&mut forms, format!("{stem}est"));
    forms
}

/// Whether it is compared by an ending: of one syllable, or of two and not of a long ending.
fn is_short(word: &str) -> bool {
    let vowel = |c: char| is_vowel(c) || c == 'y';
    let silent = word.strip_suffix('e').unwrap_or(word);
    let syllables = silent
        .split(|c: char| !vowel(c))
        .filter(|s| !s.is_empty())
        .count();
    let long = MORE
        .iter()
        .any(|end| word.len() > end.len() + 1 && word.ends_with(end));
    syllables == 1 && !word.ends_with("ed") || syllables == 2 && !long
}

/// "big", "hot": one vowel between two consonants.
fn doubles(word: &str, before: char, last: char) -> bool {
    let vowels = word.chars().filter(|c| is_vowel(*c)).count();
    vowels == 1 && is_vowel(before) && !is_vowel(last) && !"wxy".contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives_are_compared() {
        let cases = [
            ("safe", "safe safer safest"),
            ("Easy", "easy easier easiest"),
            ("big", "big bigger biggest"),
            ("green", "green greener greenest"),
            ("secure", "secure securer securest"),
            ("good", "good better best"),
            ("innovative", "innovative"),
            ("guaranteed", "guaranteed"),
            ("free", "free freer freest"),
            ("cliché", "cliché clichéer clichéest"),
            ("", ""),
        ];
        for (word, want) in cases {
            assert_eq!(adjective_forms(word).join(" "), want, "{word}");
        }
    }
}
