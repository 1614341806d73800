//! What governs a claim: the words on the way from the trigger up the tree of its sentence, and what each of them
//! makes of it. "We do not say that the bag is …" denies it, "the seller says that …" reports it, "ask whether …" asks it.

mod deniers;
mod speakers;

use super::match_context::MatchContext;
use super::predicate::Predicate;
use sayso_english::{Forms, Reading, Relation, Tag, inquires, is_refuting, is_reporting};
use sayso_text::{Folded, Span};

/// So many words on the way up are looked at, and no arc longer than so many units.
const STEPS: usize = 40;
const LONGEST: usize = 80;

/// How a claim is put, by the unit that says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Governing {
    /// The word that denies it.
    pub denied: Option<usize>,
    /// The word that says that it is not to be put into words.
    pub unsaid: Option<usize>,
    /// The word that attributes it to another party.
    pub reported: Option<usize>,
    /// The word that asks it, or only supposes it.
    pub asked: Option<usize>,
}

/// How the claim of the trigger is put.
#[must_use]
pub(super) fn governing(ctx: &MatchContext<'_>, predicate: &Predicate) -> Governing {
    let reading = ctx.reading();
    let trigger = trigger(ctx);
    let verb = predicate.verb.as_ref().map(|g| g.verb);
    let Some(top) = verb.or_else(|| top(reading, &trigger)) else {
        return Governing::default();
    };
    let mut walk = Walk {
        reading,
        trigger,
        found: Governing::default(),
        deniers: Vec::new(),
        reaches: true,
        shares: true,
        uttered: None,
    };
    walk.climb(top);
    walk.add_what_arcs_miss(top);
    walk.finish()
}

/// The units that the words of the match are in, or have: "can't" is two.
fn trigger(ctx: &MatchContext<'_>) -> Vec<usize> {
    let reading = ctx.reading();
    let units = |word: Span<Folded>| {
        let end = reading.unit_at(word.end.saturating_sub(1)) + 1;
        reading.unit_at(word.start)..end.min(reading.units.len())
    };
    let mut all: Vec<usize> = ctx.hit.words().flat_map(units).collect();
    all.dedup();
    all
}

/// The unit of the trigger that governs the others: the last whose head is none of them.
fn top(reading: &Reading<'_>, trigger: &[usize]) -> Option<usize> {
    let free = |at: &&usize| reading.head(**at).is_none_or(|h| !trigger.contains(&h));
    trigger.iter().rev().find(free).copied()
}

struct Walk<'r> {
    reading: &'r Reading<'r>,
    trigger: Vec<usize>,
    found: Governing,
    deniers: Vec<usize>,
    /// Whether a negation further up still denies the trigger.
    reaches: bool,
    /// Whether what hangs on the next word up holds for the trigger: a conjunct may have its own.
    shares: bool,
    /// A verb of saying on the way, whose subject is not the writer.
    uttered: Option<usize>,
}

/// The word below, and what it is to the word that is looked at.
type Below = Option<(usize, Relation)>;

