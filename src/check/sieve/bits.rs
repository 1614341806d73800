//! A table of bits to look short runs of letters and digits up in: says yes too often, never no
//! wrongly.

/// How many bits there are for each number in it, at least.
const BITS_EACH: usize = 16;

/// One bit in every byte of eight.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The bit that tells small letters from large ones. Digits have it set.
const SMALL: u64 = 0x20 * ONES;

/// How much of a run makes its key.
pub(super) const KEYED: usize = 8;

/// Numbers, a bit each.
#[derive(Debug)]
pub(super) struct Bits {
    bits: Box<[u64]>,
    shift: u32,
}

impl Bits {
    /// With room for so many.
    pub(super) fn for_about(count: usize) -> Self {
        let bits = (count * BITS_EACH).next_power_of_two().max(1 << 12);
        Self {
            bits: vec![0; bits / 64].into(),
            shift: u64::BITS - bits.ilog2(),
        }
    }

    pub(super) fn add(&mut self, number: u64) {
        let (at, bit) = self.place(number);
        self.bits[at] |= 1 << bit;
    }

    #[inline]
    pub(super) fn has(&self, number: u64) -> bool {
        let (at, bit) = self.place(number);
        self.bits[at] >> bit & 1 == 1
    }

    #[inline]
    fn place(&self, number: u64) -> (usize, u32) {
        let product = number.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> self.shift;
        let at = (product >> 6) as usize & (self.bits.len() - 1);
        (at, (product & 63) as u32)
    }
}

/// The key of the run of `len` bytes from `at` on: the first eight, the same in either case.
#[inline]
pub(super) fn key(bytes: &[u8], at: usize, len: usize) -> u64 {
    let own = !0 >> (u64::BITS as usize - 8 * len.clamp(1, KEYED));
    (load(bytes, at) | SMALL) & own
}

/// The key of a run and the one behind it.
pub(super) fn key_of_both(first: u64, second: u64) -> u64 {
    first.rotate_left(29).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ second
}

/// The eight bytes from `at` on, the first one lowest; zeros behind the end.
#[inline]
fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + KEYED) {
        Some(eight) => u64::from_le_bytes(eight.try_into().unwrap_or_default()),
        None => {
            let rest = bytes.get(at..).unwrap_or_default().iter().rev();
            rest.fold(0, |all, byte| all << 8 | u64::from(*byte))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_there_in_either_case_and_little_else() {
        let words: Vec<String> = (0..2_000).map(|n| format!("w{n:x}")).collect();
        let keyed = |word: &str| key(word.as_bytes(), 0, word.len());
        let (inside, outside) = words.split_at(1_000);
        let mut bits = Bits::for_about(inside.len());
        inside.iter().for_each(|word| bits.add(keyed(word)));
        assert!(inside.iter().all(|w| bits.has(keyed(&w.to_uppercase()))));
        let wrong = outside.iter().filter(|w| bits.has(keyed(w))).count();
        assert!(wrong < 200, "{wrong}");
    }

    #[test]
    fn a_key_is_of_the_run_alone() {
        for (text, at, len) in [("ab", 0, 2), ("xab y", 1, 2), ("AB", 0, 2), ("abc", 0, 2)] {
            assert_eq!(key(text.as_bytes(), at, len), key(b"ab", 0, 2), "{text:?}");
        }
        assert_eq!(key(b"abcdefgh", 0, 8), key(b"abcdefghij", 0, 10));
        assert_ne!(key(b"ab", 0, 2), key(b"ab", 0, 1));
        let both = |a, b| key_of_both(key(a, 0, 1), key(b, 0, 1));
        assert_ne!(both(b"a", b"b"), both(b"b", b"a"));
    }
}
