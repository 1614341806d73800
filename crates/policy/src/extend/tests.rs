//! What lexicons add to each other, and what they cannot.

use super::*;
use crate::lexicon::Origin;
use crate::load::parse_lexicon;

const BASE: &str = r#"[lexicon]
id = "base"
[names]
ours = ["Acme Hub"]
theirs = { members = ["Globex"], ambiguous = ["Oracle"] }
all = { include = ["ours", "theirs"] }
[nouns]
able = ["hub"]
"#;

const RULE: &str = r#"[[rule]]
id = "r"
kind = "banned"
level = "note"
phrases = "best @ours"
object = "@theirs"
claim = { able = "able" }
message = "m"
source = "s"
flag = ["1", "2", "3"]
pass = ["4", "5", "6"]
"#;

fn lexicon(text: &str) -> Lexicon {
    let file = Origin::File("t.toml".to_owned());
    parse_lexicon(text, "t.toml", file).expect("is right")
}

fn base() -> Lexicon {
    lexicon(&format!("{BASE}{RULE}"))
}

/// A lexicon that extends the base, without rules.
fn adding(id: &str, rest: &str) -> Lexicon {
    lexicon(&format!(
        "[lexicon]\nid = \"{id}\"\nextends = \"base\"\n{rest}"
    ))
}

fn names(lexicon: &Lexicon) -> Vec<String> {
    let members = |set: &NameSet| {
        let names: Vec<&str> = set.members.iter().map(|n| n.text.as_str()).collect();
        format!("{}: {}", set.id, names.join(", "))
    };
    lexicon.names.iter().map(members).collect()
}

fn extended(lexicons: Vec<Lexicon>) -> Vec<Lexicon> {
    extend(lexicons, None).expect("fits")
}

#[test]
fn additions_go_to_the_sets_and_lists_of_the_same_id() {
    let more = adding(
        "more",
        "[names]\nours = [\"Acme Hub\", \"Zubehör\"]\n[nouns]\nable = [\"Blender\", \"hub\"]\n",
    );
    let others = adding(
        "others",
        "[names]\ntheirs = { include = [\"ours\"], ambiguous = [\"Sun\"], company = [\"ours\"] }\n",
    );
    // The order does not matter.
    for lexicons in [
        vec![base(), more.clone(), others.clone()],
        vec![more.clone(), others.clone(), base()],
    ] {
        let all = extended(lexicons);
        let base = all.iter().find(|l| l.id == "base").expect("stays");
        let want = [
            "ours: Acme Hub, Zubehör",
            "theirs: Globex, Oracle, Sun",
            "all: ",
        ];
        assert_eq!(names(base), want);
        assert_eq!(base.noun_list("able"), ["hub", "blender"]);
        let theirs = base.set("theirs").expect("is there");
        assert_eq!(theirs.include, ["ours"]);
        assert_eq!(theirs.company, ["theirs", "ours"], "its own company stays");
        let rest = all.iter().filter(|l| l.rules.is_empty());
        assert!(rest.clone().count() == 2 && rest.clone().all(|l| l.names.is_empty()));
    }
}

#[test]
fn rules_use_the_sets_of_the_extended_lexicon_and_their_own() {
    let own = "[names]\nours = [\"Zubehör\"]\nmine = [\"Mine\"]\n[nouns]\nable = [\"blender\"]\n";
    let rule = RULE.replace("@theirs", "@mine");
    let all = extended(vec![base(), adding("more", &format!("{own}{rule}"))]);
    let want = [
        "mine: Mine",
        "ours: Acme Hub, Zubehör",
        "theirs: Globex, Oracle",
        "all: ",
    ];
    assert_eq!(names(&all[1]), want);
    assert_eq!(all[1].noun_list("able"), ["hub", "blender"]);
    assert_eq!(
        names(&all[0]),
        ["ours: Acme Hub, Zubehör", "theirs: Globex, Oracle", "all: "]
    );
}

#[test]
fn a_built_in_lexicon_comes_along() {
    let text =
        "[lexicon]\nid = \"acme\"\nextends = \"ai-partnership\"\n[names]\noffering = [\"Acme\"]\n";
    let all = extended(vec![lexicon(text)]);
    let ids: Vec<&str> = all.iter().map(|l| l.id.as_str()).collect();
    assert_eq!(ids, ["ai-partnership", "acme"]);
    let offering = all[0].set("offering").expect("is there");
    assert_eq!(offering.members.last().expect("one").text, "Acme");
}

#[test]
fn what_is_not_in_force_adds_nothing() {
    let term = "effective_from = 2026-03-01\neffective_until = 2026-03-31\n";
    let more = adding("more", &format!("{term}[names]\nours = [\"Zubehör\"]\n"));
    let days = [
        (Some("2026-02-28"), false),
        (Some("2026-03-01"), true),
        (Some("2026-03-31"), true),
        (Some("2026-04-01"), false),
        (None, true),
    ];
    for (day, want) in days {
        let all = extend(vec![base(), more.clone()], day).expect("fits");
        assert_eq!(names(&all[0])[0].contains("Zubehör"), want, "{day:?}");
    }
}

#[test]
fn what_cannot_be_extended_is_reported_with_place_and_next_step() {
    let add = |rest: &str| vec![base(), adding("more", rest)];
    let of = |id: &str, other: &str| {
        lexicon(&format!(
            "[lexicon]\nid = \"{id}\"\nextends = \"{other}\"\n[names]\nours = [\"X\"]\n"
        ))
    };
    let cases = [
        (
            add("[names]\nour = [\"X\"]\n"),
            "5:1: `base` has no set `@our`; did you mean `ours`?",
        ),
        (
            add("[nouns]\nabel = [\"x\"]\n"),
            "5:1: `base` has no list of nouns `abel`; did you mean `able`?",
        ),
        (
            add(&RULE.replace("@theirs", "@their")),
            "9:11: `base` has no set `@their`; did you mean `theirs`?",
        ),
        (
            add(&RULE.replace("\"able\"", "\"things\"")),
            "10:18: `base` has no list of nouns `things`; there are `able`",
        ),
        (
            add("[names]\nmine = [\"X\"]\nours = { include = [\"mine\"] }\n"),
            "6:1: `@ours` is a set of `base`, which has no `@mine`; list the names of `@mine`",
        ),
        (
            add("[names]\nours = { include = [\"all\"] }\n"),
            "5:1: the set `ours` of `base` includes itself; delete one of these includes",
        ),
        (vec![of("a", "a")], "3:11: `a` extends itself; name another"),
        (
            vec![base(), of("a", "bass")],
            "3:11: there is no lexicon `bass`; did you mean `base`?; a lexicon of a file must be",
        ),
        (
            vec![base(), of("a", "base"), of("b", "a")],
            "3:11: `a` itself extends `base`; extend `base`",
        ),
        (
            vec![of("a", "b"), of("b", "a")],
            "3:11: `b` itself extends `a`; extend `a`",
        ),
    ];
    for (lexicons, want) in cases {
        let mistakes = extend(lexicons, None).expect_err(want);
        let found = mistakes[0].to_string();
        assert!(
            found.starts_with(&format!("t.toml:{want}")),
            "{want}: {found}"
        );
    }
}
