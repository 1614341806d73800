//! Identifiers in running text, with lexicons whose words they are made of: neither reported nor
//! rewritten, in any format. The words of the sentence around them are.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// Words that are common in identifiers, and what to write instead; and names that are identifiers.
fn swaps() -> String {
    let common = [
        "whitelist~",
        "execute~",
        "request~",
        "best-in-class",
        "zero-emission",
    ];
    let rows: [(&[&str], &str); 4] = [
        (&["=e-mail", "=E-MAIL"], "email"),
        (&["=javascript"], "JavaScript"),
        (&common, "other"),
        (&["@models"], ""),
    ];
    let models = "\n[names]\nmodels = [\"GPT-#*\", \"gpt-4o-mini\", \"Node.js\", \"docs.rs\", \"ChatGPT\"]\n";
    lexicon("swaps", &rows) + models
}

/// Section A of the cases, and neighbours.
const UNTOUCHED: [&str; 68] = [
    "docs/javascript/readme",
    "../e-mail/x",
    "./a/e-mail",
    "~/e-mail",
    "~/.config/e-mail",
    ".github/whitelist",
    "/etc/e-mail",
    "/E-MAIL",
    "C:\\e-mail\\x",
    "\\\\host\\e-mail",
    "src/e-mail",
    "a/{id}/e-mail",
    "e-mail/",
    "foo/e-mail/**",
    "@javascript",
    "@scope/e-mail",
    "#whitelist",
    "lang-javascript",
    "vscode-javascript",
    "arm-linux-e-mail-abi",
    "eslint-plugin-javascript",
    "--e-mail",
    "--whitelist=javascript",
    "-DWHITELIST=1",
    "$WHITELIST",
    "%WHITELIST%",
    "acme.io/e-mail",
    "bit.ly/e-mail",
    "e-mail.example.travel",
    "javascript.acme.museum/x",
    "whitelist.acme.dev",
    "https://acme.io/e-mail",
    "ftp://acme/e-mail",
    "e-mail@acme.io",
    "mailto:e-mail@acme.io",
    "git@acme.io:org/e-mail.git",
    "localhost:3000/e-mail",
    "e-mail.txt",
    "javascript.config.ts",
    "E-MAIL.TXT",
    ".e-mail",
    "*.javascript",
    "user_e-mail",
    "e-mail_user",
    "WHITELIST_ITEMS",
    "whitelist_items",
    "Execute(Request)",
    "request()",
    "client.execute(x)",
    "Request::execute",
    "whitelist->request",
    "request.whitelist",
    "System.Request.Whitelist",
    "javascript@1.2",
    "whitelist==1.2",
    "request=e-mail",
    "page#whitelist",
    "v1.2.3-javascript",
    "use-gpt-4o-mini-here.md",
    "arn:aws:request::e-mail",
    "gpt-4o-mini/x/y",
    "é/javascript/ü",
    "{e-mail}",
    "[[e-mail]]",
    "[[javascript|x]]",
    ":e-mail:",
    "e-mail/javascript#12",
    "text/javascript",
];

/// What is said in words, though it has signs.
const REPORTED: [(&str, &str); 15] = [
    ("Send an e-mail.", "Send an email."),
    ("Send an “e-mail”.", "Send an “email”."),
    ("The e-mail/phone team.", "The email/phone team."),
    ("Mail and/or e-mail.", "Mail and/or email."),
    ("A javascript-based tool.", "A JavaScript-based tool."),
    ("Use java/javascript here.", "Use java/JavaScript here."),
    ("Phone,e-mail.", "Phone,email."),
    ("(e-mail)", "(email)"),
    ("fast--e-mail", "fast--email"),
    ("Use e-mail: it works.", "Use email: it works."),
    ("No javascript; no e-mail!", "No JavaScript; no email!"),
    (
        "It is best-in-class/world-class.",
        "It is other/world-class.",
    ),
    (
        "Zero-emission: a request(s) page.",
        "Other: an other(s) page.",
    ),
    ("See acme.io and e-mail us.", "See acme.io and email us."),
    ("An e-mail’s text.", "An email’s text."),
];

