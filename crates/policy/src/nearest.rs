//! Finds the name that was probably meant.

/// Longer names are not compared: the time grows with the square of their length.
const LONGEST: usize = 80;

/// So many names are listed: all keys of a rule, but not all sets of a long lexicon.
const MOST_SHOWN: usize = 40;

/// The candidate nearest to `written`, if any is near: at most a third of its letters differ.
pub(super) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    if length > LONGEST {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(&written, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Other words for keys, as other tools call them.
const SYNONYMS: [(&str, &str); 16] = [
    ("alternatives", "rewrite"),
    ("description", "message"),
    ("examples", "flag"),
    ("exceptions", "except"),
    ("link", "url"),
    ("name", "id"),
    ("pattern", "phrases"),
    ("patterns", "phrases"),
    ("replace", "rewrite"),
    ("replacement", "rewrite"),
    ("severity", "level"),
    ("suggestion", "rewrite"),
    ("terms", "phrases"),
    ("tokens", "phrases"),
    ("type", "kind"),
    ("words", "phrases"),
];

/// The candidate that `written` is short for (`msg`), or another word for (`severity`).
fn meant<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    let other = SYNONYMS.iter().find(|(word, _)| *word == written);
    let is_short = |candidate: &str| {
        let mut letters = candidate.chars();
        written.len() > 1
            && written.len() <= LONGEST
            && candidate.chars().next() == written.chars().next()
            && written.chars().all(|c| letters.any(|l| l == c))
    };
    candidates
        .into_iter()
        .filter(|c| other.is_some_and(|(_, key)| key == c) || is_short(c))
        .min_by_key(|c| (other.is_none_or(|(_, key)| key != c), c.len()))
}

/// Words a next step: the name that was probably meant, or all that there are.
pub(super) fn hint<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let near = nearest(written, known.clone());
    if let Some(name) = near.or_else(|| meant(written, known.clone())) {
        return format!("did you mean `{name}`?");
    }
    let names: Vec<String> = known.into_iter().map(|n| format!("`{n}`")).collect();
    let (shown, more) = names.split_at(names.len().min(MOST_SHOWN));
    match (names.is_empty(), more.len()) {
        (true, _) => "there are none".to_owned(),
        (false, 0) => format!("there are {}", shown.join(", ")),
        (false, more) => format!("there are {} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["message", "phrases", "source", "flag", "pass", "id"];
        let cases = [
            ("mesage", Some("message")),
            ("Messgae", Some("message")),
            ("phrase", Some("phrases")),
            ("flags", Some("flag")),
            ("di", Some("id")),
            ("", None),
            ("colour", None),
            ("méssage", Some("message")),
        ];
        for (written, want) in cases {
            assert_eq!(nearest(written, known), want, "{written}");
        }
        assert_eq!(nearest(&"m".repeat(100_000), known), None);
        for (written, name) in [
            ("msg", "message"),
            ("src", "source"),
            ("patterns", "phrases"),
        ] {
            let next = format!("did you mean `{name}`?");
            assert_eq!(hint(written, known), next, "{written}");
        }
        assert_eq!(hint("colour", ["a", "b"]), "there are `a`, `b`");
        assert_eq!(hint("colour", []), "there are none");
    }
}
