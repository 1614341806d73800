//! Whether the words of a trigger are words of the sentence at all, in the places that its phrase requires.

use super::match_context::MatchContext;
use super::predicate::Unrelated;
use sayso_english::{Reading, Tag};

/// Fails if a word of the trigger is only a part of something else.
pub(super) fn whole_words(ctx: &MatchContext<'_>, units: &[usize]) -> Result<(), Unrelated> {
    let reading = ctx.reading();
    if leaves_brackets(reading, units) {
        return Err("they are in different brackets");
    }
    for at in units {
        if is_part_of_compound(ctx, *at) {
            let identifier = reading.word(*at).contains(['.', '_', '/']);
            return Err(if identifier {
                "it is part of an identifier"
            } else {
                "it is part of a compound"
            });
        }
        let owns_another = reading.tag(*at) == Some(Tag::Name)
            && !ctx.rule.object.is_empty()
            && !ctx.is_named(*at, &ctx.sets.object)
            && reading.phrase_from(*at).is_some_and(|p| {
                p.head != *at
                    && !units.contains(&p.head)
                    && reading.units[p.head].tag == Tag::Noun
                    && reading.units[p.head].case == sayso_english::Case::Lower
            });
        if owns_another {
            return Err("a name in it belongs to another noun");
        }
    }
    Ok(())
}

/// "(the device to access) and ChatGPT (enable checks)": whether a bracket that opened before the
/// first word closes before the last.
fn leaves_brackets(reading: &Reading<'_>, units: &[usize]) -> bool {
    let (Some(first), Some(last)) = (units.first(), units.last()) else {
        return false;
    };
    let mut depth = 0_usize;
    (*first..*last).any(|i| match reading.word(i) {
        "(" => {
            depth += 1;
            false
        }
        ")" if depth == 0 => true,
        ")" => {
            depth -= 1;
            false
        }
        _ => false,
    })
}

/// Whether a matched word is only a part of a longer compound or identifier.
pub(super) fn is_part_of_compound(ctx: &MatchContext<'_>, at: usize) -> bool {
    let unit = &ctx.reading().units[at];
    unit.compound && !ctx.hit.words().any(|w| w == unit.span) && !unit_is_all_trigger(ctx, at)
}

pub(super) fn unit_is_all_trigger(ctx: &MatchContext<'_>, at: usize) -> bool {
    let span = ctx.reading().units[at].span;
    let covered: usize = ctx
        .hit
        .words()
        .filter(|w| span.contains(*w))
        .map(|w| w.len())
        .sum();
    covered + ctx.reading().word(at).matches('-').count() == span.len()
}

/// Fails unless each preposition of a phrase with names is right before what it governs, and
/// no other clause begins before it: "ChatGPT is available on our Bedrock".
pub(super) fn beside(reading: &Reading<'_>, units: &[usize]) -> Result<(), Unrelated> {
    for pair in units.windows(2) {
        let governed = reading.tag(pair[0]) == Some(Tag::Preposition);
        // "OpenAI's models, Codex and Managed Agents are available on …"
        let listed = !governed && reading.tag(pair[1]) != Some(Tag::Preposition);
        let fits = (pair[0] + 1..pair[1]).all(|i| match reading.tag(i) {
            Some(Tag::Determiner | Tag::Possessive | Tag::Adjective | Tag::Name | Tag::Noun) => {
                true
            }
            Some(Tag::Auxiliary | Tag::Adverb | Tag::Verb) => !governed,
            Some(Tag::Coordinator) => listed,
            Some(Tag::Punct) => {
                let aside = reading.tag(i + 1) == Some(Tag::Adverb);
                (listed || aside) && reading.word(i) == ","
            }
            _ => false,
        });
        if !fits {
            return Err("other words come between");
        }
    }
    Ok(())
}
