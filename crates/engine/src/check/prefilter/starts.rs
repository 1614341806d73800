//! Goes over the words of a text, runs of ASCII letters and digits, at hardly more than the cost of
//! reading it.

use super::filler::STEP;

/// Calls `found` with the place of every word and how long it is, or with [`LONG`] where it is longer,
/// until it returns true. Returns whether it did.
pub(super) fn any(plain: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
    let (blocks, rest) = plain.as_chunks::<STEP>();
    let mut last = [b' '; STEP];
    last[..rest.len()].copy_from_slice(rest);
    let mut masks = blocks.iter().chain([&last]).map(mask);
    let (mut here, mut before) = (masks.next().unwrap_or_default(), 0);
    for base in (0..=plain.len()).step_by(STEP) {
        let next = masks.next().unwrap_or_default();
        let mut starts = here & !(here << 1 | before);
        while starts != 0 {
            let at = starts.trailing_zeros();
            starts &= starts - 1;
            // Its bits, with those of the block behind.
            let word = here >> at | next << 1 << (u64::BITS - 1 - at);
            let len = (!word).trailing_zeros().min(LONG as u32);
            if found(base + at as usize, len as usize) {
                return true;
            }
        }
        before = here >> (u64::BITS - 1);
        here = next;
    }
    false
}

/// The length that all longer words are given.
pub(super) const LONG: usize = super::keys::KEYED;

/// A bit for each byte that is an ASCII letter or digit.
#[inline]
fn mask(block: &[u8; STEP]) -> u64 {
    let mut hits = [0; STEP];
    for (hit, b) in hits.iter_mut().zip(block) {
        let is_letter = (b | 0x20).wrapping_sub(b'a') < 26;
        let is_digit = b.wrapping_sub(b'0') < 10;
        *hit = u8::from(is_letter | is_digit);
    }
    packed(&hits)
}

/// The lowest bits of all bytes.
#[inline]
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

    fn slowly(plain: &[u8]) -> Vec<(usize, usize)> {
        let in_word = |at: usize| plain.get(at).is_some_and(u8::is_ascii_alphanumeric);
        let starts = |at: &usize| in_word(*at) && !(*at > 0 && in_word(at - 1));
        let len = |at| (at..at + LONG).take_while(|at| in_word(*at)).count();
        (0..plain.len())
            .filter(starts)
            .map(|at| (at, len(at)))
            .collect()
    }

    #[test]
    fn words_are_found_wherever_they_stand() {
        let bytes: Vec<u8> = (0..=u8::MAX).flat_map(|b| [b, b'x', b' ']).collect();
        let words = "one a 22 seven-teen sesquipedalian x9 ".repeat(9);
        for text in [&b""[..], b"a", b" ", words.as_bytes(), &bytes, &[b'z'; 300]] {
            for from in 0..text.len().min(STEP + 2) {
                for text in [&text[from..], &text[..from]] {
                    let mut found = Vec::new();
                    any(text, |at, len| {
                        found.push((at, len));
                        false
                    });
                    assert_eq!(found, slowly(text));
                }
            }
        }
        assert!(any(b"a b", |at, _| at == 2));
        assert!(!any(b"", |_, _| true));
    }
}
