//! Blocks inside of a sentence that are no part of it, such as footnotes: they follow its block.

use super::{Builder, Piece};
use crate::BlockKind;

/// A block that is inside a sentence without being part of it, kept until that has ended.
pub(super) struct Aside {
    kind: BlockKind,
    pieces: Vec<Piece>,
}

impl Builder<'_> {
    pub(super) fn push_beside(&mut self, piece: Piece) {
        if let Some(aside) = self.asides.last_mut() {
            aside.pieces.push(piece);
        }
    }

    /// What follows, up to `end_aside`, becomes a block of its own behind the block in hand.
    pub(in crate::formats) fn begin_aside(&mut self, kind: BlockKind) {
        if self.beside == 0 {
            self.asides.push(Aside {
                kind,
                pieces: Vec::new(),
            });
        }
        self.beside += 1;
    }

    /// Ends the innermost aside.
    pub(in crate::formats) fn end_aside(&mut self) {
        self.beside = self.beside.saturating_sub(1);
    }

    /// Adds a whole aside. Inside another one it is before that.
    pub(in crate::formats) fn aside(&mut self, kind: BlockKind, pieces: Vec<Piece>) {
        let at = self.asides.len() - usize::from(self.beside > 0);
        self.asides.insert(at, Aside { kind, pieces });
    }

    /// Ends the current block, and adds the asides in it.
    pub(in crate::formats) fn end(&mut self) {
        self.beside = 0;
        self.close();
        if self.asides.is_empty() {
            return;
        }
        let (kind, level) = (self.kind, self.level.take());
        for aside in std::mem::take(&mut self.asides) {
            self.kind = aside.kind;
            for piece in aside.pieces {
                self.piece(piece);
            }
            self.close();
        }
        (self.kind, self.level) = (kind, level);
    }
}
