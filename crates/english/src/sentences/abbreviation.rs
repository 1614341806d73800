//! What the word before a full stop says of the stop.

/// No abbreviation and no list number is longer.
pub(super) const LONGEST: usize = 16;

/// No abbreviation without a full stop in it is longer.
const LONGEST_PLAIN: usize = 6;

/// What a full stop after a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The end of a sentence.
    Word,
    /// Part of an abbreviation that something must follow: "Dr.", "e.g.", a list number.
    NeverLast,
    /// The same, where a number follows: "No. 5".
    BeforeNumber,
    /// Part of an abbreviation that can end a sentence: "Inc.", "U.S.", an initial.
    SeldomLast,
}

/// Only with a capital: "Gen. Smith" but "next gen."
const TITLES: [&str; 25] = [
    "Adm", "Capt", "Cmdr", "Col", "Dr", "Drs", "Fr", "Ft", "Gen", "Gov", "Hon", "Lt", "Maj",
    "Messrs", "Mme", "Mr", "Mrs", "Ms", "Mt", "Mx", "Pres", "Prof", "Rep", "Rev", "Sen",
];

const NEVER_LAST: [&str; 17] = [
    "a.k.a", "aka", "approx", "ca", "cf", "e.g", "eg", "esp", "i.e", "ie", "incl", "resp", "sgt",
    "st", "v", "viz", "vs",
];

const BEFORE_NUMBER: [&str; 35] = [
    "app", "apr", "art", "aug", "ch", "chap", "dec", "ed", "eq", "ex", "feb", "fig", "figs", "jan",
    "jul", "jun", "mar", "no", "nos", "nov", "nr", "oct", "p", "para", "pp", "pt", "rev", "sec",
    "sect", "sep", "sept", "tel", "ver", "vol", "vols",
];

const SELDOM_LAST: [&str; 28] = [
    "al", "assn", "ave", "blvd", "bros", "co", "corp", "dept", "dist", "div", "est", "ext", "govt",
    "hq", "inc", "intl", "jr", "llc", "llp", "ltd", "mfg", "mgmt", "mgr", "plc", "pty", "rd", "sr",
    "univ",
];

/// Names that end in an exclamation mark.
const MARKED_NAMES: [&str; 5] = ["jeopardy", "joomla", "oxygene", "yahoo", "yum"];

/// Words that often start a sentence and seldom follow an abbreviation in the middle of one.
const STARTERS: [&str; 93] = [
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "an",
    "and",
    "another",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "can",
    "contact",
    "despite",
    "do",
    "does",
    "each",
    "even",
    "every",
    "finally",
    "first",
    "for",
    "from",
    "get",
    "give",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "is",
    "it",
    "its",
    "it's",
    "just",
    "last",
    "learn",
    "let",
    "like",
    "many",
    "more",
    "moreover",
    "most",
    "my",
    "no",
    "not",
    "now",
    "on",
    "once",
    "one",
    "only",
    "or",
    "our",
    "over",
    "please",
    "see",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "to",
    "today",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "while",
    "with",
    "you",
];

/// What the full stop after `sentence`, a sentence so far, is.
pub(super) fn read(sentence: &str) -> Reading {
    let word = last_word(sentence);
    if is_list_number(sentence, word) {
        return Reading::NeverLast;
    }
    if is_none(word) {
        return Reading::Word;
    }
    let lower = word.to_lowercase();
    let lower = lower.as_str();
    if TITLES.contains(&word) || NEVER_LAST.contains(&lower) {
        return Reading::NeverLast;
    }
    if BEFORE_NUMBER.contains(&lower) {
        return Reading::BeforeNumber;
    }
    let initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    if SELDOM_LAST.contains(&lower) || initial || is_dotted(word) {
        return Reading::SeldomLast;
    }
    Reading::Word
}

/// Whether `word` is no abbreviation, whichever it is: most are too long, or a number.
fn is_none(word: &str) -> bool {
    let long = || word.len() > LONGEST_PLAIN && !word.contains('.');
    word.is_ascii() && (long() || word.bytes().any(|b| b.is_ascii_digit()))
}

/// Whether `text` starts with a word that marks a new sentence.
pub(super) fn starts_sentence(text: &str) -> bool {
    let opens = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !".!?:…".contains(c);
    let text = text.trim_start_matches(opens);
    let word: String = text
        .chars()
        .take(LONGEST)
        .take_while(|c| c.is_alphanumeric() || *c == '\'')
        .collect();
    word.starts_with(char::is_uppercase) && is_starter(&word)
}

/// Whether a new sentence often starts with `word`.
pub(super) fn is_starter(word: &str) -> bool {
    STARTERS.contains(&word.to_lowercase().as_str())
}

/// Whether `sentence` ends in a name that carries an exclamation mark.
pub(super) fn is_marked_name(sentence: &str) -> bool {
    MARKED_NAMES.contains(&&*last_word(sentence).to_lowercase())
}

/// The letters, digits and inner full stops at the end of `text`; empty if there are more than an
/// abbreviation has.
pub(super) fn last_word(text: &str) -> &str {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || *b == b'.';
    let bytes = text.bytes().rev().take(LONGEST + 1);
    let len = bytes.take_while(plain).count();
    let before = text.len() - len;
    // What ends it may be a letter beyond ASCII, which a byte does not show.
    if before == 0 || text.as_bytes()[before - 1].is_ascii() {
        return if len > LONGEST { "" } else { &text[before..] };
    }
    let start = text
        .char_indices()
        .rev()
        .take(LONGEST + 1)
        .take_while(|(_, c)| c.is_alphanumeric() || *c == '.')
        .last()
        .map_or(text.len(), |(at, _)| at);
    let word = &text[start..];
    if word.chars().count() > LONGEST {
        ""
    } else {
        word
    }
}

/// Whether the sentence so far is nothing but the number of a list item: "2. Install".
fn is_list_number(sentence: &str, word: &str) -> bool {
    let short = (1..=3).contains(&word.len());
    short && word.bytes().all(|b| b.is_ascii_digit()) && sentence.trim_start() == word
}

/// "U.S", "Ph.D", "p.m": short parts with full stops between them.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=2).contains(&part.len()) && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_abbreviation_is_ruled_out_by_its_looks() {
        let lists = [
            &TITLES[..],
            &NEVER_LAST[..],
            &BEFORE_NUMBER[..],
            &SELDOM_LAST[..],
            &["A", "U.S", "Ph.D", ""],
        ];
        for word in lists.concat() {
            assert!(!is_none(word), "{word}");
        }
        for word in ["message", "12", "3.5", "v2"] {
            assert!(is_none(word), "{word}");
            assert_eq!(read(&format!("It is {word}")), Reading::Word);
        }
        assert_eq!(read("12"), Reading::NeverLast);
    }
}
