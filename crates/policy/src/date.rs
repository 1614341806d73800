//! Calendar dates as `YYYY-MM-DD`, which sort as text.

/// Whether `text` is a real day, written `YYYY-MM-DD`.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| -> Option<u32> {
        let part = bytes.get(range)?;
        part.iter()
            .all(u8::is_ascii_digit)
            .then(|| part.iter().fold(0, |n, b| n * 10 + u32::from(b - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (digits(0..4), digits(5..7), digits(8..10)) else {
        return false;
    };
    let shaped = bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-';
    shaped && year > 0 && (1..=days(year, month)).contains(&day)
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

/// The number of days in a month; none in a month that does not exist.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
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
