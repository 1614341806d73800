//! Puts a suppression comment where the format reads one: before the block of a finding.

use sayso_documents::formats;
use sayso_documents::{BlockKind, Document, Markup};
use sayso_engine::finding::Finding;
use sayso_text::Span;

/// The placeholder for the reason.
const REASON: &str = "give the reason here";

/// The text with a comment that suppresses the finding, or `None` where its format has no comment
/// that would.
pub(super) fn suppress(document: &Document, text: &str, finding: &Finding) -> Option<String> {
    if finding.outside.is_some() {
        return None;
    }
    let index = document.block_at(finding.span().start)?;
    let block = document.blocks.get(index)?.span;
    let first = document.prose()[block.range()].chars().next()?.len_utf8();
    let start = document
        .map
        .map(Span::new(block.start, block.start + first))?
        .span
        .start;
    let start = document
        .text_map
        .map(Span::empty(outermost(document, start)))?
        .span
        .start;
    let rule = finding.rule.rsplit('/').next().unwrap_or(&finding.rule);
    let words = format!("sayso-ignore {rule}: {REASON}");
    let in_cell = document.blocks[index].kind == BlockKind::Cell;
    let tries = if in_cell {
        // A cell of a table may end with its line.
        match document.format.markup() {
            Markup::Mdx => vec![Place::braces(start, " ")],
            _ => vec![Place::markup(start, " ")],
        }
    } else {
        places(document.format.markup(), text, start)
    };
    tries.into_iter().find_map(|place| {
        let tried = place.write(text, &words);
        suppresses(document, &tried, index).then_some(tried)
    })
}

/// Where the outermost element starts that holds the text at `start`: a comment goes before its
/// marks, not between them.
fn outermost(document: &Document, start: usize) -> usize {
    let around = document.inlines.iter().map(|i| i.outer);
    let around = around.filter(|outer| outer.contains_offset(start));
    around.map(|outer| outer.start).min().unwrap_or(start)
}

/// A place where a comment may be read, and how it is written there.
struct Place {
    at: usize,
    open: &'static str,
    close: &'static str,
    /// What follows the comment: a new line with what lines here start with.
    behind: String,
}

impl Place {
    fn markup(at: usize, behind: impl Into<String>) -> Self {
        let behind = behind.into();
        Self {
            at,
            open: "<!-- ",
            close: " -->",
            behind,
        }
    }

    /// As MDX writes comments.
    fn braces(at: usize, behind: impl Into<String>) -> Self {
        Self {
            open: "{/* ",
            close: " */}",
            ..Self::markup(at, behind)
        }
    }

    fn write(&self, text: &str, words: &str) -> String {
        let (before, after) = text.split_at(self.at);
        [before, self.open, words, self.close, &self.behind, after].concat()
    }
}

/// Where a comment may go before what starts at `start`, the tidiest first. Each is tried, since
/// the markup around it depends on the format.
fn places(markup: Markup, text: &str, start: usize) -> Vec<Place> {
    let line = text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = line_end(text);
    let hash = |at, behind| Place {
        at,
        open: "# ",
        close: "",
        behind,
    };
    let indent: String = text[line..start]
        .chars()
        .take_while(|c| c.is_whitespace())
        .collect();
    let tag = text[..start].rfind('<').unwrap_or(start);
    match markup {
        Markup::Mdx => vec![
            Place::braces(start, format!("{end}{}", continued(&text[line..start]))),
            Place::braces(line, end.to_owned()),
            Place::braces(start, " ".to_owned()),
            hash(line, end.to_owned()),
            Place::braces(tag, String::new()),
        ],
        Markup::Markdown => vec![
            Place::markup(start, format!("{end}{}", continued(&text[line..start]))),
            Place::markup(line, end.to_owned()),
            Place::markup(start, " ".to_owned()),
            hash(line, end.to_owned()),
            Place::markup(tag, String::new()),
        ],
        Markup::Html => vec![
            Place::markup(line + indent.len(), format!("{end}{indent}")),
            Place::markup(start, " ".to_owned()),
            Place::markup(tag, String::new()),
        ],
        // It has no comments.
        Markup::Plain => Vec::new(),
    }
}

fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// What the next line of a block starts with whose first one starts with `prefix`: quotation
/// marks stay, the marks of a list become spaces.
fn continued(prefix: &str) -> String {
    prefix
        .chars()
        .map(|c| {
            if c == '>' || c.is_whitespace() {
                c
            } else {
                ' '
            }
        })
        .collect()
}

/// Whether `text` has the blocks of the document and one more comment, before the block.
fn suppresses(document: &Document, text: &str, index: usize) -> bool {
    let read = formats::read_with(
        text.as_bytes(),
        document.format,
        Some(encoding_rs::UTF_8),
        &document.options,
    );
    let Ok(read) = read else {
        return false;
    };
    let same = read.prose() == document.prose() && read.blocks == document.blocks;
    let reaches = |at: usize| read.blocks.partition_point(|b| b.span.end <= at) == index;
    let count = |d: &Document| d.directives.iter().filter(|d| reaches(d.prose)).count();
    same && count(&read) > count(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_documents::Format;
    use sayso_engine::finding::{Confidence, Decision, Details};
    use sayso_policy::Level;

    fn finding(at: usize) -> Finding {
        Finding::new(Details {
            rule: "lexicon/rule".into(),
            level: Level::Error,
            confidence: Confidence::High,
            message: String::new(),
            rationale: None,
            source: "".into(),
            span: Span::new(at, at + 4),
            outside: None,
            sentence: Span::new(at, at + 4),
            goes_on: [false; 2],
            evidence: Vec::new(),
            decision: Decision::default(),
            suggestions: Vec::new(),
        })
    }

    #[test]
    fn comments_go_where_they_are_read() {
        let comment = format!("<!-- sayso-ignore rule: {REASON} -->");
        let cases = [
            (
                Format::Markdown,
                "a\n\nb HERE c\n",
                Some("a\n\n@\nb HERE c\n"),
            ),
            (
                Format::Markdown,
                "a\r\n\r\n\u{1F600} HERE\r\n",
                Some("a\r\n\r\n@\r\n\u{1F600} HERE\r\n"),
            ),
            (
                Format::Markdown,
                "- a\n- **HERE** b\n",
                Some("- a\n- @\n  **HERE** b\n"),
            ),
            (
                Format::Markdown,
                "> a\n>\n> HERE b\n",
                Some("> a\n>\n> @\n> HERE b\n"),
            ),
            (Format::Markdown, "# HERE b\n", Some("@\n# HERE b\n")),
            (
                Format::Markdown,
                "|x|y|\n|-|-|\n|a|HERE|\n",
                Some("|x|y|\n|-|-|\n|a|@ HERE|\n"),
            ),
            (
                Format::Html,
                "<p><b><i>HERE</i></b></p>",
                Some("@\n<p><b><i>HERE</i></b></p>"),
            ),
            (Format::Html, "<p>a HERE</p>", Some("@\n<p>a HERE</p>")),
            (
                Format::Html,
                "<td>a<td>HERE</td>",
                Some("<td>a<td>@ HERE</td>"),
            ),
            (
                Format::Html,
                "<p>a <img alt='HERE'></p>",
                Some("<p>a @<img alt='HERE'></p>"),
            ),
            (Format::Text, "a HERE", None),
        ];
        for (format, text, want) in cases {
            let document = formats::read(text.as_bytes(), format, None).expect("reads");
            let at = document.prose().find("HERE").expect("is visible");
            let got = suppress(&document, text, &finding(at));
            let want = want.map(|w| w.replace('@', &comment));
            assert_eq!(got, want, "{format:?} {text:?}");
        }
    }
}
