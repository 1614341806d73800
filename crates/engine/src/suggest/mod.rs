//! Turns a kept match into what to write instead. What comes out has not been checked again yet;
//! `check` does that before anything is offered.

mod adjuncts;
mod adverbial;
mod adverbs;
mod agreement;
mod assertion;
mod casing;
mod copula;
mod deletion;
mod doubt;
mod event;
mod form;
mod function;
mod gaps;
mod guidance;
mod joint;
mod line_breaks;
mod marks;
mod new_claim;
mod object_only;
mod participle;
mod passive;
mod product_name;
mod proper_name;
mod purpose;
mod reported;
mod reword;
mod rewriter;
mod slots;
mod subject_fit;
mod tail;
mod template;
mod term;
mod verb_fit;
mod wording;

use crate::finding::{Applicability, Confidence, Suggestion};
use crate::judge::{Judgement, MatchContext};
pub use guidance::guidance;
pub use marks::with_mark;
use rewriter::Rewriter;
use sayso_policy::{RuleKind, Safety};
use sayso_text::Edit;
use sayso_text::{Folded, Span};
pub use slots::filled;
use template::Template;

/// Longer sentences, in bytes, get no rewrite.
const LONGEST_SENTENCE: usize = 8 * 1024;

/// A rewrite in the making: edits of folded spans, and how far it may be trusted.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// By start, without overlap.
    pub(crate) edits: Vec<(Span<Folded>, String)>,
    /// At best.
    pub(crate) applicability: Applicability,
}

/// What to write instead of the match, best first: one suggestion for each template of the rule
/// that makes a sentence. Empty where no whole sentence can be made.
#[must_use]
pub fn suggest(ctx: &MatchContext<'_>, judgement: &Judgement) -> Vec<Suggestion> {
    let rewrites = || ctx.rule.rewrites_of(ctx.hit.phrase.index);
    let deletes = rewrites().any(|rewrite| rewrite.template.is_empty());
    let words = rewrites().filter(|rewrite| !rewrite.template.is_empty());
    let templates = words.map(|rewrite| Template::new(ctx, judgement, &rewrite.template));
    let words_alone = ctx.rule.object.is_empty() || judgement.predicate.is_none();
    let mut suggestions = if ctx.rule.kind == RuleKind::Preferred || words_alone {
        let templates = templates.filter(Template::rewords);
        let drafts = one_at_most(ctx, templates.map(|t| term::draft(ctx, &t)).collect());
        drafts.into_iter().filter_map(|d| finish(ctx, d)).collect()
    } else {
        claims(ctx, judgement, templates)
    };
    if deletes {
        suggestions.extend(deletion::suggest(ctx));
    }
    if ctx.rule.safety == Safety::Unsafe {
        for suggestion in &mut suggestions {
            suggestion.applicability = suggestion.applicability.min(Applicability::Unsafe);
        }
    }
    suggestions
}

/// What to write instead of a claim about an object.
fn claims(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    templates: impl Iterator<Item = Template>,
) -> Vec<Suggestion> {
    // Such a sentence is too long for a rewrite, and each attempt would cost its length.
    if judgement.denied_by.is_some()
        || judgement.confidence == Confidence::Low
        || ctx.is_question()
        || asks_behind(ctx)
        || ctx.sentence.span.len() > LONGEST_SENTENCE
    {
        return Vec::new();
    }
    let Some(rewriter) = Rewriter::new(ctx, judgement) else {
        return Vec::new();
    };
    templates
        .filter_map(|template| finish(ctx, rewriter.draft(&template)?))
        .collect()
}

/// The drafts of a rule with several terms, of which a person must choose one: none is safe, unless
/// no other fits in the place of a banned claim.
fn one_at_most(ctx: &MatchContext<'_>, mut drafts: Vec<Draft>) -> Vec<Draft> {
    let safe = |draft: &&Draft| draft.applicability == Applicability::Safe;
    let choice = match ctx.rule.kind {
        RuleKind::Preferred => drafts.len() > 1,
        _ => drafts.iter().filter(safe).count() > 1,
    };
    for draft in drafts.iter_mut().filter(|_| choice) {
        draft.applicability = Applicability::Unsafe;
    }
    drafts
}

/// "asked, 'So the agents call on GPT-5?'": a question that ends before the sentence does.
fn asks_behind(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    ctx.trigger().last().is_some_and(|last| {
        let end = reading.units.len();
        (*last..end).any(|i| reading.word(i) == "?")
    })
}

/// Edits in the prose, with the casing of the source; `None` where a tag would be lost.
fn finish(ctx: &MatchContext<'_>, draft: Draft) -> Option<Suggestion> {
    let edits = join_neighbours(ctx, draft.edits).into_iter();
    let edits = edits.map(|(span, text)| Edit {
        span: with_mark(ctx, ctx.prose(span)),
        text: casing::follow(ctx, span, &text),
    });
    let prose = ctx.document.prose();
    let mut kept = Vec::new();
    for edit in edits.flat_map(|edit| line_breaks::keep(prose, edit)) {
        kept.extend(gaps::around(ctx.document, edit)?);
    }
    // "ChatGPT®": the mark would belong to the new words.
    let marked = |edit: &Edit| prose[edit.span.end..].starts_with(['®', '™', '℠']);
    let applicability = match kept.iter().any(marked) {
        true => draft.applicability.min(Applicability::Unsafe),
        false => draft.applicability,
    };
    Some(Suggestion {
        applicability,
        edits: kept,
        guidance: None,
    })
}

/// Edits that only white space parts become one, unless markup is there that must survive.
fn join_neighbours(
    ctx: &MatchContext<'_>,
    edits: Vec<(Span<Folded>, String)>,
) -> Vec<(Span<Folded>, String)> {
    let mut joined: Vec<(Span<Folded>, String)> = Vec::new();
    for (span, text) in edits {
        match joined.last_mut() {
            Some((before, words)) if is_plain_gap(ctx, *before, span) => {
                *before = before.cover(span);
                words.push(' ');
                words.push_str(&text);
            }
            _ => joined.push((span, text)),
        }
    }
    joined
}

fn is_plain_gap(ctx: &MatchContext<'_>, before: Span<Folded>, after: Span<Folded>) -> bool {
    let gap = &ctx.document.prose()[ctx.prose(before).end..ctx.prose(after).start];
    if gap.is_empty() || gap.contains('\n') || !gap.trim().is_empty() {
        return false;
    }
    let Some(text) = ctx.document.map.map(ctx.prose(before.cover(after))) else {
        return true;
    };
    let text = text.span;
    ctx.document.tags_in(text).next().is_none() && !ctx.document.inlines.touch(text)
}
