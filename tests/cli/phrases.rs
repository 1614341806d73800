//! The phrase language on texts: signs, sets of words, forms of groups, and spellings of one word.

use crate::runner::Sayso;

/// What of `text` is reported by a rule of banned wording with these phrases.
fn reported(head: &str, phrases: &str, name: &str, text: &str) -> Vec<String> {
    let lexicon = format!(
        "[lexicon]\nid = \"own\"\n{head}\n[[rule]]\nid = \"r\"\nkind = \"banned\"\nlevel = \"error\"\n\
         message = \"Not {{text}}.\"\nsource = \"us\"\nphrases = {phrases}\ndenied = \"error\"\n\
         flag = [\"a\", \"b\", \"c\"]\npass = [\"d\", \"e\", \"f\"]\n"
    );
    let folder = Sayso::new().file("own.toml", lexicon).file(name, text);
    let line = format!("check --lexicon own.toml --isolated --output-format concise {name}");
    let ran = folder.run(&line);
    assert_eq!(ran.stderr, "", "{phrases}");
    let said = |line: &str| {
        let (_, rest) = line.split_once("Not ").expect("the message");
        let (words, _) = rest.rsplit_once('.').expect("the message");
        words.to_owned()
    };
    ran.stdout.lines().map(said).collect()
}

#[test]
fn signs_are_parts_of_phrases() {
    let cases: [(&str, &str, &[&str]); 24] = [
        (
            r"['\#1']",
            "We are #1 in 21 towns. The #1-rated app.",
            &["#1", "#1"],
        ),
        (r"['C\#']", "C# and C++, C5 and C.", &["C#"]),
        (r"['=C\#']", "C# and c#.", &["C#"]),
        (
            r"['510\(k\)']",
            "Our 510(k) is cleared, 510 k is not.",
            &["510(k)"],
        ),
        (
            r"['510\(k\) clear*']",
            "A 510(k)-cleared device.",
            &["510(k)-cleared"],
        ),
        (r"['F\*']", "F* and Fa.", &["F*"]),
        (r"['C++']", "C++ code.", &["C++"]),
        (
            r"['Kubernetes®']",
            "Kubernetes® runs; Kubernetes runs.",
            &["Kubernetes®"],
        ),
        (
            r"['Acme Hub™']",
            "Acme Hub™, Acme Hub, Acme™ Hub.",
            &["Acme Hub™"],
        ),
        (r"['=Acme Hub™']", "acme hub™, Acme Hub™.", &["Acme Hub™"]),
        (r"['™']", "Acme™ and Acme® and Globex.", &["Acme™"]),
        (r"['© Acme']", "© Acme 2026. Acme (c).", &["© Acme"]),
        (r"['!!']", "Wow!! And this! Ever!!", &["!!", "!!"]),
        (r"['sale!']", "A sale! The sale.", &["sale!"]),
        (r"['Q&A']", "A Q&A; Q and A.", &["Q&A"]),
        (r"['&']", "This & that.", &["&"]),
        (
            "[\"\u{1F680} launch\"]",
            "\u{1F680} Launch now. A launch.",
            &["\u{1F680} Launch"],
        ),
        (
            "[\"\u{2764}\u{FE0F}\"]",
            "We \u{2764}\u{FE0F} you.",
            &["\u{2764}"],
        ),
        (
            "[\"\u{1F600}\"]",
            "Hi \u{1F600}, \u{1F601}.",
            &["\u{1F600}"],
        ),
        (r"['+1']", "A +1 for all, 1.", &["+1"]),
        (
            r"['=e-mail address']",
            "e-mail address; email address; e-mail  address",
            &["e-mail address"; 2],
        ),
        (r"['™']", "", &[]),
        (r"['™']", "\u{FEFF}Größe™\r\n", &["Größe™"]),
        (r"['C\#']", "\u{FEFF}C#\r\n", &["C#"]),
    ];
    for (phrases, text, want) in cases {
        assert_eq!(
            reported("", phrases, "a.txt", text),
            want,
            "{phrases}: {text}"
        );
    }
    let html = "<p>Kubernetes&reg; and <b>Acme</b>&trade;, C&#35;</p>";
    let got = reported("", r"['Kubernetes®', 'Acme™', 'C\#']", "a.html", html);
    assert_eq!(got, ["Kubernetes®", "Acme™", "C#"]);
}