fn page(format: &str, text: &str) -> String {
    let html = text
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    match format {
        "html" => format!("<p>We like {html} a lot.</p>\r\n"),
        // Signs that Markdown reads are escaped, as a writer would.
        "md" => {
            let sign = |c: char| matches!(c, '\\' | '*' | '_' | '<' | '$' | '{' | '}');
            let escape = |c| {
                if sign(c) {
                    format!("\\{c}")
                } else {
                    String::from(c)
                }
            };
            let text: String = text.chars().map(escape).collect();
            format!("# Notes\r\n\r\nWe like {text} a lot.\r\n")
        }
        _ => format!("\u{FEFF}We like {text} a lot.\r\n"),
    }
}

#[test]
fn identifiers_are_neither_reported_nor_rewritten() {
    for format in ["txt", "md", "html"] {
        let name = |at: usize| format!("{at}.{format}");
        let mut folder = Sayso::new().file("swaps.toml", swaps());
        for (at, text) in UNTOUCHED.iter().enumerate() {
            folder = folder.file(&name(at), page(format, text));
        }
        let ran = folder.run("check --lexicon swaps.toml --isolated --output-format concise .");
        assert_eq!(ran.stdout, "", "{format}");
        folder.run("fix --unsafe --lexicon swaps.toml --isolated .");
        for (at, text) in UNTOUCHED.iter().enumerate() {
            assert_eq!(
                folder.read(&name(at)),
                page(format, text),
                "{format}: {text}"
            );
        }
    }
}

#[test]
fn words_beside_signs_are_words() {
    let mut folder = Sayso::new().file("swaps.toml", swaps());
    for (at, (text, _)) in REPORTED.iter().enumerate() {
        folder = folder.file(&format!("{at}.txt"), text);
    }
    folder.run("fix --unsafe --lexicon swaps.toml --isolated .");
    for (at, (text, want)) in REPORTED.iter().enumerate() {
        assert_eq!(folder.read(&format!("{at}.txt")), *want, "{text}");
    }
}

#[test]
fn names_of_a_lexicon_that_look_like_identifiers_are_names() {
    let cases = [
        ("Try gpt-4o-mini.", 1),
        ("Try GPT-4 now", 1),
        ("We use Node.js, and docs.rs.", 2),
        ("Ask @ChatGPT or #ChatGPT.", 2),
        ("Ask ChatGPT/GPT-5.", 2),
        ("See docs.rs/ChatGPT or chatgpt.com or x/gpt-4o-mini/y.", 0),
        ("use_gpt-4o-mini", 0),
        ("", 0),
    ];
    for (text, count) in cases {
        let folder = Sayso::new().file("swaps.toml", swaps()).file("a.txt", text);
        let ran = folder.run("check --lexicon swaps.toml --isolated --output-format concise a.txt");
        assert_eq!(ran.stdout.lines().count(), count, "{text}: {ran:#?}");
    }
}

#[test]
fn a_reason_is_given() {
    let folder = Sayso::new().file("swaps.toml", swaps()).file(
        "a.txt",
        "docs/e-mail/x\n\nacme.io/e-mail\n\nlang-javascript\n",
    );
    for (line, reason) in [(1, "identifier"), (3, "address"), (5, "identifier")] {
        folder
            .run(&format!(
                "explain --lexicon swaps.toml --isolated a.txt:{line}"
            ))
            .stdout_has(&format!("it is part of an {reason}"));
    }
}

#[test]
fn long_runs_of_signs_cost_nothing_special() {
    let mut folder = Sayso::new().file("swaps.toml", swaps());
    let units = [
        ("/", 300_000),
        ("@", 300_000),
        ("-", 300_000),
        ("a.", 300_000),
        ("a(", 300_000),
        ("e-mail@", 30_000),
        ("e-mail-", 30_000),
        ("e-mail/", 30_000),
    ];
    for (at, (unit, len)) in units.iter().enumerate() {
        let text = unit.repeat(len / unit.len());
        folder = folder.file(&format!("{at}.txt"), &text[..text.len() - 1]);
    }
    let start = std::time::Instant::now();
    folder.run("check --lexicon swaps.toml --isolated --output-format concise .");
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
