//! Coordinates: spans that name their space, maps between spaces, and lines; and white space as it
//! is read. Knows no format, file or rule.

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