#[test]
fn sets_of_words_and_groups_have_forms() {
    let words =
        "[words]\nvague = [\"seamless\", \"game changer\"]\nship = [\"dockerize\", \"deploy\"]\n";
    let names = "[names]\nours = [\"Acme\", \"OpenAI\"]\n";
    let cases: [(&str, &str, &str, &[&str]); 12] = [
        (
            words,
            "[\"@vague\"]",
            "A seamless game changer.",
            &["seamless", "game changer"],
        ),
        (
            words,
            "[\"@vague flow~\"]",
            "Seamless flows, a flow.",
            &["Seamless flows"],
        ),
        (
            words,
            "[\"@ship~\"]",
            "It dockerises, we deployed.",
            &["dockerises", "deployed"],
        ),
        (
            words,
            "[\"@ship~v it\"]",
            "We deploy it. Deployed it.",
            &["deploy it", "Deployed it"],
        ),
        (
            "",
            "[\"(dockerize|dockerise)~\"]",
            "Dockerising and dockerized.",
            &["Dockerising", "dockerized"],
        ),
        (
            "",
            "[\"organise\"]",
            "We organize, organise.",
            &["organize", "organise"],
        ),
        (
            "",
            "[\"(buy|get)~ now\"]",
            "Buys now, got now.",
            &["Buys now", "got now"],
        ),
        (
            names,
            "[\"@ours's models\"]",
            "OpenAI's models, Acme’s models, Acme models.",
            &["OpenAI's models", "Acme’s models"],
        ),
        ("", "[\"(we|you)'s\"]", "", &[]),
        (
            words,
            "[\"@vague\"]",
            "\u{FEFF}Ärger: seamless\r\n",
            &["seamless"],
        ),
        (
            "",
            "[\"secure~a\"]",
            "A secure app, a safer one. We secure it.",
            &["secure"],
        ),
        (
            "",
            "[\"guaranteed~a\"]",
            "Guaranteed returns. It is guaranteed. We guaranteed it.",
            &["Guaranteed", "guaranteed"],
        ),
    ];
    for (head, phrases, text, want) in cases {
        assert_eq!(
            reported(head, phrases, "a.txt", text),
            want,
            "{phrases}: {text}"
        );
    }
}

/// `text` after `fix` with a rule of these keys, and the exit code.
fn fixed(keys: &str, text: &str, flags: &str) -> String {
    let lexicon = format!(
        "[lexicon]\nid = \"own\"\n[[rule]]\nid = \"r\"\nlevel = \"warning\"\nmessage = \"m\"\nsource = \"us\"\n{keys}\n"
    );
    let folder = Sayso::new().file("own.toml", lexicon).file("a.txt", text);
    folder.run(&format!(
        "fix --lexicon own.toml --isolated --quiet {flags} a.txt"
    ));
    folder.read("a.txt")
}

#[test]
fn pairs_deletions_and_unsafe_rules_are_fixed() {
    let pairs = "kind = \"preferred\"\npairs = { \"whitelist~\" = \"allowlist~\", \"blacklist~\" = [\"denylist~\"] }";
    let delete =
        "kind = \"preferred\"\nphrases = [\"very\", \"basically\", \"truly\"]\nrewrite = \"\"";
    let risky = "kind = \"preferred\"\nphrases = \"whitelist~\"\nrewrite = \"allowlist~\"\nsafety = \"unsafe\"";
    let mark = "kind = \"preferred\"\nphrases = \"Acme™\"\nrewrite = \"Acme®\"";
    let cases = [
        (
            pairs,
            "Add it to the whitelists.",
            "",
            "Add it to the allowlists.",
        ),
        (pairs, "We blacklisted it.", "", "We denylisted it."),
        (delete, "It is very good.", "", "It is good."),
        (delete, "Basically, it works.", "", "It works."),
        (
            delete,
            "A truly amazing app.\r\n",
            "",
            "An amazing app.\r\n",
        ),
        (
            delete,
            "\u{FEFF}Ärger ist very gut.",
            "--unsafe",
            "\u{FEFF}Ärger ist gut.",
        ),
        (delete, "", "", ""),
        (risky, "The whitelist.", "", "The whitelist."),
        (risky, "The whitelist.", "--unsafe", "The allowlist."),
        (
            mark,
            "Acme™ works, Acme works.",
            "",
            "Acme® works, Acme works.",
        ),
    ];
    for (keys, text, flags, want) in cases {
        assert_eq!(fixed(keys, text, flags), want, "{keys}: {text}");
    }
}

