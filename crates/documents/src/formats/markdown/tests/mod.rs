//! Markdown documents and what a reader sees of them.

use super::*;
use crate::Format;
use crate::formats::testing;

#[test]
fn blocks_of_every_kind() {
    let cases = [
        ("", ""),
        (" \r\n\r\n", ""),
        ("a\r\nb\r\n\r\nc", "body: a b | body: c"),
        (
            "\u{FEFF}# T #\n\nSet\n===\n\ntext",
            "heading: T | heading: Set | body: text",
        ),
        (
            "- a\n- b\n\n  c\n  - d\n1. e",
            "item: a | item: b | item: c | item: d | item: e",
        ),
        (
            "- a\n\n  b\n- [x] done **it**",
            "item: a | item: b | item: done it",
        ),
        ("> a\n> b\n>\n> c\n\nd", "quote: a b | quote: c | body: d"),
        ("> [!NOTE]\n> hi", "quote: hi"),
        (
            "| a | b\\|c |\n|-|-|\n| **d** | e |",
            "cell: a | cell: b|c | cell: d | cell: e",
        ),
        (
            "x[^1] y\n\n[^1]: note\n    more",
            "body: x y | note: note more",
        ),
        (
            "```sh\nls\n```\n\n    code\n\nb",
            "code: ls | code: code | body: b",
        ),
        ("a\n\n---\n\nb", "body: a | body: b"),
        ("a  \nb\\\nc", "body: a b c"),
        ("\u{1F600} é", "body: \u{1F600} é"),
        (
            "best<sup>1</sup> one[^1]Two.[Learn more](x)[Docs](y)\n\n[^1]: n",
            "body: best one Two. Learn more Docs | note: n",
        ),
        (
            "[Chat](x)GPT H<sub>2</sub>O ![x](y)Then",
            "body: ChatGPT H2O Then | alt: x",
        ),
    ];
    testing::check_blocks(Format::Markdown, &cases);
}

#[test]
fn inline_markup_is_seen_through() {
    let cases = [
        (
            "en**able**s _access_ to [Chat*GPT*](u)",
            "body: enables access to ChatGPT",
        ),
        ("~~a~~ ~b~ `c`d", "body: a b cd"),
        ("a\\*b\\_c &amp; &nbsp;x&#8212;", "body: a*b_c & x—"),
        ("\"quoted\" -- it's...", "body: \"quoted\" -- it's..."),
        ("`` a`b `` ` ` `x\ny`", "body: a`b x y"),
        ("> `a\n> b` c", "quote: a b c"),
        ("| `a\\|b` |\n|-|", "cell: a|b"),
        ("| ` \\|\\|b` |\n|-|", "cell: ||b"),
        ("`\r\na\r\n` b", "body: a b"),
        ("a <b>c</b>d<br>e <!-- x --> f", "body: a cd e f"),
        (
            "see ![the *logo*](i.png 'tip') now",
            "body: see now | title: tip | alt: the logo",
        ),
        (
            "[t](u \"a \\\"b\\\" &amp; c\") d",
            "body: t d | title: a \"b\" & c",
        ),
        (
            "[r] d\n\n[r]: u (the title)",
            "body: r d | title: the title",
        ),
        ("[![alt](i)](u 't')", "title: t | alt: alt"),
        ("<https://a.bc> d", "body: https://a.bc d"),
        ("*a*b**c** ***d***", "body: abc d"),
        ("a [b] c](d) \\[e]", "body: a [b] c](d) [e]"),
    ];
    testing::check_blocks(Format::Markdown, &cases);
}

#[test]
fn html_inside() {
    let cases = [
        (
            "<div align=center>\n\n# T\n\n<img alt=x>\n</div>\n\nb",
            "heading: T | alt: x | body: b",
        ),
        ("<script>\nx\n</script>\n\nb", "body: b"),
        ("<div hidden>\n\na\n\n</div>\n\nb", "body: b"),
        ("a <span hidden>b</span> c", "body: a c"),
        ("a <span hidden>b\n\nc", "body: a | body: c"),
        ("Vec<T> and <x\n\nb", "body: Vec and <x | body: b"),
        ("> <p\n> title=t>h\n> </p>", "quote: title=t>h"),
        ("<!-- a -->\n\nb", "body: b"),
        (
            "<table><tr><td>a</td><td>\n\nb\n\n</td></tr></table>",
            "cell: a | cell: b",
        ),
        (
            "<details>\n<summary>S</summary>\n\n- a\n\n</details>",
            "caption: S | item: a",
        ),
    ];
    testing::check_blocks(Format::Markdown, &cases);
}

