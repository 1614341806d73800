//! The same work on many items: on all threads with the feature `threads`, else one after the other.
//! Results are in the order of the items either way.

#[cfg(feature = "threads")]
use rayon::prelude::*;

/// What `f` gives for each item, in order.
#[cfg(feature = "threads")]
pub fn map<'i, T: Sync, R: Send>(items: &'i [T], f: impl Fn(&'i T) -> R + Send + Sync) -> Vec<R> {
    items.par_iter().map(f).collect()
}

/// What `f` gives for each item, in order.
#[cfg(not(feature = "threads"))]
pub fn map<'i, T: Sync, R: Send>(items: &'i [T], f: impl Fn(&'i T) -> R + Send + Sync) -> Vec<R> {
    items.iter().map(f).collect()
}

/// What `f` gives for the items for which it gives anything, in order.
#[cfg(feature = "threads")]
pub fn filter_map<'i, T: Sync, R: Send>(
    items: &'i [T],
    f: impl Fn(&'i T) -> Option<R> + Send + Sync,
) -> Vec<R> {
    items.par_iter().filter_map(f).collect()
}

/// What `f` gives for the items for which it gives anything, in order.
#[cfg(not(feature = "threads"))]
pub fn filter_map<'i, T: Sync, R: Send>(
    items: &'i [T],
    f: impl Fn(&'i T) -> Option<R> + Send + Sync,
) -> Vec<R> {
    items.iter().filter_map(f).collect()
}

/// Whether `f` holds for any item.
#[cfg(feature = "threads")]
pub fn any<T: Sync>(items: &[T], f: impl Fn(&T) -> bool + Send + Sync) -> bool {
    items.par_iter().any(f)
}

/// Whether `f` holds for any item.
#[cfg(not(feature = "threads"))]
pub fn any<T: Sync>(items: &[T], f: impl Fn(&T) -> bool + Send + Sync) -> bool {
    items.iter().any(f)
}

/// Calls `f` for each item, with its index. The order of the calls is not defined.
#[cfg(feature = "threads")]
pub fn for_each_mut<T: Send>(items: &mut [T], f: impl Fn(usize, &mut T) + Send + Sync) {
    let items = items.par_iter_mut().enumerate();
    items.for_each(|(index, item)| f(index, item));
}

/// Calls `f` for each item, with its index. The order of the calls is not defined.
#[cfg(not(feature = "threads"))]
pub fn for_each_mut<T: Send>(items: &mut [T], f: impl Fn(usize, &mut T) + Send + Sync) {
    let items = items.iter_mut().enumerate();
    items.for_each(|(index, item)| f(index, item));
}

/// Calls both functions, in any order.
#[cfg(feature = "threads")]
pub fn join<A: Send, B: Send>(
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(a, b)
}

/// Calls both functions, in any order.
#[cfg(not(feature = "threads"))]
pub fn join<A: Send, B: Send>(
    a: impl FnOnce() -> A + Send,
    b: impl FnOnce() -> B + Send,
) -> (A, B) {
    (a(), b())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        for count in [0, 1, 1000] {
            let mut items: Vec<usize> = (0..count).collect();
            let doubled = map(&items, |item| item * 2);
            for_each_mut(&mut items, |index, item| *item += index);
            assert_eq!(items, doubled);
            let halves = filter_map(&items, |item| (item % 4 == 2).then_some(item / 4));
            assert!(halves.into_iter().eq(0..count / 2));
            assert_eq!(any(&items, |item| *item == 1998), count == 1000);
        }
        assert_eq!(join(|| 1, || "two"), (1, "two"));
    }
}
