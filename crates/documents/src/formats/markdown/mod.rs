//! Markdown: CommonMark with GitHub's tables, footnotes, strikethrough, task lists and alerts,
//! front matter, and HTML inside, which goes to the HTML extractor.

mod component;
mod definition;
mod draft;
mod inline;
mod notes;
mod scan;
mod titles;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::{BlockKind, MarkKind, SkipKind};
use sayso_text::GAP_TEXT;

use super::builder::{Extract, Source};
use super::edges::Edges;
use super::front_matter::{self, Fields, Keys};
use super::html::Extractor;
use super::identifiers::names;
use draft::{Draft, Origin};
use notes::Notes;

pub(super) use definition::Markdown;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// What is in a Markdown document; `mdx` is whether it has components.
pub(super) fn extract(source: Source<'_>, mdx: bool) -> Extract {
    let text = source.text;
    let mut html = Extractor::new(source);
    let keys = Keys::with(&source.options.front_matter);
    let base = front_matter::read(text, keys, &mut html.builder);
    let scanned = scan::scan(text, base, mdx);
    for (kind, range) in scanned.skipped {
        html.builder.skip(kind, range);
    }
    let draft = Draft::new(text, base, scanned.cuts);
    let mut reader = Reader {
        html,
        draft: &draft,
        notes: Notes::new(scanned.notes, scanned.tags),
        kinds: Vec::new(),
        depths: Vec::new(),
        frames: Vec::new(),
        raw: None,
        done: 0,
    };
    let mut events = Parser::new_ext(&draft.text, OPTIONS).into_offset_iter();
    let mut used = titles::Used::default();
    while let Some((event, range)) = events.next() {
        used.note(&event, events.reference_definitions());
        reader.event(event, range);
    }
    reader.flush();
    reader.tell(text.len());
    for (title, range) in used.definitions(text, &draft, events.reference_definitions()) {
        match title {
            Some(title) => reader.html.builder.aside(BlockKind::Title, title),
            None => reader.html.builder.skip(SkipKind::Definition, range),
        }
    }
    reader.html.finish()
}

/// The front matter of a text and of its slides.
pub(super) fn fields(text: &str, mdx: bool) -> Vec<Fields> {
    let first = front_matter::at_start(text);
    let base = first.as_ref().map_or(0, |f| f.end);
    let slides = scan::scan(text, base, mdx).notes.into_iter();
    let slides = slides.filter_map(|(_, note)| match note {
        scan::Note::Fields(fields) => Some(fields),
        _ => None,
    });
    first.into_iter().chain(slides).collect()
}

/// An open inline element.
struct Frame {
    outer: Range<usize>,
    /// Where its text starts in the prose.
    mark: Option<usize>,
    /// Where what is in it ends.
    inner_end: usize,
    /// Where it leads to, if it is a link.
    url: Option<String>,
}

