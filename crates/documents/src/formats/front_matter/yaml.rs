//! YAML front matter.

use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, options};

use super::{Keys, Part, Style, keys, reported};

/// What is read of `text`: nothing where it is no map. `None` where it is not YAML.
pub(super) fn parts(text: &str, keys: Keys<'_>) -> Option<Vec<Part>> {
    let mut reader = Reader {
        text,
        keys,
        open: Vec::new(),
        parts: Vec::new(),
    };
    let options = options! { emit_unresolved_aliases: true };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.ok()?;
        if reader.event(&event, span.byte_range()?).is_none() {
            return Some(Vec::new());
        }
    }
    Some(reader.parts)
}

/// A list or map that is open.
struct Open {
    is_map: bool,
    /// Whether a key comes next, in a map.
    wants_key: bool,
    /// Whether the value in hand is read.
    prose: bool,
    /// The key of the value in hand; in a list, that of the list.
    key: String,
}

struct Reader<'a> {
    text: &'a str,
    keys: Keys<'a>,
    open: Vec<Open>,
    parts: Vec<Part>,
}

impl Reader<'_> {
    /// `None` where this is no front matter.
    fn event(&mut self, event: &Event<'_>, span: Range<usize>) -> Option<()> {
        match event {
            Event::MappingStart(..) => self.start(true),
            Event::SequenceStart(..) => {
                self.start(false);
                (self.open.len() > 1).then_some(())?;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
                self.done();
            }
            Event::Scalar(value, style, ..) => self.scalar(value, *style, span)?,
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                if let Some(map) = self.open.last_mut().filter(|o| o.is_map && o.wants_key) {
                    map.prose = false;
                }
                self.done();
            }
            Event::Comment(..) => self.parts.push(Part::Comment(span)),
            _ => {}
        }
        Some(())
    }

    /// Opens a list or map. One that is a key holds no prose, and no key of prose.
    fn start(&mut self, is_map: bool) {
        let around = self.open.last_mut();
        let prose = around.is_some_and(|o| {
            o.prose &= !(o.is_map && o.wants_key);
            o.prose
        });
        let key = self.open.last().map_or_else(String::new, |o| o.key.clone());
        self.open.push(Open {
            is_map,
            wants_key: is_map,
            prose,
            key,
        });
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, span: Range<usize>) -> Option<()> {
        let above = self.open.iter().rev().nth(1).is_some_and(|o| o.prose);
        let open = self.open.last_mut()?;
        if open.is_map && open.wants_key {
            open.prose = self.keys.are_prose(value) || above && keys::names_language(value);
            open.key = reported(value);
        } else if open.prose {
            self.parts.extend(part(self.text, style, span));
        } else {
            let len = self.text[span.clone()].trim_end().len();
            let range = span.start..span.start + len;
            self.parts.push(Part::Data(open.key.clone(), range));
        }
        self.done();
        Some(())
    }

    /// A key or a value is complete.
    fn done(&mut self) {
        if let Some(map) = self.open.last_mut().filter(|o| o.is_map) {
            map.wants_key = !map.wants_key;
        }
    }
}

fn part(text: &str, style: ScalarStyle, span: Range<usize>) -> Option<Part> {
    let inside = |style| {
        let quoted = span.len() >= 2;
        quoted.then(|| Part::Value(style, span.start + 1..span.end - 1))
    };
    match style {
        ScalarStyle::SingleQuoted => inside(Style::Doubled),
        ScalarStyle::DoubleQuoted => inside(Style::Escaped),
        _ => {
            let len = text[span.clone()].trim_end().len();
            Some(Part::Value(Style::Plain, span.start..span.start + len))
        }
    }
}
