//! Relative clauses without a relative word that start with a bare plural: "the bots people love".

use super::REACH;
use crate::reading::Reading;
use crate::unit::Tag;
use crate::words::is_person;

impl Reading<'_> {
    /// "The bots | people love call on": whether people in the plural, right after another plural,
    /// start a clause about it. So they do where two verbs follow, one for each; "systems
    /// engineers call on" has one.
    pub(crate) fn opens_contact(&self, at: usize) -> bool {
        let is_plural = |at: usize| self.units[at].tag == Tag::Noun && self.units[at].plural;
        at > 0
            && is_plural(at - 1)
            && is_plural(at)
            && is_person(&self.units[at].lemma)
            && self.verb_from(at + 1).is_some_and(|own| {
                let behind = own + 1 + usize::from(self.tag(own + 1) == Some(Tag::Preposition));
                self.verb_from(behind).is_some()
            })
    }

    /// The next finite verb in the same clause.
    fn verb_from(&self, from: usize) -> Option<usize> {
        let end = self.units.len().min(from + REACH);
        let clause = (from..end).take_while(|i| {
            let opener = matches!(
                self.units[*i].tag,
                Tag::Punct
                    | Tag::Coordinator
                    | Tag::Relative
                    | Tag::Subordinator
                    | Tag::Question
                    | Tag::Preposition
                    | Tag::Pronoun
                    | Tag::To
            );
            !opener
        });
        let finite = |i: &usize| self.units[*i].is_finite();
        clause.into_iter().find(finite)
    }
}
