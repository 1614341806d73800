//! Finds the words that end in filler: where a longer word may be broken.

use std::ops::Range;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, mask8x64, u8x64};

use super::keys::{KEYED, key};
use super::needle::Needles;
use super::plain::FILLERS;
use crate::matcher::Bits;
use sayso_documents::Markup;

/// So many bytes are looked at together, in loops that the compiler can do many at once in.
pub(super) const STEP: usize = 64;

/// From so many needles on, nearly every pair of letters may be before a break.
const MANY: usize = 64;

/// So many bytes are looked at before the first of their marks is followed.
const BLOCK: usize = 1 << 10;

/// More marks than this are rare in a step.
const FEW: usize = 4;

/// Which bytes may be before the filler that breaks the first word of a needle.
pub(super) struct Ends {
    last: Pairs,
    /// The last but one, with the one before it.
    earlier: Pairs,
    /// The starts of first words, where there are many.
    starts: Option<Bits>,
    /// Whether a needle may start inside of a word: then only the last two bytes decide.
    inside: bool,
}

/// Pairs of bytes.
struct Pairs(Box<[u64; PAIRS]>);

/// Words of a bit for each pair.
const PAIRS: usize = (1 << 16) / 64;

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

    /// Whether `is_one` holds for an offset at which filler may be that breaks the first word of a
    /// needle.
    pub(super) fn any_break(
        &self,
        plain: &[u8],
        markup: Markup,
        is_one: impl FnMut(usize) -> bool,
    ) -> bool {
        any_dressed(plain, markup, |before| self.may_break(before), is_one)
    }

    /// Whether the first word of a needle may break off where `before` ends.
    #[inline(always)]
    fn may_break(&self, before: &[u8]) -> bool {
        let [b, c, d] = match *before {
            [.., b, c, d] => [b, c, d],
            [c, d] => [b' ', c, d],
            [d] => [b' ', b' ', d],
            [] => [b' '; 3],
        };
        let alone = !c.is_ascii_alphanumeric();
        self.last.has(c, d) & (alone | self.inside | self.earlier.has(b, c))
    }

    /// Whether the first word of a needle may start with the `len` bytes from `start` on.
    pub(super) fn may_start(&self, plain: &[u8], start: usize, len: usize) -> bool {
        let starts = self.starts.as_ref();
        starts.is_none_or(|starts| starts.has(key(plain, start, len)))
    }
}

