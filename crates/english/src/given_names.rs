//! Given names: a capital alone does not distinguish a person from a product.

use std::sync::LazyLock;

/// Sorted: common ones of many countries, in small letters.
static NAMES: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("data/given_names.txt").lines().collect());

/// Whether `word`, folded, is a common given name.
#[must_use]
pub fn is_given_name(word: &str) -> bool {
    NAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        assert!(NAMES.is_sorted());
        for name in NAMES.iter() {
            assert!(is_given_name(name), "{name}");
        }
        for word in ["", "harbor", "dan\nana", "priy", "riya", "tidepool"] {
            assert!(!is_given_name(word), "{word}");
        }
    }
}
