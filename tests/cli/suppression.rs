//! Comments that silence a rule: what they cover, and where it is said that they are no good.

use crate::runner::{BANNED, Sayso};

const RULE: &str = "sayso-ignore enables-access";

/// What is left of a document: the lines of the concise report, cut behind the rule.
fn told(name: &str, text: &str) -> Vec<String> {
    let ran = Sayso::new()
        .file(name, text)
        .run(&format!("check --output-format concise {name}"));
    assert_eq!(ran.stderr, "", "{text:?}");
    let lines = ran.stdout.lines();
    lines
        .filter_map(|line| Some(line.split_once(']')?.0.to_owned()))
        .map(|line| line.replace(&format!("{name}:"), ""))
        .collect()
}

#[test]
fn a_comment_covers_the_block_that_it_stands_in_or_before() {
    let banned = BANNED.trim();
    let other = "An agent enables access to GPT-5.";
    let comment = format!("<!-- {RULE}: agreed -->");
    let left = |place: &str| vec![format!("{place}: error[ai-partnership/enables-access")];
    let cases = [
        // name, text, what is left
        ("a.md", format!("{comment}\n{banned}\n"), vec![]),
        ("a.md", format!("{banned} {comment}\n"), vec![]),
        (
            "a.md",
            format!("\u{FEFF}Ü.\r\n{banned} {comment}\r\n"),
            vec![],
        ),
        (
            "a.md",
            format!("{banned} {comment}\n\n{other}\n"),
            left("3:10"),
        ),
        (
            "a.md",
            format!("{other}\n\n{comment}\n\n{banned}\n"),
            left("1:10"),
        ),
        (
            "a.md",
            format!("- {banned} {comment}\n- {other}\n"),
            left("2:12"),
        ),
        (
            "a.md",
            format!("|a|b|\n|-|-|\n|{banned} {comment}|{other}|\n"),
            left("3:91"),
        ),
        (
            "a.md",
            format!("|a|b|\n|-|-|\n|{other}|{comment} {banned}|\n"),
            left("3:11"),
        ),
        ("a.html", format!("<p>{banned} {comment}</p>"), vec![]),
        ("a.html", format!("<p>\n{banned}\n{comment}\n</p>"), vec![]),
        (
            "a.html",
            format!("<p>{banned} {comment}\n<p>{other}"),
            left("2:13"),
        ),
        (
            "a.html",
            format!("<p>{other}</p>\n{comment}\n<p>{banned}</p>"),
            left("1:13"),
        ),
        (
            "a.html",
            format!("<table><tr><td>{banned} {comment}</td><td>x</td></tr></table>"),
            vec![],
        ),
        (
            "a.html",
            format!("<ul><li>{other}\n{comment}\n<li>{banned}</ul>"),
            left("1:18"),
        ),
    ];
    for (name, text, want) in cases {
        assert_eq!(told(name, &text), want, "{name} {text:?}");
    }
}

#[test]
fn what_is_wrong_with_a_comment_is_said_at_the_comment() {
    let invalid = "warning[sayso/invalid-suppression";
    let unused = "warning[sayso/unused-suppression";
    let cases = [
        // body, line and column, what is said
        ("sayso-ignore no-such: why", invalid),
        ("sayso-ignore enables-access", invalid),
        ("sayso-ignore : why", invalid),
        ("sayso-ignored enables-access: why", invalid),
        ("sayso-ignore-end enables-access", invalid),
        ("sayso-ignore calls-on: why", unused),
    ];
    for (body, what) in cases {
        let text = format!("Ünïcode.\r\n\r\n<!-- {body} -->\r\n\r\n\r\nClean.\r\n");
        assert_eq!(told("a.md", &text), [format!("3:1: {what}")], "{body}");
        let text = format!("\u{FEFF}<p>é</p>\n  <!-- {body} -->\n<p>Clean.</p>\n");
        assert_eq!(told("a.html", &text), [format!("2:3: {what}")], "{body}");
        let text = format!("Clean. <!-- {body} -->");
        assert_eq!(told("a.md", &text), [format!("1:8: {what}")], "{body}");
    }
    let open = "a\n\n<!-- sayso-ignore-start enables-access: why -->\n\nThe SRE enables access to ChatGPT.\n";
    assert_eq!(told("a.md", open), [format!("3:1: {invalid}")]);
    let folder = Sayso::new().file("a.md", "a\n\n<!-- sayso-ignore no-such: why -->\n\n\nb\n");
    folder
        .run("check a.md")
        .code(0)
        .stdout_has(" --> a.md:3:1\n")
        .stdout_has("<!-- sayso-ignore no-such: why -->\n  | ^^^^");
    folder
        .run("check --output-format json a.md")
        .stdout_has("\"text\":\"sayso-ignore no-such: why\"")
        .stdout_has("\"line\":3,");
}

#[test]
fn a_rule_that_is_not_active_now_is_no_mistake_of_the_comment() {
    let text = format!("<!-- {RULE}: agreed -->\n\n{BANNED}");
    let full = text.replace("enables-access", "ai-partnership/enables-access");
    let folder = Sayso::new()
        .file("a.md", text)
        .file("b.md", full)
        .file("off.toml", "[rules.enables-access]\nlevel = \"off\"\n")
        .file("house.toml", crate::commands::HOUSE);
    folder
        .run("check a.md b.md")
        .code(0)
        .stdout_has("2 suppressed");
    for line in [
        "check -q --select calls-on a.md b.md",
        "check -q --ignore enables-access a.md b.md",
        "check -q --config off.toml a.md b.md",
        "check -q --lexicon house.toml b.md",
    ] {
        folder.run(line).code(0).stdout("");
    }
}

#[test]
fn nested_and_repeated_ranges_cost_no_more_than_their_number() {
    let start = format!("<!-- sayso-ignore-start enables-access: why -->\n\n{BANNED}\n");
    let end = "<!-- sayso-ignore-end enables-access -->\n\nClean.\n\n";
    let text = start.repeat(2_000) + &end.repeat(2_000);
    let began = std::time::Instant::now();
    let left = told("a.md", &text);
    assert_eq!(left.len(), 1_999, "all but the outermost are unused");
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
