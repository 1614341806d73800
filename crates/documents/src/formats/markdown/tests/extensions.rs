//! What Markdown's many dialects add: the input, and what is read of it. `e-mail` means code.

use crate::Format;
use crate::formats::testing;

pub(super) fn check(cases: &[(&str, &str)]) {
    testing::check_line_ends(Format::Markdown, cases);
}

#[test]
fn anchors_and_attribute_lists() {
    check(&[
        ("## H {#e-mail}\n\nb", "heading: H | body: b"),
        ("H {#e-mail}\n===\n", "heading: H"),
        ("## H {#e-mail .e-mail k=\"e-mail\"} ##\n", "heading: H"),
        ("a\n{: .e-mail}\nb", "body: a | body: b"),
        ("## H\n{:.e-mail #e-mail}\n\nb", "heading: H | body: b"),
        ("{: .e-mail}\n> a\n", "quote: a"),
        ("- a\n{:.e-mail}\n", "item: a"),
        ("[a](u){: .e-mail target=\"_blank\"} b", "body: a b"),
        ("[a]{.e-mail} **b**{#e-mail}c", "body: [a] bc"),
        ("![a](u){width=50% .e-mail}", "alt: a"),
        ("a\n{.e-mail}\n\nb {e-mail}", "body: a | body: b {e-mail}"),
        ("{:toc}\n{::options e-mail=\"x\" /}\na", "body: a"),
        ("{::comment}\ne-mail\n\ne-mail\n{:/comment}\n\na", "body: a"),
        ("`{#a}` {#", "body: {#a} {#"),
        ("é {#\u{1F600}}", "body: é"),
        ("```\n{#a}\n```\n", "code: {#a}"),
    ]);
}

#[test]
fn directives_and_containers() {
    check(&[
        (":::e-mail\na\n:::\nb", "body: a | body: b"),
        (
            "x\n::: e-mail A title\na\n:::\nb",
            "body: x | body: A title | body: a | body: b",
        ),
        (
            ":::note[A *title*]{.e-mail}\na\n:::",
            "body: A title | body: a",
        ),
        (
            "::: {.e-mail #e-mail title=\"A b\"}\na\n:::",
            "body: A b | body: a",
        ),
        (
            "::::e-mail\n:::e-mail T\na\n:::\n::::\n\nb",
            "body: T | body: a | body: b",
        ),
        ("::: Warning ::::::\na\n::::::::\n", "body: a"),
        (
            "::e-mail[A b]{e-mail=1}\n\n::e-mail{x=\"y\"}\n\n::e-mail\n\nc",
            "body: A b | body: c",
        ),
        ("a :e-mail[b c]{.e-mail} d", "body: a b c d"),
        ("> :::e-mail T\n> a\n> :::", "quote: T | quote: a"),
        (
            "- x\n\n  :::e-mail T\n  a\n  :::\n",
            "item: x | item: T | item: a",
        ),
        (":::mermaid\ne-mail\n:::\n\na", "body: a"),
        ("a: b\n: c :d e::f", "item: a: b | item: c :d e::f"),
    ]);
}

#[test]
fn components_outside_of_mdx() {
    check(&[
        (
            "<Grid>\n  <Card\n    title=\"A b\"\n    snippets={[\n      { e: '  <E-mail />' },\n      { e: '}' },\n    ]}\n  />\n</Grid>\n\nb",
            "title: A b | body: b",
        ),
        (
            "<Only>\n  a\n  [b](/e-mail)\n</Only>\nc",
            "body: a b | body: c",
        ),
        (
            "<Tabs>\n    a *b*\n\n    c\n</Tabs>\n\n    code",
            "body: a b | body: c | code: code",
        ),
        (
            "<Badge type=\"e-mail\" text=\"A b\" />\n\nc",
            "title: A b | body: c",
        ),
        ("<Name>\n\na\n\n    code\n", "body: a | code: code"),
        ("a <É>\n</B>\n<A\n", "body: a <É> <A"),
        (
            "- x\n\n  <Tip>\n  a\n  </Tip>\n- c",
            "item: x | item: a | item: c",
        ),
    ]);
}

