//! Reads one word of a phrase: its operators, and the parts that it is cut into.

use super::inflect::inflected;
use super::{PhraseError, Reading};
use crate::pattern::{Form, MARKS, Pattern, Reads, Word, stand_in};
use sayso_english::{TokenKind, other_ize, tokenize};
use sayso_text::Span;

/// More exact words in a row are compared one by one.
pub(super) const LONGEST_EXACT: usize = 100;

/// Signs that a backslash makes plain. In a word they are replaced by control characters, one byte by
/// one, until its operators are read.
const ESCAPED: &str = "*?#~=@()[]|\\/";

/// Whether a word has no operator, so that it can be a part of an exact spelling.
pub(super) fn is_plain(text: &str) -> bool {
    let operator = |(before, c): (char, char)| "~=*?#".contains(c) && before != '\\';
    let before = std::iter::once(' ').chain(text.chars());
    !before.zip(text.chars()).any(operator) && text.contains(|c| c != '-' && c != '\\')
}

/// Whether a mark hangs on the word, so that an exact spelling ends with it.
pub(super) fn is_marked(text: &str) -> bool {
    text.ends_with(MARKS)
}

/// Reads `text`, which begins at the byte `at` of its phrase.
pub(super) fn parse(text: &str, at: usize, reading: Reading) -> Result<Pattern, PhraseError> {
    let wrong = |reason: &str, next: &str| {
        let range = at..at + text.len();
        Err(PhraseError::new(range, format!("`{text}`: {reason}"), next))
    };
    let Some(hidden) = hide_escaped(text) else {
        return wrong(
            "a backslash is before a sign that has a meaning, such as `\\#`",
            "delete it, or write two for the backslash itself",
        );
    };
    let (unmarked, reads) = part_of_speech(&hidden);
    let body = unmarked.trim_start_matches('=');
    let bare = body.trim_end_matches('~');
    let exact = body.len() < unmarked.len();
    let inflect = bare.len() < body.len();
    if bare.is_empty() {
        return wrong("there is no word", "write one between `=` and `~`");
    }
    if unmarked.len() - body.len() > 1 || bare.contains('=') {
        return wrong("`=` is written once, before a word", "delete the others");
    }
    if body.len() - bare.len() > 1 || body.matches('~').count() > 1 {
        return wrong("`~` is written once, after a word", "delete the others");
    }
    if bare.contains('~') {
        return wrong(
            "only a part of speech can follow `~`",
            "write `~` for all forms, `~v` for those of a verb, `~n` for those of a noun, `~a` for \
             those of an adjective",
        );
    }
    let exact = exact || reading == Reading::ExactName;
    if exact && inflect {
        return wrong(
            "an exact word has no other forms",
            "delete `=` or `~`, or list the spellings",
        );
    }
    let mark = bare.chars().next_back().filter(|c| MARKS.contains(c));
    let bare = mark.map_or(bare, |mark| bare.trim_end_matches(mark));
    let parts = match bare {
        "" => vec!["*".to_owned()],
        _ if unmarked.starts_with('=') => whole(bare),
        _ => parts(bare, exact, reading == Reading::Name),
    };
    let Some(last) = parts.last() else {
        return wrong("there is nothing but hyphens", "write a word");
    };
    if inflect && !last.chars().all(char::is_alphabetic) {
        return wrong(
            "only a word of letters can be inflected",
            "delete `~`, or list the spellings: `(a|b)`",
        );
    }
    let plain = Word {
        forms: vec![Form { parts }],
        exact,
        reads,
        mark,
        ..Word::default()
    };
    Ok(Pattern::Word(match inflect {
        true => in_all_forms(&plain, reads),
        false if exact || reading != Reading::Phrase => plain,
        false => other_spellings(plain),
    }))
}

/// The word in all forms that it has as a part of speech.
pub(super) fn in_all_forms(word: &Word, reads: Reads) -> Word {
    let parts = word.forms.first().map_or(&[][..], |form| &form.parts);
    other_spellings(Word {
        forms: forms(parts, reads),
        reads,
        inflected: true,
        ..word.clone()
    })
}

/// The word, with what else spells each of its forms: "organize" for "organise", and the "n't" of
/// "isn't" for "not".
fn other_spellings(mut word: Word) -> Word {
    for at in 0..word.forms.len() {
        let parts = &word.forms[at].parts;
        let more: &[&[&str]] = match parts.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["not"] => &[&["n't"]],
            ["cannot"] => &[&["ca", "n't"], &["can", "not"]],
            _ => &[],
        };
        let more = more
            .iter()
            .map(|parts| parts.iter().map(|p| (*p).to_owned()).collect());
        let other = parts.last().and_then(|last| other_ize(last)).map(|last| {
            let front = &parts[..parts.len() - 1];
            front.iter().cloned().chain([last]).collect()
        });
        let more: Vec<Form> = more.chain(other).map(|parts| Form { parts }).collect();
        let new = more.into_iter().filter(|form| !word.forms.contains(form));
        let new: Vec<Form> = new.collect();
        word.forms.extend(new);
    }
    word
}

/// The text with the signs behind a backslash hidden from what reads operators; `None` where there is
/// no such sign behind one. What only joins emoji is left out.
fn hide_escaped(text: &str) -> Option<String> {
    let joiner = |c: char| matches!(c, '\u{200D}' | '\u{FE0E}' | '\u{FE0F}');
    let mut hidden = String::with_capacity(text.len());
    let mut chars = text.chars().filter(|c| !joiner(*c));
    while let Some(c) = chars.next() {
        hidden.push(match c {
            '\\' => hide(chars.next()?)?,
            other => other,
        });
    }
    Some(hidden)
}

