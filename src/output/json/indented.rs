//! The layout of the JSON report: two spaces for each level, as serde's own pretty layout has it.
//! It puts the whole margin of a line at once instead of level by level, since a report has more
//! lines than anything else.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// What stands before an item but the first: a comma, a line end, and the margin of the deepest
/// level that is written in one go.
const START: &[u8; 66] = b",\n                                                                ";

/// Lays out what lies `depth` levels deep.
#[derive(Debug, Clone)]
pub(super) struct Indented {
    depth: usize,
    /// Whether the object or array that ends next holds anything.
    holds_any: bool,
}

impl Indented {
    /// For a value that stands `depth` levels deep.
    pub(super) fn at(depth: usize) -> Self {
        Self {
            depth,
            holds_any: false,
        }
    }

    fn open(&mut self, out: &mut (impl Write + ?Sized), mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.holds_any = false;
        out.write_all(mark)
    }

    fn close(&mut self, out: &mut (impl Write + ?Sized), mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.holds_any {
            self.line(out, false)?;
        }
        out.write_all(mark)
    }

    /// Starts a line, behind a comma or not.
    fn line(&self, out: &mut (impl Write + ?Sized), comma: bool) -> io::Result<()> {
        let margin = 2 * self.depth;
        let written = START.len().min(2 + margin);
        out.write_all(&START[usize::from(!comma)..written])?;
        (written..2 + margin).try_for_each(|_| out.write_all(b" "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, !first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_any = true;
        Ok(())
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.line(out, !first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.holds_any = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    #[test]
    fn it_is_the_pretty_layout_of_serde() {
        let deep = (0..40).fold(json!("x"), |inner, n| json!({ "a": [n, inner] }));
        let cases = [
            json!(null),
            json!([]),
            json!({}),
            json!([[], {}, [1, "é\n\u{1F600}"], { "k": {}, "l": [] }]),
            deep,
        ];
        for case in cases {
            let mut out = Vec::new();
            let mut serializer = Serializer::with_formatter(&mut out, Indented::at(0));
            case.serialize(&mut serializer).expect("writes");
            let text = String::from_utf8(out).expect("UTF-8");
            let pretty = serde_json::to_string_pretty(&case).expect("writes");
            assert_eq!(text, pretty);
            let again: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(again, case);
        }
    }
}