/// Ranges are those of the draft, unless they are handed on.
struct Reader<'t, 'd> {
    html: Extractor<'t>,
    draft: &'d Draft<'t>,
    /// What is still to be reported at its place.
    notes: Notes,
    /// The kinds of the containers that are open.
    kinds: Vec<BlockKind>,
    /// How many HTML elements were open where each open block started.
    depths: Vec<usize>,
    frames: Vec<Frame>,
    /// HTML that has not been handed on yet: one unbroken stretch.
    raw: Option<Range<usize>>,
    /// Where the text that was handed on last ends.
    done: usize,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_)) {
            self.flush();
        }
        if !matches!(event, Event::End(_)) {
            self.tell(self.draft.source(&range).start);
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(_) => {
                self.inline_html(range.clone());
                self.leaf(range.end);
            }
            Event::Rule => self.begin(),
            _ => self.prose(event, range),
        }
    }

    fn prose(&mut self, event: Event<'_>, range: Range<usize>) {
        let end = range.end;
        if !self.html.is_hidden() {
            match event {
                Event::Text(shown) => self.text(&shown, range),
                Event::Code(shown) => {
                    let range = self.draft.source(&range);
                    inline::code(&mut self.html.builder, &shown, range);
                }
                Event::SoftBreak | Event::HardBreak => {
                    let range = self.draft.source(&range);
                    inline::line_break(&mut self.html.builder, range);
                }
                // The mark of a footnote is no word, and parts those beside it.
                Event::FootnoteReference(_) => {
                    self.html.builder.edge(Edges::APART);
                    let range = self.draft.source(&range);
                    self.html.builder.skip(SkipKind::FootnoteMark, range);
                }
                // Nor is that of a task.
                _ => {}
            }
        }
        self.leaf(end);
    }

    /// Adds a run of text, and the code inside it. An escape's backslash is before the run,
    /// where nothing was read yet.
    fn text(&mut self, shown: &str, range: Range<usize>) {
        if &self.draft.text[range.clone()] != shown {
            self.html.builder.whole(shown, self.draft.source(&range));
            return;
        }
        let escaped = range.start > self.done
            && self.draft.text.as_bytes()[range.start - 1] == b'\\'
            && shown.starts_with(|c: char| c.is_ascii_punctuation());
        let start = range.start + usize::from(escaped);
        if escaped {
            let from = self.draft.source(&(range.start - 1..start));
            self.html.builder.whole(&shown[..1], from);
        }
        for (origin, from) in self.draft.pieces(start..range.end) {
            self.tell(from.start);
            if origin == Origin::Copied {
                self.html.builder.exact(from);
            } else if origin == Origin::Code {
                self.html.builder.whole(GAP_TEXT, from);
            }
        }
    }

    fn leaf(&mut self, end: usize) {
        self.done = end;
        if let Some(frame) = self.frames.last_mut() {
            frame.inner_end = end;
        }
    }

    /// Lines of HTML that follow each other are one piece of HTML.
    fn html_line(&mut self, range: Range<usize>) {
        match &mut self.raw {
            // The parser leaves carriage returns out.
            Some(raw) if matches!(self.draft.text.get(raw.end..range.start), Some("" | "\r")) => {
                raw.end = range.end;
            }
            _ => {
                self.flush();
                self.raw = Some(range);
            }
        }
    }

    fn flush(&mut self) {
        if let Some(raw) = self.raw.take() {
            let raw = self.draft.source(&raw);
            self.html.feed(raw);
        }
    }

    /// Starts a block of the kind of what it is in.
    fn begin(&mut self) {
        let kind = self.kinds.last().copied().unwrap_or(self.html.kind());
        self.html.builder.begin(kind);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::HtmlBlock => self.open(None),
            Tag::DefinitionList => self.open(None),
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.open(Some(BlockKind::Item));
            }
            Tag::BlockQuote(_) => self.open(Some(BlockKind::Quote)),
            Tag::FootnoteDefinition(_) => self.open(Some(BlockKind::Note)),
            Tag::TableCell => self.open(Some(BlockKind::Cell)),
            Tag::CodeBlock(_) => self.open(Some(BlockKind::Code)),
            Tag::Heading { level, .. } => {
                self.open(Some(BlockKind::Heading));
                self.html.builder.begin_heading(number(level));
            }
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. } => {
                self.start_inline(&tag, range);
            }
            _ => {}
        }
    }

    fn open(&mut self, kind: Option<BlockKind>) {
        let around = self.kinds.last().copied().unwrap_or(self.html.kind());
        self.kinds.push(kind.unwrap_or(around));
        self.depths.push(self.html.depth());
        self.begin();
    }

    fn start_inline(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if let Tag::Link {
            link_type, title, ..
        }
        | Tag::Image {
            link_type, title, ..
        } = tag
            && *link_type == LinkType::Inline
            && !title.is_empty()
            && !self.html.is_hidden()
        {
            let builder = &mut self.html.builder;
            builder.aside(
                BlockKind::Title,
                titles::of_link(builder.source(), self.draft.source(&range)),
            );
        }
        match tag {
            Tag::Image { .. } => {
                self.html.builder.edge(Edges::APART);
                self.html.builder.begin_aside(BlockKind::Alt);
            }
            Tag::Link { .. } => self.html.builder.edge(Edges::LINK_START),
            _ => {}
        }
        self.frames.push(Frame {
            mark: self.html.builder.here(),
            inner_end: range.start + inline::opening(tag, &self.draft.text[range.clone()]),
            outer: range,
            url: match tag {
                Tag::Link { dest_url, .. } => Some(dest_url.to_string()),
                _ => None,
            },
        });
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => {
                self.end_inline(tag, range);
            }
            // A block of HTML may open what a later one closes.
            TagEnd::HtmlBlock => self.close(),
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => {
                if let Some(depth) = self.depths.last() {
                    self.html.unwind(*depth);
                }
                self.close();
            }
        }
    }

    fn close(&mut self) {
        self.kinds.pop();
        self.depths.pop();
        self.begin();
    }

    fn end_inline(&mut self, tag: TagEnd, range: Range<usize>) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let builder = &mut self.html.builder;
        let inner = inline::inner(tag, &self.draft.text, &frame.outer, frame.inner_end);
        builder.inline(self.draft.source(&frame.outer), self.draft.source(&inner));
        match tag {
            TagEnd::Image => builder.end_aside(),
            TagEnd::Link => {
                let text = builder.since(frame.mark).trim();
                if frame.url.is_some_and(|url| names::is_linked(text, &url)) {
                    builder.mark(MarkKind::Identifier, frame.mark);
                }
                builder.mark(MarkKind::Link, frame.mark);
                builder.edge(Edges::LINK_END);
            }
            _ => {}
        }
        self.leaf(range.end);
    }
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests;
