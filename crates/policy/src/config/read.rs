//! Reads `sayso.toml`, with every mistake at its place.

use globset::{Glob, GlobMatcher, GlobSet, GlobSetBuilder};
use toml::Spanned;
use toml::de::DeValue;

use super::reading::{READING_KEYS, Reading, reading};
use super::{Config, Entry, FailLevel, FormatChoice, Override, Settings, path_globs};
use crate::Level;
use crate::lexicon::Place;
use crate::load::{Fields, LEVELS, LEVELS_OR_OFF, Reader, Text, read_text, text_of, wrong_type};
use crate::mistake::{Mistake, MistakeKind};
use crate::nearest::hint;

const FAIL_LEVELS: [(&str, FailLevel); 4] = [
    ("error", FailLevel::At(Level::Error)),
    ("warning", FailLevel::At(Level::Warning)),
    ("note", FailLevel::At(Level::Note)),
    ("never", FailLevel::Never),
];

/// Reads the configuration at `path`. `formats` are the names of the formats that there are.
///
/// # Errors
/// All mistakes of the file, by place.
pub fn load_config(path: &str, formats: &[&str]) -> Result<Config, Vec<Mistake>> {
    let text = read_text(path, "give the path of a configuration file")?;
    parse_config(&text, path, formats)
}

/// Reads a configuration from its text. `path` is what messages call it.
///
/// # Errors
/// All mistakes of the text, by place.
pub fn parse_config(text: &str, path: &str, formats: &[&str]) -> Result<Config, Vec<Mistake>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut r = Reader::new(path, text);
    let config = read_config(path, formats, &mut r);
    let mistakes = r.finish();
    match config {
        Some(config) if mistakes.is_empty() => Ok(config),
        _ => Err(mistakes),
    }
}

fn read_config(path: &str, formats: &[&str], r: &mut Reader<'_>) -> Option<Config> {
    let document = r.document()?;
    let mut fields = Fields::new(document.get_ref(), Place::default(), "the configuration");
    let excluded = fields.texts("exclude", r);
    let (formats, reading) = read_formats(&mut fields, formats, r);
    let config = Config {
        path: path.to_owned(),
        settings: Settings {
            reading,
            ..settings(&mut fields, r)
        },
        excluder: glob_set(&excluded, r),
        exclude: excluded.into_iter().map(|t| entry(t, r)).collect(),
        formats,
        overrides: overrides(&mut fields, r),
    };
    fields.finish(r);
    Some(config)
}

pub(super) fn entry(text: Text, r: &Reader<'_>) -> Entry {
    Entry {
        site: r.site(text.place),
        text: text.value,
        is_foreign: false,
    }
}

pub(super) fn entries(
    key: &'static str,
    fields: &mut Fields<'_, '_>,
    r: &mut Reader<'_>,
) -> Vec<Entry> {
    let texts = fields.texts(key, r);
    texts.into_iter().map(|t| entry(t, r)).collect()
}