#[test]
fn marks_elements_and_suppressions() {
    let text = "a `b` <code>c</code> [d](https://e.fg) http://h.ij\n\n<!-- sayso-ignore r: why -->\n\nk **l** ~~m~~ `n`";
    let marked = |kind| testing::marks(text, Format::Markdown, kind);
    assert_eq!(marked(MarkKind::Code), ["b", "c", "n"]);
    assert_eq!(marked(MarkKind::Link), ["d"]);
    assert_eq!(marked(MarkKind::Url), ["http://h.ij"]);
    let document = testing::document(text, Format::Markdown);
    let inlines: Vec<_> = document
        .inlines
        .iter()
        .map(|i| {
            (
                &document.text[i.outer.range()],
                &document.text[i.inner.range()],
            )
        })
        .collect();
    let want = [
        ("`b`", "b"),
        ("<code>c</code>", "c"),
        ("[d](https://e.fg)", "d"),
        ("**l**", "l"),
        ("~~m~~", "m"),
        ("`n`", "n"),
    ];
    assert_eq!(inlines, want);
    let [directive] = &document.directives[..] else {
        panic!("one suppression");
    };
    assert_eq!(directive.body, "ignore r: why");
    assert_eq!(directive.prose, document.blocks[1].span.start);
}

#[test]
fn elements_end_where_their_marks_do() {
    let cases = [
        ("**\\*a\\***", vec![("**\\*a\\***", "\\*a\\*")]),
        ("[a\\]](u)", vec![("[a\\]](u)", "a\\]")]),
        (
            "[](u) [`x`](u)",
            vec![("[](u)", ""), ("[`x`](u)", "`x`"), ("`x`", "x")],
        ),
        (
            "[a <b>c</b>][r]\n\n[r]: u",
            vec![("[a <b>c</b>][r]", "a <b>c</b>"), ("<b>c</b>", "c")],
        ),
        ("<https://a.b>", vec![("<https://a.b>", "https://a.b")]),
        ("***a***", vec![("***a***", "**a**"), ("**a**", "a")]),
        ("![a](b)", vec![("![a](b)", "a")]),
    ];
    for (text, want) in cases {
        let document = testing::document(text, Format::Markdown);
        let found: Vec<_> = document
            .inlines
            .iter()
            .map(|i| {
                (
                    &document.text[i.outer.range()],
                    &document.text[i.inner.range()],
                )
            })
            .collect();
        assert_eq!(found, want, "{text}");
    }
}

#[test]
fn headings_are_known() {
    let document = testing::document("# A\n\nb\n\n## C\n\n- d\n\n# E", Format::Markdown);
    let above: Vec<_> = document.blocks.iter().map(|b| b.heading).collect();
    assert_eq!(above, [None, Some(0), Some(0), Some(2), None]);
}

#[test]
fn hostile_nesting_is_linear() {
    let n = 20_000;
    let root = 200;
    let cases = [
        "> ".repeat(n) + "x",
        "- ".repeat(n) + "x",
        "1. > ".repeat(n) + "x",
        (0..root).map(|i| "  ".repeat(i) + "- x\n").collect(),
        "[".repeat(n) + "a" + &"](b)".repeat(n),
        "![".repeat(n) + "a" + &"](b 'c')".repeat(n),
        "[a](b \"".repeat(n),
        "*a **a _a ~~a ".repeat(n),
        "`a``b".repeat(n),
        "<b>".repeat(n),
        "<div>\n\n".repeat(n),
        "a <!-- b ".repeat(n),
        "[a]: u 't'\n\n".to_owned() + &"[a] ".repeat(n),
        "|a".repeat(n) + "\n" + &"|-".repeat(n) + "\n" + &"|b\n".repeat(root),
        "---\na: ".to_owned() + &"[".repeat(n) + "\n---\n",
        "+++\na = ".to_owned() + &"[".repeat(n) + "\n+++\n",
    ];
    for text in cases {
        let start = std::time::Instant::now();
        let document = crate::formats::read(text.as_bytes(), Format::Markdown, None);
        assert!(document.is_ok());
        let spent = start.elapsed().as_secs();
        assert!(spent < 10, "{spent} s for {}…", &text[..8]);
    }
}

mod extensions;
mod mdx;
mod mixes;
mod myst;
