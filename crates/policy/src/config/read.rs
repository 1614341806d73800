//! Reads `sayso.toml`, with every mistake at its place.

use encoding_rs::Encoding;
use globset::{Glob, GlobMatcher, GlobSet, GlobSetBuilder};

use super::reading::{Reading, reading};
use super::{Config, Entry, FailLevel, FormatChoice, Override, Settings, path_globs};
use crate::Level;
use crate::file::config::{self as file, ConfigFile, FormatSetting, FormatTable};
use crate::file::{Field, Named, Reader, Text, Texts, read_text};
use crate::lexicon::Place;
use crate::mistake::{Mistake, MistakeKind};
use crate::nearest::hint;

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
    let r = Reader::new(path, text);
    let file: Option<ConfigFile> = r.read();
    let config = file.map(|file| config(file, path, formats, &r));
    r.finish(config)
}

fn config(file: ConfigFile, path: &str, known: &[&str], r: &Reader<'_>) -> Config {
    let overrides = file.overrides.and_then(|list| list.value);
    let overrides = overrides.unwrap_or_default().into_iter();
    let (reading, formats) = match file.formats.and_then(|table| table.value) {
        Some(table) => (reading(table.reading, r), formats(table.files, known, r)),
        None => Default::default(),
    };
    Config {
        path: path.to_owned(),
        settings: settings(file.settings, reading, r),
        excluder: glob_set(file.exclude.as_ref(), r),
        exclude: entries(file.exclude, r),
        formats,
        overrides: overrides.filter_map(|o| Some(over(o.value?, r))).collect(),
    }
}

pub(super) fn entry(text: Text, r: &Reader<'_>) -> Entry {
    Entry {
        site: r.site(text.place),
        text: text.value,
        is_foreign: false,
    }
}

pub(super) fn entries(texts: Option<Texts>, r: &Reader<'_>) -> Vec<Entry> {
    let texts = texts.unwrap_or_default().items.into_iter();
    texts.map(|text| entry(text, r)).collect()
}

fn settings(file: file::Settings, reading: Reading, r: &Reader<'_>) -> Settings {
    let lexicons = entries(file.lexicons, r);
    Settings {
        lexicons: (!lexicons.is_empty()).then_some(lexicons),
        fail_level: file.fail_level.and_then(|f| f.value).map(fail_level),
        min_level: file.min_level.and_then(|f| f.value),
        fail_on_skipped: file.fail_on_skipped.and_then(|f| f.value),
        select: rule_globs(file.select, r),
        ignore: rule_globs(file.ignore, r),
        rules: rules(file.rules, r),
        jurisdiction: entries(file.jurisdiction, r),
        audience: entries(file.audience, r),
        reading,
    }
}

fn fail_level(level: file::FailLevel) -> FailLevel {
    match level {
        file::FailLevel::Error => FailLevel::At(Level::Error),
        file::FailLevel::Warning => FailLevel::At(Level::Warning),
        file::FailLevel::Note => FailLevel::At(Level::Note),
        file::FailLevel::Never => FailLevel::Never,
    }
}

fn rule_globs(texts: Option<Texts>, r: &Reader<'_>) -> Vec<Entry> {
    let texts = texts.unwrap_or_default().items.into_iter();
    texts.filter_map(|text| rule_glob(text, r)).collect()
}

fn rule_glob(text: Text, r: &Reader<'_>) -> Option<Entry> {
    match Glob::new(&text.value) {
        Ok(_) => Some(entry(text, r)),
        Err(error) => {
            bad_glob(&text, &error, r);
            None
        }
    }
}

fn bad_glob(text: &Text, error: &globset::Error, r: &Reader<'_>) {
    let reason = format!("`{}` is not a valid glob: {}", text.value, error.kind());
    let next = "write `*` for anything, `?` for one character, `[ab]` for one of some";
    r.add(MistakeKind::Value, text.place, reason, next);
}

/// `[rules."ID"]`.
fn rules(
    table: Option<Field<Named<Field<file::RuleSetting>>>>,
    r: &Reader<'_>,
) -> Vec<(Entry, Option<Level>)> {
    let entries = table.and_then(|table| table.value).unwrap_or_default().0;
    let rule = |(id, setting): (Text, Field<file::RuleSetting>)| {
        let id = rule_glob(id, r);
        Some((id?, setting.value?.level.value?.level()))
    };
    entries.into_iter().filter_map(rule).collect()
}

/// One of `[[overrides]]`.
fn over(file: file::Override, r: &Reader<'_>) -> Override {
    let formats = file.formats.and_then(|table| table.value);
    let reading = formats.map(|table| reading(table.reading, r));
    Override {
        matcher: glob_set(Some(&file.paths), r),
        paths: entries(Some(file.paths), r),
        settings: settings(file.settings, reading.unwrap_or_default(), r),
    }
}

fn glob_set(texts: Option<&Texts>, r: &Reader<'_>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for text in texts.into_iter().flat_map(|texts| &texts.items) {
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

/// The entries of `[formats]`: how files of some names are read.
fn formats(
    files: Named<Field<FormatSetting>>,
    known: &[&str],
    r: &Reader<'_>,
) -> Vec<FormatChoice> {
    let entries = files.0.into_iter();
    entries
        .filter_map(|(files, setting)| format_choice(files, setting, known, r))
        .collect()
}

fn format_choice(
    files: Text,
    setting: Field<FormatSetting>,
    known: &[&str],
    r: &Reader<'_>,
) -> Option<FormatChoice> {
    let (format, encoding, reading) = match setting.value? {
        FormatSetting::Name(format) => (Some(format), None, Reading::default()),
        FormatSetting::Table(table) => {
            check_keys(&table, setting.place, r);
            let encoding = table.encoding.and_then(|text| encoding(&text, r));
            (table.format, encoding, reading(table.reading, r))
        }
    };
    let format = format.filter(|text| is_known(text, known, r));
    match file_glob(&files.value) {
        Ok(matcher) => Some(FormatChoice {
            files: entry(files, r),
            format: format.map(|text| entry(text, r)),
            encoding,
            reading,
            matcher,
        }),
        Err(error) => {
            bad_glob(&files, &error, r);
            None
        }
    }
}

/// Records a table without keys.
fn check_keys(table: &FormatTable, place: Place, r: &Reader<'_>) {
    let is_named = table.format.is_some() || table.encoding.is_some();
    if !is_named && table.reading == file::Reading::default() {
        let reason = "an entry of `[formats]` has no `format`";
        let next = "give it a format, an `encoding`, or what is read";
        r.add(MistakeKind::Missing, place, reason, next);
    }
}

fn encoding(text: &Text, r: &Reader<'_>) -> Option<&'static Encoding> {
    let found = Encoding::for_label(text.value.as_bytes());
    if found.is_none() && !text.value.is_empty() {
        let reason = format!("`{}` is not an encoding", text.value);
        let next = "write a name such as \"utf-8\", \"windows-1252\" or \"utf-16le\"";
        r.add(MistakeKind::Value, text.place, reason, next);
    }
    found
}

fn is_known(format: &Text, known: &[&str], r: &Reader<'_>) -> bool {
    let found = known.contains(&format.value.as_str());
    if !found && !format.value.is_empty() {
        let reason = format!("`{}` is not a format", format.value);
        let next = hint(&format.value, known.iter().copied());
        r.add(MistakeKind::Value, format.place, reason, next);
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
