//! "X calls on ChatGPT to do Y" becomes "X, powered by OpenAI, does Y": the second verb takes the
//! first one's form.

use super::Draft;
use super::subject_fit;
use super::template::Template;
use crate::finding::Applicability;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{
    Forms, Mood, NounPhrase, Tag, VerbForm, is_present_adverb, is_stative_verb, verb,
};
use sayso_text::{Folded, Span};

pub(crate) fn draft(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
    _phrases: &[NounPhrase],
    to: usize,
    template: &Template,
) -> Option<Draft> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    if group.mood != Mood::Finite || predicate.noun {
        return None;
    }
    let number = subject_fit::number(ctx, &judgement.subject)?;
    let own = reading.units[group.verb].forms;
    let plain = group.auxiliaries.is_empty();
    if plain
        && (number == subject_fit::Number::Singular) == (own == Forms::BASE)
        && !own.any(Forms::PAST)
    {
        return None;
    }
    let form = second_form(ctx, predicate, number)?;
    let second = second_verb(ctx, to)?;
    let fit = subject_fit::fit(ctx, &judgement.subject);
    let before = reading.before(group.first)?;
    let insertion = format!("{} {}", template.middle, template.object);
    let inflected = |at: usize| verb(&reading.units[at].lemma, form);
    // What is between "to" and its verb stays: "to quickly draft".
    let adverbs = scene_between(ctx, to + 1, second);
    let mut edits = Vec::new();
    let mut applicability = fit;
    let adjacent = before + 1 == group.first;
    let pronoun = matches!(reading.word(before), "it" | "they" | "we" | "this");
    let tail_words = |verb_form: String| {
        if adverbs.is_empty() {
            verb_form
        } else {
            format!("{adverbs} {verb_form}")
        }
    };
    if pronoun && before == 0 && adjacent {
        // "It calls on ChatGPT to draft" reads best as "Powered by OpenAI, it drafts".
        let pronoun_span = reading.units[before].span;
        let own = ctx.visible(pronoun_span).to_lowercase();
        edits.push((pronoun_span, format!("{insertion}, {own}")));
    } else if adjacent
        && !reading.units[before].is_nominal()
        && reading.tag(before) != Some(Tag::Relative)
    {
        match reading.tag(before) {
            Some(Tag::Coordinator) => {
                edits.push((point_behind(ctx, before), format!(", {insertion},")))
            }
            _ => return None,
        }
    } else {
        if !adjacent && !reading.units[before].is_nominal() {
            applicability = Applicability::Unsafe;
        }
        let adverbs = before + 1..group.first;
        let timed =
            !adverbs.is_empty() && adverbs.clone().all(|i| is_present_adverb(reading.word(i)));
        edits.push(match reading.units[before].is_nominal() {
            // "The app now calls on": now it is powered.
            true if timed => {
                let words = scene_between(ctx, adverbs.start, adverbs.end);
                let span =
                    point_behind(ctx, before).cover(reading.span(adverbs.start, adverbs.end - 1));
                (span, format!(", {words} {insertion},"))
            }
            // "The app quietly calls on": what it does is quiet.
            true => (point_behind(ctx, before), format!(", {insertion},")),
            false => (
                point_behind(ctx, group.first - 1),
                format!(", {insertion},"),
            ),
        });
    }
    let first = if group
        .auxiliaries
        .last()
        .is_some_and(|a| matches!(reading.word(*a), "do" | "does" | "did"))
    {
        group.auxiliaries[0]
    } else {
        group.verb
    };
    edits.push((reading.span(first, second), tail_words(inflected(second))));
    if is_stative_verb(reading.units[second].lemma.as_str()) {
        applicability = applicability.min(Applicability::Unsafe);
    }
    if has_doubtful_member(ctx, second) || has_gap(ctx, second) {
        applicability = applicability.min(Applicability::Unsafe);
    }
    for other in coordinated(ctx, second) {
        // "to write and to test": the second "to" goes with the first.
        let first = if reading.tag(other - 1) == Some(Tag::To) {
            other - 1
        } else {
            other
        };
        edits.push((reading.span(first, other), inflected(other)));
    }
    Some(Draft {
        edits,
        applicability,
    })
}

/// The empty place after the unit at `at`.
fn point_behind(ctx: &MatchContext<'_>, at: usize) -> Span<Folded> {
    Span::empty(ctx.reading().units[at].span.end)
}

