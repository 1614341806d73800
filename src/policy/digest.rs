//! Digests that say which words a report was made with.

use std::io;

use sha2::{Digest, Sha256};

use super::lexicon::{Lexicon, Policy};

/// SHA-256 of `bytes` in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// SHA-256 of all that `reader` gives, in hexadecimal.
///
/// # Errors
/// Whatever `reader` fails with.
pub fn sha256_of(reader: &mut dyn io::Read) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut bytes = vec![0; 1 << 16];
    loop {
        match reader.read(&mut bytes) {
            Ok(0) => return Ok(hex(&hash.finalize())),
            Ok(len) => hash.update(&bytes[..len]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
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
    /// SHA-256 of its text, in hexadecimal.
    #[must_use]
    pub fn sha256(&self) -> String {
        sha256(self.text.as_bytes())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_has_the_digest_of_its_bytes() {
        for len in [0, 1, 1 << 16, 200_000] {
            let bytes = vec![b'x'; len];
            let read = sha256_of(&mut bytes.as_slice()).expect("memory is read");
            assert_eq!(read, sha256(&bytes));
        }
    }
}
