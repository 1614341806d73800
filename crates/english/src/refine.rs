//! The trained tagger's word on every unit: it sees what the rules of `tag` propose, and overrules them where it is sure. Closed
//! words and what is fixed before keep their tags.

use crate::closed;
use crate::model::{self, Choice, Fine, Style, Word};
use crate::unit::{Forms, Tag, Unit};
use crate::word_readings::readings;

/// Gives `units`, which lie in `folded` and are tagged by rules, their fine parts of speech, and corrects tags.
/// Returns the words as the classifiers see them.
pub(crate) fn refine<'t>(units: &mut [Unit<'t>], folded: &'t str) -> Vec<Word> {
    let words = words(units, folded);
    for (unit, choice) in units.iter_mut().zip(model::tag(&words)) {
        settle(unit, &folded[unit.span.range()], &choice);
    }
    words
}

/// What the classifiers see of `units`, which are tagged by rules.
pub(crate) fn words(units: &[Unit<'_>], folded: &str) -> Vec<Word> {
    let style = Style::of(units.iter().map(|u| (u.case, u.span.len())));
    units
        .iter()
        .map(|u| word(u, &folded[u.span.range()], style))
        .collect()
}

fn word(unit: &Unit<'_>, form: &str, style: Style) -> Word {
    if unit.tag == Tag::Name {
        return Word::name();
    }
    let mut word = Word::new(form, unit.case, style);
    word.proposed = (unit.tag as u64) << 8 | u64::from(unit.forms.bits()) | 1 << 16;
    word.carries = unit.is_finite();
    if unit.tag == Tag::Punct {
        word.fixed = Fine::of_mark(form);
    }
    word
}

/// By how much the tagger must prefer another tag to overrule the rules. They are at their best with the verbs of claims, so that
/// more is needed to make another word of a verb. Chosen by the tables and the grid of `tests/judging`.
const OTHERS: i32 = 1_000;
/// The same, where the rules propose a verb.
const FROM_VERB: i32 = 1_600;

fn settle<'t>(unit: &mut Unit<'t>, form: &'t str, choice: &Choice) {
    unit.fine = choice.fine;
    if unit.compound || !is_open(unit.tag) && unit.tag != Tag::Preposition {
        return;
    }
    // "as you like it": a closed word that is a verb here.
    let closed = closed::tag(form).is_some() && !choice.fine.is_verb();
    let Some(tag) = open_tag(choice.fine).filter(|_| !closed) else {
        return;
    };
    let sure = match unit.tag {
        Tag::Verb => FROM_VERB,
        _ => OTHERS,
    };
    let participle = unit.forms.any(Forms::PARTICIPLE.or(Forms::GERUND));
    let describes = |fine: Fine| matches!(fine, Fine::VerbParticiple | Fine::VerbGerund);
    let kept = tag == unit.tag
        || unit.tag == Tag::Adjective && describes(choice.fine)
        || tag == Tag::Adjective && unit.tag == Tag::Verb && participle
        || choice.lead_over(|fine| open_tag(fine) == Some(unit.tag)) < sure;
    if !kept {
        retag(unit, form, tag);
        let seen = form_of(choice.fine);
        if unit.forms.any(seen) {
            unit.forms = unit.forms.only(seen);
        }
    }
}

fn retag<'t>(unit: &mut Unit<'t>, form: &'t str, tag: Tag) {
    let readings = readings(form, unit.case);
    unit.tag = tag;
    unit.forms = Forms::NONE;
    unit.plural = false;
    match tag {
        Tag::Verb => {
            unit.forms = readings.forms;
            unit.lemma = readings.verb_lemma.of(form);
        }
        Tag::Noun => {
            unit.plural = readings.plural;
            unit.lemma = readings.noun_lemma.of(form);
        }
        _ => {}
    }
}

fn is_open(tag: Tag) -> bool {
    matches!(tag, Tag::Noun | Tag::Verb | Tag::Adjective | Tag::Adverb)
}

/// The tag of an open word that the tagger calls `fine`.
fn open_tag(fine: Fine) -> Option<Tag> {
    match fine {
        Fine::Noun | Fine::Nouns | Fine::ProperNoun | Fine::ProperNouns => Some(Tag::Noun),
        Fine::Adjective | Fine::Comparative | Fine::Superlative => Some(Tag::Adjective),
        Fine::Adverb | Fine::ComparativeAdverb | Fine::SuperlativeAdverb => Some(Tag::Adverb),
        fine if fine.is_verb() => Some(Tag::Verb),
        _ => None,
    }
}

fn form_of(fine: Fine) -> Forms {
    match fine {
        Fine::VerbBase | Fine::VerbPresent => Forms::BASE,
        Fine::VerbPresent3 => Forms::PRESENT3,
        Fine::VerbPast => Forms::PAST,
        Fine::VerbParticiple => Forms::PARTICIPLE,
        Fine::VerbGerund => Forms::GERUND,
        _ => Forms::NONE,
    }
}
