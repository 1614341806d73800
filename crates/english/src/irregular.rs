//! The words whose forms follow no rule, read from the lists in `data/`.

use std::sync::LazyLock;

/// The past forms of an irregular verb; the usual spelling of each comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IrregularVerb {
    pub(super) base: &'static str,
    pub(super) past: &'static str,
    pub(super) participle: &'static str,
}

/// Whether a verb doubles its last consonant before a vowel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubling {
    Never,
    /// Both are seen, the single letter more often: `benefited`, `benefitted`.
    Variant,
    Usual,
}

/// The singular, whether it also ends longer words, the plurals.
type NounRow = (&'static str, bool, &'static str);

/// A plural, its singular, whether both also end longer words.
type PluralRow = (&'static str, &'static str, bool);

/// No starred row has a longer singular or plural.
const LONGEST_STARRED: usize = 8;

static VERBS: LazyLock<Vec<IrregularVerb>> = LazyLock::new(|| {
    rows(include_str!("data/irregular_verbs.txt"))
        .filter_map(|row| {
            let mut fields = row.split(' ');
            Some(IrregularVerb {
                base: fields.next()?,
                past: fields.next()?,
                participle: fields.next()?,
            })
        })
        .collect()
});

/// Every past form and participle with its base, sorted by form.
static PAST_FORMS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let forms = |v: &IrregularVerb| [v.past, v.participle].map(|f| (f, v.base));
    let mut rows: Vec<_> = VERBS
        .iter()
        .flat_map(forms)
        .flat_map(|(forms, base)| forms.split('/').map(move |f| (f, base)))
        .collect();
    rows.sort_unstable();
    rows.dedup();
    rows
});

static NOUNS: LazyLock<Vec<NounRow>> = LazyLock::new(|| {
    rows(include_str!("data/irregular_nouns.txt"))
        .filter_map(|row| {
            let (singular, plurals) = row.split_once(' ')?;
            let bare = singular.trim_start_matches('*');
            Some((bare, bare != singular, plurals))
        })
        .collect()
});

/// Every irregular plural, sorted.
static PLURALS: LazyLock<Vec<PluralRow>> = LazyLock::new(|| {
    let mut rows: Vec<_> = NOUNS
        .iter()
        .flat_map(|n| n.2.split('/').map(move |plural| (plural, n.0, n.1)))
        .collect();
    rows.sort_unstable();
    rows
});

static DOUBLING: LazyLock<Vec<(&'static str, Doubling)>> = LazyLock::new(|| {
    rows(include_str!("data/doubling_verbs.txt"))
        .map(|row| match row.strip_suffix('?') {
            Some(base) => (base, Doubling::Variant),
            None => (row, Doubling::Usual),
        })
        .collect()
});

/// Verbs that only look like a prefix before an irregular verb, or that lost its irregularity.
const REGULAR: [&str; 6] = ["outfit", "refit", "relay", "reprove", "underfit", "unfit"];

const PREFIXES: [&str; 11] = [
    "cross", "down", "fore", "mis", "out", "over", "pre", "re", "under", "un", "up",
];

fn rows(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
}

/// The irregular verb that `base` is, and the prefix that it carries there (`re` in `rebuild`).
pub(super) fn irregular_verb(base: &str) -> Option<(&str, IrregularVerb)> {
    if REGULAR.contains(&base) {
        return None;
    }
    let mut stem = base;
    // Two prefixes are the most that English stacks: "misunderstand".
    for _ in 0..3 {
        if let Ok(at) = VERBS.binary_search_by(|v| v.base.cmp(stem)) {
            return Some((&base[..base.len() - stem.len()], VERBS[at]));
        }
        stem = without_prefix(stem)?;
    }
    None
}

