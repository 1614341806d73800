//! Text in which a match never counts: code, addresses, longer phrases that the rule excepts, and
//! approved wording.

use super::identifier;
use super::match_context::{Effect, MatchContext, NameAt, Verdict};
use crate::finding::Judge;
use crate::matcher::{Match, Slot};
use sayso_documents::{BlockKind, MarkKind};
use sayso_policy::{Pattern, RuleKind};

/// Says whether the match lies in text that no reader takes as a claim.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>) -> Option<Verdict> {
    let dismiss = |judge, reason: String| {
        Some(Verdict {
            judge,
            effect: Effect::Dismiss,
            reason,
        })
    };
    if ctx.block.kind == BlockKind::Code {
        return dismiss(Judge::Code, "it is in a code block".to_owned());
    }
    let words: Vec<_> = ctx.hit.words().map(|w| ctx.prose(w)).collect();
    let inside = |kind| {
        words
            .iter()
            .flat_map(|w| ctx.document.marks.covering(*w))
            .any(|m| m.kind == kind)
    };
    if inside(MarkKind::Code) {
        return dismiss(Judge::Code, "it is formatted as code".to_owned());
    }
    if let Some(reason) = identifier::partly(ctx, &words) {
        return dismiss(Judge::Code, reason.to_owned());
    }
    if inside(MarkKind::Untranslated) {
        return dismiss(
            Judge::Code,
            "it is marked as not to be translated".to_owned(),
        );
    }
    if inside(MarkKind::Foreign) {
        return dismiss(Judge::Code, "it is marked as another language".to_owned());
    }
    if is_no_name(ctx) {
        let reason = format!(
            "“{}” counts as a name only beside a clear one",
            ctx.visible(ctx.hit.span)
        );
        return dismiss(Judge::Phrase, reason);
    }
    // Most rules except nothing, and a sentence can have very many matches.
    let excepts = !ctx.rule.except.is_empty();
    let covering = ctx.matches.iter().filter(|_| excepts).find(|m| {
        m.phrase.lexicon == ctx.hit.phrase.lexicon
            && m.phrase.rule == ctx.hit.phrase.rule
            && m.phrase.slot == Slot::Except
            && overlap(ctx.hit, m)
    });
    if let Some(m) = covering {
        return dismiss(
            Judge::Exception,
            format!("it is part of “{}”", ctx.visible(m.span)),
        );
    }
    // Approved wording is in text order, so only what reaches to the match is looked at.
    let from = ctx
        .approved
        .partition_point(|a| a.end <= ctx.hit.span.start);
    let approved = ctx.approved[from..]
        .iter()
        .take_while(|a| a.start < ctx.hit.span.end)
        .find(|a| ctx.hit.words().any(|w| a.contains(w)))
        .filter(|_| !is_spelling(ctx));
    if let Some(span) = approved {
        return dismiss(
            Judge::Approved,
            format!("its words belong to the approved “{}”", ctx.visible(*span)),
        );
    }
    None
}

/// Whether two matches share a word, or a part of one: "zero-emission" is one word of a phrase, and
/// two of another.
fn overlap(one: &Match, other: &Match) -> bool {
    let mut words = one.words();
    words.any(|w| {
        let mut others = other.words();
        others.any(|o| o.start < w.end && w.start < o.end)
    })
}

/// Whether the rule only wants the matched words written in another way: approved wording is to be
/// spelt right, too.
fn is_spelling(ctx: &MatchContext<'_>) -> bool {
    let letters = |text: &str| -> String {
        let letters = text.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let own = letters(&ctx.visible(ctx.hit.span));
    let mut rewrites = ctx.rule.rewrites_of(ctx.hit.phrase.index);
    ctx.rule.kind == RuleKind::Preferred && rewrites.any(|r| letters(&r.template) == own)
}

/// Whether the phrase cannot do without a name, and what is there only looks like one: an
/// ambiguous name counts in clear company.
fn is_no_name(ctx: &MatchContext<'_>) -> bool {
    let phrase = &ctx.rule.phrases[ctx.hit.phrase.index as usize];
    needs_name(&phrase.pattern)
        && !ctx.hit.words().any(|word| {
            let names = &ctx.sentence.names;
            let ends =
                |group: &Vec<NameAt>| group.first().is_some_and(|n| n.span.end <= word.start);
            let name = names
                .get(names.partition_point(ends))
                .and_then(|g| g.first());
            name.is_some_and(|n| n.span.start < word.end)
        })
}

fn needs_name(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::Names(_) => true,
        Pattern::Word(_) | Pattern::Class(_) | Pattern::Maybe(_) => false,
        Pattern::Sequence(all) => all.iter().any(needs_name),
        Pattern::Either(all) => all.iter().all(needs_name),
        Pattern::Near { left, right, .. } => needs_name(left) || needs_name(right),
    }
}
