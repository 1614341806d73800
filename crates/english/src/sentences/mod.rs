//! Cuts the prose of a block into sentences.
//!
//! The rules are those of UAX #29 with what English needs beside them: abbreviations, initials,
//! list numbers, names with a mark. A line break is a space; a blank line ends a sentence.
//! Each decision looks at a bounded stretch around the mark, so the cost is linear whatever the
//! input. A mark inside quotes or brackets ends a sentence as any other: `He said "It works. It
//! scales." and left.` is cut after `works.`, and not after `scales."`, since a small letter
//! follows. A mark with no space after it ends one where a sentence seems to follow ([`glued`]).

mod abbreviation;
mod glued;

#[cfg(test)]
mod tests;

use std::ops::Range;

use abbreviation::{Reading, read, starts_sentence};

/// How far a decision looks ahead for the first letter of the next sentence.
const OPENING_MARKS: usize = 8;

/// The sentences of `prose` in order, without the spaces around them.
///
/// Sentences of ASCII that follow each other are cut alone as they are cut here: what precedes
/// a sentence has no say in it, and what is looked at after a mark ends where its sentence does.
#[must_use]
pub fn sentences(prose: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = behind_marker(prose, 0, &mut found);
    let mut at = start;
    while let Some(stop) = next_stop(prose, at) {
        if stop.ends_sentence(prose, start) {
            push_trimmed(prose, start..stop.end, &mut found);
            start = behind_marker(prose, stop.next, &mut found);
        }
        at = start.max(stop.next);
    }
    push_trimmed(prose, start..prose.len(), &mut found);
    found
}

/// The sentence of a list from [`sentences`] that holds `offset`, or the last one before it.
#[must_use]
pub fn sentence_at(sentences: &[Range<usize>], offset: usize) -> Option<Range<usize>> {
    let behind = sentences.partition_point(|s| s.start <= offset);
    sentences.get(behind.checked_sub(1)?).cloned()
}

/// Where the sentence at `start` starts after its number, if that is glued to it: then the number
/// stands for itself.
fn behind_marker(prose: &str, start: usize, found: &mut Vec<Range<usize>>) -> usize {
    let Some(len) = glued::marker(&prose[start..]) else {
        return start;
    };
    push_trimmed(prose, start..start + len, found);
    start + len
}

fn push_trimmed(prose: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let text = &prose[range.clone()];
    let body = text.trim_start();
    let start = range.start + text.len() - body.len();
    let end = start + body.trim_end().len();
    if start < end {
        found.push(start..end);
    }
}

/// A place where a sentence may end.
#[derive(Debug, Clone, Copy)]
struct Stop {
    kind: StopKind,
    /// Where the marks start.
    start: usize,
    /// Where the marks end.
    marks_end: usize,
    /// After the closing quotes, brackets and footnote signs that follow.
    end: usize,
    /// Where the next word starts.
    next: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StopKind {
    /// One full stop.
    Period,
    /// Several full stops, or an ellipsis.
    Ellipsis,
    /// Marks with an exclamation mark.
    Exclamation,
    /// Marks with a question mark.
    Question,
    /// Marks of scripts that put no space after them.
    Ideographic,
    /// A colon with a letter on either side.
    Colon,
    /// A blank line.
    Blank,
}

impl Stop {
    fn ends_sentence(&self, prose: &str, sentence_start: usize) -> bool {
        let follows = &prose[self.next..];
        if matches!(self.kind, StopKind::Blank | StopKind::Ideographic) || follows.is_empty() {
            return true;
        }
        if self.next == self.end {
            let joint = glued::Joint {
                kind: self.kind,
                before: &prose[sentence_start..self.start],
                behind: follows,
            };
            return joint.parts();
        }
        // "enables – finally! – access": a dash ties on what follows.
        let behind_dash = follows.trim_start_matches(['–', '—']);
        if behind_dash.len() < follows.len() && starts_small(behind_dash.trim_start()) {
            return false;
        }
        let closed = self.end > self.marks_end;
        let small = starts_small(follows);
        match self.kind {
            StopKind::Question => !(small && closed),
            StopKind::Exclamation => {
                !small
                    || !closed && !abbreviation::is_marked_name(&prose[sentence_start..self.start])
            }
            StopKind::Ellipsis => !small,
            _ if small => false,
            _ if closed => true,
            _ => self.period_ends_sentence(prose, sentence_start),
        }
    }

