//! Fits the human report into the columns of a terminal: messages are wrapped, source lines are cut
//! around the finding. Columns are counted as the terminal counts them: two for a wide character, none
//! for a combining mark, and four for a tab, which is printed as spaces.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

/// Marks the cut part of a line.
const CUT: &str = "…";
/// Narrower terminals are treated as this wide.
pub(super) const MIN_COLUMNS: usize = 20;
/// Columns of a tab: annotate-snippets prints four spaces.
const TAB: usize = 4;

/// How many columns a character takes.
fn width_of(c: char) -> usize {
    match c {
        '\t' => TAB,
        c => c.width().unwrap_or(0),
    }
}

/// How many columns a text takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(width_of).sum()
}

/// `text` in lines of at most `columns`, broken at spaces; a longer word is broken, too.
pub(super) fn wrapped(text: &str, columns: usize) -> String {
    let columns = columns.max(MIN_COLUMNS);
    let (mut out, mut used) = (String::with_capacity(text.len() + 8), 0);
    for word in text.split(' ') {
        let needed = width(word);
        if used > 0 && used + 1 + needed > columns {
            out.push('\n');
            used = 0;
        } else if !out.is_empty() && !out.ends_with('\n') {
            out.push(' ');
            used += 1;
        }
        for c in word.chars() {
            if used + width_of(c) > columns {
                out.push('\n');
                used = 0;
            }
            out.push(c);
            used += width_of(c);
        }
    }
    out
}

/// A line of the source, and what was kept of it.
#[derive(Debug)]
struct Line {
    /// Its range in the source.
    whole: Range<usize>,
    /// The range that is kept.
    kept: Range<usize>,
    /// Where the kept part starts in the cut source.
    at: usize,
}

/// A source with its lines cut to a width.
#[derive(Debug)]
pub(super) struct Fitted {
    pub(super) source: String,
    lines: Vec<Line>,
    pub(super) is_cut: bool,
}

impl Fitted {
    /// Cuts every line of `source` to `columns`, around its part of `focus`, and also around
    /// `beside` if both fit.
    pub(super) fn new(
        source: &str,
        focus: &Range<usize>,
        beside: &[Range<usize>],
        columns: usize,
    ) -> Self {
        let columns = columns.max(MIN_COLUMNS);
        let mut fitted = Self {
            source: String::with_capacity(source.len()),
            lines: Vec::new(),
            is_cut: false,
        };
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            let end = start + line.trim_end_matches(['\n', '\r']).len();
            let whole = start..end;
            let inside = |span: &Range<usize>| {
                let span = span.start.clamp(start, end)..span.end.clamp(start, end);
                (!span.is_empty()).then_some(span)
            };
            let own = inside(focus).unwrap_or(start..start);
            let all = beside.iter().filter_map(inside);
            let all = all.fold(own.clone(), |a, b| a.start.min(b.start)..a.end.max(b.end));
            let room = columns - 2 * width(CUT);
            let focus = if width(&source[all.clone()]) <= room {
                all
            } else {
                own
            };
            fitted.push(source, whole, &focus, columns);
            fitted.source.push_str(&line[end - start..]);
            start += line.len();
        }
        fitted
    }

    fn push(&mut self, source: &str, whole: Range<usize>, focus: &Range<usize>, columns: usize) {
        let kept = match width(&source[whole.clone()]) <= columns {
            true => whole.clone(),
            false => window(source, &whole, focus, columns - 2 * width(CUT)),
        };
        self.is_cut |= kept != whole;
        if kept.start > whole.start {
            self.source.push_str(CUT);
        }
        let at = self.source.len();
        self.source.push_str(&source[kept.clone()]);
        if kept.end < whole.end {
            self.source.push_str(CUT);
        }
        self.lines.push(Line { whole, kept, at });
    }

    /// Maps an offset of the source. An offset that was cut off maps to the cut.
    pub(super) fn offset(&self, place: usize) -> usize {
        let next = self.lines.partition_point(|l| l.whole.start <= place);
        let Some(line) = next.checked_sub(1).and_then(|at| self.lines.get(at)) else {
            return 0;
        };
        line.at + place.clamp(line.kept.start, line.kept.end) - line.kept.start
    }

    /// Maps an offset of the source to its column after the cut, from 0.
    pub(super) fn column(&self, place: usize) -> usize {
        let at = self.offset(place);
        let line = self.source[..at].rfind('\n').map_or(0, |end| end + 1);
        width(&self.source[line..at])
    }

    /// Whether all of a range of the source was kept.
    pub(super) fn shows(&self, span: &Range<usize>) -> bool {
        self.offset(span.end) - self.offset(span.start) >= span.len()
    }
}

