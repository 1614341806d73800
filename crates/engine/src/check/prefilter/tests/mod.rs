//! The prefilter against the full check: it passes whatever could be reported.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::glyph::{Glyph, Glyphs, letters};
use super::*;
use crate::matcher::Matcher;
use reference::says_something;
use sayso_policy::{self as policy, Policy};
use spelling::{FILLERS, around, choices, encoded, encodings, literal, spelled};

mod reference;
mod rows;
mod ruled_out;
mod spelling;

const FORMATS: [Format; Format::ALL.len()] = Format::ALL;

/// The gate of the default lexicons.
fn builtin() -> Vec<Literal> {
    let lexicon = |id| {
        policy::builtin(id)
            .expect("is there")
            .expect("has no mistakes")
    };
    let policy = Policy {
        lexicons: policy::DEFAULT_LEXICONS.into_iter().map(lexicon).collect(),
        ..Policy::default()
    };
    let matcher = Matcher::new(&policy).expect("compiles");
    matcher.literals(matcher.gate().required().expect("has a gate"))
}

/// More literals than are searched for at once, and that no text of these tests has.
fn others() -> Vec<Literal> {
    let other = |n: u32| Literal {
        text: format!("q{n}z open q{n}"),
        starts_word: true,
        ends_word: true,
    };
    (0..200).map(other).collect()
}

#[test]
fn a_word_may_begin_with_the_end_of_an_address() {
    let prefilter = Prefilter::new(Some(&builtin())).expect("builds");
    for text in ["<https://a.b/chat>GPT", "wordc <https://a.b/c>odex"] {
        assert!(
            prefilter.may_hold(text.as_bytes(), Format::Markdown),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_any_lexicon(
        literals in prop::collection::vec(literal(), 1..4),
        which in any::<prop::sample::Index>(), many in any::<bool>(),
        choices in choices(), before in around(), behind in around(),
        (encoding, mark) in encodings(),
    ) {
        let others = if many { others() } else { Vec::new() };
        let all = [&literals[..], &others].concat();
        let prefilter = Prefilter::new(Some(&all)).expect("builds");
        let text = [before, spelled(&which.get(&literals).text, &choices), behind].concat();
        let bytes = encoded(&text, encoding, mark);
        for format in FORMATS {
            // As in `Checker::may_report`: a format's own notices need the file to be read, too.
            let may = prefilter.may_hold(&bytes, format) || format.has_notices(&bytes);
            prop_assert!(may || !says_something(&literals, &bytes, format), "{format:?} {text:?}");
        }
    }
}

#[test]
fn nothing_is_lost_of_the_lexicons_that_come_with_the_program() {
    let literals = builtin();
    let prefilters = [literals.clone(), [&literals[..], &others()].concat()];
    let prefilters = prefilters.map(|literals| Prefilter::new(Some(&literals)).expect("builds"));
    let one = (
        prop::sample::select(literals.clone()),
        choices(),
        around(),
        around(),
        encodings(),
    );
    let config = ProptestConfig {
        cases: 3000,
        ..ProptestConfig::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let result = runner.run(
        &one,
        |(literal, choices, before, behind, (encoding, mark))| {
            let text = [before, spelled(&literal.text, &choices), behind].concat();
            let bytes = encoded(&text, encoding, mark);
            for format in FORMATS {
                let may = prefilters
                    .each_ref()
                    .map(|prefilter| prefilter.may_hold(&bytes, format))
                    .map(|may| may || format.has_notices(&bytes));
                prop_assert!(
                    may == [true; 2] || !says_something(&literals, &bytes, format),
                    "{format:?} {text:?}"
                );
            }
            Ok(())
        },
    );
    result.expect("nothing is lost");
}

/// One filler at a time, at every place of every literal of the lexicons that come with the program.
#[test]
fn every_filler_is_seen_through_at_every_place() {
    let literals = builtin();
    let prefilters = [literals.clone(), [&literals[..], &others()].concat()];
    let prefilters = prefilters.map(|literals| Prefilter::new(Some(&literals)).expect("builds"));
    for literal in &literals {
        for (at, _) in literal.text.char_indices() {
            for filler in FILLERS {
                let text = [&literal.text[..at], filler, &literal.text[at..]].concat();
                for format in FORMATS {
                    let may = |prefilter: &Prefilter| prefilter.may_hold(text.as_bytes(), format);
                    let must = says_something(&literals, text.as_bytes(), format);
                    assert!(prefilters.iter().all(may) || !must, "{format:?} {text:?}");
                }
            }
        }
    }
}

/// An accent on a letter never makes it another ASCII letter, so that it may count as filler.
#[test]
fn accents_change_no_letter_into_another() {
    let glyphs = Glyphs::new();
    for c in '\u{80}'..=char::MAX {
        let parts: Vec<char> = c.nfd().collect();
        let [first, .., last] = parts[..] else {
            continue;
        };
        if glyphs.of(last) != Glyph::Filler {
            continue;
        }
        let base = match first.is_ascii() {
            true => first.to_ascii_lowercase().to_string(),
            false => letters(first),
        };
        let shown = letters(c);
        let changed = shown.contains(|c: char| c.is_ascii_alphanumeric()) && shown != base;
        assert!(!changed, "{c:?} is read as {shown}, its letter as {base}");
    }
}
