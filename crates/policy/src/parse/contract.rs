//! Contractions: "isn't" for `is not`, "won't" for `will not`, "we're" for `we are`.

use crate::pattern::{Form, Pattern, Word};

/// The words that a verb leans on, and then says nothing else: `it is`, "it's".
const PRONOUNS: [&str; 13] = [
    "i", "you", "he", "she", "it", "we", "they", "that", "this", "there", "here", "who", "what",
];

/// What is left of a verb that leans on a pronoun.
const LEANING: [(&str, &str); 10] = [
    ("is", "'s"),
    ("has", "'s"),
    ("are", "'re"),
    ("am", "'m"),
    ("have", "'ve"),
    ("will", "'ll"),
    ("shall", "'ll"),
    ("would", "'d"),
    ("had", "'d"),
    ("us", "'s"),
];

/// What is left of a verb before "n't", where that is not all of it.
const BEFORE_NOT: [(&str, &str); 3] = [("will", "wo"), ("can", "ca"), ("shall", "sha")];

/// Adds to words in a row how they are contracted.
pub(super) fn contract(items: &mut [Pattern]) {
    for at in 1..items.len() {
        let (before, behind) = items.split_at_mut(at);
        let (first, second) = (&mut before[at - 1], &mut behind[0]);
        if any(second, &|word| spelling(word) == Some("not")) {
            add(first, &BEFORE_NOT);
        }
        let leans = any(first, &|word| {
            spelling(word).is_some_and(|w| PRONOUNS.contains(&w))
        });
        let lets = any(first, &|word| spelling(word) == Some("let"));
        if leans {
            add(second, &LEANING[..9]);
        } else if lets {
            add(second, &LEANING[9..]);
        }
    }
}

/// The only spelling of a plain word.
fn spelling(word: &Word) -> Option<&str> {
    let [part] = &word.forms.first()?.parts[..] else {
        return None;
    };
    (!word.exact && !word.inflected).then_some(part)
}

/// Whether some word that `pattern` may be is one.
fn any(pattern: &Pattern, is_one: &impl Fn(&Word) -> bool) -> bool {
    match pattern {
        Pattern::Word(word) => is_one(word),
        Pattern::Either(all) => all.iter().any(|p| any(p, is_one)),
        _ => false,
    }
}

/// Adds to the plain words that `pattern` may be their contracted forms.
fn add(pattern: &mut Pattern, contracted: &[(&str, &str)]) {
    match pattern {
        Pattern::Word(word) => {
            let known = contracted
                .iter()
                .find(|(full, _)| spelling(word) == Some(full));
            let form = known.map(|(_, short)| Form {
                parts: vec![(*short).to_owned()],
            });
            word.forms.extend(form);
        }
        Pattern::Either(all) => all.iter_mut().for_each(|p| add(p, contracted)),
        _ => {}
    }
}
