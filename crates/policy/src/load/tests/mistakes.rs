//! Mistakes one by one: what is changed in a good lexicon, and what is said of it, where.

use super::GOOD;
use crate::lexicon::Origin;
use crate::load::parse_lexicon;

fn mistakes(text: &str) -> Vec<String> {
    match parse_lexicon(text, "demo.toml", Origin::File("demo.toml".to_owned())) {
        Ok(lexicon) => lexicon
            .missing_examples()
            .iter()
            .map(ToString::to_string)
            .collect(),
        Err(mistakes) => mistakes.iter().map(ToString::to_string).collect(),
    }
}

/// What is replaced by what, and the one mistake that must come of it.
#[rustfmt::skip] // One case a line.
const CASES: &[(&str, &str, &str)] = &[
    // The file and `[lexicon]`.
    ("[lexicon]", "[lexicon", "1:9: invalid TOML: "),
    ("id = \"demo\"", "id = demo", "2:6: invalid TOML: "),
    ("id = \"demo\"", "id = \"demo\"\nid = \"x\"", "3:1: invalid TOML: duplicate key"),
    ("id = \"demo\"\n", "", "1:1: `[lexicon]` has no `id`; write `id = \"…\"`: what reports and flags call it"),
    ("id = \"demo\"", "id = 5", "2:6: `id` is an integer; write a string"),
    ("id = \"demo\"", "id = \"\"", "2:6: `id` is empty; fill it in"),
    ("id = \"demo\"", "id = \"My Demo\"", "2:6: `id`: `My Demo` is not a plain name; write"),
    ("id = \"demo\"", "id = \"demo\"\ntitel = \"x\"", "3:1: `[lexicon]` has no key `titel`; did you mean `title`?"),
    ("[names]", "[nmaes]\n[names]", "6:2: a lexicon has no key `nmaes`; did you mean `names`?"),
    ("2026-01-01", "2026-02-30", "3:18: invalid TOML: "),
    ("\"2026-12-31\"", "\"2026-02-30\"", "4:19: `effective_until` cannot be `2026-02-30`; write a day"),
    ("\"2026-12-31\"", "\"soon\"", "4:19: `effective_until` cannot be `soon`; write a day of the calendar, such as"),
    ("\"2026-12-31\"", "2026-12-31T00:00:00Z", "4:19: `effective_until` cannot be `2026-12-31T00:00:00Z`; write a day"),
    ("\"2026-12-31\"", "true", "4:19: `effective_until` is a boolean; write a day"),
    ("\"2026-12-31\"", "\"2025-12-31\"", "4:19: it ends on 2025-12-31, before it starts on 2026-01-01"),
    ("id = \"demo\"", "id = \"demo\"\nextends = 3", "3:11: `extends` is an integer; write a string"),
    ("id = \"demo\"", "id = \"demo\"\nextends = \"\"", "3:11: `extends` is empty"),
    ("id = \"demo\"", "id = \"demo\"\nextend = \"x\"", "3:1: `[lexicon]` has no key `extend`; did you mean `extends`?"),
    // `[names]`.
    ("\"=HUB\"", "\"(HUB\"", "7:22: this bracket is not closed; add `)`"),
    ("\"=HUB\"", "\"HUB w/3 x\"", "7:26: a name cannot hold a distance"),
    ("\"=HUB\"", "\"@theirs\"", "7:22: a name cannot hold a set"),
    ("\"=HUB\"", "7", "7:21: `ours` is an integer; write a string"),
    ("\"=HUB\"", "\" \"", "7:21: `ours` is empty"),
    ("[\"ours\"]", "[\"outs\"]", "8:23: there is no set `@outs`; did you mean `ours`?"),
    ("[\"ours\"]", "[\"theirs\"]", "8:23: the set `theirs` includes itself through `theirs`; delete"),
    ("[\"ours\"]", "[\"year\"]", "8:23: there is no set `@year`; built-in sets are only allowed in phrases"),
    ("members = [\"Globex\"]", "member = [\"Globex\"]", "8:32: a set of names has no key `member`; did you mean `members`?"),
    ("[\"Oracle\"]", "[\"Globex\"]", "8:67: `Globex` is both a clear and an ambiguous name"),
    ("[\"Oracle\"]", "[\"Oracle~\"]", "8:68: `Oracle~`: an exact word has no other forms"),
    ("[names]", "[names]\nnone = []", "7:8: `none` is empty"),
    ("[names]", "[names]\nnone = 3", "7:8: `none` is an integer; write a list of names"),
    ("[names]", "[names]\nyear = [\"x\"]", "7:1: `@year` is a built-in set; choose another name"),
    ("[names]", "[names]\n\"Big Ones\" = [\"x\"]", "7:1: `Big Ones` cannot name a set"),
    ("[names]", "[names]\nnone = {}", "7:1: the set `none` has no members; list names, or `include`"),
    ("company = [\"ours\"]", "company = [\"hours\"]", "8:89: there is no set `@hours`; did you mean `ours`?"),
    ("company = [\"ours\"]", "company = []", "8:88: `company` is empty"),
    ("company = [\"ours\"]", "compani = [\"ours\"]", "8:78: a set of names has no key `compani`; did you mean `company`?"),
    ("[names]", "names = 3\n[other]", "6:1: `[lexicon]` has no key `names`; there are `id`"),
    // `[words]`.
    ("[names]", "[words]\nvague = [\"good\", \"(great\"]\n[names]", "7:19: this bracket is not closed; add `)`"),
    ("[names]", "[words]\nyear = [\"x\"]\n[names]", "7:1: `@year` is a built-in set; choose another name"),
    ("[names]", "[words]\nours = [\"x\"]\n[names]", "7:1: `@ours` is a set of names; choose another name"),
    ("[names]", "[words]\nvague = []\n[names]", "7:9: `vague` is empty"),
    ("[names]", "[words]\nvague = [\"@others\"]\nothers = [\"x\"]\n[names]", "7:11: there is no set `@others`; a set of words comes before those that use it"),
    // A rule's own words.
    ("id = \"best\"\n", "", "10:1: a rule has no `id`; write `id = \"…\"`: its name"),
    ("id = \"best\"", "id = \"demo/best\"", "11:6: `id`: `demo/best` is not a plain name"),
    ("kind = \"banned\"\n", "", "10:1: a rule has no `kind`; write `kind = \"banned\" or \"approved\" or \"preferred\" or \"required\" or \"consistent\"`: what the rule does"),
    ("\"banned\"", "\"baned\"", "12:8: `kind` cannot be `baned`; did you mean `banned`?"),
    ("level = \"error\"\n", "", "10:1: a rule has no `level`; write"),
    ("\"error\"", "\"fatal\"", "13:9: `level` cannot be `fatal`; there are `note`, `warning`, `error`"),
    ("\"error\"", "\"Error\"", "13:9: `level` cannot be `Error`; did you mean `error`?"),
    ("\"banned\"", "\"preferred\"\nrewrit = \"x\"", "13:1: a rule has no key `rewrit`; did you mean `rewrite`?"),
    ("rewrite = [\"{be} known for {object}\"]\n", "rewrite = []\n", "26:11: `rewrite` is empty"),
    ("message = \"Do not say “{text}” of {subject}.\"\n", "", "10:1: a rule has no `message`; write `message = \"…\"`: one sentence"),
    ("{subject}.", "{subjekt}.", "23:35: `{subjekt}` is not a slot of this text; did you mean `subject`?"),
    ("{subject}.", "{subject.", "23:35: a brace without its partner"),
    ("{be} known", "{bee} known", "26:13: `{bee}` is not a slot of this text; did you mean `be`?"),
    ("source = \"Style guide\"\n", "", "10:1: a rule has no `source`; write `source = \"…\"`: where"),
    ("\"Style guide\"", "\"  \"", "24:10: `source` is empty"),
    ("\"2027-06-30\"", "\"2027-06-31\"", "25:13: `review_by` cannot be `2027-06-31`; write a day"),
    ("\"off\"", "\"of\"", "22:10: `denied` cannot be `of`; did you mean `off`?"),
    ("source = ", "severity = \"x\"\nsource = ", "24:1: a rule has no key `severity`; did you mean `level`?"),
    // Phrases.
    ("phrases = [\"the best~ pre/3 @ours\"]\n", "", "10:1: a rule has no `phrases`; write"),
    ("[\"the best~ pre/3 @ours\"]", "[]", "14:11: `phrases` is empty"),
    ("[\"the best~ pre/3 @ours\"]", "true", "14:11: `phrases` is a boolean; write a string or a list"),
    ("pre/3", "pre/0", "14:23: `pre/0` needs a number of words from 1 to 255; write"),
    ("pre/3", "pre/", "14:23: `pre/` needs a number"),
    ("pre/3", "near/3", "14:23: `near/` is no operator; write `w/3`"),
    ("the best~", "the best~x", "14:17: `best~x`: only a part of speech can follow `~`; write"),
    ("the best~", "=best~", "14:13: `=best~`: an exact word has no other forms"),
    ("the best~", "the (best", "14:17: this bracket is not closed"),
    ("the best~ pre/3 @ours", "", "14:12: `phrases` is empty"),
    ("the best~ pre/3 @ours", "[the] [best]", "14:13: every word of the phrase is optional"),
    ("the best~ pre/3 @ours", "* ?", "14:13: the phrase has no letter, digit or sign"),
    ("3 @ours", "3 @our", "14:29: there is no set `@our`; did you mean `ours`?"),
    ("3 @ours", "3 @Ours", "14:29: `@Ours` is not the name of a set"),
    ("\"the best~ pre/3 @ours\"", "'''\nthe best~ pre/0 x'''", "15:11: `pre/0` needs"),
    ("\"the best~ pre/3 @ours\"", "\"\\u0074he pre/0 x\"", "14:12: `pre/0` needs"),
    ("\"award*\"", "\"*\"", "17:11: the phrase has no letter, digit or sign"),
    ("object = \"@theirs\"", "object = \"@ther\"", "15:11: there is no set `@ther`"),
    // What a rule holds beside its phrases.
    ("phrases = [\"price~\"], ", "", "16:8: a condition has no `phrases`; write"),
    ("within = \"document\"", "within = \"page\"", "16:41: `within` cannot be `page`; there are `sentence`"),
    ("within = \"document\"", "inside = \"document\"", "16:32: a condition has no key `inside`"),
    ("\"@ours\", others", "\"ours\", others", "21:17: `own`: `ours` is not a set; name a set of `[names]`: \"@own\""),
    ("\"@ours\", others", "\"@us\", others", "21:17: there is no set `@us`"),
    ("{ paragraph = \"warning\", document = \"note\" }", "{}", "20:8: `bare` has no `paragraph`; give it a level"),
    ("object = \"@theirs\"\n", "", "10:1: `generic` grades a missing object, and the rule has no `object`"),
    ("nouns = \"stand-ins\", ", "", "19:11: `generic` has no `nouns`; write"),
    ("\"stand-ins\", level", "\"stand-in\", level", "19:21: there is no list `stand-in`; did you mean `stand-ins`?"),
    ("nouns = \"stand-ins\"", "phrases = [\"it\"]", "19:13: `generic` has no key `phrases`; there are `nouns`, `level`"),
    ("able = \"things\"", "able = \"@ours\"", "21:53: there is no list `@ours`; there are `things`, `stand-ins`"),
    ("able = \"things\"", "able = 3", "21:53: `able` is an integer; write a string"),
    ("able = \"things\"", "abel = \"things\"", "21:46: `claim` has no key `abel`; did you mean `able`?"),
    // `[nouns]`.
    ("[\"hub\"]", "[]", "33:13: `stand-ins` is empty"),
    ("[\"hub\"]", "3", "33:13: `stand-ins` is an integer; write a string or a list"),
    ("[\"hub\"]", "[\"the @ours\"]", "33:15: `the @ours` is not a plain noun"),
    ("stand-ins = [", "\"Stand Ins\" = [", "33:1: `Stand Ins` cannot name a list"),
    ("[nouns]", "[nuons]", "31:2: a lexicon has no key `nuons`; did you mean `nouns`?"),
    ("[nouns]", "[[nouns]]", "31:1: `nouns` is an array; write a table"),
    // Examples.
    ("flag = [\"One best.\", \"Two best.\", \"Three best.\"]\n", "", "10:1: a rule needs 3 examples under `flag`, and there are 0; add"),
    (", \"Three.\"]", "]", "28:8: a rule needs 3 examples under `pass`, and there are 2; add sentences that must not"),
    ("\"Three.\"]", "\"Two best.\"]", "28:25: the sentence is both under `flag` and under `pass`"),
    ("\"One known.\"", "1", "29:28: `One best.` is an integer; write a string"),
];

