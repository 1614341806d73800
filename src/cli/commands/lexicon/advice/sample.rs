//! A text that a phrase should match: its words as they are written.

use sayso_policy::{Class, Lexicon, Pattern, Word, with_signs};

/// Sets may include each other, in a lexicon that is not checked yet.
const DEEPEST: usize = 40;

/// A text for `pattern`; `None` where a set of it is not in this lexicon, or is empty.
pub(super) fn of(pattern: &Pattern, lexicon: &Lexicon) -> Option<String> {
    sample(pattern, lexicon, 0)
}

fn sample(pattern: &Pattern, lexicon: &Lexicon, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    let inner = |pattern: &Pattern| sample(pattern, lexicon, depth + 1);
    match pattern {
        Pattern::Word(word) => Some(spelt(word)),
        Pattern::Names(set) => name(set, lexicon),
        Pattern::Class(class) => Some(figure(*class).to_owned()),
        Pattern::Sequence(all) => {
            let parts: Option<Vec<String>> = all.iter().map(inner).collect();
            Some(joined(&parts?))
        }
        Pattern::Either(all) => all.iter().find_map(inner),
        Pattern::Maybe(_) => Some(String::new()),
        Pattern::Near { left, right, .. } => Some(joined(&[inner(left)?, inner(right)?])),
    }
}

/// The parts with spaces between, but for what leans on the word before it.
fn joined(parts: &[String]) -> String {
    let mut text = String::new();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        let leans = part.starts_with('\'') || part == "n't";
        // A new sentence would begin with a capital.
        let stops = text.ends_with(['.', '!', '?']);
        if !text.is_empty() && !leans {
            text.push(' ');
        }
        match part.chars().next() {
            Some(first) if stops => {
                text.extend(first.to_uppercase());
                text.push_str(&part[first.len_utf8()..]);
            }
            _ => text.push_str(part),
        }
    }
    text
}

/// The first spelling, with letters and figures for its wildcards.
fn spelt(word: &Word) -> String {
    let Some(form) = word.forms.first() else {
        return String::new();
    };
    let parts: Vec<String> = form
        .parts
        .iter()
        .map(|part| part.replace('*', "").replace('?', "a").replace('#', "1"))
        .collect();
    let leans = |part: &str| part.starts_with('\'') || part == "n't";
    let mut text = String::new();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        let sign = |c: char| !c.is_alphanumeric();
        let tight = leans(part) || part.starts_with(sign) || text.ends_with(sign);
        if !text.is_empty() && !tight {
            text.push('-');
        }
        text.push_str(part);
    }
    // A mark hangs on some word.
    let text = if text.is_empty() { "x" } else { &text };
    let mut text = with_signs(text).into_owned();
    text.extend(word.mark);
    text
}

/// The first clear name of a set, or of those that it includes.
fn name(set: &str, lexicon: &Lexicon) -> Option<String> {
    let sets = lexicon.closure(set);
    let sets = sets.iter().filter_map(|id| lexicon.set(id));
    let mut names = sets.flat_map(|set| &set.members);
    let plain = names.find(|name| {
        !name
            .text
            .contains(['*', '?', '#', '~', '|', '(', '[', '=', '\\'])
    });
    plain.map(|name| name.text.clone())
}

fn figure(class: Class) -> &'static str {
    match class {
        Class::Number => "5",
        Class::Percent => "5 percent",
        Class::Money => "$5",
        Class::Year => "2019",
        Class::Date => "23 November 2026",
    }
}
