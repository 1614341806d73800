//! What on the way up denies: negations, words like "no" and "nobody", and verbs, adjectives and nouns that deny what they govern.

use super::{Below, LONGEST, Walk, parts};
use sayso_english::{
    Reading, Relation, Subject, Tag, affirms_denied, is_denying, is_refuting, is_reporting,
};

impl Walk<'_> {
    /// Adds what denies the trigger at the word at `at`.
    pub(super) fn deniers_at(&mut self, at: usize, below: Below) {
        let reading = self.reading;
        let child = below.map(|(child, _)| child);
        if self.shares {
            let hung = reading.dependents(at).filter(|d| Some(*d) != child);
            let found: Vec<usize> = hung
                .filter(|d| !self.trigger.contains(d))
                .filter_map(|d| self.denier_on(at, d, below))
                .collect();
            // "does not, and never did, enable": said twice, denied once.
            let affirmed = found
                .first()
                .is_some_and(|by| below.is_some() && self.is_affirmed(at, *by));
            self.deniers
                .extend(found.into_iter().take(1).filter(|_| !affirmed));
        }
        if self.denies_itself(at, below) {
            self.deniers.push(at);
        }
    }

    /// The denier that the dependent at `d` of the word at `at` is, or holds.
    fn denier_on(&self, at: usize, d: usize, below: Below) -> Option<usize> {
        let reading = self.reading;
        let word = reading.word(d);
        let relation = reading.relation(d)?;
        let from_clause = below.is_some_and(|(_, r)| super::is_clause(r));
        // "No code, no fuss: it …"
        if (d.min(at)..d.max(at))
            .take(LONGEST)
            .any(|i| parts(reading.word(i)))
        {
            return None;
        }
        if reading.tag(d) == Some(Tag::Negation) {
            return is_plain(reading, d).then_some(d);
        }
        match relation {
            Relation::Subject | Relation::PassiveSubject => {
                self.none(d).filter(|_| !self.compares(at))
            }
            Relation::Attribute | Relation::Object if from_clause || below.is_none() => {
                let end = below.map_or(d, |(child, _)| child);
                let apart = (at..end).any(|i| reading.tag(i) == Some(Tag::Punct));
                self.none(d).filter(|_| at < d && d <= end && !apart)
            }
            Relation::Auxiliary | Relation::PassiveAuxiliary => reading
                .dependents(d)
                .find(|n| reading.tag(*n) == Some(Tag::Negation) && is_plain(reading, *n)),
            // "no faster way" claims, "is no faster than" does not.
            _ if word == "no" && !matches!(reading.tag(at), Some(Tag::Noun | Tag::Name)) => Some(d),
            Relation::Determiner if word == "no" => {
                let idle = matches!(reading.word(d + 1), "other" | "less" | "later" | "sooner");
                (!idle && !self.compares(d)).then_some(d)
            }
            Relation::Coordinator => None,
            _ if matches!(
                word,
                "rarely" | "seldom" | "hardly" | "scarcely" | "barely" | "neither" | "nowhere"
            ) =>
            {
                Some(d)
            }
            _ if word == "longer" && reading.word(d.wrapping_sub(1)) == "no" => Some(d),
            // "has yet to be tested"
            _ if word == "yet"
                && from_clause
                && matches!(reading.word(at), "has" | "have" | "had") =>
            {
                Some(d)
            }
            _ => None,
        }
    }

    /// What no arc shows: a subject far off that names none, negations right before the verb, "at no point does it …", "Myth: …".
    pub(super) fn add_what_arcs_miss(&mut self, top: usize) {
        if !self.deniers.is_empty() {
            return;
        }
        let reading = self.reading;
        let beside = (0..top)
            .rev()
            .take_while(|i| {
                matches!(
                    reading.tag(*i),
                    Some(Tag::Adverb | Tag::Auxiliary | Tag::Negation | Tag::To)
                )
            })
            .find(|i| reading.tag(*i) == Some(Tag::Negation) && is_plain(reading, *i));
        let subject = match reading.tag(top) {
            Some(Tag::Verb) => reading.grammatical_subject(&reading.verb_group(top), 0),
            _ => Subject::None,
        };
        let phrases = match &subject {
            Subject::Phrases(all) => all.as_slice(),
            Subject::None => &[],
        };
        // "no return, yield or income": each is none.
        let first = |head: usize| {
            (0..8).fold(head, |at, _| match reading.relation(at) {
                Some(Relation::Conjunct) => reading.head(at).unwrap_or(at),
                _ => at,
            })
        };
        let heads = phrases.iter().flat_map(|p| [p.head, first(p.head)]);
        let mut heads = heads.filter(|h| *h < top);
        let by = beside
            .or_else(|| {
                heads
                    .find_map(|h| self.none(h))
                    .filter(|_| !self.compares(top))
            })
            .or_else(|| self.trigger.iter().find_map(|t| self.none(*t)))
            .or_else(|| no_event(reading, top))
            .or_else(|| refuted_before(reading, top));
        self.deniers.extend(by);
    }

    /// The word by which the phrase with the head `head` names none: "nobody", "no product", "none of it".
    fn none(&self, head: usize) -> Option<usize> {
        let reading = self.reading;
        if matches!(
            reading.word(head),
            "nothing" | "nobody" | "none" | "no-one" | "neither"
        ) {
            return Some(head).filter(|_| !matches!(reading.word(head + 1), "but" | "less"));
        }
        if !reading.units[head].is_nominal() || affirms_denied(&reading.units[head].lemma) {
            return None;
        }
        let few = |d: usize| {
            reading.word(d) == "few"
                && !matches!(reading.word(d.wrapping_sub(1)), "a" | "the" | "very")
        };
        let other = reading.dependents(head).any(|d| reading.word(d) == "other");
        reading
            .dependents(head)
            .find(|d| {
                matches!(reading.word(*d), "no" | "neither" | "hardly" | "scarcely")
                    || few(*d)
                    || reading.relation(*d) == Some(Relation::Negation)
            })
            .filter(|d| *d < head && !other)
    }

    /// Whether the word at `at` denies what it governs: "refuses to …", "without …", "beware of …".
    fn denies_itself(&self, at: usize, below: Below) -> bool {
        let reading = self.reading;
        let Some((child, relation)) = below else {
            return false;
        };
        let governed = !matches!(
            relation,
            Relation::Subject
                | Relation::PassiveSubject
                | Relation::ClauseSubject
                | Relation::AdjectiveModifier
                | Relation::Compound
                | Relation::Conjunct
                | Relation::RelativeClause
                | Relation::AdverbClause
        ) || reading.tag(child) == Some(Tag::To);
        let previous = reading.word(at.wrapping_sub(1));
        match reading.word(at) {
            "without" | "instead" => true,
            "than" => previous == "rather",
            "of" => previous == "instead",
            // "we used to say"
            "used" => relation == Relation::OpenClause && is_reporting(&reading.units[child].lemma),
            "from" => previous == "far" || previous == "way",
            "to" => previous == "opposed",
            "nothing" | "nobody" | "none" => {
                !matches!(reading.word(at + 1), "but" | "less") && !self.compares(at)
            }
            // "we would love to tell you"
            "love" | "like" => is_reporting(&reading.units[child].lemma) && self.is_unreal(at),
            _ => {
                let aside = relation == Relation::Preposition && !leads_on(reading.word(child));
                let fits = matches!(
                    reading.tag(at),
                    Some(Tag::Verb | Tag::Adjective | Tag::Noun)
                );
                governed && fits && !aside && is_denying(&reading.units[at].lemma)
            }
        }
    }

    /// Whether what the denier at `by` denies of the word at `at` asserts what it governs: "no doubt", "do not miss".
    fn is_affirmed(&self, at: usize, by: usize) -> bool {
        let reading = self.reading;
        let affirms = |at: usize| {
            affirms_denied(&reading.units[at].lemma) && !is_denying(&reading.units[at].lemma)
        };
        let content = |i: &usize| {
            matches!(
                reading.tag(*i),
                Some(Tag::Verb | Tag::Noun | Tag::Adjective)
            )
        };
        let top = self.trigger.first().copied().unwrap_or(at);
        affirms(at) || (by + 1..top).filter(content).take(2).any(affirms)
    }

    fn is_unreal(&self, verb: usize) -> bool {
        let reading = self.reading;
        let mut auxiliaries = reading.dependents(verb);
        auxiliaries.any(|d| matches!(reading.word(d), "would" | "'d"))
    }

    /// "Nothing cleans as fast as our soap": none is named that compares, which claims.
    fn compares(&self, at: usize) -> bool {
        let reading = self.reading;
        (at..reading.units.len().min(at + 40)).any(|i| {
            matches!(
                reading.word(i),
                "than" | "like" | "faster" | "better" | "easier"
            ) || reading.word(i) == "as" && reading.word(i + 2) == "as"
        })
    }
}

