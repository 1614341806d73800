//! A lexicon that is right, and every way in which it may be wrong.

mod mistakes;

use super::*;
use crate::Level;
use crate::rule::{RuleKind, Within};

/// A lexicon without mistakes.
const GOOD: &str = include_str!("good.toml");

fn good(text: &str) -> Lexicon {
    match parse_lexicon(text, "demo.toml", Origin::BuiltIn) {
        Ok(lexicon) => lexicon,
        Err(mistakes) => panic!("{mistakes:#?}"),
    }
}

#[test]
fn everything_that_is_written_is_read() {
    let lexicon = good(GOOD);
    assert_eq!(lexicon.id, "demo");
    assert_eq!(
        lexicon.metadata.effective_from.as_deref(),
        Some("2026-01-01")
    );
    assert_eq!(
        lexicon.metadata.effective_until.as_deref(),
        Some("2026-12-31")
    );
    assert_eq!(lexicon.closure("theirs"), ["theirs", "ours"]);
    assert_eq!(lexicon.set("theirs").expect("a set").company, ["ours"]);
    assert_eq!(lexicon.noun_list("things"), ["api", "plug-in"]);
    assert_eq!(lexicon.noun_list("theirs"), [""; 0]);
    let names: Vec<_> = lexicon
        .names
        .iter()
        .flat_map(|s| &s.members)
        .map(|n| (n.text.as_str(), n.pattern.to_string(), n.ambiguous))
        .collect();
    let want = [
        ("Acme Hub", "acme hub", false),
        ("HUB", "=HUB", false),
        ("Globex", "globex", false),
        ("Oracle", "=Oracle", true),
    ];
    assert_eq!(names, want.map(|(a, b, c)| (a, b.to_owned(), c)));

    let rule = &lexicon.rules[0];
    assert_eq!((&*rule.id, rule.name()), ("demo/best", "best"));
    assert_eq!(
        (rule.kind, rule.level, rule.denied),
        (RuleKind::Banned, Level::Error, None)
    );
    assert_eq!(rule.near.as_ref().map(|c| c.within), Some(Within::Document));
    assert_eq!(
        rule.unless.as_ref().map(|c| c.within),
        Some(Within::Paragraph)
    );
    assert_eq!(rule.claim.others.as_deref(), Some("theirs"));
    assert_eq!(rule.claim.able.as_deref(), Some("things"));
    let generic = rule.generic.as_ref().expect("is there");
    assert_eq!(
        (generic.nouns.as_str(), generic.level),
        ("stand-ins", Level::Note)
    );
    assert_eq!(rule.review_by.as_deref(), Some("2027-06-30"));
    assert_eq!(rule.examples.flag.len(), 3);
    assert_eq!(rule.examples.rewrites[0].1, "One known.");
    assert_eq!(rule.rewrite[0].template, "{be} known for {object}");
}

#[test]
fn places_point_at_what_was_written() {
    let lexicon = good(GOOD);
    let at = |place: Place| &lexicon.text[place.start..place.end];
    let rule = &lexicon.rules[0];
    let cases = [
        (rule.place, "\"best\""),
        (rule.phrases[0].place, "\"the best~ pre/3 @ours\""),
        (rule.rewrite[0].place, "\"{be} known for {object}\""),
        (rule.examples.flag[1].1, "\"Two best.\""),
        (rule.examples.rewrites[0].2, "\"One best.\""),
        (lexicon.names[1].place, "theirs"),
        (lexicon.names[1].members[0].place, "\"Globex\""),
    ];
    for (place, want) in cases {
        assert_eq!(at(place), want);
    }
}

#[test]
fn a_lexicon_without_rules_must_add_something() {
    let adds = "[lexicon]\nid = \"acme\"\nextends = \"demo\"\n[nouns]\nthings = [\"blender\"]\n";
    let lexicon = good(adds);
    let extends = lexicon.extends.expect("is read");
    assert_eq!(extends.id, "demo");
    assert_eq!(extends.nouns[0].0, "things");
    for text in [
        adds.replace("extends = \"demo\"\n", ""),
        adds[..adds.find("[nouns]").expect("nouns")].to_owned(),
    ] {
        let mistakes = parse_lexicon(&text, "t", Origin::BuiltIn).expect_err(&text);
        assert!(mistakes[0].reason.contains("no `rule`"), "{}", mistakes[0]);
    }
}

#[test]
fn what_is_left_out_has_a_default() {
    let without = |key: &str| {
        let line = GOOD.lines().find(|l| l.starts_with(key)).expect(key);
        good(&GOOD.replace(&format!("{line}\n"), ""))
    };
    // What is no claim breaks no ban, but a term is to be written so in any sentence.
    let left_out = without("denied").rules[0].clone();
    let graded = [left_out.denied, left_out.question, left_out.reported];
    assert_eq!(graded, [Some(Level::Note); 3]);
    assert_eq!(left_out.imperative, None);
    let preferred = "kind = \"preferred\"";
    let term = good(&GOOD.replacen("kind = \"banned\"", preferred, 1));
    assert_eq!(term.rules[0].question, Some(Level::Error));
    let unless = without("within").rules[0].unless.clone().expect("stays");
    assert_eq!(unless.within, Within::Sentence);
    assert!(without("near").rules[0].near.is_none());
    assert!(without("bare").rules[0].bare.is_none());
}

#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    for text in [GOOD.replace('\n', "\r\n"), format!("\u{FEFF}{GOOD}")] {
        let lexicon = good(&text);
        assert_eq!(
            lexicon.rules[0].phrases[0].pattern,
            good(GOOD).rules[0].phrases[0].pattern
        );
        let place = lexicon.names[0].place;
        assert_eq!(&lexicon.text[place.start..place.end], "ours");
    }
}

#[test]
fn files_that_cannot_be_read_are_distinguished_from_bad_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    std::fs::write(path("latin.toml"), b"id = \"caf\xE9\"").expect("written");
    std::fs::write(path("good.toml"), GOOD).expect("written");
    std::fs::write(path("empty.toml"), "").expect("written");
    assert!(load_lexicon(&path("good.toml")).is_ok());
    let cases = [
        ("none.toml", MistakeKind::Unreadable, "cannot be read"),
        ("latin.toml", MistakeKind::Unreadable, "byte 9 is not UTF-8"),
        (
            "empty.toml",
            MistakeKind::Missing,
            ":1:1: a lexicon has no `lexicon`",
        ),
    ];
    for (name, kind, part) in cases {
        let mistakes = load_lexicon(&path(name)).expect_err(name);
        assert_eq!(mistakes[0].kind, kind, "{name}");
        assert!(mistakes[0].to_string().contains(part), "{}", mistakes[0]);
    }
}
