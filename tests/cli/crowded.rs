//! Sentences that no one wrote to be read: what is found in them, and how much a report prints.

use serde_json::Value;

use crate::runner::Sayso;

/// What a report says of `text`: its findings that count, those that are listed, and its size.
fn reported(name: &str, text: &str) -> (u64, usize, usize) {
    let folder = Sayso::new().file(name, text);
    let ran = folder.run(&format!(
        "check --output-format json --min-level note {name}"
    ));
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let count = |of: &str| report["summary"][of].as_u64().expect("a number");
    let all = count("error") + count("warning") + count("note");
    let findings = report["findings"].as_array().expect("a list");
    assert_eq!(count("crowded_out") + findings.len() as u64, all);
    (all, findings.len(), ran.stdout.len())
}

#[test]
fn all_is_found_and_little_is_printed() {
    let row = |n: usize| format!("the SRE enables access to ChatGPT for team {n}, and ");
    let rows: String = (0..120).map(row).collect();
    let cases = [
        ("slow.md", rows, 120),
        (
            "lines.txt",
            "The SRE\r\nenables\r\naccess\r\nto\r\nChatGPT\r\n".repeat(500),
            500,
        ),
        ("bare.txt", "enables access ".repeat(500), 0),
        (
            "marks.txt",
            "The SRE enables access to ChatGPT in every caf\u{e9}, and ".repeat(100),
            100,
        ),
    ];
    for (name, text, want) in cases {
        let (all, listed, size) = reported(name, &text);
        assert_eq!(all, want, "{name}");
        assert!(
            listed as u64 <= want && (want == 0) == (listed == 0),
            "{name}"
        );
        assert!(size <= 20 * text.len(), "{name}: {size} for {}", text.len());
    }
}

/// Each took longer than anybody would wait.
#[test]
fn rows_of_verbs_and_nouns_are_judged() {
    let verbs = format!(
        "The SRE {}enables access to ChatGPT.",
        "runs and ".repeat(160)
    );
    let calls = "and call on it ".repeat(20);
    let calls = format!("ChatGPT is fast. Your agents can call on it {calls}");
    let nouns = "APIs, ".repeat(40);
    let nouns = format!("The SRE enables access to {nouns}and APIs from ChatGPT.");
    for (text, want) in [(verbs, 1), (calls, 21), (nouns, 1), (String::new(), 0)] {
        let (all, listed, _) = reported("a.txt", &text);
        assert_eq!((all, listed as u64), (want, want), "{text}");
    }
}

#[test]
fn a_long_sentence_is_printed_around_its_finding() {
    let before = "in every caf\u{e9}, ".repeat(80);
    let behind = ", in every caf\u{e9}".repeat(80);
    let text = format!("\u{FEFF}{before}the SRE enables access to ChatGPT{behind}.");
    let folder = Sayso::new().file("a.txt", &text);
    let ran = folder.run("check --output-format json a.txt");
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let finding = &report["findings"][0];
    let of = |value: &Value| value.as_str().expect("text").to_owned();
    for shown in [&finding["sentence"], &finding["suggestions"][0]["result"]] {
        let shown = of(shown);
        assert!(
            shown.starts_with('\u{2026}') && shown.ends_with('\u{2026}'),
            "{shown}"
        );
        assert!(
            shown.contains("the SRE ") && shown.chars().count() < 400,
            "{shown}"
        );
    }
}
