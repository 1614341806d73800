//! What is offered instead of a claim, and the guidance where nothing can be.

use super::super::tests::builtin;
use crate::finding::Applicability;
use sayso_documents::Format;

#[test]
fn where_no_sentence_can_be_made_a_person_is_reported_what_may_be_written() {
    let wanted = "Say it in other words, such as “powered by OpenAI” or “enabled by OpenAI”";
    let cases = [
        "The SRE does not call on ChatGPT.",
        "Call on ChatGPT from your own VPC.",
        "Does the SRE enable access to ChatGPT?",
        "It enables access to Claude, Llama and\r\nChatGPT \u{1F600}.",
    ];
    for text in cases {
        let report = builtin().check_bytes("a.txt", text.as_bytes(), Format::Text, None);
        let [finding] = &report.findings[..] else {
            panic!("{text:?} has one finding");
        };
        let [only] = &finding.suggestions[..] else {
            panic!("{text:?} has one suggestion");
        };
        assert_eq!(only.applicability, Applicability::Display, "{text:?}");
        assert_eq!(only.title(), wanted, "{text:?}");
        let prose = report.document.as_deref().expect("kept").prose();
        assert_eq!(finding.result(only, prose), "", "{text:?}");
    }
    let text = "The SRE calls on ChatGPT.";
    let report = builtin().check_bytes("a.txt", text.as_bytes(), Format::Text, None);
    let suggestions = &report.findings[0].suggestions;
    assert!(
        suggestions
            .iter()
            .all(|s| s.guidance.is_none() && !s.edits.is_empty())
    );
}
