//! Cuts folded text into words, clitics and punctuation.

mod glue;

use sayso_text::{Folded, GAP, Span};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters and digits: `enables`, `gpt`, `4o`, `5.2`, `1,000`.
    Word,
    /// A shortened word or a possessive, cut off the word it leans on: `'s`, `n't`, `'re`, `'`.
    Clitic,
    /// One other visible character.
    Punct,
}

/// A token of folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it lies.
    pub span: Span<Folded>,
    /// What it is.
    pub kind: TokenKind,
    /// Whether a space, or the start of the text, is before it.
    pub spaced: bool,
    /// Whether it is a part of an identifier, a host name, a path or an address
    /// (`openai.com`, `call_on`, `@openai/agents`), and so no word of the sentence.
    pub glued: bool,
}

impl Token {
    /// Its text in `folded`, the text that was cut.
    #[must_use]
    pub fn text<'t>(&self, folded: &'t str) -> &'t str {
        &folded[self.span.range()]
    }
}

const CLITICS: [&str; 7] = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/// Whether `text` is a shortened word that is cut off the one before it.
#[must_use]
pub fn is_clitic(text: &str) -> bool {
    CLITICS.contains(&text)
}

/// Cuts `range` of `folded` (see `normalize`) into tokens. Linear in its length.
#[must_use]
pub fn tokenize(folded: &str, range: Span<Folded>) -> Vec<Token> {
    // Words of English have some five letters.
    let mut tokens = Vec::with_capacity(range.len() / 5 + 2);
    let mut at = range.start;
    let bytes = &folded.as_bytes()[..range.end];
    while at < range.end {
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        if let Some(end) = plain_word(bytes, at) {
            tokens.push(Token {
                span: Span::new(at, end),
                kind: TokenKind::Word,
                spaced: true,
                glued: false,
            });
            at = end;
            continue;
        }
        let rest = &folded[at..range.end];
        let space = rest.len() - rest.trim_start().len();
        at += space;
        let chunk_end = at + chunk_len(&folded[at..range.end]);
        if at < chunk_end {
            chunk(folded, Span::new(at, chunk_end), &mut tokens);
        }
        at = chunk_end;
    }
    tokens
}

/// Where the word of ASCII letters and digits ends that is at `at` between spaces, as most do.
fn plain_word(bytes: &[u8], at: usize) -> Option<usize> {
    let end = at + run_len(&bytes[at..]);
    (end > at && bytes.get(end).is_none_or(|b| *b == b' ')).then_some(end)
}

/// How many ASCII letters and digits `bytes` start with.
fn run_len(bytes: &[u8]) -> usize {
    let other = bytes.iter().position(|b| !IN_RUN[usize::from(*b)]);
    other.unwrap_or(bytes.len())
}

/// For each byte, whether it is an ASCII letter or digit: asked of nearly every byte that is cut.
static IN_RUN: [bool; 256] = {
    let mut all = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        all[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    all
};

/// How far `rest` goes without a space.
fn chunk_len(rest: &str) -> usize {
    let mut bytes = rest.bytes();
    let plain = bytes
        .position(|b| !b.is_ascii_graphic())
        .unwrap_or(rest.len());
    // ASCII is all that most text needs to be looked at for.
    if rest.as_bytes().get(plain) == Some(&b' ') {
        return plain;
    }
    let further = rest[plain..].find(char::is_whitespace);
    further.map_or(rest.len(), |n| plain + n)
}

/// Cuts one run without spaces.
fn chunk(folded: &str, span: Span<Folded>, tokens: &mut Vec<Token>) {
    let first = tokens.len();
    let mut at = span.start;
    while at < span.end {
        let rest = &folded[at..span.end];
        let len = word_len(rest);
        let kind = if len == 0 {
            TokenKind::Punct
        } else {
            TokenKind::Word
        };
        let len = len.max(rest.chars().next().map_or(1, char::len_utf8));
        push_word(
            folded,
            Span::new(at, at + len),
            kind,
            at == span.start,
            tokens,
        );
        at += len;
    }
    glue::glue(folded, &mut tokens[first..]);
}

/// Length in bytes of the word that `rest` starts with: letters and digits, with apostrophes
/// between letters, and points and commas between digits.
fn word_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let plain = run_len(bytes);
    // Nearly every word ends where its ASCII letters do.
    match bytes.get(plain) {
        Some(b'\'' | b'.' | b',' | 0x80..) => dressed_word_len(rest),
        _ => plain,
    }
}

fn dressed_word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut before = '\0';
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let inner = match c {
            '\'' => before.is_alphabetic() && next.is_some_and(char::is_alphabetic),
            '.' | ',' => before.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
            _ => false,
        };
        if !(c.is_alphanumeric() || c == GAP || is_mark(c) && end > 0 || inner) {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    // The apostrophe of a plural possessive leans on its word: "teams' access".
    if end > 1 && rest[..end].ends_with('s') && rest[end..].starts_with('\'') {
        let behind = rest[end + 1..].chars().next();
        if behind.is_none() {
            return end + 1;
        }
    }
    end
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{20D0}'..='\u{20FF}')
}

/// Adds a word, its clitic cut off.
fn push_word(
    folded: &str,
    span: Span<Folded>,
    kind: TokenKind,
    spaced: bool,
    tokens: &mut Vec<Token>,
) {
    let text = &folded[span.range()];
    let clitic = text
        .contains('\'')
        .then(|| clitic_len(text, kind))
        .flatten();
    let cut = span.end - clitic.unwrap_or(0);
    let token = |span, kind, spaced| Token {
        span,
        kind,
        spaced,
        glued: false,
    };
    tokens.push(token(Span::new(span.start, cut), kind, spaced));
    if cut < span.end {
        tokens.push(token(Span::new(cut, span.end), TokenKind::Clitic, false));
    }
}

/// The length of what `text`, with an apostrophe, ends in, if that is a clitic.
fn clitic_len(text: &str, kind: TokenKind) -> Option<usize> {
    let mut clitics = CLITICS.iter();
    clitics
        .find(|c| text.len() > c.len() && text.ends_with(**c))
        .map(|c| c.len())
        .or_else(|| (kind == TokenKind::Word && text.ends_with('\'')).then_some(1))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The tokens of `text`, each glued one with a mark behind it.
    pub(crate) fn cut(text: &str) -> String {
        tokenize(text, Span::new(0, text.len()))
            .iter()
            .map(|t| format!("{}{}", t.text(text), if t.glued { "!" } else { "" }))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn words_clitics_and_punctuation() {
        let cases = [
            (
                "the sre doesn't just store.",
                "the sre does n't just store .",
            ),
            (
                "openai's models, teams' access",
                "openai 's models , teams ' access",
            ),
            (
                "gpt-5.2 and 1,000 (or o4-mini)",
                "gpt - 5.2 and 1,000 ( or o4 - mini )",
            ),
            ("'calls on chatgpt'", "' calls on chatgpt '"),
            ("claude/chatgpt", "claude / chatgpt"),
            ("", ""),
        ];
        for (text, want) in cases {
            assert_eq!(cut(text), want);
        }
    }
}
