//! Policies and patterns in few words, for tests.

use sayso_policy::Level;
use sayso_policy::{
    Condition, Form, Lexicon, Metadata, Name, NameSet, Origin, Pattern, Phrase, Place, Policy,
    Rule, RuleKind, Within, Word,
};

/// A word by its spellings, the parts of each divided by `|`: `"call calls"`, `"chat|gpt"`.
pub(super) fn word(spellings: &str) -> Pattern {
    spelt(spellings, false)
}

/// A word whose case counts.
pub(super) fn exact(spellings: &str) -> Pattern {
    spelt(spellings, true)
}

fn spelt(spellings: &str, exact: bool) -> Pattern {
    let form = |s: &str| Form {
        parts: s.split('|').map(str::to_owned).collect(),
    };
    Pattern::Word(Word {
        forms: spellings.split(' ').map(form).collect(),
        exact,
        ..Word::default()
    })
}

pub(super) fn names(set: &str) -> Pattern {
    Pattern::Names(set.to_owned())
}

pub(super) fn sequence<const N: usize>(all: [Pattern; N]) -> Pattern {
    Pattern::Sequence(all.into())
}

pub(super) fn either<const N: usize>(all: [Pattern; N]) -> Pattern {
    Pattern::Either(all.into())
}

pub(super) fn maybe(inner: Pattern) -> Pattern {
    Pattern::Maybe(Box::new(inner))
}

pub(super) fn pre(left: Pattern, distance: u16, right: Pattern) -> Pattern {
    near(left, distance, right, true)
}

pub(super) fn within(left: Pattern, distance: u16, right: Pattern) -> Pattern {
    near(left, distance, right, false)
}

fn near(left: Pattern, distance: u16, right: Pattern, ordered: bool) -> Pattern {
    Pattern::Near {
        left: Box::new(left),
        right: Box::new(right),
        distance,
        ordered,
    }
}

/// A member; one that starts with `!` is ambiguous.
pub(super) fn name(text: &str, pattern: Pattern) -> Name {
    Name {
        text: text.trim_start_matches('!').to_owned(),
        pattern,
        ambiguous: text.starts_with('!'),
        place: Place::default(),
    }
}

pub(super) fn set(id: &str, include: &[&str], members: Vec<Name>) -> NameSet {
    NameSet {
        id: id.to_owned(),
        members,
        company: Vec::new(),
        include: include.iter().map(|i| (*i).to_owned()).collect(),
        place: Place::default(),
    }
}

pub(super) fn phrases(patterns: Vec<Pattern>) -> Vec<Phrase> {
    let phrase = |pattern| Phrase {
        text: String::new(),
        pattern,
        place: Place::default(),
    };
    patterns.into_iter().map(phrase).collect()
}

pub(super) fn condition(patterns: Vec<Pattern>) -> Condition {
    Condition {
        phrases: phrases(patterns),
        within: Within::Document,
    }
}

pub(super) fn rule(patterns: Vec<Pattern>) -> Rule {
    Rule::new(
        "test/rule".into(),
        RuleKind::Banned,
        Level::Error,
        phrases(patterns),
    )
}

pub(super) fn policy(names: Vec<NameSet>, rules: Vec<Rule>) -> Policy {
    Policy {
        lexicons: vec![Lexicon {
            id: "test".to_owned(),
            metadata: Metadata::default(),
            extends: None,
            names,
            words: Vec::new(),
            nouns: Vec::new(),
            rules,
            dormant: Vec::new(),
            origin: Origin::BuiltIn,
            text: String::new(),
            beside: Vec::new(),
        }],
        as_of: None,
    }
}

/// The sets that the tests share.
pub(super) fn partner_sets() -> Vec<NameSet> {
    vec![
        set("openai", &["partner", "model"], Vec::new()),
        set("partner", &[], vec![name("OpenAI", word("open|ai"))]),
        set(
            "model",
            &[],
            vec![
                name("ChatGPT", word("chat|gpt")),
                name(
                    "ChatGPT Enterprise",
                    sequence([word("chat|gpt"), word("enterprise")]),
                ),
                name("GPT-#*", word("gpt|#*")),
                name("DALL·E", word("dall·e dall|e")),
                name("!Codex", word("codex")),
                name("!o1", word("o|1")),
            ],
        ),
        set(
            "others",
            &[],
            vec![
                name("Azure OpenAI", sequence([word("azure"), word("open|ai")])),
                name("Node.js", word("node.js")),
                name("@partner API", sequence([names("partner"), word("api")])),
            ],
        ),
    ]
}
