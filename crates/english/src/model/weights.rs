//! The weights of a classifier: for each feature, the few labels that it speaks for or against.
//!
//! A file is: the number of labels and of buckets (as a power of two), 32 bits
//! each; where each bucket starts, 32 bits each and one more for the end; then the buckets. A bucket is a row of entries: 16 bits
//! that tell its features apart, the number of weights, and for each a label and its weight. All numbers are little-endian.

/// Adds up what features say.
pub(crate) trait Weights {
    /// How many labels there are.
    fn labels(&self) -> usize;
    /// Adds the weights of `feature` to the scores of the labels.
    fn add(&self, feature: u64, scores: &mut [i32]);
}

/// The weights of one classifier, as they lie in the program.
pub(super) struct Table {
    labels: usize,
    mask: u64,
    starts: &'static [u8],
    entries: &'static [u8],
}

fn number(bytes: &[u8], at: usize) -> usize {
    let four = bytes[at..].first_chunk().copied();
    u32::from_le_bytes(four.unwrap_or_default()) as usize
}

impl Table {
    /// Reads a file. It is part of the program, and a test reads all of it.
    pub(super) fn read(bytes: &'static [u8]) -> Self {
        let buckets = 1 << number(bytes, 4);
        let (starts, rest) = bytes[8..].split_at(4 * (buckets + 1));
        let entries = &rest[..number(starts, 4 * buckets)];
        Self {
            labels: number(bytes, 0),
            mask: buckets as u64 - 1,
            starts,
            entries,
        }
    }
}

impl Weights for Table {
    fn labels(&self) -> usize {
        self.labels
    }

    fn add(&self, feature: u64, scores: &mut [i32]) {
        let bucket = 4 * (feature & self.mask) as usize;
        let range = number(self.starts, bucket)..number(self.starts, bucket + 4);
        let [low, high] = ((feature >> 48) as u16).to_le_bytes();
        let mut rest = &self.entries[range];
        while let [a, b, count, tail @ ..] = rest {
            let (weights, next) = tail.split_at(2 * usize::from(*count));
            if *a == low && *b == high {
                for [label, weight] in weights.as_chunks().0 {
                    if let Some(score) = scores.get_mut(usize::from(*label)) {
                        *score += i32::from(*weight as i8);
                    }
                }
                return;
            }
            rest = next;
        }
    }
}

/// The best-scored label among those that `allowed` lets pass; of equals the first.
pub(crate) fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (label, score) in scores.iter().enumerate() {
        if allowed(label) && best.is_none_or(|(_, top)| *score > top) {
            best = Some((label, *score));
        }
    }
    best.map_or(0, |(label, _)| label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MODEL;
    use crate::model::labels::{Fine, Relation};

    /// Reads all entries of a table; returns how many there are.
    fn walk(table: &Table, labels: usize) -> usize {
        assert_eq!(table.labels, labels);
        let mut count = 0;
        for bucket in 0..=table.mask as usize {
            let mut at = number(table.starts, 4 * bucket);
            let end = number(table.starts, 4 * bucket + 4);
            while at < end {
                let weights = usize::from(table.entries[at + 2]);
                let pairs = &table.entries[at + 3..at + 3 + 2 * weights];
                assert!(pairs.chunks_exact(2).all(|p| usize::from(p[0]) < labels));
                at += 3 + 2 * weights;
                count += 1;
            }
            assert_eq!(at, end, "bucket {bucket}");
        }
        count
    }

    #[test]
    fn every_entry_of_the_tables_can_be_read() {
        assert!(walk(&MODEL.tagger, Fine::ALL.len()) > 10_000);
        assert!(walk(&MODEL.parser, 3) > 10_000);
        assert!(walk(&MODEL.labeller, Relation::ALL.len()) > 10_000);
    }

    #[test]
    fn the_tables_take_at_most_four_megabytes() {
        let tables = [&MODEL.tagger, &MODEL.parser, &MODEL.labeller];
        let size: usize = tables
            .iter()
            .map(|t| t.starts.len() + t.entries.len())
            .sum();
        assert!(size < 4_000_000, "{size}");
    }

    #[test]
    fn of_equal_scores_the_first_wins() {
        assert_eq!(best(&[1, 3, 3, 2], |_| true), 1);
        assert_eq!(best(&[1, 3, 3, 2], |l| l != 1), 2);
        assert_eq!(best(&[-5, -5], |_| true), 0);
        assert_eq!(best(&[], |_| true), 0);
    }
}
