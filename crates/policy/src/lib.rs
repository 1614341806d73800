//! What may be said: lexicons, the phrase language in which they are written, and the
//! configuration that selects lexicons and rules.
//!
//! ```
//! use sayso_policy::{Level, Origin, Settings, parse_lexicon, resolve};
//!
//! let text = r#"
//! [lexicon]
//! id = "house"
//!
//! [[rule]]
//! id = "synergy"
//! kind = "banned"
//! level = "error"
//! phrases = ["synergy~"]
//! message = "Do not say “{text}”."
//! source = "House style"
//! flag = ["There is synergy.", "What synergies!", "Our synergy grows."]
//! pass = ["Energy.", "A sinner.", "Synonym."]
//! "#;
//! let lexicon = parse_lexicon(text, "house.toml", Origin::File("house.toml".into()))?;
//! assert_eq!(lexicon.rules[0].level, Level::Error);
//!
//! let policy = resolve(vec![lexicon], &Settings::default(), "2026-11-30")?;
//! assert_eq!(&*policy.lexicons[0].rules[0].id, "house/synergy");
//!
//! // Every mistake of a file has its place, its reason and a next step.
//! let wrong = text.replace("\"error\"", "\"eror\"").replace("flag =", "flags =");
//! let mistakes = parse_lexicon(&wrong, "house.toml", Origin::BuiltIn).unwrap_err();
//! assert_eq!(
//!     mistakes[0].to_string(),
//!     "house.toml:8:9: `level` cannot be `eror`; did you mean `error`?"
//! );
//! # Ok::<(), Vec<sayso_policy::Mistake>>(())
//! ```

mod builtin;
mod config;
mod date;
mod digest;
mod examples;
mod extend;
mod file;
mod find;
mod level;
mod lexicon;
mod load;
mod message;
mod mistake;
mod names;
mod nearest;
mod parse;
mod paths;
mod pattern;
mod print;
mod resolve;
mod rule;
mod told;

// A lexicon: its rules, their phrases, its names.
pub use level::Level;
pub use lexicon::{Extends, Lexicon, Metadata, Origin, Place};
pub use names::{Name, NameSet};
pub use rule::{
    Bare, Claim, Condition, Examples, Generic, Order, Phrase, Qualified, Rewrite, Row, Rule,
    RuleKind, Safety, Scope, Within,
};

pub use paths::Paths;

// The phrase language.
pub use parse::{PhraseError, parse, parse_name};
pub use pattern::{Class, Form, Pattern, Reads, Word, literal_sign, with_signs};

// Where lexicons come from, and what is wrong with them.
pub use builtin::{builtin, builtins};
pub use find::{DEFAULT_LEXICONS, find_lexicon, is_path};
pub use load::{load_lexicon, parse_lexicon};
pub use mistake::{Mistake, MistakeKind, Site};

// The configuration.
pub use config::{
    CONFIG_NAME, Config, ConfigFinder, Entry, FailLevel, FormatChoice, Override, Reading, Settings,
    load_config, parse_config,
};

// What both make together.
pub use extend::extend;
pub use lexicon::Policy;
pub use resolve::{Choice, OWN_RULES, resolve};

// The schemas of the files, and what the command line needs beside.
pub use date::is_date;
pub use digest::sha256;
pub use file::{config_schema, lexicon_schema};
