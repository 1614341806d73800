//! The entries that are yet to be tried on a sentence, each once and in order. There are few.

use super::index::EntryId;

/// Entries in ascending order, of which the first ones are done.
#[derive(Debug, Default)]
pub(super) struct Pending {
    ids: Vec<EntryId>,
    done: usize,
}

impl Pending {
    /// None yet, with room for as many as most sentences have.
    pub(super) fn with_room() -> Self {
        Self {
            ids: Vec::with_capacity(32),
            done: 0,
        }
    }

    /// The next entry.
    pub(super) fn first(&self) -> Option<EntryId> {
        self.ids.get(self.done).copied()
    }

    /// Puts the next entry behind.
    pub(super) fn pass(&mut self) {
        self.done += 1;
    }

    /// Adds entries; those that are not behind the last one done are done.
    pub(super) fn extend(&mut self, more: impl Iterator<Item = EntryId>) {
        let before = self.ids.len();
        match self.done.checked_sub(1).map(|last| self.ids[last]) {
            Some(last) => self.ids.extend(more.filter(|id| *id > last)),
            None => self.ids.extend(more),
        }
        if self.ids.len() > before {
            self.ids[self.done..].sort_unstable();
            self.ids.dedup();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_comes_once_and_in_order() {
        let mut pending = Pending::default();
        assert_eq!(pending.first(), None);
        pending.extend([5, 3, 9, 3].into_iter());
        let mut tried = Vec::new();
        while let Some(id) = pending.first() {
            pending.pass();
            tried.push(id);
            let more: &[EntryId] = if id == 5 { &[7, 5, 9, 3, 8] } else { &[] };
            pending.extend(more.iter().copied());
        }
        assert_eq!(tried, [3, 5, 7, 8, 9]);
    }
}
