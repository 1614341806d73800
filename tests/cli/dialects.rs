//! Dialects of Markdown: what `fix` must leave as it is, and what it must mend.

use crate::lexicon::lexicon;
use crate::runner::Sayso;

/// `E` is the word where it is prose, and `e-mail` where it is code.
const PAGE: &str = "---\ntitle: Your E\nslug: e-mail\ntags: [e-mail]\n---\n\n## Our E {#e-mail}\n{: .e-mail}\n\n\
    :::e-mail An E\nOne E.\n:::\n\n!!! e-mail \"Your E\"\n\n    One E.\n\n[[e-mail|Your E]] :e-mail: $e-mail$ \
    [[e-mail]] ++ctrl+e-mail++ ==Your E== and ==your E now==\n\n@if (e-mail == 1) {\nOne E.\n}\n\n[//]: # (e-mail)\n[e-mail]: e-mail 'e-mail'\n\n---\nlayout: e-mail\n---\n\nOne E.\n";

const COMPONENT: &str = "import e-mail from \"./e-mail\";\n\nexport const e = f(\"e-mail\");\n\n\
    <Tabs items={[\"e-mail\"]}/>\n\n{/* e-mail */}\n\n<Card\n  title=\"Your E\"\n  href=\"e-mail\"\n  label={\"Your E\"}\n  to={'e-mail'}\n>\n    \
    One E.\n</Card>\n\nText {e-mail} here, your E.\n";

/// A mail in a plain text: of its header, people read the subject.
const MAIL: &str = "From: e-mail desk <e-mail@example.com>\nTo: e-mail\nSubject: Your E\nX-Mailer: e-mail\n\n\
    Hello, your E is here. _Your E_\n\n@if (e-mail) {\nOne E.\n} @else {\nNo E.\n}\n\nTake it off.\n";

fn folder() -> Sayso {
    Sayso::new().file("words.toml", lexicon("words", &[(&["=e-mail"], "email")]))
}

#[test]
fn only_prose_is_mended() {
    for (name, text) in [("a.md", PAGE), ("a.mdx", COMPONENT), ("a.txt", MAIL)] {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let page = text.replace('E', "e-mail");
            let folder = folder().file(name, &page);
            folder.run(&format!("fix --lexicon words.toml {name}"));
            assert_eq!(folder.read(name), text.replace('E', "email"), "{name}");
        }
    }
}

#[test]
fn front_matter_that_does_not_parse_is_reported() {
    for (text, syntax) in [
        ("---\ntitle: \"a\nb: [}\n---\n\ne-mail\n", "YAML"),
        ("\u{FEFF}---\r\n\u{e9}: {a\r\n---\r\n\r\nAn e-mail.", "YAML"),
        ("+++\na = \n+++\n\nAn e-mail.\n", "TOML"),
    ] {
        let line = "check --lexicon words.toml --output-format concise a.md";
        let ran = folder().file("a.md", text).run(line);
        let all = format!("{}{}", ran.stdout, ran.stderr);
        assert!(
            all.contains(&format!("not valid {syntax}")),
            "{text}: {all}"
        );
    }
}

#[test]
fn comments_of_each_dialect_suppress() {
    let cases = [
        ("a.mdx", "{/* sayso-ignore rule-1: why */}\n\nOne e-mail.\n"),
        (
            "a.md",
            "<!--- sayso-ignore rule-1: why --->\n\nOne e-mail.\n",
        ),
        ("a.md", "{# sayso-ignore rule-1: why #}\n\nOne e-mail.\n"),
        (
            "a.html",
            "<p>Hi</p>{{!-- sayso-ignore rule-1: why --}}\r\n<p>One e-mail.</p>",
        ),
        ("a.txt", "One e-mail. <%# sayso-ignore rule-1: why %>\n"),
        (
            "a.md",
            "{% comment %}sayso-ignore-file rule-1: why{% endcomment %}\n\nOne e-mail.\n",
        ),
        (
            "a.md",
            "[//]: # (sayso-ignore rule-1: why)\n\nOne e-mail.\n",
        ),
        (
            "a.md",
            "One e-mail.\n\n<!-- sayso-ignore-file rule-1: why -->\n\nOne e-mail.\n",
        ),
    ];
    for (name, text) in cases {
        let folder = folder().file(name, text);
        let line = format!("check -q --lexicon words.toml {name}");
        folder.run(&line).code(0).stdout("");
    }
    let two = "<!-- sayso-ignore rule-1, nothing: why -->\n\nOne e-mail.\n";
    let line = "check --lexicon words.toml --output-format concise a.md";
    let ran = folder().file("a.md", two).run(line);
    assert!(ran.stdout.contains("called “nothing”"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("words/rule-1"), "{}", ran.stdout);
}
