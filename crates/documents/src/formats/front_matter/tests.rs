//! Front matter and the fields that it holds.

use crate::Format;
use crate::formats::testing;

fn blocks(text: &str) -> String {
    testing::blocks(text, Format::Markdown)
}

#[test]
fn yaml_values_that_people_read() {
    let cases = [
        (
            "---\ntitle: A b\r\ndate: 2024-01-01\n---\nc",
            "meta: A b | body: c",
        ),
        (
            "---\ntitle: \"A \\\"b\\\" \\u00e9\" # x\nSubTitle: 'it''s'\n...\nc",
            "meta: A \"b\" é | meta: it's | body: c",
        ),
        (
            "---\nhero:\n  title: c\n  d:\n    - e f\n    - text: h\n      icon: j\n---\n",
            "meta: c | meta: h",
        ),
        (
            "---\ndescription: >-\n  b\n  c\n\n  d\nabstract: |2\n    f\nslug: |\n  g\n---\n",
            "meta: b c | meta: d | meta: f",
        ),
        (
            "---\ntitle: b\n  c\nlead: e # f\n---\n",
            "meta: b c | meta: e",
        ),
        (
            "---\ndescription:\n  A value\n  that goes on.\n\n  And on.\nlayout: e\n---\n",
            "meta: A value that goes on. | meta: And on.",
        ),
        (
            "---\na: {title: \"c: d\", text: f:g,\r\n  h: i}\n---\n",
            "meta: c: d | meta: f:g",
        ),
        (
            "---\nhighlights: [b, \"c d\", 'e', 4]\ntags: [g, h]\nfeatures:\n- title: i\n  details: j\n  link: k\n---\n",
            "meta: b | meta: c d | meta: e | meta: i | meta: j",
        ),
        (
            "---\ntitle: &x !t b\nlead: *x\n\"title\": f\n? [title]\n: g\n---\n",
            "meta: b | meta: f",
        ),
        (
            "---\ntitle: \"b\n  c\"\nurl: https://e.f/g\n---\n",
            "meta: b c",
        ),
        (
            "---\ntitle: {en: A, en-US: B, de: C, id: D}\n---\n",
            "meta: A | meta: B",
        ),
        (
            "---\nmeta_description: A\nmeta-description: B\nog:title: C\nogImage: D\n---\n",
            "meta: A | meta: B | meta: C",
        ),
        (
            "---\ntitle: \u{1F600} é 日\nslug: é\n---\n\u{FEFF}x",
            "meta: \u{1F600} é 日 | body: \u{FEFF}x",
        ),
        ("\u{FEFF}---\r\ntitle: A\r\n---\r\nb", "meta: A | body: b"),
        ("---\n\na\n\n---\nb", "body: a | body: b"),
        ("---\na: b", "body: a: b"),
        ("---\n---\na", "body: a"),
        // With a mistake in it, it is left out whole.
        ("---\ntitle: \"b\n---\nc", "body: c"),
        ("---\ntitle: a: b\nlead: c\n---\nd", "body: d"),
        ("---\ntitle\n---\nd", "body: d"),
        ("---\n- title: a\n---\nd", "body: d"),
    ];
    testing::check_blocks(Format::Markdown, &cases);
}

#[test]
fn data_is_not_read() {
    let keys = [
        "tags",
        "author",
        "aliases",
        "color",
        "slug",
        "layout",
        "lang",
        "date",
        "url",
        "image",
        "permalink",
        "categories",
        "id",
        "icon",
        "type",
        "weight",
        "draft",
        "redirect_from",
        "canonical",
        "class",
        "theme",
        "keywords",
        "version",
        "cSpell",
        "sidebar_position",
        "x",
    ];
    for key in keys {
        for value in [
            "e-mail",
            "[e-mail, b]",
            "\n  - e-mail",
            ">\n  e-mail",
            "\n  ignore: \"e-mail\"",
        ] {
            let text = format!("---\n{key}: {value}\n---\n");
            assert_eq!(blocks(&text), "", "{text}");
        }
        assert_eq!(
            blocks(&format!("+++\n{key} = \"e-mail\"\n+++\n")),
            "",
            "{key}"
        );
        assert_eq!(blocks(&format!("{{\"{key}\": \"e-mail\"}}\n")), "", "{key}");
    }
}

