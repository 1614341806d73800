//! What may be said: the rules, names and phrases of all active lexicons.

mod builtin;
mod config;
mod date;
mod digest;
mod extend;
mod find;
mod level;
mod lexicon;
mod load;
mod mistake;
mod names;
mod nearest;
mod parse;
mod pattern;
mod resolve;
mod rule;
mod schema;
mod show;
mod words;

pub use builtin::{builtin, builtins};
pub use config::{
    CONFIG_NAME, Config, ConfigFinder, Entry, FailLevel, FormatChoice, Override, Reading, Settings,
    load_config, parse_config,
};
pub use date::is_date;
pub use digest::sha256;
pub use extend::extend;
pub use find::{DEFAULT_LEXICONS, find_lexicon, is_path};
pub use level::Level;
pub use lexicon::{Extends, Lexicon, Metadata, Origin, Place, Policy};
pub use load::{load_lexicon, parse_lexicon};
pub use mistake::{Mistake, MistakeKind, Site};
pub use names::{Name, NameSet};
pub use parse::{PhraseError, parse, parse_name};
pub use pattern::{Class, Form, NUMBER_SIGN, Pattern, Reads, Word};
pub use resolve::{Choice, OWN_RULES, resolve};
pub use rule::{
    Bare, Claim, Condition, Examples, Generic, Phrase, Rewrite, Rule, RuleKind, Within,
};
pub use schema::{config_schema, lexicon_schema};
