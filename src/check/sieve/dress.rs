//! Finds the words that end in dress: where a longer word may be broken.

use super::bits::{self, Bits, KEYED};
use super::needle::Needles;
use super::plain::DRESS;
use crate::document::Format;

/// So many bytes are looked at together, in loops that the compiler can do many at once in.
pub(super) const STEP: usize = 64;

/// From so many needles on, nearly every pair of letters may stand before a break.
const MANY: usize = 64;

/// Which bytes may stand before the dress that breaks the first word of a needle.
pub(super) struct Ends {
    last: Pairs,
    /// The last but one, with the one before it.
    earlier: Pairs,
    /// The starts of first words, where there are many.
    starts: Option<Bits>,
    /// Whether a needle may start inside of a word: then only the last two bytes tell.
    inside: bool,
}

/// Pairs of bytes.
struct Pairs(Box<[u64]>);

impl Ends {
    pub(super) fn new(needles: &Needles) -> Self {
        let mut ends = Self {
            last: Pairs::none(),
            earlier: Pairs::none(),
            starts: None,
            inside: needles.heads().any(|(_, starts_word)| !starts_word),
        };
        for (head, from, starts_word) in new_starts(needles) {
            for len in from..head.len() {
                ends.add(&head[..len], starts_word);
            }
        }
        if needles.all().len() > MANY && !ends.inside {
            ends.starts = Some(starts(needles));
        }
        ends
    }

    /// Adds what a broken head may start with.
    fn add(&mut self, start: &[u8], starts_word: bool) {
        let before = || -> Vec<u8> {
            let outside = |b: &u8| !(starts_word && b.is_ascii_alphanumeric());
            (0..=u8::MAX).filter(outside).collect()
        };
        match start {
            [.., b, c, d] => {
                self.last.add(&[*c], *d);
                self.earlier.add(&[*b], *c);
            }
            [c, d] => {
                self.last.add(&[*c], *d);
                self.earlier.add(&before(), *c);
            }
            [d] => self.last.add(&before(), *d),
            [] => {}
        }
    }

    /// Every offset at which dress may stand that breaks the first word of a needle.
    pub(super) fn breaks<'a>(
        &'a self,
        plain: &'a [u8],
        format: Format,
    ) -> impl Iterator<Item = usize> + 'a {
        let before = |at: usize, n| at.checked_sub(n).map_or(b' ', |at| plain[at]);
        dressed(plain, format).filter(move |at| {
            let [b, c, d] = [3, 2, 1].map(|n| before(*at, n));
            let alone = !c.is_ascii_alphanumeric();
            self.last.has(c, d) && (alone || self.inside || self.earlier.has(b, c))
        })
    }

    /// Whether the first word of a needle may start with the `len` bytes from `start` on.
    pub(super) fn may_start(&self, plain: &[u8], start: usize, len: usize) -> bool {
        let starts = self.starts.as_ref();
        starts.is_none_or(|starts| starts.has(bits::key(plain, start, len)))
    }
}

/// All that a broken first word may start with.
fn starts(needles: &Needles) -> Bits {
    let heads =
        || new_starts(needles).map(|(head, from, _)| (head, from..head.len().min(KEYED + 1)));
    let mut starts = Bits::for_about(heads().map(|(_, lens)| lens.len()).sum());
    for (head, lens) in heads() {
        lens.for_each(|len| starts.add(bits::key(head, 0, len)));
    }
    starts
}

/// The first words of all needles, each with the length of the shortest start that the one before it
/// has not, and whether it starts a word.
fn new_starts(needles: &Needles) -> impl Iterator<Item = (&[u8], usize, bool)> {
    let mut before: (&[u8], bool) = (b"", true);
    needles.heads().map(move |(head, starts_word)| {
        let alike = before.0.iter().zip(head).take_while(|(a, b)| a == b);
        let known = alike.count().min(before.0.len().saturating_sub(1));
        let from = if before.1 == starts_word { known } else { 0 };
        before = (head, starts_word);
        (head, from + 1, starts_word)
    })
}

impl Pairs {
    fn none() -> Self {
        Self(vec![0; 1 << 10].into())
    }

    /// Adds pairs, in either case.
    fn add(&mut self, firsts: &[u8], second: u8) {
        for first in firsts {
            for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
                for second in [second.to_ascii_lowercase(), second.to_ascii_uppercase()] {
                    let at = number(first, second);
                    self.0[at / 64] |= 1 << (at % 64);
                }
            }
        }
    }

    fn has(&self, first: u8, second: u8) -> bool {
        let at = number(first, second);
        self.0[at / 64] >> (at % 64) & 1 == 1
    }
}

