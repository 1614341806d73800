//! Fills the slots of a rule's message.

use crate::judge::{Object, Scene, Verdict};

/// One sentence that says what is wrong with the match.
pub(super) fn message(scene: &Scene<'_>, verdict: &Verdict) -> String {
    let reading = scene.reading();
    let shown = |first, last| scene.visible(reading.span(first, last));
    let subject = verdict.subject.main().map_or_else(
        || "our product".to_owned(),
        |p| in_running_text(&shown(p.first, p.last)),
    );
    let object = match &verdict.object {
        Some(Object::Named { head, .. }) => scene.visible(reading.units[*head].span),
        Some(Object::Generic(p) | Object::Other(p)) => shown(p.first, p.last),
        _ => "it".to_owned(),
    };
    let words = scene.visible(scene.hit.span);
    let slots = [
        ("{text}", words.as_str()),
        ("{subject}", &subject),
        ("{object}", &object),
    ];
    let mut text = filled(&scene.rule.message, &slots);
    if verdict.denied_by.is_some() {
        text.push_str(" (Here the claim is denied.)");
    }
    large_first(&text)
}

/// `template` with each slot filled once: what a document says is never taken for a slot.
fn filled(template: &str, slots: &[(&str, &str)]) -> String {
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

/// A message is a sentence, whatever slot it starts with.
fn large_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A phrase from the start of a sentence as it reads inside one: "the SRE" for "The SRE".
fn in_running_text(phrase: &str) -> String {
    const LARGE: [&str; 12] = [
        "The", "A", "An", "Our", "Your", "My", "This", "These", "Those", "Its", "Their", "It",
    ];
    let first = phrase.split(' ').next().unwrap_or(phrase);
    if LARGE.contains(&first) {
        first.to_lowercase() + &phrase[first.len()..]
    } else {
        phrase.to_owned()
    }
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
