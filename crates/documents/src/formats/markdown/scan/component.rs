//! Components in Markdown that is not MDX by its name, as Docusaurus, VitePress and Starlight take them:
//! tags in capitals, on lines of their own. HTML knows neither the braces of their properties nor that
//! Markdown may be inside.

use super::line::Line;
use super::{Next, Scanner, Sort, jsx};

/// How many are kept track of, one inside the other.
const DEEPEST: usize = 32;

impl Scanner<'_> {
    /// The tag of a component with nothing else on its lines.
    pub(super) fn component(&mut self, line: &Line) -> Option<Next> {
        let rest = &self.text[line.content + 1..line.end];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        if self.mdx || line.quoted || !name.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let tag = jsx::tag(self.text, line.content, false, &mut self.budget)?;
        let end = Line::at(self.text, tag.range.end).end;
        let is_alone = self.text[tag.range.end..end].trim().is_empty();
        let known = is_alone
            && match tag.sort {
                Sort::Stands => true,
                Sort::Opens => self.closed_below(&tag),
                Sort::Closes => self.leave(&tag),
            };
        if !known {
            return None;
        }
        if tag.sort == Sort::Opens {
            self.components.push(tag.name.clone());
        }
        self.flow(line)
    }

    /// Whether a tag that closes it is further below. A word in angle brackets could be meant
    /// that is to be filled in.
    fn closed_below(&mut self, tag: &jsx::Tag) -> bool {
        let closes = format!("</{}>", &self.text[tag.name.clone()]);
        let rest = &self.text.as_bytes()[tag.range.end..];
        let found = memchr::memmem::find(rest, closes.as_bytes());
        let cost = found.unwrap_or(rest.len()) / 8;
        match self.budget.checked_sub(cost) {
            Some(left) => self.budget = left,
            None => return false,
        }
        found.is_some() && self.components.len() < DEEPEST
    }

    /// Leaves the innermost component of that name.
    fn leave(&mut self, tag: &jsx::Tag) -> bool {
        let name = &self.text[tag.name.clone()];
        let found = self
            .components
            .iter()
            .rposition(|open| &self.text[open.clone()] == name);
        if let Some(at) = found {
            self.components.truncate(at);
        }
        found.is_some()
    }
}
