//! Markdown with components. `e-mail` means code.

use crate::formats::testing;
use crate::{Format, MarkKind};

fn check(cases: &[(&str, &str)]) {
    testing::check_line_ends(Format::Mdx, cases);
}

#[test]
fn modules_are_code() {
    check(&[
        ("", ""),
        ("import e-mail from \"./e-mail\";\n\na", "body: a"),
        (
            "import {\n  e-mail,\n\n  b\n} from 'c'\nexport const e = f(\"e-mail\")\n\na",
            "body: a",
        ),
        (
            "---\ntitle: T\n---\nimport a from 'b'\n\n# H",
            "meta: T | heading: H",
        ),
        (
            "a\n\nexport const b = {\n  c: `e-mail\n\n  ${d}`,\n}\n\ne",
            "body: a | body: e",
        ),
        ("export your data to CSV", "body: export your data to CSV"),
        (
            "import your contacts, then\nexport default() them",
            "body: import your contacts, then export default() them",
        ),
        ("```js\nimport a from 'b'\n```\n", "code: import a from 'b'"),
    ]);
}

#[test]
fn tags_are_markup_and_children_are_read() {
    check(&[
        ("<Tabs items={[\"e-mail\", \"b\"]}/>\n\na", "body: a"),
        (
            "<Tabs>\n  <Tab label=\"A b\" value=\"e-mail\">\n    Some *text*\n\n    - c\n      - d\n\n    ```js\n    x\n    ```\n\n    e\n  </Tab>\n</Tabs>\nf",
            "title: A b | body: Some text | item: c | item: d | code: x | body: e | body: f",
        ),
        (
            "<Card\n  title=\"A > b\"\n  href='e-mail'\n  icon={<E a=\"}\"/>}\n  {...e}\n>\n  text\n</Card>",
            "title: A > b | body: text",
        ),
        (
            "<p lang=\"de\">Ein e-mail</p>\n\n<p className=\"notranslate\" title=\"t\">e-mail</p>\n\n<p lang=\"en\">a</p>",
            "title: t | body: a",
        ),
        ("a <b>c</b>d <Icon name=\"e-mail\"/> e", "body: a cd e"),
        ("**<b>a</b>** c", "body: a c"),
        (
            "<div className=\"e-mail\">a\n\nb</div>",
            "body: a | body: b",
        ),
        ("<Card>One</Card><Card>Two</Card>", "body: One | body: Two"),
        (
            "<Foo description=\"A &amp; b\" alt='c' to=\"e-mail\">d</Foo>",
            "body: d | title: A & b | alt: c",
        ),
        (
            "<img alt=\"a\" title={`b`} label={e-mail} description=\"x\"/>",
            "alt: a | title: b",
        ),
        (
            "<Tab label={\"\u{e9} c\"} to={\"e-mail\"} title={`${e-mail}`}>d</Tab>",
            "body: d | title: \u{e9} c",
        ),
        (
            "<Code>e-mail</Code> <style>e-mail</style>a",
            "body: e-mail a",
        ),
        ("<>\na\n</>", "body: a"),
        ("> <A>\n> b\n> </A>", "quote: b"),
        (
            "- a\n\n  <A>\n    b\n  </A>\n- c",
            "item: a | item: b | item: c",
        ),
        ("1 < 2 and <https and é<5", "body: 1 < 2 and <https and é<5"),
        ("        not code", "body: not code"),
        (
            "<details>\n<summary>S</summary>\n\na\n\n</details>",
            "caption: S | body: a",
        ),
        (
            ":::note T\n<A/>\n{/* e-mail */}\na\n:::",
            "body: T | body: a",
        ),
        (
            "## H {#e-mail}\n## J {/* #e-mail */}",
            "heading: H | heading: J",
        ),
        ("<!-- e-mail -->\n\na <!-- e-mail --> b", "body: a b"),
    ]);
    let code = testing::marks(
        "<Code>e-mail</Code> `<b>{c}` {d + 'e'}",
        Format::Mdx,
        MarkKind::Code,
    );
    assert_eq!(code, ["e-mail", "<b>{c}"]);
}

#[test]
fn expressions_are_code() {
    check(&[
        ("{/* e-mail */}\n\na", "body: a"),
        (
            "{e-mail}\n{b.map(c => <li>\n\ne-mail\n</li>)}\n\na",
            "body: a",
        ),
        ("a {/* e-mail */}b", "body: a b"),
        ("a {e-mail} b", "body: a _ b"),
        ("a {\n  e-mail\n} b", "body: a _ b"),
    ]);
    check(&[
        (
            "a {e-mail} {'}'} b {
c
}",
            "body: a _ _ b _",
        ),
        (
            "a {e-mail b

c",
            "body: a _ | body: c",
        ),
        (
            "a style={{e: 1}} <b style={{e: '>'}}>c</b>",
            "body: a style=_ c",
        ),
    ]);
}

#[test]
fn comments_suppress() {
    for comment in [
        "{/* sayso-ignore r: why */}",
        "{\n/*\nsayso-ignore r: why\n*/\n}",
    ] {
        for text in [
            format!("a\n\n{comment}\n\nb"),
            format!("a\n\n{comment} b"),
            format!("a\n\n{comment}\nb"),
        ] {
            let document = testing::document(&text, Format::Mdx);
            let [directive] = &document.directives[..] else {
                panic!("one suppression: {text}");
            };
            assert_eq!(directive.body, "ignore r: why", "{text}");
            assert_eq!(directive.prose, document.blocks[1].span.start, "{text}");
        }
    }
}
