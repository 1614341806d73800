//! Parts of a large plain text: some paragraphs each, which read alone as they do in the whole. A
//! caller chooses the parts that become blocks of the document; the blocks of the others are counted.

use std::ops::Range;
use std::sync::Arc;

use crate::{Document, Format, ReadOptions, parallel};

use super::builder::{Extract, Source};
use super::code::Code;
use super::decode::Decoded;
use super::paragraphs::stretches;
use super::text::Reader;

/// A part has at least so many bytes.
const LEAST: usize = 512;

/// Parts are cut on all threads, in pieces of at least so many bytes.
const PIECE: usize = 1 << 18;

/// The parts of a text.
pub struct Parts<'t> {
    source: Source<'t>,
    options: &'t Arc<ReadOptions>,
    ranges: Vec<Range<usize>>,
}

/// Some whole paragraphs of a text.
pub struct Part<'t> {
    text: &'t str,
    /// The code in it. Since code is masked, none crosses the border of a part.
    codes: Vec<Code>,
    options: &'t Arc<ReadOptions>,
    /// Whether the text starts with it, so that it may have the header of a mail.
    is_first: bool,
}

impl<'t> Parts<'t> {
    /// Cuts a text in which code is masked.
    pub(super) fn new(source: Source<'t>, options: &'t Arc<ReadOptions>) -> Self {
        let bytes = source.text.as_bytes();
        let cut = |piece: &Range<usize>| -> Vec<Range<usize>> {
            let parts = stretches(&bytes[piece.clone()], LEAST).into_iter();
            let parts = parts.map(|part| piece.start + part.start..piece.start + part.end);
            parts.collect()
        };
        Self {
            source,
            options,
            ranges: parallel::map(&stretches(bytes, PIECE), cut).concat(),
        }
    }

    /// What `f` gives for each part, in order. Its index comes with it.
    pub fn map<R: Send>(&self, f: impl Fn(usize, Part<'t>) -> R + Send + Sync) -> Vec<R> {
        let parts: Vec<(usize, &Range<usize>)> = self.ranges.iter().enumerate().collect();
        parallel::map(&parts, |(index, range)| {
            f(*index, self.part((*range).clone()))
        })
    }

    fn part(&self, range: Range<usize>) -> Part<'t> {
        let all = self.source.codes;
        let from = all.partition_point(|code| code.range.start < range.start);
        let inside = all[from..].iter();
        let inside = inside.take_while(|code| code.range.start < range.end);
        let moved = |code: &Code| Code {
            range: code.range.start - range.start..code.range.end - range.start,
            ..code.clone()
        };
        Part {
            codes: inside.map(moved).collect(),
            is_first: range.start == 0,
            text: &self.source.text[range],
            options: self.options,
        }
    }

    /// As `kept`, with the parts with a suppression comment, and those behind them, which may
    /// hold the block that it means.
    fn with_silenced(&self, kept: &[bool]) -> Vec<bool> {
        let mut all = kept.to_vec();
        let comments = self.source.codes.iter();
        for code in comments.filter(|code| code.suppression.is_some()) {
            let part = self
                .ranges
                .partition_point(|range| range.end <= code.range.start);
            all.iter_mut()
                .skip(part)
                .take(2)
                .for_each(|kept| *kept = true);
        }
        all
    }

    /// Reads the parts that are to be kept, in the order of [`Self::map`], and all headings, since
    /// blocks of other parts may refer to them. Blocks have the numbers that they have in the whole.
    /// Where no part is kept, there is nothing to read.
    pub(super) fn extract(self, kept: &[bool]) -> Extract {
        if !kept.contains(&true) {
            return Reader::new(self.source).finish();
        }
        let kept = &self.with_silenced(kept);
        let counts = self.map(|index, part| (!kept[index]).then(|| part.count()).flatten());
        let mut reader = Reader::new(self.source);
        for ((range, kept), count) in self.ranges.into_iter().zip(kept).zip(counts) {
            match count {
                Some(blocks) => reader.builder.count(blocks),
                None => {
                    reader.builder.count_only(!kept);
                    let header = if range.start == 0 { reader.header() } else { 0 };
                    reader.lines(range.start.max(header)..range.end);
                    reader.end_block();
                }
            }
        }
        reader.finish()
    }
}

impl Part<'_> {
    /// Its text, in which code is masked.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text
    }

    /// The part as a document of its own.
    #[must_use]
    pub fn read(&self) -> Document {
        let decoded = Decoded::of(self.text.to_owned());
        let mut reader = Reader::new(self.source());
        self.lines(&mut reader);
        let extract = reader.finish();
        extract.into_document(Format::Text, decoded, Arc::clone(self.options))
    }

    /// How many blocks it has. `None` where one of them is a heading.
    fn count(&self) -> Option<usize> {
        let mut reader = Reader::new(self.source());
        reader.builder.count_only(true);
        self.lines(&mut reader);
        reader.end_block();
        reader.builder.counted()
    }

    fn lines<'t>(&'t self, reader: &mut Reader<'t>) {
        let header = if self.is_first { reader.header() } else { 0 };
        reader.lines(header..self.text.len());
    }

    fn source(&self) -> Source<'_> {
        Source {
            text: self.text,
            options: self.options,
            codes: &self.codes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{read, read_kept};

    const TEXTS: [&str; 4] = [
        "Subject: a\nTo: b\n\nTitle\n=====\n\n{{ a }} b\n\n- c\n- d {% x\n\ny %} e\n\nf: `g`\r\n\r\n> h\n\ni {# j\n\nk #} l\n\n",
        "\u{FEFF}\n\n\u{e9} <?php\n\necho 1;\n\n?>\n\n\"m\"\n\n* n\n",
        "Name ${a {\n\nb }} *|IF:x|* c.\n\nEnd\n---\n\n",
        "",
    ];

    /// What a document shows, block by block.
    fn blocks(document: &Document) -> Vec<(usize, String)> {
        let blocks = document.blocks.iter();
        let shown = blocks.map(|b| (b.number, document.prose[b.span.range()].to_owned()));
        shown.collect()
    }

    #[test]
    fn parts_read_alone_as_in_the_whole() {
        let fill = "Plain words of a paragraph that is long enough.\n\n".repeat(8);
        let text = TEXTS
            .map(|text| format!("{text}{fill}"))
            .concat()
            .repeat(40);
        let options = Arc::default();
        let whole = read(text.as_bytes(), Format::Text, None).expect("reads");
        let keep = |parts: &Parts<'_>| {
            let shown = |document: &Document| -> Vec<String> {
                let blocks = blocks(document).into_iter();
                blocks.map(|(_, shown)| shown).collect()
            };
            let alone = parts.map(|_, part| shown(&part.read())).concat();
            assert_eq!(alone, shown(&whole));
            assert!(parts.ranges.len() > 100);
            (0..parts.ranges.len()).map(|nth| nth % 3 == 0).collect()
        };
        let kept = read_kept(text.as_bytes(), None, &options, &keep).expect("reads");
        let (whole, kept) = (blocks(&whole), blocks(&kept));
        assert!(kept.len() < whole.len() / 2);
        assert!(kept.iter().all(|block| whole.contains(block)));
    }
}
