//! "Access to ChatGPT is enabled by the SRE" becomes "The SRE is powered by OpenAI": the agent
//! becomes the subject.

use super::Draft;
use super::adjuncts;
use super::casing::large_first;
use super::subject_fit::{self, Number};
use super::template::Template;
use crate::finding::Applicability;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{Case, NounPhrase, Subject, Tag, opens_event};

pub(crate) fn draft(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
    phrases: &[NounPhrase],
    template: &Template,
) -> Option<Draft> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let agent = judgement.subject.main()?;
    if group.auxiliaries.is_empty() || agent.first <= group.verb {
        return None;
    }
    let last = agent_end(judgement)?;
    // Between verb and agent there may be nothing but "by", a particle and adverbs.
    let joint = (group.verb + 1..agent.first)
        .all(|i| matches!(reading.tag(i), Some(Tag::Preposition | Tag::Adverb)));
    let first = start(ctx, predicate, phrases)?;
    let whole = (first..group.first).all(|i| reading.tag(i) != Some(Tag::Punct));
    let opens = first == 0
        || matches!(
            reading.tag(first - 1),
            Some(Tag::Punct | Tag::Coordinator | Tag::Subordinator)
        );
    if !joint || !whole || !opens {
        return None;
    }
    let number = subject_fit::number(ctx, &judgement.subject)?;
    let auxiliaries = agree(ctx, predicate, number);
    let shown = ctx.visible(reading.span(agent.first, last));
    // "(a) Access to": a large letter that is no name's starts the sentence.
    let opening = &reading.units[first];
    let subject = if first == 0 || opening.tag != Tag::Name && opening.case == Case::Initial {
        large_first(&shown)
    } else {
        shown
    };
    let behind = reading.tag(last + 1);
    let fits = subject_fit::fit(ctx, &judgement.subject);
    let ends = matches!(
        behind,
        None | Some(
            Tag::Punct
                | Tag::Adverb
                | Tag::Coordinator
                | Tag::Subordinator
                | Tag::To
                | Tag::Relative
                | Tag::Preposition
        )
    ) || sayso_english::is_time_phrase(reading, last + 1);
    if !ends || shares_subject(ctx, last + 1) {
        return None;
    }
    let clause = matches!(behind, Some(Tag::To | Tag::Relative))
        || behind == Some(Tag::Punct) && reading.tag(last + 2) == Some(Tag::Relative);
    let clause = clause || !predicate.noun && opens_event(reading.word(last + 1));
    let applicability = match clause || !adjuncts::fit(ctx, predicate, last + 1) {
        true => Applicability::Unsafe,
        false => fits,
    };
    let words = format!(
        "{subject} {auxiliaries} {} {}",
        template.middle, template.object
    );
    Some(Draft {
        edits: vec![(reading.span(first, last), words)],
        applicability,
    })
}

/// "… by Bedrock and logged by CloudTrail": whether another verb after `at` is said of what was in
/// the subject's place.
fn shares_subject(ctx: &MatchContext<'_>, at: usize) -> bool {
    let reading = ctx.reading();
    let skipped = |i: &usize| {
        matches!(reading.tag(*i), Some(Tag::Adverb | Tag::Coordinator)) || reading.word(*i) == ","
    };
    let end = (at..reading.units.len()).find(|i| !skipped(i));
    let joined = |end: usize| (at..end).any(|i| reading.tag(i) == Some(Tag::Coordinator));
    end.is_some_and(|end| {
        joined(end) && matches!(reading.tag(end), Some(Tag::Verb | Tag::Auxiliary))
    })
}

fn agent_end(judgement: &Judgement) -> Option<usize> {
    match &judgement.subject {
        Subject::Phrases(all) => all.iter().map(|p| p.last).max(),
        Subject::None => None,
    }
}

/// The first unit of what is in the subject's place.
fn start(ctx: &MatchContext<'_>, predicate: &Predicate, phrases: &[NounPhrase]) -> Option<usize> {
    let object = phrases.iter().map(|p| p.first).min()?;
    if !predicate.noun {
        return Some(object);
    }
    let governor = ctx.reading().phrase_to(predicate.governor)?;
    Some(governor.first.min(object))
}

/// The auxiliaries, the first agreeing with the new subject, adverbs of manner left out.
fn agree(ctx: &MatchContext<'_>, predicate: &Predicate, number: Number) -> String {
    let reading = ctx.reading();
    let Some(group) = &predicate.verb else {
        return String::new();
    };
    (group.first..group.verb)
        .filter(|i| {
            matches!(reading.tag(*i), Some(Tag::Auxiliary | Tag::Adverb))
                && !reading.word(*i).ends_with("ly")
                && reading.word(*i) != "being"
        })
        .map(|i| match reading.word(i) {
            "is" | "are" | "am" | "'s" | "'re" => number.present_be().to_owned(),
            "was" | "were" => number.past_be().to_owned(),
            "has" | "have" if number == Number::Singular => "has".to_owned(),
            "has" | "have" => "have".to_owned(),
            word => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}
