//! What the configuration says of how a file is read.

use regex::Regex;

/// How a file is read, beyond its format and encoding. The default is what the format itself says.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// Text that is code inside a sentence.
    pub ignore: Vec<Regex>,
    /// What begins and what ends a stretch that is code as a whole.
    pub ignore_blocks: Vec<(Regex, Regex)>,
    /// Further keys of front matter whose values people read.
    pub front_matter: Vec<String>,
    /// Further attributes of HTML and MDX whose values people read.
    pub attributes: Vec<String>,
}

impl ReadOptions {
    /// What the format itself says, and no more.
    pub const NONE: &'static Self = &Self {
        ignore: Vec::new(),
        ignore_blocks: Vec::new(),
        front_matter: Vec::new(),
        attributes: Vec::new(),
    };

    /// Whether `key` of front matter, or column of a table, is one that the configuration adds.
    #[must_use]
    pub fn adds_key(&self, key: &str) -> bool {
        self.front_matter
            .iter()
            .any(|k| k.eq_ignore_ascii_case(key))
    }

    /// Whether `name` is an attribute that the configuration adds.
    #[must_use]
    pub fn adds_attribute(&self, name: &str) -> bool {
        self.attributes.iter().any(|a| a.eq_ignore_ascii_case(name))
    }

    /// Whether some text is code because the configuration says so.
    #[must_use]
    pub fn ignores(&self) -> bool {
        !self.ignore.is_empty() || !self.ignore_blocks.is_empty()
    }
}
