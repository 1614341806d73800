//! Who says what the trigger says, where the sentence attributes it: "the seller claims that …", "according to the maker".

use super::Below;
use sayso_english::{
    Case, Forms, Reading, Relation, Tag, asks_for, calls_so, classes, finds_against, inquires,
    is_endorser, is_reporting, is_uttering,
};

/// The unit that attributes the claim below the word at `at` to another party.
pub(super) fn reports(reading: &Reading<'_>, at: usize, below: Below) -> Option<usize> {
    let according = reading.dependents(at).find(|d| {
        reading.word(*d) == "according" && source(reading, *d).is_some_and(|s| is_third(reading, s))
    });
    if according.is_some() {
        return according;
    }
    let (child, relation) = below?;
    let lemma = reading.units[at].lemma.as_str();
    let says = match relation {
        Relation::ComplementClause => is_reporting(lemma),
        Relation::ObjectPredicate | Relation::OpenClause => calls_so(lemma) || is_reporting(lemma),
        _ => false,
    };
    if reading.tag(at) != Some(Tag::Verb)
        || !says
        || child < at && relation != Relation::ComplementClause
    {
        return None;
    }
    let speaker = reading.dependent(at, Relation::Subject);
    let third = speaker.is_some_and(|s| {
        let writer = matches!(reading.word(s), "we" | "i" | "you");
        is_third(reading, s) || finds_against(lemma) && !writer
    });
    third.then_some(at)
}

/// Whose words they are: the noun behind "according to".
fn source(reading: &Reading<'_>, according: usize) -> Option<usize> {
    let to = reading.dependents(according).next()?;
    reading.dependent(to, Relation::PrepositionObject)
}

/// Whether the noun at `head` is another party: no customer or expert, whose word speaks for us, and no name, which may be our own.
fn is_third(reading: &Reading<'_>, head: usize) -> bool {
    let unit = &reading.units[head];
    if matches!(
        reading.word(head),
        "he" | "she" | "they" | "someone" | "somebody" | "others"
    ) {
        return true;
    }
    let ours = reading.dependents(head).any(|d| {
        reading.relation(d) == Some(Relation::Possessor) && matches!(reading.word(d), "our" | "my")
    });
    let common = classes(reading.word(head)).noun > 0 && !is_endorser(&unit.lemma);
    unit.tag == Tag::Noun && (unit.case == Case::Lower || head == 0) && common && !ours
}

/// "was long held to be", "we had thought that": a belief of the past.
fn was_held(reading: &Reading<'_>, at: usize, child: usize) -> bool {
    let past = |d: usize| matches!(reading.word(d), "was" | "were" | "had");
    let believes = matches!(
        reading.units[at].lemma.as_str(),
        "assume" | "believe" | "hold" | "imagine" | "suppose" | "think"
    );
    let auxiliary = reading.dependents(at).any(past);
    let simple = reading.units[at].forms.any(Forms::PAST)
        && reading.dependent(child, Relation::Marker).is_some();
    believes
        && reading.units[at]
            .forms
            .any(Forms::PAST.or(Forms::PARTICIPLE))
        && (auxiliary || simple)
}

/// The unit that asks, or only supposes, the claim below the word at `at`: "ask whether …", "requires vendors to be …".
pub(super) fn asks(reading: &Reading<'_>, at: usize, below: Below) -> Option<usize> {
    if let Some((child, relation)) = below
        && matches!(
            relation,
            Relation::OpenClause
                | Relation::ComplementClause
                | Relation::ClauseSubject
                | Relation::AdverbClause
        )
    {
        let auxiliaries = reading
            .dependents(child)
            .filter(|d| reading.tag(*d) == Some(Tag::Auxiliary));
        let marker = auxiliaries
            .chain([child])
            .find_map(|at| reading.dependent(at, Relation::Marker));
        let whether = marker.filter(|m| {
            let inquires = || inquires(&reading.units[at].lemma);
            reading.word(*m) == "whether" || reading.word(*m) == "if" && inquires()
        });
        if whether.is_some() {
            return whether;
        }
        if was_held(reading, at, child) {
            return Some(at);
        }
        let infinitive = reading
            .dependents(child)
            .any(|d| reading.tag(d) == Some(Tag::To));
        let asked = reading.tag(at) == Some(Tag::Verb) && asks_for(&reading.units[at].lemma);
        let told = reading.dependent(at, Relation::Subject).is_some()
            || reading.relation(at) == Some(Relation::OpenClause);
        if asked && infinitive && told {
            return Some(at);
        }
    }
    wanted(reading, at, below)
        .or_else(|| supposed(reading, at))
        .or_else(|| defined(reading, at, below))
}

/// "customers ask us for …": what is asked for is not there.
fn wanted(reading: &Reading<'_>, at: usize, below: Below) -> Option<usize> {
    let (child, relation) = below?;
    let asks = reading.tag(at) == Some(Tag::Verb) && asks_for(&reading.units[at].lemma);
    let wanted = relation == Relation::Preposition && reading.word(child) == "for";
    (asks && wanted).then_some(at)
}

/// "A bag is green if …": of a thing of no account of ours, which says what the word means.
fn defined(reading: &Reading<'_>, at: usize, below: Below) -> Option<usize> {
    let (_, relation) = below?;
    let predicate = matches!(relation, Relation::Complement | Relation::Attribute);
    let subject = reading
        .dependent(at, Relation::Subject)
        .filter(|_| predicate)?;
    let any = reading
        .dependents(subject)
        .any(|d| matches!(reading.word(d), "a" | "an" | "any"));
    let condition = reading.dependents(at).filter(|d| *d > at).find_map(|d| {
        reading
            .dependents(d)
            .find(|m| matches!(reading.word(*m), "if" | "when"))
    });
    condition.filter(|_| any)
}

/// "If a bag were green", "if someone offers you …": the subject is anybody's.
fn supposed(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let clause = reading.relation(at) == Some(Relation::AdverbClause);
    let marker = reading
        .dependent(at, Relation::Marker)
        .filter(|m| clause && matches!(reading.word(*m), "if" | "unless"))?;
    let subject = reading
        .dependent(at, Relation::Subject)
        .or_else(|| reading.dependent(at, Relation::PassiveSubject))?;
    let open = matches!(
        reading.word(subject),
        "anyone" | "anybody" | "anything" | "someone" | "somebody" | "something" | "they"
    ) || reading
        .dependents(subject)
        .any(|d| matches!(reading.word(d), "a" | "an" | "any" | "another" | "no"));
    open.then_some(marker)
}

/// Whether the word at `at` puts what hangs on it into words, and its subject is not the writer: to deny it forbids the wording.
pub(super) fn utters(reading: &Reading<'_>, at: usize, child: usize) -> bool {
    let lemma = &reading.units[at].lemma;
    let says = is_uttering(lemma) || calls_so(lemma) && child > at;
    let subject = reading.dependent(at, Relation::Subject);
    let writer = subject.is_some_and(|s| matches!(reading.word(s), "i" | "we" | "nobody"));
    let passive = reading.dependent(at, Relation::PassiveAuxiliary).is_some();
    says && !(writer || passive)
}
