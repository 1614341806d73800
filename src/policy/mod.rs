//! What may be said: the rules, names and phrases of all active lexicons.

mod lexicon;
mod names;
mod pattern;
mod rule;

pub use lexicon::{Lexicon, Metadata, Origin, Place, Policy};
pub use names::{Name, NameSet};
pub use pattern::{Class, Form, Pattern, Word};
pub use rule::{
    Bare, Claim, Condition, Examples, Generic, Phrase, Rewrite, Rule, RuleKind, Within,
};
