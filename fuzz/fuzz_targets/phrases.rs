//! Any text as a phrase, a name, a lexicon and a configuration: an answer or mistakes with a place
//! inside the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_policy::{Origin, parse, parse_config, parse_lexicon, parse_name};

fuzz_target!(|text: &str| {
    let _ = parse(text);
    let _ = parse_name(text);
    let lexicon = parse_lexicon(text, "lexicon.toml", Origin::BuiltIn).err();
    let config = parse_config(text, "sayso.toml", &["text", "html"]).err();
    for mistake in lexicon.into_iter().chain(config).flatten() {
        let place = &mistake.site.place;
        assert!(place.start <= place.end && place.end <= text.len(), "{mistake}");
    }
});
