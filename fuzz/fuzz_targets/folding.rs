//! Any text, folded: folding again changes nothing, and every span maps back into the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_text::Span;
use sayso_text::folding::fold;

fuzz_target!(|text: &str| {
    let folded = fold(text, 0);
    assert_eq!(fold(&folded.text, 0).text, folded.text);
    for (at, c) in folded.text.char_indices() {
        let span = folded.to_prose(Span::new(at, at + c.len_utf8()));
        assert!(text.get(span.range()).is_some(), "{at}");
    }
});
