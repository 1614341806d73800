//! The trigger stays; only what it is about is named otherwise: "powered by ChatGPT" becomes
//! "powered by OpenAI".

use super::{Draft, template::Template};
use crate::finding::Applicability;
use crate::judge::MatchContext;
use sayso_english::NounPhrase;

pub(crate) fn draft(
    ctx: &MatchContext<'_>,
    phrases: &[NounPhrase],
    head: usize,
    template: &Template,
) -> Option<Draft> {
    let named = phrases.iter().find(|p| p.first <= head && head <= p.last)?;
    let span = ctx.reading().span(named.first, named.last);
    Some(Draft {
        edits: vec![(span, template.object.clone())],
        applicability: Applicability::Safe,
    })
}