#[test]
fn fields_without_fences() {
    check(&[
        ("Title: A: b\nDate: e-mail\n\na", "body: a"),
        (
            "title: A b\nslug: e-mail\nsummary: C\n    d\n\na",
            "meta: A b | meta: C d | body: a",
        ),
        ("title: A b\n\na", "meta: A b | body: a"),
        ("Title: a\nb c d\n\ne", "body: Title: a b c d | body: e"),
        ("Note: a\nb: c\n\ne", "body: Note: a b: c | body: e"),
        ("Title: a", "body: Title: a"),
        ("title:\n\na", "body: title: | body: a"),
    ]);
}

#[test]
fn admonitions_and_tabs() {
    check(&[
        ("!!! e-mail\n\n    a\n    b\n\nc", "body: a b | body: c"),
        (
            "!!! note \"A title\"\n    a\n\n    b\n\n        code\n\nc",
            "body: A title | body: a | body: b | code: code | body: c",
        ),
        (
            "???+ tip \"T\"\n\n    a\n\n    !!! e-mail \"U\"\n\n        b\n\nc",
            "body: T | body: a | body: U | body: b | body: c",
        ),
        (
            "=== \"A\"\n\n    a\n\n    ```\n    !!! e-mail\n    ```\n\n=== \"B\"\n\n    - b\n",
            "body: A | body: a | code: !!! e-mail | body: B | item: b",
        ),
        (
            "1. x\n\n    !!! note\n\n        a\n\n2. y",
            "item: x | item: a | item: y",
        ),
        ("!!! important news", "body: !!! important news"),
        (
            "!!! Great news\n\n    code",
            "body: !!! Great news | code: code",
        ),
        ("Title\n===\n", "heading: Title"),
        ("\tcode {#x} :::\n", "code: code {#x} :::"),
        ("/// note | T\na\n///\nb", "body: T | body: a | body: b"),
        (
            "/// a\n///// e-mail | T\nb\n/////\n///\n",
            "body: T | body: b",
        ),
    ]);
}

#[test]
fn keys_of_mkdocs() {
    check(&[
        ("Press ++ctrl+e-mail++ now", "body: Press _ now"),
        ("++enter++, ++\"E-Mail é\"++", "body: _, _"),
        ("++ctrl+\"e-mail\"++.", "body: _."),
        ("C++ and D++ or a ++b c++", "body: C++ and D++ or a ++b c++"),
        ("i++a++ ++a++b ++a+ ++ ++", "body: i++a++ ++a++b ++a+ ++ ++"),
        ("++A++ `++a++`", "body: ++A++ ++a++"),
    ]);
}

#[test]
fn wiki_links_emoji_and_math() {
    check(&[
        ("a [[e-mail|b c]] d", "body: a b c d"),
        ("[[e-mail]] ![[e-mail]] [[a]](b) [[1]]", "body: _ _ [a] _"),
        ("a :e-mail: b:c: 10:30:45 :+1:", "body: a b:c: 10:30:45"),
        (
            "a $$\ne-mail\n$$ b\n\n$$\ne-mail\n\ne-mail\n$$\n\nc",
            "body: a _ b | body: c",
        ),
    ]);
    check(&[
        ("$e-mail$ $a + b$, $\\text{a b}$", "body: _ _, _"),
        (
            "$5 and $10, US$5-US$10, $5 off or pay 10$ more",
            "body: $5 and $10, US$5-US$10, $5 off or pay 10$ more",
        ),
        ("$HOME/$USER and $x", "body: $HOME/$USER and $x"),
        (
            "\\(e-mail\\) \\[a_1\\] \\(not a formula\\)",
            "body: _ _ (not a formula)",
        ),
        ("`$a$` $$x$$ *$a$* é$b$", "body: $a$ _ _ é$b$"),
    ]);
}

