//! The language that an element says it is in.

/// Whether `lang` names another language than English. What is no name of a language, such as the
/// tag of a template, says nothing.
pub(super) fn is_other(lang: &str) -> Option<bool> {
    let primary = lang.trim().split(['-', '_']).next().unwrap_or_default();
    let named = matches!(primary.len(), 2 | 3) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    let is = |other: &str| primary.eq_ignore_ascii_case(other);
    let open = ["und", "mul", "zxx", "mis"].into_iter().any(is);
    (named && !open).then(|| !is("en") && !is("eng"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_reported_by_their_first_part() {
        let cases = [
            ("en", Some(false)),
            ("EN-us", Some(false)),
            (" eng ", Some(false)),
            ("de", Some(true)),
            ("pt_BR", Some(true)),
            ("zh-Hans", Some(true)),
            ("", None),
            ("und", None),
            ("{{ lang }}", None),
            ("x-klingon", None),
            ("javascript", None),
            ("é", None),
        ];
        for (lang, want) in cases {
            assert_eq!(is_other(lang), want, "{lang}");
        }
    }
}
