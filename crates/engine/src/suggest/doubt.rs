//! Sentences in which a grammatical rewrite may still say something else than its author meant, so
//! that a person looks at it first.

use super::event::tells_of_event;
use super::{deed, speech};
use crate::judge::{Frame, Object, Scene, Verdict};
use sayso_english::{Subject, Tag, WordForm, analyses, is_limiting, is_time_noun};

/// Whether a rewrite at the frame's trigger wants a look.
pub(crate) fn is_doubtful(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    speech::is_spoken_of(scene, frame)
        || deed::is_told(scene, verdict, frame)
        || has_aim(scene, frame)
        || names_another(scene, verdict)
        || points_back(scene, verdict, frame)
        || repeats_partner(scene, verdict, frame)
        || drops_insertion(scene, verdict, frame)
        || is_limited(scene, frame)
        || is_echoed(scene, verdict)
        || tells_of_event(scene, verdict, frame)
}

/// "calls on ChatGPT; ours does not", "and so does our app": what stands for the verb would stand
/// for another.
fn is_echoed(scene: &Scene<'_>, verdict: &Verdict) -> bool {
    let reading = scene.reading();
    let end = reading.units.len();
    let stands_alone = |i: usize| {
        let turned = matches!(reading.word(i - 1), "so" | "as" | "neither" | "nor");
        let next =
            (i + 1..end).find(|i| !matches!(reading.tag(*i), Some(Tag::Negation | Tag::Adverb)));
        let last = next.is_none_or(|next| reading.tag(next) == Some(Tag::Punct));
        matches!(reading.word(i), "do" | "does" | "did") && (turned || last)
    };
    let joint = |i: &usize| {
        reading.tag(*i) == Some(Tag::Coordinator) || matches!(reading.word(*i), ";" | "," | "—")
    };
    object_last(verdict)
        .and_then(|last| (last + 1..end).find(joint))
        .is_some_and(|joint| (joint + 1..end).any(stands_alone))
}

/// "AWS, with OpenAI, calls on ChatGPT", "Powered by OpenAI, it calls on ChatGPT": the partner is
/// named in the claim already, and would be named twice.
fn repeats_partner(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    let named = |i: usize| scene.is_named(i, &scene.sets.asked);
    let reading = scene.reading();
    let approved = scene
        .approved
        .iter()
        .any(|a| scene.sentence.span.contains(*a));
    let Subject::Phrases(phrases) = &verdict.subject else {
        return approved;
    };
    let first = phrases.iter().map(|p| p.first).min().unwrap_or(frame.first);
    let clause = first..frame.first;
    let beside = clause
        .clone()
        .all(|i| reading.tag(i) != Some(Tag::Coordinator) && !reading.units[i].is_finite());
    let subject = phrases.iter().any(|p| (p.first..=p.last).any(named));
    approved || subject || beside && clause.into_iter().any(named) || follows(scene, verdict, named)
}

/// "To draft a reply, the tool calls on ChatGPT": it is not powered to that end.
fn has_aim(scene: &Scene<'_>, frame: &Frame) -> bool {
    let reading = scene.reading();
    let ordered = reading.word(0) == "in" && reading.word(1) == "order";
    (ordered || reading.tag(0) == Some(Tag::To) && reading.tag(1) == Some(Tag::Verb))
        && (1..frame.first).any(|i| reading.word(i) == ",")
}

/// "calls, with your consent, on ChatGPT", "access (in preview) to ChatGPT", "calls every night on
/// ChatGPT": what is put in goes with the words around it, and says more than how.
fn drops_insertion(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    let reading = scene.reading();
    let Some(object) = object_first(verdict) else {
        return false;
    };
    let closing = |open: usize| match reading.word(open) {
        "(" => Some(")"),
        mark @ ("," | "—" | "–") => Some(mark),
        _ => None,
    };
    let says_more = |i: usize| {
        let of_clause = matches!(
            reading.tag(i),
            Some(Tag::Preposition | Tag::Subordinator | Tag::Question | Tag::Relative)
        );
        // "when needed", "as required" are adverbs to the reading.
        of_clause || matches!(reading.word(i), "when" | "where" | "if" | "as")
    };
    let is_time = |i: usize| is_time_noun(&reading.units[i].lemma);
    (frame.first + 1..frame.governor).any(is_time)
        || (frame.first..object).any(|open| {
            closing(open).is_some_and(|mark| {
                let close = (open + 1..object).find(|i| reading.word(*i) == mark);
                close.is_some_and(|close| (open + 1..close).any(says_more))
            })
        })
}

