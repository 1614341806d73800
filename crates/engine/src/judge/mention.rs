//! Mention against use: the wording itself is the topic.

use super::frame::Frame;
use super::object::Object;
use super::scene::{Opinion, Ruling, Scene};
use crate::finding::Judge;
use sayso_documents::MarkKind;
use sayso_english::{Forms, Tag};

/// Words that show that the wording itself is the topic.
const CUES: [&str; 27] = [
    "say",
    "write",
    "use",
    "avoid",
    "ban",
    "phrase",
    "wording",
    "term",
    "word",
    "forbid",
    "prohibit",
    "replace",
    "expression",
    "verb",
    "string",
    "delete",
    "strike",
    "swap",
    "prefer",
    "approve",
    "flag",
    "reject",
    "sentence",
    "drop",
    "remove",
    "utter",
    "forbidden",
];

/// Verbs of telling: to forbid them is to speak of the wording.
const TELLING: [&str; 14] = [
    "advertise",
    "announce",
    "call",
    "claim",
    "describe",
    "imply",
    "mention",
    "print",
    "promise",
    "publish",
    "put",
    "state",
    "suggest",
    "tell",
];

/// Says whether the trigger is quoted as wording. `None`: it is used.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>, frame: &Frame, object: &Object) -> Option<Opinion> {
    let (open, close) = enclosing(scene, frame)?;
    if !is_wording_alone(scene, frame, object, open, close) {
        return None;
    }
    let cue = cue(scene, open, close)?;
    Some(Opinion {
        judge: Judge::Mention,
        ruling: Ruling::Dismiss,
        reason: format!("“{cue}” and the quotation marks show that the wording is the topic"),
    })
}

/// The units just inside the quotation marks around the trigger, both inclusive.
fn enclosing(scene: &Scene<'_>, frame: &Frame) -> Option<(usize, usize)> {
    let reading = scene.reading();
    if let Some(marked) = marked(scene, frame) {
        return Some(marked);
    }
    let low = frame.first.saturating_sub(12);
    let open = (low..frame.first)
        .rev()
        .find(|i| matches!(reading.word(*i), "\"" | "'") && opens(scene, *i))?;
    let mark = reading.word(open);
    let end = reading.units.len().min(frame.last + 30);
    let close = (frame.last + 1..end).find(|i| reading.word(*i) == mark)?;
    (close > frame.last).then(|| (open + 1, close - 1))
}

/// An opening mark has a space, a bracket or nothing before it.
fn opens(scene: &Scene<'_>, at: usize) -> bool {
    let unit = &scene.reading().units[at];
    unit.spaced || at == 0 || matches!(scene.reading().word(at - 1), "(" | "[" | "—" | "–" | "/")
}

/// Markup that quotes: `<q>`, or code formatting.
fn marked(scene: &Scene<'_>, frame: &Frame) -> Option<(usize, usize)> {
    let reading = scene.reading();
    let trigger = scene.prose(reading.span(frame.first, frame.last));
    let mark = scene
        .document
        .marks
        .covering(trigger)
        .filter(|m| matches!(m.kind, MarkKind::Quote | MarkKind::Code))
        .last()?;
    let span = scene.folded.to_folded(mark.span);
    let first = reading.unit_at(span.start);
    let last = reading
        .unit_at(span.end.saturating_sub(1))
        .min(reading.units.len() - 1);
    (first <= frame.first && last >= frame.last).then_some((first, last))
}

/// Whether the quotation holds the wording, with or without its object, and no clause of its own.
fn is_wording_alone(
    scene: &Scene<'_>,
    frame: &Frame,
    object: &Object,
    open: usize,
    close: usize,
) -> bool {
    let reading = scene.reading();
    let before = (open..frame.first).all(|i| {
        matches!(
            reading.tag(i),
            Some(
                Tag::Adverb
                    | Tag::Auxiliary
                    | Tag::To
                    | Tag::Negation
                    | Tag::Punct
                    | Tag::Preposition
            )
        )
    });
    let passive_object = match object {
        Object::Named { phrases, .. } if frame.passive => phrases.iter().any(|p| p.first >= open),
        _ => false,
    };
    let clause_behind = (frame.last + 1..=close).any(|i| {
        let unit = &reading.units[i];
        unit.is_finite() && !unit.forms.any(Forms::BASE) && unit.tag == Tag::Verb
            || unit.tag == Tag::Auxiliary && unit.is_finite()
    });
    before && !clause_behind && !passive_object
}

/// The cue in the sentence outside the quotation marks.
fn cue(scene: &Scene<'_>, open: usize, close: usize) -> Option<String> {
    let reading = scene.reading();
    reading.units.iter().enumerate().find_map(|(i, unit)| {
        let outside = i + 1 < open || i > close + 1;
        let word = reading.word(i);
        let pair = word == "instead" && reading.word(i + 1) == "of"
            || word == "rather" && reading.word(i + 1) == "than";
        let listed =
            CUES.contains(&unit.lemma.as_str()) || CUES.contains(&word) || said_forms(word);
        let cue = || pair || listed || forbids_to_tell(scene, i);
        (outside && cue()).then(|| scene.visible(unit.span))
    })
}

/// "do not tell them that", "we must never promise": whether a verb of telling at `at` is denied.
fn forbids_to_tell(scene: &Scene<'_>, at: usize) -> bool {
    let reading = scene.reading();
    let denied = |i: usize| matches!(reading.word(i), "not" | "never" | "n't" | "cannot");
    // "The agent that does not tell …" forbids nothing.
    let relative = |i: usize| reading.tag(i) == Some(Tag::Relative);
    TELLING.contains(&reading.units[at].lemma.as_str())
        && reading.tag(at) == Some(Tag::Verb)
        && (at.saturating_sub(3)..at).any(denied)
        && !(at.saturating_sub(4)..at).any(relative)
}

/// Forms of the cues that may have been read as something else than a verb.
fn said_forms(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "saying"
            | "writes"
            | "written"
            | "wrote"
            | "writing"
            | "used"
            | "uses"
            | "using"
            | "avoids"
            | "avoided"
            | "avoiding"
            | "banned"
            | "bans"
            | "banning"
            | "phrases"
            | "words"
            | "terms"
            | "wordings"
            | "forbidden"
            | "forbids"
            | "prohibited"
            | "replaced"
            | "replaces"
            | "approved"
            | "phrasing"
            | "verbs"
            | "expressions"
            | "flagged"
            | "flags"
    )
}
