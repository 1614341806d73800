//! Other words in the trigger's place: a wanted term, or another verb in the form of the verb that
//! stands there ("leverages Slack" becomes "uses Slack").

use super::Draft;
use super::template::Template;
use crate::english::{Forms, NounPhrase, VerbForm, WordForm, analyses, plural, verb};
use crate::finding::Applicability;
use crate::judge::{Frame, Scene};
use crate::text::{Folded, Span};

/// The template in place of the verb and what follows it up to the object; the object goes where
/// the template places it. `None` where the template's object would have to move.
pub(crate) fn draft(
    scene: &Scene<'_>,
    frame: &Frame,
    phrases: &[NounPhrase],
    template: &Template,
) -> Option<Draft> {
    let reading = scene.reading();
    let verb = frame.verb.as_ref()?.verb;
    let behind = phrases.iter().all(|p| p.first > frame.last);
    let (words, last) = match template.places_object {
        true if behind => (template.whole(), phrases.iter().map(|p| p.last).max()?),
        // "Slack is leveraged by": the object stands before the verb, and a lone verb needs no more.
        true if template.is_verb_and_object() => (template.middle.clone(), frame.last),
        true => return None,
        false => (template.whole(), frame.last),
    };
    let words = inflected(&words, trigger_form(scene, frame)?);
    Some(Draft {
        edits: vec![(reading.span(verb.min(frame.first), last), words)],
        applicability: Applicability::Safe,
    })
}

/// The wanted terms of a rule that is about words alone, in the form in which the words stand.
pub(crate) fn term(scene: &Scene<'_>, template: &Template) -> Draft {
    let text = template.whole();
    let words = if text.contains('~') {
        let form = last_word_form(scene).unwrap_or(VerbForm::Base);
        inflected(&text, form)
    } else {
        inflect_like(scene, scene.hit.span, &text)
    };
    Draft {
        edits: vec![(scene.hit.span, words)],
        applicability: if scene.rule.rewrite.len() == 1 {
            Applicability::Safe
        } else {
            Applicability::Unsafe
        },
    }
}

/// `words` with every `word~` as a verb in `form`.
fn inflected(words: &str, form: VerbForm) -> String {
    words
        .split(' ')
        .map(|word| match word.strip_suffix('~') {
            Some(lemma) => verb(lemma, form),
            None => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The form in which the trigger's verb stands, its auxiliaries considered.
fn trigger_form(scene: &Scene<'_>, frame: &Frame) -> Option<VerbForm> {
    let group = frame.verb.as_ref()?;
    let forms = scene.reading().units[group.verb].forms;
    let perfect = group
        .auxiliaries
        .last()
        .is_some_and(|a| matches!(scene.reading().word(*a), "have" | "has" | "had" | "'ve"));
    Some(if group.passive || perfect {
        VerbForm::PastParticiple
    } else if forms.any(Forms::GERUND) {
        VerbForm::Gerund
    } else if forms.any(Forms::PRESENT3) {
        VerbForm::Present3
    } else if forms.any(Forms::BASE) {
        VerbForm::Base
    } else if forms.any(Forms::PAST) {
        VerbForm::Past
    } else {
        VerbForm::PastParticiple
    })
}

/// The last of the matched words, folded.
fn last_word<'s>(scene: &Scene<'s>, span: Span<Folded>) -> &'s str {
    let written = &scene.folded.text[span.range()];
    written.rsplit([' ', '-']).next().unwrap_or(written)
}

/// The verb's form in which the last matched word stands.
fn last_word_form(scene: &Scene<'_>) -> Option<VerbForm> {
    analyses(last_word(scene, scene.hit.span))
        .into_iter()
        .find_map(|analysis| match analysis.form {
            WordForm::Verb(form) => Some(form),
            _ => None,
        })
}

/// `term` in the number, or the verb's form, in which the last matched word stands.
fn inflect_like(scene: &Scene<'_>, span: Span<Folded>, term: &str) -> String {
    let listed = scene
        .rule
        .phrases
        .get(scene.hit.phrase.index as usize)
        .is_some_and(|p| p.text.contains('~'));
    if !listed || term.split_whitespace().count() != 1 {
        return term.to_owned();
    }
    for analysis in analyses(last_word(scene, span)) {
        let formed = match analysis.form {
            WordForm::Verb(VerbForm::Base) => continue,
            WordForm::Verb(form) => verb(term, form),
            WordForm::Plural => plural(term),
            WordForm::Singular | WordForm::Comparative | WordForm::Superlative => continue,
        };
        return formed;
    }
    term.to_owned()
}
