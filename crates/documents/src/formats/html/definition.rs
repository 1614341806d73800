//! HTML in the table of formats, and how it is known by content.

use crate::formats::builder::Extract;
use crate::formats::definition::{Definition, read_masked};
use crate::formats::front_matter::{self, Fields};
use crate::formats::splice::{self, SpliceError, Style};
use crate::{Document, Markup, ReadOptions};
use sayso_text::Edit;

/// HTML.
pub(in crate::formats) struct Html;

impl Definition for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn endings(&self) -> &'static [&'static str] {
        &[
            "html",
            "htm",
            "xhtml",
            // Templates of pages and mails, unless an ending before it says otherwise.
            "cshtml",
            "ejs",
            "erb",
            "handlebars",
            "hbs",
            "jinja",
            "jinja2",
            "liquid",
            "mustache",
            "njk",
            "twig",
        ]
    }

    fn languages(&self) -> &'static [&'static str] {
        &["html"]
    }

    fn detect(&self, head: &[u8]) -> bool {
        starts_as_html(head)
    }

    fn markup(&self) -> Markup {
        Markup::Html
    }

    fn special_chars(&self) -> &'static [char] {
        &['<', '>', '&', '"', '\'']
    }

    fn read(&self, text: &str, options: &ReadOptions) -> Extract {
        read_masked(text, Markup::Html, options, super::extract)
    }

    fn fields(&self, text: &str) -> Vec<Fields> {
        front_matter::at_start(text).into_iter().collect()
    }

    fn write(
        &self,
        bytes: &[u8],
        document: &Document,
        edits: &[Edit],
    ) -> Result<Vec<u8>, SpliceError> {
        splice::write(bytes, document, edits, &[Style::References])
    }
}

/// Whether it starts as HTML does, behind marks, spaces, comments and XML declarations.
fn starts_as_html(head: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let mut rest = head;
    for mark in marks {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    loop {
        rest = rest.trim_ascii_start();
        let close: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?xml") {
            b"?>"
        } else {
            break;
        };
        match memchr::memmem::find(rest, close) {
            Some(at) => rest = &rest[at + close.len()..],
            None => return false,
        }
    }
    [&b"<!doctype html"[..], b"<html"].iter().any(|tag| {
        let start = rest.get(..tag.len());
        let ends = rest
            .get(tag.len())
            .is_none_or(|b| !b.is_ascii_alphanumeric());
        start.is_some_and(|s| s.eq_ignore_ascii_case(tag)) && ends
    })
}
