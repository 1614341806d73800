//! What files are that are not read: those that people put copy in are told by kind.

use std::collections::BTreeMap;

/// What a file is that is not read. Those that hold copy come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is what its row in `FACTS` says")]
pub enum Unread {
    Word,
    PowerPoint,
    Excel,
    OldOffice,
    Pdf,
    OpenDocument,
    Iwork,
    RichText,
    PostScript,
    InDesign,
    Book,
    Mail,
    Table,
    Notebook,
    Captions,
    Translations,
    RestructuredText,
    AsciiDoc,
    Latex,
    OrgMode,
    Wiki,
    Typst,
    RMarkdown,
    Page,
    WideText,
    Data,
    Binary,
    Text,
    Code,
}

/// For each kind its name in reports, and what one and many are called.
const FACTS: [(Unread, &str, &str, &str); 29] = [
    (Unread::Word, "word", "Word document", "Word documents"),
    (
        Unread::PowerPoint,
        "powerpoint",
        "PowerPoint presentation",
        "PowerPoint presentations",
    ),
    (Unread::Excel, "excel", "Excel workbook", "Excel workbooks"),
    (
        Unread::OldOffice,
        "office",
        "old Office document",
        "old Office documents",
    ),
    (Unread::Pdf, "pdf", "PDF document", "PDF documents"),
    (
        Unread::OpenDocument,
        "opendocument",
        "OpenDocument file",
        "OpenDocument files",
    ),
    (
        Unread::Iwork,
        "iwork",
        "Apple iWork document",
        "Apple iWork documents",
    ),
    (Unread::RichText, "rtf", "RTF document", "RTF documents"),
    (
        Unread::PostScript,
        "postscript",
        "PostScript document",
        "PostScript documents",
    ),
    (
        Unread::InDesign,
        "indesign",
        "InDesign document",
        "InDesign documents",
    ),
    (Unread::Book, "e-book", "e-book", "e-books"),
    (Unread::Mail, "mail", "mail message", "mail messages"),
    (Unread::Table, "table", "CSV table", "CSV tables"),
    (
        Unread::Notebook,
        "notebook",
        "Jupyter notebook",
        "Jupyter notebooks",
    ),
    (
        Unread::Captions,
        "captions",
        "caption file",
        "caption files",
    ),
    (
        Unread::Translations,
        "translations",
        "translation file",
        "translation files",
    ),
    (
        Unread::RestructuredText,
        "restructuredtext",
        "reStructuredText document",
        "reStructuredText documents",
    ),
    (
        Unread::AsciiDoc,
        "asciidoc",
        "AsciiDoc document",
        "AsciiDoc documents",
    ),
    (Unread::Latex, "latex", "LaTeX document", "LaTeX documents"),
    (Unread::OrgMode, "org", "Org document", "Org documents"),
    (Unread::Wiki, "wiki", "wiki page", "wiki pages"),
    (Unread::Typst, "typst", "Typst document", "Typst documents"),
    (
        Unread::RMarkdown,
        "r-markdown",
        "R Markdown document",
        "R Markdown documents",
    ),
    (
        Unread::Page,
        "page-template",
        "page template",
        "page templates",
    ),
    (Unread::WideText, "utf-32", "UTF-32 text", "UTF-32 texts"),
    (Unread::Data, "data", "data file", "data files"),
    (
        Unread::Binary,
        "binary",
        "other binary file",
        "other binary files",
    ),
    (Unread::Text, "text", "other text file", "other text files"),
    (Unread::Code, "code", "file of code", "files of code"),
];

impl Unread {
    /// The name in reports for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        FACTS[self as usize].1
    }

    /// What so many are called: "1 PDF document", "2 PDF documents".
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let (_, _, one, many) = FACTS[self as usize];
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// Whether people put copy into such files.
    #[must_use]
    pub fn is_document(self) -> bool {
        self < Self::Data
    }
}

/// Why an input is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// In a few words.
    pub reason: &'static str,
    /// What it is, where that is why; `None` where somebody wants it left out.
    pub kind: Option<Unread>,
}

impl Skip {
    /// Left out because somebody wants it so.
    #[must_use]
    pub const fn wanted(reason: &'static str) -> Self {
        Self { reason, kind: None }
    }

    /// Left out because of what it is.
    #[must_use]
    pub const fn unread(reason: &'static str, kind: Unread) -> Self {
        Self {
            reason,
            kind: Some(kind),
        }
    }

    /// Whether it may hold copy.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.kind.is_some_and(Unread::is_document)
    }
}

/// "not read: 3 Word documents, 1 PDF document, 2 other binary files". Code is no copy, and is not
/// told of. `None` where there is nothing to tell.
#[must_use]
pub fn not_read(kinds: impl IntoIterator<Item = Unread>) -> Option<String> {
    let mut counts: BTreeMap<Unread, usize> = BTreeMap::new();
    for kind in kinds.into_iter().filter(|kind| *kind != Unread::Code) {
        *counts.entry(kind).or_default() += 1;
    }
    let told: Vec<String> = counts.iter().map(|(kind, n)| kind.counted(*n)).collect();
    (!told.is_empty()).then(|| format!("not read: {}", told.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_stand_in_the_order_of_the_kinds() {
        for (at, (kind, ..)) in FACTS.iter().enumerate() {
            assert_eq!(*kind as usize, at);
        }
        assert!(Unread::WideText.is_document() && !Unread::Data.is_document());
    }

    #[test]
    fn kinds_are_counted_documents_first() {
        use Unread::{Binary, Code, Pdf, Text, Word};
        let cases: [(&[Unread], Option<&str>); 4] = [
            (&[], None),
            (&[Code, Code], None),
            (
                &[Binary, Word, Pdf, Word, Word],
                Some("not read: 3 Word documents, 1 PDF document, 1 other binary file"),
            ),
            (&[Text, Code, Text], Some("not read: 2 other text files")),
        ];
        for (kinds, want) in cases {
            assert_eq!(not_read(kinds.iter().copied()).as_deref(), want);
        }
    }
}
