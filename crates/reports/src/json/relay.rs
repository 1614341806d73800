//! Makes many things on all threads and puts them out in their order, with no more of them waiting
//! than a few: who puts them out makes some, too, where the next one is not there yet.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// So many things may be made ahead of the one that is put out next.
const AHEAD: usize = 16;

/// Puts out what `make` writes for each number below `count`, in their order.
///
/// # Errors
/// The first of what `make` and `out` refuse.
pub(super) fn each(
    out: &mut impl io::Write,
    count: usize,
    make: impl Fn(usize, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    let relay = &Relay {
        count,
        make,
        state: Mutex::default(),
        changed: Condvar::new(),
    };
    rayon::in_place_scope(|scope| {
        for _ in 1..rayon::current_num_threads().min(count) {
            scope.spawn(|_| while relay.lend_a_hand() {});
        }
        let _end = End(relay);
        relay.put_out(out)
    })
}

struct Relay<M> {
    count: usize,
    make: M,
    state: Mutex<State>,
    /// Something was made, or put out.
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// What is made next.
    next: usize,
    /// How many were put out.
    out: usize,
    made: BTreeMap<usize, io::Result<Vec<u8>>>,
    /// How many threads wait: to wake nobody would still cost a call of the system.
    waiting: usize,
    /// The memory of what was put out, which is written into again.
    spare: Vec<Vec<u8>>,
}

impl<M: Fn(usize, &mut Vec<u8>) -> io::Result<()>> Relay<M> {
    fn put_out(&self, out: &mut impl io::Write) -> io::Result<()> {
        for nth in 0..self.count {
            let mut made = self.wait_for(nth)?;
            out.write_all(&made)?;
            made.clear();
            let mut state = self.state();
            state.out += 1;
            state.spare.push(made);
            self.wake(state);
        }
        Ok(())
    }

    /// What was made for `nth`. While it is not there, others are made.
    fn wait_for(&self, nth: usize) -> io::Result<Vec<u8>> {
        loop {
            let mut state = self.state();
            if let Some(made) = state.made.remove(&nth) {
                return made;
            }
            if state.next < self.count.min(nth + AHEAD) {
                self.make_next(state);
            } else {
                // Somebody is at it.
                drop(self.wait(state));
            }
        }
    }

    /// Makes one thing, as soon as there is room for it. False where nothing is left to make.
    fn lend_a_hand(&self) -> bool {
        let mut state = self.state();
        while state.next < self.count && state.next >= state.out + AHEAD {
            state = self.wait(state);
        }
        let any = state.next < self.count;
        if any {
            self.make_next(state);
        }
        any
    }

    fn make_next(&self, mut state: MutexGuard<'_, State>) {
        let nth = state.next;
        state.next += 1;
        let mut into = state.spare.pop().unwrap_or_default();
        drop(state);
        let mut taken = Taken {
            relay: self,
            nth,
            made: None,
        };
        let made = (self.make)(nth, &mut into);
        taken.made = Some(made.map(|()| into));
    }
}

impl<M> Relay<M> {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(&self, mut state: MutexGuard<'s, State>) -> MutexGuard<'s, State> {
        state.waiting += 1;
        let woken = self.changed.wait(state);
        let mut state = woken.unwrap_or_else(PoisonError::into_inner);
        state.waiting -= 1;
        state
    }

    /// Tells those who wait that something changed.
    fn wake(&self, state: MutexGuard<'_, State>) {
        let any = state.waiting > 0;
        drop(state);
        if any {
            self.changed.notify_all();
        }
    }
}

/// Something that is being made: whatever comes of it, nobody waits for it in vain.
struct Taken<'r, M> {
    relay: &'r Relay<M>,
    nth: usize,
    made: Option<io::Result<Vec<u8>>>,
}

impl<M> Drop for Taken<'_, M> {
    fn drop(&mut self) {
        let made = self.made.take();
        let made = made.unwrap_or_else(|| Err(io::Error::other("a fault while writing")));
        let mut state = self.relay.state();
        state.made.insert(self.nth, made);
        self.relay.wake(state);
    }
}

/// However it ends, nothing more is made then.
struct End<'r, M>(&'r Relay<M>);

impl<M> Drop for End<'_, M> {
    fn drop(&mut self) {
        self.0.state().next = self.0.count;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    fn on(threads: usize, work: impl FnOnce() + Send) {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("starts").install(work);
    }

    #[test]
    fn all_comes_out_in_order_on_any_number_of_threads() {
        for threads in [1, 2, 5] {
            for count in [0, 1, 2, AHEAD, 10 * AHEAD + 3] {
                on(threads, || {
                    let mut out = Vec::new();
                    let make = |nth, into: &mut Vec<u8>| writeln!(into, "{nth}");
                    each(&mut out, count, make).expect("memory takes all");
                    let want: String = (0..count).map(|nth| format!("{nth}\n")).collect();
                    assert_eq!(String::from_utf8(out).expect("digits"), want, "{threads}");
                });
            }
        }
    }

    #[test]
    fn a_refusal_ends_it_and_a_panic_goes_on() {
        for threads in [1, 2, 5] {
            on(threads, || {
                let refuse = |nth, _: &mut Vec<u8>| match nth {
                    40 => Err(io::Error::other("no")),
                    _ => Ok(()),
                };
                let error = each(&mut Vec::new(), 1000, refuse).expect_err("refused");
                assert_eq!(error.to_string(), "no");
                let full = &mut [0u8; 5][..];
                let two = |_, into: &mut Vec<u8>| into.write_all(b"ab");
                each(&mut io::Cursor::new(full), 1000, two).expect_err("full");
                let panicking = |nth, _: &mut Vec<u8>| {
                    assert!(nth < 40, "too far");
                    Ok(())
                };
                let caught = catch_unwind(AssertUnwindSafe(|| {
                    let _ = each(&mut Vec::new(), 1000, panicking);
                }));
                caught.expect_err("panics");
            });
        }
    }
}
