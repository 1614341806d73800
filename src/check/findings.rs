//! From verdicts to findings: what is said of a match, once for each place and rule.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Block, BlockKind, Document, Location};
use crate::finding::{ApprovedUse, Evidence, Finding, Level, Role};
use crate::judge::{Object, Scene, Verdict, visible};
use crate::policy::RuleKind;
use crate::text::{Folded, Span};

use super::block::Judged;
use super::names::Present;
use super::{Checker, message, recheck};

/// The findings of one block, before those that say the same are dropped.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    findings: Vec<(Finding, Anchor)>,
    approved: Vec<(ApprovedUse, Anchor)>,
    before: recheck::Before,
}

/// Where a finding is fastened, to see which findings say the same.
#[derive(Debug, Clone)]
struct Anchor {
    lexicon: u32,
    rule: u32,
    words: Vec<Span<Folded>>,
    object: Option<Span<Folded>>,
}

impl Anchor {
    fn new(scene: &Scene<'_>, verdict: &Verdict) -> Self {
        let object = match &verdict.object {
            Some(Object::Named { head, .. }) => Some(scene.reading().units[*head].span),
            Some(Object::Generic(p) | Object::Other(p)) => {
                Some(scene.reading().span(p.first, p.last))
            }
            _ => None,
        };
        Self {
            lexicon: scene.hit.phrase.lexicon,
            rule: scene.hit.phrase.rule,
            words: scene.hit.words.clone(),
            object,
        }
    }

    /// What the finding claims of its object, word by word. Where a graver rule of the same
    /// lexicon claims the same, it is not said twice: "enables customers to access ChatGPT" is no
    /// second finding for "access ChatGPT".
    fn claims(&self) -> impl Iterator<Item = (u32, Span<Folded>, Span<Folded>)> + '_ {
        let object = self.object;
        self.words
            .iter()
            .filter_map(move |w| Some((self.lexicon, object?, *w)))
    }
}

impl Gathered {
    pub(super) fn take(
        &mut self,
        checker: &Checker,
        scene: &Scene<'_>,
        verdict: &Verdict,
        suggest: bool,
        present: &Present,
    ) {
        let Some(level) = verdict.level else {
            return;
        };
        let anchor = Anchor::new(scene, verdict);
        if scene.rule.kind == RuleKind::Approved {
            self.approved.push((approved_use(scene, verdict), anchor));
            return;
        }
        let mut finding = finding(scene, verdict, level);
        if scene.rule.kind == RuleKind::Preferred {
            let drafts = crate::suggest::suggest(scene, verdict);
            let unchanged = |s: &crate::finding::Suggestion| {
                s.edits
                    .iter()
                    .all(|e| scene.document.prose[e.span.range()] == e.text)
            };
            if drafts.iter().any(unchanged) {
                return;
            }
        }
        if suggest {
            finding.suggestions =
                recheck::suggestions(&mut self.before, checker, scene, verdict, present);
        }
        self.findings.push((finding, anchor));
    }

    /// Drops what is said twice, and hands over the rest.
    pub(super) fn settle(mut self, judged: &mut Judged) {
        // The tightest wording speaks for its rule: "enables … enable access".
        self.findings.sort_by_key(|(f, a)| (spread(a), f.span));
        let mut said = Said::default();
        let kept: Vec<(Finding, Anchor)> = self
            .findings
            .into_iter()
            .filter(|(_, anchor)| said.is_new(anchor))
            .collect();
        let mut graver: BTreeMap<(u32, Span<Folded>, Span<Folded>), Level> = BTreeMap::new();
        for (finding, anchor) in &kept {
            for key in anchor.claims() {
                let level = graver.entry(key).or_insert(finding.level);
                *level = finding.level.max(*level);
            }
        }
        for (finding, anchor) in kept {
            if anchor.claims().all(|key| graver[&key] <= finding.level) {
                judged.findings.push(finding);
            }
        }
        let mut used = Said::default();
        let uses = self
            .approved
            .into_iter()
            .filter(|(_, anchor)| used.is_new(anchor));
        judged.approved.extend(uses.map(|(u, _)| u));
    }
}

/// Which words and objects each rule has spoken of.
#[derive(Debug, Default)]
struct Said {
    words: BTreeSet<(u32, u32, Span<Folded>)>,
    objects: BTreeSet<(u32, u32, Span<Folded>)>,
}

