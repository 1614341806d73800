//! The built-in sets: numbers, percentages, money, years and dates, over tokens.

use sayso_english::{MONTHS, Token, TokenKind};
use sayso_policy::Class;

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const NUMERALS: [&str; 28] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
];
const SCALES: [&str; 6] = [
    "dozen", "hundred", "thousand", "million", "billion", "trillion",
];
const SUFFIXES: [&str; 7] = ["k", "m", "mn", "b", "bn", "tn", "x"];
const SIGNS: [&str; 5] = ["$", "€", "£", "¥", "₹"];
const CURRENCIES: [&str; 24] = [
    "usd", "eur", "gbp", "jpy", "chf", "cad", "aud", "inr", "cny", "sek", "nok", "dkk", "dollar",
    "dollars", "euro", "euros", "pound", "pounds", "cent", "cents", "yen", "rupees", "francs",
    "yuan",
];

/// Literals of which one must be there for `class` to match.
pub(super) fn literals(class: Class) -> impl Iterator<Item = &'static str> {
    let spelled = !matches!(class, Class::Year | Class::Date);
    let words = NUMERALS.iter().chain(&SCALES).filter(move |_| spelled);
    DIGITS.iter().chain(words).copied()
}

/// The places of `class` among the tokens of a sentence, leftmost-longest, as ranges of tokens.
pub(super) fn find(class: Class, folded: &str, tokens: &[Token]) -> Vec<(usize, usize)> {
    let text = Tokens { folded, tokens };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = match class {
            Class::Number => text.number(at),
            Class::Percent => text.percent(at),
            Class::Money => text.money(at),
            Class::Year => text.year(at),
            Class::Date => text.date(at),
        };
        found.extend(end.map(|end| (at, end)));
        at = end.unwrap_or(at + 1);
    }
    found
}

/// A sentence to read numbers in. Every reader takes a token and returns the one behind.
struct Tokens<'t> {
    folded: &'t str,
    tokens: &'t [Token],
}

