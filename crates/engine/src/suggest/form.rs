//! The form of matched words: which of them is inflected, and how.

use crate::judge::MatchContext;
use sayso_english::{Forms, Reading, Tag, VerbForm, WordForm, analyses};
use sayso_policy::Reads;
use sayso_text::{Folded, Span};

/// The form of the word that carries a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A verb.
    Verb(VerbForm),
    /// A form of a verb used as an adjective or noun: "guaranteed results".
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

/// The units that the matched words lie in; a compound that was cut up has several.
pub(super) fn units(ctx: &MatchContext<'_>) -> Vec<usize> {
    let reading = ctx.reading();
    let end = reading.units.len();
    let of_word = |word: Span<Folded>| {
        let last = reading.unit_at(word.end.saturating_sub(1));
        reading.unit_at(word.start)..(last + 1).min(end)
    };
    let mut units: Vec<usize> = ctx.hit.words().flat_map(of_word).collect();
    units.dedup();
    units
}

/// The form of the matched words: of the first verb among them, or of the last word.
pub(super) fn of_trigger(ctx: &MatchContext<'_>) -> Form {
    let reading = ctx.reading();
    let mut last = None;
    for span in ctx.hit.words() {
        let at = reading.unit_at(span.end.saturating_sub(1));
        let Some(unit) = reading.units.get(at) else {
            continue;
        };
        let whole = unit.span.start <= span.start;
        if unit.tag == Tag::Verb && !unit.compound && whole && !describes_next(ctx, at, span) {
            return Form::Verb(own_form(ctx, at));
        }
        // "Logging in is easy": a verb that the phrase asks for, though it was read as a noun.
        if let Some(form) = asked_for(ctx, at, span).filter(|_| span.end < ctx.hit.span.end) {
            return Form::Verb(form);
        }
        last = Some((at, span));
    }
    last.map_or(Form::Other(None), |(at, span)| of_word(ctx, at, span))
}

/// "guaranteed approval": whether the participle at `at` describes the noun after it, which was
/// matched as well.
fn describes_next(ctx: &MatchContext<'_>, at: usize, span: Span<Folded>) -> bool {
    let reading = ctx.reading();
    let forms = reading.units[at].forms;
    let noun = reading.tag(at + 1) == Some(Tag::Noun);
    let within = reading
        .units
        .get(at + 1)
        .is_some_and(|next| ctx.hit.span.contains(next.span));
    let mut asked = ctx.hit.words_read();
    let verb = asked.any(|(word, reads)| word == span && reads == Reads::Verb);
    let subject = at.checked_sub(1).is_some_and(|before| {
        reading.units[before].is_nominal() || reading.tag(before) == Some(Tag::Auxiliary)
    });
    forms.any(Forms::PARTICIPLE) && !forms.any(Forms::BASE) && noun && within && !verb && !subject
}

/// The form of the verb at `at`; of an auxiliary in front of it that goes as well ("doesn't"), the
/// auxiliary's.
fn own_form(ctx: &MatchContext<'_>, at: usize) -> VerbForm {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    match reading.word(first) {
        _ if first >= at => verb_form(reading, at),
        "does" => VerbForm::Present3,
        "did" => VerbForm::Past,
        _ => verb_form(reading, at),
    }
}

/// The form of the word at `span` where the phrase wants a verb there, and it ends like one.
fn asked_for(ctx: &MatchContext<'_>, at: usize, span: Span<Folded>) -> Option<VerbForm> {
    let mut asked = ctx.hit.words_read();
    let wanted = asked.any(|(word, reads)| word == span && reads == Reads::Verb);
    let nominal = wanted && matches!(ctx.reading().tag(at), Some(Tag::Noun | Tag::Adjective));
    let found = analyses(&ctx.folded.text[span.range()]);
    let form = found.iter().find_map(|a| match a.form {
        WordForm::Verb(form) => Some(form),
        _ => None,
    });
    form.filter(|_| nominal)
}

fn of_word(ctx: &MatchContext<'_>, at: usize, span: Span<Folded>) -> Form {
    let word = &ctx.folded.text[span.range()];
    let word = word.rsplit([' ', '-']).next().unwrap_or(word);
    let unit = &ctx.reading().units[at];
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

/// The form of the verb at `at`, with its auxiliaries.
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
