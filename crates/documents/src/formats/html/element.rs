//! What the elements of HTML mean for the prose.

use crate::{BlockKind, MarkKind};

/// What an element does to the text around and inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the running text.
    Phrase(Option<MarkKind>),
    /// A block of the kind that it is in.
    Block,
    /// A block of its own kind.
    Kind(BlockKind),
    /// A heading of this level; the document's title has none.
    Heading(Option<u8>),
    /// Text whose lines are as written.
    Preformatted,
    /// Not shown.
    Hidden,
    /// A line break inside a block.
    LineBreak,
    /// Part of the running text, without content.
    VoidPhrase,
    /// Parts blocks, without content.
    VoidBlock,
}

impl Role {
    /// Whether text before and behind it is in different blocks.
    pub(super) fn parts(self) -> bool {
        matches!(
            self,
            Self::Block | Self::Kind(_) | Self::Heading(_) | Self::Preformatted | Self::VoidBlock
        )
    }
}

/// An element by its place in the table; 0 is any that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element(u8);

use BlockKind::{Alt, Body, Caption, Cell, Item, Quote};
use Role::{Block, Heading, Hidden, Kind, LineBreak, Phrase, Preformatted, VoidBlock, VoidPhrase};

const TEXT: Role = Phrase(None);
const CODE: Role = Phrase(Some(MarkKind::Code));
const SAID: Role = Phrase(Some(MarkKind::Quote));
const LINK: Role = Phrase(Some(MarkKind::Link));

/// By name. What is not listed is running text.
const ELEMENTS: [(&str, Role); 112] = [
    ("a", LINK),
    ("abbr", TEXT),
    ("address", Block),
    ("area", VoidPhrase),
    ("article", Block),
    ("aside", Block),
    ("b", TEXT),
    ("base", VoidPhrase),
    ("blockquote", Kind(Quote)),
    ("body", Block),
    ("br", LineBreak),
    ("button", Kind(Body)),
    ("canvas", Block),
    ("caption", Kind(Caption)),
    ("center", Block),
    ("cite", SAID),
    ("code", CODE),
    ("col", VoidBlock),
    ("colgroup", Block),
    ("datalist", Block),
    ("dd", Kind(Item)),
    ("desc", Kind(Alt)),
    ("details", Block),
    ("dialog", Block),
    ("dir", Block),
    ("div", Block),
    ("dl", Block),
    ("dt", Kind(Item)),
    ("em", TEXT),
    ("embed", VoidPhrase),
    ("fieldset", Block),
    ("figcaption", Kind(Caption)),
    ("figure", Block),
    ("footer", Block),
    ("foreignobject", Block),
    ("form", Block),
    ("frame", VoidBlock),
    ("frameset", Block),
    ("h1", Heading(Some(1))),
    ("h2", Heading(Some(2))),
    ("h3", Heading(Some(3))),
    ("h4", Heading(Some(4))),
    ("h5", Heading(Some(5))),
    ("h6", Heading(Some(6))),
    ("head", Block),
    ("header", Block),
    ("hgroup", Block),
    ("hr", VoidBlock),
    ("html", Block),
    ("i", TEXT),
    ("iframe", Hidden),
    ("img", VoidPhrase),
    ("input", VoidPhrase),
    ("kbd", CODE),
    ("keygen", VoidPhrase),
    ("legend", Kind(Caption)),
    ("li", Kind(Item)),
    ("link", VoidPhrase),
    ("listing", Preformatted),
    ("main", Block),
    ("marquee", Block),
    ("math", CODE),
    ("menu", Block),
    ("meta", VoidPhrase),
    ("metadata", Hidden),
    ("nav", Block),
    ("noembed", Hidden),
    ("noframes", Hidden),
    ("noscript", Block),
    ("object", Block),
    ("ol", Block),
    ("optgroup", Block),
    ("option", Kind(Item)),
    ("p", Block),
    ("param", VoidPhrase),
    ("plaintext", Preformatted),
    ("pre", Preformatted),
    ("q", SAID),
    ("s", TEXT),
    ("samp", CODE),
    ("script", Hidden),
    ("search", Block),
    ("section", Block),
    ("select", Block),
    ("source", VoidPhrase),
    ("span", TEXT),
    ("strong", TEXT),
    ("style", Hidden),
    ("sub", TEXT),
    ("summary", Kind(Caption)),
    ("sup", TEXT),
    ("svg", Block),
    ("table", Block),
    ("tbody", Block),
    ("td", Kind(Cell)),
    ("template", Hidden),
    ("text", Block),
    ("textarea", Kind(Body)),
    ("tfoot", Block),
    ("th", Kind(Cell)),
    ("thead", Block),
    ("title", Heading(None)),
    ("tr", Block),
    ("track", VoidPhrase),
    ("tt", CODE),
    ("u", TEXT),
    ("ul", Block),
    ("var", CODE),
    ("video", Block),
    ("wbr", VoidPhrase),
    ("xml", Hidden),
    ("xmp", Preformatted),
];

