//! Whether an invented name is that of a product: "Tidepool calls on GPT-4o". A rewrite must not
//! say that a person or a company is powered by something.

use crate::judge::{MatchContext, Sentence};
use sayso_english::{
    Case, NounPhrase, Reading, Tag, can_be_group, can_be_person, classes, is_department,
    is_given_name,
};

/// Whether `phrase` of `sentence` is a single capitalised word that names neither a person nor a
/// group, judged by the words around it.
pub(super) fn names_product(
    ctx: &MatchContext<'_>,
    sentence: &Sentence<'_>,
    phrase: NounPhrase,
) -> bool {
    let reading = &sentence.reading;
    let unit = &reading.units[phrase.head];
    let single = phrase.first == phrase.last && unit.name.is_none() && !unit.compound;
    let proper = unit.tag == Tag::Noun && unit.case == Case::Initial && !unit.plural;
    let word = reading.word(phrase.head);
    let person = is_given_name(word)
        || can_be_person(&unit.lemma)
        || can_be_group(&unit.lemma)
        || is_department(word)
        || refers_to_person(reading, phrase.head);
    // "Compliance enables …": every word has a capital at the start of a sentence.
    let chosen = || {
        classes(word).is_unknown()
            || is_name_within(reading, word)
            || ctx
                .previous_sentence()
                .is_some_and(|previous| is_name_within(&previous.reading, word))
    };
    single && proper && !person && chosen()
}

/// Whether `word` has a capital where no sentence, quotation or item starts.
fn is_name_within(reading: &Reading<'_>, word: &str) -> bool {
    (1..reading.units.len()).any(|at| {
        reading.word(at) == word
            && reading.units[at].case == Case::Initial
            && (reading.tag(at - 1) != Some(Tag::Punct) || reading.word(at - 1) == ",")
    })
}

/// "Ms Okafor", "Okafor, who", "whenever she is stuck".
fn refers_to_person(reading: &Reading<'_>, at: usize) -> bool {
    let titled = at > 0
        && matches!(
            reading.word(at - 1),
            "mr" | "mrs" | "ms" | "dr" | "prof" | "."
        );
    titled
        || (0..reading.units.len()).any(|i| {
            matches!(
                reading.word(i),
                "he" | "she"
                    | "his"
                    | "her"
                    | "him"
                    | "who"
                    | "himself"
                    | "herself"
                    | "inc"
                    | "ltd"
                    | "gmbh"
                    | "llc"
                    | "corp"
            )
        })
}
