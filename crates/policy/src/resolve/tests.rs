//! What is active, at which level, on which day.

use super::*;
use crate::lexicon::Origin;
use crate::load::parse_lexicon;

fn lexicon(id: &str, head: &str, rules: &[(&str, &str)]) -> Lexicon {
    let mut text =
        format!("[lexicon]\nid = \"{id}\"\n{head}\n[names]\nx = [\"X\"]\n[nouns]\nn = [\"it\"]\n");
    for (name, keys) in rules {
        text += &format!(
            "[[rule]]\nid = \"{name}\"\nkind = \"banned\"\nphrases = \"a\"\nobject = \"@x\"\n\
             message = \"m\"\nsource = \"s\"\nflag = [\"1\", \"2\", \"3\"]\n\
             pass = [\"4\", \"5\", \"6\"]\n{keys}\n"
        );
    }
    parse_lexicon(&text, "t.toml", Origin::BuiltIn).expect("is right")
}

fn two() -> Vec<Lexicon> {
    let graded = "level = \"error\"\ngeneric = { nouns = \"n\", level = \"warning\" }\nbare = { paragraph = \"warning\" }";
    let term = "level = \"warning\"\neffective_from = 2026-03-01\neffective_until = 2026-03-31";
    vec![
        lexicon(
            "one",
            "",
            &[("calls-on", graded), ("hosts", "level = \"warning\"")],
        ),
        lexicon(
            "two",
            "",
            &[("calls-on", "level = \"note\""), ("march", term)],
        ),
    ]
}

fn flags(flag: &str, texts: &[&str]) -> Vec<Entry> {
    texts.iter().map(|t| Entry::flag(flag, t)).collect()
}

fn settings(select: &[&str], ignore: &[&str], rules: &[(&str, Option<Level>)]) -> Settings {
    Settings {
        select: flags("--select", select),
        ignore: flags("--ignore", ignore),
        rules: rules
            .iter()
            .map(|(id, level)| (Entry::flag("rules", id), *level))
            .collect(),
        ..Settings::default()
    }
}

fn active(policy: &Policy) -> Vec<(&str, Level)> {
    policy
        .lexicons
        .iter()
        .flat_map(|l| l.rules.iter().map(|r| (&*r.id, r.level)))
        .collect()
}

#[test]
fn selection_and_levels() {
    use Level::{Error, Note, Warning};
    let all = [
        ("one/calls-on", Error),
        ("one/hosts", Warning),
        ("two/calls-on", Note),
    ];
    let cases: [(Settings, &[(&str, Level)]); 9] = [
        (settings(&[], &[], &[]), &all),
        (settings(&["*"], &[], &[]), &all),
        (settings(&["one/*"], &[], &[]), &all[..2]),
        (settings(&["calls-*"], &[], &[]), &[all[0], all[2]]),
        (settings(&["two/*", "hosts"], &[], &[]), &all[1..]),
        (settings(&[], &["calls-on"], &[]), &all[1..2]),
        (settings(&["one/*"], &["hosts"], &[]), &all[..1]),
        (
            settings(
                &["calls-on"],
                &[],
                &[("calls-on", Some(Warning)), ("two/calls-on", None)],
            ),
            &[("one/calls-on", Warning)],
        ),
        (settings(&["unused-suppression"], &[], &[]), &[]),
    ];
    for (settings, want) in cases {
        let policy = resolve(two(), &settings, "2026-04-01").expect("resolves");
        assert_eq!(active(&policy), want, "{settings:?}");
    }
}

#[test]
fn graded_levels_follow_the_rule_but_never_lie_above_it() {
    let graded = |level| {
        let policy = resolve(
            two(),
            &settings(&[], &[], &[("one/calls-on", Some(level))]),
            "2026-01-01",
        );
        let rule = policy.expect("resolves").lexicons[0].rules[0].clone();
        (
            rule.denied,
            rule.generic.map(|g| g.level),
            rule.bare.and_then(|b| b.paragraph),
        )
    };
    let (note, warning) = (Some(Level::Note), Some(Level::Warning));
    assert_eq!(graded(Level::Note), (note, note, note));
    // A denial is a note unless the lexicon grades it.
    assert_eq!(graded(Level::Error), (note, warning, warning));
}

#[test]
fn rules_hold_from_their_first_to_their_last_day() {
    let cases = [
        ("2026-02-28", false),
        ("2026-03-01", true),
        ("2026-03-31", true),
        ("2026-04-01", false),
    ];
    for (day, want) in cases {
        let policy = resolve(two(), &Settings::default(), day).expect("resolves");
        assert_eq!(
            active(&policy).iter().any(|r| r.0 == "two/march"),
            want,
            "{day}"
        );
        assert_eq!(policy.as_of.as_deref(), Some(day));
    }
    let undated = resolve(two(), &settings(&["one/*"], &[], &[]), "2026-03-01");
    assert_eq!(undated.expect("resolves").as_of, None);
    let ended = lexicon(
        "old",
        "effective_until = 2020-01-01",
        &[("a", "level = \"note\"")],
    );
    let policy = resolve(vec![ended], &Settings::default(), "2026-03-01").expect("resolves");
    assert!(active(&policy).is_empty());
    assert!(policy.as_of.is_some());
}

#[test]
fn unknown_rules_are_named_with_their_neighbours() {
    let cases = [
        (
            "cals-on",
            "--select: `cals-on` fits no rule of the active lexicons; did you mean `calls-on`?",
        ),
        (
            "one/host",
            "--select: `one/host` fits no rule of the active lexicons; did you mean `one/hosts`?",
        ),
        (
            "one",
            "--select: `one` fits no rule of the active lexicons; for all rules of a lexicon, write `one/*`",
        ),
        (
            "",
            "--select: `` fits no rule of the active lexicons; there are",
        ),
        ("[", "--select: `[` is not a valid glob"),
    ];
    for (written, want) in cases {
        let mistakes = resolve(
            two(),
            &settings(&[written], &["hosts", "nix*"], &[]),
            "2026-01-01",
        )
        .expect_err(written);
        assert_eq!(mistakes.len(), 2, "{mistakes:#?}");
        assert!(mistakes[0].to_string().starts_with(want), "{}", mistakes[0]);
    }
}

#[test]
fn one_id_stands_for_one_lexicon() {
    let twice = vec![two().remove(0), two().remove(0)];
    let mistakes = resolve(twice, &Settings::default(), "2026-01-01").expect_err("twice");
    assert_eq!(mistakes[0].kind, MistakeKind::Conflict);
}

#[test]
fn digests_change_with_what_decides() {
    let digest =
        |settings: &Settings, day| resolve(two(), settings, day).expect("resolves").sha256();
    let plain = digest(&Settings::default(), "2026-01-01");
    assert_eq!(plain.len(), 64);
    assert_eq!(plain, digest(&Settings::default(), "2026-01-02"));
    assert_ne!(plain, digest(&Settings::default(), "2026-03-02"));
    assert_ne!(plain, digest(&settings(&[], &["hosts"], &[]), "2026-01-01"));
    let off = settings(&[], &[], &[("hosts", Some(Level::Note))]);
    assert_ne!(plain, digest(&off, "2026-01-01"));
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(crate::sha256(b""), empty);
}
