//! What two texts share at their start and at their end.

/// So many bytes are compared at once.
const STRIDE: usize = 4096;

/// How many bytes of `a` and `b` are the same at the start, and how many of the rest at the end.
/// Either may end inside a character.
#[must_use]
pub fn shared_ends(a: &str, b: &str) -> (usize, usize) {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let strides = a.chunks(STRIDE).zip(b.chunks(STRIDE));
    let front = STRIDE * strides.take_while(|(a, b)| is_whole(a, b)).count();
    let rest = a[front..].iter().zip(&b[front..]);
    let front = front + rest.take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let strides = a.rchunks(STRIDE).zip(b.rchunks(STRIDE));
    let back = STRIDE * strides.take_while(|(a, b)| is_whole(a, b)).count();
    let rest = a[..a.len() - back].iter().rev();
    let rest = rest.zip(b[..b.len() - back].iter().rev());
    (front, back + rest.take_while(|(a, b)| a == b).count())
}

fn is_whole(a: &[u8], b: &[u8]) -> bool {
    a.len() == STRIDE && a == b
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_is_counted_once() {
        let long = "é".repeat(3 * STRIDE);
        let longer = format!("{long}x{long}");
        let cases = [
            ("", "", (0, 0)),
            ("", "a", (0, 0)),
            ("abc", "abc", (3, 0)),
            ("aXc", "aYYc", (1, 1)),
            ("aa", "aaa", (2, 0)),
            ("a\r\nb", "a\r\n\r\nb", (3, 1)),
            ("\u{1F600}", "\u{1F601}", (3, 0)),
            (&long, &longer, (6 * STRIDE, 0)),
            (&longer, &longer.replace('x', "y"), (6 * STRIDE, 6 * STRIDE)),
        ];
        for (a, b, want) in cases {
            assert_eq!(shared_ends(a, b), want, "{} and {} bytes", a.len(), b.len());
        }
    }
}
