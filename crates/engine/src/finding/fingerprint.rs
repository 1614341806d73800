//! Fingerprints: they identify a finding in its file, wherever it moves.

use std::fmt;

/// How many digits it has.
const DIGITS: usize = 16;

/// Sixteen hexadecimal digits; zeros before there is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; DIGITS]);

impl Fingerprint {
    /// The one that starts a digest.
    #[must_use]
    pub fn of([a, b, c, d, e, f, g, h]: [u8; DIGITS / 2]) -> Self {
        let digit = |half: u8| b"0123456789abcdef"[usize::from(half & 0xF)];
        let bytes = [a, b, c, d, e, f, g, h];
        Self(std::array::from_fn(|at| match at % 2 {
            0 => digit(bytes[at / 2] >> 4),
            _ => digit(bytes[at / 2]),
        }))
    }

    /// Its digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Digits are text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self([b'0'; DIGITS])
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_hexadecimal() {
        let cases = [
            ([0; 8], "0000000000000000"),
            ([0xFF; 8], "ffffffffffffffff"),
            (
                [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF],
                "0123456789abcdef",
            ),
        ];
        for (digest, want) in cases {
            assert_eq!(Fingerprint::of(digest).as_str(), want);
        }
        assert_eq!(Fingerprint::default().to_string(), cases[0].1);
    }
}
