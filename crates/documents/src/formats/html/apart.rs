//! Elements of running text that are shown apart from the words beside them: badges, labels,
//! icons, and whatever its style moves away.

use super::attributes::Attributes;
use super::style;

/// Words of class names that name what is set apart.
const CLASSES: [&str; 24] = [
    "badge", "btn", "button", "callout", "caption", "chip", "count", "counter", "eyebrow", "flag",
    "hidden", "icon", "kicker", "label", "new", "only", "pill", "popover", "reader", "ribbon",
    "status", "tag", "tags", "tooltip",
];

/// Elements that are shown apart.
const ELEMENTS: [&str; 9] = [
    "embed", "img", "input", "keygen", "label", "output", "small", "time", "tspan",
];

/// Whether an element that is no block is shown apart from the words that it touches.
pub(super) fn is_apart(element: &str, attributes: Attributes<'_>) -> bool {
    ELEMENTS.iter().any(|e| e.eq_ignore_ascii_case(element))
        || attributes.get("class").is_some_and(names_one)
        || attributes.get("style").is_some_and(style::sets_apart)
        || attributes
            .get("role")
            .is_some_and(|role| role.trim().eq_ignore_ascii_case("button"))
}

fn names_one(classes: &str) -> bool {
    classes
        .split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| CLASSES.iter().any(|known| known.eq_ignore_ascii_case(word)))
}
