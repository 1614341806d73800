//! Quotations inside running text, by their marks.

use std::ops::Range;

use sayso_text::{Prose, Span};

/// Marks that open a quotation, each with those that close it.
const PAIRS: [(char, &str); 8] = [
    ('"', "\""),
    ('\u{201C}', "\u{201D}"),
    ('\u{201E}', "\u{201C}\u{201D}"),
    ('\u{AB}', "\u{BB}"),
    ('\u{BB}', "\u{AB}\u{BB}"),
    ('\u{2018}', "\u{2019}"),
    ('\u{201A}', "\u{2018}\u{2019}"),
    ('\'', "'"),
];

/// Where the quotations of `text` lie, marks included, by start; `from` is where it starts in the
/// prose. A quotation in another one is not counted by itself.
pub(super) fn of(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        match open {
            Some((start, closing)) if closing.contains(c) && closes(c, before, next) => {
                found.push(from + start..from + at + c.len_utf8());
                open = None;
            }
            None if opens(before, next) => {
                open = PAIRS
                    .iter()
                    .find(|(mark, _)| *mark == c)
                    .map(|(_, closing)| (at, *closing));
            }
            _ => {}
        }
        before = Some(c);
    }
    // One that goes on in the next paragraph has no mark at the end of this one.
    if let Some((start, "\u{201D}")) = open {
        found.push(from + start..from + text.len());
    }
    found
}

fn opens(before: Option<char>, next: Option<char>) -> bool {
    let apart =
        |c: char| c.is_whitespace() || "([{/\u{2014}\u{2013}-:\"'\u{201C}\u{2018}".contains(c);
    before.is_none_or(apart) && next.is_some_and(|c| !c.is_whitespace())
}

/// An apostrophe has a letter after it; inches have a digit before them, as a year may have.
fn closes(mark: char, before: Option<char>, next: Option<char>) -> bool {
    let single = matches!(mark, '\'' | '\u{2019}' | '\u{2018}');
    before.is_some_and(|c| !c.is_whitespace())
        && !(single && next.is_some_and(char::is_alphanumeric))
}

/// Whether what lies at `span` is quoted: all of it, or a part that reaches beyond it. A name in
/// marks inside of it ("calls on “ChatGPT”") is no quotation.
pub(super) fn is_quoted(quotations: &[Range<usize>], span: Span<Prose>) -> bool {
    let first = quotations.partition_point(|q| q.end <= span.start);
    let mut met = quotations[first..]
        .iter()
        .take_while(|q| q.start < span.end);
    met.any(|q| !(span.start < q.start && q.end <= span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_are_found_by_their_marks() {
        let cases: [(&str, &[&str]); 20] = [
            ("", &[]),
            ("plain", &[]),
            ("say \"a b\" c", &["\"a b\""]),
            ("\"a b,\" says Falk, \"c d.\"", &["\"a b,\"", "\"c d.\""]),
            (
                "\u{201C}caf\u{E9}\u{201D}\r\nx",
                &["\u{201C}caf\u{E9}\u{201D}"],
            ),
            ("\u{201E}a b\u{201C} c", &["\u{201E}a b\u{201C}"]),
            ("\u{AB}a b\u{BB} c", &["\u{AB}a b\u{BB}"]),
            (
                "\u{2018}it\u{2019}s a\u{2019} b",
                &["\u{2018}it\u{2019}s a\u{2019}"],
            ),
            ("'it's a' b", &["'it's a'"]),
            ("agents' and users' work", &[]),
            ("it\u{2019}s the agents\u{2019} work", &[]),
            ("a 12\" screen and a 14\" one", &[]),
            ("a (\"b c\") d", &["\"b c\""]),
            ("\u{201C}a b c", &["\u{201C}a b c"]),
            ("\"a b c", &[]),
            ("\"\" a", &[]),
            ("\" a \" b", &[]),
            ("the 'tis of it", &[]),
            (
                "\u{201C}a \u{2018}b\u{2019} c\u{201D}",
                &["\u{201C}a \u{2018}b\u{2019} c\u{201D}"],
            ),
            ("says:\"a b\"", &["\"a b\""]),
        ];
        for (text, want) in cases {
            let found = of(text, 0).into_iter().map(|range| &text[range]);
            let found: Vec<&str> = found.filter(|q| *q != "\"\"").collect();
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn a_name_in_marks_is_no_quotation() {
        let quotations = [5..10, 20..30];
        for (span, want) in [
            ((0, 4), false),
            ((0, 10), false),
            ((0, 12), false),
            ((5, 10), true),
            ((6, 9), true),
            ((8, 12), true),
            ((0, 8), true),
            ((15, 20), false),
            ((21, 25), true),
        ] {
            let span = Span::new(span.0, span.1);
            assert_eq!(is_quoted(&quotations, span), want, "{span:?}");
        }
    }
}
