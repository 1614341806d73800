//! What the matcher promises, as tables and properties.

mod build;
mod properties;

use super::*;
use build::*;
use sayso_policy::{Class, Pattern};
use sayso_text::folding::fold;

fn matcher(policy: &Policy) -> Matcher {
    Matcher::new(policy).expect("the policy compiles")
}

fn scan(matcher: &Matcher, prose: &str) -> (FoldedText, Hits) {
    let folded = fold(prose, 0);
    let whole = Span::new(0, folded.text.len());
    let hits = matcher.scan(&folded, prose, &[whole]);
    (folded, hits)
}

/// The words of all matches: `enables_access calls_on`.
fn found(pattern: Pattern, prose: &str) -> String {
    let policy = policy(partner_sets(), vec![rule(vec![pattern])]);
    let (folded, hits) = scan(&matcher(&policy), prose);
    let cut = |m: &Match| {
        let words = m.words().map(|w| &folded.text[w.range()]);
        words.collect::<Vec<_>>().join("_")
    };
    hits.matches.iter().map(cut).collect::<Vec<_>>().join(", ")
}

#[test]
fn words_match_whole_tokens() {
    let call = || word("call calls calling called");
    let free = || word("risk|free");
    let cases = [
        (call(), "He calls, she CALLED; recalls", "calls, called"),
        (call(), "a call's cost, the calls' end", "call, calls"),
        (call(), "roll-calls and on-call", "calls, call"),
        (call(), "call_on(x) call.on call", "call"),
        (call(), "https://x.com/call", ""),
        (call(), "en\u{ad}abled c\u{200b}alls", "calls"),
        (call(), "", ""),
        (word("does"), "It doesn't", "does"),
        (word("don't"), "We don’t", "don't"),
        (word("café"), "Cafe\u{301} CAFÉ cafés", "café, café"),
        (
            free(),
            "risk-free risk free riskfree Risk-\r\nFree",
            "risk-free, risk free, riskfree, risk- free",
        ),
        (free(), "risk, free risky-free risk-freedom", ""),
        (
            word("environment*"),
            "environment environments environmental xenvironment",
            "environment, environments, environmental",
        ),
        (word("gr?y"), "grey gray gry greay", "grey, gray"),
        (word("*ing"), "sing going ingot", "sing, going"),
        (
            word("node.js"),
            "Node.js, node js and node.js.org",
            "node.js",
        ),
        (word("c++"), "C++ and C", "c++"),
        (
            word("gpt|#*"),
            "GPT-4o GPT 5 gpt5.2 GPT-3.5-turbo GPT-x",
            "gpt-4o, gpt 5, gpt5.2, gpt-3.5",
        ),
        (
            word("gpt|5.2"),
            "GPT-5.2 GPT 5.2 GPT5.2 GPT-5",
            "gpt-5.2, gpt 5.2, gpt5.2",
        ),
        (exact("AWS"), "AWS aws Aws A\u{ad}WS АWS", "aws, aws, aws"),
        (exact("iPhone"), "IPHONE iPhone", "iphone"),
        (word("straße"), "STRASSE Straße", "strasse, strasse"),
    ];
    for (pattern, text, want) in cases {
        assert_eq!(found(pattern.clone(), text), want, "{pattern:?} {text:?}");
    }
}

