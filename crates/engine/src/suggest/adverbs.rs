//! Adverbs before the verb that a rewrite replaces: which go with it, and which stay.

use crate::judge::MatchContext;
use sayso_english::{Forms, Tag, is_sentence_adverb};

/// Adverbs of manner before the verb describe the call and go; others move after "be".
pub(super) fn adverbs_before(ctx: &MatchContext<'_>, verb: usize) -> (usize, String) {
    let reading = ctx.reading();
    let mut first = verb;
    let mut kept: Vec<String> = Vec::new();
    // "both calls on … and stores …": what two verbs share is before both.
    let is_shared = |i: usize| match reading.word(i) {
        "either" | "neither" => true,
        "both" => reading.units[verb].forms.any(Forms::PRESENT3),
        _ => false,
    };
    while first > 0
        && !is_shared(first - 1)
        && (reading.tag(first - 1) == Some(Tag::Adverb)
            || first > 1
                && reading.tag(first - 1) == Some(Tag::Coordinator)
                && reading.tag(first - 2) == Some(Tag::Adverb)
                && reading.tag(first) == Some(Tag::Adverb))
    {
        first -= 1;
        if reading.tag(first) == Some(Tag::Coordinator) {
            continue;
        }
        let word = reading.word(first);
        if !is_manner(word) {
            kept.insert(0, ctx.visible(reading.units[first].span));
        }
    }
    // "not only enables … but also stores": the two go together.
    let limits = kept.first().is_some_and(|word| {
        ["only", "just", "merely", "simply"]
            .iter()
            .any(|limit| word.eq_ignore_ascii_case(limit))
    });
    if limits && first > 0 && reading.word(first - 1) == "not" {
        first -= 1;
        kept.insert(0, ctx.visible(reading.units[first].span));
    }
    (first, kept.join(" "))
}

/// The first of the adverbs of manner right before the verb, or the verb.
pub(super) fn behind_other_adverbs(ctx: &MatchContext<'_>, verb: usize) -> usize {
    let reading = ctx.reading();
    let manner = |i: &usize| reading.tag(*i) == Some(Tag::Adverb) && is_manner(reading.word(*i));
    (0..verb).rev().take_while(manner).last().unwrap_or(verb)
}

fn is_manner(word: &str) -> bool {
    word.ends_with("ly") && !is_sentence_adverb(word)
}
