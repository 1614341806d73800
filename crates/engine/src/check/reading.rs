//! The options of a configuration for how documents are read, compiled.

use sayso_documents::ReadOptions;
use sayso_policy::{Entry, Reading};
use sayso_text::compile_pattern;

/// The options that `reading` means. A configuration whose patterns do not compile is
/// refused when it is read.
pub(super) fn options(reading: &Reading) -> ReadOptions {
    let texts = |entries: &[Entry]| entries.iter().map(|e| e.text.clone()).collect();
    let pattern = |entry: &Entry| compile_pattern(&entry.text).ok();
    let pairs = reading.ignore_blocks.iter();
    ReadOptions {
        ignore: reading.ignore.iter().filter_map(pattern).collect(),
        ignore_blocks: pairs
            .filter_map(|(begin, end)| Some((pattern(begin)?, pattern(end)?)))
            .collect(),
        front_matter: texts(&reading.front_matter),
        attributes: texts(&reading.attributes),
    }
}