impl Said {
    /// Whether the rule has not spoken of any of these words, nor of the object. Notes them.
    fn is_new(&mut self, anchor: &Anchor) -> bool {
        let key = |span: Span<Folded>| (anchor.lexicon, anchor.rule, span);
        let known = anchor.words.iter().any(|w| self.words.contains(&key(*w)))
            || anchor
                .object
                .is_some_and(|o| self.objects.contains(&key(o)));
        if known {
            return false;
        }
        self.words.extend(anchor.words.iter().map(|w| key(*w)));
        self.objects.extend(anchor.object.map(key));
        true
    }
}

/// How far apart the words of a match stand, in bytes.
fn spread(anchor: &Anchor) -> usize {
    let first = anchor.words.first().map_or(0, |w| w.start);
    anchor
        .words
        .last()
        .map_or(0, |w| w.end.saturating_sub(first))
}

/// From the first to the last word of the match, object included.
pub(super) fn whole(scene: &Scene<'_>, verdict: &Verdict) -> Span<Folded> {
    let mut span = scene.hit.span;
    let reading = scene.reading();
    match &verdict.object {
        Some(Object::Named { phrases, .. }) => {
            for phrase in phrases {
                span = span.cover(reading.span(phrase.first, phrase.last));
            }
        }
        Some(Object::Generic(phrase)) => span = span.cover(reading.span(phrase.first, phrase.last)),
        _ => {}
    }
    span
}

fn finding(scene: &Scene<'_>, verdict: &Verdict, level: Level) -> Finding {
    let span = scene.prose(whole(scene, verdict));
    Finding {
        rule: scene.rule.id.clone(),
        level,
        confidence: verdict.confidence,
        message: message::message(scene, verdict),
        rationale: scene.rule.rationale.clone(),
        source: scene.rule.source.clone(),
        span,
        text: visible(&scene.document.prose[span.range()]),
        sentence: scene.prose(scene.sentence.span),
        location: location(scene.document, scene.block),
        evidence: evidence(scene, verdict),
        decision: decision(verdict),
        suggestions: Vec::new(),
        fingerprint: String::new(),
        suppression: None,
    }
}

fn approved_use(scene: &Scene<'_>, verdict: &Verdict) -> ApprovedUse {
    let span = scene.prose(whole(scene, verdict));
    ApprovedUse {
        rule: scene.rule.id.clone(),
        text: visible(&scene.document.prose[span.range()]),
        span,
        sentence: scene.prose(scene.sentence.span),
        location: location(scene.document, scene.block),
    }
}

fn decision(verdict: &Verdict) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = verdict.opinions.iter().map(|o| o.judge).collect();
    if names.is_empty() {
        names.push("phrase");
    }
    names
}

fn evidence(scene: &Scene<'_>, verdict: &Verdict) -> Vec<Evidence> {
    let reading = scene.reading();
    let mut all = Vec::new();
    let mut add = |role, span: Span<Folded>| {
        let span = scene.prose(span);
        all.push(Evidence {
            role,
            text: visible(&scene.document.prose[span.range()]),
            span,
        });
    };
    add(Role::Trigger, scene.hit.span);
    match &verdict.object {
        Some(Object::Named { head, .. }) => add(Role::Object, reading.units[*head].span),
        Some(Object::Generic(p)) => add(Role::Object, reading.span(p.first, p.last)),
        _ => {}
    }
    if let Some(p) = verdict.subject.main() {
        add(Role::Subject, reading.span(p.first, p.last));
    }
    if let Some(at) = verdict.denied_by {
        add(Role::Denial, reading.units[at].span);
    }
    all
}

/// Where a person looks for text of this block.
pub(super) fn location(document: &Document, block: &Block) -> Location {
    let heading = block
        .heading
        .and_then(|h| document.blocks.get(h))
        .map(|b| visible(&document.prose[b.span.range()]));
    let number = document
        .blocks
        .partition_point(|b| b.span.start < block.span.start)
        + 1;
    let running = matches!(block.kind, BlockKind::Body);
    Location {
        heading,
        paragraph: Some(number),
        part: (!running).then(|| block.kind.name().to_owned()),
        ..Location::default()
    }
}
