//! Text in which the wording itself is the topic: "Do not write *click here*".

use sayso_documents::{Block, Document};
use sayso_text::{Prose, Span};

/// So much before what is found is looked at.
const REACH: usize = 80;

/// Words right before wording that is mentioned: whatever is marked after them, or is unmarked
/// after the last.
const CUES: [&str; 24] = [
    "avoid",
    "call",
    "called",
    "expression",
    "label",
    "labelled",
    "named",
    "phrase",
    "phrases",
    "say",
    "saying",
    "spell",
    "spelling",
    "spelt",
    "term",
    "terms",
    "type",
    "typing",
    "word",
    "wording",
    "words",
    "write",
    "writing",
    "use",
];

/// Cues that need no mark after them.
const PLAIN: [&str; 9] = [
    "expression",
    "phrase",
    "say",
    "saying",
    "spelling",
    "term",
    "word",
    "wording",
    "write",
];

/// Whether what lies at `span` is mentioned, not used.
pub(super) fn is_topic(document: &Document, block: &Block, span: Span<Prose>) -> bool {
    let prose = document.prose();
    let from = span.start.saturating_sub(REACH).max(block.span.start);
    let before = prose[prose.ceil_char_boundary(from)..span.start].to_lowercase();
    let before = before
        .rsplit(['.', '!', '?', ';'])
        .next()
        .unwrap_or_default();
    let mut words = before
        .split_whitespace()
        .rev()
        .map(|w| w.trim_matches([',', ':']));
    let last = words.next().unwrap_or_default();
    let article = matches!(last, "the" | "a" | "an" | "to" | "on");
    let last = if article {
        words.next().unwrap_or_default()
    } else {
        last
    };
    if PLAIN.contains(&last) && !article {
        return true;
    }
    let mut cue = [last].into_iter().chain(words.take(4));
    cue.any(|word| CUES.contains(&word)) && is_marked(document, block, span)
}

/// Whether an element of the markup holds it and nothing else.
fn is_marked(document: &Document, block: &Block, span: Span<Prose>) -> bool {
    let Some(at) = document.map.map(span).map(|m| m.span) else {
        return false;
    };
    let mut elements = document.elements(block).iter();
    elements.any(|i| i.inner == at || i.outer == at)
}

/// "Note: …", "Tip", "Warning!": a block quotation that is none.
pub(super) fn is_notice(text: &str) -> bool {
    const NOTICES: [&str; 10] = [
        "attention",
        "caution",
        "hint",
        "important",
        "info",
        "note",
        "notice",
        "tip",
        "tips",
        "warning",
    ];
    let first = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = first
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(first.len());
    let (word, rest) = first.split_at(end);
    NOTICES.contains(&word.to_lowercase().as_str())
        && (rest.is_empty() || rest.starts_with([':', '!', '\n', '\r', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sayso_documents::Format;
    use sayso_documents::formats;

    #[test]
    fn wording_is_spoken_of() {
        let cases = [
            ("Do not write click here.", true),
            ("Avoid the phrase click here.", true),
            ("Do not use *click here* in links.", true),
            ("Avoid **click here**.", true),
            ("The spelling <em>click here</em> is old.", true),
            ("Caf\u{E9}: never say click here.\r\n", true),
            ("Use the link and click here.", false),
            ("To avoid spam, click here.", false),
            ("Now **click here**.", false),
            ("click here", false),
            ("Please click here.", false),
        ];
        for (text, want) in cases {
            let document = formats::read(text.as_bytes(), Format::Markdown, None).expect("reads");
            let start = document.prose().find("click here").expect("is there");
            let span = Span::new(start, start + 10);
            assert_eq!(
                is_topic(&document, &document.blocks[0], span),
                want,
                "{text}"
            );
        }
    }

    #[test]
    fn notices_are_no_quotations() {
        for (text, want) in [
            ("Note: see below.", true),
            ("\u{1F4A1} Tip\r\nsee below", true),
            ("WARNING!", true),
            ("Notes from \u{C9}mile.", false),
            ("Note that we did.", false),
            ("", false),
        ] {
            assert_eq!(is_notice(text), want, "{text}");
        }
    }
}
