//! Strings of a TOML file with their places, and complaints about values of the wrong type.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::reader::Reader;
use crate::lexicon::Place;
use crate::mistake::MistakeKind;

/// A string of the file.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    pub(crate) value: String,
    /// With its quotation marks.
    pub(crate) place: Place,
    /// Where the value starts, where it stands in the file as it is, without escapes.
    verbatim: Option<usize>,
}

impl Text {
    /// A key, which stands in the file at `place`.
    pub(crate) fn at(value: &str, place: Place) -> Self {
        Self {
            value: value.to_owned(),
            place,
            verbatim: None,
        }
    }

    /// The place of a range of the value; the whole string where escapes stand in the way.
    pub(crate) fn inner(&self, range: &Range<usize>) -> Place {
        match self.verbatim {
            Some(start) if !range.is_empty() => Place {
                start: start + range.start,
                end: start + range.end,
            },
            _ => self.place,
        }
    }
}

/// The string that `value` is, if it is one.
pub(crate) fn text_of(value: &Spanned<DeValue<'_>>, file: &str) -> Option<Text> {
    let DeValue::String(string) = value.get_ref() else {
        return None;
    };
    let place = Place::from(value.span());
    let written = &file[value.span()];
    let quotes = if written.starts_with("\"\"\"") || written.starts_with("'''") {
        3
    } else {
        1
    };
    let inside = written.get(quotes..written.len().saturating_sub(quotes));
    // A line break right behind the opening marks is not part of the value.
    let skipped = match (quotes, inside) {
        (3, Some(s)) if s.starts_with("\r\n") => 2,
        (3, Some(s)) if s.starts_with('\n') => 1,
        _ => 0,
    };
    let is_verbatim = inside.is_some_and(|s| s[skipped..] == **string);
    Some(Text {
        value: string.to_string(),
        place,
        verbatim: is_verbatim.then_some(place.start + quotes + skipped),
    })
}

/// The strings that a value is: a list, or one string.
pub(crate) fn strings(key: &str, value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Vec<Text> {
    let items = match value.get_ref() {
        DeValue::Array(items) => items.iter().collect(),
        DeValue::String(_) => vec![value],
        _ => {
            wrong_type(key, value, "a string or a list of strings", r);
            return Vec::new();
        }
    };
    if items.is_empty() {
        empty(key, value.span().into(), r);
    }
    let mut texts = Vec::with_capacity(items.len());
    for item in items {
        match text_of(item, r.text) {
            Some(text) if text.value.trim().is_empty() => empty(key, text.place, r),
            Some(text) => texts.push(text),
            None => wrong_type(key, item, "a string", r),
        }
    }
    texts
}

/// Notes a value of the wrong type.
pub(crate) fn wrong_type(
    key: &str,
    value: &Spanned<DeValue<'_>>,
    wanted: &str,
    r: &mut Reader<'_>,
) {
    let article = match value.get_ref() {
        DeValue::Array(_) | DeValue::Integer(_) => "an",
        _ => "a",
    };
    let found = value.get_ref().type_str();
    r.add(
        MistakeKind::Value,
        value.span().into(),
        format!("`{key}` is {article} {found}"),
        format!("write {wanted}"),
    );
}

/// Notes a value that is there and says nothing.
pub(super) fn empty(key: &str, place: Place, r: &mut Reader<'_>) {
    let reason = format!("`{key}` is empty");
    r.add(
        MistakeKind::Value,
        place,
        reason,
        "fill it in, or delete it",
    );
}
