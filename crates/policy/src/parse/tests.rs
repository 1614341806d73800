//! Tables of phrases and what they mean.

use super::*;
use crate::pattern::Reads;

/// A pattern as a short line: words as their first form, parts joined by `+`.
fn sketch(pattern: &Pattern) -> String {
    let all = |items: &[Pattern], by: &str| items.iter().map(sketch).collect::<Vec<_>>().join(by);
    match pattern {
        Pattern::Word(word) => {
            let mark = if word.exact { "=" } else { "" };
            let more = match word.reads {
                Reads::Verb => "~v",
                Reads::Noun => "~n",
                Reads::Adjective => "~a",
                Reads::Any if word.inflected => "~",
                Reads::Any => "",
            };
            let sign: String = word.mark.into_iter().collect();
            format!("{mark}{}{more}{sign}", word.forms[0].parts.join("+"))
        }
        Pattern::Names(set) => format!("@{set}"),
        Pattern::Class(class) => format!("@@{class:?}"),
        Pattern::Sequence(items) => format!("<{}>", all(items, " ")),
        Pattern::Either(items) => format!("({})", all(items, "|")),
        Pattern::Maybe(inside) => format!("[{}]", sketch(inside)),
        Pattern::Near {
            left,
            right,
            distance,
            ordered,
        } => {
            let name = if *ordered { "pre" } else { "w" };
            format!("{{{} {name}/{distance} {}}}", sketch(left), sketch(right))
        }
    }
}

#[test]
fn phrases_are_read() {
    let cases = [
        ("access", "access"),
        ("Access", "access"),
        ("enable~", "enable~"),
        ("ENABLE~", "enable~"),
        ("call~v pre/8 (on|upon)", "{call~v pre/8 (on|upon)}"),
        ("access~n", "access~n"),
        ("sign-up~n", "sign+up~n"),
        ("enable~ pre/6 access", "{enable~ pre/6 access}"),
        ("a PRE/4 b W/2 c", "{{a pre/4 b} w/2 c}"),
        ("gives access w/3 to it", "{<gives access> w/3 <to it>}"),
        (
            "(call|route) [direct] to @openai",
            "<(call|route) [direct] to @openai>",
        ),
        ("[very|so] good", "<[(very|so)] good>"),
        ("(a)", "a"),
        ("(a b|c pre/2 d)", "(<a b>|{c pre/2 d})"),
        ("environment*", "environment*"),
        ("gr?y", "gr?y"),
        ("GPT-#*", "gpt+#*"),
        ("v5.*", "v5.*"),
        ("risk-free", "risk+free"),
        ("risk\u{2011}free", "risk+free"),
        ("sign-up~", "sign+up~"),
        ("=AWS", "=AWS"),
        ("=Call-On", "=Call-On"),
        ("=US Dollar", "=US Dollar"),
        ("=US Dollar bill~", "<=US Dollar bill~>"),
        ("the =US Dollar", "<the =US dollar>"),
        ("(=US Dollar|euro)", "(=US Dollar|euro)"),
        ("#1", "\u{E023}+1"),
        ("\\#1 c\\#", "<\u{E023}+1 c+\u{E023}>"),
        ("510\\(k\\) x", "<510+(+k+) x>"),
        ("=C\\#", "=C\u{E023}"),
        ("A\\*", "a+\u{E021}"),
        ("what\\?", "what+\u{E022}"),
        (
            "a\\|b \\@x \\~y p\\=q \\\\z w\\/3",
            "<a+|+b @+x ~+y p+=+q \\+z w+/+3>",
        ),
        ("Kubernetes® go", "<kubernetes® go>"),
        ("™", "*™"),
        ("=Acme Hub™ is", "<=Acme Hub™ =is>"),
        ("!! ©", "<!+! ©>"),
        ("\u{2764}\u{FE0F} it", "<\u{2764} it>"),
        ("\u{1F469}\u{200D}\u{1F4BB}", "\u{1F469}+\u{1F4BB}"),
        ("Q&A", "q+&+a"),
        ("(dockerize|dockerise)~ it", "<(dockerize~|dockerise~) it>"),
        ("(secure|safe)~a", "(secure~a|safe~a)"),
        ("guaranteed~a", "guaranteed~a"),
        ("@partner's models", "<@partner 's models>"),
        ("(a|b)\u{2019}s end", "<(a|b) 's end>"),
        ("ChatGPT", "chatgpt"),
        ("@number %", "<@@Number %>"),
        ("24/7", "24+/+7"),
        ("w/o", "w+/+o"),
        ("and/or", "and+/+or"),
        ("AT&T", "at+&+t"),
        ("C++", "c++++"),
        ("1,000.5", "1,000.5"),
        ("OpenAI\u{2019}s models", "<openai+'s models>"),
        ("@openai 's models", "<@openai 's models>"),
        ("don't", "do+n't"),
        ("naïve CAFÉ", "<naïve café>"),
        ("数据 访问", "<数据 访问>"),
        ("  a\u{A0}b\r\n c\t", "<a b c>"),
    ];
    for (phrase, want) in cases {
        assert_eq!(
            parse(phrase).map(|p| sketch(&p)),
            Ok(want.to_owned()),
            "{phrase}"
        );
    }
}

