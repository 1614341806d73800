//! Reads large plain texts piece by piece for as long as nothing in them can be reported, so that
//! they need no memory for the whole.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::run::Task;
use crate::check::Checker;
use crate::discover;
use crate::document::Format;
use crate::finding::Report;

/// Smaller files are read at once.
const LARGE: u64 = 1 << 22;

/// How a file is cut.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// How much is looked at together, in bytes.
    piece: u64,
    /// How far behind its end a piece may go on, to the end of a paragraph.
    slack: u64,
}

/// A piece and its plain copy fit in a core's cache.
const CUT: Cut = Cut {
    piece: 1 << 19,
    slack: 1 << 16,
};

/// The report on a large plain text in which nothing can be reported. `None` for any other input:
/// it is to be read as a whole.
pub(super) fn clean(task: &Task<'_>, checker: &Checker) -> Option<Report> {
    let path = task.input.file.as_deref()?;
    let len = path.metadata().ok().filter(|m| m.is_file())?.len();
    if len < LARGE || task.encoding.is_some() || format(task, path)? != Format::Text {
        return None;
    }
    let clear = are_clear(checker, path, len, CUT);
    clear.then(|| checker.clean(&task.input.path, Format::Text))
}

fn are_clear(checker: &Checker, path: &Path, len: u64, cut: Cut) -> bool {
    let clear = |bytes: &mut Vec<u8>, number| {
        let start = number * cut.piece;
        is_clear(checker, path, start, cut, bytes).unwrap_or(false)
    };
    let pieces = (0..len.div_ceil(cut.piece)).into_par_iter();
    pieces.map_init(Vec::new, clear).all(|clear| clear)
}

fn format(task: &Task<'_>, path: &Path) -> Option<Format> {
    let mut head = Vec::new();
    let file = File::open(path).ok()?;
    let most = u64::try_from(discover::HEAD).ok()?;
    file.take(most).read_to_end(&mut head).ok()?;
    task.format.or_else(|| task.input.detect(&head).ok())
}

/// Whether nothing can be reported in the paragraphs that start in the piece at `start`. No
/// phrase crosses a blank line, so that a piece may end at any.
fn is_clear(
    checker: &Checker,
    path: &Path,
    start: u64,
    cut: Cut,
    bytes: &mut Vec<u8>,
) -> io::Result<bool> {
    let most = cut.piece + cut.slack;
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(start))?;
    bytes.clear();
    file.take(most).read_to_end(bytes)?;
    let ends = u64::try_from(bytes.len()).is_ok_and(|len| len < most);
    let piece = usize::try_from(cut.piece).unwrap_or(usize::MAX);
    let from = match start {
        0 => Some(0),
        _ => blank_line(bytes, 0),
    };
    let to = blank_line(bytes, piece).or(ends.then_some(bytes.len()));
    Ok(match (from, to) {
        (Some(from), Some(to)) => from >= to || !checker.may_report_paragraphs(&bytes[from..to]),
        // No paragraph starts here, and the piece before this one goes on to the end.
        (None, Some(_)) => true,
        (_, None) => false,
    })
}

/// The end of the first blank line that starts at or behind `from`.
fn blank_line(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    memchr::memchr_iter(b'\n', rest).find_map(|at| match rest.get(at + 1..)? {
        [b'\n', ..] => Some(from + at + 2),
        [b'\r', b'\n', ..] => Some(from + at + 3),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{self, Policy};

    /// A hit is never missed wherever the file is cut, and a text without one is cleared.
    #[test]
    fn pieces_hold_all_paragraphs() {
        let lexicon = policy::builtin("ai-partnership")
            .expect("is there")
            .expect("is valid");
        let lexicons = vec![lexicon];
        let policy = Policy {
            lexicons,
            ..Policy::default()
        };
        let checker = Checker::new(policy).expect("compiles");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("long.txt");
        let clear = |text: &str, piece, slack| {
            std::fs::write(&path, text).expect("is written");
            let len = u64::try_from(text.len()).expect("fits");
            are_clear(&checker, &path, len, Cut { piece, slack })
        };
        for gap in ["\n\n", "\r\n\r\n"] {
            let innocent = vec!["Seven words stand in every line here."; 12];
            assert!(clear(&innocent.join(gap), 64, 64), "{gap:?}");
            assert!(
                !clear(&innocent.join(gap), 64, 8),
                "a paragraph may be long"
            );
            for (odd, want) in [
                ("\u{7}ring", true),
                ("caf\u{e9} \u{2122} x", true),
                ("Open\u{7}AI", false),
                ("o\0x", false),
            ] {
                let text = [&innocent[..], &[odd]].concat().join(gap);
                assert_eq!(clear(&text, 64, 64), want, "{odd:?}");
            }
            for at in 0..innocent.len() {
                let mut guilty = innocent.clone();
                guilty[at] = "It calls on Open\nAI.";
                for piece in [16, 30, 64, 100, 4096] {
                    assert!(!clear(&guilty.join(gap), piece, 64), "{gap:?} {at} {piece}");
                }
            }
        }
        assert!(clear("", 64, 64));
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        let cases: [(&[u8], usize, Option<usize>); 8] = [
            (b"", 0, None),
            (b"a\nb", 0, None),
            (b"a\n\nb", 0, Some(3)),
            (b"a\r\n\r\nb", 0, Some(5)),
            (b"a\n\nb\n\nc", 2, Some(6)),
            (b"a\n\nb", 9, None),
            (b"a\n \nb", 0, None),
            (b"a\n\n", 1, Some(3)),
        ];
        for (bytes, from, want) in cases {
            assert_eq!(blank_line(bytes, from), want, "{}", bytes.escape_ascii());
        }
    }
}