#[test]
fn toml_values_that_people_read() {
    let cases = [
        (
            "+++\ntitle = \"A \\\"b\\\"\"\r\nn = 4\nlead = 'c'\nslug = 'e'\n+++\nd",
            "meta: A \"b\" | meta: c | body: d",
        ),
        (
            "+++\nhighlights = [\"b\", \"c\"]\ntags = [\"x\"]\n[t]\nd = { title = \"f\", id = \"g\" }\n+++\n",
            "meta: b | meta: c | meta: f",
        ),
        (
            "+++\ndescription = \"\"\"\nb \\\n  c\"\"\"\nquote = '''e'''\n+++\n",
            "meta: b c | meta: e",
        ),
        ("+++\ntitle = \"\"\n+++\nb", "body: b"),
        ("+++\nbroken\n+++\nb", "body: b"),
    ];
    testing::check_blocks(Format::Markdown, &cases);
    let document = testing::document("+++\nbroken\n+++\nb", Format::Markdown);
    assert_eq!(document.notices.len(), 1);
}

#[test]
fn json_values_that_people_read() {
    let cases = [
        (
            "{\r\n  \"title\": \"A \\\"b\\\" \\ud83d\\ude00\",\r\n  \"slug\": \"c\",\r\n\t\"hero\": {\"text\": \"d\", \"tags\": [\"e\"]}\r\n}\r\n\r\nf",
            "meta: A \"b\" \u{1F600} | meta: d | body: f",
        ),
        (
            "{ \"highlights\": [\"a\", {\"id\": \"b\"}, \"c\"] }\nd",
            "meta: a | meta: c | body: d",
        ),
        (";;;\n\"title\": \"a\"\n;;;\nb", "body: b"),
        (";;;\n{\"title\": \"a\"}\n;;;\nb", "meta: a | body: b"),
        ("{}\na", "body: a"),
    ];
    testing::check_blocks(Format::Markdown, &cases);
    for text in [
        "{\"title\": \"a\"",
        "{\"title\": \"a\"} b",
        "{ \"title\" }\n",
    ] {
        let read = testing::document(text, Format::Markdown);
        assert_eq!(read.blocks.len(), 1, "{text}");
    }
}

#[test]
fn pages_begin_with_front_matter_too() {
    let text = "---\ntitle: A\nlayout: b\n---\n<p>c</p>";
    assert_eq!(testing::blocks(text, Format::Html), "meta: A | body: c");
    assert_eq!(testing::blocks("<p>---</p>", Format::Html), "body: ---");
}

#[test]
fn comments_may_suppress() {
    for text in [
        "---\ntitle: b\n# sayso-ignore r: why\nlead: d\n---\n",
        "+++\ntitle = \"b\"\n# sayso-ignore r: why\nlead = \"d\"\n+++\n",
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

#[test]
fn data_is_reported_with_its_key() {
    let cases = [
        (
            "---\nlayout: e-mail\ntags: [a, é]\ntitle: b\n---\n",
            "layout=e-mail tags=a tags=é",
        ),
        ("---\r\na:\r\n  b: 'c'\r\n---\r\n", "b='c'"),
        (
            "+++\nslug = \"e-mail\"\ntitle = \"b\"\n+++\n",
            "slug=\"e-mail\"",
        ),
        ("{\"a\": [\"b\"], \"title\": \"c\"}\n", "a=b"),
        ("Title: a\nDate: b\n\nc", "Date=b"),
        ("", ""),
    ];
    for (text, want) in cases {
        let document = testing::document(text, Format::Markdown);
        let told: Vec<String> = document
            .skipped
            .iter()
            .map(|s| format!("{} {}", s.reason, &document.text[s.span.range()]))
            .filter_map(|told| {
                told.strip_prefix("front matter: key `")
                    .map(|t| t.replace("` ", "="))
            })
            .collect();
        assert_eq!(told.join(" "), want, "{text}");
    }
}
