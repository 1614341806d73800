//! A table of bits to look numbers up in: false positives are possible, false negatives are not.

/// How many bits there are for each number in it, at least.
const BITS_EACH: usize = 16;

/// Numbers, a bit each.
#[derive(Debug)]
pub struct Bits {
    bits: Box<[u64]>,
    shift: u32,
}

impl Bits {
    /// With room for so many.
    #[must_use]
    pub fn for_about(count: usize) -> Self {
        let bits = (count * BITS_EACH).next_power_of_two().max(1 << 12);
        Self {
            bits: vec![0; bits / 64].into(),
            shift: u64::BITS - bits.ilog2(),
        }
    }

    /// Adds a number.
    pub fn add(&mut self, number: u64) {
        let (at, bit) = self.place(number);
        self.bits[at] |= 1 << bit;
    }

    /// Whether a number was added; seldom yes where it was not.
    #[inline]
    #[must_use]
    pub fn has(&self, number: u64) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_there_and_little_else() {
        let mut bits = Bits::for_about(1_000);
        let number = |n: u64| n * 7_919;
        (0..1_000).for_each(|n| bits.add(number(n)));
        assert!((0..1_000).all(|n| bits.has(number(n))));
        let wrong = (1_000..2_000).filter(|n| bits.has(number(*n))).count();
        assert!(wrong < 200, "{wrong}");
        assert!(!Bits::for_about(0).has(0));
    }
}
