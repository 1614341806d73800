//! What is code or not shown in HTML, and why it is left out.

use crate::formats::testing;
use crate::{Format, MarkKind};

#[test]
fn what_is_not_shown() {
    let cases = [
        ("<script>a('<p>')</script>b<style>c</style>", "body: b"),
        ("<SCRIPT><!--<script></script>x--></SCRIPT>b", "body: b"),
        ("<template><p>a</p></template>b", "body: b"),
        ("<p hidden>a<p>b", "body: b"),
        ("<div hidden><div>a</div>b</div>c", "body: c"),
        ("<p hidden=until-found>a", "body: a"),
        (
            "<b translate=no>a</b><p translate=no>b<i translate=yes>c</i></p>",
            "body: a | body: c",
        ),
        ("<div class='x notranslate'>a</div>b", "body: b"),
        (
            "<template title=t>a</template><template shadowrootmode=open>b</template>",
            "body: b",
        ),
        (
            "<iframe title=t>a</iframe><script title=u></script>",
            "title: t",
        ),
        ("<svg><metadata>a</metadata></svg><xml>b</xml>c", "body: c"),
        ("<p lang=de>a<p lang=en>b<p>c", "body: b | body: c"),
        (
            "<html lang=de><img alt=x><p>a<q lang=en-US>b</q>",
            "body: b",
        ),
        ("<p lang='{{ l }}' xml:lang=''>a", "body: a"),
        ("<p xml:lang=fr title=t>a", ""),
        (
            "<p lang=de>a <b lang=en>b</b> c <b lang=en>d</b>",
            "body: b | body: d",
        ),
        ("<div hidden><img alt=x title=y></div>b", "body: b"),
        ("<img alt=x hidden>b", "body: b"),
        ("<input type=hidden value=a placeholder=b>c", "body: c"),
        ("<!-- a --><!x><?y?></ z>b<!-->c", "body: bc"),
        ("<iframe>a</iframe><noframes>b</noframes>c", "body: c"),
        ("<li hidden>a<li>b", "item: b"),
        ("<textarea><p>a</textarea>", "body: <p>a"),
    ];
    testing::check_blocks(Format::Html, &cases);
}

#[test]
fn code_is_set_apart() {
    let cases = [
        ("<pre>a  b</pre>", "body: a b"),
        ("<pre><code>a  b</code></pre>c", "code: a b | body: c"),
        ("<pre>$ <kbd>ls</kbd></pre>", "code: $ ls"),
        ("<pre class='x language-sh'>ls</pre>", "code: ls"),
        (
            "<div class=highlight><pre><span>ls</span></pre></div>c",
            "code: ls | body: c",
        ),
        ("<p>run <code>ls</code> now", "body: run ls now"),
    ];
    testing::check_blocks(Format::Html, &cases);
    let marked = |text, kind| testing::marks(text, Format::Html, kind);
    assert_eq!(
        marked("a <code>b <kbd>c</kbd></code> <tt>d</tt>", MarkKind::Code),
        ["b c", "c", "d"]
    );
    assert_eq!(
        marked("<q>b</q> <cite>c</cite>", MarkKind::Quote),
        ["b", "c"]
    );
    assert_eq!(
        marked("<a href=u>b</a> https://x.yz", MarkKind::Link),
        ["b"]
    );
    assert_eq!(
        marked("<a href=u>b</a> https://x.yz", MarkKind::Url),
        ["https://x.yz"]
    );
    assert!(marked("<pre><code>b</code></pre>", MarkKind::Code).is_empty());
}

#[test]
fn what_is_left_out_has_a_reason() {
    let cases: [(&str, &[&str]); 8] = [
        ("", &[]),
        ("a<template>b<p>c</p></template>", &["hidden: <template>"]),
        ("<p hidden>a", &["hidden: the hidden attribute"]),
        ("<p lang=de>a<b>b</b></p>c", &["other language: lang=de"]),
        ("<p translate=no>a</p>", &["not translated"]),
        ("<p>so<sup>1</sup>", &[]),
        ("<p>also<sup>1</sup>", &["footnote mark"]),
        ("<!-- why --><!--[if mso]>a<![endif]-->", &["comment"]),
    ];
    for (text, want) in cases {
        let document = testing::document(text, Format::Html);
        let found: Vec<_> = document
            .skipped
            .iter()
            .map(|s| s.reason.to_string())
            .collect();
        assert_eq!(found, want, "{text}");
    }
    let document = testing::document("<p>a<template>b</template>c", Format::Html);
    assert_eq!(
        &document.text[document.skipped[0].span.range()],
        "<template>b</template>"
    );
    let marks = |text, kind| testing::marks(text, Format::Html, kind);
    assert_eq!(marks("x <i lang=fr>y</i>", MarkKind::Foreign), ["y"]);
    assert_eq!(
        marks("x <i translate=no>y</i>", MarkKind::Untranslated),
        ["y"]
    );
}
