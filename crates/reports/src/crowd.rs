//! How much a report prints of a sentence that nobody wrote to be read.
//!
//! A list that runs on without a stop can hold a match in every few bytes, and a record of each would make
//! a report a hundred times as long as its input. Of such a sentence the first findings are
//! printed, and then one in so many bytes; all of them count.

use sayso_text::{Prose, Span};

/// So many findings of a sentence are printed in any case,
const FIRST: usize = 6;
/// and one more for each so many bytes of it.
const BYTES: usize = 500;

/// What was printed of one sentence so far.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    start: usize,
    printed: usize,
}

impl Crowd {
    /// Whether what stands at `span` is printed: in `sentence`, or a piece of one that `goes_on` before
    /// or behind. Asked in the order of the text.
    pub(super) fn has_room(
        &mut self,
        span: Span<Prose>,
        sentence: Span<Prose>,
        goes_on: [bool; 2],
    ) -> bool {
        if goes_on == [false; 2] {
            return true;
        }
        if !goes_on[0] {
            *self = Self {
                start: sentence.start,
                printed: 0,
            };
        }
        let room = FIRST + span.start.saturating_sub(self.start) / BYTES;
        let has_room = self.printed < room;
        self.printed += usize::from(has_room);
        has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(count: usize, each: usize, goes_on: impl Fn(usize) -> [bool; 2]) -> usize {
        let mut crowd = Crowd::default();
        let has_room = |at: &usize| {
            let span = Span::new(at * each, at * each + each);
            crowd.has_room(span, span, goes_on(*at))
        };
        (0..count).filter(has_room).count()
    }

    #[test]
    fn of_what_a_person_wrote_all_is_printed() {
        assert_eq!(printed(1000, 9, |_| [false; 2]), 1000);
        assert_eq!(printed(1000, 2000, |at| [at > 0, true]), 1000);
    }

    #[test]
    fn of_a_crowd_some() {
        assert_eq!(printed(1000, 10, |at| [at > 0, true]), FIRST + 19);
        // Each sentence anew.
        assert_eq!(printed(1000, 10, |at| [at % 6 > 0, true]), 1000);
    }
}
