//! Another verb in the form of the verb that stands there ("leverages Slack" becomes "uses Slack").

use super::Draft;
use super::form;
use super::template::Template;
use crate::finding::Applicability;
use crate::judge::{Frame, Scene};
use sayso_english::{NounPhrase, VerbForm, verb};

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
    let words = inflected(&words, form::verb_form(reading, frame.verb.as_ref()?.verb));
    Some(Draft {
        edits: vec![(reading.span(verb.min(frame.first), last), words)],
        applicability: Applicability::Safe,
    })
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