#[test]
fn a_draft_runs_with_one_notice_and_lint_asks_for_examples() {
    let draft = "[lexicon]\nid = \"own\"\n[[rule]]\nid = \"r\"\nkind = \"banned\"\nlevel = \"error\"\nmessage = \"m\"\n\
                 source = \"us\"\nphrases = \"synergy\"\n";
    let folder = Sayso::new()
        .file("own.toml", draft)
        .file("a.txt", "Our synergy.");
    folder
        .run("check --lexicon own.toml --isolated a.txt")
        .code(1)
        .stderr("note: own.toml: 1 rule has too few examples; `sayso lexicon lint own.toml` says which to add\n");
    for command in ["lint", "test"] {
        folder
            .run(&format!("lexicon {command} own.toml"))
            .code(1)
            .stderr_or_stdout_has(
                "own.toml:3:1: a rule needs 3 examples under `flag`, and there are 0",
            );
    }
    let first_person = draft.replace(
        "phrases = \"synergy\"",
        "phrases = \"lead~v\"\nsubject = \"@we\"",
    );
    let text = "We lead it. Our new app leads it. They lead it. Acme leads it.";
    let folder = Sayso::new()
        .file("own.toml", first_person)
        .file("a.txt", text);
    let ran = folder.run("check --lexicon own.toml --isolated --output-format concise a.txt");
    assert_eq!(ran.stdout.lines().count(), 2, "{ran:#?}");
}

#[test]
fn contractions_are_what_they_stand_for() {
    let cases: [(&str, &str, &[&str]); 9] = [
        (
            "[\"is not safe\"]",
            "It isn't safe. It is not safe. It’s not safe.",
            &["isn't safe", "is not safe"],
        ),
        (
            "[\"it is not\"]",
            "It's not me, it isn’t me.",
            &["It's not", "it isn’t"],
        ),
        (
            "[\"will not fail\"]",
            "It won't fail; it will not fail.",
            &["won't fail", "will not fail"],
        ),
        (
            "[\"cannot lose\"]",
            "You can't lose, cannot lose, can not lose.",
            &["can't lose", "cannot lose", "can not lose"],
        ),
        (
            "[\"we are the best\"]",
            "We're the best. We are the best.",
            &["We're the best", "We are the best"],
        ),
        (
            "[\"do not\"]",
            "Don't, don’t, do not.",
            &["Don't", "don’t", "do not"],
        ),
        ("[\"not\"]", "It isn't so.", &["n't"]),
        ("[\"is not\"]", "", &[]),
        ("[\"is not\"]", "\u{FEFF}Ö isn't\r\n", &["isn't"]),
    ];
    for (phrases, text, want) in cases {
        assert_eq!(
            reported("", phrases, "a.txt", text),
            want,
            "{phrases}: {text}"
        );
    }
}

const TERMS: &str = "[lexicon]\nid = \"own\"\nsource = \"Brand book\"\n\n[[terms]]\nfrom = [\"whitelist~\", \"white-list~\"]\nto = \"allowlist~\"\n\
level = \"error\"\n\n[[terms]]\nto = \"JavaScript\"\n\n[[terms]]\nfrom = \"synergy~\"\nstatus = \"forbidden\"\nnote = \"Says nothing.\"\n\n\
[[terms]]\nfrom = \"eMail\"\nto = \"email\"\ncase = true\n\n[[terms]]\nfrom = \"soon\"\nto = \"later\"\nstatus = \"draft\"\n";

#[test]
fn rows_of_terms_are_rules() {
    let folder = Sayso::new().file("own.toml", TERMS).file(
        "a.txt",
        "The whitelists. Use Java Script. We like javascript. What synergies. An eMail, an email. Soon.\r\n",
    );
    let ran = folder.run("check --lexicon own.toml --isolated --output-format concise a.txt");
    let rules: Vec<&str> = ran
        .stdout
        .lines()
        .filter_map(|line| line.split(['[', ']']).nth(1))
        .collect();
    let want = [
        "own/term-allowlist",
        "own/term-javascript",
        "own/term-javascript",
        "own/term-synergy",
        "own/term-email",
    ];
    assert_eq!(rules, want, "{ran:#?}");
    assert_eq!(ran.stderr, "");
    folder.run("lexicon lint own.toml").code(0).stderr("");
    folder.run("lexicon test own.toml").code(0).stderr("");
    folder.run("fix --lexicon own.toml --isolated --quiet a.txt");
    let want = "The allowlists. Use JavaScript. We like JavaScript. What synergies. An email, an email. Soon.\r\n";
    assert_eq!(folder.read("a.txt"), want);
}

