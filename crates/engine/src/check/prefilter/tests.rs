//! The prefilter against the full road: whatever could be reported, it lets through.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::glyph::{Glyph, Glyphs, letters};
use super::*;
use crate::matcher::Matcher;
use sayso_documents::Document;
use sayso_documents::formats;
use sayso_policy::{self as policy, Policy};
use sayso_text::Span;
use sayso_text::folding::fold;

mod innocent;
mod rows;

const FORMATS: [Format; Format::ALL.len()] = Format::ALL;

/// What may stand in, before, between and behind the letters of a literal.
const DRESS: [&str; 124] = [
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

/// A literal with dress on it: for each letter its spelling, and what stands behind it.
fn dressed(text: &str, choices: &[(u8, Option<&'static str>)]) -> String {
    let mut choices = choices.iter().cycle();
    let mut all = String::new();
    for c in text.chars() {
        let (spelling, behind) = choices.next().copied().unwrap_or_default();
        all.push_str(&spelt(c, spelling));
        all.push_str(behind.unwrap_or_default());
    }
    all
}

fn choices() -> impl Strategy<Value = Vec<(u8, Option<&'static str>)>> {
    let behind = prop::option::weighted(0.2, prop::sample::select(DRESS.to_vec()));
    prop::collection::vec((any::<u8>(), behind), 1..20)
}

/// Text around a literal.
fn around() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec!["word", "x", "5", "Ярмо", "и", "о", "---\nk: v\n---\n"]);
    let part = prop_oneof![1 => words, 2 => prop::sample::select(DRESS.to_vec())];
    prop::collection::vec(part, 0..6).prop_map(|parts| parts.concat())
}

fn encoded(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
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

fn encodings() -> impl Strategy<Value = (&'static Encoding, bool)> {
    let encodings = prop_oneof![
        4 => Just(UTF_8),
        1 => prop::sample::select(vec![UTF_16LE, UTF_16BE, WINDOWS_1252]),
    ];
    (encodings, any::<bool>())
}

/// The folded blocks of a file; `None` where it cannot be read, which is to be reported.
fn blocks(bytes: &[u8], format: Format) -> Option<(Document, Vec<String>)> {
    let document = formats::read(bytes, format, None).ok()?;
    let block = |span: Span<_>| fold(&document.prose()[span.range()], span.start).text;
    let folded = document.blocks.iter().map(|b| block(b.span)).collect();
    Some((document, folded))
}

/// Whether the literal stands in folded text, by its own conditions.
fn stands(literal: &Literal, folded: &str) -> bool {
    folded.match_indices(&literal.text).any(|(at, text)| {
        let in_word = |c: char| c.is_alphanumeric();
        let behind = &folded[at + text.len()..];
        let starts = !literal.starts_word || !folded[..at].ends_with(in_word);
        let ends = !literal.ends_word || !behind.starts_with(in_word) || behind.starts_with("n't");
        starts && ends
    })
}

/// What the prefilter must let through.
fn says_something(literals: &[Literal], bytes: &[u8], format: Format) -> bool {
    blocks(bytes, format).is_none_or(|(document, folded)| {
        let holds = |block: &String| literals.iter().any(|l| stands(l, block));
        !document.notices.is_empty() || !document.directives.is_empty() || folded.iter().any(holds)
    })
}

/// The gate of the lexicons that come with the program.
fn builtin() -> Vec<Literal> {
    let lexicon = |(id, _)| {
        policy::builtin(id)
            .expect("is there")
            .expect("has no mistakes")
    };
    let policy = Policy {
        lexicons: policy::builtins().map(lexicon).collect(),
        ..Policy::default()
    };
    let matcher = Matcher::new(&policy).expect("compiles");
    matcher.literals(matcher.gate().required().expect("has a gate"))
}

fn literal() -> impl Strategy<Value = Literal> {
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

/// More literals than are looked for at once, and that no text of these tests has.
fn others() -> Vec<Literal> {
    let other = |n: u32| Literal {
        text: format!("q{n}z open q{n}"),
        starts_word: true,
        ends_word: true,
    };
    (0..200).map(other).collect()
}

#[test]
fn a_word_may_begin_with_the_end_of_an_address() {
    let prefilter = Prefilter::new(Some(&builtin())).expect("builds");
    for text in ["<https://a.b/chat>GPT", "wordc <https://a.b/c>odex"] {
        assert!(
            prefilter.may_hold(text.as_bytes(), Format::Markdown),
            "{text}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_of_any_lexicon(
        literals in prop::collection::vec(literal(), 1..4),
        which in any::<prop::sample::Index>(), many in any::<bool>(),
        choices in choices(), before in around(), behind in around(),
        (encoding, mark) in encodings(),
    ) {
        let others = if many { others() } else { Vec::new() };
        let all = [&literals[..], &others].concat();
        let prefilter = Prefilter::new(Some(&all)).expect("builds");
        let text = [before, dressed(&which.get(&literals).text, &choices), behind].concat();
        let bytes = encoded(&text, encoding, mark);
        for format in FORMATS {
            // As `Checker::may_report` asks: a format's own notices have a file read, too.
            let may = prefilter.may_hold(&bytes, format) || format.has_notices(&bytes);
            prop_assert!(may || !says_something(&literals, &bytes, format), "{format:?} {text:?}");
        }
    }
}

#[test]
fn nothing_is_lost_of_the_lexicons_that_come_with_the_program() {
    let literals = builtin();
    let prefilters = [literals.clone(), [&literals[..], &others()].concat()];
    let prefilters = prefilters.map(|literals| Prefilter::new(Some(&literals)).expect("builds"));
    let one = (
        prop::sample::select(literals.clone()),
        choices(),
        around(),
        around(),
        encodings(),
    );
    let config = ProptestConfig {
        cases: 3000,
        ..ProptestConfig::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let result = runner.run(
        &one,
        |(literal, choices, before, behind, (encoding, mark))| {
            let text = [before, dressed(&literal.text, &choices), behind].concat();
            let bytes = encoded(&text, encoding, mark);
            for format in FORMATS {
                let may = prefilters
                    .each_ref()
                    .map(|prefilter| prefilter.may_hold(&bytes, format))
                    .map(|may| may || format.has_notices(&bytes));
                prop_assert!(
                    may == [true; 2] || !says_something(&literals, &bytes, format),
                    "{format:?} {text:?}"
                );
            }
            Ok(())
        },
    );
    result.expect("nothing is lost");
}

/// One dress at a time, at every place of every literal of the lexicons that come with the program.
#[test]
fn every_dress_is_seen_through_at_every_place() {
    let literals = builtin();
    let prefilters = [literals.clone(), [&literals[..], &others()].concat()];
    let prefilters = prefilters.map(|literals| Prefilter::new(Some(&literals)).expect("builds"));
    for literal in &literals {
        for (at, _) in literal.text.char_indices() {
            for dress in DRESS {
                let text = [&literal.text[..at], dress, &literal.text[at..]].concat();
                for format in FORMATS {
                    let may = |prefilter: &Prefilter| prefilter.may_hold(text.as_bytes(), format);
                    let must = says_something(&literals, text.as_bytes(), format);
                    assert!(prefilters.iter().all(may) || !must, "{format:?} {text:?}");
                }
            }
        }
    }
}

/// An accent on a letter never makes it another ASCII letter, so that it may count as dress.
#[test]
fn accents_change_no_letter_into_another() {
    let glyphs = Glyphs::new();
    for c in '\u{80}'..=char::MAX {
        let parts: Vec<char> = c.nfd().collect();
        let [first, .., last] = parts[..] else {
            continue;
        };
        if glyphs.of(last) != Glyph::Dress {
            continue;
        }
        let base = match first.is_ascii() {
            true => first.to_ascii_lowercase().to_string(),
            false => letters(first),
        };
        let shown = letters(c);
        let changed = shown.contains(|c: char| c.is_ascii_alphanumeric()) && shown != base;
        assert!(!changed, "{c:?} is read as {shown}, its letter as {base}");
    }
}
