//! Rules about more than one sentence: required text, first mentions, parts of a document, who is told.

use crate::runner::{Ran, Sayso};

fn lexicon(head: &str, keys: &str) -> String {
    format!(
        "[lexicon]\nid = \"own\"\n{head}\n[[rule]]\nid = \"r\"\nlevel = \"error\"\nmessage = \"m\"\nsource = \"us\"\n{keys}\n\
         flag = [\"a\", \"b\", \"c\"]\npass = [\"d\", \"e\", \"f\"]\n"
    )
}

fn check(keys: &str, name: &str, text: &str, flags: &str) -> Ran {
    let folder = Sayso::new()
        .file("own.toml", lexicon("", keys))
        .file(name, text);
    folder.run(&format!(
        "check --lexicon own.toml --isolated --min-level note --output-format concise {flags} {name}"
    ))
}

/// `LINE:COLUMN LEVEL` of each finding.
fn places(keys: &str, text: &str) -> Vec<String> {
    let ran = check(keys, "a.md", text, "");
    assert_eq!(ran.stderr, "", "{keys}");
    let place = |line: &str| {
        let mut parts = line.split(':');
        let (line, column) = (
            parts.nth(1).expect("a line"),
            parts.next().expect("a column"),
        );
        let level = parts
            .next()
            .expect("a level")
            .trim()
            .split('[')
            .next()
            .expect("a level");
        format!("{line}:{column} {level}")
    };
    ran.stdout.lines().map(place).collect()
}

#[test]
fn required_text_is_looked_for_as_far_as_the_rule_says() {
    let required = |more: &str| {
        format!(
            "kind = \"required\"\nphrases = \"as low as @percent\"\nrequire = \"representative APR\"\n{more}"
        )
    };
    let sentence = required("");
    let after = required("order = \"after\"");
    let paragraph = required("within = \"paragraph\"");
    let section = required("within = \"section\"");
    let before = required("within = \"document\"\norder = \"before\"");
    let cases: [(&str, &str, &[&str]); 14] = [
        (
            &sentence,
            "As low as 5%. Representative APR.",
            &["1:1 error"],
        ),
        (&sentence, "As low as 5%, representative APR.", &[]),
        (&after, "As low as 5%, representative APR.", &[]),
        (&after, "Representative APR as low as 5%.", &["1:20 error"]),
        (&paragraph, "As low as 5%. Representative APR.", &[]),
        (
            &paragraph,
            "As low as 5%.\n\nRepresentative APR.",
            &["1:1 error"],
        ),
        (
            &section,
            "# A\n\nAs low as 5%.\n\nRepresentative APR.\n\n# B\n\nAs low as 6%.\n",
            &["9:1 error"],
        ),
        (
            &section,
            "# A\n\nAs low as 5%.\n\n## Terms\n\nRepresentative APR.\n",
            &[],
        ),
        (
            &section,
            "As low as 5%.\n\n# B\n\nRepresentative APR.\n",
            &["1:1 error"],
        ),
        (
            &before,
            "As low as 5%.\n\nRepresentative APR.\n\nAs low as 6%.\n",
            &["1:1 error"],
        ),
        (
            &before,
            "\u{FEFF}Représentative: representative APR.\r\n\r\nAs low as 6%.\r\n",
            &[],
        ),
        (&sentence, "", &[]),
        (
            "kind = \"required\"\nrequire = \"All rights reserved\"",
            "# Ünsere\n\nText.\n",
            &["1:3 error"],
        ),
        (
            "kind = \"required\"\nrequire = \"All rights reserved\"",
            "Text.\n\nAll rights reserved.\n",
            &[],
        ),
    ];
    for (keys, text, want) in cases {
        assert_eq!(places(keys, text), want, "{keys}: {text}");
    }
    let by_path = "kind = \"required\"\nrequire = \"All rights reserved\"\npaths = [\"legal/**\"]";
    check(by_path, "legal/a.md", "Text.", "").code(1);
    check(by_path, "other.md", "Text.", "").code(0);
}

#[test]
fn first_mentions_counts_and_spellings_are_of_the_whole_document() {
    let long = "kind = \"preferred\"\nphrases = \"SRE\"\nfirst = \"Stateful Runtime (SRE)\"";
    let long = long.replace("(SRE)\"", "\\\\(SRE\\\\)\"");
    let mark = "kind = \"banned\"\nphrases = \"Kubernetes\"\nfirst = \"Kubernetes®\"";
    let most = "kind = \"banned\"\nphrases = \"seamless\"\nat-most = 1";
    let one = "kind = \"consistent\"\nphrases = [\"e-mail~\", \"=email\"]";
    let cases: [(&str, &str, &[&str]); 13] = [
        (
            &long,
            "The SRE works. The Stateful Runtime (SRE) works.",
            &["1:5 error"],
        ),
        (
            &long,
            "The Stateful Runtime (SRE) works. The SRE works.",
            &[],
        ),
        (mark, "Kubernetes® is good. Kubernetes is.", &[]),
        (mark, "Kubernetes is good. Kubernetes® is.", &["1:1 error"]),
        (
            mark,
            "# Kubernetes\n\nKubernetes® is good.\n",
            &["1:3 error"],
        ),
        (
            mark,
            "# Kubernetes®\n\nKubernetes is good.\n",
            &["3:1 error"],
        ),
        (mark, "", &[]),
        (
            most,
            "Seamless. So seamless. And seamless.",
            &["1:14 error", "1:28 error"],
        ),
        (most, "\u{FEFF}Größe: seamless.\r\n", &[]),
        (one, "An e-mail, an e-mail, an email.", &["1:26 error"]),
        (one, "An e-mail and an email.", &["1:18 error"]),
        (one, "An e-mail and e-mails.", &[]),
        (one, "", &[]),
    ];
    for (keys, text, want) in cases {
        assert_eq!(places(keys, text), want, "{keys}: {text}");
    }
}