#[test]
fn sequences_alternatives_and_options() {
    let calls_on = || {
        sequence([
            word("call calls"),
            maybe(word("directly")),
            either([word("on"), word("upon")]),
        ])
    };
    let cases = [
        (calls_on(), "calls on and call upon", "calls_on, call_upon"),
        (
            calls_on(),
            "calls directly on, \"calls\" on",
            "calls_directly_on, calls_on",
        ),
        (calls_on(), "calls, on (calls) on calls it on", ""),
        (calls_on(), "calls-on calls\u{a0}\non", "calls_on, calls_on"),
        (
            sequence([maybe(word("direct")), word("access")]),
            "direct access, access",
            "direct_access, access",
        ),
        (
            sequence([word("a"), maybe(word("a")), word("a")]),
            "a a a a a",
            "a_a_a, a_a",
        ),
        (
            sequence([word("access"), word("to"), names("openai")]),
            "access to ChatGPT Enterprise",
            "access_to_chatgpt_enterprise",
        ),
        (
            sequence([names("partner"), word("model models")]),
            "OpenAI models, OpenAI's models",
            "openai_models",
        ),
        (maybe(word("x")), "x y", "x"),
        (
            sequence([Pattern::Class(Class::Percent), word("cheaper")]),
            "5 % cheaper",
            "5 %_cheaper",
        ),
        (
            Pattern::Class(Class::Date),
            "On 23 November 2026.",
            "23 november 2026",
        ),
    ];
    for (pattern, text, want) in cases {
        assert_eq!(found(pattern.clone(), text), want, "{pattern:?} {text:?}");
    }
}

#[test]
fn distances_count_words() {
    let enables = |n| pre(word("enable enables"), n, word("access"));
    let cases = [
        (
            enables(1),
            "enables access; enables the access",
            "enables_access",
        ),
        (enables(2), "enables - (the) access", "enables_access"),
        (enables(3), "enables teams' own access", "enables_access"),
        (enables(2), "enables teams' own access", ""),
        (enables(6), "access it enables", ""),
        (
            enables(6),
            "enable access, access",
            "enable_access, enable_access",
        ),
        (
            enables(6),
            "enable, enables access",
            "enable_access, enables_access",
        ),
        (
            within(word("access"), 4, word("enables")),
            "access it enables access",
            "access_enables, enables_access",
        ),
        (within(word("a"), 2, word("a")), "a a", "a_a"),
        (
            pre(enables(3), 3, names("openai")),
            "enables the access to OpenAI and ChatGPT",
            "enables_access_openai",
        ),
        (
            pre(enables(3), 4, names("openai")),
            "enables the access to OpenAI and ChatGPT",
            "enables_access_openai, enables_access_chatgpt",
        ),
        (
            sequence([enables(4), word("to")]),
            "enables access, the access to",
            "enables_access_to",
        ),
    ];
    for (pattern, text, want) in cases {
        assert_eq!(found(pattern.clone(), text), want, "{pattern:?} {text:?}");
    }
}

#[test]
fn nothing_crosses_a_sentence() {
    let policy = policy(Vec::new(), vec![rule(vec![pre(word("a"), 9, word("b"))])]);
    let folded = fold("a. b a b", 0);
    let sentences = [Span::new(0, 3), Span::new(3, 8)];
    let hits = matcher(&policy).scan(&folded, "a. b a b", &sentences);
    let spans: Vec<_> = hits.matches.iter().map(|m| m.span).collect();
    assert_eq!(spans, [Span::new(5, 8)]);
}

#[test]
fn names_win_by_length_within_their_set() {
    let cases = [
        (
            "ChatGPT Enterprise and chat-gpt",
            "model:chatgpt enterprise, model:chat-gpt",
        ),
        (
            "Open AI, Open-AI, OPENAI's",
            "partner:open ai, partner:open-ai, partner:openai",
        ),
        ("Azure OpenAI", "others:azure openai, partner:openai"),
        ("the OpenAI API", "partner:openai, others:openai api"),
        ("Codex codex CODEX o1 O1", "model?:codex, model?:o1"),
        ("DALL·E, Dall-E", "model:dall-e, model:dall-e"),
        ("openai.com chatgpt_x @openai/agents", ""),
        ("OpenAI-compatible", "partner:openai"),
        ("C\u{200b}hаtGPT\u{ad}’s", "model:chatgpt"),
        ("Node.js", "others:node.js"),
        ("", ""),
    ];
    let policy = policy(partner_sets(), Vec::new());
    let matcher = matcher(&policy);
    for (prose, want) in cases {
        let (folded, hits) = scan(&matcher, prose);
        let cut = |n: &NameHit| {
            let id = &policy.lexicons[0].names[n.set as usize].id;
            let mark = if n.ambiguous { "?" } else { "" };
            format!("{id}{mark}:{}", &folded.text[n.span.range()])
        };
        let got: Vec<String> = hits.names.iter().map(cut).collect();
        assert_eq!(got.join(", "), want, "{prose:?}");
        for hit in &hits.names {
            let others = policy.lexicons[0].names[hit.set as usize].id == "others";
            assert_eq!(matcher.is_member(hit, 0, "openai"), !others);
            assert!(!matcher.is_member(hit, 0, "nowhere") && !matcher.is_member(hit, 1, "openai"));
        }
    }
}

