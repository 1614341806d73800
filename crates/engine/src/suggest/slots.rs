//! Fills the slots of a template: `{object}`.

/// `template` with each slot filled once: what a document says is never taken for a slot.
#[must_use]
pub fn filled(template: &str, slots: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        out.push_str(&rest[..at]);
        let tail = &rest[at..];
        let slot = slots.iter().find(|(name, _)| tail.starts_with(name));
        let (shown, len) = slot.map_or(("{", 1), |(name, words)| (*words, name.len()));
        out.push_str(shown);
        rest = &tail[len..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn slots_are_filled_once() {
        let slots = [("{text}", "a {object} ü"), ("{object}", "b")];
        let cases = [
            ("", ""),
            ("none", "none"),
            ("{text} and {object}.", "a {object} ü and b."),
            ("{other} {text", "{other} {text"),
        ];
        for (template, want) in cases {
            assert_eq!(filled(template, &slots), want);
        }
    }
}