impl Tokens<'_> {
    fn text(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| t.text(self.folded))
    }

    /// Whether a part of an identifier or of a name (`gpt-5`) is there.
    fn in_name(&self, at: usize) -> bool {
        let tied = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced);
        let hyphen = at >= 2 && tied(at) && tied(at - 1) && self.text(at - 1) == "-";
        self.tokens[at].glued || hyphen && self.text(at - 2).ends_with(char::is_alphabetic)
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.text(at))
    }

    /// Past a hyphen that ties two words.
    fn past_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.text(at) == "-" && self.tokens.get(at).is_some_and(|t| !t.spaced))
    }

    fn number(&self, at: usize) -> Option<usize> {
        if self.in_name(at) || self.tokens[at].kind != TokenKind::Word {
            return None;
        }
        if self.is_one_of(at, &["a", "an"]) {
            return self.is_one_of(at + 1, &SCALES).then_some(at + 2);
        }
        let mut end = at + 1;
        if !self.figure(at) {
            if !self.is_one_of(at, &NUMERALS) {
                return None;
            }
            while self.is_one_of(self.past_hyphen(end), &NUMERALS) {
                end = self.past_hyphen(end) + 1;
            }
        }
        while self.is_one_of(self.past_hyphen(end), &SCALES) {
            end = self.past_hyphen(end) + 1;
        }
        Some(end)
    }

    /// `3`, `3.5`, `1,000`, `5k`.
    fn figure(&self, at: usize) -> bool {
        let text = self.text(at);
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        rest.len() < text.len() && (rest.is_empty() || SUFFIXES.contains(&rest))
    }

    fn percent(&self, at: usize) -> Option<usize> {
        let end = self.past_hyphen(self.number(at)?);
        if self.is_one_of(end, &["%", "percent", "pct"]) {
            return Some(end + 1);
        }
        let two = |a, b| self.text(end) == a && self.is_one_of(end + 1, b);
        let spelled = two("per", &["cent"]) || two("percentage", &["point", "points"]);
        spelled.then_some(end + 2)
    }

    fn money(&self, at: usize) -> Option<usize> {
        let sign = |at| self.is_one_of(at, &SIGNS);
        if sign(at) || self.is_one_of(at, &CURRENCIES) {
            return (at + 1 < self.tokens.len()).then(|| self.number(at + 1))?;
        }
        let dollars = self.is_one_of(at, &["us", "a", "c", "nz"]);
        if dollars && self.text(at + 1) == "$" && at + 2 < self.tokens.len() {
            return self.number(at + 2);
        }
        let end = self.past_hyphen(self.number(at)?);
        (sign(end) || self.is_one_of(end, &CURRENCIES)).then_some(end + 1)
    }

    fn year(&self, at: usize) -> Option<usize> {
        let text = self.text(at);
        let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        let century = text.starts_with("19") || text.starts_with("20");
        (year && century && !self.in_name(at)).then_some(at + 1)
    }

    fn date(&self, at: usize) -> Option<usize> {
        if self.tokens[at].glued {
            return None;
        }
        let points = self.text(at).split('.');
        if points.clone().count() == 3 && points.clone().all(is_digits) {
            return Some(at + 1);
        }
        self.figures_date(at)
            .or_else(|| self.day_first(at))
            .or_else(|| self.month_first(at))
    }

    /// `2026-11-23`, `11/23/2026`.
    fn figures_date(&self, at: usize) -> Option<usize> {
        let mark = self.text(at + 1);
        let figures = [at, at + 2, at + 4].map(|n| self.text(n));
        let tied = self.tokens.get(at + 1..at + 5)?.iter().all(|t| !t.spaced);
        let marks = matches!(mark, "-" | "/") && self.text(at + 3) == mark;
        let full = figures.iter().any(|f| f.len() == 4 || mark == "/");
        let short = figures.iter().all(|f| f.len() <= 4 && is_digits(f));
        (tied && marks && full && short).then_some(at + 5)
    }

    /// `23 November 2026`, `23rd of November`.
    fn day_first(&self, at: usize) -> Option<usize> {
        let month = at + 1 + usize::from(self.text(at + 1) == "of");
        (self.day(at) && self.month(month)).then(|| self.with_year(month + 1))
    }

    /// `November 23, 2026`, `Nov 2026`. "May" alone may be a verb: it needs its year.
    fn month_first(&self, at: usize) -> Option<usize> {
        if !self.month(at) {
            return None;
        }
        let next = at + 1 + usize::from(self.text(at + 1) == ".");
        if self.is_year(next) {
            return Some(next + 1);
        }
        let end = self.with_year(next + 1);
        let sure = self.text(at) != "may" || end > next + 1;
        (self.day(next) && sure).then_some(end)
    }

    /// Past the year and what is before it, if there is one.
    fn with_year(&self, at: usize) -> usize {
        let year = at + usize::from(self.is_one_of(at, &[",", "."]));
        if self.is_year(year) { year + 1 } else { at }
    }

    fn is_year(&self, at: usize) -> bool {
        at < self.tokens.len() && self.year(at).is_some()
    }

    fn month(&self, at: usize) -> bool {
        let text = self.text(at);
        let short = text.len() == 3 || text == "sept";
        MONTHS
            .iter()
            .any(|m| *m == text || short && m.starts_with(text))
    }

    fn day(&self, at: usize) -> bool {
        let text = self.text(at);
        let digits = ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|end| text.strip_suffix(end))
            .unwrap_or(text);
        digits.len() <= 2 && is_digits(digits)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_english::tokenize;
    use sayso_text::Span;

    #[test]
    fn classes_are_read_as_people_write_them() {
        let cases = [
            (Class::Number, "3 or 3.5, 1,000 and 5k", "3|3.5|1,000|5k"),
            (
                Class::Number,
                "three; a dozen; twenty-five thousand",
                "three|a dozen|twenty-five thousand",
            ),
            (Class::Number, "gpt-5 and a house, v2 of 1.com", ""),
            (Class::Percent, "5 %, 5% or 5 percent", "5 %|5%|5 percent"),
            (
                Class::Percent,
                "five per cent, two percentage points, 5",
                "five per cent|two percentage points",
            ),
            (
                Class::Money,
                "$5, 5 eur, five dollars",
                "$5|5 eur|five dollars",
            ),
            (
                Class::Money,
                "£1.2m and us$5 million or 5€",
                "£1.2m|us$5 million|5€",
            ),
            (Class::Money, "5 people and $", ""),
            (
                Class::Year,
                "1899, 1900, 2026 and 2100 or gpt-2024",
                "1900|2026",
            ),
            (
                Class::Date,
                "2026-11-23 and 11/23/2026",
                "2026-11-23|11/23/2026",
            ),
            (
                Class::Date,
                "23 november 2026, november 23, 2026",
                "23 november 2026|november 23, 2026",
            ),
            (
                Class::Date,
                "nov 2026 and sept. 2026; 23rd of march",
                "nov 2026|sept. 2026|23rd of march",
            ),
            (Class::Date, "it may 5 times in may 2026", "may 2026"),
            (Class::Date, "3-5 and 1/2", ""),
            (Class::Number, "", ""),
        ];
        for (class, text, want) in cases {
            let tokens = tokenize(text, Span::new(0, text.len()));
            let cut =
                |(a, b): &(usize, usize)| &text[tokens[*a].span.start..tokens[*b - 1].span.end];
            let found = find(class, text, &tokens);
            let found: Vec<&str> = found.iter().map(cut).collect();
            assert_eq!(found.join("|"), want, "{class:?} {text:?}");
        }
    }
}
