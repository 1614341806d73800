//! A hasher for what a lexicon holds. Its keys come from the policy and never from a text, so that
//! it needs no protection against texts that are made to collide, and can be quick.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map that is only looked up: its order means nothing.
pub(super) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<Quick>>;

/// A set that is only looked up.
pub(super) type QuickSet<K> = HashSet<K, BuildHasherDefault<Quick>>;

/// Mixes eight bytes at a time.
#[derive(Debug, Default)]
pub(super) struct Quick(u64);

impl Hasher for Quick {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut eights = bytes.chunks_exact(8);
        for eight in &mut eights {
            self.write_u64(u64::from_le_bytes(eight.try_into().unwrap_or_default()));
        }
        let rest = eights.remainder().iter();
        self.write_u64(rest.fold(bytes.len() as u64, |all, b| all << 8 | u64::from(*b)));
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(value.into());
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0.rotate_left(5) ^ value);
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }
}

/// Spreads what differs in any bit over all bits.
pub(super) fn mix(value: u64) -> u64 {
    let product = u128::from(value ^ 0x9E37_79B9_7F4A_7C15) * 0xD6E8_FEB8_6659_FD93;
    (product as u64) ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::hash::BuildHasher as _;

    #[test]
    fn keys_that_differ_a_little_differ_much() {
        let hasher = BuildHasherDefault::<Quick>::default();
        let keys = [
            "",
            "a",
            "b",
            "aa",
            "aaaaaaaa",
            "aaaaaaaaa",
            "aaaaaaaab",
            "é",
            "\0",
            "\0\0",
        ];
        let hashes: HashSet<u64> = keys.iter().map(|k| hasher.hash_one(k)).collect();
        assert_eq!(hashes.len(), keys.len());
        let low: HashSet<u64> = (0..1_000_u64).map(|n| hasher.hash_one(n) % 4_096).collect();
        assert!(low.len() > 800, "{}", low.len());
        let map: QuickMap<&str, usize> = keys.iter().copied().zip(0..).collect();
        assert!(keys.iter().enumerate().all(|(at, key)| map[key] == at));
    }
}