#[test]
fn a_rule_holds_in_its_parts_of_a_document() {
    let rule = |more: &str| format!("kind = \"banned\"\nphrases = \"seamless\"\n{more}");
    let text = "# Seamless\n\nA seamless [seamless link](x).\n\n- seamless item\n\n> seamless quote\n\n| seamless |\n|---|\n| x |\n";
    let cases: [(&str, &[&str]); 7] = [
        (
            "",
            &[
                "1:3 error",
                "3:3 error",
                "3:13 error",
                "5:3 error",
                "7:3 error",
                "9:3 error",
            ],
        ),
        ("scope = \"heading\"", &["1:3 error"]),
        (
            "scope = [\"heading\", \"link\"]",
            &["1:3 error", "3:13 error"],
        ),
        (
            "not-scope = [\"heading\", \"body\", \"quote\"]",
            &["5:3 error", "9:3 error"],
        ),
        ("scope = \"table\"", &["9:3 error"]),
        ("section = \"seamless\"\nscope = \"list\"", &["5:3 error"]),
        ("not-section = \"seamless\"", &[]),
    ];
    for (more, want) in cases {
        assert_eq!(places(&rule(more), text), want, "{more}");
    }
    let qualified = rule("qualified = { phrases = [\"nearly\"], level = \"note\" }");
    assert_eq!(
        places(&qualified, "It is nearly seamless. It is seamless."),
        ["1:14 note", "1:30 error"]
    );
    let off =
        rule("qualified = { phrases = [\"nearly\"], level = \"off\", within = \"paragraph\" }");
    assert_eq!(places(&off, "It is nearly done. It is seamless."), [""; 0]);
}

#[test]
fn jurisdictions_and_audiences_choose_rules() {
    let keys = "kind = \"banned\"\nphrases = \"seamless\"\njurisdiction = \"US, UK\"";
    for (flags, code) in [
        ("", 1),
        ("--jurisdiction uk", 1),
        ("--jurisdiction EU", 2),
        ("--jurisdiction US --jurisdiction UK", 1),
        ("--audience retail", 2),
    ] {
        check(keys, "a.md", "It is seamless.", flags).code(code);
    }
    let two = lexicon("audience = \"retail\"", keys)
        + "\n[[rule]]\nid = \"eu\"\nkind = \"banned\"\nlevel = \"error\"\nmessage = \"m\"\n\
        source = \"us\"\nphrases = \"seamless\"\njurisdiction = \"EU\"\nflag = [\"a\", \"b\", \"c\"]\npass = [\"d\", \"e\", \"f\"]\n";
    let folder = Sayso::new()
        .file("own.toml", two)
        .file("sayso.toml", "lexicons = [\"own.toml\"]\njurisdiction = [\"EU\"]\n\n[[overrides]]\npaths = [\"us/*\"]\njurisdiction = \"US\"\n")
        .file("a.md", "It is seamless.")
        .file("us/a.md", "It is seamless.");
    let ran = folder
        .run("check --output-format concise a.md us/a.md")
        .code(1);
    assert!(
        ran.stdout.contains("a.md:1:7: error[own/eu]")
            && ran.stdout.contains("us/a.md:1:7: error[own/r]"),
        "{ran:#?}"
    );
    assert_eq!(ran.stdout.lines().count(), 2, "{ran:#?}");
}

#[test]
fn what_cannot_be_meant_is_a_mistake() {
    let cases = [
        (
            "kind = \"required\"\nphrases = \"x\"",
            "a rule of required text has no `require`; give",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\nrequire = \"y\"",
            "`require` and `order` are keys of required text",
        ),
        (
            "kind = \"consistent\"\nphrases = \"x\"",
            "chooses between phrases, and has one",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\nscope = \"heading2\"",
            "`scope` cannot be `heading2`",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\nscope = [\"body\", \"lnk\"]",
            "cannot be `lnk`; did you mean `link`?",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\npaths = \"[\"",
            "`[` is not a valid glob",
        ),
        (
            "kind = \"required\"\nrequire = \"x\"\norder = \"after\"",
            "`order` is from a phrase, and the rule has none",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\nqualified = { phrases = \"y\" }",
            "`qualified` has no `level`",
        ),
        (
            "kind = \"banned\"\nphrases = \"x\"\nat_most = 1",
            "a rule has no key `at_most`; did you mean `at-most`?",
        ),
    ];
    for (keys, want) in cases {
        let folder = Sayso::new().file("own.toml", lexicon("", keys));
        folder
            .run("lexicon lint own.toml")
            .code(2)
            .stderr_or_stdout_has(want);
    }
}
