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

/// So much is read as one document, in bytes.
const TOGETHER: usize = 1 << 13;

/// The parts of one text on their way.
pub(super) struct Road<'r> {
    pub(super) checker: &'r Checker,
    pub(super) pieces: Pieces<'r>,
}

/// What a piece gave, as a part of this whole.
type OfPiece = (Arc<Whole>, Option<Given>);

/// The excerpts of a piece in which something was found, and what stands in all of the piece.
type Given = (Vec<Excerpt>, Tally);

/// A part of a piece, with what was found in it.
struct Read {
    place: Place,
    document: Document,
    found: Vec<Found>,
}

impl Road<'_> {
    pub(super) fn report(&self, path: &str) -> Result<Report, Unfit> {
        let mut pieces = match self.bearing()? {
            Some(places) => self.judge(&places)?,
            None => Vec::new(),
        };
        let last = pieces.iter().rposition(Option::is_some);
        pieces.truncate(last.map_or(0, |last| last + 1));
        if pieces.is_empty() {
            return Ok(Report::clean(path.to_owned(), Format::Text));
        }
        let (document, judged) = self.join(pieces)?.finish();
        Ok(self.checker.report(path, Arc::new(document), judged))
    }

    /// What each piece gives, if it gives anything; the parts at `places` bear on the report.
    fn judge(&self, places: &[Vec<Place>]) -> Result<Vec<Option<Given>>, Unfit> {
        let so_far = SoFar::new(self.checker);
        let pieces = places.par_iter().enumerate();
        let judge = |bytes: &mut _, piece: (usize, &Vec<_>)| {
            self.judge_piece(piece, bytes, &|told| so_far.and(told))
        };
        let judged: Result<Vec<OfPiece>, Unfit> = pieces.map_init(Vec::new, judge).collect();
        let (mut judged, whole) = (judged?, so_far.and(Told::default()));
        // Little is met for the first time when much of a text is read.
        let pieces = judged.par_iter_mut().zip(places.par_iter().enumerate());
        let early = pieces.filter(|(judged, _)| !Arc::ptr_eq(&judged.0, &whole));
        early.try_for_each_init(Vec::new, |bytes, (judged, piece)| {
            *judged = self.judge_piece(piece, bytes, &|_| Arc::clone(&whole))?;
            Ok::<_, Unfit>(())
        })?;
        Ok(judged.into_iter().map(|(_, given)| given).collect())
    }

    /// Judges the piece `nth`, of which the parts at `places` bear on the report, as a part of the
    /// `whole` of which they tell.
    fn judge_piece(
        &self,
        (nth, places): (usize, &Vec<Place>),
        bytes: &mut Vec<u8>,
        whole: &dyn Fn(Told) -> Arc<Whole>,
    ) -> Result<OfPiece, Unfit> {
        let looks_far = |whole: &Whole| self.checker.looks_far(whole.around());
        if places.is_empty() {
            let whole = whole(Told::default());
            if !looks_far(&whole) {
                return Ok((whole, None));
            }
        }
        let piece = self.pieces.read(nth, bytes)?;
        let mut parts = self.find(piece, places)?;
        let found = parts.iter().flat_map(|part| &part.found);
        let whole = whole(Told::of(found));
        if looks_far(&whole) {
            parts.extend(self.find(piece, &self.far(piece, places))?);
            parts.sort_by_key(|part| part.place.start);
        }
        let judge = |part: Read| self.judge_part(part, &whole);
        let excerpts: Vec<Excerpt> = parts.into_par_iter().filter_map(judge).collect();
        Ok((whole, counted(piece, excerpts)?))
    }

    /// What is found in the parts of `piece` at `places`.
    fn find(&self, piece: Part<'_>, places: &[Place]) -> Result<Vec<Read>, Unfit> {
        let find = |place: &Place| {
            let document = document(piece.within(place)?)?;
            Ok(Read {
                place: place.clone(),
                found: self.checker.find_in_all(&document),
                document,
            })
        };
        together(places).par_iter().map(find).collect()
    }

    fn judge_part(&self, part: Read, whole: &Whole) -> Option<Excerpt> {
        let Read {
            place,
            document,
            found,
        } = part;
        let judged = self.checker.judge_found(&document, found, whole.around());
        let any = !judged.findings.is_empty() || !judged.approved.is_empty();
        any.then_some(Excerpt {
            place,
            judged,
            before: Tally::default(),
        })
    }

    /// The parts of `piece` beside those at `places` in which a phrase may stand without a name.
    fn far(&self, piece: Part<'_>, places: &[Place]) -> Vec<Place> {
        let far = self.checker.sieves.far(self.checker);
        let mut found = self.sift(piece, &|part| far.may_hold(part.bytes, Format::Text));
        found.retain(|far| {
            let known = places.binary_search_by_key(&far.start, |place| place.start);
            known.is_err()
        });
        found
    }

    /// By piece, the parts that bear on the report. `None` where none has what any rule needs in a
    /// document: where rules need a name, the part with the name bears; other rules need something in
    /// the part in which they fire, or in one that meets a condition.
    fn bearing(&self) -> Result<Option<Vec<Vec<Place>>>, Unfit> {
        let (checker, size) = (self.checker, self.pieces.size());
        if checker.sieves.worth_it(&checker.matcher, size).is_none() {
            return self.sift_all(&|_| true).map(Some);
        }
        if !self.may_fire()? {
            return Ok(None);
        }
        let near = checker.sieves.near(checker);
        let fires = AtomicBool::new(false);
        let places = self.sift_all(&|part| {
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

    /// By piece, the parts that `may` lets through.
    fn sift_all(&self, may: &(dyn Fn(&Part<'_>) -> bool + Sync)) -> Result<Vec<Vec<Place>>, Unfit> {
        let numbers = (0..self.pieces.count()).into_par_iter();
        let parts = |bytes: &mut Vec<u8>, nth| Ok(self.sift(self.pieces.read(nth, bytes)?, may));
        numbers.map_init(Vec::new, parts).collect()
    }

    /// The parts of `piece` that `may` lets through. It is asked of the whole first.
    fn sift(&self, piece: Part<'_>, may: &dyn Fn(&Part<'_>) -> bool) -> Vec<Place> {
        let parts = may(&piece).then(|| self.pieces.parts(piece).filter(may));
        parts.into_iter().flatten().map(|p| p.place()).collect()
    }

    /// One document of what all pieces gave. It is read again for that, which costs less than to
    /// keep it until all are judged.
    fn join(&self, pieces: Vec<Option<Given>>) -> Result<Joined, Unfit> {
        let count = |bytes: &mut Vec<u8>, (nth, given): (usize, &Option<Given>)| match given {
            Some((_, tally)) => Ok(tally.clone()),
            None => Tally::of(self.pieces.read(nth, bytes)?),
        };
        let tallies = pieces.par_iter().enumerate().map_init(Vec::new, count);
        let (before, _) = tally::before(tallies.collect::<Result<Vec<_>, Unfit>>()?);
        let pieces = pieces.into_iter().zip(before).enumerate();
        let pieces = pieces.filter_map(|(nth, (given, before))| {
            let (excerpts, _) = given?;
            Some((nth, excerpts, before))
        });
        let pieces: Vec<_> = pieces.collect();
        let excerpts = pieces.iter().flat_map(|(_, excerpts, _)| excerpts);
        let mut joined = Joined::start(self.head()?, excerpts);
        let mut pieces = pieces.into_iter().peekable();
        let mut bytes = Vec::new();
        let mut read = |piece: Option<&(usize, Vec<Excerpt>, Tally)>| match piece {
            Some((nth, excerpts, _)) => self.read_again(*nth, excerpts, &mut bytes),
            None => Ok(Vec::new()),
        };
        let mut parts = read(pieces.peek());
        while let Some((_, excerpts, before)) = pieces.next() {
            let here = excerpts.into_iter().zip(parts?);
            let add = || {
                for (excerpt, part) in here {
                    joined.add(excerpt, part, &before);
                }
            };
            // While one is joined, the next is read.
            ((), parts) = rayon::join(add, || read(pieces.peek()));
        }
        Ok(joined)
    }

    /// The documents of excerpts of the piece `nth`.
    fn read_again(
        &self,
        nth: usize,
        excerpts: &[Excerpt],
        bytes: &mut Vec<u8>,
    ) -> Result<Vec<Document>, Unfit> {
        let piece = self.pieces.read(nth, bytes)?;
        let read = |excerpt: &Excerpt| document(piece.within(&excerpt.place)?);
        excerpts.iter().map(read).collect()
    }

    /// The document of nothing, but encoded as the file is.
    fn head(&self) -> Result<Document, Unfit> {
        document(Part {
            at: 0,
            bytes: self.pieces.mark(),
        })
    }
}

/// The same places, those that follow each other in one, up to some length: a document for each
/// paragraph costs more than what is found in it.
fn together(places: &[Place]) -> Vec<Place> {
    let mut all: Vec<Place> = Vec::with_capacity(places.len());
    for place in places {
        match all.last_mut() {
            Some(last) if last.end == place.start && last.len() < TOGETHER => last.end = place.end,
            _ => all.push(place.clone()),
        }
    }
    all
}

/// The `excerpts` of a piece, if there are any, now that it is counted what stands before each.
fn counted(piece: Part<'_>, mut excerpts: Vec<Excerpt>) -> Result<Option<Given>, Unfit> {
    if excerpts.is_empty() {
        return Ok(None);
    }
    let starts = excerpts.iter().map(|excerpt| excerpt.place.start);
    let stretches = piece.cut_at(starts)?.into_iter().map(Tally::of);
    let (before, all) = tally::before(stretches.collect::<Result<Vec<_>, Unfit>>()?);
    // The first stretch stands before the first excerpt.
    for (excerpt, before) in excerpts.iter_mut().zip(before.into_iter().skip(1)) {
        excerpt.before = before;
    }
    Ok(Some((excerpts, all)))
}
