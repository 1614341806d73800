//! The part of the Language Server Protocol 3.17 that this server implements.

mod client;
mod server;

use serde::{Deserialize, Serialize};

pub(crate) use super::uri::Uri;
pub(crate) use client::*;
pub(crate) use server::*;

/// A place in a document, counted from 0. What `character` counts is negotiated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Position {
    pub(crate) line: u32,
    pub(crate) character: u32,
}

impl Position {
    pub(crate) fn new(line: u32, character: u32) -> Self {
        Self { line, character }
    }
}

/// A part of a document. Its end is not part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Range {
    pub(crate) start: Position,
    pub(crate) end: Position,
}

impl Range {
    pub(crate) fn new(start: Position, end: Position) -> Self {
        Self { start, end }
    }
}
