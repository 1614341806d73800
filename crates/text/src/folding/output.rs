//! Writes folded text and its map side by side.

use super::unit::Unit;
use crate::{Fit, Folded, OffsetMap, Prose};

/// The folded text in the making.
pub(super) struct Output {
    bytes: Vec<u8>,
    map: OffsetMap<Folded, Prose>,
    base: usize,
    /// How much is written with offsets equal to the origin's, while nothing else is.
    identical: Option<usize>,
}

impl Output {
    /// An empty output in the memory of `text`, for `len` bytes of prose that start at `base`: folded,
    /// they seldom take more.
    pub(super) fn reuse(text: String, base: usize, len: usize) -> Self {
        let mut bytes = text.into_bytes();
        bytes.clear();
        bytes.reserve(len);
        Self {
            bytes,
            map: OffsetMap::default(),
            base,
            identical: Some(0),
        }
    }

    /// Adds one byte for every byte of the origin, which starts at `at`.
    pub(super) fn exact(&mut self, bytes: impl ExactSizeIterator<Item = u8>, at: usize) {
        let len = bytes.len();
        self.note(len, at, len, Fit::Exact);
        self.bytes.extend(bytes);
    }

    /// Takes back all but the first `len` bytes, where every offset is still its own.
    pub(super) fn truncate(&mut self, len: usize) {
        if self.identical.is_some() {
            self.bytes.truncate(len);
            self.identical = Some(len);
        }
    }

    /// Adds `text`, made from the `len` bytes at `at` as a whole.
    pub(super) fn whole(&mut self, text: &str, at: usize, len: usize) {
        self.note(text.len(), at, len, Fit::Whole);
        self.bytes.extend_from_slice(text.as_bytes());
    }

    /// Adds the characters of a stretch that starts at `at`.
    pub(super) fn units(&mut self, units: &[Unit], at: usize) {
        let mut from = 0;
        let mut text = String::new();
        while let Some(first) = units.get(from) {
            text.clear();
            text.push(first.c);
            let mut end = first.end;
            let mut next = from + 1;
            while let Some(unit) = units.get(next)
                && unit.start < end
            {
                text.push(unit.c);
                end = end.max(unit.end);
                next += 1;
            }
            let len = end - first.start;
            if next == from + 1 && text.len() == len {
                self.exact(text.bytes(), at + first.start);
            } else {
                self.whole(&text, at + first.start, len);
            }
            from = next;
        }
    }

    /// The text and its map; no map where every offset is its own.
    pub(super) fn finish(self) -> (String, Option<OffsetMap<Folded, Prose>>) {
        let text = String::from_utf8(self.bytes)
            .unwrap_or_else(|broken| String::from_utf8_lossy(broken.as_bytes()).into_owned());
        let map = self.identical.is_none().then_some(self.map);
        (text, map)
    }

    /// Notes a stretch in the map, which is only begun where offsets first differ: most texts
    /// never need it.
    fn note(&mut self, len: usize, at: usize, origin: usize, fit: Fit) {
        if let Some(done) = self.identical {
            if fit == Fit::Exact && at == done {
                self.identical = Some(done + len);
                return;
            }
            self.identical = None;
            self.map.push(0, done, self.base, done, Fit::Exact);
        }
        self.map
            .push(self.bytes.len(), len, self.base + at, origin, fit);
    }
}
