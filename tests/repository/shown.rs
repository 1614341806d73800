//! Every `console` block is run again: a line behind `$ ` is a command, the lines below it are what
//! it prints. A line `…` means lines that are left out.

use std::fs;

use crate::pages::{Page, is_update, pages, root, shell};

const OPENS: &str = "```console\n";
const GAP: &str = "…";

/// A command with what is shown of its output.
struct Shown<'p> {
    command: &'p str,
    output: &'p str,
}

/// Commands that build the program, write, or never end: they are named, not run.
const NOT_RUN: [&str; 7] = [
    "cargo test",
    "cargo install",
    "sayso fix",
    "sayso init",
    "sayso baseline",
    "sayso watch",
    "sayso lsp",
];

/// What makes them harmless: a diff, or standard input.
const HARMLESS: [&str; 2] = ["sayso fix --diff ", "sayso fix --quiet -"];

/// The commands of a page, in order.
fn shown(text: &str) -> Vec<Shown<'_>> {
    let blocks = text.split(OPENS).skip(1);
    blocks
        .filter_map(|rest| rest.split("```\n").next())
        .flat_map(|block| block.split("$ ").skip(1))
        .map(|part| {
            let (command, output) = part.split_once('\n').expect("a command is a line");
            Shown { command, output }
        })
        .collect()
}

/// What really comes of the command; `None` where it is not for a test to run.
fn real(command: &str) -> Option<String> {
    let has = |words: &[&str]| words.iter().any(|w| command.contains(w));
    if has(&NOT_RUN) && !has(&HARMLESS) {
        return None;
    }
    let ours = ["cargo run --release -- ", "cargo run -- "]
        .iter()
        .find_map(|prefix| command.strip_prefix(prefix))
        .map(|rest| format!("sayso {rest}"));
    Some(shell(ours.as_deref().unwrap_or(command)))
}

/// Whether `real` holds the stretches of `shown` one behind the other, with gaps only where shown.
fn fits(shown: &str, real: &str) -> bool {
    let trimmed = |text: &str| -> Vec<String> {
        let lines = text.trim_end().lines();
        lines.map(|line| line.trim_end().to_owned()).collect()
    };
    let (shown, real) = (trimmed(shown), trimmed(real));
    let stretches: Vec<&[String]> = shown.split(|line| line == GAP).collect();
    let mut at = 0;
    for (nth, stretch) in stretches.iter().enumerate() {
        let (first, last) = (nth == 0, nth + 1 == stretches.len());
        let found = (at..=real.len().saturating_sub(stretch.len())).find(|from| {
            real[*from..].starts_with(stretch)
                && (!last || stretch.is_empty() || from + stretch.len() == real.len())
        });
        match found {
            Some(from) if !first || stretch.is_empty() || from == 0 => at = from + stretch.len(),
            _ => return false,
        }
    }
    stretches.len() > 1 || at == real.len()
}

fn renewed(page: &Page) -> String {
    let mut text = page.text.clone();
    for part in shown(&page.text) {
        let Some(real) = real(part.command) else {
            continue;
        };
        if !part.output.contains(GAP) && !fits(part.output, &real) {
            let ends_block = part.output.ends_with("\n\n");
            let blank = if ends_block { "\n" } else { "" };
            let was = format!("$ {}\n{}", part.command, part.output);
            let is = format!("$ {}\n{}\n{blank}", part.command, real.trim_end());
            text = text.replacen(&was, &is, 1);
        }
    }
    text
}

#[test]
fn what_the_documents_show_is_what_the_program_prints() {
    let mut count = 0;
    let mut behind = Vec::new();
    for mut page in pages() {
        if is_update() {
            page.text = renewed(&page);
            fs::write(root().join(&page.name), &page.text).expect("the page can be written");
        }
        for part in shown(&page.text) {
            let Some(real) = real(part.command) else {
                assert_eq!(part.output.trim(), "", "{}: {}", page.name, part.command);
                continue;
            };
            count += 1;
            if !fits(part.output, &real) {
                let (name, command, output) = (&page.name, part.command, part.output);
                behind.push(format!(
                    "{name}: $ {command}\n--- shown\n{output}--- real\n{real}"
                ));
            }
        }
    }
    assert!(behind.is_empty(), "{}", behind.join("\n"));
    assert!(count > 5, "the documents show {count} commands");
}

#[test]
fn the_first_screen_names_the_two_commands() {
    let readme = crate::pages::read("README.md");
    let first: String = readme.lines().take(30).collect::<Vec<_>>().join("\n");
    for command in ["$ cargo run --release -- check samples", "$ cargo test"] {
        assert!(first.contains(command), "{command} is not at the top");
    }
}

#[test]
fn gaps_are_allowed_only_where_they_are_shown() {
    let real = "a\nb\nc\nd\n";
    let cases = [
        ("a\nb\nc\nd\n", true),
        ("a\n…\nd\n", true),
        ("…\nb\nc\n…\n", true),
        ("a\n…\n", true),
        ("…\nd\n", true),
        ("a\nc\nd\n", false),
        ("b\n…\nd\n", false),
        ("a\n…\nc\n", false),
        ("…\nc\n…\nb\n…\n", false),
        ("a\nb\nc\n", false),
        ("", false),
        ("ä\n", false),
    ];
    for (shown, want) in cases {
        assert_eq!(fits(shown, real), want, "{shown:?}");
    }
    assert!(fits("", ""));
}