impl Walk<'_> {
    fn climb(&mut self, top: usize) {
        let mut at = top;
        let mut below = None;
        for _ in 0..STEPS {
            self.visit(at, below);
            let (Some(head), Some(relation)) = (self.reading.head(at), self.reading.relation(at))
            else {
                break;
            };
            if !self.crosses(at, relation, head) {
                break;
            }
            below = Some((at, relation));
            at = head;
        }
    }

    fn visit(&mut self, at: usize, below: Below) {
        if self.found.reported.is_none() {
            self.found.reported = speakers::reports(self.reading, at, below);
        }
        if self.found.asked.is_none() {
            self.found.asked = speakers::asks(self.reading, at, below);
        }
        let before = self.deniers.len();
        if let Some(by) = self.refutes(at, below) {
            self.deniers.push(by);
        }
        if self.reaches {
            self.deniers_at(at, below);
        }
        if let Some((child, relation)) = below
            && is_clause(relation)
            && speakers::utters(self.reading, at, child)
        {
            self.uttered = self.uttered.or(Some(at));
        }
        if self.uttered.is_some() {
            let unsaid = self.deniers.drain(before..).next();
            self.found.unsaid = self.found.unsaid.or(unsaid);
        }
    }

    /// Whether the arc from `at` to `head` leads on, and what of `head` holds for the trigger.
    fn crosses(&mut self, at: usize, relation: Relation, head: usize) -> bool {
        let (low, high) = (at.min(head), at.max(head));
        let mut between = low + 1..high;
        if high - low > LONGEST || between.any(|i| parts(self.reading.word(i))) {
            return false;
        }
        self.shares |= relation != Relation::Conjunct;
        if is_misread(self.reading, at, relation, head) {
            return false;
        }
        match relation {
            Relation::ComplementClause => self.crosses_complement(at, head),
            Relation::Conjunct => self.crosses_conjunct(at, head),
            Relation::AdverbClause => self.crosses_adverb_clause(at, head),
            Relation::RelativeClause => self.crosses_relative(at, head),
            Relation::Subject | Relation::PassiveSubject | Relation::ClauseSubject => {
                self.reaches = false;
                true
            }
            Relation::Apposition => {
                self.reaches = false;
                true
            }
            Relation::Object | Relation::PrepositionObject => {
                self.reaches &= !self.is_presupposed(at);
                true
            }
            Relation::Preposition => {
                let fronted = at < head && self.reading.tag(head) == Some(Tag::Verb);
                self.reaches &= !(fronted || is_adjunct(self.reading, at, head));
                true
            }
            // "Prior to the date, neither party may …"
            Relation::AdverbModifier => {
                let comma = (at..head).any(|i| self.reading.word(i) == ",");
                self.reaches &= !comma;
                true
            }
            Relation::Root | Relation::Other | Relation::Punctuation => false,
            _ => true,
        }
    }

    /// "not host or call on", "not heavy but biodegradable", "it never sleeps and cures": a conjunct shares what denies the
    /// first, unless it has a subject or a tense of its own.
    fn crosses_conjunct(&mut self, at: usize, head: usize) -> bool {
        let reading = self.reading;
        let has = |relation| reading.dependent(at, relation).is_some();
        let subject = has(Relation::Subject) || has(Relation::PassiveSubject);
        let forms = reading.units[at].forms;
        let tensed = reading.tag(at) == Some(Tag::Verb)
            && (forms.any(Forms::PRESENT3)
                || forms.any(Forms::PAST) && !forms.any(Forms::PARTICIPLE));
        let auxiliary = has(Relation::Auxiliary) || has(Relation::PassiveAuxiliary);
        let joint = joint(reading, at, head);
        let contrast = joint.is_some_and(|j| matches!(reading.word(j), "but" | "yet"));
        self.shares &= !(subject || tensed || auxiliary || contrast || joint.is_none());
        self.reaches &= !contrast;
        if joint.is_some_and(|j| reading.word(j) == "nor") {
            self.deniers.extend(joint.filter(|_| self.reaches));
            self.shares = false;
        }
        // "anything but cheap"
        if contrast && reading.word(head) == "anything" {
            self.deniers.extend(joint);
        }
        !subject || has(Relation::Marker)
    }

    /// "it is new, so nobody can …", "“it works,” they say": a clause before a verb is no object of it, but what was said.
    fn crosses_complement(&mut self, at: usize, head: usize) -> bool {
        let reading = self.reading;
        if at < head {
            self.reaches = false;
            let quoted = (at..head).any(|i| matches!(reading.word(i), "\"" | "'"));
            return is_reporting(&reading.units[head].lemma) && !quoted;
        }
        // "never knew how often it …": what is asked about is so.
        let asks = |i: usize| reading.tag(i) == Some(Tag::Question) && reading.word(i) != "whether";
        let asked = (head + 1..at).any(asks);
        self.reaches &= !asked;
        true
    }

    /// "not designed to cure", "ask if it is …": an infinitive or question beside what it hangs on is as good as its object.
    fn crosses_adverb_clause(&mut self, at: usize, head: usize) -> bool {
        let marker = self.reading.dependent(at, Relation::Marker);
        if marker.is_some_and(|m| self.reading.word(m) == "if") {
            return at > head && inquires(&self.reading.units[head].lemma);
        }
        let infinitive = self
            .reading
            .dependents(at)
            .any(|d| self.reading.tag(d) == Some(Tag::To));
        infinitive && at > head && (head..at).all(|i| self.reading.word(i) != ",")
    }

    /// A clause behind a comma says more of what is there anyway.
    fn crosses_relative(&mut self, at: usize, head: usize) -> bool {
        let comma = (head + 1..at).any(|i| self.reading.word(i) == ",");
        self.reaches &= !self.is_presupposed(head);
        !comma
    }

    /// "our green bags": whoever denies something of them does not deny that they are green.
    fn is_presupposed(&self, noun: usize) -> bool {
        self.reading.dependents(noun).any(|d| {
            !self.trigger.contains(&d)
                && (self.reading.relation(d) == Some(Relation::Possessor)
                    || matches!(
                        self.reading.word(d),
                        "the" | "this" | "these" | "those" | "that"
                    ))
        })
    }

    /// What is said of the phrase that the trigger is in refutes it: "… do not exist", "… are a myth", "it is wrong to …".
    fn refutes(&self, at: usize, below: Below) -> Option<usize> {
        let (child, relation) = below?;
        let reading = self.reading;
        let subject = matches!(
            relation,
            Relation::Subject | Relation::PassiveSubject | Relation::ClauseSubject
        );
        let clause = is_clause(relation)
            && reading
                .dependent(at, Relation::Subject)
                .is_some_and(|s| reading.word(s) == "it");
        if !(subject || clause) || subject && self.is_presupposed(child) {
            return None;
        }
        let negated = |at: usize| reading.dependent(at, Relation::Negation);
        let lemma = reading.units[at].lemma.as_str();
        if lemma == "exist" {
            return negated(at);
        }
        let said = reading.dependents(at).filter(|d| {
            matches!(
                reading.relation(*d),
                Some(Relation::Attribute | Relation::Complement)
            )
        });
        let mut words = said.flat_map(|d| reading.dependents(d).chain([d]));
        let by = if is_refuting(lemma) {
            Some(at)
        } else {
            words.find(|d| is_refuting(&reading.units[*d].lemma))
        };
        by.filter(|_| negated(at).is_none())
    }

    fn finish(mut self) -> Governing {
        let trigger = &self.trigger;
        self.deniers.retain(|at| !trigger.contains(at));
        self.deniers.sort_unstable();
        self.deniers.dedup();
        // Two denials make a claim: "never fails to call on".
        let odd = self.deniers.len() % 2 == 1;
        self.found.denied = self.deniers.first().copied().filter(|_| odd);
        self.found
    }
}