/// "enables limited access", "the fastest access": how much of it there is goes with the words, and
/// more would be claimed without.
fn is_limited(scene: &Scene<'_>, frame: &Frame) -> bool {
    let reading = scene.reading();
    let compared = |word: &str| {
        let mut found = analyses(word).into_iter();
        found.any(|a| matches!(a.form, WordForm::Comparative | WordForm::Superlative))
    };
    frame.noun
        && (frame.first + 1..frame.governor).any(|i| {
            let word = reading.word(i);
            is_limiting(word) || reading.tag(i) == Some(Tag::Adjective) && compared(word)
        })
}

/// The last unit of the object.
pub(super) fn object_last(verdict: &Verdict) -> Option<usize> {
    let Some(Object::Named { phrases, .. }) = &verdict.object else {
        return None;
    };
    phrases.iter().map(|p| p.last).max()
}

/// `"enables access" to ChatGPT`: one quotation mark would go, and the other stay.
pub(crate) fn parts_quotation(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    let reading = scene.reading();
    object_last(verdict).is_some_and(|last| {
        let marks = (frame.first..last.max(frame.first)).filter(|i| reading.word(*i) == "\"");
        let object = object_first(verdict).unwrap_or(last);
        let before_object = (frame.first..object)
            .rev()
            .take_while(|i| reading.word(*i) == "\"")
            .count();
        (marks.count() - before_object.min(1)) % 2 == 1
    })
}

/// The first unit of the object.
fn object_first(verdict: &Verdict) -> Option<usize> {
    let Some(Object::Named { phrases, .. }) = &verdict.object else {
        return None;
    };
    phrases.iter().map(|p| p.first).min()
}

/// "enables access to Codex and, for paid seats, ChatGPT", "calls on o3 instead of GPT-5": another
/// name of the claim would be left behind.
fn names_another(scene: &Scene<'_>, verdict: &Verdict) -> bool {
    let reading = scene.reading();
    object_last(verdict).is_some_and(|last| {
        (last + 1..reading.units.len().min(last + 12))
            .take_while(|i| {
                let ends = matches!(reading.word(*i), ";" | "." | ":" | "?" | "!");
                // "calls on Codex, while ChatGPT writes the notes": a clause of its own.
                let opens = matches!(reading.tag(*i), Some(Tag::Relative | Tag::Subordinator));
                !(ends || opens || reading.units[*i].is_finite())
            })
            .any(|i| scene.is_named(i, &scene.sets.object))
    })
}

/// "enables your managers to access ChatGPT on their scanners": "their" would stand for nobody.
fn points_back(scene: &Scene<'_>, verdict: &Verdict, frame: &Frame) -> bool {
    let reading = scene.reading();
    frame.indirect
        && object_last(verdict).is_some_and(|last| {
            (last + 1..reading.units.len().min(last + 12))
                .take_while(|i| !matches!(reading.word(*i), ";" | "." | ":" | "?" | "!"))
                .any(|i| matches!(reading.word(i), "their" | "they" | "them" | "his" | "her"))
        })
}

/// "calls on Codex, built by OpenAI": the partner is named again behind the object.
fn follows(scene: &Scene<'_>, verdict: &Verdict, named: impl Fn(usize) -> bool) -> bool {
    let reading = scene.reading();
    let Some(Object::Named { phrases, .. }) = &verdict.object else {
        return false;
    };
    let last = phrases.iter().map(|p| p.last).max().unwrap_or(0);
    (last + 1..reading.units.len().min(last + 12))
        .take_while(|i| {
            reading.tag(*i) != Some(Tag::Coordinator)
                && !matches!(reading.word(*i), ";" | "." | ":")
        })
        .any(named)
}
