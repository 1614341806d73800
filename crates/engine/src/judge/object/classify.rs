//! What a noun phrase in the object's place is: a name of the rule, something that stands for
//! one, or something else.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::Object;
use super::nouns::{POWERS, THING_PRONOUNS, is_kind_word, is_portion};
use crate::judge::match_context::MatchContext;
use sayso_english::{NounPhrase, Tag, is_group};
use sayso_policy::Pattern;
use sayso_text::{Folded, Span};

/// What one phrase is.
pub(super) fn classify(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Object {
    let named = |head, by_relation| Object::Named {
        phrases: vec![phrase],
        head,
        mixed: false,
        by_relation,
    };
    if is_target(ctx, phrase.head) {
        return named(phrase.head, false);
    }
    if let Some(name) = name_with_thing(ctx, phrase) {
        let whole = with_kind(ctx, phrase);
        return Object::Named {
            phrases: vec![whole],
            head: name,
            mixed: false,
            by_relation: false,
        };
    }
    if let Some(behind) = named_behind(ctx, phrase) {
        let whole = NounPhrase {
            last: behind.last,
            ..phrase
        };
        return Object::Named {
            phrases: vec![whole],
            head: behind.name,
            mixed: behind.mixed,
            by_relation: false,
        };
    }
    if let Some(name) = group_of_name(ctx, phrase) {
        return named(name, false);
    }
    if let Some(name) = power_of_name(ctx, phrase) {
        return named(name, true);
    }
    if let Some(listed) = listed_behind_colon(ctx, phrase) {
        return listed;
    }
    if is_generic(ctx, phrase) {
        return Object::Generic(phrase);
    }
    Object::Other(phrase)
}

/// "recommended by the Globex team": what a company's group does, it does, where the trigger asks by whom.
fn group_of_name(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<usize> {
    let reading = ctx.reading();
    let by = phrase
        .first
        .checked_sub(1)
        .filter(|b| reading.word(*b) == "by")?;
    let lemma = &reading.units[phrase.head].lemma;
    let group = is_group(lemma) && ctx.trigger().contains(&by);
    (phrase.first..phrase.head)
        .rev()
        .find(|i| group && is_target(ctx, *i))
}

/// "everything your team uses: Slack, Jira and ChatGPT": what a colon spells out.
pub(super) fn listed_behind_colon(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<Object> {
    let reading = ctx.reading();
    let end = reading.units.len().min(phrase.last + 14);
    let colon = (phrase.last + 1..end)
        .take_while(|i| !matches!(reading.word(*i), "," | ";" | "." | "("))
        .find(|i| reading.word(*i) == ":")?;
    let list = in_brackets(ctx, reading.phrase_from(colon + 1)?);
    let end = list.last()?.last + 1;
    if !matches!(reading.word(end), "" | "." | ";" | "!" | "?" | ")" | "\"") {
        return None;
    }
    let name = list.iter().find(|p| is_target(ctx, p.head))?;
    Some(Object::Named {
        phrases: vec![NounPhrase {
            last: list.last()?.last,
            ..phrase
        }],
        head: name.head,
        mixed: true,
        by_relation: false,
    })
}

/// Whether the unit itself is what the rule is about.
pub(super) fn is_target(ctx: &MatchContext<'_>, at: usize) -> bool {
    let unit = &ctx.reading().units[at];
    if unit.compound {
        return false;
    }
    unit.tag == Tag::Name && ctx.is_named(at, &ctx.sets.object)
        || phrase_targets(ctx).any(|s| s.end == unit.span.end && s.start <= unit.span.start)
}

/// Where the rule's object phrases that are no name sets matched.
pub(super) fn phrase_targets<'s>(
    ctx: &'s MatchContext<'_>,
) -> impl Iterator<Item = Span<Folded>> + 's {
    ctx.matches.iter().filter_map(|m| {
        let own = m.phrase.lexicon == ctx.hit.phrase.lexicon
            && m.phrase.rule == ctx.hit.phrase.rule
            && m.phrase.slot == crate::matcher::Slot::Object;
        // Names are known already, and whether each counts.
        let phrase = ctx.rule.object.get(m.phrase.index as usize)?;
        let named = matches!(phrase.pattern, Pattern::Names(_));
        (own && !named).then_some(m.span)
    })
}

/// "the ChatGPT API", "OpenAI's latest models": a name before a word for the thing itself.
pub(super) fn name_with_thing(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<usize> {
    let head = &ctx.reading().units[phrase.head];
    if !ctx.sets.things.contains(&head.lemma) && !is_portion(ctx, phrase.head) {
        return None;
    }
    // "OpenAI's Moderation API": what it owns may be any of its things; otherwise the words
    // between must be things, kinds, or proper names themselves.
    let owns = |name: usize| ctx.reading().tag(name + 1) == Some(Tag::Possessive);
    let all_things = |name: usize| {
        owns(name)
            || (name + 1..phrase.head).all(|i| {
                let unit = &ctx.reading().units[i];
                unit.tag != Tag::Noun
                    || ctx.sets.things.contains(&unit.lemma)
                    || unit.compound
                    || is_kind_word(&unit.lemma)
                    || unit.lemma.contains(|c: char| c.is_ascii_digit())
            })
    };
    (phrase.first..phrase.head)
        .rev()
        .find(|i| is_target(ctx, *i) && all_things(*i))
}

/// "the GPT-5 family of models": what the thing is made of belongs to it.
pub(super) fn with_kind(ctx: &MatchContext<'_>, phrase: NounPhrase) -> NounPhrase {
    let reading = ctx.reading();
    if reading.word(phrase.last + 1) != "of" {
        return phrase;
    }
    match reading.phrase_from(phrase.last + 2) {
        Some(kind) if ctx.sets.things.contains(&reading.units[kind.head].lemma) => NounPhrase {
            last: kind.last,
            ..phrase
        },
        _ => phrase,
    }
}

/// "models such as GPT-5", "models from OpenAI", "the model (GPT-5)", "the assistant, ChatGPT,".
pub(super) fn named_behind(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<RelatedName> {
    let key = (phrase.first, phrase.last, phrase.head);
    if let Some(known) = ctx.related.0.borrow().get(&key) {
        return *known;
    }
    let found = look_behind(ctx, phrase);
    ctx.related.0.borrow_mut().insert(key, found);
    found
}

fn look_behind(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<RelatedName> {
    let reading = ctx.reading();
    let at = phrase.last + 1;
    let thing = ctx.sets.things.contains(&reading.units[phrase.head].lemma);
    let portion = is_portion(ctx, phrase.head);
    let example = match reading.word(at) {
        "such" if reading.word(at + 1) == "as" => Some(at + 2),
        "like" | "including" | "namely" | "e.g" | "especially" | "notably" => Some(at + 1),
        "," if matches!(
            reading.word(at + 1),
            "like" | "including" | "namely" | "especially" | "notably"
        ) =>
        {
            Some(at + 2)
        }
        "," if reading.word(at + 1) == "such" && reading.word(at + 2) == "as" => Some(at + 3),
        "of" if portion => Some(at + 1),
        "of" | "from" | "by" if thing => Some(at + 1),
        "(" | "," | "—" | "–" | ":" if thing || is_generic(ctx, phrase) => Some(at + 1),
        "," | "—" | "–" if apposed(ctx, phrase, at) => Some(at + 1),
        // "all your tools, ChatGPT included"
        "," | "—" | "–"
            if reading
                .phrase_from(at + 1)
                .is_some_and(|name| reading.word(name.last + 1) == "included") =>
        {
            Some(at + 1)
        }
        _ => None,
    }?;
    let mut start = example;
    while matches!(
        reading.word(start),
        "," | ":" | "\"" | "(" | "e.g" | "." | "i.e"
    ) {
        start += 1;
    }
    let inner = reading.phrase_from(start)?;
    let list = if reading.word(at) == "(" {
        in_brackets(ctx, inner)
    } else {
        reading.list_from(inner)
    };
    let members: Vec<Option<RelatedName>> = list.iter().map(|p| member(ctx, phrase, *p)).collect();
    let named = members.iter().flatten().next()?;
    let ends = members.iter().flatten().map(|m| m.last);
    Some(RelatedName {
        name: named.name,
        last: ends.chain([list.last()?.last]).max()?,
        mixed: members
            .iter()
            .any(|m| m.as_ref().is_none_or(|named| named.mixed)),
    })
}

/// "an old friend, ChatGPT, before": a single name between marks after a phrase with an article.
fn apposed(ctx: &MatchContext<'_>, phrase: NounPhrase, mark: usize) -> bool {
    let reading = ctx.reading();
    let determined = matches!(
        reading.tag(phrase.first),
        Some(Tag::Determiner | Tag::Possessive)
    );
    determined
        && reading.phrase_from(mark + 1).is_some_and(|name| {
            let closing = reading.word(name.last + 1);
            let ends = matches!(closing, "." | "—" | "–") || closing.is_empty();
            let aside = closing == ","
                && reading.tag(name.last + 2) != Some(Tag::Coordinator)
                && reading.phrase_from(name.last + 2).is_none();
            is_target(ctx, name.head) && (ends || aside)
        })
}

/// One phrase of a list after `outer`: a name, a name with a word for the thing, or again
/// something that a name is after ("a range of models, including GPT-5").
fn member(ctx: &MatchContext<'_>, outer: NounPhrase, phrase: NounPhrase) -> Option<RelatedName> {
    let named = is_target(ctx, phrase.head)
        .then_some(phrase.head)
        .or_else(|| name_with_thing(ctx, phrase));
    match named {
        Some(name) => Some(RelatedName {
            name,
            last: phrase.last,
            mixed: false,
        }),
        None if phrase.first > outer.last => named_behind(ctx, phrase),
        None => None,
    }
}

/// "(Claude, ChatGPT)": in brackets commas alone make a list.
pub(super) fn in_brackets(ctx: &MatchContext<'_>, first: NounPhrase) -> Vec<NounPhrase> {
    let reading = ctx.reading();
    let mut list = vec![first];
    let mut at = first.last + 1;
    while matches!(reading.word(at), "," | "and" | "or" | "/") {
        let joint = if reading.word(at) == "," && reading.tag(at + 1) == Some(Tag::Coordinator) {
            at + 1
        } else {
            at
        };
        let Some(next) = reading.phrase_from(joint + 1) else {
            break;
        };
        at = next.last + 1;
        list.push(next);
    }
    list
}

/// Names after the nouns of a sentence, each searched for once: in a long list every member has
/// all of the others after it.
#[derive(Debug, Default)]
pub struct RelatedNames(RefCell<BTreeMap<(usize, usize, usize), Option<RelatedName>>>);

/// A name after the noun that it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct RelatedName {
    name: usize,
    /// The last unit of the list that contains it.
    last: usize,
    /// Whether the list has members that are something else.
    mixed: bool,
}

/// "the power of ChatGPT", "ChatGPT's capabilities".
pub(super) fn power_of_name(ctx: &MatchContext<'_>, phrase: NounPhrase) -> Option<usize> {
    let reading = ctx.reading();
    let lemma = reading.units[phrase.head].lemma.as_str();
    if !POWERS.contains(&lemma) {
        return None;
    }
    // Right before it: "OpenAI's text summarization capability" is another thing.
    let beside = (phrase.first..phrase.head)
        .rev()
        .find(|i| !matches!(reading.tag(*i), Some(Tag::Possessive | Tag::Adjective)));
    if let Some(name) = beside.filter(|i| is_target(ctx, *i)) {
        return Some(name);
    }
    if reading.word(phrase.last + 1) != "of" {
        return None;
    }
    let inner = reading.phrase_from(phrase.last + 2)?;
    is_target(ctx, inner.head)
        .then_some(inner.head)
        .or_else(|| name_with_thing(ctx, inner))
}

/// Whether the phrase is a pronoun, or a generic noun that no name and no owner narrows.
pub(super) fn is_generic(ctx: &MatchContext<'_>, phrase: NounPhrase) -> bool {
    if ctx.rule.generic.is_none() {
        return false;
    }
    let reading = ctx.reading();
    let head = &reading.units[phrase.head];
    if THING_PRONOUNS.contains(&reading.word(phrase.head)) {
        return true;
    }
    if head.tag != Tag::Noun || !ctx.sets.generic.contains(&head.lemma) {
        return false;
    }
    let owned = phrase.possessor(reading).is_some_and(|p| {
        reading.units[p].tag == Tag::Name
            || reading.tag(p) == Some(Tag::Noun)
            || matches!(reading.word(p), "your" | "our" | "my")
    });
    let named = (phrase.first..phrase.head).any(|i| {
        let unit = &reading.units[i];
        unit.name.is_some()
            || unit.tag == Tag::Noun && !is_kind_word(&unit.lemma)
            || unit.tag == Tag::Noun
                && unit.case != sayso_english::Case::Lower
                && !is_kind_word(&unit.lemma)
    });
    let narrowed = matches!(
        reading.word(phrase.last + 1),
        "of" | "from" | "by" | "for" | "in"
    ) && reading.phrase_from(phrase.last + 2).is_some_and(|p| {
        reading.units[p.head].name.is_some() || reading.word(phrase.last + 1) == "of"
    });
    !owned && !named && !narrowed
}
