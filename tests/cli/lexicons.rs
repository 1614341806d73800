//! Lexicons of a user's own: what their phrases match, and what `lexicon lint` says of them.

use crate::runner::Sayso;

/// A lexicon of one rule, with these keys.
fn lexicon(names: &str, keys: &str) -> String {
    format!(
        "[lexicon]\nid = \"own\"\n\n[names]\n{names}\n\n[[rule]]\nid = \"r\"\nlevel = \"error\"\n\
         message = \"Not {{text}}.\"\nsource = \"us\"\n{keys}\n\
         flag = [\"\", \"\", \"\"]\npass = [\"a\", \"b\", \"c\"]\n"
    )
    .replace("flag = [\"\", \"\", \"\"]", "flag = [\"x\", \"y\", \"z\"]")
}

/// What of `text` is reported, by `names` and a rule of these `keys`.
fn reported(names: &str, keys: &str, name: &str, text: &str) -> Vec<String> {
    let folder = Sayso::new()
        .file("own.toml", lexicon(names, keys))
        .file(name, text);
    let line = format!("check --lexicon own.toml --isolated --output-format concise {name}");
    let ran = folder.run(&line);
    assert_eq!(ran.stderr, "", "{keys}");
    let said = |line: &str| {
        let (_, rest) = line.split_once("Not ").expect("the message");
        let (words, _) = rest.rsplit_once('.').expect("the message");
        words.to_owned()
    };
    ran.stdout.lines().map(said).collect()
}

#[test]
fn phrases_match_what_they_say() {
    let banned = |phrases: &str| format!("kind = \"banned\"\nphrases = [{phrases}]");
    let cases: [(&str, &str, &[&str]); 34] = [
        (
            "\"=cloud-native\"",
            "A cloud-native app.",
            &["cloud-native"],
        ),
        (
            "\"=cloud-native\"",
            "cloudnative, cloud native, Cloud-native",
            &[],
        ),
        (
            "\"=cloud-native\"",
            "A cloud\u{2011}native app.",
            &["cloud‑native"],
        ),
        (
            "\"=cloud native\"",
            "cloud native or cloud-native",
            &["cloud native"],
        ),
        (
            "\"=US Dollar\"",
            "one US Dollar, US dollar, us Dollar, US-Dollar",
            &["US Dollar"],
        ),
        ("\"=US Dollar\"", "A US\r\nDollar.", &["US Dollar"]),
        ("\"=US Dollar\"", "US Dollars", &[]),
        ("\"=Über uns\"", "Über uns, über uns", &["Über uns"]),
        ("\"the =US dollar~\"", "the US dollars", &["the US dollars"]),
        (
            "\"(=Java Script|=ES 6)\"",
            "Java Script, JavaScript, ES 6",
            &["Java Script", "ES 6"],
        ),
        ("\"#1\"", "We are #1, not 21 or 1. (#1!)", &["#1", "#1"]),
        ("\"#1\"", "Issue #12 and #1-rated", &["#1"]),
        ("\"v#\"", "v5 and v12", &["v5"]),
        ("\"set up\", \"set-up\"", "The set-up.", &["set-up"]),
        (
            "\"set-up\", \"set up\"",
            "A set up and a set-up.",
            &["set up", "set-up"],
        ),
        (
            "\"big data\", \"big data lake\"",
            "A big data lake and big data.",
            &["big data lake", "big data"],
        ),
        (
            "\"big data lake\", \"data\"",
            "A big data lake.",
            &["big data lake"],
        ),
        ("\"off of\"", "A roll-off of 24 dB.", &[]),
        ("\"off of\"", "Get off of it.", &["off of"]),
        ("\"off of\"", "roll-\u{2060}off of; turn-off of", &[]),
        ("\"log in\"", "A back-log in the shop, log in-house.", &[]),
        (
            "\"log in\"",
            "Please log in, or log-in.",
            &["log in", "log-in"],
        ),
        ("\"sign up\"", "co-sign up, sign up-to-date", &[]),
        ("\"data center\"", "data-center-grade", &["data-center"]),
        (
            "\"guaranteed\"",
            "A money-back-guaranteed deal.",
            &["guaranteed"],
        ),
        (
            "\"seamless\"",
            "near-seamless, ultra-seamless, seamless-looking",
            &["seamless"; 3],
        ),
        ("\"seamless\"", "npm-seamless, vscode-seamless-abi", &[]),
        (
            "\"state-of-the-art\"",
            "A state-of-the-art app.",
            &["state-of-the-art"],
        ),
        ("\"back\"", "", &[]),
        ("\"caf\u{E9}\"", "\u{FEFF}A caf\u{E9}.\r\n", &["caf\u{E9}"]),
        ("\"24/7\"", "It runs 24/7.", &["24/7"]),
        ("\"and/or\"", "This and/or that.", &["and/or"]),
        ("\"e-mail.txt\"", "Open e-mail.txt.", &["e-mail.txt"]),
        ("\".NET\"", "Use .NET.", &[".NET"]),
    ];
    for (phrases, text, want) in cases {
        let got = reported("", &banned(phrases), "a.txt", text);
        assert_eq!(got, want, "{phrases}: {text}");
    }
    let got = reported(
        "",
        &banned("\"=US Dollar\""),
        "a.md",
        "A US *Dollar* and a **US** dollar.",
    );
    assert_eq!(got, ["US Dollar"]);
}

