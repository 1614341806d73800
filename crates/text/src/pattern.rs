//! Patterns that the configuration gives for text.

use regex::{Error, Regex, RegexBuilder};

/// The memory that a compiled pattern may take, in bytes.
const SIZE: usize = 1 << 20;

/// Compiles a pattern that is searched for line by line, in time linear in the line.
///
/// # Errors
/// If it is not a regular expression, or too large.
pub fn compile_pattern(pattern: &str) -> Result<Regex, Error> {
    RegexBuilder::new(pattern).size_limit(SIZE).build()
}
