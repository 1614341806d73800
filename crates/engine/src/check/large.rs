//! Large plain texts: only the parts that matter to the report become blocks of the document.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use encoding_rs::Encoding;

use super::compiled::Compiled;
use super::find::{self, Found, SlotOf};
use super::introduced;
use super::names::Present;
use super::prefilter::Prefilter;
use super::prefilters::Prefilters;
use crate::matcher::{NameHit, Slot};
use sayso_documents::formats::{self, FormatError, Part, Parts};
use sayso_documents::{Document, Format, ReadOptions, parallel};

/// A plain text of so many bytes is large.
const LARGE: usize = 1 << 20;

/// A large text is searched in pieces of at least so many bytes: one and its plain copy fit in a
/// core's cache.
const PIECE: usize = 1 << 19;

/// What the report may need of a part.
struct Content {
    /// Whether a rule may fire in it because of what is in it.
    fires: bool,
    names: Vec<NameHit>,
    conditions: BTreeSet<SlotOf>,
}

/// What counts in the whole document, wherever it is.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fact {
    /// Lexicon and set of a name, and whether it is ambiguous.
    Name(u32, u32, bool),
    Condition(SlotOf),
}

impl Content {
    fn facts(&self) -> impl Iterator<Item = Fact> {
        let names = self.names.iter();
        let names = names.map(|n| Fact::Name(n.lexicon, n.set, n.ambiguous));
        names.chain(self.conditions.iter().copied().map(Fact::Condition))
    }
}

pub(super) fn is_large(bytes: &[u8], format: Format) -> bool {
    format == Format::Text && bytes.len() >= LARGE
}

/// As [`Prefilter::may_hold`], in pieces of whole paragraphs, on all threads.
pub(super) fn may_hold(prefilter: &Prefilter, bytes: &[u8]) -> bool {
    let pieces = formats::stretches(bytes, PIECE);
    parallel::any(&pieces, |piece| {
        prefilter.may_hold(&bytes[piece.clone()], Format::Text)
    })
}

/// Reads the parts of a large plain text that matter.
pub(super) fn read(
    compiled: &Compiled,
    prefilters: &Prefilters,
    options: &Arc<ReadOptions>,
    bytes: Cow<'_, [u8]>,
    encoding: Option<&'static Encoding>,
) -> Result<Document, FormatError> {
    let relevant = |parts: &Parts<'_>| relevant(compiled, prefilters, parts);
    formats::read_kept(bytes, encoding, options, &relevant)
}

/// Which parts matter: those in which a rule may fire and, where there are any, the first part that
/// shows each fact.
fn relevant(compiled: &Compiled, prefilters: &Prefilters, parts: &Parts<'_>) -> Vec<bool> {
    let prefilter = prefilters.part(compiled);
    let contents = parts.map(|_, part| {
        let may_matter = prefilter.may_hold(part.text().as_bytes(), Format::Text);
        may_matter.then(|| content(compiled, &part))
    });
    let fires = |content: &Option<Box<Content>>| content.as_ref().is_some_and(|c| c.fires);
    let mut kept: Vec<bool> = contents.iter().map(fires).collect();
    let names = contents.iter().flatten().flat_map(|content| &content.names);
    let bare = bare_rules(compiled, &Present::new(compiled, names));
    if !bare.is_empty() {
        kept = with_bare(compiled, prefilters, parts, &bare, &kept);
    }
    if kept.contains(&true) {
        let mut known = BTreeSet::new();
        for (content, kept) in contents.iter().zip(&mut kept) {
            for fact in content.iter().flat_map(|content| content.facts()) {
                *kept |= known.insert(fact);
            }
        }
    }
    kept
}

fn content(compiled: &Compiled, part: &Part<'_>) -> Box<Content> {
    let document = part.read();
    let found = find::in_document(compiled, &document);
    let fires = |found| may_fire_in(compiled, &document, found);
    let slots = found.iter().flat_map(|found| &found.slots).copied();
    let is_condition = |(_, _, slot): &SlotOf| *slot != Slot::Phrases;
    Box::new(Content {
        fires: found.iter().any(fires),
        conditions: slots.filter(is_condition).collect(),
        names: found.into_iter().flat_map(|f| f.hits.names).collect(),
    })
}

