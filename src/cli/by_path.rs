//! Orders what came of inputs by their paths. There may be many of them, and nothing else goes on
//! meanwhile: places in memory are compared and moved, not paths and all that belongs to them.

/// Sorts by path; what has the same path stays in order.
pub(super) fn by_path<T>(all: Vec<T>, path: impl Fn(&T) -> &str) -> Vec<T> {
    let path = |n: usize| path(&all[n]).as_bytes();
    let shared = (1..all.len()).fold(usize::MAX, |len, n| shared(path(0), path(n), len));
    let mut order: Vec<(u64, usize)> = (0..all.len())
        .map(|n| (start(path(n).get(shared..).unwrap_or_default()), n))
        .collect();
    order.sort_unstable_by(|(a, m), (b, n)| {
        let wholly = || path(*m).cmp(path(*n)).then(m.cmp(n));
        a.cmp(b).then_with(wholly)
    });
    let mut taken: Vec<Option<T>> = all.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(taken.len());
    sorted.extend(order.into_iter().filter_map(|(_, n)| taken[n].take()));
    sorted
}

/// With how many bytes, up to `most`, both start.
fn shared(a: &[u8], b: &[u8], most: usize) -> usize {
    let pairs = a.iter().zip(b).take(most);
    pairs.take_while(|(a, b)| a == b).count()
}

/// The first bytes, as a number that is never greater for a text that comes first.
fn start(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let len = text.len().min(bytes.len());
    bytes[..len].copy_from_slice(&text[..len]);
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(paths: Vec<String>) {
        let numbered: Vec<(String, usize)> = paths.into_iter().zip(0..).collect();
        let mut want = numbered.clone();
        want.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(by_path(numbered, |(path, _)| path), want);
    }

    #[test]
    fn order_is_that_of_a_stable_sort() {
        for paths in [
            &[][..],
            &["a"],
            &["b", "a"],
            &["a", "a", ""],
            &["docs/b.md", "docs/a.md", "docs", "docs/a-b.md"],
            &["x\0", "x", "x\0\0", "y"],
            &[
                "same/start/longer/than/a/key/b",
                "same/start/longer/than/a/key/a",
            ],
            &["12345678b", "12345678", "12345678a", "1"],
        ] {
            check(paths.iter().map(|path| (*path).to_owned()).collect());
        }
    }

    proptest! {
        #[test]
        fn order_is_that_of_a_stable_sort_whatever_the_paths(
            start in "[ab/]{0,3}",
            ends in prop::collection::vec("[abé/\0]{0,12}", 0..40),
        ) {
            check(ends.iter().map(|end| format!("{start}{end}")).collect());
        }
    }
}
