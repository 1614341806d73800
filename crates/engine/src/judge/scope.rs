//! The parts of a document in which a rule holds.

use super::match_context::{Effect, MatchContext, Verdict};
use crate::finding::Judge;
use crate::matcher::Slot;
use sayso_documents::{BlockKind, MarkKind};
use sayso_policy::Scope;

/// Says whether the match is in a part of the document, or under a heading, where the rule does not hold.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, elsewhere: &dyn Fn(Slot) -> bool) -> Option<Verdict> {
    let rule = ctx.rule;
    let dismiss = |reason: String| {
        Some(Verdict {
            judge: Judge::Context,
            effect: Effect::Dismiss,
            reason,
        })
    };
    let kind = ctx.block.kind.name();
    if !rule.scope.is_empty() && !rule.scope.iter().any(|scope| is_in(ctx, *scope)) {
        return dismiss(format!("the rule does not hold here ({kind})"));
    }
    if rule.not_scope.iter().any(|scope| is_in(ctx, *scope)) {
        return dismiss(format!("the rule holds elsewhere, and not here ({kind})"));
    }
    if !rule.section.is_empty() && !elsewhere(Slot::Section) {
        return dismiss("it is in another section".to_owned());
    }
    if !rule.not_section.is_empty() && elsewhere(Slot::NotSection) {
        return dismiss("the rule does not hold in this section".to_owned());
    }
    None
}

fn is_in(ctx: &MatchContext<'_>, scope: Scope) -> bool {
    let kind = match scope {
        Scope::Link => {
            let mut words = ctx.hit.words().map(|word| ctx.prose(word));
            let marks = &ctx.document.marks;
            return words.all(|word| marks.covering(word).any(|m| m.kind == MarkKind::Link));
        }
        Scope::Body => BlockKind::Body,
        Scope::Heading => BlockKind::Heading,
        Scope::List => BlockKind::Item,
        Scope::Table => BlockKind::Cell,
        Scope::Quote => BlockKind::Quote,
        Scope::Caption => BlockKind::Caption,
        Scope::Note => BlockKind::Note,
        Scope::Alt => BlockKind::Alt,
        Scope::Title => BlockKind::Title,
        Scope::Meta => BlockKind::Meta,
        Scope::Hidden => BlockKind::Hidden,
    };
    ctx.block.kind == kind
}
