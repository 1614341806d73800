//! What the scan found between the lines, handled when the reader gets to its place.

use std::ops::Range;

use crate::formats::front_matter::{self, Keys};

use super::Reader;
use super::scan::{Note, Tag};

/// What is still to be handled, and the tags that were found.
#[derive(Debug)]
pub(super) struct Notes {
    left: std::iter::Peekable<std::vec::IntoIter<(Range<usize>, Note)>>,
    tags: Vec<Tag>,
}

impl Notes {
    pub(super) fn new(notes: Vec<(Range<usize>, Note)>, tags: Vec<Tag>) -> Self {
        Self {
            left: notes.into_iter().peekable(),
            tags,
        }
    }

    /// The tag of that number.
    pub(super) fn tag(&self, number: usize) -> Option<Tag> {
        self.tags.get(number).cloned()
    }
}

impl Reader<'_, '_> {
    /// Handles what is before `place` in the text.
    pub(super) fn tell(&mut self, place: usize) {
        while let Some((range, note)) = self.notes.left.next_if(|(r, _)| r.start < place) {
            let builder = &mut self.html.builder;
            match note {
                Note::Comment(words) => {
                    builder.comment(&builder.source()[words], range);
                }
                Note::Tag(number) => {
                    if let Some(tag) = self.notes.tag(number) {
                        self.component(&tag);
                    }
                }
                Note::Fields(fields) => {
                    let keys = Keys::with(&builder.options().front_matter);
                    front_matter::read_fields(builder.source(), &fields, keys, builder);
                }
            }
        }
    }
}
