//! Which tags of the text close something: what they close is no word of its own.

use std::collections::BTreeMap;

use memchr::memmem;

/// Tags whose content is code, as a whole.
const RAW: [&str; 24] = [
    "chart",
    "code",
    "codeblock",
    "codes",
    "comment",
    "css",
    "graphviz",
    "highlight",
    "javascript",
    "js",
    "katex",
    "literal",
    "math",
    "mermaid",
    "plantuml",
    "prism",
    "raw",
    "rawhtml",
    "schema",
    "script",
    "sourcecode",
    "style",
    "stylesheet",
    "verbatim",
];

/// Whether what is between a tag of this name and its end is code.
pub(super) fn is_raw(name: &str) -> bool {
    RAW.contains(&name)
}

/// The closing tags, by what they close.
pub(super) struct Pairs<'t> {
    /// `{% endname %}`.
    statements: BTreeMap<&'t str, Vec<usize>>,
    /// `{{< /name >}}` and `{{% /name %}}`.
    shortcodes: BTreeMap<&'t str, Vec<usize>>,
}

impl<'t> Pairs<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut pairs = Self {
            statements: BTreeMap::new(),
            shortcodes: BTreeMap::new(),
        };
        for at in memmem::find_iter(text.as_bytes(), "{%") {
            let inner = text[at + 2..].trim_start_matches(['-', '+', '~']);
            if let Some(rest) = inner.trim_start().strip_prefix("end") {
                pairs.statements.entry(name(rest)).or_default().push(at);
            }
        }
        for opening in ["{{<", "{{%"] {
            for at in memmem::find_iter(text.as_bytes(), opening) {
                if let Some(rest) = text[at + 3..].trim_start().strip_prefix('/') {
                    let closed = name(rest.trim_start());
                    pairs.shortcodes.entry(closed).or_default().push(at);
                }
            }
        }
        for places in pairs.shortcodes.values_mut() {
            places.sort_unstable();
        }
        pairs
    }

    /// Where the first tag that ends a statement of this name starts, from `from` on.
    pub(super) fn statement_end(&self, name: &str, from: usize) -> Option<usize> {
        next(self.statements.get(name)?, from)
    }

    /// The same for a shortcode.
    pub(super) fn shortcode_end(&self, name: &str, from: usize) -> Option<usize> {
        next(self.shortcodes.get(name)?, from)
    }
}

fn next(places: &[usize], from: usize) -> Option<usize> {
    let at = places.partition_point(|place| *place < from);
    places.get(at).copied()
}

fn name(text: &str) -> &str {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let len = text.find(|c| !named(c)).unwrap_or(text.len());
    &text[..len]
}
