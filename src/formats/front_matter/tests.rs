//! Front matter and the fields that it holds.

use crate::document::Format;
use crate::formats::testing;

#[test]
fn yaml_strings_are_fields() {
    let cases = [
        (
            "---\ntitle: A b\r\ndate: 2024-01-01\n---\nc",
            "meta: A b | body: c",
        ),
        (
            "---\ntitle: \"A \\\"b\\\" \\u00e9\" # x\nother: 'it''s'\n...\nc",
            "meta: A \"b\" é | meta: it's | body: c",
        ),
        (
            "---\na:\n  b: c\n  d:\n    - e f\n    - g: h\n      i: j\n---\n",
            "meta: c | meta: e f | meta: h | meta: j",
        ),
        (
            "---\na: >-\n  b\n  c\n\n  d\ne: |\n  f\n---\n",
            "meta: b c | meta: d | meta: f",
        ),
        ("---\na: b\n  c\nd: e # f\n---\n", "meta: b c | meta: e"),
        (
            "---\na: {b: c: d, e: f:g,\r\n  h: i}\n---\n",
            "meta: d | meta: f:g | meta: i",
        ),
        (
            "---\na: [b, \"c d\", 'e', 4]\nf: {g: h, i: j}\n---\n",
            "meta: b | meta: c d | meta: e | meta: h | meta: j",
        ),
        (
            "---\na: &x !t b\nc: *x\n\"d e\": f\n---\n",
            "meta: b | meta: f",
        ),
        (
            "---\na: \"b\n  c\"\nd: https://e.f/g\n---\n",
            "meta: b c | meta: https://e.f/g",
        ),
        ("---\n\na\n\n---\nb", "body: a | body: b"),
        ("---\na: b", "body: a: b"),
        ("---\n---\na", "body: a"),
        ("---\na: \"b\n---\nc", "body: c"),
    ];
    for (text, want) in cases {
        assert_eq!(testing::blocks(text, Format::Markdown), want, "{text}");
    }
}

#[test]
fn toml_strings_are_fields() {
    let cases = [
        (
            "+++\ntitle = \"A \\\"b\\\"\"\r\nn = 4\nl = 'c'\n+++\nd",
            "meta: A \"b\" | meta: c | body: d",
        ),
        (
            "+++\na = [\"b\", \"c\"]\n[t]\nd = { e = \"f\" }\n+++\n",
            "meta: b | meta: c | meta: f",
        ),
        (
            "+++\na = \"\"\"\nb \\\n  c\"\"\"\nd = '''e'''\n+++\n",
            "meta: b c | meta: e",
        ),
        ("+++\na = \"\"\n+++\nb", "body: b"),
        ("+++\nbroken\n+++\nb", "body: b"),
    ];
    for (text, want) in cases {
        assert_eq!(testing::blocks(text, Format::Markdown), want, "{text}");
    }
    let document = testing::document("+++\nbroken\n+++\nb", Format::Markdown);
    assert_eq!(document.notices.len(), 1);
}

#[test]
fn comments_may_suppress() {
    for text in [
        "---\na: b\n# sayso-ignore r: why\nc: d\n---\n",
        "+++\na = \"b\"\n# sayso-ignore r: why\nc = \"d\"\n+++\n",
    ] {
        let document = testing::document(text, Format::Markdown);
        assert_eq!(document.directives.len(), 1, "{text}");
        assert_eq!(document.directives[0].body, "ignore r: why");
        assert_eq!(
            document.directives[0].prose, document.blocks[1].span.start,
            "{text}"
        );
    }
}