fn hide(sign: char) -> Option<char> {
    let at = ESCAPED.find(sign);
    at.map(|at| char::from(1 + at as u8))
        .or_else(|| sign.is_ascii_punctuation().then_some(sign))
}

/// The sign that a control character hides.
fn hidden_sign(c: char) -> Option<char> {
    let at = (u32::from(c) as usize).checked_sub(1)?;
    ESCAPED.chars().nth(at)
}

/// A piece of a word, with what its hidden signs are in a part.
fn shown(part: &str) -> String {
    part.chars()
        .map(|c| hidden_sign(c).map_or(c, stand_in))
        .collect()
}

/// Cuts the part of speech off a word: `call~v` is `call~` that must be a verb.
fn part_of_speech(text: &str) -> (&str, Reads) {
    let marked = |mark| text.strip_suffix(mark).filter(|rest| rest.ends_with('~'));
    if let Some(rest) = marked('v') {
        (rest, Reads::Verb)
    } else if let Some(rest) = marked('n') {
        (rest, Reads::Noun)
    } else if let Some(rest) = marked('a') {
        (rest, Reads::Adjective)
    } else {
        (text, Reads::Any)
    }
}

/// The forms of a word, or of the last part of a compound.
fn forms(parts: &[String], reads: Reads) -> Vec<Form> {
    let (last, front) = parts.split_last().expect("a word has a part");
    let mut forms: Vec<Form> = Vec::new();
    for end in inflected(last, reads) {
        let form = Form {
            parts: front.iter().cloned().chain([end]).collect(),
        };
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Cuts a word as running text is cut, and drops its hyphens.
fn parts(word: &str, exact: bool, name: bool) -> Vec<String> {
    // Most words need no cutting, and a long lexicon has very many.
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return vec![word.to_owned()];
    }
    let mut spelt: String = word.chars().map(plain_apostrophe).collect();
    if name && !exact {
        spelt = apart_at_seams(&spelt);
    }
    if !exact {
        spelt = spelt.to_lowercase();
    }
    // `#1` is a number sign, since no wildcard is before a figure that is written out.
    if spelt.starts_with('#') && spelt[1..].starts_with(|c: char| c.is_ascii_digit()) {
        let sign = hide('#').unwrap_or('#');
        spelt.replace_range(..1, sign.encode_utf8(&mut [0; 4]));
    }
    // A word that is cut off the one before it is on its own here: `@partner 's models`.
    let lone = spelt.starts_with('\'') || spelt == "n't";
    let lead = usize::from(lone);
    let cut = mask(&format!("{}{spelt}", if lone { "x" } else { "" }));
    tokenize(&cut, Span::new(0, cut.len()))
        .into_iter()
        .filter(|token| token.span.end > lead)
        .filter(|token| token.kind != TokenKind::Punct || !is_hyphen(token.text(&cut)))
        .map(|token| shown(&spelt[token.span.start.max(lead) - lead..token.span.end - lead]))
        .collect()
}

/// An exact spelling as its only part: its hyphens and spaces count.
fn whole(word: &str) -> Vec<String> {
    let plain = |c| match plain_apostrophe(c) {
        c if is_hyphen(c.encode_utf8(&mut [0; 4])) && c != '\u{2014}' && c != '\u{2015}' => '-',
        c => c,
    };
    let spelt: String = word.chars().map(plain).collect();
    let any = spelt.contains(|c| c != '-');
    any.then(|| shown(&spelt)).into_iter().collect()
}

fn plain_apostrophe(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{2BC}' | '\u{2032}' | '\u{FF07}' => '\'',
        other => other,
    }
}

fn is_hyphen(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(
            c,
            '-' | '\u{2010}'
                ..='\u{2015}' | '\u{2212}' | '\u{B7}' | '\u{2022}' | '\u{30FB}' | '\u{FF0D}'
        )
    })
}

/// The word with its wildcards replaced by an example of what they match, byte for byte, so that it is
/// cut like text.
fn mask(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let after_digit = out
            .trim_end_matches(['.', ','])
            .ends_with(|c: char| c.is_ascii_digit());
        out.push(match c {
            '#' => '0',
            '*' | '?' if after_digit => '0',
            '*' | '?' => 'x',
            other => hidden_sign(other).unwrap_or(other),
        });
    }
    out
}

/// Puts hyphens where the case or the kind of character changes inside a name: `Chat-GPT`,
/// `GPT-5`. A single letter keeps its digits (`o1`), digits keep a short ending (`4o`).
fn apart_at_seams(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut out = String::with_capacity(name.len() + 4);
    for (at, c) in chars.iter().enumerate() {
        if at > 0 && is_seam(&chars, at) {
            out.push('-');
        }
        out.push(*c);
    }
    out
}

fn is_seam(chars: &[char], at: usize) -> bool {
    let (before, here) = (chars[at - 1], chars[at]);
    let is_digit = |c: char| c.is_ascii_digit() || c == '#';
    if before.is_alphabetic() && is_digit(here) {
        return at > 1 && chars[at - 2].is_alphanumeric();
    }
    if is_digit(before) && here.is_uppercase() {
        return chars.get(at + 1).is_some_and(|c| c.is_alphabetic());
    }
    before.is_lowercase() && here.is_uppercase()
}
