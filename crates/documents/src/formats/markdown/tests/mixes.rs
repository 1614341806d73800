//! What holds for any mix of the constructs that Markdown's dialects have: `hidden` is where they
//! have code and `shown` where they have words. No word of code is read, every word that is shown is,
//! and a text whose words are replaced reads the same again.

use encoding_rs::UTF_8;
use proptest::prelude::*;

use crate::formats::{read, splice};
use crate::{BlockKind, Document, Format, MarkKind};
use sayso_text::Edit;
use sayso_text::Span;

const FRONT: [&str; 5] = [
    "",
    "---\ntitle: shown\nslug: hidden\n---\n\n",
    "+++\ntitle = \"shown\"\nslug = \"hidden\"\n+++\n\n",
    "{\"title\": \"shown\", \"slug\": \"hidden\"}\n\n",
    "title: shown\nslug: hidden\n\n",
];

const BLOCKS: [&str; 33] = [
    "shown {ref}`hidden` shown\n\n",
    "shown `hidden` **shown**\n\n",
    "## shown {#hidden .hidden}\n\n",
    "## shown\n{: .hidden}\n\n",
    "(hidden)=\n## shown\n\n",
    "(a/hidden-b)=\n\nshown\n\n",
    "[shown](/hidden){.hidden} shown\n\n",
    "![shown](hidden.png){width=5 .hidden}\n\n",
    ":::hidden\nshown\n:::\n\n",
    "::: hidden shown\n- shown\n:::\n\n",
    ":::tip[shown]{.hidden}\nshown\n:::\n\n",
    "::hidden{a=\"hidden\"}\n\n",
    "```{note} shown\n:class: hidden\n\nshown\n```\n\n",
    "```hidden\nhidden\n\nhidden\n```\n\n",
    "~~~\nhidden\n~~~\n\n",
    "!!! hidden \"shown\"\n    shown\n\n",
    "=== \"shown\"\n    shown\n\n",
    "shown :hidden: shown\n\n",
    "shown [[hidden|shown]] shown\n\n",
    "shown $hidden$ shown\n\n",
    "$$\nhidden\n$$\n\n",
    "- shown\n- shown `hidden`\n\n",
    "> shown\n> `hidden`\n\n",
    "shown[^hidden]\n\n[^hidden]: shown\n\n",
    "| shown | `hidden` |\n|---|---|\n| shown | shown |\n\n",
    "<Card title=\"shown\" to=\"hidden\" />\n\n",
    "<Tabs>\n  <Tab label=\"shown\" id=\"hidden\">\n\n  shown\n\n  </Tab>\n</Tabs>\n\n",
    "<Grid\n  items={[\n    { text: '<hidden />' },\n  ]}\n/>\n\n",
    "<!-- hidden -->\n\n",
    "<div class=\"hidden\">\n\nshown\n\n</div>\n\n",
    "{% hidden %}\n\nshown {{ hidden }} shown\n\n",
    "https://a.b/hidden shown\n\n",
    "shown\n: shown `hidden`\n\n",
];

/// What MDX has not.
const MARKDOWN: [&str; 2] = [
    "??? hidden\n    shown\n\n        hidden\n\n",
    "shown\n\n    hidden\n\n",
];

/// What only MDX has.
const MDX: [&str; 5] = [
    "import Hidden from 'hidden'\n\n",
    "export const a = 'hidden'\n\n",
    "{/* hidden */}\n\nshown\n\n",
    "shown {hidden} <b className=\"hidden\">shown</b>\n\n",
    "{a.map(hidden => <li>hidden</li>)}\n\n",
];

fn mix() -> impl Strategy<Value = (String, Format)> {
    let front = prop::sample::select(FRONT.to_vec());
    let mdx = any::<bool>();
    (front, mdx, any::<bool>()).prop_flat_map(|(front, mdx, crlf)| {
        let mut blocks = BLOCKS.to_vec();
        let format = if mdx { Format::Mdx } else { Format::Markdown };
        match mdx {
            true => blocks.extend(MDX),
            false => blocks.extend(MARKDOWN),
        }
        prop::collection::vec(prop::sample::select(blocks), 1..9).prop_map(move |parts| {
            let text = format!("{front}{}", parts.concat());
            let text = if crlf {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            (text, format)
        })
    })
}

/// Where the prose has `word` outside of code.
fn read_words(document: &Document, word: &str) -> Vec<Span<sayso_text::Prose>> {
    let prose = document.prose();
    let is_code = |at: usize| {
        let kinds = [MarkKind::Code, MarkKind::Identifier, MarkKind::Url];
        document
            .marks
            .iter()
            .any(|m| kinds.contains(&m.kind) && m.span.range().contains(&at))
    };
    let blocks = document.blocks.iter().filter(|b| b.kind != BlockKind::Code);
    blocks
        .flat_map(|b| {
            let text = &prose[b.span.range()];
            text.match_indices(word)
                .map(|(n, _)| b.span.start + n)
                .collect::<Vec<_>>()
        })
        .filter(|at| !is_code(*at))
        .map(|at| Span::new(at, at + word.len()))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn code_is_not_read_and_words_are((text, format) in mix()) {
        let document = read(text.as_bytes(), format, Some(UTF_8)).expect("reads");
        prop_assert_eq!(read_words(&document, "hidden").len(), 0, "{}", document.prose());
        let words = read_words(&document, "shown");
        prop_assert_eq!(words.len(), text.matches("shown").count(), "{}", document.prose());
        let edit = |span| Edit { span, text: "other".to_owned() };
        let edits: Vec<Edit> = words.into_iter().map(edit).collect();
        let fixed = splice(text.as_bytes(), &document, &edits).expect("is written");
        let fixed = String::from_utf8(fixed).expect("UTF-8");
        prop_assert_eq!(&fixed, &text.replace("shown", "other"));
        let again = read(fixed.as_bytes(), format, Some(UTF_8)).expect("reads");
        prop_assert_eq!(again.prose(), document.prose().replace("shown", "other"));
    }
}
