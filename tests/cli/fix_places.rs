//! `sayso fix`: places in which a rewrite waits for a person.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// Mends `text` as `name`, and gives what becomes of it, and what with `--unsafe`.
fn fixed(name: &str, text: &str) -> (String, String) {
    let words = lexicon("words", &[(&["=e-mail", "click here"], "email")]);
    let folder = || Sayso::new().file("w.toml", &words).file(name, text);
    let (safe, all) = (folder(), folder());
    safe.run_with(&["fix", "--lexicon", "w.toml", name]);
    all.run_with(&["fix", "--unsafe", "--lexicon", "w.toml", name]);
    (safe.read(name), all.read(name))
}

#[test]
fn a_person_looks_first() {
    let cases = [
        ("a.md", "## Our e-mail\n\nSee [x](#our-e-mail).\n"),
        (
            "a.md",
            "\u{FEFF}## Our e-mail\r\n\r\nSee [x](#our-e-mail).\r\n",
        ),
        (
            "a.html",
            "<h2 id=\"our\">Our e-mail</h2><a href=\"#our\">x</a>\n",
        ),
        ("a.md", "> My e-mail never came.\n"),
        ("a.html", "<blockquote>My e-mail never came.</blockquote>\n"),
        ("a.html", "<p>He wrote <q>my e-mail never came</q>.</p>\n"),
        ("a.html", "<p>See <cite>The e-mail wars</cite>.</p>\n"),
        ("a.md", "\u{201C}My e-mail never came,\u{201D} says Falk.\n"),
        ("a.txt", "\"My e-mail never came,\" says Falk.\n"),
        ("a.txt", "My e-mail never came, says \u{C9}mile Falk.\n"),
        ("a.txt", "My e-mail never came. \u{2014} Jane Doe, Acme\n"),
        ("a.txt", "Falk: My e-mail never came.\n"),
        ("a.md", "**Falk:** My e-mail never came.\n"),
        ("a.md", "Do not write \u{201C}click here\u{201D}.\n"),
        ("a.md", "Do not write *click here*.\n"),
        ("a.txt", "Never say click here.\n"),
    ];
    for (name, text) in cases {
        let (safe, all) = fixed(name, text);
        assert_eq!(safe, text);
        assert_ne!(all, text);
    }
}

#[test]
fn a_label_stays_whatever_is_asked_for() {
    for text in [
        "Send [e-mail][] now.\n\n[e-mail]: /x\n",
        "Send [e-mail] now.\r\n\r\n[e-mail]: /x\r\n",
    ] {
        let (safe, all) = fixed("a.md", text);
        assert_eq!((safe.as_str(), all.as_str()), (text, text));
    }
}

#[test]
fn the_rest_is_mended() {
    let cases = [
        (
            "a.md",
            "## Our e-mail\n\nSee [x](#other).\n",
            "## Our email\n\nSee [x](#other).\n",
        ),
        (
            "a.md",
            "> [!NOTE]\n> Send an e-mail.\n",
            "> [!NOTE]\n> Send an email.\n",
        ),
        (
            "a.md",
            "> **Note:** Send an e-mail.\n",
            "> **Note:** Send an email.\n",
        ),
        (
            "a.md",
            "Send [your e-mail](u) to us.\n",
            "Send [your email](u) to us.\n",
        ),
        (
            "a.md",
            "Send [an e-mail][m].\n\n[m]: /x\n",
            "Send [an email][m].\n\n[m]: /x\n",
        ),
        ("a.txt", "Note: send an e-mail.\n", "Note: send an email.\n"),
        (
            "a.txt",
            "A 12\" screen shows an e-mail.\n",
            "A 12\" screen shows an email.\n",
        ),
        (
            "a.txt",
            "The agents\u{2019} e-mail came.\r\n",
            "The agents\u{2019} email came.\r\n",
        ),
    ];
    for (name, text, want) in cases {
        assert_eq!(fixed(name, text).0, want);
    }
}

#[test]
fn what_does_not_fit_a_state_waits_for_a_person() {
    for text in [
        "The runtime enables faster access to ChatGPT than a browser.",
        "The agent calls on ChatGPT to be safe.",
        "The agent calls on ChatGPT to avoid mistakes.",
        "The agent calls on ChatGPT to become smarter.",
        "The travel agent calls on ChatGPT.",
        "My assistant calls on ChatGPT.",
        "The service desk calls on ChatGPT.",
        "The agent calls on ChatGPT the moment a ticket lands.",
        "The agent calls on ChatGPT before it answers.\r\n",
        "The agent calls on ChatGPT every time.",
        "The agent calls on ChatGPT only when it must.",
        "The agent calls on ChatGPT instead of guessing.",
        "The agent calls on ChatGPT instead of a person.",
        "The agent calls on ChatGPT until it finds an answer.",
        "The agent called on ChatGPT until the queue was empty.",
        "The agent was calling on ChatGPT before each reply went out.",
        "The agent had called on ChatGPT before answering.",
        "The agent calls on ChatGPT from your account when a ticket lands.",
        "The news desk calls on ChatGPT.",
        "The legal desk calls on ChatGPT.",
        "My office assistant calls on ChatGPT.",
        "The agent calls on ChatGPT from $9 a month.",
        "\u{FEFF}\u{201C}The agent calls on ChatGPT,\u{201D} says \u{C9}mile.",
    ] {
        let folder = Sayso::new().file("a.txt", text);
        folder.run("fix a.txt").code(1);
        assert_eq!(folder.read("a.txt"), text);
    }
}

#[test]
fn what_fits_a_state_is_written() {
    for (text, want) in [
        (
            "The agent called on ChatGPT until March.",
            "The agent was powered by OpenAI until March.",
        ),
        (
            "The agent was calling on ChatGPT after lunch.\r\n",
            "The agent was powered by OpenAI after lunch.\r\n",
        ),
        (
            "The agent calls on ChatGPT instead of scripts.",
            "The agent is powered by OpenAI instead of scripts.",
        ),
        (
            "The agent calls on ChatGPT to sort mail before you wake.",
            "The agent, powered by OpenAI, sorts mail before you wake.",
        ),
        (
            "The office assistant calls on ChatGPT.",
            "The office assistant is powered by OpenAI.",
        ),
        (
            "\u{FEFF}Caf\u{E9} Desk calls on ChatGPT.",
            "\u{FEFF}Caf\u{E9} Desk is powered by OpenAI.",
        ),
    ] {
        let folder = Sayso::new().file("a.txt", text);
        folder.run("fix a.txt").code(0);
        assert_eq!(folder.read("a.txt"), want);
    }
}

#[test]
fn notes_that_no_check_shows_are_reported() {
    let folder = Sayso::new().file(
        "a.txt",
        "The SRE is powered by ChatGPT.\n\nThe SRE enables access to ChatGPT.\n",
    );
    let told = "Fixed 2 findings in 1 file, 1 of them is a note, which check shows only with";
    folder.run("fix a.txt").code(0).stderr_has(told);
}
