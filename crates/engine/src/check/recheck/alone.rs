//! Whether the small document of a sentence is judged as the sentence was in its block. Then the sentence as it
//! is need not be judged again, which is half of the cost of a finding.

use crate::matcher::Match;
use sayso_policy::RuleKind;

use super::super::context::BlockContext;
use super::super::names::Present;
use super::super::parse::ParsedSentence;
use super::super::sentence::names_from;
use super::window;

/// Whether nothing but the sentence and the one before it decides on its `candidates`: no lead-in, no name or
/// condition elsewhere in the block, and no mark that goes beyond the two.
pub(super) fn is_alone(sentence: &ParsedSentence<'_>, candidates: &[(usize, &Match)]) -> bool {
    let (block, at) = (sentence.block, sentence.at);
    let found = block.found;
    let window = window(found, at);
    let names = Present::new(block.compiled, names_from(&found.hits.names, window));
    !found.continues(at)
        && !found.continues(at + 1)
        && block.lead_in().is_none()
        && !block.document.marks.cross(found.folded.to_prose(window))
        && candidates
            .iter()
            .all(|(_, hit)| needs_words_alone(block, hit) && names_decide(block, &names, hit))
}

/// Whether the rule has no conditions, and no wanted term, which is compared with the markup of the document.
fn needs_words_alone(block: &BlockContext<'_>, hit: &Match) -> bool {
    let rule = block.compiled.rule(hit);
    rule.near.is_none() && rule.unless.is_none() && rule.kind != RuleKind::Preferred
}

/// Whether `names` give the match the same names nearby as all names of the block.
fn names_decide(block: &BlockContext<'_>, names: &Present, hit: &Match) -> bool {
    let nearby = block.nearby(hit);
    let object = &block.compiled.sets(hit).object;
    let lexicon = hit.phrase.lexicon as usize;
    let here = names.has_all(lexicon, object, block.around.names);
    !nearby.object_listed && nearby.object_in_paragraph == here
}