#[test]
fn terms_come_from_a_file_beside_the_lexicon() {
    let head = "[lexicon]\nid = \"own\"\nterms = \"terms/brand.csv\"\n";
    let rows = "\u{FEFF}From;To;Level;Note;Case\r\n=Javascript;JavaScript;error;\"Brand; see book\";\r\nC\\#;C sharp;;;\r\n;;;;\r\nÖl;Oil;note;;yes\r\n";
    let folder = Sayso::new()
        .file("own.toml", head)
        .file("terms/brand.csv", rows)
        .file("a.txt", "Javascript and C#. Öl, öl.");
    let ran = folder
        .run("check --lexicon own.toml --isolated --min-level note --output-format concise a.txt");
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{ran:#?}");
    let explained = folder.run("lexicon show own.toml");
    assert!(
        explained.stdout.contains("terms/brand.csv, line 2"),
        "{explained:#?}"
    );
    let bad = [
        (
            "from,to\n(a,b\n",
            "terms/brand.csv:2:1: row 2: `from`: this bracket is not closed; add `)`",
        ),
        (
            "from,wanted\na,b\n",
            "terms/brand.csv:1:1: there is no column `wanted`",
        ),
        (
            "from,to,level\nx,y,bad\n",
            "terms/brand.csv:2:1: row 2: `level` cannot be `bad`",
        ),
        (
            "from,to\na,b\n\nc,\n",
            "terms/brand.csv:4:1: row 4: a term has no `to`; write what is wanted instead",
        ),
        (
            "from,to\na,b,c\n",
            "terms/brand.csv:2:1: row 2 has 3 cells, and the table 2 columns",
        ),
        (
            "from,to,case\na~,b,x\n",
            "terms/brand.csv:2:1: row 2: `from`: `=a~`: an exact word has no other forms",
        ),
        (
            "",
            "terms/brand.csv:1:1: the table is empty; name its columns",
        ),
    ];
    for (rows, want) in bad {
        let folder = Sayso::new()
            .file("own.toml", head)
            .file("terms/brand.csv", rows);
        folder
            .run("lexicon lint own.toml")
            .code(2)
            .stderr_or_stdout_has(want);
    }
    let missing = Sayso::new().file("own.toml", head);
    missing
        .run("lexicon lint own.toml")
        .code(2)
        .stderr_or_stdout_has("own.toml:3:9: the terms in `terms/brand.csv`: it cannot be read");
}

#[test]
fn lint_names_clashes_and_coverage_counts_examples() {
    let rule = |id: &str, phrases: &str, more: &str| {
        format!(
            "\n[[rule]]\nid = \"{id}\"\nkind = \"banned\"\nlevel = \"error\"\nmessage = \"m\"\nsource = \"us\"\nphrases = {phrases}\n{more}\n"
        )
    };
    let examples = "flag = [\"Big data.\", \"A big data lake.\", \"Our big data.\"]\npass = [\"a\", \"b\", \"c\"]";
    let text = "[lexicon]\nid = \"own\"\n".to_owned()
        + &rule(
            "lake",
            "[\"big data lake\", \"Größe\"]",
            &examples.replace("Big data.", "Big data lake."),
        )
        .replace("Our big data.", "Our big data lake.")
        + &rule("data", "\"big data\"", examples)
        + &rule(
            "near",
            "\"big\"",
            "near = \"lake\"\nflag = [\"Big lake.\", \"A big lake.\", \"The big lake.\"]\npass = [\"a\", \"b\", \"c\"]",
        )
        + &rule(
            "level",
            "\"small\"",
            "qualified = { phrases = \"x\", level = \"error\" }\nscope = \"body\"\nnot-scope = \"body\"\nflag = [\"Small.\", \"A small.\", \"The small.\"]\npass = [\"a\", \"b\", \"c\"]",
        );
    let folder = Sayso::new().file("own.toml", text);
    let ran = folder.run("lexicon lint own.toml").code(1);
    for want in [
        "own/lake: `big data lake` has a phrase of the rule `data` in it",
        "own/near: no `pass` example has a phrase of the rule",
        "own/level: `qualified` has no effect",
        "own/level: `body` is both in `scope` and in `not-scope`",
    ] {
        assert!(ran.stderr.contains(want), "{want}: {ran:#?}");
    }
    let ran = folder.run("lexicon test --coverage own.toml");
    for want in [
        "  big data lake: 3 examples",
        "  Größe: 0 examples",
        "4 of 5 phrases are in an example",
    ] {
        assert!(ran.stdout.contains(want), "{want}: {ran:#?}");
    }
}