fn scene_between(ctx: &MatchContext<'_>, from: usize, to: usize) -> String {
    if from >= to {
        return String::new();
    }
    ctx.visible(ctx.reading().span(from, to - 1))
}

/// The form that the first verb has, for the second one to take.
fn second_form(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    number: subject_fit::Number,
) -> Option<VerbForm> {
    let reading = ctx.reading();
    let group = predicate.verb.as_ref()?;
    let forms = reading.units[group.verb].forms;
    let plain = |past: bool| match (past, number) {
        (true, _) => VerbForm::Past,
        (false, subject_fit::Number::Singular) => VerbForm::Present3,
        _ => VerbForm::Base,
    };
    Some(match group.auxiliaries.last() {
        None if forms.any(Forms::PRESENT3) => VerbForm::Present3,
        None if forms.any(Forms::PAST) => plain(true),
        None => VerbForm::Base,
        Some(aux) => match reading.word(*aux) {
            "do" | "does" => plain(false),
            "did" => plain(true),
            "have" | "has" | "had" | "'ve" => VerbForm::PastParticiple,
            "is" | "are" | "was" | "were" | "been" | "be" | "am" | "'re" | "'m" | "'s" => {
                VerbForm::Gerund
            }
            _ => VerbForm::Base,
        },
    })
}

/// The verb after "to".
fn second_verb(ctx: &MatchContext<'_>, to: usize) -> Option<usize> {
    let reading = ctx.reading();
    (to + 1..reading.units.len().min(to + 4)).find(|i| {
        let unit = &reading.units[*i];
        matches!(unit.tag, Tag::Verb | Tag::Auxiliary) && unit.forms.any(Forms::BASE)
    })
}

/// "to compare, flag and write": whether a word between commas may be a further verb of the list
/// that was read as a noun, and would keep the wrong form.
fn has_doubtful_member(ctx: &MatchContext<'_>, verb: usize) -> bool {
    let reading = ctx.reading();
    let end = reading.units.len().min(verb + 40);
    (verb + 1..end)
        .take_while(|i| !matches!(reading.word(*i), "." | ";" | ":" | "?" | "!"))
        .filter(|i| {
            reading.tag(*i) == Some(Tag::Noun)
                && (reading.word(i - 1) == "," || reading.tag(i - 1) == Some(Tag::Coordinator))
        })
        .any(|i| {
            let known = sayso_english::classes(reading.word(i));
            let base = !reading.units[i].plural && known.verb > 2;
            base && matches!(
                reading.tag(i + 1),
                Some(Tag::Determiner | Tag::Possessive | Tag::Question | Tag::Pronoun)
            )
        })
}

/// "to draft replies, and Claude to check them": a clause that leaves out the verb that goes.
fn has_gap(ctx: &MatchContext<'_>, verb: usize) -> bool {
    let reading = ctx.reading();
    let end = reading.units.len().min(verb + 40);
    (verb + 1..end)
        .take_while(|i| !matches!(reading.word(*i), "." | ";" | ":" | "?" | "!"))
        .filter(|i| reading.tag(*i) == Some(Tag::Coordinator))
        .any(|i| {
            let phrase = reading.phrase_from(i + 1);
            phrase.is_some_and(|p| {
                let to = reading.tag(p.last + 1) == Some(Tag::To);
                let named = reading.units[p.first].case != sayso_english::Case::Lower;
                to && (named || reading.tag(p.first) != Some(Tag::Noun))
            })
        })
}

/// Further base forms that are coordinated with the verb at `verb`: "draft and send".
fn coordinated(ctx: &MatchContext<'_>, verb: usize) -> Vec<usize> {
    let reading = ctx.reading();
    let mut found = Vec::new();
    for i in verb + 1..reading.units.len().min(verb + 40) {
        if matches!(reading.word(i), "." | ";" | ":" | "?" | "!")
            || matches!(reading.tag(i), Some(Tag::Relative | Tag::Subordinator))
        {
            break;
        }
        let unit = &reading.units[i];
        let joint = if reading.tag(i - 1) == Some(Tag::To) {
            i - 2
        } else {
            i - 1
        };
        let joined = reading.tag(joint) == Some(Tag::Coordinator) || reading.word(joint) == ",";
        if unit.tag == Tag::Verb && unit.forms.any(Forms::BASE) && joined {
            found.push(i);
        }
    }
    found
}
