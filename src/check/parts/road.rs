//! The passes over a text: what bears on the report, what was found, and what stands before that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use rayon::prelude::*;

use super::excerpts::{self, Excerpt};
use super::piece::{Part, Pieces};
use super::tally::{self, Tally};
use super::told::Told;
use super::{Place, Unfit, document};
use crate::check::Checker;
use crate::check::block::Around;
use crate::check::sieve::Sieve;
use crate::document::{Document, Format};
use crate::finding::Report;
use crate::matcher::Literal;

/// The parts of one text on their way.
pub(super) struct Road<'r> {
    pub(super) checker: &'r Checker,
    pub(super) pieces: Pieces<'r>,
}

impl Road<'_> {
    pub(super) fn report(&self, path: &str) -> Result<Report, Unfit> {
        let (told, mut places) = self.survey()?;
        let (present, conditions) = (told.present(self.checker), told.conditions());
        let around = Around {
            present: &present,
            conditions: &conditions,
        };
        if self.checker.looks_far(around) {
            self.add_far(&mut places)?;
        }
        let excerpts = self.judge(&places, around)?;
        if excerpts.iter().all(Vec::is_empty) {
            return Ok(self.checker.clean(path, Format::Text));
        }
        let tallies = self.tally(&excerpts)?;
        let excerpts = excerpts.into_iter().flatten().zip(tallies);
        let (document, judged) = excerpts::join(excerpts, self.head()?);
        Ok(self.checker.report(path, Arc::new(document), judged))
    }

    /// What all parts tell, and by piece, where a phrase stands in a part that bears on the report.
    fn survey(&self) -> Result<(Told, Vec<Vec<Place>>), Unfit> {
        let Some(places) = self.bearing()? else {
            return Ok((Told::default(), Vec::new()));
        };
        let told = self.in_places(&places, |part| {
            let document = document(part)?;
            let told = Told::of(&self.checker.find(&document));
            Ok(Some((told.has_phrase().then(|| part.place()), told)))
        })?;
        let mut all = Told::default();
        let mut kept = Vec::new();
        for piece in told {
            let (places, told): (Vec<_>, Vec<_>) = piece.into_iter().unzip();
            kept.push(places.into_iter().flatten().collect());
            all = told.into_iter().fold(all, Told::and);
        }
        Ok((all, kept))
    }

    /// By piece, the parts that bear on the report. `None` where none has what any rule needs in a
    /// document: where rules need a name, the part with the name bears; other rules need something in
    /// the part in which they fire, or in one that meets a condition.
    fn bearing(&self) -> Result<Option<Vec<Vec<Place>>>, Unfit> {
        if !self.may_fire()? {
            return Ok(None);
        }
        let near = sieve(self.checker.matcher.bearing().near.as_deref())?;
        let fires = AtomicBool::new(false);
        let places = self.sift(&|part| {
            let bears = near.may_hold(part.bytes, Format::Text);
            if bears && !fires.load(Relaxed) && self.checker.may_report(part.bytes, Format::Text) {
                fires.store(true, Relaxed);
            }
            bears
        })?;
        Ok(fires.into_inner().then_some(places))
    }

    /// Whether a piece has what some rule needs in a document: asked first, since that is less to look
    /// for than all that bears on a report.
    fn may_fire(&self) -> Result<bool, Unfit> {
        let may = |bytes: &mut Vec<u8>, nth| {
            let piece = self.pieces.read(nth, bytes)?;
            Ok(self.checker.may_report(piece.bytes, Format::Text))
        };
        let pieces = (0..self.pieces.count()).into_par_iter();
        let asked = pieces.map_init(Vec::new, may);
        // Whether a piece fires or cannot be read, all of them are looked at again.
        let found = asked.find_any(|may| !matches!(may, Ok(false)));
        found.unwrap_or(Ok(false))
    }

    /// Adds the places in which a phrase may stand without a name.
    fn add_far(&self, places: &mut [Vec<Place>]) -> Result<(), Unfit> {
        let far = sieve(self.checker.matcher.bearing().far.as_deref())?;
        let found = self.sift(&|part| far.may_hold(part.bytes, Format::Text))?;
        for (places, found) in places.iter_mut().zip(found) {
            places.extend(found);
            places.sort_by_key(|p| p.start);
            places.dedup();
        }
        Ok(())
    }

    /// By piece, the parts that `may` lets through. It is asked of whole pieces first.
    fn sift(&self, may: &(dyn Fn(&Part<'_>) -> bool + Sync)) -> Result<Vec<Vec<Place>>, Unfit> {
        let numbers = (0..self.pieces.count()).into_par_iter();
        let parts = |bytes: &mut Vec<u8>, nth| {
            let piece = self.pieces.read(nth, bytes)?;
            let parts = may(&piece).then(|| self.pieces.parts(piece).filter(may));
            Ok(parts.into_iter().flatten().map(|p| p.place()).collect())
        };
        numbers.map_init(Vec::new, parts).collect()
    }

    /// What `look` makes of the parts at `places`, by piece and in order.
    fn in_places<T: Send>(
        &self,
        places: &[Vec<Place>],
        look: impl Fn(Part<'_>) -> Result<Option<T>, Unfit> + Sync,
    ) -> Result<Vec<Vec<T>>, Unfit> {
        let of_piece = |bytes: &mut Vec<u8>, places: &Vec<Place>| {
            let (Some(first), Some(last)) = (places.first(), places.last()) else {
                return Ok(Vec::new());
            };
            let piece = self.pieces.read_place(&(first.start..last.end), bytes)?;
            let parts = places.par_iter().map(|place| look(piece.within(place)));
            parts.filter_map(Result::transpose).collect()
        };
        places.par_iter().map_init(Vec::new, of_piece).collect()
    }

    fn judge(&self, places: &[Vec<Place>], around: Around<'_>) -> Result<Vec<Vec<Excerpt>>, Unfit> {
        self.in_places(places, |part| {
            let document = document(part)?;
            let found = self.checker.find(&document);
            let judged = self.checker.judge_found(&document, &found, around, true);
            let any = !judged.findings.is_empty() || !judged.approved.is_empty();
            Ok(any.then_some(Excerpt {
                at: part.at,
                document,
                judged,
            }))
        })
    }

    /// What stands before each excerpt.
    fn tally(&self, excerpts: &[Vec<Excerpt>]) -> Result<Vec<Tally>, Unfit> {
        let last = excerpts.iter().rposition(|piece| !piece.is_empty());
        let pieces = excerpts[..last.map_or(0, |last| last + 1)].par_iter();
        let count = |bytes: &mut Vec<u8>, (nth, excerpts): (usize, &Vec<Excerpt>)| {
            let starts = excerpts.iter().map(|e| e.at);
            let piece = self.pieces.read(nth, bytes)?;
            piece.cut_at(starts).map(Tally::of).collect()
        };
        let counts = pieces.enumerate().map_init(Vec::new, count);
        Ok(tally::before(counts.collect::<Result<_, Unfit>>()?))
    }

    /// The document of nothing, but encoded as the file is.
    fn head(&self) -> Result<Document, Unfit> {
        document(Part {
            at: 0,
            bytes: self.pieces.mark(),
        })
    }
}

fn sieve(literals: Option<&[Literal]>) -> Result<Sieve, Unfit> {
    Sieve::new(literals).map_err(|_| Unfit)
}
