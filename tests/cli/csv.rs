//! Tables: read and mended cell by cell.

use serde_json::Value;

use crate::runner::Sayso;

/// A table as a content system exports it.
const TABLE: &str = "\u{FEFF}id,slug,copy,url\r\n\
    1,enables-access,Our agent calls on ChatGPT to draft replies.,https://x.yz/enables-access\r\n\
    2,two,\"Quotes stay: \"\"yes\"\", so do commas\nand lines.\",https://x.yz/é\r\n\
    3,three\r\n\
    4,four,\"For teams in Oslo, our agent calls on ChatGPT.\",x\r\n";

#[test]
fn cells_are_reported_with_their_place() {
    let folder = Sayso::new().file("copy/é.csv", TABLE);
    let ran = folder.run("check --output-format json copy").code(1);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["inputs"][0]["format"], "csv");
    let findings = report["findings"].as_array().expect("a list");
    let cells: Vec<(&str, u64)> = (findings.iter())
        .filter_map(|f| {
            let line = f["span"]["start"]["line"].as_u64().unwrap_or_default();
            Some((f["location"]["cell"].as_str()?, line))
        })
        .collect();
    assert_eq!(cells, [("C2 (copy)", 2), ("C5 (copy)", 6)], "{report:#}");
}

#[test]
fn cells_are_mended_and_all_else_stays() {
    let folder = Sayso::new().file("a.csv", TABLE);
    folder.run("fix a.csv").code(0);
    let mended = folder.read("a.csv");
    let ours = |line: &str| line.to_lowercase().contains("our agent");
    let (before, after): (Vec<&str>, Vec<&str>) = (
        TABLE.split('\n').filter(|line| !ours(line)).collect(),
        mended.split('\n').filter(|line| !ours(line)).collect(),
    );
    assert_eq!(before, after);
    assert!(!mended.contains("calls on"), "{mended}");
    // Its new words have commas.
    let quoted =
        "\r\n1,enables-access,\"Our agent, powered by OpenAI, drafts replies.\",https://x.yz/";
    assert!(mended.contains(quoted), "{mended}");
    folder.run("check a.csv").code(0);
}

#[test]
fn tables_on_standard_input_need_a_name_or_a_format() {
    let text = "id\tcopy\n1\tOur agent calls on ChatGPT to draft replies.\n";
    let folder = Sayso::new().stdin(text);
    let ran = folder.run("fix --stdin-filename a.tsv -").code(0);
    assert!(
        ran.stdout
            .starts_with("id\tcopy\n1\tOur agent, powered by "),
        "{ran:?}"
    );
    folder.run("check --format tsv -").code(1);
}

#[test]
fn quotes_without_end_are_reported_and_the_rest_is_read() {
    let text = "id,copy\n1,\"A quote\n2,Our agent calls on ChatGPT to draft replies.\n";
    let folder = Sayso::new()
        .file("a.csv", text)
        .file("b.csv", "id,copy\n1,\"A quote\n2,Two words\n")
        .file("empty.csv", "");
    let ran = folder.run("check a.csv").code(1);
    assert!((ran.stdout + &ran.stderr).contains("A quote is never closed"));
    let ran = folder.run("check b.csv").code(0);
    assert!((ran.stdout + &ran.stderr).contains("A quote is never closed"));
    folder.run("check empty.csv").code(0);
}