#[test]
fn names_are_cut_into_parts() {
    let cases = [
        ("ChatGPT", "chat+gpt"),
        ("OpenAI", "open+ai"),
        ("GPT-5", "gpt+5"),
        ("GPT5", "gpt+5"),
        ("GPT-4o", "gpt+4o"),
        ("GPT-5.2", "gpt+5.2"),
        ("GPT-3.5 Turbo", "<gpt+3.5 turbo>"),
        ("AWS", "aws"),
        ("SRE", "sre"),
        ("o1", "o1"),
        ("o4-mini", "o4+mini"),
        ("EC2", "ec+2"),
        ("GPT4All", "gpt+4+all"),
        ("DALL·E", "dall+e"),
        ("DALL-E", "dall+e"),
        (
            "Stateful Runtime Environment",
            "<stateful runtime environment>",
        ),
        ("OpenAI's models", "<open+ai+'s models>"),
        ("=AWS", "=AWS"),
        ("OpenAI (model~|API)", "<open+ai (model~|api)>"),
        ("École", "école"),
    ];
    for (name, want) in cases {
        assert_eq!(
            parse_name(name).map(|p| sketch(&p)),
            Ok(want.to_owned()),
            "{name}"
        );
    }
    let exact = read("Codex o4-mini", Reading::ExactName).expect("a name");
    assert_eq!(sketch(&exact.pattern), "<=Codex =o4+mini>");
}

#[test]
fn mistakes_say_where_and_what_next() {
    let cases = [
        ("", 0..0, "empty"),
        (" \u{A0}", 0..3, "empty"),
        ("a pre/0 b", 2..7, "from 1 to 255"),
        ("a pre/x b", 2..7, "from 1 to 255"),
        ("a w/ b", 2..4, "from 1 to 255"),
        ("a w/256 b", 2..7, "from 1 to 255"),
        ("a pre/99999999999 b", 2..17, "from 1 to 255"),
        ("a near/3 b", 2..8, "w/3"),
        ("pre/3 b", 0..5, "a word is missing"),
        ("a pre/3", 6..7, "a word is missing"),
        ("a pre/3 [b]", 8..11, "may be empty"),
        ("[a] w/3 b", 0..4, "may be empty"),
        ("[a]", 0..3, "optional"),
        ("[a] [b]", 0..7, "optional"),
        ("([a]|b)", 0..7, "optional"),
        ("*", 0..1, "no letter, digit or sign"),
        ("?? ###", 0..6, "no letter, digit or sign"),
        ("(a|*)", 0..5, "no letter, digit or sign"),
        ("-", 0..1, "nothing but hyphens"),
        ("(a|)", 3..4, "a word is missing"),
        ("()", 1..2, "a word is missing"),
        ("(a", 0..1, "not closed"),
        ("(a]", 0..1, "not closed"),
        ("a)", 1..2, "not opened"),
        ("a | b", 2..3, "outside brackets"),
        ("model(s)", 0..6, "touch"),
        ("(a)(b)", 2..4, "touch"),
        ("(a)@b", 2..5, "touch"),
        ("a @", 2..3, "not the name of a set"),
        ("@Partner", 0..8, "not the name of a set"),
        ("~", 0..1, "there is no word"),
        ("a =", 2..3, "there is no word"),
        ("=AWS~", 0..5, "no other forms"),
        ("==AWS", 0..5, "`=` is written once"),
        ("a=b", 0..3, "`=` is written once"),
        ("a~b", 0..3, "`~n` for those of a noun"),
        (
            "go call~x",
            3..9,
            "`call~x`: only a part of speech can follow `~`",
        ),
        ("call~V", 0..6, "only a part of speech"),
        ("call~vn", 0..7, "only a part of speech"),
        ("call~v~n", 0..8, "`~` is written once"),
        ("call~~v", 0..7, "`~` is written once"),
        ("~v", 0..2, "there is no word"),
        ("=call~n", 0..7, "no other forms"),
        ("enable~~", 0..8, "`~` is written once"),
        ("enab*~", 0..6, "word of letters"),
        ("v2~", 0..3, "word of letters"),
        ("a OR b", 2..4, "(a|b)"),
        ("a AND b", 2..5, "w/20"),
        ("a\\b", 0..3, "a backslash"),
        ("a b\\", 2..4, "a backslash"),
        ("(log in|x)~", 0..11, "more than a word"),
        ("(=AWS|x)~", 0..9, "no other forms"),
        ("@partner~v", 0..10, "names have no other forms"),
        ("(a~|b)~n", 0..8, "written twice"),
        ("(a|b)~x", 4..7, "touch"),
        ("call\u{200B}on", 4..7, "U+200B"),
        ("\u{FEFF}call", 0..3, "U+FEFF"),
    ];
    for (phrase, range, part) in cases {
        let error = parse(phrase).expect_err(phrase);
        assert_eq!(error.range, range, "{phrase}: {error}");
        assert!(error.to_string().contains(part), "{phrase}: {error}");
    }
    for name in ["a pre/3 b", "@partner models", "GPT @number"] {
        let error = parse_name(name).expect_err(name);
        assert!(error.reason.contains("a name cannot hold"), "{error}");
    }
}

