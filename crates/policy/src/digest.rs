//! Digests that say which words a report was made with.

use sha2::{Digest, Sha256};

use super::lexicon::{Lexicon, Policy};

/// SHA-256 of `bytes` in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(64), |mut out, b| {
        // A string takes everything that is written to it.
        let _ = write!(out, "{b:02x}");
        out
    })
}

impl Lexicon {
    /// SHA-256 of its text, and of the files that it takes in, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.text.as_bytes());
        for (_, text) in &self.beside {
            hash.update(b"\0");
            hash.update(text.as_bytes());
        }
        hex(&hash.finalize())
    }
}

impl Policy {
    /// SHA-256 of all that decides: the lexicons, the active rules and their levels. In
    /// hexadecimal. Equal digests mean equal findings.
    #[must_use]
    pub fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for lexicon in &self.lexicons {
            line(&mut hash, &["lexicon", &lexicon.id, &lexicon.sha256()]);
            // What other lexicons add depends on the day, too.
            for set in &lexicon.names {
                line(&mut hash, &["set", &set.id, &set.members.len().to_string()]);
            }
            for (list, nouns) in &lexicon.nouns {
                line(&mut hash, &["nouns", list, &nouns.len().to_string()]);
            }
            for rule in &lexicon.rules {
                line(&mut hash, &["rule", &rule.id, rule.level.name()]);
            }
        }
        hex(&hash.finalize())
    }
}

/// Ids hold no control characters, so lines cannot run into each other.
fn line(hash: &mut Sha256, parts: &[&str]) {
    for part in parts {
        hash.update(part.as_bytes());
        hash.update(b"\t");
    }
    hash.update(b"\n");
}
