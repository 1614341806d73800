//! The keys by which runs of letters and digits are looked up: their first bytes, in either case.

use crate::matcher::small_eight;

/// How much of a run makes its key.
pub(super) const KEYED: usize = 8;

/// The key of the run of `len` bytes from `at` on: the first eight, the same in either case.
#[inline]
pub(super) fn key(bytes: &[u8], at: usize, len: usize) -> u64 {
    let own = !0 >> (u64::BITS as usize - 8 * len.clamp(1, KEYED));
    small_eight(bytes, at) & own
}

/// The key of a run and the one behind it.
pub(super) fn key_of_both(first: u64, second: u64) -> u64 {
    first.rotate_left(29).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ second
}

#[cfg(test)]
mod tests {
    use super::*;

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
