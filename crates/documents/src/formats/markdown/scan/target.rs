//! What MyST has on lines of its own: names to link to, `(name)=`, and comments, `% words`.

use memchr::memmem;

use crate::SkipKind;

use super::line::Line;
use super::{Next, Scanner};

/// Whether a text has the directives or names of MyST, so that a line with `%` is a comment.
pub(super) fn is_myst(text: &str) -> bool {
    ["```{", ":::{", ")=\n", ")=\r\n"]
        .iter()
        .any(|sign| memmem::find(text.as_bytes(), sign.as_bytes()).is_some())
}

impl Scanner<'_> {
    /// A name to link to, or a comment.
    pub(super) fn target(&mut self, line: &Line) -> Option<Next> {
        let rest = self.text[line.content..line.end].trim_end();
        if let Some(words) = rest.strip_prefix('%') {
            let is_comment = self.is_myst && words.starts_with(' ') && line.content == line.start;
            return is_comment.then(|| {
                self.comment(line.content + 1..line.end, line.content..line.end);
                Next::Done
            });
        }
        let name = rest.strip_prefix('(')?.strip_suffix(")=")?;
        let is_name = !name.is_empty() && !name.contains(['(', ')', '`']);
        is_name.then(|| self.drop(line, SkipKind::Directive))
    }
}
