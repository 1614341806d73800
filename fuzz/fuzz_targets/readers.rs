//! Any bytes, read as any format: the maps lead back into the file, and blocks do not overlap.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_documents::formats;
use sayso_fuzz::format_and_bytes;

fuzz_target!(|data: &[u8]| {
    let Some((format, bytes)) = format_and_bytes(data) else { return };
    let Ok(document) = formats::read(bytes, format, None) else { return };
    let mut end = 0;
    for block in &document.blocks {
        assert!(end <= block.span.start && block.span.end <= document.prose().len());
        end = block.span.end;
        let _ = &document.prose()[block.span.range()];
        if let Some(raw) = document.raw(block.span) {
            assert!(raw.end <= bytes.len());
        }
    }
});
