//! How often a piece of text turns up in English prose, roughly: phrases are searched for by the
//! rarest word that they cannot do without.

/// Words that are in nearly every paragraph, in order.
const EVERYWHERE: [&str; 96] = [
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been",
    "but", "by", "can", "could", "data", "do", "each", "every", "first", "for", "from", "get",
    "has", "have", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just",
    "like", "make", "many", "may", "more", "most", "my", "new", "no", "not", "now", "of", "on",
    "one", "only", "open", "or", "other", "our", "out", "over", "people", "run", "see", "set",
    "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there",
    "these", "they", "this", "time", "to", "two", "up", "us", "use", "used", "was", "we", "were",
    "what", "when", "which", "who", "will", "with", "you",
];

/// The cost of looking for `literal`: about how many hits ten thousand words have.
pub(super) fn cost(literal: &str) -> u64 {
    if EVERYWHERE.binary_search(&literal).is_ok() {
        return 200;
    }
    match literal.chars().count() {
        0 | 1 => 150,
        2 => 60,
        3 => 20,
        4 => 10,
        5 => 6,
        6 => 4,
        7 | 8 => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_common_words_cost_more() {
        assert!(EVERYWHERE.is_sorted());
        for (common, rare) in [
            ("with", "chatgpt"),
            ("on", "calls"),
            ("a", "sre"),
            ("", "é"),
        ] {
            assert!(cost(common) >= cost(rare), "{common} {rare}");
        }
    }
}
