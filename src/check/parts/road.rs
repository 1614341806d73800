//! The passes over a text: what bears on the report, what was found, and what stands before that.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use rayon::prelude::*;

use super::excerpts::{Excerpt, Joined};
use super::piece::{Part, Pieces};
use super::tally::{self, Tally};
use super::told::Told;
use super::{Place, Unfit, document};
use crate::check::Checker;
use crate::check::block::Around;
use crate::check::find::Found;
use crate::check::memo::Memo;
use crate::document::{Document, Format};
use crate::finding::Report;

/// What was found in so many bytes of parts is kept until they are judged, and found again in all
/// others: it takes several times the memory of the text.
const MOST_KNOWN: usize = 1 << 24;

/// A part in which a phrase stands.
struct Spot {
    place: Place,
    /// What was found in it.
    known: Option<Vec<Found>>,
}

impl Spot {
    fn at(place: Place) -> Self {
        Self { place, known: None }
    }
}

/// The parts of one text on their way.
pub(super) struct Road<'r> {
    pub(super) checker: &'r Checker,
    pub(super) pieces: Pieces<'r>,
}

impl Road<'_> {
    pub(super) fn report(&self, path: &str) -> Result<Report, Unfit> {
        let (told, mut spots) = self.survey()?;
        let (present, conditions) = (told.present(self.checker), told.conditions());
        let around = Around {
            present: &present,
            conditions: &conditions,
            memo: &Memo::default(),
        };
        if self.checker.looks_far(around) {
            self.add_far(&mut spots)?;
        }
        let excerpts = self.judge(spots, around)?;
        if excerpts.iter().all(Vec::is_empty) {
            return Ok(self.checker.clean(path, Format::Text));
        }
        let (document, judged) = self.join(excerpts)?.finish();
        Ok(self.checker.report(path, Arc::new(document), judged))
    }

    /// What all parts tell, and by piece, where a phrase stands in a part that bears on the report.
    fn survey(&self) -> Result<(Told, Vec<Vec<Spot>>), Unfit> {
        let Some(places) = self.bearing()? else {
            return Ok((Told::default(), Vec::new()));
        };
        let room = AtomicUsize::new(MOST_KNOWN);
        let spots = places.into_iter();
        let spots = spots.map(|places| places.into_iter().map(Spot::at).collect());
        let told = self.in_spots(spots.collect(), |part, Spot { place, .. }| {
            let document = document(part)?;
            let found = self.checker.find(&document);
            let told = Told::of(&found);
            let spot = told.has_phrase().then(|| {
                let left = |room: usize| room.checked_sub(place.len());
                let is_room = room.fetch_update(Relaxed, Relaxed, left).is_ok();
                let known = is_room.then_some(found);
                Spot { place, known }
            });
            Ok(Some((spot, told)))
        })?;
        let of_piece = |parts: Vec<(Option<Spot>, Told)>| {
            let (spots, told): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
            let told = told.into_iter().fold(Told::default(), Told::and);
            (told, spots.into_iter().flatten().collect())
        };
        let pieces = told.into_par_iter().map(of_piece);
        let (told, spots): (Vec<Told>, Vec<Vec<Spot>>) = pieces.unzip();
        Ok((told.into_iter().fold(Told::default(), Told::and), spots))
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

    /// Adds the places in which a phrase may stand without a name.
    fn add_far(&self, spots: &mut [Vec<Spot>]) -> Result<(), Unfit> {
        let far = self.checker.sieves.far(self.checker);
        let found = self.sift(&|part| far.may_hold(part.bytes, Format::Text))?;
        for (spots, found) in spots.iter_mut().zip(found) {
            spots.extend(found.into_iter().map(Spot::at));
            spots.sort_by_key(|spot| (spot.place.start, spot.known.is_none()));
            spots.dedup_by_key(|spot| spot.place.start);
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

    /// What `look` makes of the parts at `spots`, by piece and in order.
    fn in_spots<T: Send>(
        &self,
        spots: Vec<Vec<Spot>>,
        look: impl Fn(Part<'_>, Spot) -> Result<Option<T>, Unfit> + Sync,
    ) -> Result<Vec<Vec<T>>, Unfit> {
        let of_piece = |bytes: &mut Vec<u8>, spots: Vec<Spot>| {
            let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
                return Ok(Vec::new());
            };
            let whole = first.place.start..last.place.end;
            let piece = self.pieces.read_place(&whole, bytes)?;
            let parts = spots.into_par_iter();
            let looked = parts.map(|spot| look(piece.within(&spot.place), spot));
            looked.filter_map(Result::transpose).collect()
        };
        let pieces = spots.into_par_iter();
        pieces.map_init(Vec::new, of_piece).collect()
    }

    fn judge(&self, spots: Vec<Vec<Spot>>, around: Around<'_>) -> Result<Vec<Vec<Excerpt>>, Unfit> {
        self.in_spots(spots, |part, spot| {
            let document = document(part)?;
            let found = match spot.known {
                Some(known) => known,
                None => self.checker.find(&document),
            };
            let judged = self.checker.judge_found(&document, &found, around);
            let any = !judged.findings.is_empty() || !judged.approved.is_empty();
            Ok(any.then_some(Excerpt {
                at: part.at,
                document,
                judged,
            }))
        })
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
