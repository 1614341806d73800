//! The location of a finding for people.

use std::num::NonZeroUsize;
use std::ops::Deref;
use std::sync::Arc;

/// A location for people. Absent parts are `None`, never invented. Reads as its
/// [`Landmarks`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The number of the block in the document, from 1.
    paragraph: Option<NonZeroUsize>,
    /// Shared with places that have the same; `None` where there are none.
    landmarks: Option<Arc<Landmarks>>,
}

/// What is above or around a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Landmarks {
    /// The heading that the text is under.
    pub heading: Option<String>,
    /// The page, from 1.
    pub page: Option<usize>,
    /// The slide, from 1.
    pub slide: Option<usize>,
    /// The shape on the slide.
    pub shape: Option<String>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The cell of a sheet or table.
    pub cell: Option<String>,
    /// The cue of a caption track.
    pub cue: Option<String>,
    /// The pointer to a value of structured data.
    pub pointer: Option<String>,
    /// The part of a container, or the kind of a block that is not running text ("alt", "meta").
    pub part: Option<String>,
}

static NONE: Landmarks = Landmarks {
    heading: None,
    page: None,
    slide: None,
    shape: None,
    sheet: None,
    cell: None,
    cue: None,
    pointer: None,
    part: None,
};

impl Place {
    /// The place in the block of this number, from 1, near these landmarks.
    #[must_use]
    pub fn new(paragraph: Option<usize>, landmarks: Landmarks) -> Self {
        Self {
            paragraph: paragraph.and_then(NonZeroUsize::new),
            landmarks: (landmarks != NONE).then(|| landmarks.into()),
        }
    }

    /// The number of the block in the document, from 1.
    #[must_use]
    pub fn paragraph(&self) -> Option<usize> {
        self.paragraph.map(NonZeroUsize::get)
    }

    /// The place so many blocks further on, near the same landmarks.
    #[must_use]
    pub fn behind(&self, blocks: usize) -> Self {
        Self {
            paragraph: self.paragraph.and_then(|nth| nth.checked_add(blocks)),
            landmarks: self.landmarks.clone(),
        }
    }

    /// Shares its landmarks with `other`, where they are the same.
    pub fn share(&mut self, other: &Self) {
        if self.landmarks == other.landmarks {
            self.landmarks.clone_from(&other.landmarks);
        }
    }
}

impl Deref for Place {
    type Target = Landmarks;

    fn deref(&self) -> &Landmarks {
        self.landmarks.as_deref().unwrap_or(&NONE)
    }
}
