//! Words that a hyphen joins: how far one reaches, and what it is as a whole.

use super::closed;
use super::reading::Known;
use super::token::{Token, TokenKind};
use super::unit::{Case, Tag, Unit};
use super::words::{self, WordClass};

/// Parts that name an edition of a product: "gpt-4o-mini-realtime-preview".
const EDITIONS: [&str; 28] = [
    "alpha",
    "audio",
    "beta",
    "chat",
    "codex",
    "flash",
    "high",
    "image",
    "instant",
    "instruct",
    "large",
    "latest",
    "lite",
    "low",
    "max",
    "medium",
    "mini",
    "nano",
    "oss",
    "preview",
    "pro",
    "realtime",
    "search",
    "thinking",
    "transcribe",
    "tts",
    "turbo",
    "vision",
];

/// The end of the name that ends with the tokens before `end`, its edition and version included:
/// "-turbo-16k", "-2024-08-06".
pub(super) fn edition_end(folded: &str, tokens: &[Token], end: usize) -> usize {
    let mut stop = end;
    while let [hyphen, part, ..] = &tokens[stop.min(tokens.len())..] {
        let text = part.text(folded);
        let numbered = text.contains(|c: char| c.is_ascii_digit());
        let tied = hyphen.text(folded) == "-" && !hyphen.spaced && !part.spaced;
        if !tied || !(numbered || EDITIONS.contains(&text)) {
            break;
        }
        stop += 2;
    }
    // "GPT-4-turbo-powered": what goes on is a compound, and the name only a part of it.
    let goes_on = tokens
        .get(stop)
        .is_some_and(|t| t.text(folded) == "-" && !t.spaced);
    if goes_on { end } else { stop }
}

/// The end of the compound that starts with the tokens `at..end`: hyphens without spaces tie on
/// more words, and an identifier takes in all that is glued to it.
pub(super) fn compound_end(
    folded: &str,
    tokens: &[Token],
    at: usize,
    end: usize,
    known: &Known<'_>,
) -> usize {
    let mut stop = end;
    if tokens[at].glued {
        while stop < tokens.len() && !tokens[stop].spaced && tokens[stop].glued {
            stop += 1;
        }
    }
    let tied = |t: &Token| !t.spaced;
    while let [hyphen, word, ..] = &tokens[stop.min(tokens.len())..] {
        let joins = hyphen.text(folded) == "-" && tied(hyphen) && tied(word);
        if !joins || word.kind != TokenKind::Word || tokens[at].kind == TokenKind::Punct {
            break;
        }
        stop += 2;
    }
    // "//" alone is no identifier.
    let worded = tokens[at..stop].iter().any(|t| t.kind == TokenKind::Word);
    if stop == end || !worded {
        return end;
    }
    let words = || {
        tokens[at..stop]
            .iter()
            .filter(|t| t.kind == TokenKind::Word)
    };
    let in_trigger = |t: &Token| known.trigger.iter().any(|s| s.contains(t.span));
    let in_name = |t: &Token| known.names.iter().any(|s| s.contains(t.span));
    // "a plug-in" is a noun whatever its parts are.
    let determined = at > 0
        && matches!(
            closed::tag(tokens[at - 1].text(folded)),
            Some(Tag::Determiner | Tag::Possessive)
        );
    if determined {
        return stop;
    }
    let dressed = words().any(in_trigger) && words().all(|t| in_trigger(t) || in_name(t));
    if dressed && words().filter(|t| in_trigger(t) && !in_name(t)).count() > 1 {
        end
    } else {
        stop
    }
}

/// Last parts that make a compound an adjective whatever follows.
const ADJECTIVE_PARTS: [&str; 28] = [
    "based",
    "compatible",
    "powered",
    "style",
    "like",
    "ready",
    "native",
    "grade",
    "wide",
    "level",
    "specific",
    "enabled",
    "only",
    "free",
    "class",
    "quality",
    "driven",
    "aware",
    "friendly",
    "backed",
    "hosted",
    "managed",
    "side",
    "first",
    "generated",
    "scale",
    "time",
    "end",
];

pub(super) fn reads_as_adjective(folded: &str, units: &[Unit<'_>], at: usize) -> bool {
    let word = &folded[units[at].span.range()];
    let last = word.rsplit('-').next().unwrap_or(word);
    if ADJECTIVE_PARTS.contains(&last) || last.ends_with("ed") {
        return true;
    }
    // "Command-K", whatever follows.
    let named = units[at].case != Case::Lower && last.len() == 1;
    if named || names_a_thing(word) {
        return false;
    }
    // An identifier ("re:Invent") describes nothing.
    let hyphenated = !word.contains([':', '.', '/', '_', '@']);
    hyphenated
        && units.get(at + 1).is_some_and(|next| {
            let text = &folded[next.span.range()];
            next.spaced
                && next.tag != Tag::Punct
                && closed::tag(text).is_none()
                && !text.starts_with('\'')
        })
}

/// Last parts that make a noun of a verb: "plug-in", "sign-up".
const PARTICLES: [&str; 9] = [
    "back", "down", "in", "off", "on", "out", "over", "through", "up",
];
/// First parts that leave a noun a noun.
const PREFIXES: [&str; 7] = ["co", "e", "meta", "micro", "mini", "sub", "super"];

/// Last parts that are things which do something: "a voice-bot".
const THINGS: [&str; 14] = [
    "agent", "app", "board", "bot", "box", "desk", "engine", "hub", "kit", "machine", "portal",
    "service", "system", "tool",
];

/// "the plug-in calls", "a co-pilot calls": such a compound needs no noun after it. "An opt-in
/// feature" and "a built-in tool" do.
fn names_a_thing(word: &str) -> bool {
    let Some((first, last)) = word.rsplit_once('-') else {
        return false;
    };
    let one = last.strip_suffix('s').unwrap_or(last);
    let whole = words::classes(word);
    let noun = words::classes(last).dominant() == Some(WordClass::Noun);
    let of_verb = PARTICLES.contains(&one)
        && words::lemma_classes(first).verb > 0
        && whole.adjective <= whole.noun;
    let of_agent = noun && (one.ends_with("er") || one.ends_with("or")) || THINGS.contains(&one);
    of_verb || of_agent || noun && PREFIXES.contains(&first)
}

/// First parts that make a compound after a noun an adverb: "calls on GPT-5 mid-session".
const ADVERB_PARTS: [&str; 8] = ["around", "end", "in", "mid", "on", "out", "round", "side"];

pub(super) fn reads_as_adverb(folded: &str, units: &[Unit<'_>], at: usize) -> bool {
    let word = &folded[units[at].span.range()];
    let first = word.split('-').next().unwrap_or(word);
    let before = &folded[units[at - 1].span.range()];
    let closed = units[at - 1].tag == Tag::Punct || closed::tag(before).is_some();
    ADVERB_PARTS.contains(&first) && !closed
}
