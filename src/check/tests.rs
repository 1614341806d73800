//! What the property tests of this room share: checkers, and texts of every kind.

use super::Checker;
use crate::document::Format;
use crate::finding::{Finding, Report};
use crate::formats;
use crate::policy::{self, Lexicon, Origin, Policy};

/// Sentences with what is said of them; the rows of `tests/data/README.md`.
const SENTENCES: [&str; 3] = [
    include_str!("../../tests/data/sentences.tsv"),
    include_str!("../../tests/data/sentences2.tsv"),
    include_str!("../../tests/data/sentences3.tsv"),
];

/// Rules that rest on what stands around: conditions, generic nouns, bare triggers, lists.
const HOUSE: &str = r#"
[lexicon]
id = "house"

[names]
tool = ["ChatGPT", "GPT-#*"]
own = ["SRE", "Bedrock"]

[nouns]
generic = ["model", "assistant"]

[[rule]]
id = "uses"
kind = "banned"
phrases = ["use~v", "access~n"]
object = "@tool"
generic = { nouns = "generic", level = "warning" }
bare = { paragraph = "note", document = "note" }
claim = { own = "@own" }
message = "No."
source = "x"
rewrite = ["{be} powered by OpenAI"]

[[rule]]
id = "calls"
kind = "banned"
phrases = ["call~v"]
object = ["@tool", "an agent"]
except = ["call~ upon"]
near = { phrases = ["@own"], within = "document" }
message = "No."
source = "x"

[[rule]]
id = "term"
kind = "preferred"
phrases = ["access~n"]
unless = { phrases = ["memory"], within = "paragraph" }
message = "Say {text}."
source = "x"
rewrite = ["entry"]
"#;

/// A checker of the built-in policy.
pub(super) fn builtin() -> Checker {
    let lexicons = policy::builtins().map(|(id, _)| policy::builtin(id));
    let lexicons = lexicons.map(|l| l.expect("known").expect("valid"));
    checker(lexicons.collect())
}

/// A checker of rules that the built-in policy has not.
pub(super) fn house() -> Checker {
    // Every rule must have examples, which nobody runs here.
    let examples = r#"[[rule]]
level = "error"
flag = ["a", "b", "c"]
pass = ["d", "e", "f"]"#;
    let text = HOUSE.replace("[[rule]]", examples);
    let lexicon = policy::parse_lexicon(&text, "house.toml", Origin::BuiltIn);
    checker(vec![lexicon.expect("valid")])
}

fn checker(lexicons: Vec<Lexicon>) -> Checker {
    let policy = Policy {
        lexicons,
        ..Policy::default()
    };
    Checker::new(policy).expect("compiles")
}

/// Sentences alone and in paragraphs with others, in several dresses.
pub(super) fn texts() -> impl Iterator<Item = String> {
    let rows = SENTENCES.iter().flat_map(|table| table.lines().skip(1));
    let sentences: Vec<String> = rows
        .filter_map(|row| row.split('\t').nth(4))
        .map(|text| text.replace("\\n", "\n"))
        .collect();
    let together = |group: &[String]| {
        let space = group.join(" ");
        let lines = group.join("\r\n\r\n");
        let curly = space.replace('\'', "’").replace(" to ", " to\u{A0}");
        [
            space,
            format!("\u{FEFF}{lines}"),
            format!("{curly} Ünïcödé – ﬁne."),
        ]
    };
    let groups: Vec<String> = sentences.chunks(3).flat_map(together).collect();
    let odd = [
        "",
        "\u{FEFF}",
        "\r\n",
        "It calls on:\n\n* ChatGPT\n* Claude\n",
    ];
    let odd = odd.map(str::to_owned).into_iter();
    sentences.into_iter().chain(groups).chain(odd)
}

/// A large text of which only the paragraphs that bear on the report are kept gives the findings,
/// at the places, that all of it gives.
#[test]
fn paragraphs_that_are_not_kept_change_nothing() {
    let fill = "The quick brown fox jumps over the lazy dog.\n\n".repeat(250);
    let title = format!("Title of a part\n======\n\n{fill}");
    for checker in [builtin(), house()] {
        let texts: Vec<String> = texts().collect();
        let (mut kept, mut findings) = (0, 0);
        for (nth, texts) in texts.chunks(5).enumerate().step_by(60) {
            let fill = [&*fill, &*title, "\n"][nth % 3];
            let text = texts.join(&format!("\n\n{fill}"));
            let bears = |part: &[u8]| {
                checker
                    .sieves
                    .bearing(&checker)
                    .may_hold(part, Format::Text)
            };
            let whole = formats::read(text.as_bytes(), Format::Text, None).expect("reads");
            let some = formats::read_kept(text.as_bytes(), None, checker.options(), &bears)
                .expect("reads");
            kept += usize::from(some.blocks.len() < whole.blocks.len());
            let [whole, some] = [whole, some].map(|d| checker.check_document("a.txt", d));
            findings += whole.findings.len();
            assert_eq!(places(&whole), places(&some), "{text}");
            assert_eq!(whole.approved.len(), some.approved.len(), "{text}");
        }
        assert!(kept > 4 && findings > 30, "{kept} {findings}");
    }
}

/// What is found, where it is in the file, and where a person finds it.
fn places(report: &Report) -> Vec<String> {
    let place = |finding: &Finding| {
        let document = report.document.as_ref().expect("kept with findings");
        let raw = document.raw(finding.span()).map(|span| span.range());
        let suggestions = finding.suggestions.len();
        format!(
            "{raw:?} {} {:?} {} {:?} {suggestions}",
            finding.rule, finding.level, finding.message, finding.location
        )
    };
    report.findings.iter().map(place).collect()
}
