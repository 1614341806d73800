//! The kinds of files that are not read. Reports count them by kind.

use std::collections::BTreeMap;

/// Makes the enum and its names from one table.
macro_rules! kinds {
    ($($kind:ident: $name:literal, $one:literal;)*) => {
        /// The kind of a file that is not read. Kinds of documents come first.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Unread {
            $(#[doc = $one] $kind,)*
        }

        impl Unread {
            /// The name in reports for programs.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// What one is called in a sentence.
            fn noun(self) -> &'static str {
                match self { $(Self::$kind => $one,)* }
            }
        }
    };
}

kinds! {
    Word: "word", "Word document";
    PowerPoint: "powerpoint", "PowerPoint presentation";
    Excel: "excel", "Excel workbook";
    OldOffice: "office", "old Office document";
    Pdf: "pdf", "PDF document";
    OpenDocument: "opendocument", "OpenDocument file";
    Iwork: "iwork", "Apple iWork document";
    RichText: "rtf", "RTF document";
    PostScript: "postscript", "PostScript document";
    InDesign: "indesign", "InDesign document";
    Book: "e-book", "e-book";
    Mail: "mail", "mail message";
    Notebook: "notebook", "Jupyter notebook";
    Captions: "captions", "caption file";
    Translations: "translations", "translation file";
    RestructuredText: "restructuredtext", "reStructuredText document";
    AsciiDoc: "asciidoc", "AsciiDoc document";
    Latex: "latex", "LaTeX document";
    OrgMode: "org", "Org document";
    Wiki: "wiki", "wiki page";
    Typst: "typst", "Typst document";
    RMarkdown: "r-markdown", "R Markdown document";
    Page: "page-template", "page template";
    WideText: "utf-32", "UTF-32 text";
    Data: "data", "data file";
    Binary: "binary", "other binary file";
    Text: "text", "other text file";
    Code: "code", "code file";
}

impl Unread {
    /// "1 PDF document", "2 PDF documents".
    #[must_use]
    pub fn counted(self, count: usize) -> String {
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {}{plural}", self.noun())
    }

    /// Whether such files may contain copy.
    #[must_use]
    pub fn is_document(self) -> bool {
        self < Self::Data
    }
}

/// Why an input is skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skip {
    /// In a few words.
    pub reason: &'static str,
    /// The kind of file, if that is why; `None` if it was excluded.
    pub kind: Option<Unread>,
}

impl Skip {
    /// Skipped because it was excluded.
    #[must_use]
    pub const fn wanted(reason: &'static str) -> Self {
        Self { reason, kind: None }
    }

    /// Skipped because of its kind.
    #[must_use]
    pub const fn unread(reason: &'static str, kind: Unread) -> Self {
        Self {
            reason,
            kind: Some(kind),
        }
    }

    /// Whether it may contain copy.
    #[must_use]
    pub fn is_document(&self) -> bool {
        self.kind.is_some_and(Unread::is_document)
    }
}

/// "not read: 3 Word documents, 1 PDF document, 2 other binary files", without code files. `None` if
/// there are none.
#[must_use]
pub fn not_read(kinds: impl IntoIterator<Item = Unread>) -> Option<String> {
    let mut counts: BTreeMap<Unread, usize> = BTreeMap::new();
    for kind in kinds.into_iter().filter(|kind| *kind != Unread::Code) {
        *counts.entry(kind).or_default() += 1;
    }
    let words: Vec<String> = counts.iter().map(|(kind, n)| kind.counted(*n)).collect();
    (!words.is_empty()).then(|| format!("not read: {}", words.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_come_before_data() {
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
