//! Any bytes, mended with every suggestion: mending the result again changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_engine::finding::Applicability;
use sayso_engine::fix::fix;
use sayso_fuzz::{CHECKER, format_and_bytes};

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = format_and_bytes(data) else { return };
    let mended = |bytes: Vec<u8>| {
        fix(bytes, Applicability::Unsafe, |bytes, encoding| {
            CHECKER.check_bytes("fuzz", bytes, format, encoding)
        })
        .bytes
    };
    let once = mended(bytes.to_vec());
    assert_eq!(mended(once.clone()), once);
});
