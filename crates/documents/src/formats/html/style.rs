//! What a `style` attribute says of how its element is shown.

/// The properties of a style, in lower case, without `!important`.
fn rules(style: &str) -> impl Iterator<Item = (String, String)> {
    style.split(';').filter_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        let value = value.trim().to_ascii_lowercase();
        let value = value.split('!').next().unwrap_or_default().trim_end();
        Some((property.trim().to_ascii_lowercase(), value.to_owned()))
    })
}

/// Whether it hides its element, as that of a mail's preview line does.
pub(super) fn hides(style: &str) -> bool {
    rules(style).any(|(property, value)| match property.as_str() {
        "display" => value == "none",
        "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
        "mso-hide" => value == "all",
        "opacity" | "max-height" | "max-width" => number(&value) == Some(0.0),
        "font-size" => number(&value).is_some_and(|n| n <= 1.0) && is_pixels(&value),
        _ => false,
    })
}

/// Whether it moves its element away from the words beside it.
pub(super) fn sets_apart(style: &str) -> bool {
    rules(style).any(|(property, value)| match property.as_str() {
        "display" => !matches!(
            value.as_str(),
            "inline" | "contents" | "inherit" | "initial"
        ),
        "float" => matches!(value.as_str(), "left" | "right"),
        "position" => matches!(value.as_str(), "absolute" | "fixed"),
        "margin" | "margin-left" | "margin-right" | "padding" | "padding-left"
        | "padding-right" => value.split_whitespace().any(|v| number(v) != Some(0.0)),
        _ => false,
    })
}

fn number(value: &str) -> Option<f32> {
    let digits = value
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.');
    value[..digits.count()].parse().ok()
}

/// Whether a small number is a size in pixels or points, or nothing.
fn is_pixels(value: &str) -> bool {
    value.ends_with("px") || value.ends_with("pt") || number(value) == Some(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_that_hide_or_move() {
        let cases = [
            ("", false, false),
            ("color:red; DISPLAY : none !important", true, true),
            ("visibility:hidden", true, false),
            ("mso-hide:all;max-height:0", true, false),
            ("max-height:0px", true, false),
            ("max-height:0.5em", false, false),
            ("font-size:0", true, false),
            ("font-size:1px;line-height:1px", true, false),
            ("font-size:1em", false, false),
            ("opacity:0", true, false),
            ("opacity:0.5", false, false),
            ("display:block", false, true),
            ("margin:0 4px", false, true),
            ("margin:0;padding:0", false, false),
            ("margin:auto", false, true),
            ("é:ü;:;;x", false, false),
        ];
        for (style, hidden, apart) in cases {
            assert_eq!(
                (hides(style), sets_apart(style)),
                (hidden, apart),
                "{style}"
            );
        }
    }
}
