//! Rules about a document as a whole: text that it must have, the first mention, how often, one spelling
//! of several, and documents by path.

use std::collections::BTreeMap;

use crate::finding::{Confidence, Decision, Details, Finding, Judge};
use crate::judge::visible;
use crate::matcher::{Match, Slot};
use sayso_documents::{BlockKind, Document};
use sayso_policy::{Lexicon, Phrase, Rule, RuleKind, Within};
use sayso_text::{Prose, Span};

use super::block::Checked;
use super::compiled::Compiled;
use super::find::Found;
use super::findings::location;

/// The rules that need all of a document.
pub(super) fn rules(lexicons: &[Lexicon]) -> Vec<(u32, u32)> {
    let all = (0..).zip(lexicons).flat_map(|(l, lexicon)| {
        (0..)
            .zip(&lexicon.rules)
            .map(move |(r, rule)| ((l, r), rule))
    });
    all.filter(|(_, rule)| is_throughout(rule))
        .map(|(at, _)| at)
        .collect()
}

fn is_throughout(rule: &Rule) -> bool {
    let conditions = [
        rule.near.as_ref(),
        rule.unless.as_ref(),
        rule.qualified.as_ref().map(|q| &q.by),
    ];
    let mut sections = conditions
        .iter()
        .flatten()
        .map(|c| c.within == Within::Section);
    rule.is_of_document()
        || rule.kind == RuleKind::Consistent
        || rule.order.is_some()
        || !rule.first.is_empty()
        || rule.at_most.is_some()
        || !rule.paths.globs().is_empty()
        || !rule.section.is_empty()
        || !rule.not_section.is_empty()
        || sections.any(|is_section| is_section)
}

/// Leaves of what was found in the document at `path` what rules about all of it report, and adds what
/// it lacks.
pub(super) fn apply(
    compiled: &Compiled,
    path: &str,
    document: &Document,
    found: &[Found],
    checked: &mut Checked,
) {
    for (lexicon, number) in &compiled.throughout {
        let rule = &compiled.policy.lexicons[*lexicon as usize].rules[*number as usize];
        let of_slot = |slot: Slot| {
            move |m: &&Match| {
                (m.phrase.lexicon, m.phrase.rule, m.phrase.slot) == (*lexicon, *number, slot)
            }
        };
        if !rule.paths.hold(path) {
            checked.findings.retain(|finding| finding.rule != rule.id);
            checked.approved.retain(|used| used.rule != rule.id);
        } else if rule.is_of_document() {
            let has = |f: &Found| f.hits.matches.iter().any(|m| of_slot(Slot::Unless)(&m));
            if !found.iter().any(has) {
                checked.findings.extend(missing(rule, document));
            }
        } else {
            let first = || -> Vec<(bool, usize)> {
                let of = |f: &'_ Found| -> Vec<(bool, usize)> {
                    let heading = f.block.kind == BlockKind::Heading;
                    let all = f.hits.matches.iter().filter(of_slot(Slot::First));
                    all.map(|m| (heading, f.folded.to_prose(m.span).start))
                        .collect()
                };
                found.iter().flat_map(of).collect()
            };
            drop_allowed(rule, document, first, checked);
        }
    }
    checked.sort();
}

/// Drops the findings of the rule that the document as a whole allows.
fn drop_allowed(
    rule: &Rule,
    document: &Document,
    first: impl FnOnce() -> Vec<(bool, usize)>,
    checked: &mut Checked,
) {
    let mut own: Vec<Span<Prose>> = Vec::new();
    for finding in checked
        .findings
        .iter()
        .filter(|finding| finding.rule == rule.id)
    {
        own.push(finding.span());
    }
    own.sort_unstable();
    if own.is_empty() {
        return;
    }
    let mut kept = own.clone();
    if !rule.first.is_empty() {
        kept = without_first(&kept, document, &first());
    }
    if let Some(most) = rule.at_most {
        kept.drain(..kept.len().min(most as usize));
    }
    if rule.kind == RuleKind::Consistent {
        kept = inconsistent(rule, document, &kept);
    }
    if kept.len() < own.len() {
        let is_kept = |span: Span<Prose>| kept.binary_search(&span).is_ok();
        checked
            .findings
            .retain(|f| f.rule != rule.id || is_kept(f.span()));
    }
}

