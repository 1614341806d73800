//! Does work on inputs while others are still being found: one thread finds, the rest work. It works,
//! too, once it is far ahead of them, so that what waits needs little memory, and in the end.

use std::mem;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

/// So many inputs are handed on together: few enough that the others soon have something to do, and
/// so many that handing on costs nothing beside the work.
const BATCH: usize = 64;

/// So many batches for each thread may wait before who finds inputs lends a hand.
const AHEAD: usize = 4;

/// What `find` returns, and what `work` makes of the inputs that it gives, in the order in which it
/// gives them, where it makes anything. With each comes what its thread had at the one before.
pub(super) fn each<I: Send, S: Default + Send, T: Send, F>(
    find: impl FnOnce(&mut dyn FnMut(I)) -> F,
    work: impl Fn(&mut S, I) -> Option<T> + Sync,
) -> (F, Vec<T>) {
    let done = Mutex::new(Vec::new());
    let threads = rayon::current_num_threads();
    let kept: Vec<Mutex<S>> = (0..threads).map(|_| Mutex::default()).collect();
    let waiting = AtomicUsize::new(0);
    let found = rayon::in_place_scope(|scope| {
        let mut batches = 0;
        let mut hand_on = |batch: Vec<I>| {
            let nth = batches;
            batches += 1;
            let (done, work, kept, waiting) = (&done, &work, &kept, &waiting);
            waiting.fetch_add(1, Ordering::Relaxed);
            scope.spawn(move |_| {
                waiting.fetch_sub(1, Ordering::Relaxed);
                let work = |lent: &mut Lent<'_, S>, input| work(&mut lent.what, input);
                let inputs = batch.into_par_iter();
                let made: Vec<Option<T>> = inputs.map_init(|| Lent::of(kept), work).collect();
                let made: Vec<T> = made.into_iter().flatten().collect();
                if !made.is_empty() {
                    locked(done).push((nth, made));
                }
            });
            while waiting.load(Ordering::Relaxed) > AHEAD * threads {
                if rayon::yield_now() != Some(rayon::Yield::Executed) {
                    break;
                }
            }
        };
        let mut batch = Vec::with_capacity(BATCH);
        let found = find(&mut |input| {
            batch.push(input);
            if batch.len() == BATCH {
                hand_on(mem::replace(&mut batch, Vec::with_capacity(BATCH)));
            }
        });
        hand_on(batch);
        found
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(nth, _)| *nth);
    let mut all = Vec::with_capacity(done.iter().map(|(_, made)| made.len()).sum());
    for (_, made) in done {
        all.extend(made);
    }
    (found, all)
}

/// What a thread has for its work. It is taken away meanwhile, since the thread may be lent to other
/// work.
struct Lent<'k, S: Default> {
    what: S,
    home: Option<&'k Mutex<S>>,
}

impl<'k, S: Default> Lent<'k, S> {
    fn of(kept: &'k [Mutex<S>]) -> Self {
        let home = rayon::current_thread_index().and_then(|thread| kept.get(thread));
        let what = home.map(|home| mem::take(&mut *locked(home)));
        Self {
            what: what.unwrap_or_default(),
            home,
        }
    }
}

impl<S: Default> Drop for Lent<'_, S> {
    fn drop(&mut self) {
        if let Some(home) = self.home {
            *locked(home) = mem::take(&mut self.what);
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_finding_on_any_number_of_threads() {
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let pool = pool.expect("starts");
            for count in [0, 1, BATCH - 1, BATCH, 10 * BATCH + 3, 50 * BATCH] {
                let find = |take: &mut dyn FnMut(usize)| {
                    (0..count).for_each(take);
                    "found"
                };
                let odd = |(): &mut (), n| (n % 2 == 1).then_some(n * 2);
                let (found, made) = pool.install(|| each(find, odd));
                assert_eq!(found, "found");
                let want: Vec<usize> = (1..count).step_by(2).map(|n| n * 2).collect();
                assert_eq!(made, want, "{threads} threads");
            }
        }
    }

    #[test]
    fn a_thread_keeps_what_it_has_from_one_input_to_the_next() {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
        let pool = pool.expect("starts");
        let find = |take: &mut dyn FnMut(usize)| (0..9 * BATCH).for_each(take);
        let count = |seen: &mut usize, _| {
            *seen += 1;
            Some(*seen)
        };
        let ((), mut counts) = pool.install(|| each(find, count));
        counts.sort_unstable();
        assert!(counts.into_iter().eq(1..=9 * BATCH));
    }
}