fn number(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

/// Every offset behind an ASCII letter or digit at which dress may stand.
fn dressed(plain: &[u8], format: Format) -> impl Iterator<Item = usize> + '_ {
    let behind = plain.get(1..).unwrap_or_default();
    let steps = behind.chunks(STEP).zip(plain.chunks(STEP));
    steps
        .enumerate()
        .flat_map(move |(number, (bytes, before))| {
            let mut marks = marks(bytes, before, format);
            std::iter::from_fn(move || {
                let at = (marks != 0).then_some(marks.trailing_zeros() as usize)?;
                marks &= marks - 1;
                Some(1 + number * STEP + at)
            })
        })
}

/// A bit for each of `bytes` that may be dress behind a letter or digit; `before` are the bytes
/// before each.
fn marks(bytes: &[u8], before: &[u8], format: Format) -> u64 {
    match format {
        Format::Text => marked(bytes, before, breaks_text),
        Format::Html => marked(bytes, before, breaks_html),
        Format::Markdown => marked(bytes, before, breaks_markdown),
    }
}

/// Whether a word may go on behind `b`.
pub(super) fn breaks(b: u8, format: Format) -> bool {
    match format {
        Format::Text => breaks_text(b),
        Format::Html => breaks_html(b),
        Format::Markdown => breaks_markdown(b),
    }
}

#[inline]
fn breaks_text(b: u8) -> bool {
    (b == b'-') | (b == DRESS)
}

#[inline]
fn breaks_html(b: u8) -> bool {
    breaks_text(b) | (b == b'<') | (b == b'&')
}

#[inline]
fn breaks_markdown(b: u8) -> bool {
    let bracket = b.wrapping_sub(b'[') < 3;
    let quote = b.wrapping_sub(b'_') < 2;
    breaks_html(b) | (b == b'*') | bracket | quote | (b == b'~') | (b == b'!')
}

#[inline]
fn marked(bytes: &[u8], before: &[u8], is_dress: impl Fn(u8) -> bool) -> u64 {
    let mut hits = [0; STEP];
    let one = |b: u8, before: u8| {
        let is_letter = (before | 0x20).wrapping_sub(b'a') < 26;
        let is_digit = before.wrapping_sub(b'0') < 10;
        u8::from(is_dress(b) & (is_letter | is_digit))
    };
    match (
        <&[u8; STEP]>::try_from(bytes),
        <&[u8; STEP]>::try_from(before),
    ) {
        (Ok(bytes), Ok(before)) => {
            for ((hit, b), before) in hits.iter_mut().zip(bytes).zip(before) {
                *hit = one(*b, *before);
            }
        }
        _ => {
            for ((hit, b), before) in hits.iter_mut().zip(bytes).zip(before) {
                *hit = one(*b, *before);
            }
        }
    }
    packed(&hits)
}

/// The lowest bits of all bytes.
#[inline]
pub(super) fn packed(hits: &[u8; STEP]) -> u64 {
    let (eights, _) = hits.as_chunks::<8>();
    let byte =
        |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights
        .iter()
        .rev()
        .fold(0, |bits, eight| bits << 8 | byte(eight))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Behind which offsets a plain loop finds dress.
    fn slowly(plain: &[u8], format: Format) -> Vec<usize> {
        let dress: &[u8] = match format {
            Format::Text => b"-\x80",
            Format::Html => b"-<&\x80",
            Format::Markdown => b"-<&*_~`[]\\!\x80",
        };
        let is_dressed =
            |at: &usize| plain[at - 1].is_ascii_alphanumeric() && dress.contains(&plain[*at]);
        (1..plain.len()).filter(is_dressed).collect()
    }

    #[test]
    fn dress_is_found_behind_every_byte_and_at_every_place() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let each = all.iter().flat_map(|b| [b'x', *b, b'9', *b, *b, b'Z']);
        let each: Vec<u8> = each.collect();
        for format in [Format::Text, Format::Markdown, Format::Html] {
            for from in 0..STEP + 2 {
                for plain in [&each[from..], &each[..from], &all[from..]] {
                    let found: Vec<usize> = dressed(plain, format).collect();
                    assert_eq!(found, slowly(plain, format), "{format:?} {from}");
                }
            }
        }
    }
}
