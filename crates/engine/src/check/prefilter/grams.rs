//! How rare a few letters in a row are, roughly: a search string should be rare.

/// How rare each class of bytes is, and ...
const ALONE: &str = "48daa7bda8kgab88bk987bedgdjg";

/// ... how rare behind each other one: twice the bits of information, in base 36. Classes are
/// a space, the letters, and all digits together. Counted over the documentation of 200 Rust crates.
#[rustfmt::skip]
const BEHIND: [&str; 28] = [
    "47a9bbadc8jgcbb9aja86cdalgke",
    "7nb9ajebkbpe6a6s9p785ddggbkn",
    "a8kem4jpq88n5hm8nubbf6msx6pj",
    "86lcm6fm6ap9ajo5ik9e68lnphwi",
    "2akkb4eil7lndii8jmdaibhlnezk",
    "3aia8cceifomab7jde679icfbfum",
    "38lig89jq6zpbih5nz8db8sonfze",
    "3bkjn5lea7vqbfabkx9ac7opqgkn",
    "66pqm2qqt6znlgm8oqciaetqzhsn",
    "dbd8ab9buitf9a47dlb66rbzgzci",
    "cam3z4ozzezgzoo9fzj5j7zzzzzl",
    "3ageh3hfl7rmfebgijg7dcjgzkrk",
    "67hi94diq6zk6mn7grhba9ggz8un",
    "65ajf4mnp8tqebj86plbi9kktjol",
    "4an877d6naofdhe8fpk86cdludpl",
    "6hc99f8frdkeb85dax5b98cajorp",
    "86nig5kgeavn6lp77w698alpqfzj",
    "9lqkfizzznzqjplcpzflz0qkzooj",
    "57jcc4fdm8yeec97iwa9abegsbol",
    "2cncm6imb8sgeghabnk96amkueun",
    "58pdh6go47yrfhn7dw9abapgpbwn",
    "b9c9e7dduavt776h9z566prthxof",
    "d4wjn2kru5zsnfobnvqjmmzvjowf",
    "67mll7mj44sqeoa7ou9bhqlfqszk",
    "36k9i7hge7zzkehf6znf5kkogkqa",
    "1gghjejljbtneeb87qi98pjfslll",
    "a7lki1jmn8zjdlzezqmhojjmzafg",
    "2efehfgimnnjhijmjqifihmscrp3",
];

/// How rare folded `text` is: the greater, the rarer.
pub(super) fn rarity(text: &[u8]) -> u32 {
    let first = text.first().map_or(0, |b| bits(ALONE, *b));
    let pairs = text.array_windows();
    first + pairs.map(|[a, b]| bits(BEHIND[class(*a)], *b)).sum::<u32>()
}

fn bits(row: &str, b: u8) -> u32 {
    let digit = char::from(row.as_bytes()[class(b)]);
    digit.to_digit(36).unwrap_or_default()
}

fn class(b: u8) -> usize {
    match b {
        b'a'..=b'z' => usize::from(b - b'a') + 1,
        b'0'..=b'9' => 27,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_is_counted() {
        assert!([ALONE].iter().chain(&BEHIND).all(|row| row.len() == 28));
    }

    #[test]
    fn what_is_common_is_less_rare() {
        for (common, rare) in [
            ("", "e"),
            ("e", "q"),
            ("the ", "chat"),
            (" cod", "odex"),
            (" o3 ", "qxzj"),
        ] {
            assert!(
                rarity(common.as_bytes()) < rarity(rare.as_bytes()),
                "{common} {rare}"
            );
        }
    }
}
