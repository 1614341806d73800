//! JSON front matter.

use serde::de::IgnoredAny;

use super::{Keys, Part, Style, keys, quoted, reported};

/// What is read of `text`; `None` where it is not JSON.
pub(super) fn parts(text: &str, keys: Keys<'_>) -> Option<Vec<Part>> {
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let mut reader = Reader {
        text,
        keys,
        open: Vec::new(),
        parts: Vec::new(),
    };
    let mut at = 0;
    while let Some(b) = text.as_bytes().get(at) {
        at = match b {
            b'"' => reader.string(at)?,
            b => {
                reader.sign(*b);
                at + 1
            }
        };
    }
    Some(reader.parts)
}

/// A list or object that is open.
struct Open {
    is_object: bool,
    wants_key: bool,
    /// Whether the value in hand is read.
    prose: bool,
    /// The key of the value in hand; in a list, that of the list.
    key: String,
}

/// Walks over JSON that is known to have no mistakes.
struct Reader<'a> {
    text: &'a str,
    keys: Keys<'a>,
    open: Vec<Open>,
    parts: Vec<Part>,
}

impl Reader<'_> {
    fn sign(&mut self, sign: u8) {
        match sign {
            b'{' | b'[' => {
                let prose = self.open.last().is_some_and(|o| o.prose);
                let key = self.open.last().map_or_else(String::new, |o| o.key.clone());
                self.open.push(Open {
                    is_object: sign == b'{',
                    wants_key: sign == b'{',
                    prose,
                    key,
                });
            }
            b'}' | b']' => {
                self.open.pop();
            }
            b',' => {
                if let Some(open) = self.open.last_mut() {
                    open.wants_key = open.is_object;
                }
            }
            _ => {}
        }
    }

    /// A string that starts at `start`. Where it ends.
    fn string(&mut self, start: usize) -> Option<usize> {
        let close = quoted::close(self.text, start + 1, self.text.len(), b'"')?;
        let inner = start + 1..close;
        let above = self.open.iter().rev().nth(1).is_some_and(|o| o.prose);
        if let Some(open) = self.open.last_mut() {
            if open.wants_key {
                let key = self.text.get(inner).unwrap_or_default();
                open.prose = self.keys.are_prose(key) || above && keys::names_language(key);
                open.key = reported(key);
                open.wants_key = false;
            } else if open.prose {
                self.parts.push(Part::Value(Style::Escaped, inner));
            } else {
                self.parts.push(Part::Data(open.key.clone(), inner));
            }
        }
        Some(close + 1)
    }
}
