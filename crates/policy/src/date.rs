//! Calendar dates as `YYYY-MM-DD`, which sort as text.

use jiff::civil;

/// Whether `text` is a real day, written `YYYY-MM-DD`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let date = text.parse::<civil::Date>();
    // The parser takes other spellings, too; the day is written in one way.
    date.is_ok_and(|date| date.year() > 0 && date.to_string() == text)
}

/// A first and a last day in force.
pub(super) struct Term<'a>(pub(super) &'a Option<String>, pub(super) &'a Option<String>);

impl Term<'_> {
    pub(super) fn is_dated(&self) -> bool {
        self.0.is_some() || self.1.is_some()
    }

    pub(super) fn holds(&self, day: &str) -> bool {
        let begun = self.0.as_deref().is_none_or(|from| from <= day);
        begun && self.1.as_deref().is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_real_days_are_dates() {
        let real = [
            "2026-11-23",
            "2024-02-29",
            "2000-02-29",
            "0001-01-01",
            "2026-12-31",
        ];
        let not = [
            "",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "26-11-23",
            "2026/11/23",
            "2026-11-23T00:00",
            "2026-11-2x",
            "0000-01-01",
            "２026-11-2",
            "soon",
            "2026-11-00",
        ];
        for text in real {
            assert!(is_date(text), "{text}");
        }
        for text in not {
            assert!(!is_date(text), "{text}");
        }
    }
}
