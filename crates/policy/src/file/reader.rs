//! Reads one TOML file: its text, its lines, its mistakes.

use std::cell::RefCell;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::deserializer;
use crate::lexicon::Place;
use crate::mistake::{Mistake, MistakeKind, Site};
use sayso_text::LineIndex;

/// One file while it is read. Mistakes are gathered, so that all are shown at once.
pub(crate) struct Reader<'t> {
    path: &'t str,
    pub(crate) text: &'t str,
    lines: LineIndex,
    mistakes: RefCell<Vec<Mistake>>,
}

impl<'t> Reader<'t> {
    /// Starts to read `text`, with or without a byte order mark.
    pub(crate) fn new(path: &'t str, text: &'t str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        Self {
            path,
            text,
            lines: LineIndex::new(text),
            mistakes: RefCell::default(),
        }
    }

    /// The file as a `T`. `None` where it is not TOML; every reason is then noted.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        let (document, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let place = error.span().unwrap_or_default().into();
            let reason = format!("invalid TOML: {}", error.message().replace('\n', " "));
            let next = "correct the syntax; `sayso lexicon schema` prints a schema for editors";
            self.add(MistakeKind::Syntax, place, reason, next);
        }
        if !errors.is_empty() {
            return None;
        }
        let document = Spanned::new(0..0, DeValue::Table(document.into_inner()));
        deserializer::read(&document, self)
    }

    /// Where `place` is.
    pub(crate) fn site(&self, place: Place) -> Site {
        Site::within(self.path, self.text, &self.lines, place)
    }

    /// Notes a mistake.
    pub(crate) fn add(
        &self,
        kind: MistakeKind,
        place: Place,
        reason: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.mistakes.borrow_mut().push(Mistake {
            kind,
            site: self.site(place),
            reason: reason.into(),
            next: next.into(),
        });
    }

    /// Notes a mistake of another file.
    pub(crate) fn add_elsewhere(&self, mistake: Mistake) {
        self.mistakes.borrow_mut().push(mistake);
    }

    /// What messages call the file.
    pub(crate) fn path(&self) -> &'t str {
        self.path
    }

    /// What was read of the file; all its mistakes, by place, where it has any.
    pub(crate) fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Mistake>> {
        let mut mistakes = self.mistakes.into_inner();
        mistakes.sort_by_key(|m| (m.site.place.start, m.site.place.end));
        match read {
            Some(read) if mistakes.is_empty() => Ok(read),
            _ => Err(mistakes),
        }
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

/// The text of the file at `path`. `next` is what to do where it is not there.
pub(crate) fn read_text(path: &str, next: &str) -> Result<String, Vec<Mistake>> {
    let unreadable = |reason: String, next: &str| {
        vec![Mistake {
            kind: MistakeKind::Unreadable,
            site: Site::whole(path),
            reason,
            next: next.to_owned(),
        }]
    };
    let bytes =
        std::fs::read(path).map_err(|e| unreadable(format!("it cannot be read: {e}"), next))?;
    String::from_utf8(bytes).map_err(|error| {
        let reason = format!("byte {} is not UTF-8", error.utf8_error().valid_up_to());
        unreadable(reason, "save the file as UTF-8")
    })
}
