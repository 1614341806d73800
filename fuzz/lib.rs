//! What the fuzz targets share: a checker, and the format that an input asks for.

use std::sync::LazyLock;

use sayso_documents::Format;
use sayso_engine::check::Checker;
use sayso_policy::{Origin, Policy, builtin, parse_lexicon};

/// Words that are common, so that short inputs have findings with rewrites.
const SWAPS: &str = r#"
[lexicon]
id = "swaps"

[[rule]]
id = "email"
kind = "preferred"
level = "warning"
message = "Write 'email'."
source = "fuzzing"
phrases = ["e-mail"]
rewrite = "email"
flag = ["Send an e-mail.", "An e-mail came.", "The e-mail went out."]
pass = ["Send an email.", "An email came.", "The email went out."]

[[rule]]
id = "use"
kind = "preferred"
level = "warning"
message = "Write 'use'."
source = "fuzzing"
phrases = ["utilize~"]
rewrite = "use~"
flag = ["We utilize it.", "It was utilized.", "They utilize tools."]
pass = ["We use it.", "It was used.", "They use tools."]
"#;

/// The built-in lexicon, and one of common words.
pub static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let built_in = builtin("ai-partnership").expect("is built in").expect("loads");
    let swaps = parse_lexicon(SWAPS, "swaps.toml", Origin::BuiltIn).expect("loads");
    let policy = Policy { lexicons: vec![built_in, swaps], as_of: None };
    Checker::new(policy).expect("compiles")
});

/// The format that the first byte of `data` chooses, and the bytes behind it.
#[must_use]
pub fn format_and_bytes(data: &[u8]) -> Option<(Format, &[u8])> {
    let (first, bytes) = data.split_first()?;
    Some((Format::ALL[usize::from(*first) % Format::ALL.len()], bytes))
}