#[test]
fn every_list_of_a_rule_is_matched() {
    let mut all = rule(vec![word("a")]);
    all.object = phrases(vec![word("b"), word("c")]);
    all.subject = phrases(vec![word("d")]);
    all.near = Some(condition(vec![word("e")]));
    all.unless = Some(condition(vec![word("f")]));
    all.except = phrases(vec![word("g")]);
    let (_, hits) = scan(&matcher(&policy(Vec::new(), vec![all])), "g f e d c b a");
    let slots: Vec<_> = hits
        .matches
        .iter()
        .map(|m| (m.phrase.slot, m.phrase.index))
        .collect();
    let want = [
        (Slot::Except, 0),
        (Slot::Unless, 0),
        (Slot::Near, 0),
        (Slot::Subject, 0),
        (Slot::Object, 1),
        (Slot::Object, 0),
        (Slot::Phrases, 0),
    ];
    assert_eq!(slots, want);
}

#[test]
fn exact_words_are_compared_where_they_stand_in_the_document() {
    let policy = policy(Vec::new(), vec![rule(vec![exact("AWS")])]);
    let prose = "Aws first. Then  AWS.";
    let folded = fold(&prose[11..], 11);
    let whole = Span::new(0, folded.text.len());
    assert_eq!(
        matcher(&policy)
            .scan(&folded, prose, &[whole])
            .matches
            .len(),
        1
    );
}

#[test]
fn the_gate_asks_for_the_rarest() {
    let mut about = rule(vec![pre(word("enable"), 6, word("access"))]);
    about.object = phrases(vec![names("partner")]);
    let plain = rule(vec![sequence([word("the"), word("guarantee")])]);
    let matcher = matcher(&policy(partner_sets(), vec![about, plain]));
    for (text, want) in [
        ("we enable access to the data", false),
        ("open-ai", true),
        ("the guarantee", true),
        ("guarantees", false),
        ("", false),
    ] {
        assert_eq!(matcher.gate().may_fire(text), want, "{text:?}");
    }
    let required = matcher.literals(matcher.gate().required().expect("searchable"));
    let texts: Vec<&str> = required.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(
        texts,
        ["guarantee", "open ai", "open- ai", "open-ai", "openai"]
    );
    let anything = policy(Vec::new(), vec![rule(vec![word("*")])]);
    assert!(
        Matcher::new(&anything)
            .expect("compiles")
            .gate()
            .may_fire("")
    );
}

#[test]
fn broken_policies_are_refused() {
    let deep = (0..200).fold(word("x"), |inner, _| maybe(inner));
    let circle = vec![
        set("a", &[], vec![name("x", names("b"))]),
        set("b", &["a"], Vec::new()),
    ];
    let phrase = |pattern| policy(Vec::new(), vec![rule(vec![pattern])]);
    let cases = [
        (phrase(names("gone")), "`test` has no set `@gone`"),
        (
            policy(vec![set("a", &["gone"], Vec::new())], Vec::new()),
            "no set `@gone`",
        ),
        (policy(circle, Vec::new()), "refer to themselves"),
        (phrase(deep), "nested more than"),
        (phrase(word("")), "without a spelling"),
        (phrase(word(&"x".repeat(200))), ""),
        (
            phrase(word("x|".repeat(200).trim_end_matches('|'))),
            "more than 120 characters",
        ),
    ];
    for (policy, want) in cases {
        let refused = Matcher::new(&policy)
            .err()
            .map_or(String::new(), |e| e.to_string());
        assert!(refused.contains(want), "{refused:?} {want:?}");
    }
}
