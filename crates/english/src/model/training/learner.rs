//! An averaged perceptron (Freund and Schapire, 1999; Collins, 2002) with integer weights.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::weights::Weights;

/// Features are digests already.
#[derive(Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// A classifier that learns.
pub(super) struct Learner {
    labels: usize,
    counts: Map<u32>,
    /// The row of each feature.
    rows: Map<u32>,
    /// For each row, the weight of each label.
    weights: Vec<i32>,
    /// For each weight, the sum of its changes times the step of each: what its average lacks.
    totals: Vec<i64>,
    step: i64,
}

impl Learner {
    pub(super) fn new(labels: usize) -> Self {
        Self {
            labels,
            counts: Map::default(),
            rows: Map::default(),
            weights: Vec::new(),
            totals: Vec::new(),
            step: 0,
        }
    }

    /// Counts features, before training.
    pub(super) fn note(&mut self, features: &[u64]) {
        for feature in features {
            *self.counts.entry(*feature).or_default() += 1;
        }
    }

    /// Keeps the features that were noted at least `least` times.
    pub(super) fn keep(&mut self, least: u32) {
        let counts = std::mem::take(&mut self.counts);
        let often = counts.into_iter().filter(|(_, count)| *count >= least);
        self.rows = often
            .zip(0..)
            .map(|((feature, _), row)| (feature, row))
            .collect();
        self.weights = vec![0; self.rows.len() * self.labels];
        self.totals = vec![0; self.rows.len() * self.labels];
    }

    pub(super) fn scores(&self, features: &[u64]) -> Vec<i32> {
        let mut scores = vec![0; self.labels];
        features.iter().for_each(|f| self.add(*f, &mut scores));
        scores
    }

    /// One step of training: where `guess` is not `gold`, weights move from the one to the other.
    pub(super) fn learn(&mut self, features: &[u64], gold: usize, guess: usize) {
        self.step += 1;
        if gold == guess {
            return;
        }
        for feature in features {
            if let Some(row) = self.rows.get(feature) {
                let row = *row as usize * self.labels;
                for (label, by) in [(gold, 1), (guess, -1)] {
                    self.weights[row + label] += by;
                    self.totals[row + label] += i64::from(by) * self.step;
                }
            }
        }
    }

    /// Replaces every weight by [`AVERAGED`] times its average over all steps.
    pub(super) fn average(&mut self) {
        let steps = self.step.max(1);
        for (weight, total) in self.weights.iter_mut().zip(&self.totals) {
            let sum = i64::from(*weight) * (steps + 1) - total;
            *weight = (AVERAGED * sum / steps) as i32;
        }
        self.totals = Vec::new();
    }

    /// Keeps the `most` features that say most, of averaged weights, and forgets the weights: to learn again with these alone
    /// gives a small table that is nearly as good as the large one.
    pub(super) fn select(&mut self, most: usize) {
        let strength = |row: u32| {
            let weights = &self.weights[row as usize * self.labels..][..self.labels];
            weights.iter().map(|w| w.abs()).max().unwrap_or(0)
        };
        let mut all: Vec<(i32, u64)> = self
            .rows
            .iter()
            .map(|(f, row)| (-strength(*row), *f))
            .collect();
        all.sort_unstable();
        all.truncate(most);
        self.rows = all
            .into_iter()
            .zip(0..)
            .map(|((_, feature), row)| (feature, row))
            .collect();
        self.weights = vec![0; self.rows.len() * self.labels];
        self.totals = vec![0; self.rows.len() * self.labels];
        self.step = 0;
    }

    /// The table of the weights that are at least `floor` when they are scaled to a byte, of averaged ones.
    pub(super) fn table(&self, floor: i32) -> Vec<u8> {
        let mut features: Vec<(u64, Vec<(u8, i8)>)> = self
            .rows
            .iter()
            .map(|(feature, row)| (*feature, self.scaled(*row as usize, floor)))
            .filter(|(_, weights)| !weights.is_empty())
            .collect();
        let bits = features.len().max(2).ilog2().saturating_sub(1);
        let mask = (1_u64 << bits) - 1;
        features.sort_unstable_by_key(|(feature, _)| (feature & mask, *feature));
        encode(self.labels, bits, mask, &features)
    }

    fn scaled(&self, row: usize, floor: i32) -> Vec<(u8, i8)> {
        let weights = self.weights[row * self.labels..][..self.labels].iter();
        let scaled = weights.map(|w| (w / SCALE).clamp(-127, 127)).enumerate();
        scaled
            .filter(|(_, w)| w.abs() >= floor)
            .map(|(label, w)| (label as u8, w as i8))
            .collect()
    }
}

/// By how much averages are multiplied, to keep what is behind the point.
const AVERAGED: i64 = 64;
/// By how much averaged weights are divided to fit a byte.
const SCALE: i32 = 8;

fn encode(labels: usize, bits: u32, mask: u64, features: &[(u64, Vec<(u8, i8)>)]) -> Vec<u8> {
    let mut starts: Vec<u32> = Vec::new();
    let mut entries: Vec<u8> = Vec::new();
    for (feature, weights) in features {
        while starts.len() as u64 <= feature & mask {
            starts.push(entries.len() as u32);
        }
        entries.extend(((feature >> 48) as u16).to_le_bytes());
        entries.push(weights.len() as u8);
        entries.extend(
            weights
                .iter()
                .flat_map(|(label, weight)| [*label, *weight as u8]),
        );
    }
    while starts.len() as u64 <= mask + 1 {
        starts.push(entries.len() as u32);
    }
    let mut out = Vec::new();
    out.extend((labels as u32).to_le_bytes());
    out.extend(bits.to_le_bytes());
    starts.iter().for_each(|s| out.extend(s.to_le_bytes()));
    out.extend(entries);
    out
}

impl Weights for Learner {
    fn labels(&self) -> usize {
        self.labels
    }

    fn add(&self, feature: u64, scores: &mut [i32]) {
        if let Some(row) = self.rows.get(&feature) {
            let row = *row as usize * self.labels;
            let weights = &self.weights[row..row + self.labels];
            scores
                .iter_mut()
                .zip(weights)
                .for_each(|(score, weight)| *score += weight);
        }
    }
}