/// The first mention in headings, and that in other text, each where what it must be, or have before
/// it, is missing. `first` is where that starts, and whether in a heading.
fn without_first(
    all: &[Span<Prose>],
    document: &Document,
    first: &[(bool, usize)],
) -> Vec<Span<Prose>> {
    let is_heading = |span: &Span<Prose>| {
        let block = document
            .block_at(span.start)
            .and_then(|at| document.blocks.get(at));
        block.is_some_and(|block| block.kind == BlockKind::Heading)
    };
    let mut kept: Vec<Span<Prose>> = [false, true]
        .into_iter()
        .filter_map(|heading| {
            let mention = all.iter().find(|span| is_heading(span) == heading)?;
            let before = |(of_heading, start): &(bool, usize)| {
                *of_heading == heading && *start < mention.end
            };
            (!first.iter().any(before)).then_some(*mention)
        })
        .collect();
    kept.sort_unstable();
    kept
}

/// Those that are spelt in another way than most; of two ways that are as frequent, than the first.
fn inconsistent(rule: &Rule, document: &Document, all: &[Span<Prose>]) -> Vec<Span<Prose>> {
    let spelling =
        |span: &Span<Prose>| variant(&rule.phrases, &visible(&document.prose()[span.range()]));
    let spelt: Vec<String> = all.iter().map(spelling).collect();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (at, spelling) in spelt.iter().enumerate() {
        let count = counts.entry(spelling).or_insert((0, usize::MAX - at));
        count.0 += 1;
    }
    let usual = counts
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(spelling, _)| *spelling);
    let others = all
        .iter()
        .zip(&spelt)
        .filter(|(_, spelling)| Some(spelling.as_str()) != usual);
    others.map(|(span, _)| *span).collect()
}

/// The phrase that spells `words`, or else these themselves.
fn variant(phrases: &[Phrase], words: &str) -> String {
    let words = words.to_lowercase();
    let plain = |phrase: &Phrase| phrase.text.trim_matches(['=', '~']).to_lowercase();
    // "e-mails" is spelt as "e-mail~".
    let mut known: Vec<String> = phrases
        .iter()
        .map(plain)
        .filter(|p| words.starts_with(p.as_str()))
        .collect();
    known.sort_by_key(String::len);
    known.pop().unwrap_or(words)
}

/// The finding that the document lacks what the rule requires, at its first words.
fn missing(rule: &Rule, document: &Document) -> Option<Finding> {
    let block = document
        .blocks
        .iter()
        .find(|block| block.kind != BlockKind::Code)?;
    let text = &document.prose()[block.span.range()];
    let start = block.span.start + (text.len() - text.trim_start().len());
    let words = text.trim_start();
    let len = words.find(char::is_whitespace).unwrap_or(words.len());
    let span = Span::new(start, start + len);
    let slots = [("{text}", "it"), ("{subject}", "it"), ("{object}", "it")];
    let mut finding = Finding::new(Details {
        rule: rule.id.clone(),
        level: rule.level,
        confidence: Confidence::High,
        message: crate::suggest::filled(&rule.message, &slots),
        rationale: rule.rationale.clone(),
        source: rule.source.clone(),
        span,
        outside: None,
        sentence: span,
        goes_on: [false, false],
        evidence: Vec::new(),
        decision: std::iter::once(Judge::Phrase).collect::<Decision>(),
        suggestions: Vec::new(),
    });
    finding.location = location(document, block);
    Some(finding)
}
