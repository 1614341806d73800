//! Writes records as JSON, laid out as serde_json's own pretty layout has it. A report has more of
//! this than of anything else, so that it is written straight into memory: a line's margin in one
//! go, and a string that needs no escape as it is. What no record holds (maps, bytes, fractions) is
//! refused.

use std::fmt::Display;
use std::io;

use serde::Serialize;
use serde::ser::{self, Impossible};

/// The end of a line, and the margin of the deepest one that is written in one go.
const START: &[u8; 33] = b"\n                                ";

/// Writes one value that stands some levels deep in a report.
pub(super) struct Pretty<'o> {
    out: &'o mut Vec<u8>,
    depth: usize,
}

/// An object or a list in the making.
pub(super) struct Nested<'p, 'o> {
    pretty: &'p mut Pretty<'o>,
    /// What ends it.
    end: u8,
    is_empty: bool,
}

/// A value that no record has.
#[derive(Debug, thiserror::Error)]
#[error("a record cannot be written: {0}")]
pub(super) struct Unwritable(String);

impl ser::Error for Unwritable {
    fn custom<T: Display>(what: T) -> Self {
        Self(what.to_string())
    }
}

impl From<Unwritable> for io::Error {
    fn from(error: Unwritable) -> Self {
        Self::other(error)
    }
}

type Written = Result<(), Unwritable>;

fn refused<T>(what: &str) -> Result<T, Unwritable> {
    Err(Unwritable(what.to_owned()))
}

impl<'o> Pretty<'o> {
    /// For a value that stands `depth` levels deep, behind what `out` holds.
    pub(super) fn at(depth: usize, out: &'o mut Vec<u8>) -> Self {
        Self { out, depth }
    }

    /// Starts a line.
    #[inline]
    fn line(&mut self) {
        let end = self.out.len() + 1 + 2 * self.depth;
        // What is of a fixed length is copied in a few steps, and then cut.
        self.out.extend_from_slice(START);
        if end <= self.out.len() {
            self.out.truncate(end);
        } else {
            self.out.resize(end, b' ');
        }
    }

    fn digits(&mut self, number: impl itoa::Integer) -> Written {
        let mut digits = itoa::Buffer::new();
        self.literal(digits.format(number))
    }

    #[inline]
    fn literal(&mut self, text: &str) -> Written {
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn open<'p>(&'p mut self, [start, end]: [u8; 2]) -> Nested<'p, 'o> {
        self.out.push(start);
        self.depth += 1;
        Nested {
            pretty: self,
            end,
            is_empty: true,
        }
    }
}

impl Nested<'_, '_> {
    /// Starts the line of the next item.
    #[inline]
    fn item(&mut self) {
        if !self.is_empty {
            self.pretty.out.push(b',');
        }
        self.is_empty = false;
        self.pretty.line();
    }

    fn close(self) -> Written {
        self.pretty.depth -= 1;
        if !self.is_empty {
            self.pretty.line();
        }
        self.pretty.out.push(self.end);
        Ok(())
    }
}

impl ser::SerializeSeq for Nested<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.item();
        value.serialize(&mut *self.pretty)
    }

    fn end(self) -> Written {
        self.close()
    }
}

impl ser::SerializeStruct for Nested<'_, '_> {
    type Ok = ();
    type Error = Unwritable;

    // The name of a field is a word, which needs no escape, and is written in one step where the
    // compiler knows it.
    #[inline(always)]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.item();
        self.pretty.out.push(b'"');
        self.pretty.out.extend_from_slice(key.as_bytes());
        self.pretty.out.extend_from_slice(b"\": ");
        value.serialize(&mut *self.pretty)
    }

    fn end(self) -> Written {
        self.close()
    }
}

/// Whether JSON has an escape for a byte.
fn needs_escape(byte: u8) -> bool {
    (byte < b' ') | (byte == b'"') | (byte == b'\\')
}

/// As [`needs_escape`], of any: all are looked at, so that many are compared side by side.
fn any_needs_escape(bytes: &[u8]) -> bool {
    let needs = bytes.iter().map(|b| u8::from(needs_escape(*b)));
    needs.max() == Some(1)
}

