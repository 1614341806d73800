//! Claims that are not asserted: denied, asked about or forbidden. With other words the sentence would say
//! something else about them.

use crate::judge::{MatchContext, Predicate};
use sayso_english::{Forms, Reading, Tag, is_refuting, is_wording_advice};

/// Whether the sentence denies, asks about or forbids the claim of the predicate.
pub(super) fn is_not_asserted(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    is_asked(ctx, predicate) || is_advice(ctx, predicate) || is_refuted(ctx, predicate)
}

/// "You asked whether the SRE calls on ChatGPT", "Check if it does": the answer was given to the old wording.
fn is_asked(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let near = predicate.first.saturating_sub(20)..predicate.first;
    let mut openers = near
        .rev()
        .take_while(|i| !matches!(reading.word(*i), ";" | "." | "," | ":"));
    openers.any(|i| match reading.word(i) {
        "whether" => true,
        "if" => i
            .checked_sub(1)
            .is_some_and(|verb| is_command(reading, verb)),
        _ => false,
    })
}

/// "Check if", but not "It is safe if": whether the unit at `at` is a command.
fn is_command(reading: &Reading<'_>, at: usize) -> bool {
    let verb = reading.tag(at) == Some(Tag::Verb) && reading.units[at].forms.any(Forms::BASE);
    let group = || reading.verb_group(at);
    verb && reading.grammatical_subject(&group(), 0).main().is_none()
}

/// "We deny that the SRE calls on ChatGPT", "it would be wrong to say it does": what does not hold of
/// the old wording may hold of the new one.
fn is_refuted(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let attributed =
        (predicate.first.saturating_sub(20)..predicate.first).any(|i| match reading.word(i) {
            "that" => reading.tag(i) != Some(Tag::Relative),
            word => matches!(word, "say" | "saying" | "claim" | "claiming"),
        });
    let refutes = |i: usize| is_refuting(reading.units[i].lemma.as_str());
    attributed && (0..reading.units.len()).any(refutes)
}

/// "Do not say \"the SRE calls on ChatGPT\"": with other words the advice would be another.
fn is_advice(ctx: &MatchContext<'_>, predicate: &Predicate) -> bool {
    let reading = ctx.reading();
    let mark = |i: &usize| matches!(reading.word(*i), "\"" | "'");
    let quoted = (0..predicate.first).filter(mark).count() % 2 == 1;
    let advice = |i: usize| {
        let unit = &reading.units[i];
        let before = i.checked_sub(1).and_then(|b| reading.tag(b));
        let says = matches!(unit.lemma.as_str(), "say" | "write" | "use" | "claim");
        let negated = before == Some(Tag::Negation) || i == 0 && mark(&1);
        is_wording_advice(unit.lemma.as_str()) || says && negated
    };
    quoted && (0..reading.units.len()).any(advice)
}