/// The plurals of an irregular noun and the part of `noun` that is kept before them.
pub(super) fn irregular_noun(noun: &str) -> Option<(&str, &'static str)> {
    let find = |word: &str| NOUNS.binary_search_by(|n| n.0.cmp(word)).ok();
    if let Some(at) = find(noun) {
        return Some(("", NOUNS[at].2));
    }
    noun.char_indices()
        .skip(1)
        .map(|(at, _)| at)
        .skip_while(|at| noun.len() - at > LONGEST_STARRED)
        .find_map(|cut| {
            let row = NOUNS[find(&noun[cut..])?];
            row.1.then_some((&noun[..cut], row.2))
        })
}

/// The irregular verbs of which `form` is a past or a participle, with their prefix.
pub(super) fn irregular_verbs_of(form: &str) -> Vec<String> {
    let mut bases = Vec::new();
    let mut stem = form;
    for _ in 0..3 {
        let prefix = &form[..form.len() - stem.len()];
        let from = PAST_FORMS.partition_point(|row| row.0 < stem);
        let rows = PAST_FORMS[from..].iter().take_while(|row| row.0 == stem);
        bases.extend(rows.map(|row| format!("{prefix}{}", row.1)));
        match without_prefix(stem) {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    bases
}

/// The singulars of which `form` could be an irregular plural.
pub(super) fn singulars_of(form: &str) -> Vec<String> {
    let ends = form.char_indices().skip(1).map(|(at, _)| at);
    ends.skip_while(|at| form.len() - at > LONGEST_STARRED)
        .chain([0])
        .flat_map(|cut| plural_rows(&form[cut..], cut > 0).map(move |row| (cut, row.1)))
        .map(|(cut, singular)| format!("{}{singular}", &form[..cut]))
        .collect()
}

fn plural_rows(plural: &str, behind_more: bool) -> impl Iterator<Item = &'static PluralRow> {
    let from = PLURALS.partition_point(|row| row.0 < plural);
    PLURALS[from..]
        .iter()
        .take_while(move |row| row.0 == plural)
        .filter(move |row| row.2 || !behind_more)
}

/// What the list of doubling verbs says of `base`.
pub(super) fn listed_doubling(base: &str) -> Option<Doubling> {
    let at = DOUBLING.binary_search_by(|row| row.0.cmp(base)).ok()?;
    Some(DOUBLING[at].1)
}

/// `stem` without the prefix that it starts with.
pub(super) fn without_prefix(stem: &str) -> Option<&str> {
    PREFIXES
        .iter()
        .find_map(|p| stem.strip_prefix(p))
        .filter(|rest| rest.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_sorted(mut words: impl Iterator<Item = &'static str>) {
        let mut before = words.next().expect("the list is not empty");
        for word in words {
            assert!(before < word, "{word} follows {before}");
            before = word;
        }
    }

    #[test]
    fn lists_are_sorted() {
        assert_sorted(VERBS.iter().map(|v| v.base));
        assert_sorted(NOUNS.iter().map(|n| n.0));
        assert_sorted(DOUBLING.iter().map(|d| d.0));
        let starred = PLURALS.iter().filter(|row| row.2);
        for (plural, singular, _) in starred {
            assert!(
                plural.len().max(singular.len()) <= LONGEST_STARRED,
                "{plural}"
            );
        }
    }

    #[test]
    fn every_row_has_its_fields() {
        let lines = rows(include_str!("data/irregular_verbs.txt"));
        assert_eq!(VERBS.len(), lines.count());
        assert_eq!(
            NOUNS.len(),
            rows(include_str!("data/irregular_nouns.txt")).count()
        );
    }

    #[test]
    fn prefixes_are_seen_and_false_ones_are_not() {
        let cases = [
            ("overtake", Some(("over", "take"))),
            ("misunderstand", Some(("misunder", "stand"))),
            ("undo", Some(("un", "do"))),
            ("relay", None),
            ("outfit", None),
            ("rebound", None),
            ("re", None),
            ("", None),
        ];
        for (base, want) in cases {
            let got = irregular_verb(base).map(|(prefix, verb)| (prefix, verb.base));
            assert_eq!(got, want, "{base}");
        }
    }
}
