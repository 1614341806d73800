//! The table of formats: a row for each, with its name in the code and its definition.

use super::definition::Definition;
use super::{csv, html, markdown, text};

/// Makes the type of the rows' names from the table.
macro_rules! formats {
    ($($(#[$about:meta])* $name:ident => $definition:expr;)*) => {
        /// An input format: the name of a row in the table of formats.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format { $($(#[$about])* $name,)* }

        impl Format {
            /// Every format, in the order of their names.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            pub(super) fn definition(self) -> &'static dyn Definition {
                match self { $(Self::$name => &$definition,)* }
            }
        }
    };
}

formats! {
    /// Comma- or semicolon-separated values: the cells that hold copy.
    Csv => csv::Csv { delimiter: None };
    /// HTML, as a browser shows it.
    Html => html::Html;
    /// CommonMark with GitHub's extensions and front matter.
    Markdown => markdown::Markdown { mdx: false };
    /// Markdown with components: JSX, JavaScript and comments in braces.
    Mdx => markdown::Markdown { mdx: true };
    /// Plain text: blank lines part paragraphs.
    Text => text::PlainText;
    /// Tab-separated values.
    Tsv => csv::Csv { delimiter: Some(b'\t') };
}

impl Format {
    /// The name in reports and flags.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.definition().name()
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The endings of its files, in small letters.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        self.definition().endings()
    }

    /// The format of files with this ending, in small letters.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|f| f.endings().contains(&ending))
    }

    /// The format that the first bytes of a file show beyond doubt. Of UTF-16 they come without the zeros.
    #[must_use]
    pub fn from_content(head: &[u8]) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|f| f.definition().detect(head))
    }

    /// The format that editors call by this language identifier.
    #[must_use]
    pub fn from_language(language: &str) -> Option<Self> {
        let is_called = |f: &Self| f.definition().languages().contains(&language);
        Self::ALL.into_iter().find(is_called)
    }

    /// The markup that its prose is written in.
    #[must_use]
    pub fn markup(self) -> Markup {
        self.definition().markup()
    }

    /// Whether its files hold data beside prose, so that no other format may write into them.
    #[must_use]
    pub fn is_data(self) -> bool {
        self.definition().is_data()
    }

    /// Whether reading these bytes may give a notice that markup and encoding do not explain.
    #[must_use]
    pub fn has_notices(self, bytes: &[u8]) -> bool {
        self.definition().has_notices(bytes)
    }

    /// Characters that may have to be escaped in its prose.
    #[must_use]
    pub fn special_chars(self) -> &'static [char] {
        self.definition().special_chars()
    }
}

/// How running text is written. Formats share one where their prose is read by the same rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Markup {
    /// None: the characters are what is seen.
    Plain,
    /// Markdown with HTML in it.
    Markdown,
    /// Markdown with components.
    Mdx,
    /// HTML.
    Html,
}

impl Markup {
    /// Every markup.
    pub const ALL: [Self; 4] = [Self::Plain, Self::Markdown, Self::Mdx, Self::Html];
}