/// Whether what a rule with a phrase in the block is about is there, too, or in the list after it.
fn may_fire_in(compiled: &Compiled, document: &Document, found: &Found) -> bool {
    let listed = OnceCell::new();
    let listed = || listed.get_or_init(|| introduced::names(compiled, document, &found.block));
    let slots = found.slots.iter();
    let mut triggers = slots.filter(|(_, _, slot)| *slot == Slot::Phrases);
    triggers.any(|(lexicon, rule, _)| {
        let sets = &compiled.sets_of(*lexicon, *rule).object;
        let named = |n: &NameHit| n.lexicon == *lexicon && sets.contains(&(n.set as usize));
        let rule_of = &compiled.policy.lexicons[*lexicon as usize].rules[*rule as usize];
        rule_of.object.is_empty()
            || found.slots.contains(&(*lexicon, *rule, Slot::Object))
            || found.hits.names.iter().any(named)
            || listed().iter().any(named)
    })
}

/// As `kept`, with the parts whose phrases may be claims because of the names in the document.
fn with_bare(
    compiled: &Compiled,
    prefilters: &Prefilters,
    parts: &Parts<'_>,
    bare: &BTreeSet<SlotOf>,
    kept: &[bool],
) -> Vec<bool> {
    let prefilter = prefilters.bare(compiled);
    let has_bare = |part: &Part<'_>| {
        let found = find::in_document(compiled, &part.read());
        found.iter().any(|f| !f.slots.is_disjoint(bare))
    };
    parts.map(|index, part| {
        let may_hold = || prefilter.may_hold(part.text().as_bytes(), Format::Text);
        kept[index] || may_hold() && has_bare(&part)
    })
}

/// The rules that take a phrase for a claim because of names elsewhere in the document.
fn bare_rules(compiled: &Compiled, present: &Present) -> BTreeSet<SlotOf> {
    let mut bare = BTreeSet::new();
    for (lexicon, at) in compiled.policy.lexicons.iter().zip(0..) {
        for (rule, nth) in lexicon.rules.iter().zip(0..) {
            let sets = compiled.sets_of(at, nth);
            let named = || [&sets.object, &sets.own].map(|s| present.has(at as usize, s));
            if rule.bare.is_some_and(|bare| bare.document.is_some()) && named() == [true; 2] {
                bare.insert((at, nth, Slot::Phrases));
            }
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::super::tests::{builtin, house, texts};
    use super::*;
    use crate::finding::{Finding, Report};

    /// What is found, where it is in the file, and its location.
    fn places(report: &Report) -> Vec<String> {
        let place = |finding: &Finding| {
            let document = report.document.as_ref().expect("kept with findings");
            let raw = document.raw(finding.span()).map(|span| span.range());
            let suggestions = finding.suggestions.len();
            format!(
                "{raw:?} {} {:?} {} {:?} {suggestions}",
                finding.rule, finding.level, finding.message, finding.location
            )
        };
        report.findings.iter().map(place).collect()
    }

    #[test]
    fn paragraphs_that_are_not_kept_change_nothing() {
        let fill = "The quick brown fox jumps over the lazy dog.\n\n".repeat(6_000);
        let title = format!("Title of a part\n======\n\n{fill}");
        for checker in [builtin(), house()] {
            let texts: Vec<String> = texts().collect();
            let (mut shorter, mut findings) = (0, 0);
            for (nth, texts) in texts.chunks(6).enumerate().step_by(100) {
                let fill = [&*fill, &*title][nth / 100 % 2];
                let text = texts.join(&format!("\n\n{fill}"));
                let bytes = text.as_bytes();
                let whole = formats::read(bytes, Format::Text, None).expect("reads");
                let kept = checker
                    .read(bytes.into(), Format::Text, None)
                    .expect("reads");
                shorter += usize::from(kept.blocks.len() < whole.blocks.len());
                let [whole, kept] = [whole, kept].map(|d| checker.check_document("a.txt", d));
                findings += whole.findings.len();
                assert_eq!(places(&whole), places(&kept), "{texts:?}");
                assert_eq!(whole.approved.len(), kept.approved.len(), "{texts:?}");
            }
            assert!(shorter > 2 && findings > 10, "{shorter} {findings}");
        }
    }
}
