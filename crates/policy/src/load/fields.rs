//! Takes a TOML table apart key by key, so that what nobody asked for is a mistake.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::reader::Reader;
use super::value::{Text, empty, strings, text_of, wrong_type};
use crate::date::is_date;
use crate::lexicon::Place;
use crate::mistake::MistakeKind;
use crate::nearest::hint;

/// A table while it is taken apart.
pub(crate) struct Fields<'d, 't> {
    table: &'d DeTable<'t>,
    place: Place,
    what: &'static str,
    asked: Vec<&'static str>,
}

impl<'d, 't> Fields<'d, 't> {
    /// The table `table`, called `what` in messages ("a rule"), which starts at `place`.
    pub(crate) fn new(table: &'d DeTable<'t>, place: Place, what: &'static str) -> Self {
        Self {
            table,
            place,
            what,
            asked: Vec::new(),
        }
    }

    /// Where the table starts.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// The value of `key`.
    pub(crate) fn get(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'t>>> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key)
    }

    /// The string that `key` holds.
    pub(crate) fn text(&mut self, key: &'static str, r: &mut Reader<'_>) -> Option<Text> {
        let value = self.get(key)?;
        let text = text_of(value, r.text);
        match &text {
            None => wrong_type(key, value, "a string, such as \"…\"", r),
            Some(text) if text.value.trim().is_empty() => empty(key, text.place, r),
            Some(_) => {}
        }
        text
    }

    /// The string that `key` must hold. An empty one where it is missing.
    pub(crate) fn required(&mut self, key: &'static str, next: &str, r: &mut Reader<'_>) -> Text {
        if self.get(key).is_none() {
            self.missing(key, next, r);
        }
        self.text(key, r).unwrap_or_default()
    }

    /// Notes that `key` is missing.
    pub(crate) fn missing(&self, key: &str, next: &str, r: &mut Reader<'_>) {
        let reason = format!("{} has no `{key}`", self.what);
        r.add(MistakeKind::Missing, self.place, reason, next);
    }

    /// The strings that `key` holds: a list, or one string.
    pub(crate) fn texts(&mut self, key: &'static str, r: &mut Reader<'_>) -> Vec<Text> {
        match self.get(key) {
            Some(value) => strings(key, value, r),
            None => Vec::new(),
        }
    }

    /// The value that the word of `key` stands for.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
        r: &mut Reader<'_>,
    ) -> Option<T> {
        let text = self.text(key, r)?;
        let found = choices.iter().find(|(name, _)| *name == text.value);
        if found.is_none() && !text.value.trim().is_empty() {
            let next = hint(&text.value, choices.iter().map(|(name, _)| *name));
            let reason = format!("`{key}` cannot be `{}`", text.value);
            r.add(MistakeKind::Value, text.place, reason, next);
        }
        found.map(|(_, value)| *value)
    }

    /// Whether `key` holds true.
    pub(crate) fn boolean(&mut self, key: &'static str, r: &mut Reader<'_>) -> Option<bool> {
        let value = self.get(key)?;
        if let DeValue::Boolean(set) = value.get_ref() {
            return Some(*set);
        }
        wrong_type(key, value, "true or false", r);
        None
    }

    /// The day that `key` holds, as a string or as a TOML date.
    pub(crate) fn date(
        &mut self,
        key: &'static str,
        r: &mut Reader<'_>,
    ) -> Option<(String, Place)> {
        let value = self.get(key)?;
        let place = Place::from(value.span());
        let written = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(string) => string.to_string(),
            _ => {
                wrong_type(key, value, "a date, such as \"2026-11-23\"", r);
                return None;
            }
        };
        if !is_date(&written) {
            let reason = format!("`{key}`: `{written}` is not a day of the calendar");
            r.add(MistakeKind::Value, place, reason, "write it as YYYY-MM-DD");
            return None;
        }
        Some((written, place))
    }

    /// The table that `key` holds.
    pub(crate) fn table(
        &mut self,
        key: &'static str,
        what: &'static str,
        r: &mut Reader<'_>,
    ) -> Option<Fields<'d, 't>> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(table, value.span().into(), what)),
            _ => {
                wrong_type(key, value, "a table", r);
                None
            }
        }
    }

    /// The tables that `key` holds (`[[key]]`).
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        what: &'static str,
        r: &mut Reader<'_>,
    ) -> Vec<Fields<'d, 't>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.get_ref() else {
            wrong_type(
                key,
                value,
                "a list of tables, each under its own `[[…]]`",
                r,
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Fields::new(table, item.span().into(), what)),
                _ => wrong_type(key, item, "a table", r),
            }
        }
        tables
    }

    /// All keys with their values, for a table whose keys the user chooses.
    pub(crate) fn entries(
        &self,
    ) -> impl Iterator<Item = (&'d str, Place, &'d Spanned<DeValue<'t>>)> + use<'d, 't> {
        self.table
            .iter()
            .map(|(key, value)| (&**key.get_ref(), Place::from(key.span()), value))
    }

    /// Notes every key that nobody asked for.
    pub(crate) fn finish(self, r: &mut Reader<'_>) {
        for (key, place, _) in self.entries() {
            if !self.asked.contains(&key) {
                r.add(
                    MistakeKind::UnknownKey,
                    place,
                    format!("{} has no key `{key}`", self.what),
                    hint(key, self.asked.iter().copied()),
                );
            }
        }
    }
}