#[test]
fn definitions_and_includes() {
    check(&[
        (
            "[r] a\n\n[r]: u 'T'\n[e-mail]: u 'e-mail'\n",
            "body: r a | title: T",
        ),
        ("[//]: # (e-mail)\n\na", "body: a"),
        (
            "a\n\n[comment]: <> (e-mail)\n[//]: # \"e-mail\"\nb",
            "body: a | body: b",
        ),
        (
            "*[HTML]: Hyper text\n*[CSS]: Style\n\nHTML",
            "body: Hyper text | body: Style | body: HTML",
        ),
        ("[TOC]\n\n[[toc]]\n\na", "body: _ | body: a"),
        (
            "--8<-- \"e-mail\"\n!!!include(e-mail)!!!\n<<< @/e-mail\n@import \"e-mail\"\n\na",
            "body: a",
        ),
        (
            "Term\n:   A definition\n\n    goes on\n",
            "item: Term | item: A definition | item: goes on",
        ),
        ("> [!tip]- A title\n> a", "quote: A title | quote: a"),
        ("> [!e-mail]\n> a", "quote: a"),
        ("a[^e-mail]\n\n[^e-mail]: b", "body: a | note: b"),
        ("<!-- more -->\n\na", "body: a"),
        ("<!--\n```\n-->\n\n{#e-mail} a", "body: a"),
    ]);
}

#[test]
fn slides_have_front_matter() {
    check(&[
        (
            "---\ntitle: T\n---\na\n\n---\nlayout: e-mail\ntitle: U\n---\n\n# b\n\n---\n\nc",
            "meta: T | body: a | meta: U | heading: b | body: c",
        ),
        (
            "# a\n---\nlayout: e-mail\nclass: e-mail\n---\nb",
            "heading: a | body: b",
        ),
        ("---\nNote: this\n---\nb", "meta: this | body: b"),
        (
            "a\n\n---\nNote: this\n---\nb",
            "body: a | heading: Note: this | body: b",
        ),
        ("```\n---\nlayout: x\n---\n```\n", "code: --- layout: x ---"),
    ]);
}

#[test]
fn comments_suppress() {
    let cases = [
        "<!-- sayso-ignore r: why -->\n\nb",
        "<!--- sayso-ignore r: why --->\n\nb",
        "[//]: # (sayso-ignore r: why)\n\nb",
        "[comment]: # \"sayso-ignore r: why\"\n\nb",
        "[comment]: <> (sayso-ignore r: why)\nb",
        "{::comment}sayso-ignore r: why{:/}\nb",
    ];
    for text in cases {
        let text = format!("a\n\n{text}");
        let document = testing::document(&text, Format::Markdown);
        let [directive] = &document.directives[..] else {
            panic!("one suppression: {text}");
        };
        assert_eq!(directive.body, "ignore r: why", "{text}");
        assert_eq!(directive.prose, document.blocks[1].span.start, "{text}");
    }
}

#[test]
fn hostile_extensions_are_linear() {
    let n = 20_000;
    let cases = [
        ":::a\n".repeat(n),
        "```{note}\n".repeat(n),
        "`".repeat(n),
        (1..200)
            .map(|i| "`".repeat(i) + " ")
            .collect::<String>()
            .repeat(10),
        "!!! a\n".repeat(n),
        "!!! a \"b\"\n".repeat(n),
        "=== \"a\"\n".repeat(n),
        (0..200).map(|i| "    ".repeat(i) + "!!! a\n").collect(),
        "[[a|".repeat(n),
        "$a ".repeat(n),
        "$$\n".repeat(n) + "x",
        "$$a\n".repeat(n),
        ":a[".repeat(n),
        "{#a ".repeat(n),
        "{a".repeat(n),
        "---\na: b\n".repeat(n),
        "a\n\n---\na: b\n".repeat(n),
        "{::comment}\n".repeat(n),
        "<!-- \n".repeat(n),
        "\\(".repeat(n),
        "\\(a b ".repeat(n),
        "*[a\n".repeat(n),
        "<a b=\"".repeat(n),
        "<a b={".repeat(n),
        "<a ".repeat(n),
        "export const a = {\n\n".repeat(n),
        "{(".repeat(n),
        "{`".repeat(n),
        "{/*".repeat(n),
        "export const a = ((\n\n".repeat(n) + &"]".repeat(n),
        "<A>\n".repeat(n),
        "<div>\n".repeat(n),
        "- <A>\n".repeat(n),
    ];
    for text in cases {
        for format in [Format::Markdown, Format::Mdx] {
            let start = std::time::Instant::now();
            assert!(crate::formats::read(text.as_bytes(), format, None).is_ok());
            let spent = start.elapsed().as_secs();
            assert!(spent < 10, "{spent} s for {format:?} {:?}…", &text[..8]);
        }
    }
}