#[test]
fn exceptions_and_names_hold_however_they_are_joined() {
    let rule =
        |phrases: &str, more: &str| format!("kind = \"banned\"\nphrases = [{phrases}]\n{more}");
    let except = rule(
        "\"zero emission~\"",
        "except = [\"zero-emission vehicle~\"]",
    );
    let joined = rule("\"zero-emission\"", "except = [\"zero emission vehicle~\"]");
    let bolt = "rivals = { members = [\"Globex\"], ambiguous = [\"Bolt\"] }";
    let rivals = rule("\"@rivals\"", "");
    let either = rule("\"(@rivals|bolt)\"", "");
    let cases: [(&str, &str, &str, &[&str]); 10] = [
        ("", &except, "Zero emissions.", &["Zero emissions"]),
        (
            "",
            &except,
            "A zero-emission vehicle, zero emission vehicles.",
            &[],
        ),
        (
            "",
            &joined,
            "A zero-emission vehicle and a zero emission vehicle.",
            &[],
        ),
        ("", &joined, "It is zero-emission.", &["zero-emission"]),
        (bolt, &rivals, "Bolt the door.", &[]),
        (bolt, &rivals, "Bolt and Globex.", &["Bolt", "Globex"]),
        (
            bolt,
            &rivals,
            "Bolt is fast.\n\nSo is Globex.",
            &["Bolt", "Globex"],
        ),
        (bolt, &rivals, "", &[]),
        (bolt, &either, "Bolt the door.", &["Bolt"]),
        (bolt, &rule("\"beats @rivals\"", ""), "It beats Bolt.", &[]),
    ];
    for (names, keys, text, want) in cases {
        assert_eq!(reported(names, keys, "a.txt", text), want, "{keys}: {text}");
    }
}

#[test]
fn approved_wording_outranks_what_is_banned_and_no_spelling() {
    let more = "\n[[rule]]\nid = \"ok\"\nkind = \"approved\"\nmessage = \"m\"\nsource = \"us\"\n\
                phrases = [\"powered by @oai\"]\nflag = [\"x\", \"y\", \"z\"]\n\
                pass = [\"a\", \"b\", \"c\"]\n";
    let cases = [
        (
            "kind = \"preferred\"\nphrases = [\"=openai\"]\nrewrite = \"OpenAI\"",
            1,
        ),
        (
            "kind = \"preferred\"\nphrases = [\"=openai\"]\nrewrite = \"Acme\"",
            0,
        ),
        ("kind = \"banned\"\nphrases = [\"openai\"]", 0),
    ];
    for (keys, count) in cases {
        let text = lexicon("oai = [\"OpenAI\"]", keys) + more;
        let folder = Sayso::new()
            .file("own.toml", text)
            .file("a.txt", "It is powered by openai.");
        let ran = folder.run("check --lexicon own.toml --isolated --output-format concise a.txt");
        assert_eq!(ran.stdout.lines().count(), count, "{keys}: {ran:#?}");
    }
}

/// Every mistake of a lexicon is said with its place and the next step.
#[test]
fn lint_says_what_cannot_be_meant() {
    let rule = |id: &str, kind: &str, keys: &str, flag: &str| {
        format!(
            "\n[[rule]]\nid = \"{id}\"\nkind = \"{kind}\"\nlevel = \"error\"\nmessage = \"m\"\n\
             source = \"us\"\n{keys}\nflag = [{flag}]\npass = [\"x\", \"y\", \"z\"]\n"
        )
    };
    let head = "[lexicon]\nid = \"own\"\n\n[names]\nours = [\"Acme\"]\n";
    let say = "\"We say foo.\", \"Say foo now.\", \"Foo it.\"";
    let cases = [
        (
            rule("a", "banned", "phrases = [\"foo\"]\nobject = \"ours\"", say),
            1,
            "14:10: own/a: `ours` is a word here, though there is a set `@ours`; write `@ours`",
        ),
        (
            rule(
                "a",
                "approved",
                "phrases = [\"foo\"]\ndenied = \"off\"",
                say,
            ),
            0,
            "own/a: `denied` has no effect",
        ),
        (
            rule("a", "banned", "phrases = [\"foo\", \"Foo\"]", say),
            1,
            "13:19: own/a: `Foo` says the same as `foo` before it; delete one",
        ),
        (
            rule("a", "banned", "phrases = [\"foo\"]", say)
                + &rule("b", "banned", "phrases = [\"foo\"]", say),
            1,
            "own/b: `foo` is also a phrase of the rule `a`; delete it in one of them",
        ),
        (
            rule(
                "a",
                "preferred",
                "phrases = [\"foo\"]\nrewrite = \"bar\"",
                say,
            ) + &rule(
                "b",
                "preferred",
                "phrases = [\"bar\"]\nrewrite = \"foo\"",
                "\"A bar.\", \"The bar.\", \"Bar.\"",
            ),
            1,
            "own/a: the rewrite “bar” and that of the rule `b` undo each other; delete one",
        ),
        (
            rule(
                "a",
                "preferred",
                "phrases = [\"foo\"]\nrewrite = \"a foo\"",
                say,
            ),
            1,
            "own/a: the rewrite “a foo” is itself reported by this rule; write another",
        ),
        (
            rule("a", "banned", "phrases = [\"foo\", \"stop. Then go\"]", say),
            1,
            "13:19: own/a: `stop. Then go` is impossible",
        ),
        (
            rule("a", "banned", "phrases = [\"foo\", \"baz\"]", say),
            0,
            "note: own.toml:13:19: own/a: no example has `baz`; add a sentence with it to `flag`",
        ),
        (
            rule("a", "banned", "phrases = [\"foo\"]\nmsg = \"m\"", say),
            2,
            "a rule has no key `msg`; did you mean `message`?",
        ),
    ];
    for (rules, code, told) in cases {
        let folder = Sayso::new().file("own.toml", format!("{head}{rules}"));
        folder
            .run("lexicon lint own.toml")
            .stderr_has(told)
            .code(code);
    }
}