/// The part of the line `whole` that fits into `columns`: the start of `focus`, and as much of the
/// rest of it and of the text around it as fits.
fn window(
    source: &str,
    whole: &Range<usize>,
    focus: &Range<usize>,
    columns: usize,
) -> Range<usize> {
    let forward = |from: usize, to: usize, room: usize| {
        let (mut at, mut used) = (from, 0);
        for c in source[from..to].chars() {
            if used + width_of(c) > room {
                break;
            }
            used += width_of(c);
            at += c.len_utf8();
        }
        (at, used)
    };
    let (mut end, used) = forward(focus.start, focus.end, columns);
    let room = columns - used;
    let behind = if end < focus.end {
        0
    } else {
        width_until(source, end..whole.end, room)
    };
    let before = room - behind.min(room / 2);
    let (start, taken) = backward(source, whole.start..focus.start, before);
    if end == focus.end {
        end = forward(end, whole.end, room - taken).0;
    }
    start..end
}

/// The columns of a range, counted up to `most`.
fn width_until(source: &str, span: Range<usize>, most: usize) -> usize {
    let mut used = 0;
    for c in source[span].chars() {
        used += width_of(c);
        if used >= most {
            return most;
        }
    }
    used
}

/// Where the last part of `span` that fits into `room` columns starts, and how many it takes.
fn backward(source: &str, span: Range<usize>, room: usize) -> (usize, usize) {
    let (mut at, mut used) = (span.end, 0);
    for c in source[span].chars().rev() {
        if used + width_of(c) > room {
            break;
        }
        used += width_of(c);
        at -= c.len_utf8();
    }
    // A combining mark does not start a line.
    while at < source.len() && used > 0 {
        match source[at..].chars().next() {
            Some(c) if width_of(c) == 0 => at += c.len_utf8(),
            _ => break,
        }
    }
    (at, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_wrapped_by_columns() {
        let cases = [
            ("", ""),
            ("short", "short"),
            (
                "one two three four five six",
                "one two three four\nfive six",
            ),
            ("数据数据数据 数据数据 数据", "数据数据数据\n数据数据 数据"),
            (
                "e\u{301}e\u{301}e\u{301} e\u{301}",
                "e\u{301}e\u{301}e\u{301} e\u{301}",
            ),
            (
                "https://a.example/0123456789/0123456789",
                "https://a.example/01\n23456789/0123456789",
            ),
            ("a  b", "a  b"),
        ];
        for (text, want) in cases {
            assert_eq!(wrapped(text, MIN_COLUMNS), want, "{text}");
        }
    }

    #[test]
    fn lines_are_cut_around_the_finding() {
        let long = "a ".repeat(30) + "HERE" + &" b".repeat(30);
        let cases = [
            ("x HERE y".to_owned(), "x HERE y"),
            (long.clone(), "… a a a HERE b b b …"),
            (format!("HERE{}", " b".repeat(30)), "HERE b b b b b b b…"),
            (format!("{}HERE", "a ".repeat(30)), "…a a a a a a a HERE"),
            (format!("{}HERE", "数".repeat(30)), "…数数数数数数数HERE"),
            (format!("\t\t\t\t\tHERE{}", "\t".repeat(9)), "…\tHERE\t\t…"),
            (format!("é{}\nHERE\r\nz", "y".repeat(40)), "HERE\r\nz"),
        ];
        for (text, want) in cases {
            let at = text.find("HERE").expect("is there");
            let fitted = Fitted::new(&text, &(at..at + 4), &[], MIN_COLUMNS);
            assert!(fitted.source.ends_with(want), "{:?}", fitted.source);
            for line in fitted.source.lines() {
                assert!(width(line) <= MIN_COLUMNS, "{line:?}");
            }
            let now = fitted.offset(at);
            assert_eq!(&fitted.source[now..fitted.offset(at + 4)], "HERE");
            assert!(fitted.shows(&(at..at + 4)));
        }
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one place is shown")]
    fn a_finding_longer_than_a_line_is_cut() {
        let text = "x".repeat(10) + &"é".repeat(50);
        let fitted = Fitted::new(&text, &(10..text.len()), &[0..3], MIN_COLUMNS);
        assert!(fitted.source.starts_with("…é") && fitted.is_cut);
        assert_eq!(width(&fitted.source), MIN_COLUMNS);
        assert!(!fitted.shows(&(0..3)));
        let both = Fitted::new("abc HERE def", &(4..8), &[0..3], MIN_COLUMNS);
        assert!(!both.is_cut && both.column(8) == 8);
    }
}
