//! The attributes of a tag: text for the reader, and whether the element is shown.

use std::ops::Range;

use crate::{BlockKind, ReadOptions};

use super::style;
use super::token::Attribute;

/// The attributes of one start tag.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'a> {
    pub(super) text: &'a str,
    pub(super) list: &'a [Attribute],
}

/// Those of a tag's `strings`, each a name and a value, that say how its content is read.
pub(super) fn settings(text: &str, strings: &[(Range<usize>, Range<usize>)]) -> Vec<Attribute> {
    let says = |name: &str| {
        matches!(
            name,
            "lang" | "xml:lang" | "translate" | "class" | "className"
        )
    };
    let set = strings.iter().filter(|(name, _)| says(&text[name.clone()]));
    let attribute = |(name, value): &(Range<usize>, Range<usize>)| Attribute {
        // `className` is `class` in JSX.
        name: name.start..name.start + text[name.clone()].trim_end_matches("Name").len(),
        value: value.clone(),
    };
    set.map(attribute).collect()
}

impl<'a> Attributes<'a> {
    /// The value of the first attribute of that name.
    pub(super) fn get(self, name: &str) -> Option<&'a str> {
        let text = self.text;
        let found = self
            .list
            .iter()
            .find(|a| text[a.name.clone()].eq_ignore_ascii_case(name))?;
        Some(&text[found.value.clone()])
    }

    fn is(self, name: &str, value: &str) -> bool {
        self.get(name)
            .is_some_and(|v| v.trim().eq_ignore_ascii_case(value))
    }

    /// Whether browsers leave the element out, to eyes and ears.
    pub(super) fn hide(self) -> bool {
        self.get("hidden")
            .is_some_and(|value| !value.trim().eq_ignore_ascii_case("until-found"))
    }

    /// Whether its style hides the element at first.
    pub(super) fn style_hides(self) -> bool {
        self.get("style").is_some_and(style::hides)
    }

    /// What they say of whether the element is to be translated.
    pub(super) fn translated(self) -> Option<bool> {
        let classed = || {
            let classes = self.get("class")?.split_ascii_whitespace();
            classes
                .into_iter()
                .any(|c| c == "notranslate")
                .then_some(false)
        };
        match self.get("translate").map(str::trim) {
            Some(value) if value.eq_ignore_ascii_case("no") => Some(false),
            Some(value) if value.is_empty() || value.eq_ignore_ascii_case("yes") => Some(true),
            _ => classed(),
        }
    }

    /// The language that they name.
    pub(super) fn language(self) -> Option<&'a str> {
        self.get("lang").or_else(|| self.get("xml:lang"))
    }

    /// Whether they say that a link leads to a note.
    pub(super) fn name_note(self) -> bool {
        self.is("role", "doc-noteref")
            || self.is("epub:type", "noteref")
            || self.get("class").is_some_and(|class| {
                class
                    .split_ascii_whitespace()
                    .any(|c| matches!(c, "footnote-ref" | "footnote-reference" | "noteref"))
            })
    }

    /// Whether the class of a preformatted block, or of what it is in, marks it as code.
    pub(super) fn name_code(self) -> bool {
        const WORDS: [&str; 9] = [
            "code",
            "highlight",
            "sourcecode",
            "programlisting",
            "screen",
            "synopsis",
            "literal-block",
            "rust",
            "prettyprint",
        ];
        self.get("class").is_some_and(|class| {
            class.split_ascii_whitespace().any(|word| {
                let word = word.to_ascii_lowercase();
                WORDS.contains(&word.as_str())
                    || word.starts_with("language-")
                    || word.starts_with("lang-")
                    || word.starts_with("highlight-")
            })
        })
    }

    /// The values that are text for the reader, in order, given the element's name.
    pub(super) fn shown(
        self,
        element: &'a str,
        options: &'a ReadOptions,
    ) -> impl Iterator<Item = (BlockKind, Range<usize>)> + 'a {
        self.list
            .iter()
            .enumerate()
            .filter_map(move |(at, attribute)| {
                let name = &self.text[attribute.name.clone()];
                let added = || options.adds_attribute(name).then_some(BlockKind::Title);
                let kind = self.kind(element, name).or_else(added)?;
                let first = self.list[..at]
                    .iter()
                    .take(16)
                    .all(|a| !self.text[a.name.clone()].eq_ignore_ascii_case(name));
                (first && !attribute.value.is_empty()).then(|| (kind, attribute.value.clone()))
            })
    }

    fn kind(self, element: &str, name: &str) -> Option<BlockKind> {
        const KINDS: [(&str, BlockKind); 12] = [
            ("alt", BlockKind::Alt),
            ("aria-label", BlockKind::Alt),
            ("aria-description", BlockKind::Alt),
            ("aria-placeholder", BlockKind::Title),
            ("aria-roledescription", BlockKind::Alt),
            ("aria-valuetext", BlockKind::Alt),
            ("summary", BlockKind::Alt),
            ("title", BlockKind::Title),
            ("placeholder", BlockKind::Title),
            ("label", BlockKind::Title),
            ("content", BlockKind::Meta),
            ("value", BlockKind::Body),
        ];
        let (name, kind) = KINDS
            .iter()
            .find(|(known, _)| name.eq_ignore_ascii_case(known))?;
        let meant = match *name {
            "content" => element == "meta" && self.describes(),
            "value" => element == "input" && self.is_button(),
            "alt" => ["img", "area", "input"].contains(&element),
            "label" => ["optgroup", "option", "track"].contains(&element),
            "summary" => element == "table",
            "title" => element != "link",
            "placeholder" => !self.is("type", "hidden"),
            _ => true,
        };
        meant.then_some(*kind)
    }

    fn is_button(self) -> bool {
        ["submit", "button", "reset"]
            .iter()
            .any(|t| self.is("type", t))
    }

    /// Whether a `<meta>` holds words about the page: a description or title, in any dialect.
    fn describes(self) -> bool {
        const FIELDS: [&str; 13] = [
            "description",
            "title",
            "abstract",
            "subject",
            "summary",
            "application-name",
            "apple-mobile-web-app-title",
            "og:title",
            "og:description",
            "og:site_name",
            "og:image:alt",
            "twitter:title",
            "twitter:description",
        ];
        ["name", "property", "itemprop"].iter().any(|key| {
            self.get(key).is_some_and(|field| {
                let field = field.trim().to_ascii_lowercase();
                FIELDS.contains(&field.as_str())
                    || field.starts_with("twitter:") && field.ends_with(":alt")
                    || field.starts_with("dc.") && FIELDS.contains(&&field[3..])
                    || field.starts_with("article:section")
            })
        })
    }
}
