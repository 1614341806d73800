//! What a pronoun stands for.

use crate::phrase::NounPhrase;
use crate::reading::Reading;
use crate::unit::Tag;
use crate::words::is_person;

/// A subject further than this many units from the start of the sentence is not looked for.
const REACH: usize = 40;

impl Reading<'_> {
    /// What "it" (or, if `plural`, "they") at unit `end` can stand for: the first subject before it
    /// that agrees with it, or else the last thing that does ("Meet the SRE."). A person is no "it".
    #[must_use]
    pub fn referent(&self, end: usize, plural: bool) -> Option<NounPhrase> {
        let agrees = |phrase: &NounPhrase| {
            let unit = &self.units[phrase.head];
            let thing = matches!(unit.tag, Tag::Noun | Tag::Name);
            thing && unit.plural == plural && (plural || !is_person(&unit.lemma))
        };
        self.first_subject(end).filter(agrees).or_else(|| {
            (0..end)
                .rev()
                .filter(|i| matches!(self.tag(*i), Some(Tag::Noun | Tag::Name)))
                .filter_map(|i| self.phrase_to(i))
                .find(agrees)
        })
    }

    /// The first noun phrase before unit `end` that a finite verb follows.
    fn first_subject(&self, end: usize) -> Option<NounPhrase> {
        (1..end.min(REACH)).find_map(|i| {
            let finite = self.units[i].is_finite();
            finite.then(|| self.phrase_to(self.before(i)?)).flatten()
        })
    }
}
