//! The layout of the JSON report: compact, but with a line for each finding, input and problem, so
//! that a report can be searched by lines and compared with an earlier one.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Values nested deeper than this are written on one line.
const BROKEN_DEPTH: usize = 2;

/// Breaks objects and lists into lines down to [`BROKEN_DEPTH`].
#[derive(Debug, Default)]
pub(super) struct Layout {
    depth: usize,
    /// Whether the innermost object or list has a member yet.
    has_member: bool,
}

impl Layout {
    fn open<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_member = false;
        out.write_all(bracket)
    }

    fn close<W: Write + ?Sized>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_broken = self.depth <= BROKEN_DEPTH && self.has_member;
        self.depth -= 1;
        if is_broken {
            self.start_line(out)?;
        }
        self.has_member = true;
        out.write_all(bracket)
    }

    fn member<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.has_member = true;
        match self.depth <= BROKEN_DEPTH {
            true => self.start_line(out),
            false => Ok(()),
        }
    }

    fn start_line<W: Write + ?Sized>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Layout {
    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        match self.depth <= BROKEN_DEPTH {
            true => out.write_all(b": "),
            false => out.write_all(b":"),
        }
    }

    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.member(out, first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize as _;
    use serde_json::{Serializer, Value, json};

    #[test]
    fn records_take_a_line_each() {
        let cases = [
            (json!({}), "{}"),
            (json!([]), "[]"),
            (json!("a\n\u{e9}"), "\"a\\n\u{e9}\""),
            (json!({"list": []}), "{\n  \"list\": []\n}"),
            (
                json!({"list": [{"a": {"b": [1, 2]}, "c": []}, {}], "of": {"d": "\r\n"}}),
                "{\n  \"list\": [\n    {\"a\":{\"b\":[1,2]},\"c\":[]},\n    {}\n  ],\n  \
                 \"of\": {\n    \"d\": \"\\r\\n\"\n  }\n}",
            ),
        ];
        for (value, want) in cases {
            let mut out = Vec::new();
            let mut writer = Serializer::with_formatter(&mut out, Layout::default());
            value.serialize(&mut writer).expect("memory takes all");
            assert_eq!(String::from_utf8_lossy(&out), want);
            let read: Value = serde_json::from_slice(&out).expect("JSON");
            assert_eq!(read, value);
        }
    }
}
