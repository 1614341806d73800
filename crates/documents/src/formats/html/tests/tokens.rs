//! The tokenizer against html5gum.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use proptest::prelude::*;

use super::super::token::{Token, Tokenizer};
use super::super::*;

/// What a tokenizer finds, with text runs joined.
#[derive(Debug, Default, PartialEq, Eq)]
struct Found {
    text: String,
    tags: Vec<String>,
    values: Vec<String>,
    comments: Vec<String>,
}

fn shown(text: &str, range: Range<usize>, in_attribute: bool) -> String {
    let mut out = String::new();
    reference::decode(text, range, in_attribute, |piece| match piece {
        Piece::Exact(range) => out.push_str(&text[range]),
        Piece::Whole(shown, _) => out.push_str(&shown),
    });
    out
}

/// A comment without the part of its end that an unfinished one has.
fn comment(words: &str) -> String {
    words.trim_end_matches(['-', '!']).to_owned()
}

fn ours(text: &str) -> Found {
    let mut found = Found::default();
    let mut tokens = Tokenizer::new(text, 0..text.len());
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(range) => found.text += &shown(text, range, false),
            Token::Raw(range) => found.text += &text[range],
            Token::Comment { inner, .. } => found.comments.push(comment(&text[inner])),
            Token::Start { name, .. } => {
                found.tags.push(text[name].to_ascii_lowercase());
                let values = tokens
                    .attributes()
                    .iter()
                    .map(|a| shown(text, a.value.clone(), true));
                found.values.extend(values.filter(|v| !v.is_empty()));
            }
            Token::End { name, .. } => found
                .tags
                .push(format!("/{}", text[name].to_ascii_lowercase())),
        }
    }
    found
}

fn theirs(text: &str) -> Found {
    let mut found = Found::default();
    // An unfinished tag and the attributes of end tags are not reported by ours.
    let (mut tag, mut values) = (String::new(), Vec::new());
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: html5gum::Span<()>| {
        match event {
            CallbackEvent::String { value } => found.text += &string(value),
            CallbackEvent::Comment { value } => found.comments.push(comment(&string(value))),
            CallbackEvent::OpenStartTag { name } => {
                tag = string(name);
                values.clear();
            }
            CallbackEvent::AttributeValue { value } => values.push(string(value)),
            CallbackEvent::CloseStartTag { .. } => {
                found.tags.push(std::mem::take(&mut tag));
                found.values.append(&mut values);
            }
            CallbackEvent::EndTag { name } => {
                values.clear();
                found.tags.push(format!("/{}", string(name)));
            }
            _ => {}
        }
        None::<std::convert::Infallible>
    });
    emitter.naively_switch_states(true);
    html5gum::Tokenizer::new_with_emitter(text, emitter)
        .finish()
        .expect("never fails");
    found
}

fn soup() -> impl Strategy<Value = String> {
    let words = [
        "<",
        ">",
        "/",
        "</",
        "<!--",
        "-->",
        "--!>",
        "-",
        "!",
        "<b>",
        "</b>",
        "<b ",
        "<p",
        "=",
        "'",
        "\"",
        " ",
        "a",
        "é",
        "&",
        "&amp;",
        "&amp",
        "&not",
        ";",
        "&#65",
        "&#x41;",
        "<script>",
        "</script>",
        "<script",
        "</script ",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea",
        "<xmp>",
        "</xmp>",
        "<a href=",
        "<img alt='x'>",
        "\n",
        "x=y",
        "</>",
        "<x/>",
        "<3",
    ];
    prop::collection::vec(prop::sample::select(words.to_vec()), 0..24).prop_map(|w| w.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn cuts_as_html5gum_does(text in soup()) {
        prop_assert_eq!(ours(&text), theirs(&text));
    }
}
