//! The prefilter never rules out a file that the full check would report.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_documents::formats;
use sayso_fuzz::{CHECKER, format_and_bytes};

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = format_and_bytes(data) else { return };
    if CHECKER.may_report(bytes, format) {
        return;
    }
    let Ok(document) = formats::read(bytes, format, None) else { return };
    let report = CHECKER.check_document("fuzz", document);
    assert!(report.findings.is_empty() && report.approved.is_empty());
});
