//! Lines of plain text that are items or headings of their own, without a blank line between them:
//! `Please click⏎Here are the tips.` A wrapped paragraph stays whole: its lines break where the
//! next word would not have fitted.

use std::ops::Range;

/// Up to this width all lines of a list of items are read as such.
const SHORT: usize = 60;

/// Text of this width is written by hand with ragged lines.
const WIDE: usize = 40;

/// Words that do not end a line of their own: something must follow them.
const OPEN: [&str; 62] = [
    "a", "about", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "could", "did",
    "does", "every", "for", "from", "had", "has", "have", "he", "her", "his", "i", "if", "in",
    "into", "is", "its", "may", "might", "must", "my", "nor", "of", "on", "onto", "or", "our",
    "per", "shall", "she", "should", "than", "the", "their", "they", "to", "under", "via", "was",
    "we", "were", "which", "who", "whose", "will", "with", "within", "without", "would",
];

/// The longest of them, in bytes.
const LONGEST_OPEN: usize = 7;

/// The indices of `lines`, which follow each other in one paragraph, at which a block of its own
/// begins.
pub(super) fn starts(text: &str, lines: &[Range<usize>]) -> Vec<usize> {
    let line = |at: usize| text[lines[at].clone()].trim();
    let opens = |at: usize| {
        text[lines[at].clone()]
            .trim_start()
            .starts_with(char::is_uppercase)
    };
    let may_start = |at: &usize| opens(*at) && is_whole(line(at - 1));
    let mut found: Vec<usize> = (1..lines.len()).filter(may_start).collect();
    if found.is_empty() {
        return found;
    }
    let all = || (0..lines.len()).map(line);
    if all().all(is_item) && (lines.len() > 2 || is_capitalised(first_word(line(1)))) {
        return found;
    }
    let width = all().map(width).max().unwrap_or(0);
    found.retain(|at| breaks_early(line(at - 1), line(*at), width));
    found
}

/// Whether nothing at the end of the line says that it goes on, or that it ends there anyway.
fn is_whole(line: &str) -> bool {
    let closed = |c: char| c.is_alphanumeric() || ")]%\"”’»™®".contains(c);
    let last = line.rsplit(|c: char| c.is_whitespace()).next();
    let last = last.unwrap_or_default().trim_start_matches(['(', '"', '“']);
    line.ends_with(closed) && !is_open(last)
}

fn is_open(word: &str) -> bool {
    let lower = |word: &str| OPEN.binary_search(&&*word.to_lowercase()).is_ok();
    word.len() <= LONGEST_OPEN && lower(word)
}

fn is_item(line: &str) -> bool {
    let starts = line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    starts && !line.ends_with(['.', '!', '?', ',', ';', ':', '-', '…']) && width(line) <= SHORT
}

/// Whether the first word of `next` would have fitted on `line` in a text of this width.
fn breaks_early(line: &str, next: &str, wide: usize) -> bool {
    let first = first_word(next);
    let ragged = wide >= WIDE || !is_capitalised(first);
    let limit = if ragged { wide - wide / 4 } else { wide };
    width(line) + 1 + width(first) <= limit
}

fn first_word(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

/// A capital and small letters behind it; a name may have others.
fn is_capitalised(word: &str) -> bool {
    !word.chars().skip(1).any(char::is_uppercase) && word.chars().nth(1).is_some()
}

fn width(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::formats::testing;

    #[test]
    fn open_words_can_be_looked_up() {
        assert!(OPEN.is_sorted());
        assert!(OPEN.iter().all(|word| word.len() <= LONGEST_OPEN));
        assert!(is_open("Without") && !is_open("") && !is_open("ask"));
    }

    #[test]
    fn lines_that_are_items_are_blocks_and_wrapped_ones_are_not() {
        let cases = [
            (
                "Please click\nHere are the tips.",
                "Please click|Here are the tips.",
            ),
            (
                "Please click\r\nHere are the tips.",
                "Please click|Here are the tips.",
            ),
            (
                "Contact Sales\nStart your trial\nLearn more",
                "Contact Sales|Start your trial|Learn more",
            ),
            ("Über uns\nÖffnen", "Über uns|Öffnen"),
            (
                "What you get\nOur agent calls on ChatGPT to draft replies,\nand sends them.",
                "What you get|Our agent calls on ChatGPT to draft replies, and sends them.",
            ),
            (
                "The SRE\nenables access\nto ChatGPT",
                "The SRE enables access to ChatGPT",
            ),
            (
                "The SRE\nenables\naccess\nto\nChatGPT",
                "The SRE enables access to ChatGPT",
            ),
            (
                "The\nSRE enables access to\nChatGPT.",
                "The SRE enables access to ChatGPT.",
            ),
            (
                "The SRE enables\nChatGPT access",
                "The SRE enables ChatGPT access",
            ),
            (
                "Our agent calls on\nClaude to draft replies.",
                "Our agent calls on Claude to draft replies.",
            ),
            (
                "All day the agents of our best customers\nCall on it, and no word of it is wrapped early here.",
                "All day the agents of our best customers Call on it, and no word of it is wrapped early here.",
            ),
            ("One line,\nAnother line", "One line, Another line"),
            ("It is done.\nThen more", "It is done. Then more"),
            (
                "- Please click\nHere are the tips.",
                "Please click|Here are the tips.",
            ),
            (
                "> Please click\n> Here are the tips.",
                "Please click|Here are the tips.",
            ),
            (
                "\u{FEFF}Please click\nHere are the tips.\n",
                "Please click|Here are the tips.",
            ),
            ("", ""),
        ];
        for (text, want) in cases {
            let blocks = testing::blocks(text, Format::Text);
            let words: Vec<&str> = blocks
                .split(" | ")
                .map(|b| b.split_once(": ").map_or("", |(_, words)| words))
                .collect();
            assert_eq!(words.join("|"), want, "{text}");
        }
    }
}
