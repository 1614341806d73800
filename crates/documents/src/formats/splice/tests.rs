//! Files before and after edits, byte for byte.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::*;
use crate::Format;
use crate::formats::read;
use sayso_text::Span;

/// The edits that replace, one after the other, the first place where each phrase is.
fn edits(document: &Document, phrases: &[(&str, &str)]) -> Vec<Edit> {
    let mut floor = 0;
    phrases
        .iter()
        .map(|(old, new)| {
            let start = floor
                + document.prose()[floor..]
                    .find(old)
                    .expect("stands in the prose");
            floor = start + old.len();
            Edit {
                span: Span::new(start, floor),
                text: (*new).to_owned(),
            }
        })
        .collect()
}

fn replaced(text: &str, format: Format, phrases: &[(&str, &str)]) -> Result<String, SpliceError> {
    let document = read(text.as_bytes(), format, None).expect("reads");
    let result = splice(text.as_bytes(), &document, &edits(&document, phrases))?;
    Ok(String::from_utf8(result).expect("stays UTF-8"))
}

type Case = (
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const POWERED: &[(&str, &str)] = &[
    ("enables access to", "is powered by"),
    ("ChatGPT", "OpenAI"),
];
const ALL: &[(&str, &str)] = &[("enables access to ChatGPT", "is powered by OpenAI")];
const LINES: &[(&str, &str)] = &[("enables\naccess to", "is powered by")];

#[test]
fn markdown_stays_whole() {
    let cases: [Case; 23] = [
        (
            "**enables** access to [ChatGPT](u)",
            POWERED,
            "**is powered by** [OpenAI](u)",
        ),
        (
            "It **enables access to ChatGPT**.",
            ALL,
            "It **is powered by OpenAI**.",
        ),
        (
            "It enables *access* to [ChatGPT](u \"t\")!",
            ALL,
            "It is powered by [OpenAI](u \"t\")!",
        ),
        ("en**able**s access to ChatGPT", ALL, "is powered by OpenAI"),
        (
            "en<b>able</b>s access to `ChatGPT`",
            POWERED,
            "is powered by `OpenAI`",
        ),
        (
            "> It enables\n> access to ChatGPT",
            LINES,
            "> It is powered by ChatGPT",
        ),
        (
            "- It enables\n  access to ChatGPT",
            LINES,
            "- It is powered by ChatGPT",
        ),
        (
            "It enables  \naccess to ChatGPT",
            LINES,
            "It is powered by ChatGPT",
        ),
        (
            "enables **access to** it",
            &[("enables access", "leads")],
            "leads **to** it",
        ),
        ("x *a b* c", &[("b c", "")], "x *a* "),
        ("x **b** c", &[("b ", "")], "x c"),
        ("[![](i) a](u) b", &[("a", "c")], "[![](i) c](u) b"),
        (
            "**The SRE** calls",
            &[("The SRE calls", "The SRE runs")],
            "**The SRE** runs",
        ),
        ("a b", &[("a", "x * y")], "x * y b"),
        ("a b", &[("a", "*x*")], "\\*x\\* b"),
        (
            "<div>\na b\n</div>",
            &[("a", "x <i> & y")],
            "<div>\nx &lt;i> &amp; y b\n</div>",
        ),
        ("| a | b |\n|-|-|", &[("a", "x|y")], "| x\\|y | b |\n|-|-|"),
        (
            "---\ntitle: \"a b\"\n---\n",
            &[("a", "say \"x\"")],
            "---\ntitle: \"say \\\"x\\\" b\"\n---\n",
        ),
        (
            "---\ntitle: 'a b'\n---\n",
            &[("a", "it's")],
            "---\ntitle: 'it''s b'\n---\n",
        ),
        (
            "+++\ntitle = \"a b\"\n+++\n",
            &[("a", "\"x\"")],
            "+++\ntitle = \"\\\"x\\\" b\"\n+++\n",
        ),
        (
            "![a b](i \"c d\") e",
            &[("c", "\"x\""), ("a", "y")],
            "![y b](i \"\\\"x\\\" d\") e",
        ),
        ("a&amp;b \\*c", &[("&b *", "x")], "axc"),
        (
            "\u{FEFF}a é\r\nb\r\n",
            &[("é\r\nb", "ö")],
            "\u{FEFF}a ö\r\n",
        ),
    ];
    for (text, phrases, want) in cases {
        assert_eq!(
            replaced(text, Format::Markdown, phrases).as_deref(),
            Ok(want),
            "{text}"
        );
    }
}

#[test]
fn html_stays_whole() {
    let cases: [Case; 12] = [
        (
            "<p>It <b>enables</b> access to <a href=u>ChatGPT</a>.",
            POWERED,
            "<p>It <b>is powered by</b> <a href=u>OpenAI</a>.",
        ),
        (
            "<p>en<b>able</b>s&nbsp;access to ChatGPT",
            &[("enables\u{A0}access to", "is powered by")],
            "<p>is powered by ChatGPT",
        ),
        (
            "<i>It <b>enables</b> access</i> to ChatGPT",
            ALL,
            "<i>It <b>is powered by OpenAI</b></i>",
        ),
        ("a <b><i>b</i></b> c", &[("b ", "")], "a c"),
        (
            "a <a><img src=x> b</a> c",
            &[("b c", "")],
            "a <a><img src=x> </a>",
        ),
        ("a b", &[("a", "x < y & z")], "x &lt; y &amp; z b"),
        (
            "<img alt=\"a b\">",
            &[("a", "\"x\" & 'y'")],
            "<img alt=\"&quot;x&quot; &amp; 'y' b\">",
        ),
        (
            "<img alt = ' a b'>",
            &[("a", "\"x\" 'y'")],
            "<img alt = ' \"x\" &#39;y&#39; b'>",
        ),
        (
            "<meta name=description content='a &amp; b'>",
            &[("& b", "c")],
            "<meta name=description content='a c'>",
        ),
        ("a<br>b", &[("a\nb", "c")], "c"),
        ("a <!-- x --> b", &[("a  b", "c")], "c<!-- x -->"),
        (
            "<ul>\r\n<li>a</li>\r\n<li>b</li>\r\n</ul>",
            &[("b", "c")],
            "<ul>\r\n<li>a</li>\r\n<li>c</li>\r\n</ul>",
        ),
    ];
    for (text, phrases, want) in cases {
        assert_eq!(
            replaced(text, Format::Html, phrases).as_deref(),
            Ok(want),
            "{text}"
        );
    }
}

#[test]
fn text_stays_whole() {
    let cases: [Case; 5] = [
        (
            "It enables\naccess to ChatGPT\n\n* b",
            LINES,
            "It is powered by ChatGPT\n\n* b",
        ),
        (
            "> It enables\n> access to ChatGPT",
            LINES,
            "> It is powered by ChatGPT",
        ),
        ("a <b> & c", &[("a", "<&>")], "<&> <b> & c"),
        ("a b", &[("a b", "a b")], "a b"),
        ("a", &[("a", "")], ""),
    ];
    for (text, phrases, want) in cases {
        assert_eq!(
            replaced(text, Format::Text, phrases).as_deref(),
            Ok(want),
            "{text}"
        );
    }
}

#[test]
fn insertions_find_their_place() {
    let cases = [
        (
            Format::Markdown,
            "X **powered** Y",
            "powered",
            "is powered",
            "X **is powered** Y",
        ),
        (
            Format::Markdown,
            "**powered** Y",
            "powered",
            "is powered",
            "**is powered** Y",
        ),
        (Format::Html, "<b>a</b> c", "a", "a b", "<b>a b</b> c"),
        (Format::Text, "a c", "a c", "a b c", "a b c"),
    ];
    for (format, text, old, new, want) in cases {
        assert_eq!(
            replaced(text, format, &[(old, new)]).as_deref(),
            Ok(want),
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_written_is_refused() {
    let refused = |text, format, phrases| replaced(text, format, phrases).expect_err("is refused");
    let error = refused("`a` b", Format::Markdown, &[("a", "x`y")]);
    assert!(matches!(error, SpliceError::Refused(_)));
    // A link, code or an attribute would go, a label or a value would be another.
    type Row = (&'static str, &'static [(&'static str, &'static str)]);
    let rows: [Row; 6] = [
        ("[*a*](u) b", &[("a ", "")]),
        ("`a` b", &[("a ", "")]),
        ("<b class=x>a</b> b", &[("a ", "")]),
        ("[a b][] c\n\n[a b]: u", &[("a", "d")]),
        ("[a b] c\r\n\r\n[a b]: u", &[("b", "\u{E9}")]),
        ("---\ntitle: a b\n---\n", &[("a", "x: y")]),
    ];
    for (text, phrases) in rows {
        let error = refused(text, Format::Markdown, phrases);
        assert!(matches!(error, SpliceError::Refused(_)), "{text}");
    }
    let error = refused("a\n\nb", Format::Text, &[("a\nb", "c")]);
    assert!(matches!(error, SpliceError::CrossesBlocks(_)));
    let error = refused("&fjlig;", Format::Html, &[("f", "x")]);
    assert!(matches!(error, SpliceError::Inexact(_)));
    let error = refused("a b", Format::Text, &[("a", "x\n\ny")]);
    assert!(matches!(error, SpliceError::Refused(_)));
    let document = read(b"a b", Format::Text, None).expect("reads");
    let edit = |start, end| Edit {
        span: Span::new(start, end),
        text: String::new(),
    };
    for edits in [vec![edit(0, 9)], vec![edit(1, 2), edit(0, 1)]] {
        let error = splice(b"a b", &document, &edits).expect_err("is refused");
        assert!(matches!(error, SpliceError::Misplaced { .. }));
    }
}

#[test]
fn the_encoding_is_kept() {
    let text = "Le résumé\r\nenables access to ChatGPT\r\n";
    let want = "Le résumé\r\nis powered by “OpenAI”\r\n";
    let utf16 = |text: &str, little: bool| -> Vec<u8> {
        let bytes = |u: u16| {
            if little {
                u.to_le_bytes()
            } else {
                u.to_be_bytes()
            }
        };
        format!("\u{FEFF}{text}")
            .encode_utf16()
            .flat_map(bytes)
            .collect()
    };
    let marked = |text: &str| format!("\u{FEFF}{text}").into_bytes();
    let western = |text: &str| WINDOWS_1252.encode(text).0.into_owned();
    let cases = [
        (text.into(), want.into()),
        (marked(text), marked(want)),
        (utf16(text, true), utf16(want, true)),
        (utf16(text, false), utf16(want, false)),
        (western(text), western(want)),
    ];
    for (before, after) in cases {
        let document = read(&before, Format::Text, None).expect("reads");
        let edits = edits(
            &document,
            &[("enables access to ChatGPT", "is powered by “OpenAI”")],
        );
        assert_eq!(splice(&before, &document, &edits), Ok(after));
    }
    let forced: Option<&'static Encoding> = Some(WINDOWS_1252);
    let document = read(b"a b", Format::Text, forced).expect("reads");
    let error = splice(b"a b", &document, &edits(&document, &[("a", "日")]));
    assert!(matches!(
        error,
        Err(SpliceError::Unspellable {
            character: '日',
            ..
        })
    ));
}
