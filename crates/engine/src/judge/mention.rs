//! Mention against use: the wording itself is the topic.

use super::match_context::{Effect, MatchContext, Verdict};
use super::object::Object;
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_documents::MarkKind;
use sayso_english::{
    Forms, Reading, Tag, Unit, is_wording_advice, is_wording_cue, is_wording_noun, tells,
};

/// Says whether the trigger is quoted as wording. `None`: it is used.
#[must_use]
pub(super) fn judge(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    object: &Object,
) -> Option<Verdict> {
    let reason = match enclosing(ctx, predicate) {
        Some(quote) => quoted(ctx, predicate, object, quote)?,
        None => named(ctx, predicate)?,
    };
    Some(Verdict {
        judge: Judge::Mention,
        effect: Effect::Dismiss,
        reason,
    })
}

/// Why the words in the quotation are a topic.
fn quoted(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    object: &Object,
    (open, close): (usize, usize),
) -> Option<String> {
    let reading = ctx.reading();
    let shown = |at: usize| ctx.visible(reading.units[at].span);
    let because =
        |cue: String| format!("“{cue}” and the quotation marks show that the wording is the topic");
    if let Some(at) =
        governing_cue(reading, open, close).filter(|_| !has_subject(ctx, predicate, (open, close)))
    {
        return Some(because(shown(at)));
    }
    if !is_wording_alone(ctx, predicate, object, open, close) || is_predicate(reading, open) {
        return None;
    }
    if let Some(at) = said_of(reading, open, close).filter(|_| predicate.verb.is_none()) {
        return Some(because(shown(at)));
    }
    cue(ctx, open, close).map(because)
}

/// Whether the quotation is a clause with a subject that does what the trigger says, or of which it is said.
fn has_subject(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    (open, close): (usize, usize),
) -> bool {
    let reading = ctx.reading();
    match &predicate.verb {
        Some(group) => {
            !group.passive
                && !predicate.passive
                && (open..group.first).any(|i| reading.units[i].is_nominal())
        }
        None => (open..=close).any(|i| {
            let unit = &reading.units[i];
            let tensed = unit.is_finite() && !unit.forms.any(Forms::BASE);
            (i < predicate.first || i > predicate.last)
                && tensed
                && (open..i).any(|n| reading.units[n].is_nominal())
        }),
    }
}

