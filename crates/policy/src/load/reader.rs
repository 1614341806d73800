//! What a reading of one TOML file gathers: its text, its lines, its mistakes.

use toml::Spanned;
use toml::de::DeTable;

use crate::lexicon::Place;
use crate::mistake::{Mistake, MistakeKind, Site};
use sayso_text::LineIndex;

/// One file while it is read. Mistakes are gathered, so that all are shown at once.
pub(crate) struct Reader<'t> {
    path: &'t str,
    pub(crate) text: &'t str,
    lines: LineIndex,
    mistakes: Vec<Mistake>,
    /// Sets that were referred to, with what refers to them; looked up when all are known.
    pub(super) references: Vec<(String, Place)>,
    /// The same for lists of nouns.
    pub(super) noun_references: Vec<(String, Place)>,
}

impl<'t> Reader<'t> {
    /// Starts to read `text`, which has no byte order mark.
    pub(crate) fn new(path: &'t str, text: &'t str) -> Self {
        Self {
            path,
            text,
            lines: LineIndex::new(text),
            mistakes: Vec::new(),
            references: Vec::new(),
            noun_references: Vec::new(),
        }
    }

    /// The file as a table. `None` where it is not TOML; every reason is then noted.
    pub(crate) fn document(&mut self) -> Option<Spanned<DeTable<'t>>> {
        let (document, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let range = error.span().unwrap_or_default();
            self.add(
                MistakeKind::Syntax,
                Place::from(range),
                format!("invalid TOML: {}", error.message().replace('\n', " ")),
                "correct the syntax; `sayso lexicon schema` prints a schema for editors",
            );
        }
        errors.is_empty().then_some(document)
    }

    /// Where `place` is.
    pub(crate) fn site(&self, place: Place) -> Site {
        Site::within(self.path, self.text, &self.lines, place)
    }

    /// Notes a mistake.
    pub(crate) fn add(
        &mut self,
        kind: MistakeKind,
        place: Place,
        reason: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.mistakes.push(Mistake {
            kind,
            site: self.site(place),
            reason: reason.into(),
            next: next.into(),
        });
    }

    /// All mistakes, by place.
    pub(crate) fn finish(mut self) -> Vec<Mistake> {
        self.mistakes
            .sort_by_key(|m| (m.site.place.start, m.site.place.end));
        self.mistakes
    }
}

impl From<std::ops::Range<usize>> for Place {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}
