//! Places in files that are being written.

use proptest::prelude::*;

use super::*;

/// The spot at `|`.
fn at(marked: &str) -> Option<(String, Part, String)> {
    let cursor = marked.find('|').expect("a cursor");
    let text = marked.replacen('|', "", 1);
    let spot = spot(&text, cursor)?;
    Some((spot.path.join("."), spot.part, text[spot.range].to_owned()))
}

#[test]
fn places_are_known_in_unfinished_files() {
    use Part::{Bare, Header, Key, Quoted};
    let cases = [
        ("|", Some(("", Key, ""))),
        ("le|", Some(("", Key, "le"))),
        ("[le|", Some(("", Header, "le"))),
        ("[[ru|]]\n", Some(("", Header, "ru"))),
        ("[[rule]]\r\n|\r\n", Some(("rule", Key, ""))),
        (
            "[[rule]]\nid = \"é\"\nki|\n[[rule]]\n",
            Some(("rule", Key, "ki")),
        ),
        ("[[rule]]\nkind = |", Some(("rule.kind", Bare, ""))),
        ("[[rule]]\nkind = ba|\n", Some(("rule.kind", Bare, "ba"))),
        ("[[rule]]\nkind = \"ba|", Some(("rule.kind", Quoted, "ba"))),
        (
            "[[rule]]\nkind = \"ba|n\"\n",
            Some(("rule.kind", Quoted, "ban")),
        ),
        (
            "[[rule]]\nphrases = [\n  \"a\", # x\n  \"@\u{1F600}|\"\n]\n",
            Some(("rule.phrases", Quoted, "@\u{1F600}")),
        ),
        (
            "[[rule]]\nphrases = [\"a\"\nke|\n",
            Some(("rule.phrases", Bare, "ke")),
        ),
        ("[names]\na = { inc|", Some(("names.a", Key, "inc"))),
        (
            "[names]\na = { include = [\"|\"] }",
            Some(("names.a.include", Quoted, "")),
        ),
        (
            "[rules.\"a/b.c\"]\nlevel = '|'",
            Some(("rules.a/b.c.level", Quoted, "")),
        ),
        ("a = '''x\n|y'''\n", Some(("a", Quoted, "x\ny"))),
        (
            "\u{FEFF}[[rule]]\nkind = \"é|\r\n",
            Some(("rule.kind", Quoted, "é")),
        ),
        ("[a]\n\"b c\".d = |1", Some(("a.b c.d", Bare, "1"))),
        ("[a]\nb = { \"c d\" = \"|", Some(("a.b.c d", Quoted, ""))),
        ("[x]\n[]\n|", Some(("", Key, ""))),
        ("[x]|\n", None),
        ("a = 1\n= 2\n|", Some(("", Key, ""))),
        ("# le|", None),
        ("a = 1 # b|", None),
    ];
    for (marked, want) in cases {
        let want = want.map(|(p, part, w)| (p.to_owned(), part, w.to_owned()));
        assert_eq!(at(marked), want, "{marked:?}");
    }
}

proptest! {
    #[test]
    fn every_place_in_anything_has_a_spot_inside_the_text_or_none(
        text in "[a=\\[\\]{}'\"#.,\\\\é \\r\\n]{0,24}",
        at in 0_usize..30,
    ) {
        let at = text.floor_char_boundary(at);
        if let Some(spot) = spot(&text, at) {
            prop_assert!(spot.range.start <= at && at <= spot.range.end);
            prop_assert!(text.get(spot.range).is_some());
        }
        keys_of(&text, "a");
    }
}

#[test]
fn keys_elsewhere_in_the_table_are_used() {
    let text = "[[rule]]\nid = 1\n\nlevel = 2\n[[rule]]\nid = 3\n";
    let spot = spot(text, 16).expect("an empty line");
    assert_eq!(spot.used, ["id", "level"]);
    assert_eq!(
        keys_of(
            "[names]\na = []\n\"b c\" = { include = [] }\n[x]\nd = 1",
            "names"
        ),
        ["a", "b c"]
    );
}
