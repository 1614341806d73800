//! Given names: a capital alone does not tell a person from a product.

/// Sorted, a name a line, in small letters: common ones of many countries.
static NAMES: &str = include_str!("data/given_names.txt");

/// Whether `word`, folded, is a common given name.
#[must_use]
pub fn is_given_name(word: &str) -> bool {
    // Whole lines only: a line feed stands before and behind each but the first.
    NAMES
        .match_indices(word)
        .any(|(at, _)| starts_line(at) && NAMES[at + word.len()..].starts_with('\n'))
}

fn starts_line(at: usize) -> bool {
    at == 0 || NAMES.as_bytes()[at - 1] == b'\n'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_found() {
        let lines: Vec<&str> = NAMES.lines().collect();
        assert!(lines.is_sorted());
        for name in lines {
            assert!(is_given_name(name), "{name}");
        }
        for word in ["", "harbor", "dan\nana", "priy", "riya", "tidepool"] {
            assert!(!is_given_name(word), "{word}");
        }
    }
}