/// How each method writes a number.
macro_rules! integers {
    ($($method:ident: $kind:ty),*) => {
        $(fn $method(self, number: $kind) -> Written {
            self.digits(number)
        })*
    };
}

impl<'p, 'o> ser::Serializer for &'p mut Pretty<'o> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Nested<'p, 'o>;
    type SerializeStruct = Nested<'p, 'o>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStructVariant = Impossible<(), Unwritable>;

    integers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_str(self, text: &str) -> Written {
        if any_needs_escape(text.as_bytes()) {
            return serde_json::to_writer(&mut *self.out, text).map_err(ser::Error::custom);
        }
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    fn serialize_bool(self, is: bool) -> Written {
        self.literal(if is { "true" } else { "false" })
    }

    fn serialize_none(self) -> Written {
        self.literal("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, of: &T) -> Written {
        of.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Nested<'p, 'o>, Unwritable> {
        Ok(self.open(*b"[]"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Nested<'p, 'o>, Unwritable> {
        Ok(self.open(*b"{}"))
    }

    fn serialize_f32(self, _: f32) -> Written {
        refused("a fraction")
    }

    fn serialize_f64(self, _: f64) -> Written {
        refused("a fraction")
    }

    fn serialize_char(self, _: char) -> Written {
        refused("a character")
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        refused("bytes")
    }

    fn serialize_unit(self) -> Written {
        refused("nothing")
    }

    fn serialize_unit_struct(self, name: &'static str) -> Written {
        refused(name)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        refused(name)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unwritable> {
        refused("a tuple")
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        refused(name)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        refused(name)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        refused("a map")
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Unwritable> {
        refused(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// What records are made of.
    #[derive(Serialize, Clone)]
    #[serde(rename_all = "lowercase")]
    struct Record {
        text: &'static str,
        number: usize,
        balance: i64,
        is: bool,
        kind: Kind,
        none: Option<u8>,
        some: Option<Kind>,
        #[serde(skip_serializing_if = "Option::is_none")]
        absent: Option<u8>,
        words: Vec<&'static str>,
        within: Vec<Record>,
    }

    #[derive(Serialize, Clone)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Plain,
    }

    #[derive(Serialize)]
    struct Empty {}

    fn record(text: &'static str, within: Vec<Record>) -> Record {
        Record {
            text,
            number: usize::MAX,
            balance: i64::MIN,
            is: text.is_empty(),
            kind: Kind::Plain,
            none: None,
            some: Some(Kind::Plain),
            absent: None,
            words: vec![text, "é\u{1F600}"],
            within,
        }
    }

    fn compare(value: &(impl Serialize + ?Sized)) {
        let mut out = Vec::new();
        let written = value.serialize(&mut Pretty::at(0, &mut out));
        written.expect("a record can be written");
        let text = String::from_utf8(out).expect("UTF-8");
        let pretty = serde_json::to_string_pretty(value).expect("writes");
        assert_eq!(text, pretty);
        serde_json::from_str::<Value>(&text).expect("JSON");
    }

    #[test]
    fn it_is_the_pretty_layout_of_serde() {
        let texts = [
            "",
            "plain",
            "é“\u{1F600}”\u{7F}\u{85}\u{2028}",
            "\"\\/",
            "a tab\t, lines\r\n, a null\0 and an escape\u{1B}",
            "a long string of which only the last byte needs an escape, or so it seems\n",
        ];
        for text in texts {
            compare(&record(text, Vec::new()));
        }
        let deep = (0..24).fold(record("x", Vec::new()), |inner, _| {
            record("y", vec![inner.clone(), inner].split_off(1))
        });
        compare(&deep);
        compare(&[Empty {}, Empty {}][..]);
        compare(&Vec::<Empty>::new());
    }

    #[test]
    fn what_no_record_holds_is_refused() {
        let mut out = Vec::new();
        let error = 1.5
            .serialize(&mut Pretty::at(0, &mut out))
            .expect_err("refused");
        assert_eq!(error.to_string(), "a record cannot be written: a fraction");
    }
}
