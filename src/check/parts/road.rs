//! The passes over a text: what bears on the report, what was found, and what stands before that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use rayon::prelude::*;

use super::excerpts::{Excerpt, Joined};
use super::piece::{Part, Pieces};
use super::tally::{self, Tally};
use super::told::Told;
use super::whole::{SoFar, Whole};
use super::{Place, Unfit, document};
use crate::check::Checker;
use crate::check::find::Found;
use crate::document::{Document, Format};
use crate::finding::Report;

/// The parts of one text on their way.
pub(super) struct Road<'r> {
    pub(super) checker: &'r Checker,
    pub(super) pieces: Pieces<'r>,
}

/// What some parts of a piece gave, as parts of this whole.
struct Judged {
    whole: Arc<Whole>,
    excerpts: Vec<Excerpt>,
}

impl Road<'_> {
    pub(super) fn report(&self, path: &str) -> Result<Report, Unfit> {
        let excerpts = match self.bearing()? {
            Some(places) => self.judge(&places)?,
            None => Vec::new(),
        };
        if excerpts.iter().all(Vec::is_empty) {
            return Ok(self.checker.clean(path, Format::Text));
        }
        let (document, judged) = self.join(excerpts)?.finish();
        Ok(self.checker.report(path, Arc::new(document), judged))
    }

    /// By piece, the parts at `places` that gave anything, and those in which a phrase stands
    /// without a name, if there are rules for that.
    fn judge(&self, places: &[Vec<Place>]) -> Result<Vec<Vec<Excerpt>>, Unfit> {
        let so_far = SoFar::new(self.checker);
        let mut judged = self.judge_as(places, &|told| so_far.and(told))?;
        let whole = so_far.and(Told::default());
        // Little is met for the first time when much of a text is read.
        let pieces = judged.par_iter_mut().zip(places);
        let early = pieces.filter(|(judged, _)| !Arc::ptr_eq(&judged.whole, &whole));
        early.try_for_each_init(Vec::new, |bytes, (judged, places)| {
            *judged = self.judge_piece(places, bytes, &|_| Arc::clone(&whole))?;
            Ok::<_, Unfit>(())
        })?;
        let mut excerpts: Vec<_> = judged.into_iter().map(|judged| judged.excerpts).collect();
        if self.checker.looks_far(whole.around()) {
            let far = self.judge_as(&self.far(places)?, &|_| Arc::clone(&whole))?;
            for (excerpts, far) in excerpts.iter_mut().zip(far) {
                excerpts.extend(far.excerpts);
                excerpts.sort_by_key(|excerpt| excerpt.at);
            }
        }
        Ok(excerpts)
    }

    /// Judges the parts of all pieces at `places`, each piece as a part of the `whole` of which it
    /// tells.
    fn judge_as(
        &self,
        places: &[Vec<Place>],
        whole: &(dyn Fn(Told) -> Arc<Whole> + Sync),
    ) -> Result<Vec<Judged>, Unfit> {
        let pieces = places.par_iter();
        let judge = |bytes: &mut _, places: &Vec<_>| self.judge_piece(places, bytes, whole);
        pieces.map_init(Vec::new, judge).collect()
    }

    fn judge_piece(
        &self,
        places: &[Place],
        bytes: &mut Vec<u8>,
        whole: &dyn Fn(Told) -> Arc<Whole>,
    ) -> Result<Judged, Unfit> {
        let (Some(first), Some(last)) = (places.first(), places.last()) else {
            let (whole, excerpts) = (whole(Told::default()), Vec::new());
            return Ok(Judged { whole, excerpts });
        };
        let piece = self.pieces.read_place(&(first.start..last.end), bytes)?;
        let find = |place: &Place| {
            let document = document(piece.within(place))?;
            let found = self.checker.find(&document);
            Ok((place.start, document, found))
        };
        let found: Vec<_> = places.par_iter().map(find).collect::<Result<_, Unfit>>()?;
        let whole = whole(Told::of(found.iter().flat_map(|(.., found)| found)));
        let judge = |(at, document, found): (usize, Document, Vec<Found>)| {
            let around = whole.around();
            let judged = self.checker.judge_found(&document, &found, around);
            let any = !judged.findings.is_empty() || !judged.approved.is_empty();
            any.then_some(Excerpt {
                at,
                document,
                judged,
            })
        };
        let excerpts = found.into_par_iter().filter_map(judge).collect();
        Ok(Judged { whole, excerpts })
    }

    /// By piece, the parts that bear on the report. `None` where none has what any rule needs in a
    /// document: where rules need a name, the part with the name bears; other rules need something in
    /// the part in which they fire, or in one that meets a condition.
    fn bearing(&self) -> Result<Option<Vec<Vec<Place>>>, Unfit> {
        let (checker, size) = (self.checker, self.pieces.size());
        if checker.sieves.worth_it(&checker.matcher, size).is_none() {
            return self.sift(&|_| true).map(Some);
        }
        if !self.may_fire()? {
            return Ok(None);
        }
        let near = checker.sieves.near(checker);
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

    /// By piece, the parts beside those at `places` in which a phrase may stand.
    fn far(&self, places: &[Vec<Place>]) -> Result<Vec<Vec<Place>>, Unfit> {
        let far = self.checker.sieves.far(self.checker);
        let mut found = self.sift(&|part| far.may_hold(part.bytes, Format::Text))?;
        for (found, places) in found.iter_mut().zip(places) {
            let is_known = |far: &Place| {
                let known = places.binary_search_by_key(&far.start, |place| place.start);
                known.is_ok()
            };
            found.retain(|far| !is_known(far));
        }
        Ok(found)
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

    /// One document of all excerpts, made for each piece first: much of it is many small copies.
    fn join(&self, excerpts: Vec<Vec<Excerpt>>) -> Result<Joined, Unfit> {
        let tallies = self.tally(&excerpts)?;
        let pieces = excerpts.into_par_iter().zip(tallies);
        let of_piece = |(excerpts, before): (Vec<Excerpt>, Vec<Tally>)| {
            let excerpts = excerpts.into_iter().zip(&before);
            excerpts
                .map(|(e, before)| Joined::of(e, before))
                .reduce(Joined::and)
        };
        let joined: Vec<Option<Joined>> = pieces.map(of_piece).collect();
        let start = Joined::start(self.head()?);
        Ok(joined.into_iter().flatten().fold(start, Joined::and))
    }

    /// By piece, what stands before each excerpt.
    fn tally(&self, excerpts: &[Vec<Excerpt>]) -> Result<Vec<Vec<Tally>>, Unfit> {
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
