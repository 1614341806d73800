//! Objects that a list holds, or that follow the same preposition repeated.

use super::classify::classify;
use super::{Object, behind, skip_insertion};
use crate::judge::match_context::MatchContext;
use sayso_english::{Case, NounPhrase, Tag};

/// "on the cache, then on GPT-5", "not only to Llama but also to GPT-5": the object `found` after
/// the preposition at `at`, or a name after the same preposition coordinated with it.
pub(super) fn with_coordinated(
    ctx: &MatchContext<'_>,
    at: usize,
    found: Option<Object>,
) -> Option<Object> {
    let reading = ctx.reading();
    let from = match &found {
        Some(Object::Named { phrases, .. }) => {
            phrases.iter().map(|p| p.last).max().unwrap_or(at) + 1
        }
        Some(Object::Other(_) | Object::Generic(_)) => at + 1,
        _ => return found,
    };
    let end = reading.units.len().min(at + 40);
    let mut behind_aside = from;
    for i in from + 1..end {
        if reading.word(i) == "," && reading.tag(i + 1) == Some(Tag::Subordinator) {
            behind_aside = skip_insertion(ctx, i).unwrap_or(i);
        }
        if i < behind_aside {
            continue;
        }
        if matches!(reading.word(i), "." | ";" | "?" | "!" | ":") || reading.units[i].is_finite() {
            break;
        }
        // "and then, if confidence stays low, on ChatGPT"
        let joint = match reading.insertion_before(i - 1) {
            Some(open) if matches!(reading.word(i - 1), "," | "—" | "–") => open - 1,
            _ => i - 1,
        };
        // "some call on Claude, others on GPT-5": the verb is not said again.
        let joint = match reading.phrase_to(joint) {
            Some(other) if reading.word(i) == reading.word(at) && other.first > at => {
                other.first - 1
            }
            _ => joint,
        };
        let joined = matches!(reading.tag(joint), Some(Tag::Coordinator))
            || matches!(
                reading.word(joint),
                "," | "then" | "also" | "finally" | "even"
            );
        if !joined || reading.word(i) != reading.word(at) {
            continue;
        }
        let named = match &found {
            Some(Object::Named { .. }) => found.clone(),
            _ => behind(ctx, i + 1),
        };
        if let Some(Object::Named {
            phrases,
            head,
            by_relation,
            ..
        }) = named
        {
            return Some(Object::Named {
                phrases,
                head,
                mixed: true,
                by_relation,
            });
        }
    }
    found
}

/// What a list of phrases is: named if any member is.
pub(super) fn of_list(ctx: &MatchContext<'_>, list: &[NounPhrase]) -> Object {
    let reading = ctx.reading();
    // "everything but ChatGPT": what is left out is no object.
    let left_out = |p: &NounPhrase| {
        p.first > 1
            && matches!(reading.word(p.first - 1), "but" | "except")
            && reading.tag(p.first - 2) == Some(Tag::Pronoun)
    };
    let end = list.iter().position(left_out).unwrap_or(list.len());
    let list = &list[..end.max(1)];
    let kinds: Vec<Object> = list.iter().map(|p| classify(ctx, *p)).collect();
    let shared_head = kinds.last().is_some_and(|k| matches!(k, Object::Other(_)))
        && list.len() > 1
        && shares_head(ctx, list);
    if shared_head {
        return kinds.last().cloned().unwrap_or(Object::Missing);
    }
    let named = kinds.iter().find(|k| matches!(k, Object::Named { .. }));
    if let Some(Object::Named {
        head, by_relation, ..
    }) = named
    {
        let mixed = kinds
            .iter()
            .any(|k| !matches!(k, Object::Named { mixed: false, .. }));
        let whole = |(kind, plain): (&Object, &NounPhrase)| match kind {
            Object::Named { phrases, .. } => phrases[0],
            _ => *plain,
        };
        return Object::Named {
            phrases: kinds.iter().zip(list).map(whole).collect(),
            head: *head,
            mixed,
            by_relation: *by_relation,
        };
    }
    let generic = kinds.iter().position(|k| matches!(k, Object::Generic(_)));
    kinds
        .into_iter()
        .nth(generic.unwrap_or(0))
        .unwrap_or(Object::Missing)
}

/// "ChatGPT and GPT-5 adoption", "my ChatGPT or Claude account": names before a last member whose
/// head is another noun.
fn shares_head(ctx: &MatchContext<'_>, list: &[NounPhrase]) -> bool {
    let reading = ctx.reading();
    let bare = |p: &NounPhrase| {
        let determined = p.first + 1 == p.head
            && matches!(
                reading.tag(p.first),
                Some(Tag::Determiner | Tag::Possessive)
            );
        (p.first == p.head || determined) && ctx.is_named(p.head, &ctx.sets.object)
    };
    let Some((last, front)) = list.split_last() else {
        return false;
    };
    let large = |at: usize| reading.units[at].case != Case::Lower;
    front.iter().all(bare)
        && last.first + 1 == last.head
        && reading.units[last.first].is_nominal()
        && large(last.first)
        && !large(last.head)
        // "GPT-5, Codex and Claude models" are models all of them.
        && !ctx.sets.things.contains(&reading.units[last.head].lemma)
}
