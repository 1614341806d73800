//! Reads a lexicon from TOML. Every mistake is noted with place, reason and next step, before
//! any document is read.

mod condition;
mod fields;
mod names;
mod reader;
mod references;
mod rule;
mod slots;
mod value;

use super::lexicon::{Extends, Lexicon, Metadata, Origin, Place};
use super::mistake::{Mistake, MistakeKind, Site};

pub(crate) use condition::{LEVELS, LEVELS_OR_OFF};
pub(crate) use fields::Fields;
pub(crate) use reader::Reader;
pub(crate) use value::{Text, text_of, wrong_type};

/// Reads the lexicon in the file at `path`, which is also what it is called in messages.
///
/// # Errors
/// All mistakes of the file, by place.
pub fn load_lexicon(path: &str) -> Result<Lexicon, Vec<Mistake>> {
    let text = read_text(path, "give a lexicon's path, or the id of a built-in one")?;
    parse_lexicon(&text, path, Origin::File(path.to_owned()))
}

/// The text of the file at `path`, without a byte order mark.
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
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => Err(unreadable(
            format!("byte {} is not UTF-8", error.utf8_error().valid_up_to()),
            "save the file as UTF-8",
        )),
    }
}

/// Reads a lexicon from its text. `path` is what messages call it.
///
/// # Errors
/// All mistakes of the text, by place.
pub fn parse_lexicon(text: &str, path: &str, origin: Origin) -> Result<Lexicon, Vec<Mistake>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut r = Reader::new(path, text);
    let lexicon = read_lexicon(&mut r, origin);
    let mistakes = r.finish();
    match lexicon {
        Some(lexicon) if mistakes.is_empty() => Ok(lexicon),
        _ => Err(mistakes),
    }
}

fn read_lexicon(r: &mut Reader<'_>, origin: Origin) -> Option<Lexicon> {
    let document = r.document()?;
    let start = Place::default();
    let mut fields = Fields::new(document.get_ref(), start, "a lexicon");
    let About {
        id,
        metadata,
        mut extends,
    } = match fields.table("lexicon", "`[lexicon]`", r) {
        Some(about) => self_description(about, r),
        None => {
            fields.missing("lexicon", "begin it with `[lexicon]` and `id = \"…\"`", r);
            About::default()
        }
    };
    let sets = fields
        .table("names", "`[names]`", r)
        .map(|names| names::read(&names, r))
        .unwrap_or_default();
    let nouns = fields
        .table("nouns", "`[nouns]`", r)
        .map(|lists| names::nouns(&lists, r))
        .unwrap_or_default();
    let rules: Vec<_> = fields
        .tables("rule", "a rule", r)
        .into_iter()
        .map(|rule| rule::read(rule, &id, r))
        .collect();
    let adds = extends.is_some() && !(sets.is_empty() && nouns.is_empty());
    if rules.is_empty() && !adds {
        fields.missing("rule", "add one under `[[rule]]`", r);
    }
    fields.finish(r);
    references::check(&sets, &nouns, &rules, extends.as_mut(), r);
    Some(Lexicon {
        id,
        metadata,
        extends,
        names: sets.into_iter().map(|s| s.set).collect(),
        nouns: nouns.into_iter().map(|n| (n.id, n.nouns)).collect(),
        rules,
        dormant: Vec::new(),
        origin,
        text: r.text.to_owned(),
    })
}

/// What `[lexicon]` holds.
#[derive(Default)]
struct About {
    id: String,
    metadata: Metadata,
    extends: Option<Extends>,
}

/// `[lexicon]`.
fn self_description(mut about: Fields<'_, '_>, r: &mut Reader<'_>) -> About {
    let id = about.required("id", "give it a short name: `id = \"my-lexicon\"`", r);
    check_id("id", &id, r);
    let mut line = |key| about.text(key, r).map(|t| t.value);
    let mut metadata = Metadata {
        title: line("title"),
        version: line("version"),
        owner: line("owner"),
        language: line("language"),
        jurisdiction: line("jurisdiction"),
        audience: line("audience"),
        source: line("source"),
        ..Metadata::default()
    };
    (metadata.effective_from, metadata.effective_until) = term(&mut about, r);
    metadata.review_by = about.date("review_by", r).map(|(day, _)| day);
    let extends = about.text("extends", r).map(|text| Extends {
        id: text.value,
        place: text.place,
        sets: Vec::new(),
        nouns: Vec::new(),
    });
    about.finish(r);
    About {
        id: id.value,
        metadata,
        extends,
    }
}

/// The first and last day in force.
fn term(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> (Option<String>, Option<String>) {
    let from = fields.date("effective_from", r);
    let until = fields.date("effective_until", r);
    if let (Some((from, _)), Some((until, place))) = (&from, &until)
        && from > until
    {
        r.add(
            MistakeKind::Conflict,
            *place,
            format!("it ends on {until}, before it starts on {from}"),
            "swap the dates, or correct one",
        );
    }
    (from.map(|(day, _)| day), until.map(|(day, _)| day))
}

/// Ids stand in flags, comments and reports, so they are plain.
fn check_id(key: &str, id: &Text, r: &mut Reader<'_>) {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let starts = id.value.starts_with(|c: char| c.is_ascii_lowercase());
    if id.value.trim().is_empty() || starts && id.value.chars().all(plain) {
        return;
    }
    r.add(
        MistakeKind::Value,
        id.place,
        format!("`{key}`: `{}` is not a plain name", id.value),
        "write a lower-case letter, then letters, digits and hyphens: \"calls-on\"",
    );
}

#[cfg(test)]
mod tests;
