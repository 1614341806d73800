//! Literals as files may spell them: other letters, markup between them, any encoding.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;

use crate::matcher::Literal;
use sayso_text::folding::fold;

/// What may be in, before, between and behind the letters of a literal.
pub(super) const FILLERS: [&str; 124] = [
    "{{ x }}",
    "{% x %}",
    "{% if x %}",
    "{{#x}}",
    "<% x %>",
    "*|IF:x|*",
    "%%[x]%%",
    "<b {{ a > b }}>",
    "{# x #}",
    "\n{% x %}\n",
    "<?php if x ?>",
    "",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{2009}",
    "\u{2028}",
    "-",
    "-\n",
    "- \r\n  ",
    "\u{2010}\n",
    "\u{AD}",
    "\u{AD}\n",
    "\u{200B}",
    "\u{200D}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{FE0F}",
    "\u{E0041}",
    "\u{0}",
    "\u{7}",
    "\u{2011}",
    "–",
    "—",
    "·",
    "’",
    "“",
    "\"",
    "'",
    ".",
    ",",
    "™",
    "²",
    "¹",
    "\u{301}",
    "\u{307}",
    "é",
    "日",
    "Ж",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "[",
    "](u)",
    "](u \"t\")",
    "[r]",
    "[^1]",
    "![",
    "\\",
    "\\\n",
    "> ",
    "\n> ",
    "| ",
    "# ",
    "<b>",
    "</b>",
    "<br>",
    "<i class='a'>",
    "<span hidden>",
    "<!-- c -->",
    "<a href=\"u\">",
    "<script>",
    "</script>",
    "<noscript>",
    "](a)",
    "][r]",
    "<o>",
    "&#x200B;",
    "</a>",
    "&shy;",
    "&nbsp;",
    "&#8203;",
    "&zwj",
    "&amp;",
    "\n\n",
    "(",
    ")",
    ";",
    "=",
    "+",
    "!",
    "![a](u)",
    "[![a][b]](u)",
    "](u \"`\")",
    "<https://a.b/c>",
    "<a_b c=\"x\">",
    "<!--a-b-->",
    "<!-->",
    "&shy",
    "&shyit;",
    "&sect=",
    "{#id}",
    "{: .a b}",
    "{a}",
    "{/* a */}",
    "[[a|",
    "]]",
    ":a[",
    "]{.a}",
    ":a:",
    "$a$",
    "{ref}`a`",
    "\n:::a b\n",
    "\n{: .a}\n",
    "<A b={c > d} e='f'>",
    "</A>",
    "\n$$\na\n$$ ",
    "\n> [!a] ",
    "\n!!! a \"b\"\n\n    ",
];

/// Other spellings of letters.
const SPELLINGS: [(char, &[&str]); 12] = [
    ('a', &["а", "ａ", "𝐚", "&#97;", "α", "ª"]),
    ('c', &["с", "ｃ", "ϲ", "&#x63;", "𝓬"]),
    ('e', &["е", "ｅ", "&#101;", "ℯ"]),
    ('g', &["ｇ", "&#103;", "ɡ"]),
    ('h', &["һ", "ｈ", "ʰ", "&#104"]),
    ('i', &["і", "ｉ", "İ", "ⅰ", "&#105;"]),
    ('n', &["ｎ", "ո", "&#110;"]),
    ('o', &["о", "ο", "ｏ", "º", "&#111;", "օ"]),
    ('p', &["р", "ｐ", "ρ", "&#112;"]),
    ('s', &["ѕ", "ｓ", "ſ", "&#115;"]),
    ('t', &["ｔ", "𝐭", "Т", "&#84;"]),
    ('1', &["１", "①", "¹", "&#49;"]),
];

/// A letter of a literal, in a spelling that `choice` picks: as it is, mostly.
fn spelt(c: char, choice: u8) -> String {
    let others = SPELLINGS.iter().find(|(letter, _)| *letter == c);
    match (choice, others) {
        (0..150, _) | (_, None) => c.to_string(),
        (150..190, _) => c.to_uppercase().to_string(),
        (_, Some((_, others))) => others[usize::from(choice) % others.len()].to_owned(),
    }
}

/// A literal with filler on it: for each letter its spelling, and what is behind it.
pub(super) fn spelled(text: &str, choices: &[(u8, Option<&'static str>)]) -> String {
    let mut choices = choices.iter().cycle();
    let mut all = String::new();
    for c in text.chars() {
        let (spelling, behind) = choices.next().copied().unwrap_or_default();
        all.push_str(&spelt(c, spelling));
        all.push_str(behind.unwrap_or_default());
    }
    all
}

pub(super) fn choices() -> impl Strategy<Value = Vec<(u8, Option<&'static str>)>> {
    let behind = prop::option::weighted(0.2, prop::sample::select(FILLERS.to_vec()));
    prop::collection::vec((any::<u8>(), behind), 1..20)
}

/// Text around a literal.
pub(super) fn around() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["word", "x", "5", "Ярмо", "и", "о", "---\nk: v\n---\n"]);
    let part = prop_oneof![1 => words, 2 => prop::sample::select(FILLERS.to_vec())];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

pub(super) fn encoded(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    let wide = || mark.encode_utf16().chain(text.encode_utf16());
    if encoding == UTF_16LE {
        wide().flat_map(u16::to_le_bytes).collect()
    } else if encoding == UTF_16BE {
        wide().flat_map(u16::to_be_bytes).collect()
    } else if encoding == UTF_8 {
        [mark, text].concat().into_bytes()
    } else {
        encoding.encode(text).0.into_owned()
    }
}

pub(super) fn encodings() -> impl Strategy<Value = (&'static Encoding, bool)> {
    let encodings = prop_oneof![
        4 => Just(UTF_8),
        1 => prop::sample::select(vec![UTF_16LE, UTF_16BE, WINDOWS_1252]),
    ];
    (encodings, any::<bool>())
}

pub(super) fn literal() -> impl Strategy<Value = Literal> {
    let parts = vec![
        "chat", "gpt", "open", "ai", "o1", "calls", "a", "x", " ", "-", " ", ".", "'t", "365",
        "it", "(",
    ];
    let text = prop::collection::vec(prop::sample::select(parts), 1..5).prop_map(|p| p.concat());
    let text = text.prop_filter("has a letter", |t| t.contains(char::is_alphanumeric));
    (text, any::<bool>(), any::<bool>()).prop_map(|(text, starts_word, ends_word)| Literal {
        text: fold(text.trim(), 0).text,
        starts_word,
        ends_word,
    })
}
