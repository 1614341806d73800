//! Lexicons and configurations in the editor: their mistakes, what keys mean, what may be written.

mod scan;
mod schema;

use std::ops::Range;
use std::path::Path;

use super::document_kind::{DocumentKind, document_kind};
use super::documents::Snapshot;
use super::hover::plain;
use super::position::{Encoding, Positions};
use super::protocol::{CompletionItem, CompletionItemKind, Range as LineRange, TextEdit};
use sayso_documents::Format;
use sayso_policy::{
    Class, Mistake, Origin, builtins, config_schema, lexicon_schema, parse_config, parse_lexicon,
};
use scan::{Part, Spot};
use schema::Schema;

/// What is wrong with the text. `elsewhere` is what using the file on disk has found.
pub(super) fn mistakes(
    what: DocumentKind,
    path: Option<&Path>,
    text: &str,
    elsewhere: Vec<Mistake>,
) -> Vec<Mistake> {
    let name = path.map(|p| p.display().to_string()).unwrap_or_default();
    let own = match what {
        DocumentKind::Lexicon => match parse_lexicon(text, &name, Origin::File(name.clone())) {
            Ok(lexicon) => Some(lexicon.missing_examples()).filter(|missing| !missing.is_empty()),
            Err(mistakes) => Some(mistakes),
        },
        DocumentKind::Config => parse_config(text, &name, &Format::ALL.map(Format::name)).err(),
        DocumentKind::Text(_) | DocumentKind::Other => None,
    };
    match own {
        Some(mistakes) => mistakes,
        // Places on disk are places here only while the text is the same.
        None if path.is_some_and(|p| std::fs::read_to_string(p).is_ok_and(|t| t == text)) => {
            elsewhere
        }
        None => Vec::new(),
    }
}

fn schema_of(snapshot: &Snapshot) -> Option<(DocumentKind, Schema)> {
    let text = snapshot.buffer.text();
    let what = document_kind(snapshot.path.as_deref(), &snapshot.language, text);
    let schema = match what {
        DocumentKind::Lexicon => lexicon_schema(),
        DocumentKind::Config => config_schema(),
        DocumentKind::Text(_) | DocumentKind::Other => return None,
    };
    Some((what, Schema::new(&schema)))
}

/// What the key at `byte` means, and where it is written.
pub(super) fn describe(snapshot: &Snapshot, byte: usize) -> Option<(String, Range<usize>)> {
    let (_, schema) = schema_of(snapshot)?;
    let text = snapshot.buffer.text();
    let spot = scan::spot(text, byte).filter(|s| !s.range.is_empty())?;
    let mut path = spot.path;
    if matches!(spot.part, Part::Key | Part::Header) {
        path.push(text[spot.range.clone()].to_owned());
    }
    let about = schema.description(&path)?;
    let name = path.last().map_or("", String::as_str);
    Some((format!("`{name}`: {}", plain(about)), spot.range))
}

/// What may be written at `byte`.
pub(super) fn complete(
    snapshot: &Snapshot,
    byte: usize,
    encoding: Encoding,
) -> Vec<CompletionItem> {
    let Some((what, schema)) = schema_of(snapshot) else {
        return Vec::new();
    };
    let text = snapshot.buffer.text();
    let Some(spot) = scan::spot(text, byte) else {
        return Vec::new();
    };
    let (range, offers) = match spot.part {
        Part::Header => (spot.range.clone(), headers(&schema)),
        Part::Key => (spot.range.clone(), keys(&schema, &spot)),
        Part::Bare => (spot.range.clone(), values(&schema, &spot, false)),
        Part::Quoted => quoted(what, &schema, &spot, text, byte),
    };
    let range = Positions::new(&snapshot.buffer, encoding).range(range.start, range.end);
    offers.into_iter().map(|offer| offer.item(range)).collect()
}

/// Something that may be written.
struct Offer {
    label: String,
    text: String,
    about: String,
    kind: CompletionItemKind,
}

impl Offer {
    fn item(self, range: LineRange) -> CompletionItem {
        CompletionItem {
            label: self.label,
            kind: self.kind,
            detail: Some(self.about).filter(|about| !about.is_empty()),
            filter_text: self.text.clone(),
            text_edit: TextEdit {
                range,
                new_text: self.text,
            },
        }
    }
}

fn headers(schema: &Schema) -> Vec<Offer> {
    let offer = |(key, about): (&str, &str)| Offer {
        label: key.to_owned(),
        text: key.to_owned(),
        about: about.to_owned(),
        kind: CompletionItemKind::MODULE,
    };
    schema.keys(&[]).into_iter().map(offer).collect()
}

fn keys(schema: &Schema, spot: &Spot) -> Vec<Offer> {
    let free = |(key, _): &(&str, &str)| !spot.used.iter().any(|used| used == key);
    let offer = |(key, about): (&str, &str)| Offer {
        label: key.to_owned(),
        text: if spot.path.is_empty()
            && schema.is_list(key)
            && !schema.keys(&[key.to_owned()]).is_empty()
        {
            format!("[[{key}]]")
        } else if spot.path.is_empty() && !schema.keys(&[key.to_owned()]).is_empty() {
            format!("[{key}]")
        } else {
            format!("{key} = ")
        },
        about: about.to_owned(),
        kind: CompletionItemKind::PROPERTY,
    };
    schema
        .keys(&spot.path)
        .into_iter()
        .filter(free)
        .map(offer)
        .collect()
}

fn values(schema: &Schema, spot: &Spot, inside: bool) -> Vec<Offer> {
    let offer = |(value, about): (String, &str)| Offer {
        label: value.trim_matches('"').to_owned(),
        text: if inside {
            value.trim_matches('"').to_owned()
        } else {
            value
        },
        about: about.to_owned(),
        kind: CompletionItemKind::ENUM_MEMBER,
    };
    schema.values(&spot.path).into_iter().map(offer).collect()
}

/// What may be written in a string: a listed value, a built-in lexicon, the name of a set behind `@`.
fn quoted(
    what: DocumentKind,
    schema: &Schema,
    spot: &Spot,
    text: &str,
    byte: usize,
) -> (Range<usize>, Vec<Offer>) {
    let key = spot.path.last().map_or("", String::as_str);
    let offer = |name: String, about: &str| Offer {
        label: name.clone(),
        text: name,
        about: about.to_owned(),
        kind: CompletionItemKind::REFERENCE,
    };
    if what == DocumentKind::Config && key == "lexicons" {
        let ids = builtins().map(|(id, _)| offer(id.to_owned(), "built-in lexicon"));
        return (spot.range.clone(), ids.collect());
    }
    let written = &text[spot.range.start..byte];
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let word = written.trim_end_matches(is_name);
    if what == DocumentKind::Lexicon && word.ends_with('@') {
        let own = scan::keys_of(text, "names")
            .into_iter()
            .map(|n| offer(n, "a set of this lexicon"));
        let classes = Class::ALL
            .iter()
            .map(|(n, _)| offer((*n).to_owned(), "a built-in set"));
        return (
            spot.range.start + word.len()..byte,
            own.chain(classes).collect(),
        );
    }
    if matches!(key, "include" | "company") {
        let own = scan::keys_of(text, "names")
            .into_iter()
            .map(|n| offer(n, "a set of this lexicon"));
        return (spot.range.clone(), own.collect());
    }
    (spot.range.clone(), values(schema, spot, true))
}
