//! Which word denies what is at some place of a sentence, whatever part of speech that is. The clause is walked
//! from the place to its front; a denial reaches over coordinated words, complements and infinitives, and not
//! over another clause.

mod denier;

use denier::{asserts_after_all, denies};
use sayso_english::{Forms, Mood, Reading, Tag, is_refuting};

/// So many units before the place are looked at.
const REACH: usize = 60;

/// Verbs of saying and thinking, whose own denial denies the clause that they take without "that".
const TAKES_CLAUSE: [&str; 12] = [
    "argue",
    "assert",
    "believe",
    "claim",
    "expect",
    "guarantee",
    "mean",
    "promise",
    "say",
    "suggest",
    "suppose",
    "think",
];

/// What the walk has met between a unit and the place.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    /// The nearest verb with a tense, and whether there are others.
    tensed: Option<usize>,
    tenses: usize,
    /// A noun or pronoun before that verb: the clause is complete.
    subject: bool,
    /// A verb of any form.
    verb: bool,
    /// A preposition that leads away from what a word before it governs.
    aside: bool,
    /// A possessive, or an article that presupposes its noun.
    owned: bool,
    /// A word that coordinates.
    joined: bool,
}

impl Between {
    fn is_clause(self) -> bool {
        self.tensed.is_some() && self.subject
    }

    fn add_tensed(&mut self, at: usize) {
        self.tensed = Some(at);
        self.tenses += 1;
    }
}

/// The unit that denies the units from `first` to `last`, if one does.
#[must_use]
pub(super) fn denier(reading: &Reading<'_>, first: usize, last: usize) -> Option<usize> {
    if is_presupposed(reading, first, last) {
        return None;
    }
    before(reading, first, last).or_else(|| behind(reading, first, last))
}

/// Whether a denial leaves what is there as it is: "not on the green list", "not for six hours prior to it".
fn is_presupposed(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let governed = |at: usize| {
        let before = at.checked_sub(1);
        before.is_some_and(|b| matches!(reading.tag(b), Some(Tag::Preposition | Tag::To)))
    };
    let definite = reading.phrase_to(last).is_some_and(|p| {
        p.first < first
            && governed(p.first)
            && matches!(
                reading.word(p.first),
                "the" | "this" | "these" | "our" | "your"
            )
    });
    let particle = (first..=last).all(|i| {
        matches!(
            reading.tag(i),
            Some(Tag::Preposition | Tag::To | Tag::Subordinator)
        )
    });
    definite || particle && last > first
}

fn before(reading: &Reading<'_>, first: usize, last: usize) -> Option<usize> {
    let mut between = Between::default();
    if is_tensed(reading, first) {
        between.add_tensed(first);
    }
    let low = first.saturating_sub(REACH);
    let mut at = first;
    while at > low {
        at -= 1;
        match step(reading, at, (first, last), &mut between) {
            Step::On => {}
            Step::To(to) => at = to,
            Step::End => return None,
            Step::Denied(by) => return Some(by),
        }
    }
    None
}

enum Step {
    On,
    To(usize),
    End,
    Denied(usize),
}

fn step(
    reading: &Reading<'_>,
    at: usize,
    (first, last): (usize, usize),
    between: &mut Between,
) -> Step {
    let word = reading.word(at);
    if denies(reading, at, (first, last), *between) {
        return match asserts_after_all(reading, at, first) {
            true => Step::End,
            false => Step::Denied(at),
        };
    }
    match reading.tag(at) {
        Some(Tag::Punct) => return punctuation(reading, at, last, *between),
        Some(Tag::Coordinator) => return coordinator(word, between),
        Some(Tag::Subordinator | Tag::Question) if !matches!(word, "as" | "than" | "that") => {
            return Step::End;
        }
        _ if word == "so" && between.is_clause() => return Step::End,
        _ if word == "that" || reading.tag(at) == Some(Tag::Relative) => {
            // ", which is …" says it of what is there; "that …" belongs to what governs it.
            if at > 0 && reading.word(at - 1) == "," {
                return Step::End;
            }
            let (joined, owned) = (between.joined, between.owned);
            *between = Between {
                joined,
                owned,
                ..Between::default()
            };
            return Step::On;
        }
        Some(Tag::Preposition) if !leads_on(word) => between.aside = true,
        Some(Tag::Possessive) => between.owned = true,
        Some(Tag::Noun | Tag::Name | Tag::Pronoun)
            if between.tensed.is_some() && !between.subject =>
        {
            between.subject = true;
            // "no return, yield or income is …"
            if let Some(start) = list_to(reading, at) {
                return Step::To(start + 1);
            }
        }
        Some(Tag::Verb) if between.is_clause() && takes_clause(reading, at) => {
            *between = Between::default();
        }
        Some(Tag::Verb | Tag::Auxiliary) => {
            if is_tensed(reading, at) {
                between.add_tensed(at);
            }
            between.verb |= reading.tag(at) == Some(Tag::Verb);
        }
        _ => {}
    }
    Step::On
}

