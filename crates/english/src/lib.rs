//! English: tokens, sentences, inflection, articles, parts of speech, noun phrases and clauses.
//! Works on text alone; knows no rule and no file.
//!
//! ```
//! use sayso_english::{VerbForm, article, plural, sentences, verb};
//!
//! let prose = "Dr. Wu calls on ChatGPT. It answers.";
//! assert_eq!(sentences(prose), [0..24, 25..36]);
//! assert_eq!(verb("call on", VerbForm::Past), "called on");
//! assert_eq!(plural("point of sale"), "points of sale");
//! assert_eq!(article("hourly report"), "an");
//! ```

mod article;
mod clause;
mod closed;
mod compound;
mod dependencies;
mod foreign;
mod given_names;
mod handling;
mod inflect;
mod irregular;
mod known;
mod lemma;
mod lists;
mod model;
mod phrase;
mod reading;
mod refine;
mod sentences;
mod tag;
mod time;
mod token;
mod unit;
mod word_readings;
mod words;

pub use article::article;
pub use clause::{Mood, Subject, VerbGroup};
pub use dependencies::Relation;
pub use foreign::is_foreign;
pub use given_names::is_given_name;
pub use handling::handles_calls;
pub use inflect::{
    Analysis, Form as WordForm, VerbForm, adjective_forms, analyses, forms, noun_forms, other_ize,
    plural, verb, verb_forms, verb_spellings,
};
pub use known::{is_bare_part, is_function_word, is_known_part};
pub use lemma::Lemma;
pub use lists::{
    affirms_denied, asks_for, calls_so, finds_against, follows_verb, inquires, is_company_form,
    is_degree_adverb, is_deliberate_verb, is_denying, is_department, is_distancing, is_endorser,
    is_excluding, is_exclusion_word, is_frequency_adverb, is_getting, is_human_trade,
    is_instructing_verb, is_limiting, is_linking_verb, is_making_verb, is_manner_phrase,
    is_never_ize, is_number_word, is_occasion, is_present_adverb, is_refuting, is_reporting,
    is_requested, is_sentence_adverb, is_setting, is_small_in_titles, is_staffed_desk,
    is_statement_verb, is_stative_verb, is_task, is_typing_verb, is_unit_of_measure, is_uttering,
    is_wording_advice, is_wording_cue, is_wording_noun, needs_object, offers, opens_clause,
    opens_event, opens_manner, opens_noun_phrase, presents_as, speaks_for_people, takes_complement,
    takes_infinitive, takes_on, tells, tells_ease,
};
#[cfg(feature = "training")]
pub use model::training;
pub use phrase::NounPhrase;
pub use reading::{Known, Reading};
pub use sentences::{sentence_at, sentences};
pub use time::{MONTHS, is_time_noun, is_time_phrase};
pub use token::{Token, TokenKind, is_clitic, tokenize};
pub use unit::{Case, Forms, Tag, Unit};
pub use words::{Classes, WordClass, can_be_group, can_be_person, classes, is_group, is_person};
