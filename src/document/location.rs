//! Where a person looks for a finding.

use schemars::JsonSchema;
use serde::Serialize;

/// A place in a person's terms. Absent parts are `None`, never invented.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Location {
    /// The heading that the text stands under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The number of the block in the document, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<usize>,
    /// The page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<usize>,
    /// The slide, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slide: Option<usize>,
    /// The shape on the slide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<String>,
    /// The sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell of a sheet or table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
    /// The cue of a caption track.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cue: Option<String>,
    /// The pointer to a value of structured data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// The part of a container, or the kind of a block that is not running text ("alt", "meta").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
}
