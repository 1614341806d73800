//! From spans of the prose to the lines, columns and bytes that reports print.

use std::borrow::Cow;

use sayso_documents::Document;
use sayso_engine::finding::{ApprovedUse, Finding, Relative, Report, Suggestion};
use sayso_text::{LineIndex, Position, Prose, Span, Text};

/// The lines of one report's document. Making it reads the whole text: make it once per report.
pub(super) struct Places<'d> {
    lines: Option<(&'d Document, LineIndex)>,
}

/// A span in lines and columns. `byte` counts in the file, the rest in its decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: Position,
    pub(super) end: Position,
    pub(super) text: Span<Text>,
}

/// Looks up positions, most of which are in one sentence.
pub(super) struct Nearby<'p, 'd> {
    places: &'p Places<'d>,
    copied: Option<Copied>,
}

/// A sentence whose prose is in the file byte for byte.
struct Copied {
    prose: Span<Prose>,
    /// Where it starts in the file.
    raw: usize,
    /// Where it starts in the text.
    start: Position,
    /// Whether it is one line of ASCII: then columns are bytes.
    is_flat: bool,
}

fn is_flat(text: &str) -> bool {
    text.is_ascii() && memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none()
}

impl Nearby<'_, '_> {
    /// As [`Places::extent`].
    pub(super) fn extent(&self, span: Span<Prose>) -> Option<Extent> {
        let (document, lines) = self.places.lines.as_ref()?;
        let Some(sentence) = self.copied.as_ref().filter(|s| s.prose.contains(span)) else {
            return self.places.extent(span);
        };
        let place = |at: usize| {
            let (on, start) = (at - sentence.prose.start, sentence.start);
            let place = if sentence.is_flat {
                start.on_by(on)
            } else {
                lines.position_behind(&document.text, start, start.byte + on)
            };
            let byte = sentence.raw + on;
            (Position { byte, ..place }, start.byte + on)
        };
        let [(start, from), (end, to)] = [span.start, span.end].map(place);
        Some(Extent {
            start,
            end,
            text: Span::new(from, to),
        })
    }
}

impl<'d> Places<'d> {
    /// The places of `report`; none if its document was not kept.
    pub(super) fn of(report: &'d Report) -> Self {
        Self {
            lines: report.document.as_deref().map(|d| (d, d.lines())),
        }
    }

    /// Where `span` is, or `None` if it is not in the file.
    pub(super) fn extent(&self, span: Span<Prose>) -> Option<Extent> {
        let (document, _) = self.lines.as_ref()?;
        self.extent_of_text(document.map.map(span)?.span)
    }

    fn extent_of_text(&self, text: Span<Text>) -> Option<Extent> {
        let (document, lines) = self.lines.as_ref()?;
        let raw = document.text_map.map(text)?.span;
        let [start, end] = lines.positions(&document.text, text);
        let at = |place, byte| Position { byte, ..place };
        Some(Extent {
            start: at(start, raw.start),
            end: at(end, raw.end),
            text,
        })
    }

    /// Where the words of a finding are, or `None` if they are not in the file.
    pub(super) fn of_finding(&self, finding: &Finding) -> Option<Extent> {
        let (document, _) = self.lines.as_ref()?;
        self.extent_of_text(finding.place(document)?)
    }

    /// Looks up `sentence` once, for the positions in it.
    pub(super) fn nearby(&self, sentence: Span<Prose>) -> Nearby<'_, 'd> {
        let copied = || {
            let (document, lines) = self.lines.as_ref()?;
            let text = document.map.copied(sentence)?;
            let raw = document.text_map.copied(text)?;
            Some(Copied {
                prose: sentence,
                raw: raw.start,
                start: lines.position(&document.text, text.start),
                is_flat: is_flat(&document.text[text.range()]),
            })
        };
        Nearby {
            places: self,
            copied: copied(),
        }
    }

    /// The visible text of `span`, as it is.
    pub(super) fn prose(&self, span: Span<Prose>) -> &'d str {
        self.lines
            .as_ref()
            .and_then(|(document, _)| document.prose().get(span.range()))
            .unwrap_or_default()
    }

    /// What is printed of the sentence of a finding, spaces folded.
    pub(super) fn sentence(&self, finding: &Finding) -> Cow<'d, str> {
        finding.shown_sentence(self.all_prose())
    }

    /// The same of a use of approved wording.
    pub(super) fn sentence_of_use(&self, of: &ApprovedUse) -> Cow<'d, str> {
        of.shown_sentence(self.all_prose())
    }

    /// The visible words that a finding is about, spaces folded.
    pub(super) fn text<'t>(&self, finding: &'t Finding) -> Cow<'t, str>
    where
        'd: 't,
    {
        finding.text(self.all_prose())
    }

    /// The visible words of what a finding names, spaces folded.
    pub(super) fn words(&self, finding: &Finding, place: Span<Relative>) -> Cow<'d, str> {
        finding.words(place, self.all_prose())
    }

    /// The visible sentence after a suggestion; see [`Finding::result`].
    pub(super) fn result(&self, finding: &Finding, of: &Suggestion<Relative>) -> String {
        finding.result(of, self.all_prose())
    }

    fn all_prose(&self) -> &'d str {
        let document = self.lines.as_ref().map(|(document, _)| document);
        document.map_or("", |document| document.prose())
    }

    /// The decoded text and its lines.
    pub(super) fn source(&self) -> Option<(&'d str, &LineIndex)> {
        let (document, lines) = self.lines.as_ref()?;
        Some((&document.text, lines))
    }

    /// Where the edits of a suggestion are, if a program that does not know the format can make them: each
    /// replaces plain text without markup by text that needs no escape.
    pub(super) fn plain_edits<'s>(
        &self,
        finding: &Finding,
        suggestion: &'s Suggestion<Relative>,
    ) -> Option<Vec<(Extent, &'s str)>> {
        let (document, _) = self.lines.as_ref()?;
        let special = document.format.special_chars();
        suggestion
            .edits
            .iter()
            .map(|edit| {
                let span = finding.at(edit.span);
                let extent = self.extent(span)?;
                let plain = document.text.get(extent.text.range())
                    == document.prose().get(span.range())
                    && !edit.text.contains(special);
                plain.then_some((extent, edit.text.as_str()))
            })
            .collect::<Option<Vec<_>>>()
            .filter(|edits| !edits.is_empty())
    }
}
