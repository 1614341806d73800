//! A memory of what was made of sentences that come again and again: footers, boilerplate and
//! generated text. It is bounded, threads share it, and what it says is never needed: which of them
//! it holds may depend on the order in which threads come, what it says of each does not.

use std::collections::HashMap;
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::mem;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use foldhash::fast::RandomState;

/// Threads seldom want the same one of so many.
const SHELVES: usize = 16;

/// So many things that came once are told from what comes for the first time.
const ONCE: usize = 1 << 12;

/// Things and what was made of them, by hash; of two that share one, the last.
type Shelf<K, V> = HashMap<u64, (K, Arc<V>), RandomState>;

/// What was made of things, by the things.
pub(super) struct Recall<K, V> {
    hasher: RandomState,
    /// The hashes of what came: most comes once, and is worth no memory.
    met: Box<[AtomicU64]>,
    shelves: [Mutex<Shelf<K, V>>; SHELVES],
    /// How many things a shelf holds, before it is cleared.
    most: usize,
}

/// A thing that came.
pub(super) struct Asked<V> {
    hash: u64,
    /// What was made of it, if that is still known.
    pub(super) known: Option<Arc<V>>,
}

impl<K, V> Recall<K, V> {
    /// An empty one for at most so many things.
    pub(super) fn new(most: usize) -> Self {
        Self {
            hasher: RandomState::default(),
            met: (0..ONCE).map(|_| AtomicU64::new(0)).collect(),
            shelves: std::array::from_fn(|_| Mutex::default()),
            most: most.div_ceil(SHELVES),
        }
    }

    /// What is known of the thing that is the `same`; equal things have equal hashes.
    pub(super) fn ask(&self, thing: impl Hash, same: impl Fn(&K) -> bool) -> Asked<V> {
        let hash = self.hasher.hash_one(thing);
        let shelf = self.shelf(hash);
        let known = shelf.get(&hash).filter(|(of, _)| same(of));
        Asked {
            hash,
            known: known.map(|(_, known)| Arc::clone(known)),
        }
    }

    /// Notes what was made of what came, if it came before.
    pub(super) fn note(&self, asked: &Asked<V>, made: impl FnOnce() -> (K, V)) {
        let hash = asked.hash;
        let met = &self.met[hash as usize % ONCE];
        if met.swap(hash, Relaxed) != hash {
            return;
        }
        let (key, value) = made();
        let mut shelf = self.shelf(hash);
        let full = shelf.len() >= self.most;
        let forgotten = full.then(|| mem::take(&mut *shelf));
        shelf.insert(hash, (key, Arc::new(value)));
        // That takes its time, in which nobody should wait for the shelf.
        drop(shelf);
        drop(forgotten);
    }

    fn shelf(&self, hash: u64) -> MutexGuard<'_, Shelf<K, V>> {
        // The upper half: what came is told by the lower.
        let shelf = &self.shelves[(hash >> 32) as usize % SHELVES];
        shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many things it knows.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        (0..SHELVES as u64).map(|n| self.shelf(n << 32).len()).sum()
    }
}

impl<K, V> fmt::Debug for Recall<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recall").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_known_and_no_more_than_fits() {
        let recall: Recall<Box<str>, usize> = Recall::new(64);
        let ask = |text: &str| recall.ask(text, |of| **of == *text);
        let note = |text: &str| recall.note(&ask(text), || (text.into(), text.len()));
        let known = |text: &str| ask(text).known.as_deref().copied();
        for text in ["", "a", "\u{1F600}", "a\r\n"] {
            assert_eq!(known(text), None);
            note(text);
            assert_eq!(known(text), None, "once is not again");
            note(text);
            assert_eq!(known(text), Some(text.len()));
        }
        for n in 0..10_000 {
            note(&n.to_string());
            note(&n.to_string());
        }
        assert!(recall.len() <= 64, "{}", recall.len());
    }
}