#[test]
fn every_mistake_has_its_place_reason_and_next_step() {
    let mut wrong = Vec::new();
    for (old, new, want) in CASES {
        assert!(GOOD.contains(old), "no `{old}` to replace");
        let found = mistakes(&GOOD.replacen(old, new, 1));
        let want = format!("demo.toml:{want}");
        if !found.iter().any(|m| m.starts_with(&want)) {
            wrong.push(format!("`{old}` as `{new}`: want {want}, found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_mistakes_are_reported_at_once_and_in_order() {
    let text = GOOD
        .replace("id = \"demo\"", "id = \"De mo\"")
        .replace("pre/3", "pre/0")
        .replace("\"off\"", "\"never\"")
        .replace("flag =", "flags =");
    let found = mistakes(&text);
    let places: Vec<&str> = found
        .iter()
        .map(|m| m.split(": ").next().expect("one"))
        .collect();
    let want = ["2:6", "14:23", "22:10", "27:1"].map(|at| format!("demo.toml:{at}"));
    assert_eq!(places, want);
    let rule = GOOD.find("[[rule]]").expect("a rule");
    let nouns = GOOD.find("[nouns]").expect("nouns");
    let twice = format!("{GOOD}{}", &GOOD[rule..nouns]);
    assert!(
        mistakes(&twice)[0].contains("35:6: there are two rules `best`"),
        "{twice}"
    );
}

#[test]
fn circles_of_sets_are_named_where_they_close() {
    let start = GOOD.find("theirs = ").expect("a set");
    let end = start + GOOD[start..].find('\n').expect("an end");
    let with = |sets: &str| mistakes(&format!("{}{sets}{}", &GOOD[..start], &GOOD[end..]));
    let found = with(
        "theirs = { include = [\"a\"] }\na = { include = [\"b\"] }\nb = { include = [\"theirs\", \"ours\"] }",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    let want = "demo.toml:8:23: the set `theirs` includes itself through `a`; delete";
    assert!(found[0].starts_with(want), "{}", found[0]);
    // A set that only uses a circle is not part of it.
    let found = with("theirs = { include = [\"a\"] }\na = { include = [\"a\"] }");
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn hostile_files_are_refused_without_harm() {
    for text in [
        "[".repeat(100_000),
        format!("x = {}", "[".repeat(100_000)),
        format!("x = {}", "{a=".repeat(100_000)),
        format!("[{}]", "a.".repeat(50_000) + "a"),
        "\0".repeat(1_000),
        "\"".repeat(100_001),
    ] {
        assert!(!mistakes(&text).is_empty());
    }
}
