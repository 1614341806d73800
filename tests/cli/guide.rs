//! What `docs/lexicons.md` says is so: its examples, its table of phrases, its keys.

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_policy::{Origin, Policy, parse_lexicon};

use crate::runner::Sayso;

const GUIDE: &str = include_str!("../../docs/lexicons.md");

/// The TOML files in the guide.
fn files() -> Vec<&'static str> {
    let parts = GUIDE.split("```toml\n").skip(1);
    parts
        .map(|part| part.split("```").next().expect("an end"))
        .collect()
}

#[test]
fn the_lexicons_of_the_guide_hold() {
    let files = files();
    assert_eq!(files.len(), 2);
    let folder = Sayso::new()
        .file("house.toml", files[0])
        .file("acme.toml", files[1]);
    folder
        .run("lexicon test house.toml")
        .code(0)
        .stderr("")
        .stdout("house.toml: 13 of 13 examples hold\n");
    folder
        .run("lexicon lint acme.toml")
        .code(0)
        .stdout("acme.toml: no mistakes\n");
}

/// The rows of the table of phrases: a phrase, what it matches, what it does not.
fn rows() -> Vec<[String; 3]> {
    let table = GUIDE.split("| write | it matches |").nth(1).expect("it");
    let rows = table.lines().skip(2).take_while(|l| l.starts_with('|'));
    rows.map(|row| {
        let row = row.replace("\\|", "\u{0}");
        let cells: Vec<String> = row
            .split('|')
            .skip(1)
            .map(|cell| cell.trim().replace('\u{0}', "|"))
            .collect();
        [
            cells[0].trim_matches('`').to_owned(),
            cells[1].clone(),
            cells[2].clone(),
        ]
    })
    .collect()
}

fn checker(phrase: &str) -> Checker {
    let text = format!(
        "[lexicon]\nid = \"t\"\n[[rule]]\nid = \"r\"\nkind = \"banned\"\nlevel = \"error\"\n\
         phrases = '{phrase}'\nmessage = \"m\"\nsource = \"s\"\n\
         flag = [\"1\", \"2\", \"3\"]\npass = [\"4\", \"5\", \"6\"]\n"
    );
    let lexicon = parse_lexicon(&text, "t", Origin::BuiltIn).expect(phrase);
    let policy = Policy {
        lexicons: vec![lexicon],
        as_of: None,
    };
    Checker::new(policy).expect(phrase)
}

#[test]
fn phrases_match_what_the_guide_says() {
    let rows = rows();
    assert!(rows.len() > 15, "{rows:#?}");
    let mut wrong = Vec::new();
    for [phrase, matching, other] in rows {
        let checker = checker(&phrase);
        for (texts, want) in [(matching, true), (other, false)] {
            for text in texts.split("; ") {
                let report = checker.check_bytes("t", text.as_bytes(), Format::Markdown, None);
                if report.findings.is_empty() == want {
                    wrong.push(format!("`{phrase}` and “{text}”: should be {want}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every key that the schema knows is in the guide as code.
#[test]
fn the_guide_has_every_key() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schemas/lexicon.schema.json")).expect("is JSON");
    let tables = ["About", "NameTable", "Rule", "ConditionTable", "Claim"];
    for table in tables {
        let keys = schema["definitions"][table]["properties"].as_object();
        for key in keys.expect(table).keys() {
            let named = [format!("`{key}`"), format!("{key} = ")];
            assert!(named.iter().any(|n| GUIDE.contains(n)), "{table}: {key}");
        }
    }
}