/// How many elements there are.
pub(super) const COUNT: usize = ELEMENTS.len() + 1;

const LONGEST: usize = 13;

impl Element {
    /// The element of that name, in any case.
    pub(super) fn named(name: &str) -> Self {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else {
            return Self(0);
        };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let found = ELEMENTS.binary_search_by(|(n, _)| n.as_bytes().cmp(lower));
        Self(found.map_or(0, |at| u8::try_from(at + 1).unwrap_or(0)))
    }

    /// What it does.
    pub(super) fn role(self) -> Role {
        match self.index() {
            0 => TEXT,
            at => ELEMENTS[at - 1].1,
        }
    }

    /// Its place in the table.
    pub(super) fn index(self) -> usize {
        self.0.into()
    }

    /// Its name; empty for an element that is not in the table.
    pub(super) fn name(self) -> &'static str {
        match self.index() {
            0 => "",
            at => ELEMENTS[at - 1].0,
        }
    }

    /// The open elements that its start tag ends, and those within which it looks for them.
    pub(super) fn ends_before(self) -> (&'static [Self], &'static [Self]) {
        match self.name() {
            "li" => (&[LI], &[UL, OL, MENU, DIR]),
            "dt" | "dd" => (&[DT, DD], &[DL]),
            "td" | "th" => (&[TD, TH], &[TABLE, TR]),
            "tr" => (&[TR], &[TABLE]),
            "tbody" | "thead" | "tfoot" => (&[TBODY, THEAD, TFOOT], &[TABLE]),
            "option" | "optgroup" => (&[OPTION], &[SELECT, DATALIST]),
            _ => (&[], &[]),
        }
    }

    /// The element of that name, for names that this file knows to be in the table.
    const fn known(name: &str) -> Self {
        let mut at = 0;
        while at < ELEMENTS.len() {
            if same(ELEMENTS[at].0.as_bytes(), name.as_bytes()) {
                #[expect(clippy::cast_possible_truncation, reason = "the table is short")]
                return Self(at as u8 + 1);
            }
            at += 1;
        }
        panic!("no such element");
    }
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

/// `<svg>`, whose `<title>` describes it.
pub(super) const SVG: Element = Element::known("svg");
/// `<p>`, which the start of any block ends.
pub(super) const P: Element = Element::known("p");
const LI: Element = Element::known("li");
const UL: Element = Element::known("ul");
const OL: Element = Element::known("ol");
const MENU: Element = Element::known("menu");
const DIR: Element = Element::known("dir");
const DT: Element = Element::known("dt");
const DD: Element = Element::known("dd");
const DL: Element = Element::known("dl");
const TD: Element = Element::known("td");
const TH: Element = Element::known("th");
const TR: Element = Element::known("tr");
const TABLE: Element = Element::known("table");
const TBODY: Element = Element::known("tbody");
const THEAD: Element = Element::known("thead");
const TFOOT: Element = Element::known("tfoot");
const OPTION: Element = Element::known("option");
const SELECT: Element = Element::known("select");
const DATALIST: Element = Element::known("datalist");
/// A `<p>` outside these is not ended by a block inside them.
pub(super) const P_SCOPE: [Element; 5] = [
    TABLE,
    TD,
    TH,
    Element::known("caption"),
    Element::known("button"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        assert!(ELEMENTS.is_sorted_by_key(|(name, _)| *name));
        let cases = [
            ("DIV", Block),
            ("blockquote", Kind(Quote)),
            ("figCaption", Kind(Caption)),
            ("h3", Heading(Some(3))),
            ("my-element-with-a-long-name", TEXT),
            ("é", TEXT),
            ("", TEXT),
        ];
        for (name, role) in cases {
            assert_eq!(Element::named(name).role(), role, "{name}");
        }
        for (name, _) in ELEMENTS {
            assert_eq!(Element::named(name).name(), name);
        }
    }
}
