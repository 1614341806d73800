//! Several reports from one run, and files that are replaced as a whole.

use std::fs;

use serde_json::Value;

use crate::runner::{BANNED, CLEAN, Sayso};

pub(crate) const FORMATS: [&str; 11] = [
    "human",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "checkstyle",
    "junit",
    "rdjson",
    "html",
];

#[test]
fn every_format_tells_of_the_finding_and_twice_in_the_same_bytes() {
    let folder = Sayso::new()
        .file("copy/bad.txt", BANNED)
        .file("copy/good.txt", CLEAN);
    for format in FORMATS {
        let line = format!("check --output-format {format} copy");
        let ran = folder
            .run(&line)
            .code(1)
            .stderr("")
            .stdout_has("ai-partnership/enables-access");
        assert_eq!(ran.stdout, folder.run(&line).stdout, "{format}");
    }
}

#[test]
fn machine_formats_are_well_formed() {
    let folder = Sayso::new().file("bad.txt", BANNED);
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        let ran = folder.run(&format!("check --output-format {format} bad.txt"));
        serde_json::from_str::<Value>(&ran.stdout).expect(format);
    }
    let ran = folder.run("check --output-format jsonl bad.txt");
    for line in ran.stdout.lines() {
        let object: Value = serde_json::from_str(line).expect("JSON");
        assert!(object["type"].is_string(), "{line}");
    }
}

#[test]
fn one_run_writes_several_reports() {
    let folder = Sayso::new()
        .file("bad.txt", BANNED)
        .file("report.sarif", "what stood there before");
    folder
        .run(
            "check --output-format sarif --output-file report.sarif \
             --output-format json --output-file report.json --output-format concise bad.txt",
        )
        .code(1)
        .stdout_has("bad.txt:1:9: error[");
    let sarif: Value = serde_json::from_str(&folder.read("report.sarif")).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    let json: Value = serde_json::from_str(&folder.read("report.json")).expect("JSON");
    assert_eq!(json["summary"]["error"], 1);
    assert_eq!(json["inputs"][0]["sha256"].as_str().map(str::len), Some(64));
    let left: Vec<String> = fs::read_dir(folder.path("."))
        .expect("the folder")
        .map(|e| {
            e.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.starts_with(".sayso"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn a_report_that_cannot_be_written_is_a_problem() {
    let folder = Sayso::new().file("good.txt", CLEAN);
    folder
        .run("check --output-format json --output-file no/such/folder.json good.txt")
        .code(2)
        .stderr_has("error: no/such/folder.json: the report cannot be written");
}

#[test]
fn digests_and_dates_are_the_inputs_own() {
    let folder = Sayso::new().file("good.txt", "abc");
    let ran = folder.run("check --output-format json good.txt").code(0);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(
        report["inputs"][0]["sha256"],
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(report["policy"]["as_of"], Value::Null);
    assert_eq!(report["policy"]["lexicons"][0]["origin"], "built-in");
}

#[test]
fn a_file_decoded_by_guess_was_checked() {
    let folder = Sayso::new().file("a.txt", b"caf\xe9 SOC 2\n");
    let ran = |format: &str| {
        let ran = folder.run(&format!("check --output-format {format} a.txt"));
        assert_eq!(ran.code, Some(0), "{format}: {ran:?}");
        assert!(ran.stderr.starts_with("note: a.txt: "), "{format}: {ran:?}");
        ran.stdout
    };
    let sarif: Value = serde_json::from_str(&ran("sarif")).expect("JSON");
    let invocation = &sarif["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    assert_eq!(invocation["toolExecutionNotifications"][0]["level"], "note");
    assert!(ran("github").starts_with("::notice file=a.txt,title=notice::"));
    assert!(ran("checkstyle").contains("<error severity=\"info\""));
    let page = ran("html");
    assert!(
        !page.contains("Not checked") && page.contains("<h2>Notes</h2>"),
        "{page}"
    );
    let json: Value = serde_json::from_str(&ran("json")).expect("JSON");
    assert_eq!(json["inputs"][0]["status"], "checked");
    assert_eq!(json["problems"][0]["kind"], "notice");
    for format in FORMATS {
        ran(format);
    }
}

#[test]
fn sarif_describes_rules_in_words() {
    let folder = Sayso::new().file("a.txt", BANNED);
    let ran = folder.run("check --output-format sarif a.txt");
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array();
    for rule in rules.expect("a list") {
        let text = rule["shortDescription"]["text"].as_str().expect("a text");
        assert!(!text.contains(['{', '}']), "{text}");
    }
}
