//! Finds the words that end in dress: where a longer word may be broken.

use super::needle::Needles;
use super::plain::DRESS;
use crate::document::Format;

/// So many bytes are looked at together, in loops that the compiler can do many at once in.
const STEP: usize = 64;

/// Which bytes may stand before the dress that breaks the first word of a needle.
pub(super) struct Ends {
    last: Pairs,
    /// The last but one, with the one before it.
    earlier: Pairs,
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
            inside: needles.heads().any(|(_, starts_word)| !starts_word),
        };
        for (head, starts_word) in needles.heads() {
            for len in 1..head.len() {
                ends.add(&head[..len], starts_word);
            }
        }
        ends
    }

    /// Adds what a broken head may start with.
    fn add(&mut self, start: &[u8], starts_word: bool) {
        let outside = |b: &u8| !(starts_word && b.is_ascii_alphanumeric());
        let before: Vec<u8> = (0..=u8::MAX).filter(outside).collect();
        match start {
            [.., b, c, d] => {
                self.last.add(&[*c], *d);
                self.earlier.add(&[*b], *c);
            }
            [c, d] => {
                self.last.add(&[*c], *d);
                self.earlier.add(&before, *c);
            }
            [d] => self.last.add(&before, *d),
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
        Format::Text => marked(bytes, before, |b| b == b'-'),
        Format::Html => marked(bytes, before, |b| (b == b'-') | (b == b'<') | (b == b'&')),
        Format::Markdown => marked(bytes, before, |b| {
            let bracket = b.wrapping_sub(b'[') < 3;
            let quote = b.wrapping_sub(b'_') < 2;
            let sign = (b == b'-') | (b == b'<') | (b == b'&') | (b == b'*');
            sign | bracket | quote | (b == b'~') | (b == b'!')
        }),
    }
}

#[inline]
fn marked(bytes: &[u8], before: &[u8], is_dress: impl Fn(u8) -> bool) -> u64 {
    let mut hits = [0; STEP];
    let one = |b: u8, before: u8| {
        let is_letter = (before | 0x20).wrapping_sub(b'a') < 26;
        let is_digit = before.wrapping_sub(b'0') < 10;
        u8::from((is_dress(b) | (b == DRESS)) & (is_letter | is_digit))
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
fn packed(hits: &[u8; STEP]) -> u64 {
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
