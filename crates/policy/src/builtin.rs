//! The lexicons that are part of the program.

use super::lexicon::{Lexicon, Origin};
use super::load::parse_lexicon;
use super::mistake::Mistake;

/// The texts of the lexicons of those ids. Text alone: a lexicon is parsed when it is asked for.
macro_rules! texts {
    ($($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!("../../../lexicons/", $id, ".toml")))),*]
    };
}

/// Every built-in lexicon: its id and its text, in the order of the ids.
const BUILT_IN: &[(&str, &str)] = texts![
    "advertising-claims",
    "ai-partnership",
    "antitrust-wording",
    "brand-spellings",
    "environmental-claims",
    "financial-promotions",
    "health-claims",
    "inclusive-wording",
    "partner-trademarks",
    "plain-words",
    "security-ai-claims",
    "us-origin",
];

/// The ids of the built-in lexicons and their texts, in the order of their ids.
pub fn builtins() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILT_IN.iter().copied()
}

/// The built-in lexicon of that id.
///
/// # Errors
/// All its mistakes. Tests ensure that there are none.
#[must_use]
pub fn builtin(id: &str) -> Option<Result<Lexicon, Vec<Mistake>>> {
    let (_, text) = builtins().find(|(known, _)| *known == id)?;
    Some(parse_lexicon(text, &format!("<{id}>"), Origin::BuiltIn))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_in_lexicons_are_without_mistakes() {
        for (id, _) in builtins() {
            let lexicon = builtin(id).expect("is built in");
            match lexicon {
                Ok(lexicon) => assert_eq!(lexicon.id, id),
                Err(mistakes) => panic!(
                    "{}",
                    mistakes
                        .iter()
                        .map(ToString::to_string)
                        .collect::<Vec<_>>()
                        .join("\n")
                ),
            }
        }
        assert!(builtin("").is_none());
    }
}