/// Whether a negation denies, and not only adds: "not only", "why not", "cannot but".
fn is_plain(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.word(at + 1);
    let only = matches!(
        next,
        "only" | "just" | "merely" | "simply" | "solely" | "alone" | "but" | "help" | "because"
    ) || next == "so" && reading.word(at + 2) == "much";
    let previous = reading.word(at.wrapping_sub(1));
    let first = matches!(next, "until" | "unless" | "before" | "since");
    !only && !first && !matches!(previous, "why" | "if" | "whether" | "or")
}

/// "In no event shall it …", "at no time does it …", "it in no way …": a phrase with "no" that says when or how.
fn no_event(reading: &Reading<'_>, verb: usize) -> Option<usize> {
    let low = verb.saturating_sub(20);
    (low..verb)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), ";" | "." | ":"))
        .find(|i| {
            let governed = matches!(
                reading.word(i.wrapping_sub(1)),
                "in" | "at" | "under" | "on" | "by"
            );
            let inverted = reading.tag(*i + 2) == Some(Tag::Auxiliary);
            let nor = matches!(reading.word(*i), "nor" | "neither")
                && reading.tag(*i + 1) == Some(Tag::Auxiliary);
            let way = matches!(
                reading.word(*i + 1),
                "way" | "means" | "circumstances" | "account"
            );
            nor || reading.word(*i) == "no" && governed && (inverted || way)
        })
}

/// "Myth: cold showers cure …"
fn refuted_before(reading: &Reading<'_>, top: usize) -> Option<usize> {
    let low = top.saturating_sub(20);
    let colon = (low..top).rev().find(|i| reading.word(*i) == ":")?;
    let before = colon.checked_sub(1)?;
    let refutes =
        is_refuting(&reading.units[before].lemma) || reading.tag(before) == Some(Tag::Negation);
    refutes.then_some(before)
}

/// Whether the preposition leads on to what the word before it governs.
fn leads_on(word: &str) -> bool {
    matches!(
        word,
        "of" | "from" | "about" | "against" | "on" | "as" | "like" | "into" | "for" | "to"
    )
}