/// The first unit of the list whose last member ends at `last`.
fn list_to(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let joint = |first: usize| {
        let joint = first.checked_sub(1)?;
        let tie = |at: usize| matches!(reading.word(at), "," | "or" | "and" | "nor");
        if !tie(joint) {
            return None;
        }
        // ", and no food can …" starts a clause.
        if joint > 0 && tie(joint - 1) {
            return None;
        }
        reading.phrase_to(joint.checked_sub(1)?)
    };
    let mut first = reading.phrase_to(last)?;
    let mut coordinated = false;
    for _ in 0..8 {
        let Some(member) = joint(first.first) else {
            break;
        };
        coordinated |= reading.word(first.first - 1) != ",";
        first = member;
    }
    coordinated.then_some(first.first)
}

fn takes_clause(reading: &Reading<'_>, at: usize) -> bool {
    TAKES_CLAUSE.contains(&reading.units[at].lemma.as_str())
        && reading.phrase_from(at + 1).is_some()
}

fn punctuation(reading: &Reading<'_>, at: usize, last: usize, between: Between) -> Step {
    match reading.word(at) {
        "," | ")"
            if !between.is_clause()
                && let Some(open) = reading.insertion_before(at) =>
        {
            Step::To(open)
        }
        // "Myth: cold showers cure …"
        ":" if at > 0
            && (is_refuting(&reading.units[at - 1].lemma)
                || reading.tag(at - 1) == Some(Tag::Negation)) =>
        {
            Step::Denied(at - 1)
        }
        // "No sugar, all-natural": without a list another phrase begins.
        "," if !between.is_clause() && (between.joined || joins(reading, last)) => Step::On,
        "\"" | "'" | "*" | "`" | "/" | "(" | "-" => Step::On,
        _ => Step::End,
    }
}

/// Whether the list goes on after the place, and names its last member: ", cure, or prevent".
fn joins(reading: &Reading<'_>, last: usize) -> bool {
    let end = reading.units.len().min(last + 12);
    (last + 1..end)
        .take_while(|i| !reading.units[*i].is_finite() || reading.units[*i].forms.any(Forms::BASE))
        .any(|i| matches!(reading.word(i), "or" | "nor"))
}

fn coordinator(word: &str, between: &mut Between) -> Step {
    if word == "but" || word == "yet" || between.tensed.is_some() {
        return Step::End;
    }
    between.joined = true;
    Step::On
}

/// Whether the preposition leads on to what the word before it governs.
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "of" | "from" | "about" | "against" | "on" | "as" | "like" | "into" | "for"
    )
}

/// A verb with a tense: no base form, infinitive or participle.
fn is_tensed(reading: &Reading<'_>, at: usize) -> bool {
    let unit = &reading.units[at];
    let tensed = unit.forms.any(Forms::PRESENT3)
        || unit.forms.any(Forms::PAST) && !unit.forms.any(Forms::PARTICIPLE);
    match unit.tag {
        Tag::Verb if unit.forms.any(Forms::BASE) => !bare(reading, at),
        Tag::Verb => {
            tensed
                || unit.forms.any(Forms::PAST)
                    && reading.verb_group(at).auxiliaries.is_empty()
                    && subject_before(reading, at)
        }
        Tag::Auxiliary => !matches!(reading.word(at), "be" | "been" | "being" | "having"),
        _ => false,
    }
}

/// Whether a base form has no subject of its own: an infinitive, a command, or one after an auxiliary.
fn bare(reading: &Reading<'_>, at: usize) -> bool {
    !subject_before(reading, at) || reading.verb_group(at).mood == Mood::Infinitive
}

fn subject_before(reading: &Reading<'_>, at: usize) -> bool {
    reading.before(at).is_some_and(|b| {
        matches!(
            reading.tag(b),
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative)
        )
    })
}

/// "Guaranteed returns do not exist", "A risk-free investment is a myth": what is said of the phrase
/// that the place is in refutes it.
fn behind(reading: &Reading<'_>, first: usize, last: usize) -> Option<usize> {
    let phrase = reading.phrase_to(last).filter(|p| p.first <= first)?;
    if matches!(reading.tag(phrase.first), Some(Tag::Possessive)) {
        return None;
    }
    let end = reading.units.len().min(last + 12);
    let stops = |i: &usize| {
        matches!(
            reading.word(*i),
            "," | ";" | "." | ":" | "and" | "but" | "with" | "for" | "by"
        )
    };
    let verb = (last + 1..end)
        .take_while(|i| !stops(i))
        .find(|i| reading.units[*i].is_finite())?;
    (verb..reading.units.len().min(verb + 8))
        .take_while(|i| !stops(i))
        .find(|i| {
            let lemma = reading.units[*i].lemma.as_str();
            is_refuting(lemma)
                || lemma == "exist" && (verb..*i).any(|n| reading.tag(n) == Some(Tag::Negation))
        })
}
