//! What is known of the language: tokens, sentences, inflection, articles, parts of speech,
//! noun phrases. Works on text alone; knows no rule and no file.

mod token;

pub use token::{Token, TokenKind, tokenize};
