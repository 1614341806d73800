//! What capital letters tell of a word before its neighbours do.

use super::NAME;
use crate::unit::{Case, Forms, Tag, Unit};
use crate::word_readings::Readings;

/// "in May", "effective May 1": the month, which is no auxiliary.
pub(super) fn mark_may(units: &mut [Unit<'_>], words: &[&str]) {
    for at in 1..units.len() {
        if words[at] != "may" || units[at].case != Case::Initial {
            continue;
        }
        let dated = units.get(at + 1).is_some_and(|u| u.tag == Tag::Number);
        let before = matches!(
            words[at - 1],
            "after"
                | "before"
                | "by"
                | "during"
                | "early"
                | "effective"
                | "from"
                | "in"
                | "last"
                | "late"
                | "mid"
                | "next"
                | "of"
                | "on"
                | "since"
                | "this"
                | "through"
                | "till"
                | "until"
        );
        if dated || before {
            units[at].tag = Tag::Noun;
            units[at].forms = Forms::NONE;
        }
    }
}

/// In running text a capital inside the sentence makes a name, whatever the word means otherwise:
/// "OpenAI and Cohere". Not so in titles.
pub(super) fn mark_proper_nouns(units: &[Unit<'_>], words: &[&str], open: &mut [Option<Readings>]) {
    let starts = |at: usize| {
        at == 0
            || matches!(
                words[at - 1],
                "." | ":" | "\"" | "'" | "—" | "–" | "(" | "*" | "!" | "?" | "-" | "•"
            )
    };
    // What starts a sentence, and a name that is known, is large in titles and in running text.
    let telling = |at: &usize| !matches!(units[*at].tag, Tag::Punct | Tag::Name) && !starts(*at);
    let lettered = (0..units.len()).filter(telling).count();
    let small = |at: &usize| telling(at) && units[*at].case == Case::Lower;
    let running = (0..units.len()).filter(small).count() * 2 >= lettered;
    // "Relay Cloud Services call": a title would have the next word large, too.
    let ends_small = |at: usize, open: &[Option<Readings>]| {
        let end = units.len().min(at + NAME);
        let next = (at + 1..end).find(|i| units[*i].case == Case::Lower);
        next.is_some_and(|next| open[next].is_some())
    };
    for at in 1..units.len() {
        if units[at].case == Case::Lower || starts(at) || !running && !ends_small(at, open) {
            continue;
        }
        // "Keeps memory ⏎ Enables access", "Our SRE Calls on ChatGPT for better answers": a verb with
        // what it has behind it is large by whim.
        let particle = matches!(words.get(at + 1), Some(&("on" | "upon" | "into")));
        let named = |r: &&mut Readings| r.forms != Forms::PRESENT3 || r.noun > 0 && !particle;
        if let Some(r) = open[at].as_mut().filter(named) {
            r.verb = 0;
            r.adjective = 0;
            r.adverb = 0;
            r.noun = 9;
        }
    }
}