/// A verb with a tense is no noun's part: the arc is an error.
fn is_misread(reading: &Reading<'_>, at: usize, relation: Relation, head: usize) -> bool {
    let forms = reading.units[at].forms;
    let tensed =
        reading.tag(at) == Some(Tag::Verb) && !forms.any(Forms::GERUND.or(Forms::PARTICIPLE));
    let nominal = matches!(
        relation,
        Relation::Object
            | Relation::PrepositionObject
            | Relation::ObjectPredicate
            | Relation::Compound
            | Relation::Apposition
            | Relation::NominalModifier
    );
    tensed && nominal && reading.tag(head) != Some(Tag::Auxiliary)
}

/// A mark behind which another clause begins.
fn parts(word: &str) -> bool {
    matches!(word, ";" | ":" | "." | "?" | "!")
}

/// A clause that the word above governs, with or without a subject of its own.
fn is_clause(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::ComplementClause
            | Relation::OpenClause
            | Relation::ObjectPredicate
            | Relation::NounClause
            | Relation::PrepositionClause
    )
}

/// The coordinator of the list that ends in, or goes on behind, the conjunct at `at`.
fn joint(reading: &Reading<'_>, at: usize, head: usize) -> Option<usize> {
    let own = |at: usize| reading.dependent(at, Relation::Coordinator);
    let before = own(head).filter(|c| *c < at);
    let mut last = at;
    before.or_else(|| {
        (0..8).find_map(|_| {
            let found = own(last);
            last = reading.dependent(last, Relation::Conjunct).unwrap_or(last);
            found
        })
    })
}

/// "never worry with green pods": what a preposition adds is not denied with the verb, unless nothing else completes it.
fn is_adjunct(reading: &Reading<'_>, preposition: usize, head: usize) -> bool {
    let verb = reading.tag(head) == Some(Tag::Verb);
    verb && preposition > head + 1
        && matches!(
            reading.word(preposition),
            "with" | "by" | "through" | "at" | "since" | "because" | "thanks" | "under"
        )
}
