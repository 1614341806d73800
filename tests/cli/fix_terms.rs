//! `sayso fix` with lexicons of wanted terms: form, number, article, case and line breaks.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// Phrases, and what is wanted instead.
const RULES: &[(&[&str], &str)] = &[
    (&["log~v in"], "sign~ in"),
    (&["whitelist~"], "allowlist~"),
    (&["hour-long"], "sixty-minute"),
    (&["data-center~"], "data center"),
    (&["execute~v"], "carry~ out"),
    (&["utilize~"], "use~"),
    (&["leverage~v"], "make use of"),
    (&["open-source"], "open source"),
    (&["click here"], "see the page"),
    (&["e-mail~"], "email"),
    (&["guarantee~"], "a leading"),
    (&["promise~"], "may help"),
    (&["plastic"], "made with 30 % recycled plastic"),
    (&["prior to"], "before"),
    (&["app~"], "software"),
    (&["solution~"], "tool~"),
    (&["begin~v"], "start~"),
    (&["web-site~"], "website~"),
];

/// Mends `text` and gives what becomes of it.
fn fixed(text: &str, line: &[&str]) -> String {
    let folder = Sayso::new()
        .file("w.toml", lexicon("words", RULES))
        .file("a.md", text);
    let mut arguments = vec!["fix", "--lexicon", "w.toml", "a.md"];
    arguments.extend(line);
    folder.run_with(&arguments);
    let once = folder.read("a.md");
    folder.run_with(&arguments);
    assert_eq!(folder.read("a.md"), once, "a second time: {text}");
    once
}

#[test]
fn what_agrees_is_written() {
    let cases = [
        (
            "She logs in daily. You have logged in. Add it to a whitelist.",
            "She signs in daily. You have signed in. Add it to an allowlist.",
        ),
        ("We are logging in now.\r\n", "We are signing in now.\r\n"),
        ("\u{FEFF}Log in now.", "\u{FEFF}Sign in now."),
        ("It executes the plan.", "It carries out the plan."),
        ("They executed the plan.", "They carried out the plan."),
        ("Our whitelists are long.", "Our allowlists are long."),
        ("We whitelisted it.", "We allowlisted it."),
        ("An hour-long talk.", "A sixty-minute talk."),
        ("It is an hour-long talk.", "It is a sixty-minute talk."),
        ("AN HOUR-LONG TALK", "A SIXTY-MINUTE TALK"),
        ("Our data-centers are big.", "Our data centers are big."),
        ("Our data centers are big.", "Our data centers are big."),
        ("One data-center is big.", "One data center is big."),
        ("WHITELIST it.", "ALLOWLIST it."),
        (
            "See the whitelist caf\u{E9}.",
            "See the allowlist caf\u{E9}.",
        ),
        ("It has begun.", "It has started."),
        ("It began.", "It started."),
        ("She is utilizing it.", "She is using it."),
        ("An e-mail came.", "An email came."),
        ("Many e-mails came.", "Many emails came."),
        (
            "Two web-sites and a web-site.",
            "Two websites and a website.",
        ),
        ("A solution for you.", "A tool for you."),
        (
            "Please read our solution guide before you start.",
            "Please read our tool guide before you start.",
        ),
        (
            "An \u{201C}open\r\nsource\u{201D} tool",
            "An \u{201C}open\r\nsource\u{201D} tool",
        ),
        ("an open\nsource tool", "an open\nsource tool"),
        ("an open-source tool", "an open source tool"),
        ("Please click\r\nhere now.", "Please see the\r\npage now."),
        ("We log\nin daily.", "We sign\nin daily."),
        ("Call us prior to the talk.", "Call us before the talk."),
        ("We leverage your data.", "We make use of your data."),
        ("She leverages your data.", "She makes use of your data."),
        ("", ""),
    ];
    for (text, want) in cases {
        assert_eq!(fixed(text, &[]), want, "{text}");
    }
}

#[test]
fn what_may_not_agree_waits_for_a_person() {
    for text in [
        "We are a guarantee.",
        "It is a guarantee for you.",
        "We guarantee it.",
        "It has promises.",
        "We promise it.",
        "Plastic bags.",
        "The bag is plastic.",
        "An app for you.",
        "Do not write \u{201C}click here\u{201D}.",
        "The data we leverage.",
        "Please read the Acme Solution guide before you start.",
        "See the Whitelist caf\u{E9}.",
        "Please read our Solution guide before you start.",
        "They follow the Solution of Record wherever they can.",
    ] {
        assert_eq!(fixed(text, &[]), text);
    }
}

#[test]
fn a_quoted_title_keeps_its_capital() {
    let cases = [
        (
            "Press \u{201C}Click here\u{201D} now.",
            "Press \u{201C}See the page\u{201D} now.",
        ),
        (
            "Press \u{201C}Click Here\u{201D} now.",
            "Press \u{201C}See the Page\u{201D} now.",
        ),
        ("Press CLICK HERE now.", "Press SEE THE PAGE now."),
    ];
    for (text, want) in cases {
        assert_eq!(fixed(text, &["--unsafe"]), want);
    }
}
