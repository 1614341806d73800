//! Markdown: CommonMark with GitHub's tables, footnotes, strikethrough, task lists and alerts,
//! front matter, and HTML inside, which goes to the HTML extractor.

mod inline;
mod titles;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::{BlockKind, MarkKind, SkipKind};

use super::builder::{Extract, Source};
use super::edges::Edges;
use super::front_matter::{self, Keys};
use super::html::Extractor;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// What stands in a Markdown document.
pub(super) fn extract(source: Source<'_>) -> Extract {
    let text = source.text;
    let mut html = Extractor::new(source);
    let keys = Keys::with(&source.options.front_matter);
    let base = front_matter::read(text, keys, &mut html.builder);
    let mut reader = Reader {
        html,
        kinds: Vec::new(),
        depths: Vec::new(),
        frames: Vec::new(),
        raw: None,
        done: base,
    };
    let events = Parser::new_ext(&text[base..], OPTIONS).into_offset_iter();
    let titles = titles::of_definitions(text, base, events.reference_definitions());
    for (event, range) in events {
        reader.event(event, range.start + base..range.end + base);
    }
    reader.flush();
    for title in titles {
        reader.html.builder.aside(BlockKind::Title, title);
    }
    reader.html.finish()
}

/// An open inline element.
struct Frame {
    outer: Range<usize>,
    /// Where its text starts in the prose.
    mark: Option<usize>,
    /// Where what stands in it ends.
    inner_end: usize,
}

struct Reader<'t> {
    html: Extractor<'t>,
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

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if !matches!(event, Event::Html(_)) {
            self.flush();
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) => self.html_line(range),
            Event::InlineHtml(_) => {
                self.html.feed(range.clone());
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
                Event::Text(shown) => {
                    inline::text(&mut self.html.builder, &shown, range, self.done)
                }
                Event::Code(shown) => inline::code(&mut self.html.builder, &shown, range),
                Event::SoftBreak | Event::HardBreak => {
                    inline::line_break(&mut self.html.builder, range)
                }
                // The mark of a footnote is no word, and parts those beside it.
                Event::FootnoteReference(_) => {
                    self.html.builder.edge(Edges::APART);
                    self.html.builder.skip(SkipKind::FootnoteMark, range);
                }
                // Nor is that of a task.
                _ => {}
            }
        }
        self.leaf(end);
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
            Some(raw) if raw.end == range.start => raw.end = range.end,
            _ => {
                self.flush();
                self.raw = Some(range);
            }
        }
    }

    fn flush(&mut self) {
        if let Some(raw) = self.raw.take() {
            self.html.feed(raw);
        }
    }

    /// Starts a block of the kind of what it stands in.
    fn begin(&mut self) {
        let kind = self.kinds.last().copied().unwrap_or(self.html.kind());
        self.html.builder.begin(kind);
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::HtmlBlock => self.open(None),
            Tag::Item => self.open(Some(BlockKind::Item)),
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
                titles::of_link(builder.source(), range.clone()),
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
            inner_end: range.start
                + inline::opening(tag, &self.html.builder.source()[range.clone()]),
            outer: range,
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
        let inner = inline::inner(tag, builder.source(), &frame.outer, frame.inner_end);
        builder.inline(frame.outer.clone(), inner);
        match tag {
            TagEnd::Image => builder.end_aside(),
            TagEnd::Link => {
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
