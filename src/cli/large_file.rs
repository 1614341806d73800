//! Rules out large plain texts by pieces, so that a file with nothing to report is never in memory
//! as a whole.

use std::fs::{File, Metadata};
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use rayon::prelude::*;

use super::inputs::ResolvedInput;
use sayso_discover as discover;
use sayso_documents::Format;
use sayso_documents::formats;
use sayso_engine::check::Checker;

/// Smaller files are read at once, in bytes.
pub(super) const LARGE: u64 = 1 << 22;

/// How much is read and searched together, in bytes: a piece and its plain copy fit in a core's
/// cache.
const PIECE: usize = 1 << 19;

/// How far behind its end a piece is read to find the end of a paragraph, in bytes.
const SLACK: usize = 1 << 16;

/// Whether the input is a large plain text of which the bytes rule out that there is anything to
/// report. `false` wherever that is not certain.
pub(super) fn is_clean(input: &ResolvedInput, checker: &Checker) -> bool {
    let clean = || {
        let path = input.input.file.as_deref()?;
        let about = path.metadata().ok().filter(Metadata::is_file)?;
        if about.len() < LARGE || input.encoding.is_some() || !is_plain(input, path)? {
            return None;
        }
        let size = usize::try_from(about.len()).ok()?;
        let pieces = (0..size.div_ceil(PIECE)).into_par_iter();
        let clean = |bytes: &mut Vec<u8>, nth| is_clean_piece(checker, path, nth * PIECE, bytes);
        Some(pieces.map_init(Vec::new, clean).all(|clean| clean))
    };
    clean().unwrap_or(false)
}

/// Whether the file is plain text in UTF-8, as far as its first bytes show.
fn is_plain(input: &ResolvedInput, path: &Path) -> Option<bool> {
    let mut head = Vec::new();
    let most = u64::try_from(discover::HEAD).ok()?;
    let file = File::open(path).ok()?;
    file.take(most).read_to_end(&mut head).ok()?;
    let format = input.format.or_else(|| input.input.detect(&head).ok())?;
    Some(format == Format::Text && formats::starts_as_utf8(&head).is_some())
}

/// Whether the paragraphs that start in the piece at byte `at` hold nothing to report.
fn is_clean_piece(checker: &Checker, path: &Path, at: usize, bytes: &mut Vec<u8>) -> bool {
    let Ok(ends) = read(path, at, bytes) else {
        return false;
    };
    let from = match at {
        0 => Some(0),
        _ => formats::paragraph_start(bytes, 0),
    };
    let to = formats::paragraph_start(bytes, PIECE).or(ends.then_some(bytes.len()));
    match (from, to) {
        (Some(from), Some(to)) => !checker.may_report(&bytes[from.min(to)..to], Format::Text),
        // No paragraph starts in this piece: it belongs to the one before.
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// Reads a piece and its slack into `bytes`, and returns whether the file ends there.
fn read(path: &Path, at: usize, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(at as u64))?;
    bytes.clear();
    let filled = file.take((PIECE + SLACK) as u64).read_to_end(bytes)?;
    Ok(filled < PIECE + SLACK)
}