    fn period_ends_sentence(&self, prose: &str, sentence_start: usize) -> bool {
        let follows = &prose[self.next..];
        match read(&prose[sentence_start..self.start]) {
            Reading::Word => true,
            Reading::NeverLast => false,
            Reading::BeforeNumber => !follows.starts_with(|c: char| c.is_numeric()),
            Reading::SeldomLast => starts_sentence(follows),
        }
    }
}

/// Whether the first letter of `text`, after opening quotes and brackets, is a small one. The
/// small letter of a name such as "iPhone" is none.
fn starts_small(text: &str) -> bool {
    let mut letters = text
        .chars()
        .enumerate()
        .skip_while(|(at, c)| *at < OPENING_MARKS && is_opening(*c))
        .map(|(_, c)| c);
    let first = letters.next();
    let second = letters.next();
    first.is_some_and(char::is_lowercase) && !second.is_some_and(char::is_uppercase)
}

/// The next mark or blank line at or after `from`.
fn next_stop(prose: &str, mut from: usize) -> Option<Stop> {
    loop {
        from += position_of_stop(&prose.as_bytes()[from..])?;
        // A line end within a paragraph is a space, and the commonest of all that is found.
        let within = prose
            .as_bytes()
            .get(from + 1)
            .is_some_and(u8::is_ascii_graphic);
        if prose.as_bytes()[from] == b'\n' && within {
            from += 1;
            continue;
        }
        if prose.as_bytes()[from] == b':' {
            if let Some(stop) = glued_colon(prose, from) {
                return Some(stop);
            }
            from += 1;
            continue;
        }
        // A byte in the middle of a character cannot be found: all of these start one.
        let c = prose[from..].chars().next()?;
        if c.is_whitespace() {
            let next = skip(prose, from, char::is_whitespace);
            if is_blank_line(&prose[from..next]) {
                return Some(Stop {
                    kind: StopKind::Blank,
                    start: from,
                    marks_end: from,
                    end: from,
                    next,
                });
            }
            from = next;
        } else if mark(c).is_some() {
            return Some(stop_at(prose, from));
        } else {
            from += c.len_utf8();
        }
    }
}

/// The colon at `at`, if it has a letter or digit before it and a letter right after it.
fn glued_colon(prose: &str, at: usize) -> Option<Stop> {
    let before = prose[..at].chars().next_back();
    let behind = prose[at + 1..].chars().next();
    let glued =
        before.is_some_and(char::is_alphanumeric) && behind.is_some_and(char::is_alphabetic);
    glued.then_some(Stop {
        kind: StopKind::Colon,
        start: at,
        marks_end: at + 1,
        end: at + 1,
        next: at + 1,
    })
}

/// The place of the first byte that can start a stop.
fn position_of_stop(bytes: &[u8]) -> Option<usize> {
    // All of a lane is looked at, so that the bytes are compared side by side.
    let (lanes, rest) = bytes.as_chunks::<16>();
    for (nth, lane) in lanes.iter().enumerate() {
        let stops = u128::from_le_bytes(lane.map(|b| u8::from(may_stop(b))));
        if stops != 0 {
            return Some(16 * nth + stops.trailing_zeros() as usize / 8);
        }
    }
    let behind = rest.iter().copied().position(may_stop);
    behind.map(|at| bytes.len() - rest.len() + at)
}

/// Whether a character that can be a stop starts with the byte.
fn may_stop(b: u8) -> bool {
    let is_ascii = (b == b'.') | (b == b'!') | (b == b'?') | (b == b'\n') | (b == b'\r');
    is_ascii | (b == b':') | (b == 0xE2) | (b == 0xE3) | (b == 0xEF)
}

fn stop_at(prose: &str, start: usize) -> Stop {
    let marks_end = skip(prose, start, |c| mark(c).is_some());
    let end = skip_closing(prose, marks_end);
    Stop {
        kind: kind_of(&prose[start..marks_end]),
        start,
        marks_end,
        end,
        next: if is_blank_line(&prose[end..skip(prose, end, char::is_whitespace)]) {
            end
        } else {
            skip(prose, end, char::is_whitespace)
        },
    }
}

fn kind_of(marks: &str) -> StopKind {
    let strongest = |wanted| marks.chars().filter_map(mark).any(|kind| kind == wanted);
    [
        StopKind::Ideographic,
        StopKind::Question,
        StopKind::Exclamation,
    ]
    .into_iter()
    .find(|kind| strongest(*kind))
    .unwrap_or(if marks == "." || marks == "．" {
        StopKind::Period
    } else {
        StopKind::Ellipsis
    })
}

fn mark(c: char) -> Option<StopKind> {
    Some(match c {
        '.' | '．' => StopKind::Period,
        '…' => StopKind::Ellipsis,
        '!' | '‼' => StopKind::Exclamation,
        '?' | '⁇' | '⁈' | '⁉' | '‽' => StopKind::Question,
        '。' | '｡' | '！' | '？' => StopKind::Ideographic,
        _ => return None,
    })
}

/// After the closing quotes and brackets at `from`, and the footnote signs among them.
fn skip_closing(prose: &str, mut from: usize) -> usize {
    loop {
        let to = skip(prose, from, is_closing);
        let to = to + note_number(&prose[to..]);
        if to == from {
            return to;
        }
        from = to;
    }
}

/// The length of a footnote number in brackets: `[12]`.
fn note_number(text: &str) -> usize {
    let Some(inner) = text.strip_prefix('[') else {
        return 0;
    };
    let digits = inner.bytes().take(4).take_while(u8::is_ascii_digit).count();
    if digits > 0 && inner[digits..].starts_with(']') {
        digits + 2
    } else {
        0
    }
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '*'
            | '†'
            | '‡'
            | '¹'
            | '²'
            | '³'
            | '⁰'
            | '⁴'..='⁹' | '」' | '』' | '）'
    )
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '{' | '*' | '「' | '『' | '（'
    )
}

fn skip(prose: &str, from: usize, wanted: impl Fn(char) -> bool) -> usize {
    let rest = &prose[from..];
    from + rest.find(|c| !wanted(c)).unwrap_or(rest.len())
}

/// Whether the spaces hold two line ends or a paragraph separator.
fn is_blank_line(spaces: &str) -> bool {
    let feeds = spaces.bytes().filter(|b| *b == b'\n').count();
    let returns = spaces.bytes().filter(|b| *b == b'\r').count();
    feeds.max(returns) > 1 || spaces.contains('\u{2029}')
}