/// "the word guaranteed", "compostable claims": a noun for words beside the trigger.
fn named(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<String> {
    let reading = ctx.reading();
    let names =
        |at: usize| reading.tag(at) == Some(Tag::Noun) && is_wording_noun(&reading.units[at].lemma);
    let before = predicate.first.checked_sub(1).filter(|b| {
        names(*b)
            && (!reading.units[*b].plural || reading.word(b.wrapping_sub(1)) == "the")
            && reading.units[*b].lemma != "claim"
            && predicate.verb.is_none()
    });
    let behind = Some(predicate.last + 1)
        .filter(|n| names(*n) && predicate.verb.is_none() && reading.units[*n].lemma == "claim");
    let defined = defines(reading, predicate).then_some(predicate.last + 1);
    let at = before.or(behind).or(defined)?;
    Some(format!(
        "“{}” shows that the wording is the topic",
        ctx.visible(reading.units[at].span)
    ))
}

/// "Carbon neutral means that …": it defines the words.
fn defines(reading: &Reading<'_>, predicate: &Predicate) -> bool {
    let opens =
        (0..predicate.first).all(|i| matches!(reading.tag(i), Some(Tag::Punct | Tag::Determiner)));
    let next = reading.word(predicate.last + 1);
    // "Carbon neutral: a state in which …"
    let from = predicate.last + 1;
    let colon = (from..from + 3)
        .take_while(|i| !reading.units.get(*i).is_some_and(Unit::is_finite))
        .find(|i| reading.word(*i) == ":");
    let entry =
        colon.is_some_and(|colon| matches!(reading.word(colon + 1), "a" | "an" | "any" | "able"));
    let means = matches!(next, "means" | "meant" | "denotes" | "refers");
    // "Enabled by Globex: a runtime" says of the runtime what the words mean.
    let phrase = reading.tag(predicate.last) != Some(Tag::Preposition);
    opens && (entry && phrase || predicate.verb.is_none() && means)
}

/// The word that governs the quotation, or says something of it as words: "avoid “…”", "the term “…”", "“…”
/// means", "“…” claims".
fn governing_cue(reading: &Reading<'_>, open: usize, close: usize) -> Option<usize> {
    let before = before_quotation(reading, open);
    let noun =
        |at: usize| reading.tag(at) == Some(Tag::Noun) && is_wording_noun(&reading.units[at].lemma);
    let avoids = |at: usize| {
        is_wording_advice(&reading.units[at].lemma) && reading.tag(at) == Some(Tag::Verb)
    };
    if let Some(at) = before.filter(|at| noun(*at) || avoids(*at)) {
        return Some(at);
    }
    let behind = close + 2;
    let says = matches!(
        reading.word(behind),
        "means" | "mean" | "meant" | "implies" | "imply" | "suggests" | "denotes" | "refers"
    ) || reading.units.get(behind).is_some_and(|_| noun(behind))
        || reading.word(behind) == "is"
            && matches!(reading.word(behind + 1), "a" | "an" | "the")
            && noun(behind + 2);
    // "lists “…” as a banned phrase"
    let listed = reading.word(behind) == "as"
        && reading
            .phrase_from(behind + 1)
            .is_some_and(|p| noun(p.head));
    if listed {
        return Some(behind);
    }
    let subject =
        before.is_none_or(|at| !matches!(reading.tag(at), Some(Tag::Auxiliary | Tag::Possessive)));
    (says && subject).then_some(behind)
}

/// "why “SOC 2 certified” is not a thing": the verb of the clause whose subject the quotation is.
fn said_of(reading: &Reading<'_>, open: usize, close: usize) -> Option<usize> {
    let opens = open.checked_sub(2).is_none_or(|at| {
        matches!(
            reading.tag(at),
            Some(Tag::Punct | Tag::Question | Tag::Subordinator | Tag::Coordinator | Tag::Adverb)
        )
    });
    let end = reading.units.len().min(close + 9);
    let verb = (close + 2..end)
        .take_while(|i| reading.tag(*i) != Some(Tag::Punct))
        .find(|i| reading.units[*i].is_finite())?;
    opens.then_some(verb)
}

/// The unit before the quotation, articles and other quotations before it left out.
fn before_quotation(reading: &Reading<'_>, open: usize) -> Option<usize> {
    let mut at = open.checked_sub(2)?;
    let mut quoted = false;
    for _ in 0..40 {
        let word = reading.word(at);
        let mark = matches!(word, "\"" | "'");
        quoted ^= mark;
        let skipped = quoted
            || mark
            || matches!(reading.tag(at), Some(Tag::Determiner | Tag::Coordinator))
            || matches!(word, "," | ":" | "like" | "as" | "such" | "(");
        if !skipped {
            return Some(at);
        }
        at = at.checked_sub(1)?;
    }
    None
}

/// Whether the quotation is said of a subject outside of it: "the SRE “calls on …”", "which is “…”".
fn is_predicate(reading: &Reading<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(2) else {
        return false;
    };
    let unit = &reading.units[before];
    let says = said_forms(reading.word(before)) || is_wording_cue(reading.word(before));
    // "Do not say that it “…”": the clause is what must not be said.
    let clause = reading
        .phrase_to(before)
        .and_then(|p| p.first.checked_sub(1));
    if says || clause.is_some_and(|that| reading.word(that) == "that") {
        return false;
    }
    let finite = reading.units.get(open).is_some_and(|u| {
        u.is_finite() && !u.forms.any(Forms::BASE) && matches!(u.tag, Tag::Verb | Tag::Auxiliary)
    });
    match unit.tag {
        Tag::Relative => true,
        Tag::Pronoun => finite,
        Tag::Noun | Tag::Name => finite && !is_wording_noun(&unit.lemma),
        // "Is “…” a phrase that we may use?" has its subject after.
        Tag::Auxiliary if before > 0 => {
            let subject = before.checked_sub(1).and_then(|b| reading.phrase_to(b));
            let words = subject.is_some_and(|p| is_wording_noun(&reading.units[p.head].lemma));
            matches!(reading.word(before), "is" | "are" | "was" | "were") && !words
                || reading.tag(before.saturating_sub(1)) == Some(Tag::Relative)
        }
        _ => false,
    }
}

/// The units just inside the quotation marks around the trigger, both inclusive.
fn enclosing(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<(usize, usize)> {
    let reading = ctx.reading();
    if let Some(marked) = marked(ctx, predicate) {
        return Some(marked);
    }
    let low = predicate.first.saturating_sub(12);
    let open = (low..predicate.first)
        .rev()
        .find(|i| matches!(reading.word(*i), "\"" | "'") && opens(ctx, *i))?;
    let mark = reading.word(open);
    let end = reading.units.len().min(predicate.last + 30);
    let close = (predicate.last + 1..end).find(|i| reading.word(*i) == mark)?;
    (close > predicate.last).then(|| (open + 1, close - 1))
}

/// An opening mark has a space, a bracket or nothing before it.
fn opens(ctx: &MatchContext<'_>, at: usize) -> bool {
    let unit = &ctx.reading().units[at];
    unit.spaced || at == 0 || matches!(ctx.reading().word(at - 1), "(" | "[" | "—" | "–" | "/")
}

/// Markup that quotes: `<q>`, or code formatting.
fn marked(ctx: &MatchContext<'_>, predicate: &Predicate) -> Option<(usize, usize)> {
    let reading = ctx.reading();
    let trigger = ctx.prose(reading.span(predicate.first, predicate.last));
    let mark = ctx
        .document
        .marks
        .covering(trigger)
        .filter(|m| matches!(m.kind, MarkKind::Quote | MarkKind::Code))
        .last()?;
    let span = ctx.folded.to_folded(mark.span);
    let first = reading.unit_at(span.start);
    let last = reading
        .unit_at(span.end.saturating_sub(1))
        .min(reading.units.len() - 1);
    (first <= predicate.first && last >= predicate.last).then_some((first, last))
}

/// Whether the quotation holds the wording, with or without its object, and no clause of its own.
fn is_wording_alone(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    object: &Object,
    open: usize,
    close: usize,
) -> bool {
    let reading = ctx.reading();
    let before = (open..predicate.first).all(|i| {
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
        Object::Named { phrases, .. } if predicate.passive => {
            phrases.iter().any(|p| p.first >= open)
        }
        _ => false,
    };
    let clause_behind = (predicate.last + 1..=close).any(|i| {
        let unit = &reading.units[i];
        unit.is_finite() && !unit.forms.any(Forms::BASE) && unit.tag == Tag::Verb
            || unit.tag == Tag::Auxiliary && unit.is_finite()
    });
    before && !clause_behind && !passive_object
}

/// The cue in the sentence outside the quotation marks.
fn cue(ctx: &MatchContext<'_>, open: usize, close: usize) -> Option<String> {
    let reading = ctx.reading();
    reading.units.iter().enumerate().find_map(|(i, unit)| {
        let outside = i + 1 < open || i > close + 1;
        let word = reading.word(i);
        let pair = word == "instead" && reading.word(i + 1) == "of"
            || word == "rather" && reading.word(i + 1) == "than";
        let listed = is_wording_cue(&unit.lemma) || is_wording_cue(word) || said_forms(word);
        let cue = || pair || listed || forbids_saying(ctx, i);
        (outside && cue()).then(|| ctx.visible(unit.span))
    })
}

/// "do not tell them that", "we must never promise": whether a verb of saying at `at` is negated.
fn forbids_saying(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let denied = |i: usize| matches!(reading.word(i), "not" | "never" | "n't" | "cannot");
    // "The agent that does not tell …" forbids nothing.
    let relative = |i: usize| reading.tag(i) == Some(Tag::Relative);
    tells(&reading.units[at].lemma)
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
