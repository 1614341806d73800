//! Days of the calendar, as far as effective dates need them.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sayso_policy::is_date;

/// Today in UTC, `YYYY-MM-DD`.
pub(super) fn today() -> String {
    let now = Timestamp::now().to_zoned(TimeZone::UTC);
    now.date().to_string()
}

/// Parses a date argument.
pub(super) fn parse(text: &str) -> Result<String, String> {
    if is_date(text) {
        Ok(text.to_owned())
    } else {
        Err("a date is written YYYY-MM-DD".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_a_date() {
        assert_eq!(parse(&today()), Ok(today()));
        assert!(parse("today").is_err());
    }
}
