//! A rewrite over a line break keeps the break: the words before it go before, the rest after.

use sayso_text::Edit;
use sayso_text::Span;

/// The edit in pieces, one for each line that it reaches over, as far as it has words for them.
pub(super) fn keep(prose: &str, edit: Edit) -> Vec<Edit> {
    let mut pieces = Vec::new();
    let mut rest = edit;
    while let Some((front, back)) = parted(prose, &rest) {
        pieces.push(front);
        rest = back;
    }
    pieces.push(rest);
    pieces
}

/// The edit before its first line break and after it.
fn parted(prose: &str, edit: &Edit) -> Option<(Edit, Edit)> {
    let old = &prose[edit.span.range()];
    let line_end = old.find('\n')?;
    let front = old[..line_end].trim_end().len();
    let back = line_end + old[line_end..].len() - old[line_end..].trim_start().len();
    let new: Vec<&str> = edit.text.split(' ').filter(|w| !w.is_empty()).collect();
    let count = |text: &str| text.split_whitespace().count();
    let (before, all) = (count(&old[..front]), count(old));
    if new.len() < 2 || before == 0 || back == old.len() {
        return None;
    }
    // As many words are before the break as before, in proportion.
    let at = (before * new.len()).div_ceil(all).clamp(1, new.len() - 1);
    let piece = |start: usize, end: usize, words: &[&str]| Edit {
        span: Span::new(edit.span.start + start, edit.span.start + end),
        text: words.join(" "),
    };
    let mut first = piece(0, front, &new[..at]);
    let mut last = piece(back, old.len(), &new[at..]);
    // A space that was asked for at either end stays.
    if edit.text.starts_with(' ') {
        first.text.insert(0, ' ');
    }
    if edit.text.ends_with(' ') {
        last.text.push(' ');
    }
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_stay_between_words() {
        let cases = [
            ("enables\naccess to", "is powered by", "is\npowered by"),
            ("enables access\r\nto", "is powered by", "is powered\r\nby"),
            ("a\nb\nc", "x y z", "x\ny\nz"),
            ("a\nb\nc", "x y", "x\ny"),
            ("a\nb", "x", "x"),
            ("a b", "x y z", "x y z"),
            (
                "caf\u{E9}\n\u{E9}t\u{E9}",
                "\u{FC}ber alles",
                "\u{FC}ber\nalles",
            ),
            ("", "x y", "x y"),
            ("a\n", "x y", "x y"),
        ];
        for (old, new, want) in cases {
            let edit = Edit {
                span: Span::new(0, old.len()),
                text: new.to_owned(),
            };
            let mut out = String::new();
            let mut at = 0;
            for piece in keep(old, edit) {
                out.push_str(&old[at..piece.span.start]);
                out.push_str(&piece.text);
                at = piece.span.end;
            }
            out.push_str(&old[at..]);
            assert_eq!(out, want, "{old:?} {new:?}");
        }
    }
}
