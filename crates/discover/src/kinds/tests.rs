//! Names and first bytes, and what they say.

use super::*;

/// A ZIP archive's header of a part.
fn part(name: &str, content: &str) -> Vec<u8> {
    let mut header = b"PK\x03\x04".to_vec();
    header.resize(30, 0);
    [&header, name.as_bytes(), content.as_bytes()].concat()
}

#[test]
fn endings_can_be_looked_up() {
    assert!(
        CODE.is_sorted() && BINARY.is_sorted(),
        "looked up by halves"
    );
    let mut all: Vec<&str> = KINDS
        .iter()
        .flat_map(|(_, of)| of.iter().copied())
        .collect();
    all.extend(CODE);
    all.extend(BINARY);
    let count = all.len();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), count, "each once");
    assert!(all.iter().all(|ending| *ending == ending.to_lowercase()));
}

#[test]
fn names_tell_kinds() {
    let cases = [
        ("a.docx", Some(Unread::Word)),
        ("é/Offer.PPTX", Some(Unread::PowerPoint)),
        ("a.b.pdf", Some(Unread::Pdf)),
        ("a.csv", None),
        ("a.rst", Some(Unread::RestructuredText)),
        ("a.png", Some(Unread::Binary)),
        ("a.json", Some(Unread::Data)),
        ("sayso.toml", Some(Unread::Code)),
        ("a.rs", Some(Unread::Code)),
        ("LICENSE", None),
        (".docx", None),
        ("docx", None),
        ("a.key", None),
        ("", None),
    ];
    for (name, want) in cases {
        let kind = by_ending(Path::new(name)).and_then(|skip| skip.kind);
        assert_eq!(kind, want, "{name}");
    }
}

#[test]
fn first_bytes_tell_kinds_whatever_the_name() {
    let types = part("[Content_Types].xml", "…");
    let office = |name: &str| [types.clone(), part("_rels/.rels", "x"), part(name, "x")].concat();
    let cases: [(&str, Vec<u8>, Option<Unread>); 18] = [
        ("a.txt", office("word/document.xml"), Some(Unread::Word)),
        (
            "a",
            office("ppt/presentation.xml"),
            Some(Unread::PowerPoint),
        ),
        ("a.zip", office("xl/workbook.xml"), Some(Unread::Excel)),
        ("a.docx", types.clone(), Some(Unread::Word)),
        ("a.key", part("Index/Slide.iwa", ""), Some(Unread::Iwork)),
        ("a", part("Index/Document.iwa", ""), Some(Unread::Iwork)),
        ("a.zip", part("swords/a.txt", ""), Some(Unread::Binary)),
        (
            "a",
            part("mimetype", "application/epub+zip"),
            Some(Unread::Book),
        ),
        (
            "a",
            part("mimetype", "application/vnd.oasis.opendocument.text"),
            Some(Unread::OpenDocument),
        ),
        (
            "a.doc",
            b"\xD0\xCF\x11\xE0\xA1".to_vec(),
            Some(Unread::Word),
        ),
        (
            "a.rs",
            b"\xD0\xCF\x11\xE0\xA1".to_vec(),
            Some(Unread::OldOffice),
        ),
        ("a.md", b"%PDF-1.7".to_vec(), Some(Unread::Pdf)),
        ("a.md", b"{\\rtf1".to_vec(), Some(Unread::RichText)),
        ("a.md", b"\x89PNG".to_vec(), Some(Unread::Binary)),
        (
            "a.md",
            b"\xFF\xFE\0\0a\0\0\0".to_vec(),
            Some(Unread::WideText),
        ),
        ("a.md", b"PK\x03\x04".to_vec(), Some(Unread::Binary)),
        ("a.pdf", b"plain".to_vec(), None),
        ("a.md", Vec::new(), None),
    ];
    for (name, head, want) in cases {
        let kind = by_content(Path::new(name), &head).and_then(|skip| skip.kind);
        assert_eq!(kind, want, "{name} {head:?}");
    }
}
