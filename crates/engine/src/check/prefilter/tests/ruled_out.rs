//! What the prefilter rules out, and what comes close.

use super::builtin;
use crate::check::prefilter::Prefilter;
use sayso_documents::Format;

#[test]
fn text_without_a_name_is_ruled_out() {
    let prefilter = Prefilter::new(Some(&builtin())).expect("builds");
    let cases: [(Format, &str, bool); 41] = [
        (Format::Text, "", false),
        (
            Format::Text,
            "\u{FEFF}It enables access. Chat on, open air!\r\n",
            false,
        ),
        (
            Format::Text,
            "Greek α, β; Ленин и Россия; ½ café ﬁne",
            false,
        ),
        (Format::Text, "(a + b)² ≤ ⁿ ₂, ch ² (²", false),
        (Format::Text, "² OpenAI", true),
        (Format::Markdown, "o*¹*", true),
        (Format::Text, "o’clock, c-\nd, O-ring", false),
        (Format::Text, "ChatGPT", true),
        (Format::Text, "OpenАІ", true),
        (Format::Text, "Chat\nG\u{AD}PT", true),
        (Format::Text, "odd \u{0}", true),
        (
            Format::Markdown,
            "a `Vec<o>` and [chat](u) [c][d] &[s] &amp; **bold** *o*ut",
            false,
        ),
        (Format::Markdown, "Open**AI**", true),
        (Format::Markdown, "<!-- sayso-ignore x -->", true),
        (
            Format::Html,
            "<p class=\"o\">Vec&lt;c&gt; &mdash; chat<br>room</p>",
            false,
        ),
        (
            Format::Html,
            "<details open><summary>x_c</summary></x-y>",
            false,
        ),
        (Format::Markdown, "Open[](u)AI", true),
        (Format::Html, "<b>C</b>hatGPT", true),
        (Format::Html, "Chat&#71;PT", true),
        (
            Format::Html,
            "<details open><summary><a id=\"of-&amp;'b\">§</a>ai",
            false,
        ),
        (Format::Html, "<em>O</em>(1) <!-- c -->", false),
        (Format::Html, "&shyOpenAI", true),
        (Format::Html, "?a=b&section=2", false),
        (
            Format::Markdown,
            "[![open](u)](v \"t\") [![chat][a]][b]\n![c](u)",
            false,
        ),
        (
            Format::Markdown,
            "open` <https://a.b/c>, chat <!-- c -->",
            false,
        ),
        (Format::Markdown, "[Open![x](u)AI](u)", true),
        (Format::Text, "Open<b>,</b>AI open, AI", false),
        (Format::Markdown, "c::dirent` and `O::d`, S:us:x[", false),
        (Format::Markdown, "/chat:a[GPT](u)", true),
        (Format::Markdown, "chat :a[GPT]", true),
        (Format::Markdown, "chat\n::a[b] GPT", true),
        (Format::Markdown, "chat\u{33CF}:a[b]GPT", true),
        (
            Format::Markdown,
            "o{20}\", `open{}`, c {c}, s>> {\n  chat { x }",
            false,
        ),
        (Format::Markdown, "chat{.a}GPT, chat{ #a }", true),
        (Format::Markdown, "chat{:.a}GPT", true),
        (Format::Markdown, "chat{:/}GPT", true),
        (Format::Markdown, "chat{-}GPT", true),
        (Format::Markdown, "chat{a=b}GPT", true),
        (Format::Markdown, "chat{\u{2488}=b}GPT", true),
        (Format::Markdown, "chat{ref}`a`GPT", true),
        (Format::Mdx, "chat{a}GPT", true),
    ];
    for (format, text, may) in cases {
        assert_eq!(prefilter.may_hold(text.as_bytes(), format), may, "{text:?}");
    }
    let everything = Prefilter::new(None).expect("builds");
    assert!(everything.may_hold(b"", Format::Text));
}
