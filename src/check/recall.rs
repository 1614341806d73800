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
type Things<K, V> = HashMap<u64, (K, Arc<V>), RandomState>;

/// Things that came of late, and before. Who asks for one of these brings it to the front.
struct Shelf<K, V> {
    late: Things<K, V>,
    early: Things<K, V>,
}

/// What was made of things, by the things.
pub(super) struct Recall<K, V> {
    hasher: RandomState,
    /// The hashes of what came: most comes once, and is worth no memory.
    met: Box<[AtomicU64]>,
    shelves: [Mutex<Shelf<K, V>>; SHELVES],
    /// How many things of late a shelf holds, before they count as early, and those before them are
    /// forgotten.
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
            most: most.div_ceil(2 * SHELVES),
        }
    }

    /// What is known of the thing that is the `same`; equal things have equal hashes.
    pub(super) fn ask(&self, thing: impl Hash, same: impl Fn(&K) -> bool) -> Asked<V> {
        let hash = self.hasher.hash_one(thing);
        let mut shelf = self.shelf(hash);
        let mut known = None;
        if let Some((_, made)) = shelf.late.get(&hash).filter(|(of, _)| same(of)) {
            known = Some(Arc::clone(made));
        } else if let Some(kept) = shelf.early.remove(&hash).filter(|(of, _)| same(of)) {
            known = Some(Arc::clone(&kept.1));
            let _forgotten = self.put(shelf, hash, kept);
        }
        Asked { hash, known }
    }

    /// Notes what was made of what came, if it came before.
    pub(super) fn note(&self, asked: &Asked<V>, made: impl FnOnce() -> (K, V)) {
        let hash = asked.hash;
        let met = &self.met[hash as usize % ONCE];
        if met.swap(hash, Relaxed) != hash {
            return;
        }
        let (thing, made) = made();
        let _forgotten = self.put(self.shelf(hash), hash, (thing, Arc::new(made)));
    }

    /// Puts a thing on a shelf. What is forgotten for it is to be dropped only now, when nobody waits
    /// for the shelf any more: that takes its time.
    fn put(
        &self,
        mut shelf: MutexGuard<'_, Shelf<K, V>>,
        hash: u64,
        kept: (K, Arc<V>),
    ) -> Things<K, V> {
        let mut forgotten = Things::default();
        if shelf.late.len() >= self.most {
            let early = mem::take(&mut shelf.late);
            forgotten = mem::replace(&mut shelf.early, early);
        }
        shelf.late.insert(hash, kept);
        forgotten
    }

    fn shelf(&self, hash: u64) -> MutexGuard<'_, Shelf<K, V>> {
        // The upper half: what came is told by the lower.
        let shelf = &self.shelves[(hash >> 32) as usize % SHELVES];
        shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many things it knows.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        let shelves = (0..SHELVES as u64).map(|n| self.shelf(n << 32));
        shelves
            .map(|shelf| shelf.late.len() + shelf.early.len())
            .sum()
    }
}

impl<K, V> Default for Shelf<K, V> {
    fn default() -> Self {
        Self {
            late: Things::default(),
            early: Things::default(),
        }
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