/// The keys that may stand at the top and in an override.
fn settings(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Settings {
    Settings {
        lexicons: {
            let lexicons = entries("lexicons", fields, r);
            (!lexicons.is_empty()).then_some(lexicons)
        },
        fail_level: fields.choice("fail-level", &FAIL_LEVELS, r),
        min_level: fields.choice("min-level", &LEVELS, r),
        fail_on_skipped: fields.boolean("fail-on-skipped", r),
        select: rule_globs("select", fields, r),
        ignore: rule_globs("ignore", fields, r),
        rules: rules(fields, r),
        reading: Reading::default(),
    }
}

fn rule_globs(key: &'static str, fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<Entry> {
    let texts = fields.texts(key, r);
    let mut globs = Vec::new();
    for text in texts {
        match Glob::new(&text.value) {
            Ok(_) => globs.push(entry(text, r)),
            Err(error) => bad_glob(&text, &error, r),
        }
    }
    globs
}

fn bad_glob(text: &Text, error: &globset::Error, r: &mut Reader<'_>) {
    let reason = format!("`{}` is not a valid glob: {}", text.value, error.kind());
    let next = "write `*` for anything, `?` for one character, `[ab]` for one of some";
    r.add(MistakeKind::Value, text.place, reason, next);
}

/// `[rules."ID"]`.
fn rules(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<(Entry, Option<Level>)> {
    let Some(table) = fields.table("rules", "`[rules]`", r) else {
        return Vec::new();
    };
    let mut rules = Vec::new();
    for (id, place, value) in table.entries() {
        let DeValue::Table(inner) = value.get_ref() else {
            wrong_type(
                id,
                value,
                "a table: `[rules.\"ID\"]` with `level = \"…\"`",
                r,
            );
            continue;
        };
        let mut inner = Fields::new(inner, place, "a rule's setting");
        if inner.get("level").is_none() {
            inner.missing(
                "level",
                "write \"error\", \"warning\", \"note\" or \"off\"",
                r,
            );
        }
        let level = inner.choice("level", &LEVELS_OR_OFF, r);
        inner.finish(r);
        let written = Text::at(id, place);
        match (Glob::new(id), level) {
            (Err(error), _) => bad_glob(&written, &error, r),
            (Ok(_), Some(level)) => rules.push((entry(written, r), level)),
            (Ok(_), None) => {}
        }
    }
    rules
}

/// `[[overrides]]`.
fn overrides(fields: &mut Fields<'_, '_>, r: &mut Reader<'_>) -> Vec<Override> {
    let tables = fields.tables("overrides", "an override", r);
    let mut all = Vec::new();
    for mut table in tables {
        let texts = table.texts("paths", r);
        if table.get("paths").is_none() {
            table.missing("paths", "list globs of the files that it holds for", r);
        }
        let reading = match table.table("formats", "`formats` of an override", r) {
            Some(mut formats) => {
                let reading = reading(&mut formats, r);
                formats.finish(r);
                reading
            }
            None => Reading::default(),
        };
        let settings = Settings {
            reading,
            ..settings(&mut table, r)
        };
        table.finish(r);
        all.push(Override {
            matcher: glob_set(&texts, r),
            paths: texts.into_iter().map(|t| entry(t, r)).collect(),
            settings,
        });
    }
    all
}

fn glob_set(texts: &[Text], r: &mut Reader<'_>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for text in texts {
        match path_globs(&text.value) {
            Ok(globs) => {
                for glob in globs {
                    set.add(glob);
                }
            }
            Err(error) => bad_glob(text, &error, r),
        }
    }
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

/// `[formats]`: how files of some names are read, and what is read of all.
fn read_formats(
    fields: &mut Fields<'_, '_>,
    known: &[&str],
    r: &mut Reader<'_>,
) -> (Vec<FormatChoice>, Reading) {
    let Some(mut table) = fields.table("formats", "`[formats]`", r) else {
        return (Vec::new(), Reading::default());
    };
    let for_all = reading(&mut table, r);
    let mut choices = Vec::new();
    for (files, place, value) in table.entries() {
        if READING_KEYS.contains(&files) {
            continue;
        }
        let (format, encoding, reading) = choice(files, value, r);
        let files = Text::at(files, place);
        let format = format.filter(|text| is_known(text, known, r));
        match file_glob(&files.value) {
            Ok(matcher) => choices.push(FormatChoice {
                files: entry(files, r),
                format: format.map(|t| entry(t, r)),
                encoding,
                reading,
                matcher,
            }),
            Err(error) => bad_glob(&files, &error, r),
        }
    }
    (choices, for_all)
}

/// What an entry of `[formats]` says: a format's name, or a table.
fn choice(
    files: &str,
    value: &Spanned<DeValue<'_>>,
    r: &mut Reader<'_>,
) -> (
    Option<Text>,
    Option<&'static encoding_rs::Encoding>,
    Reading,
) {
    let DeValue::Table(table) = value.get_ref() else {
        let text = text_of(value, r.text);
        if text.is_none() {
            wrong_type(files, value, "a format's name, or a table", r);
        }
        return (text, None, Reading::default());
    };
    let mut inner = Fields::new(table, value.span().into(), "an entry of `[formats]`");
    let format = inner.text("format", r);
    let encoding = inner.text("encoding", r);
    let reading = reading(&mut inner, r);
    if table.is_empty() {
        inner.missing(
            "format",
            "give it a format, an `encoding`, or what is read",
            r,
        );
    }
    inner.finish(r);
    let encoding = encoding.and_then(|text| {
        let found = encoding_rs::Encoding::for_label(text.value.as_bytes());
        if found.is_none() {
            let reason = format!("`{}` is not an encoding", text.value);
            let next = "write a name such as \"utf-8\", \"windows-1252\" or \"utf-16le\"";
            r.add(MistakeKind::Value, text.place, reason, next);
        }
        found
    });
    (format, encoding, reading)
}

fn is_known(format: &Text, known: &[&str], r: &mut Reader<'_>) -> bool {
    let found = known.contains(&format.value.as_str());
    if !found {
        let reason = format!("`{}` is not a format", format.value);
        r.add(
            MistakeKind::Value,
            format.place,
            reason,
            hint(&format.value, known.iter().copied()),
        );
    }
    found
}

/// `txt`, `.txt`, `*.txt` and `legacy/*.txt` all say which files.
fn file_glob(files: &str) -> Result<GlobMatcher, globset::Error> {
    let is_ending = !files.contains(['*', '?', '[', '{', '/']);
    let glob = match (is_ending, files.contains('/')) {
        (true, _) => format!("**/*.{}", files.trim_start_matches('.')),
        (false, true) => files.to_owned(),
        (false, false) => format!("**/{files}"),
    };
    let glob = globset::GlobBuilder::new(&glob)
        .literal_separator(true)
        .case_insensitive(is_ending)
        .build()?;
    Ok(glob.compile_matcher())
}