#[test]
fn hostile_phrases_are_refused_without_harm() {
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(parse(&deep(DEEPEST)).is_ok());
    for phrase in [
        deep(DEEPEST + 1),
        "[".repeat(200_000),
        "(".repeat(200_000),
        format!("a{}", " pre/1 a".repeat(100_000)),
        "(a|".repeat(100_000),
    ] {
        let error = parse(&phrase).expect_err("too deep");
        assert!(error.reason.contains("nests deeper"), "{error}");
    }
    assert!(parse(&"a ".repeat(100_000)).is_ok());
    assert!(parse(&"*".repeat(100_000)).is_err());
}

#[test]
fn sets_are_noted_with_their_places() {
    let parsed = read("@a pre/2 (@b|@year)", Reading::Phrase).expect("a phrase");
    assert_eq!(
        parsed.sets,
        [("a".to_owned(), 0..2), ("b".to_owned(), 10..12)]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused_in_its_place(
        phrase in "[ab@()\\[\\]|~*?#=/ w04.,'’\\-_é\u{1F600}\u{AD}pre]{0,24}|\\PC{0,24}",
    ) {
        for reading in [Reading::Phrase, Reading::Name, Reading::ExactName] {
            match read(&phrase, reading) {
                Ok(parsed) => {
                    proptest::prop_assert!(!parsed.pattern.to_string().is_empty());
                    for (set, range) in parsed.sets {
                        proptest::prop_assert_eq!(&phrase[range], format!("@{set}"));
                    }
                }
                Err(error) => {
                    proptest::prop_assert!(phrase.get(error.range.clone()).is_some());
                    proptest::prop_assert!(!error.next.is_empty());
                }
            }
        }
    }
}

#[test]
fn spellings_and_contractions_are_one_word() {
    let cases = [
        ("organise", "(organise|organize)"),
        (
            "Dockerize~v",
            "(dockerize|dockerizes|dockerized|dockerizing|dockerise|dockerises|dockerised|dockerising)~v",
        ),
        ("enterprise", "enterprise"),
        ("=organise", "=organise"),
        ("not", "(not|n't)"),
        ("is not", "is (not|n't)"),
        ("(will|do) not", "((will|wo)|do) (not|n't)"),
        ("cannot", "(cannot|can't|can-not)"),
        ("we are", "we (are|'re)"),
        ("(it|that) is", "(it|that) (is|'s)"),
        ("data is", "data is"),
        ("let us", "let (us|'s)"),
    ];
    for (phrase, want) in cases {
        let got = parse(phrase).map(|p| p.expand(usize::MAX));
        assert_eq!(got.as_deref(), Ok(want), "{phrase}");
    }
}

#[test]
fn sets_of_words_are_taken_in() {
    let sets = [("vague", "(good|great)"), ("ship", "(ship|dockerise)")];
    let words = sets.map(|(id, members)| match parse(members) {
        Ok(Pattern::Either(members)) => (id.to_owned(), members),
        other => panic!("{other:?}"),
    });
    let words = WordSets::from(words);
    let cases = [
        ("@vague idea", "<(good|great) idea>"),
        ("a w/3 @vague", "{a w/3 (good|great)}"),
        ("@ship~v it", "<(ship~v|dockerise~v) it>"),
        ("@vague's end", "<(good|great) 's end>"),
        ("[@vague] @other", "<[(good|great)] @other>"),
    ];
    for (phrase, want) in cases {
        let got = read_with(phrase, Reading::Phrase, &words).map(|p| sketch(&p.pattern));
        assert_eq!(got.as_deref(), Ok(want), "{phrase}");
    }
}
