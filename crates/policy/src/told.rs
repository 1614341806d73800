//! Who is told: which rules are for a jurisdiction or an audience.

use super::config::Entry;
use super::lexicon::Lexicon;
use super::mistake::{Mistake, MistakeKind};
use super::nearest::hint;

/// What a rule, or else its lexicon, names in one line: `US, UK and EU`.
pub(super) fn names(line: &str) -> impl Iterator<Item = &str> {
    let parts = line
        .split([',', ';', '/'])
        .flat_map(|part| part.split(" and "));
    parts.map(str::trim).filter(|name| !name.is_empty())
}

/// Whether a rule that names `line` is for one of `wanted`. One that names nothing is for all.
pub(super) fn is_for(line: Option<&str>, wanted: &[Entry]) -> bool {
    let Some(line) = line.filter(|_| !wanted.is_empty()) else {
        return true;
    };
    names(line).any(|name| {
        wanted
            .iter()
            .any(|entry| entry.text.trim().eq_ignore_ascii_case(name))
    })
}

/// A mistake for each entry that no rule names.
pub(super) fn unknown<'l>(
    what: &str,
    wanted: &[Entry],
    lexicons: &'l [Lexicon],
    of: impl Fn(&'l Lexicon) -> Vec<&'l str>,
) -> Vec<Mistake> {
    let known: Vec<&str> = lexicons.iter().flat_map(of).flat_map(names).collect();
    let is_known = |entry: &&Entry| {
        let text = entry.text.trim();
        entry.is_foreign || known.iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    let mistake = |entry: &Entry| {
        let reason = format!("no active rule names the {what} `{}`", entry.text);
        let next = match known.is_empty() {
            true => format!("delete it, since no rule names any {what}"),
            false => hint(&entry.text, known.iter().copied()),
        };
        entry.mistake(MistakeKind::Reference, reason, next)
    };
    wanted
        .iter()
        .filter(|entry| !is_known(entry))
        .map(mistake)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_one_or_several() {
        let cases = [
            (None, "US", true),
            (Some("US"), "us", true),
            (Some("US, UK and EU"), "EU", true),
            (Some("US; UK"), "EU", false),
            (Some("business and consumers"), "consumers", true),
            (Some("\u{D6}sterreich"), "\u{D6}sterreich", true),
            (Some(""), "US", false),
        ];
        for (line, wanted, want) in cases {
            let entry = Entry::flag("--jurisdiction", wanted);
            assert_eq!(is_for(line, &[entry]), want, "{line:?} {wanted}");
            assert!(is_for(line, &[]));
        }
    }
}
