//! Classes of words that grammar needs and that are too narrow for the word table: one file of words
//! each, which says how it was made.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The words of a file: one a line, `#` starts a comment.
fn words(file: &'static str) -> HashSet<&'static str> {
    let lines = file.lines().map(str::trim_end);
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident = $file:literal;)*) => {
        $(
            $(#[$doc])*
            ///
            /// The word is folded; a verb or noun is asked for by its lemma.
            #[must_use]
            pub fn $name(word: &str) -> bool {
                static WORDS: LazyLock<HashSet<&str>> =
                    LazyLock::new(|| words(include_str!($file)));
                WORDS.contains(word)
            }
        )*

        #[cfg(test)]
        const FILES: &[(&str, &str, fn(&str) -> bool)] =
            &[$((stringify!($name), include_str!($file), $name)),*];
    };
}

word_lists! {
    /// Whether the verb is hardly used without an object.
    needs_object = "data/object_verbs.txt";

    /// Whether what follows the verb without an article is typed letter by letter.
    is_typing_verb = "data/typing_verbs.txt";

    /// Whether agents and assistants of this kind are people: "travel" agent, "dental" assistant.
    is_human_trade = "data/human_trades.txt";

    /// Whether a desk of this kind is people: "service" desk, "news" desk.
    is_staffed_desk = "data/staffed_desks.txt";

    /// Whether the ending of a word in -ise or -ize is a part of it.
    is_never_ize = "data/never_ize.txt";

    /// Whether the verb says a state, and not an action.
    is_stative_verb = "data/stative_verbs.txt";

    /// Whether the noun is what a call to a service happens once for: "on every turn".
    is_occasion = "data/occasions.txt";

    /// Whether the noun is what a person who is called on gives: "for an answer".
    is_requested = "data/requested_nouns.txt";

    /// Whether "with" and this noun says only how easily something is done.
    tells_ease = "data/ease_nouns.txt";

    /// Whether the adverb says how often something happens.
    is_frequency_adverb = "data/frequency_adverbs.txt";

    /// Whether the word opens a noun phrase, and lets no other precede it.
    opens_noun_phrase = "data/opening_determiners.txt";

    /// Whether the word may follow a verb without being its object.
    follows_verb = "data/verb_particles.txt";

    /// Whether the word opens a subordinate clause.
    opens_clause = "data/clause_openers.txt";

    /// Whether the word, capitalised, names a department: a group of people.
    is_department = "data/departments.txt";

    /// Whether the verb, before an infinitive, says that its subject acts of its own will.
    is_deliberate_verb = "data/deliberate_verbs.txt";

    /// Whether the verb makes a person act, or acts with a thing.
    is_instructing_verb = "data/instructing_verbs.txt";

    /// Whether the word says of a claim that it does not hold.
    is_refuting = "data/refuting_words.txt";

    /// Whether the word denies, or warns of, what it governs.
    is_denying = "data/denying_words.txt";

    /// Whether the word, denied, asserts what it governs.
    affirms_denied = "data/affirming_denied.txt";

    /// Whether a writer distances the text by the word from another party's claim.
    is_distancing = "data/distancing_words.txt";

    /// Whether "as" after the verb says what something is presented to be.
    presents_as = "data/presenting_verbs.txt";

    /// Whether the verb says or thinks what its clause says.
    is_reporting = "data/reporting_verbs.txt";

    /// Whether the word behind the verb's object is what its subject calls that object.
    calls_so = "data/calling_verbs.txt";

    /// Whether the verb asks for what its infinitive says.
    asks_for = "data/asking_verbs.txt";

    /// Whether "if" behind the word asks.
    inquires = "data/inquiring_verbs.txt";

    /// Whether a court, an authority or a critic finds by the verb what its clause says.
    finds_against = "data/finding_verbs.txt";

    /// Whether the verb is of a task that is given to a machine.
    is_task = "data/task_verbs.txt";

    /// Whether documents and events of this kind speak for the people behind them.
    speaks_for_people = "data/speaking_nouns.txt";

    /// Whether the verb is one of coming to have, or of giving.
    is_getting = "data/getting_verbs.txt";

    /// Whether a question with the word offers something, or reminds of it.
    offers = "data/offering_words.txt";

    /// Whether the word, beside a quotation, shows that its wording is the topic.
    is_wording_cue = "data/wording_cues.txt";

    /// Whether the verb is one of telling the public something.
    tells = "data/telling_verbs.txt";

    /// Whether the verb puts something into words.
    is_uttering = "data/uttering_verbs.txt";

    /// Whether the verb means something of its own with "on".
    takes_on = "data/prepositional_verbs.txt";

    /// Whether people of this kind vouch for what they describe.
    is_endorser = "data/endorsers.txt";

    /// Whether the noun means words that are said or written.
    is_wording_noun = "data/wording_nouns.txt";

    /// Whether a heading of what is denied or unwanted may have the word.
    is_exclusion_word = "data/exclusion_words.txt";

    /// Whether the word is one of advice on wording.
    is_wording_advice = "data/wording_advice.txt";

    /// Whether the adverb in -ly says when, how often or how surely, not how.
    is_sentence_adverb = "data/sentence_adverbs.txt";

    /// Whether an adjective after the verb is said of its subject: "be", "stay".
    is_linking_verb = "data/linking_verbs.txt";

    /// Whether an adjective after the verb's object is said of that object: "keep it safe".
    takes_complement = "data/complement_verbs.txt";

    /// Whether the verb is one of making, whose participle alone says nothing: "designed".
    is_making_verb = "data/making_verbs.txt";

    /// Whether the word is a number as a compound starts with it: "sixty", "half".
    is_number_word = "data/number_words.txt";

    /// Whether the adverb says that something holds now, and fits any verb.
    is_present_adverb = "data/present_adverbs.txt";

    /// Whether something can hold in or on the thing: a region, a device, a plan.
    is_setting = "data/setting_nouns.txt";

    /// Whether the adjective says how much of a thing there is, or at what price.
    is_limiting = "data/limiting_adjectives.txt";

    /// Whether a number and this noun make a compound that needs a noun after it: "sixty-minute".
    is_unit_of_measure = "data/measure_units.txt";

    /// Whether a clause behind the verb says what its subject says, thinks or has found.
    is_statement_verb = "data/statement_verbs.txt";

    /// Whether the word opens a clause that says when or on what condition something is done.
    opens_event = "data/event_openers.txt";

    /// Whether an infinitive behind the verb, or its participle, is no purpose: "needs to run".
    takes_infinitive = "data/infinitive_verbs.txt";

    /// Whether the word ends the name of a company by its legal form: "Ltd".
    is_company_form = "data/company_forms.txt";

    /// Whether a preposition and a noun say only how something is done: "at scale".
    is_manner_phrase = "data/manner_phrases.txt";

    /// Whether what the preposition governs says how, whence or for whom access is given.
    opens_manner = "data/manner_prepositions.txt";

    /// Whether the adverb limits what precedes it: "only".
    is_excluding = "data/excluding_adverbs.txt";

    /// Whether the adverb says how much so an adjective holds: "highly".
    is_degree_adverb = "data/degree_adverbs.txt";

    /// Whether a title leaves the word small.
    is_small_in_titles = "data/small_title_words.txt";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_sorted_and_found() {
        for (name, file, contains) in FILES {
            let mut lines = file.lines().skip_while(|line| line.starts_with('#'));
            assert!(file.starts_with("# "), "{name} says how it was made");
            assert!(lines.clone().is_sorted(), "{name}");
            assert!(lines.all(contains), "{name}");
            for word in ["", "#", "\u{e9}", "harbor"] {
                assert!(!contains(word), "{name} {word}");
            }
        }
    }
}