/// All that a broken first word may start with.
fn starts(needles: &Needles) -> Bits {
    let heads =
        || new_starts(needles).map(|(head, from, _)| (head, from..head.len().min(KEYED + 1)));
    let mut starts = Bits::for_about(heads().map(|(_, lens)| lens.len()).sum());
    for (head, lens) in heads() {
        lens.for_each(|len| starts.add(key(head, 0, len)));
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
        Self(Box::new([0; PAIRS]))
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

/// Whether `is_one` holds for an offset behind an ASCII letter or digit at which filler may be,
/// and for which `counts` holds, given what is before it.
fn any_dressed(
    plain: &[u8],
    markup: Markup,
    counts: impl Fn(&[u8]) -> bool,
    mut is_one: impl FnMut(usize) -> bool,
) -> bool {
    let mut places = [0; BLOCK + FEW];
    (1..plain.len()).step_by(BLOCK).any(|from| {
        let block = from..plain.len().min(from + BLOCK);
        let counts = |place: u16| counts(&plain[..from + usize::from(place)]);
        let places = &mut places;
        let found = dispatch!(
            Level::new(),
            simd => find(simd, plain, block, markup, counts, places)
        );
        let mut found = places[..found].iter();
        found.any(|place| is_one(from + usize::from(*place)))
    })
}

/// Writes the places in `block` of what is filler behind a letter or digit, and counts, to `places`, and
/// returns how many there are. Compiled for each width of vectors. Where the next one is cannot be
/// guessed, so that to branch at each would cost more than all else: all are written down first.
#[inline(always)]
fn find<S: Simd>(
    simd: S,
    plain: &[u8],
    block: Range<usize>,
    markup: Markup,
    counts: impl Fn(u16) -> bool,
    places: &mut [u16; BLOCK + FEW],
) -> usize {
    let mut len = 0;
    for (step, from) in (0..).zip(block.clone().step_by(STEP)) {
        let to = block.end.min(from + STEP);
        let filler = are_filler(load(simd, &plain[from..to]), markup);
        let behind = are_in_words(load(simd, &plain[from - 1..to - 1]));
        let bits = (filler & behind).to_bitmask();
        len += spread(bits, step * STEP as u16, &mut places[len..]);
    }
    let mut counting = 0;
    for nth in 0..len {
        let place = places[nth];
        places[counting] = place;
        counting += usize::from(counts(place));
    }
    counting
}

/// Writes the place of each bit, counted from `from`, and returns how many there are. So many as are
/// mostly there at most are written even where there are fewer.
#[inline(always)]
fn spread(mut bits: u64, from: u16, places: &mut [u16]) -> usize {
    let len = bits.count_ones() as usize;
    let mut next = || {
        let place = from + bits.trailing_zeros() as u16;
        bits &= bits.wrapping_sub(1);
        place
    };
    places[..FEW].fill_with(&mut next);
    if len > FEW {
        places[FEW..len].fill_with(next);
    }
    len
}

/// The bytes of a step, and zeros where there are no more.
#[inline(always)]
fn load<S: Simd>(simd: S, bytes: &[u8]) -> u8x64<S> {
    let mut padded = [0; STEP];
    if bytes.len() == STEP {
        return u8x64::from_slice(simd, bytes);
    }
    padded[..bytes.len()].copy_from_slice(bytes);
    u8x64::from_slice(simd, &padded)
}

#[inline(always)]
fn are_filler<S: Simd>(b: u8x64<S>, markup: Markup) -> mask8x64<S> {
    let common = b.simd_eq(b'-') | b.simd_eq(FILLERS);
    match markup {
        Markup::Plain => common,
        Markup::Html => common | b.simd_eq(b'<') | b.simd_eq(b'&'),
        Markup::Markdown | Markup::Mdx => {
            let brackets = (b - b'[').simd_lt(3);
            let quotes = (b - b'_').simd_lt(2);
            // What is before `>` is seen where it is an address.
            let angles = (b & !2).simd_eq(b'<');
            // What starts attribute lists, expressions and directives.
            let lists = b.simd_eq(b'{') | b.simd_eq(b':');
            let signs = angles | b.simd_eq(b'&') | b.simd_eq(b'*');
            common | signs | brackets | quotes | b.simd_eq(b'~') | b.simd_eq(b'!') | lists
        }
    }
}

#[inline(always)]
fn are_in_words<S: Simd>(b: u8x64<S>) -> mask8x64<S> {
    ((b | 0x20) - b'a').simd_lt(26) | (b - b'0').simd_lt(10)
}

/// Whether a word may go on behind `b`: [`are_filler`] for one byte.
pub(super) fn breaks(b: u8, markup: Markup) -> bool {
    let common = b == b'-' || b == FILLERS;
    match markup {
        Markup::Plain => common,
        Markup::Html => common || matches!(b, b'<' | b'&'),
        Markup::Markdown | Markup::Mdx => common || b"<>&*[\\]_`~!{:".contains(&b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Behind which offsets a plain loop finds filler.
    fn slowly(plain: &[u8], markup: Markup) -> Vec<usize> {
        let filler: &[u8] = match markup {
            Markup::Plain => b"-\x80",
            Markup::Html => b"-<&\x80",
            Markup::Markdown | Markup::Mdx => b"-<>&*_~`[]\\!{:\x80",
        };
        let all = 0..=u8::MAX;
        assert!(
            all.into_iter()
                .all(|b| breaks(b, markup) == filler.contains(&b))
        );
        let is_dressed =
            |at: &usize| plain[at - 1].is_ascii_alphanumeric() && filler.contains(&plain[*at]);
        (1..plain.len()).filter(is_dressed).collect()
    }

    #[test]
    fn filler_is_found_behind_every_byte_and_at_every_place() {
        let all: Vec<u8> = (0..=u8::MAX).collect();
        let each = all.iter().flat_map(|b| [b'x', *b, b'9', *b, *b, b'Z']);
        let each: Vec<u8> = each.collect();
        for markup in Markup::ALL {
            let long = each.repeat(1 + 2 * BLOCK / each.len());
            for from in 0..STEP + 2 {
                for plain in [&each[from..], &each[..from], &all[from..], &long[from..]] {
                    let mut found = Vec::new();
                    let keep = |at| {
                        found.push(at);
                        false
                    };
                    any_dressed(plain, markup, |_| true, keep);
                    assert_eq!(found, slowly(plain, markup), "{markup:?} {from}");
                }
            }
        }
    }
}
