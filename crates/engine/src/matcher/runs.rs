//! Cuts bytes into runs of ASCII letters and digits, and gives each run a number to look it up by.
//! Eight bytes are looked at together, so that this costs hardly more than reading.

use super::hashing::mix;

/// One bit in every byte of eight.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The bit that distinguishes small letters from large ones. Digits have it set.
const SMALL: u64 = 0x20 * ONES;

/// How many bytes are classified before their runs are cut.
const BLOCK: usize = 64;

/// Calls `found` with the start and end of every run, in order, until it returns true. Returns whether it did.
pub(super) fn any_run(bytes: &[u8], mut found: impl FnMut(usize, usize) -> bool) -> bool {
    let (mut inside, mut start) = (false, 0);
    for (block, base) in bytes.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        let mask = mask_of(block);
        // A bit is wherever a run starts, and right behind each that ends.
        let mut edges = mask ^ (mask << 1 | u64::from(inside));
        while edges != 0 {
            let at = base + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            inside = !inside;
            if inside {
                start = at;
            } else if found(start, at) {
                return true;
            }
        }
    }
    inside && found(start, bytes.len())
}

/// For each of up to 64 bytes, from the lowest bit on, whether it is an ASCII letter or digit.
fn mask_of(block: &[u8]) -> u64 {
    let mut mask = 0;
    for at in (0..block.len()).step_by(8) {
        mask |= u64::from(mask_of_eight(load(block, at))) << at;
    }
    mask
}

fn mask_of_eight(bytes: u64) -> u8 {
    const LOW: u64 = 0x7F * ONES;
    const HIGH: u64 = 0x80 * ONES;
    // Adding what is missing to 0x80 sets the highest bit of a byte that reaches the bound; no
    // sum can run over into the next byte.
    let reaches = |values: u64, bound: u8| values + u64::from(0x80 - bound) * ONES;
    let digits = bytes & LOW;
    let letters = digits | SMALL;
    let is_digit = reaches(digits, b'0') & !reaches(digits, b'9' + 1);
    let is_letter = reaches(letters, b'a') & !reaches(letters, b'z' + 1);
    let ascii = !bytes & HIGH;
    // Gathers the highest bits of all eight bytes in the uppermost byte.
    let gathered = (((is_digit | is_letter) & ascii) >> 7).wrapping_mul(0x0102_0408_1020_4080);
    (gathered >> 56) as u8
}

/// The eight bytes from `at` on, the first one lowest; zeros behind the end.
#[inline]
fn load(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8) {
        Some(eight) => u64::from_le_bytes(eight.try_into().unwrap_or_default()),
        None => {
            let rest = bytes.get(at..).unwrap_or_default();
            let last_first = rest.iter().rev();
            last_first.fold(0, |all, byte| all << 8 | u64::from(*byte))
        }
    }
}

/// The eight bytes from `at` on, the first one lowest and zeros behind the end, but all with the bit
/// that small letters and digits have: the same for a letter in either case.
#[inline]
#[must_use]
pub fn small_eight(bytes: &[u8], at: usize) -> u64 {
    load(bytes, at) | SMALL
}

/// The number of the run from `start` to `end`, which is the same in any case.
pub(super) fn number(bytes: &[u8], start: usize, end: usize) -> u64 {
    numbered(bytes, start, end, end - start)
}

/// The number of a run that is only the start of a longer one, unlike that of a whole run.
pub(super) fn number_of_start(bytes: &[u8], start: usize, end: usize) -> u64 {
    numbered(bytes, start, end, !(end - start))
}

/// The number of two runs in a row, by theirs.
pub(super) fn number_of_pair(first: u64, second: u64) -> u64 {
    mix(first.rotate_left(17) ^ second)
}

fn numbered(bytes: &[u8], start: usize, end: usize, seed: usize) -> u64 {
    let (mut number, mut at) = (seed as u64, start);
    while at < end {
        let eight = small_eight(bytes, at);
        let left = end - at;
        let own = if left < 8 { (1 << (8 * left)) - 1 } else { !0 };
        number = mix(number ^ (eight & own));
        at += 8;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        any_run(text.as_bytes(), |start, end| {
            found.push(&text[start..end]);
            false
        });
        found
    }

    #[test]
    fn runs_are_what_they_are_byte_by_byte() {
        let long = "ab ".repeat(50) + &"x".repeat(200) + " é" + &"y1".repeat(64) + "-z";
        let bytes: String = (0..=0x7F_u8).map(char::from).collect();
        let cases = [
            "",
            " ",
            "a",
            "a-b",
            "it's 3.5 %",
            "caféx\r\n",
            &long,
            &bytes,
        ];
        for text in cases {
            let by_byte = text.split(|c: char| !c.is_ascii_alphanumeric());
            let want: Vec<&str> = by_byte.filter(|run| !run.is_empty()).collect();
            assert_eq!(runs(text), want, "{text:?}");
        }
        assert!(any_run(b"a b", |start, _| start == 2));
    }

    #[test]
    fn numbers_tell_runs_apart_and_not_their_case() {
        let number_of = |text: &str| number(text.as_bytes(), 0, text.len());
        let words = [
            "a",
            "b",
            "ab",
            "abcdefgh",
            "abcdefghi",
            "abcdefgha",
            "0",
            "p0",
            "P1",
        ];
        for (at, word) in words.iter().enumerate() {
            let large = word.to_uppercase();
            assert_eq!(number_of(word), number_of(&large));
            let behind = format!("{word} and more");
            assert_eq!(number_of(word), number(behind.as_bytes(), 0, word.len()));
            assert_ne!(
                number_of(word),
                number_of_start(word.as_bytes(), 0, word.len())
            );
            for other in &words[at + 1..] {
                assert_ne!(number_of(word), number_of(other), "{word} {other}");
                let pair = |a, b| number_of_pair(number_of(a), number_of(b));
                assert_ne!(pair(word, other), pair(other, word));
            }
        }
    }
}
