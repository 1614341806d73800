//! What counts in a sentence.

use crate::judge::{Judgement, MatchContext, visible};
use crate::matcher::Match;
use crate::suggest::suggest;
use sayso_policy::RuleKind;
use sayso_text::{Edit, Folded, Span};

use super::dedupe::{self, Claim};
use super::parse::{ParsedSentence, whole};

/// The claims of one sentence, each once.
#[derive(Debug, Default)]
pub(super) struct Claims<'h> {
    /// What is reported.
    pub(super) findings: Vec<Claim<'h>>,
    /// Uses of approved wording.
    pub(super) approved: Vec<Claim<'h>>,
    /// Where approved wording is, counted once for each match.
    pub(super) wording: Vec<Span<Folded>>,
}

/// Judges the matches of a sentence. Each comes with the index of the sentence.
pub(super) fn claims<'h>(
    sentence: &ParsedSentence<'_>,
    candidates: &[(usize, &'h Match)],
) -> Claims<'h> {
    let mut claims = Claims::default();
    sentence.judge(
        candidates.iter().map(|(_, hit)| *hit),
        &mut |hit, ctx, judgement| {
            let Some(level) = judgement.level else { return };
            if ctx.rule.kind == RuleKind::Approved {
                claims.wording.push(whole(ctx, &judgement));
                claims.approved.push(Claim::new(hit, ctx, level, judgement));
            } else if !is_preferred_already(ctx, &judgement) {
                claims.findings.push(Claim::new(hit, ctx, level, judgement));
            }
        },
    );
    dedupe::findings(&mut claims.findings);
    dedupe::keep_first(&mut claims.approved);
    claims
}

/// Whether the wanted term of a rule is there already.
fn is_preferred_already(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    // Where a line ends in it, it is the same term.
    let as_written = |edit: &Edit| visible(&ctx.document.prose()[edit.span.range()]) == edit.text;
    ctx.rule.kind == RuleKind::Preferred
        && suggest(ctx, judgement)
            .iter()
            .any(|s| s.edits.iter().all(as_written))
}
