//! In which form matched words stand: which of them is inflected, and how.

use crate::judge::Scene;
use sayso_english::{Forms, Reading, Tag, VerbForm, WordForm, analyses};
use sayso_text::{Folded, Span};

/// The form of the word that carries a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A verb.
    Verb(VerbForm),
    /// A form of a verb that stands as an adjective or noun: "guaranteed results".
    Participle(VerbForm),
    /// A noun.
    Noun {
        /// Its number.
        plural: bool,
    },
    /// Something else, and what.
    Other(Option<Tag>),
}

impl Form {
    /// Whether it is another form than the one that dictionaries list.
    pub(super) fn is_inflected(self) -> bool {
        match self {
            Self::Verb(form) | Self::Participle(form) => form != VerbForm::Base,
            Self::Noun { plural } => plural,
            Self::Other(_) => false,
        }
    }
}

/// The form of the matched words: of the first verb among them, or of the last word.
pub(super) fn of_trigger(scene: &Scene<'_>) -> Form {
    let reading = scene.reading();
    let mut last = None;
    for span in scene.hit.words() {
        let at = reading.unit_at(span.start);
        let Some(unit) = reading.units.get(at) else {
            continue;
        };
        if unit.tag == Tag::Verb && !unit.compound {
            return Form::Verb(verb_form(reading, at));
        }
        last = Some((at, span));
    }
    last.map_or(Form::Other(None), |(at, span)| of_word(scene, at, span))
}

fn of_word(scene: &Scene<'_>, at: usize, span: Span<Folded>) -> Form {
    let word = &scene.folded.text[span.range()];
    let word = word.rsplit([' ', '-']).next().unwrap_or(word);
    let unit = &scene.reading().units[at];
    let found = analyses(word);
    let verbal = |wanted: &[VerbForm]| {
        let mut forms = found.iter().filter_map(|a| match a.form {
            WordForm::Verb(form) => Some(form),
            _ => None,
        });
        forms.find(|form| wanted.contains(form))
    };
    let is_plural = found.iter().any(|a| a.form == WordForm::Plural);
    match unit.tag {
        Tag::Noun | Tag::Name if is_plural => Form::Noun { plural: true },
        Tag::Noun | Tag::Name => match verbal(&[VerbForm::Gerund]) {
            Some(form) => Form::Participle(form),
            None => Form::Noun { plural: false },
        },
        Tag::Adjective => match verbal(&[VerbForm::PastParticiple, VerbForm::Gerund]) {
            Some(form) => Form::Participle(form),
            None => Form::Other(Some(Tag::Adjective)),
        },
        tag => Form::Other(Some(tag)),
    }
}

/// The form in which the verb at `at` stands, its auxiliaries considered.
pub(super) fn verb_form(reading: &Reading<'_>, at: usize) -> VerbForm {
    let group = reading.verb_group(at);
    let forms = reading.units[at].forms;
    let perfect = (group.auxiliaries.last())
        .is_some_and(|a| matches!(reading.word(*a), "have" | "has" | "had" | "'ve"));
    if group.passive || perfect {
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
    }
}
