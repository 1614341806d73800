//! What the property tests of this room share: checkers, and texts of every kind.

use super::Checker;
use sayso_policy::{self as policy, Lexicon, Origin, Policy};

/// Labelled sentences; the rows of `tests/data/README.md`.
const SENTENCES: [&str; 3] = [
    include_str!("../../../../tests/data/sentences/judges.tsv"),
    include_str!("../../../../tests/data/sentences/memo.tsv"),
    include_str!("../../../../tests/data/sentences/verb-forms.tsv"),
];

/// Rules that rest on what is around: conditions, generic nouns, bare triggers, lists.
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

/// A checker of the default policy.
pub(super) fn builtin() -> Checker {
    let lexicons = policy::DEFAULT_LEXICONS.into_iter().map(policy::builtin);
    let lexicons = lexicons.map(|l| l.expect("known").expect("valid"));
    checker(lexicons.collect())
}

/// A checker of rules that the built-in policy has not.
pub(super) fn house() -> Checker {
    // Every rule must have examples, which are not run here.
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
