//! A file with a hostile name and hostile text, in every report format: JSON and SARIF stay JSON.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use sayso_documents::Format;
use sayso_engine::finding::Outcome;
use sayso_fuzz::CHECKER;
use sayso_policy::Level;
use sayso_reports::{Context, Detail, ReportFormat};

fuzz_target!(|data: (&str, &str)| {
    let (path, text) = data;
    let text = format!("{text} Our agents call on ChatGPT.");
    let report = CHECKER.check_bytes(path, text.as_bytes(), Format::Text, None);
    let outcome = Outcome { reports: vec![report], ..Outcome::default() };
    let context = Context {
        policy: CHECKER.policy(),
        min_level: Level::Note,
        min_levels: &BTreeMap::new(),
        show_suppressed: true,
        statistics: true,
        detail: Detail::Verbose,
        color: false,
        columns: Some(80),
    };
    for format in ReportFormat::all() {
        let mut out = Vec::new();
        format.render(&outcome, &context, &mut out).expect("memory takes all");
        let text = String::from_utf8(out).expect("reports are UTF-8");
        if matches!(format.name(), "json" | "sarif" | "gitlab") {
            serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
        }
    }
});
