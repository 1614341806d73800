//! Fills the slots of a rule's message.

use crate::finding::opening;
use crate::judge::{Judgement, MatchContext, Object, visible};
use crate::suggest::{filled, with_mark};
use sayso_text::without_gaps;

/// One sentence that says what is wrong with the match.
pub(super) fn message(ctx: &MatchContext<'_>, judgement: &Judgement) -> String {
    let reading = ctx.reading();
    let shown = |first, last| opening(&ctx.visible(reading.span(first, last))).into_owned();
    let subject = judgement.subject.main().map_or_else(
        || "our product".to_owned(),
        |p| in_running_text(&shown(p.first, p.last)),
    );
    let object = match &judgement.object {
        Some(Object::Named { head, .. }) => shown(*head, *head),
        Some(Object::Generic(p) | Object::Other(p)) => shown(p.first, p.last),
        _ => "it".to_owned(),
    };
    let trigger = with_mark(ctx, ctx.prose(ctx.hit.span));
    let words = visible(&ctx.document.prose()[trigger.range()]);
    let words = opening(&words).into_owned();
    let slots = [
        ("{text}", words.as_str()),
        ("{subject}", &subject),
        ("{object}", &object),
    ];
    let mut text = without_gaps(filled(&ctx.rule.message, &slots));
    if judgement.denied_by.is_some() {
        text.push_str(" (Here the claim is denied.)");
    }
    large_first(&text)
}

/// A message is a sentence, whatever slot it starts with.
fn large_first(text: &str) -> String {
    let mut chars = text.chars();
    let mut large = String::with_capacity(text.len());
    large.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    large + chars.as_str()
}

/// A phrase from the start of a sentence as it reads inside one: "the SRE" for "The SRE".
fn in_running_text(phrase: &str) -> String {
    const LARGE: [&str; 12] = [
        "The", "A", "An", "Our", "Your", "My", "This", "These", "Those", "Its", "Their", "It",
    ];
    let first = phrase.split(' ').next().unwrap_or(phrase);
    if LARGE.contains(&first) {
        first.to_lowercase() + &phrase[first.len()..]
    } else {
        phrase.to_owned()
    }
}
