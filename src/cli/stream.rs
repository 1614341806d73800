//! Does work on inputs while others are still being found: one thread finds, the rest work, and in
//! the end it works, too.

use std::mem;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

/// So many inputs are handed on together: few enough that the others soon have something to do, and
/// so many that handing on costs nothing beside the work.
const BATCH: usize = 64;

/// What `find` returns, and what `work` makes of every input that it gives, in the order in which it
/// gives them.
pub(super) fn each<I: Send, T: Send, F>(
    find: impl FnOnce(&mut dyn FnMut(I)) -> F,
    work: impl Fn(I) -> T + Sync,
) -> (F, Vec<T>) {
    let done = Mutex::new(Vec::new());
    let found = rayon::in_place_scope(|scope| {
        let mut batches = 0;
        let mut hand_on = |batch: Vec<I>| {
            let nth = batches;
            batches += 1;
            let (done, work) = (&done, &work);
            scope.spawn(move |_| {
                let made: Vec<T> = batch.into_par_iter().map(work).collect();
                let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                done.push((nth, made));
            });
        };
        let mut waiting = Vec::with_capacity(BATCH);
        let found = find(&mut |input| {
            waiting.push(input);
            if waiting.len() == BATCH {
                hand_on(mem::replace(&mut waiting, Vec::with_capacity(BATCH)));
            }
        });
        hand_on(waiting);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_finding_on_any_number_of_threads() {
        for threads in [1, 2, 5] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
            let pool = pool.expect("starts");
            for count in [0, 1, BATCH - 1, BATCH, 10 * BATCH + 3] {
                let find = |take: &mut dyn FnMut(usize)| {
                    (0..count).for_each(take);
                    "found"
                };
                let (found, made) = pool.install(|| each(find, |n| n * 2));
                assert_eq!(found, "found");
                let want: Vec<usize> = (0..count).map(|n| n * 2).collect();
                assert_eq!(made, want, "{threads} threads");
            }
        }
    }
}
