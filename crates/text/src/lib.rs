//! Coordinates: spans that name their space, maps between spaces, and lines; white space and
//! folding. Knows no format, file or rule.
//!
//! ```
//! use sayso_text::{LineIndex, Prose, Span, folding::fold};
//!
//! let prose = "Our agent\nCALLS  ON it";
//! let folded = fold(prose, 0);
//! assert_eq!(folded.text, "our agent calls on it");
//!
//! let at = folded.text.find("calls on").unwrap();
//! let span: Span<Prose> = folded.to_prose(Span::new(at, at + 8));
//! assert_eq!(&prose[span.range()], "CALLS  ON");
//! let place = LineIndex::new(prose).position(prose, span.start);
//! assert_eq!((place.line, place.column), (2, 1));
//! ```

mod edit;
pub mod folding;
mod line_index;
mod offset_map;
mod pattern;
mod shared;
mod spaces;
mod span;

pub use edit::Edit;
pub use line_index::{LineIndex, Position};
pub use offset_map::{Fit, Mapped, OffsetMap, Segment};
pub use pattern::compile_pattern;
pub use shared::shared_ends;
pub use spaces::{GAP, GAP_TEXT, printed, spaces_folded, without_gaps};
pub use span::{Folded, Prose, Raw, Space, Span, Text};
