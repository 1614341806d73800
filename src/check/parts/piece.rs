//! A file in pieces, and pieces in parts: both end where a plain text can be cut.

use super::{Place, Source, Unfit};
use crate::formats;

/// How a text is cut.
#[derive(Debug, Clone, Copy)]
pub struct Cut {
    /// How much is read and looked at together, in bytes.
    pub piece: usize,
    /// How far behind its end a piece may go on, to a place to cut.
    pub slack: usize,
    /// How long a part is at least.
    pub part: usize,
}

impl Default for Cut {
    /// A piece and its plain copy fit in a core's cache; a part is as little as can be, since all of
    /// it is read for one name.
    fn default() -> Self {
        Self {
            piece: 1 << 19,
            slack: 1 << 16,
            part: 1,
        }
    }
}

/// So many bytes show in which encoding a file is.
const HEAD: usize = 4096;

/// So far behind the end of a piece a place to cut is looked for first.
const NEAR: usize = 1 << 12;

const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A file in pieces.
#[derive(Clone, Copy)]
pub(super) struct Pieces<'s> {
    source: &'s dyn Source,
    cut: Cut,
    /// The byte order mark.
    mark: &'static [u8],
}

/// Some paragraphs of the file, all of them whole.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'b> {
    /// Where they start in the file.
    pub(super) at: usize,
    pub(super) bytes: &'b [u8],
}

impl<'s> Pieces<'s> {
    pub(super) fn new(source: &'s dyn Source, cut: Cut) -> Result<Self, Unfit> {
        let mut head = Vec::new();
        source.read(0, HEAD, &mut head)?;
        let marked = formats::starts_as_utf8(&head).ok_or(Unfit)?;
        let mark = &MARK[..marked.min(MARK.len())];
        Ok(Self { source, cut, mark })
    }

    pub(super) fn mark(&self) -> &'static [u8] {
        self.mark
    }

    pub(super) fn size(&self) -> usize {
        self.source.size()
    }

    pub(super) fn count(&self) -> usize {
        self.size().div_ceil(self.cut.piece)
    }

    /// The paragraphs that start in the piece `nth`, read into `bytes`.
    pub(super) fn read<'b>(&self, nth: usize, bytes: &'b mut Vec<u8>) -> Result<Part<'b>, Unfit> {
        let Cut { piece, slack, .. } = self.cut;
        let at = nth * piece;
        let mut to = None;
        // Most paragraphs end soon.
        for slack in [slack.min(NEAR), slack] {
            self.source.read(at, piece + slack, bytes)?;
            let ends = at + bytes.len() >= self.source.size();
            to = formats::cut(bytes, piece).or(ends.then_some(bytes.len()));
            if to.is_some() {
                break;
            }
        }
        let from = match nth {
            0 => Some(0),
            _ => formats::cut(bytes, 0),
        };
        match (from, to) {
            (Some(from), Some(to)) => Ok(Part {
                at: at + from.min(to),
                bytes: &bytes[from.min(to)..to],
            }),
            // No paragraph starts here, and the piece before this one goes on to the end.
            (None, Some(to)) => Ok(Part {
                at: at + to,
                bytes: &[],
            }),
            (_, None) => Err(Unfit),
        }
    }

    /// The parts of a piece, in order.
    pub(super) fn parts<'b>(&self, piece: Part<'b>) -> impl Iterator<Item = Part<'b>> + use<'b> {
        let least = self.cut.part;
        let mut rest = piece;
        std::iter::from_fn(move || {
            let len = formats::cut(rest.bytes, least).unwrap_or(rest.bytes.len());
            let (bytes, behind) = rest.bytes.split_at(len);
            let part = Part { at: rest.at, bytes };
            rest = Part {
                at: rest.at + len,
                bytes: behind,
            };
            (len > 0).then_some(part)
        })
    }
}

impl<'b> Part<'b> {
    pub(super) fn place(&self) -> Place {
        self.at..self.at + self.bytes.len()
    }

    /// What of it stands at `place`.
    ///
    /// # Errors
    /// Nothing does: the file has shrunk since it was looked at.
    pub(super) fn within(&self, place: &Place) -> Result<Part<'b>, Unfit> {
        let from = place.start.checked_sub(self.at).ok_or(Unfit)?;
        let bytes = self.bytes.get(from..from + place.len()).ok_or(Unfit)?;
        Ok(Part {
            at: place.start,
            bytes,
        })
    }

    /// What stands before the first of `starts`, and from each to the next.
    pub(super) fn cut_at(
        self,
        starts: impl Iterator<Item = usize>,
    ) -> Result<Vec<Part<'b>>, Unfit> {
        let end = self.place().end;
        let mut from = self.at;
        let stretch = |at| {
            let stretch = self.within(&(from..at));
            from = at;
            stretch
        };
        starts.chain([end]).map(stretch).collect()
    }
}
