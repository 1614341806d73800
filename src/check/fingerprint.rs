//! Fingerprints: stable under moves and edits elsewhere, different for the same text twice.

use foldhash::{HashMap, HashMapExt};
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::finding::{Finding, Fingerprint, Near, Said};
use crate::judge::visible;
use crate::normalize::fold;

/// So many digests are worth the work of all threads.
const MANY: usize = 512;

/// What the findings have in common that say the same of the same words.
struct Kind {
    /// The digest of what they say.
    said: [u8; 32],
    /// The fingerprint of the first such finding of a document.
    print: Fingerprint,
    /// What the fingerprints of others go on from, where there are some: it is twice as large as
    /// the rest.
    goes_on: Option<Box<Sha256>>,
}

impl Kind {
    /// The kind of `finding`, of which there are `count`.
    fn of(document: &Document, finding: &Finding, count: usize) -> Self {
        let said = said(document, finding);
        Self {
            said: said.clone().finalize().into(),
            print: print(said.clone(), 0),
            goes_on: (count > 1).then(|| said.into()),
        }
    }
}

/// Gives every finding its fingerprint: a digest of its rule, its words, its sentence, and how
/// many of the same stand before it.
pub(super) fn number(document: &Document, findings: &mut [Finding]) {
    let (of_findings, firsts) = kinds(findings);
    let kind = |(first, count): &(usize, usize)| Kind::of(document, &findings[*first], *count);
    let many = findings.len() >= MANY;
    let kinds: Vec<Kind> = match many {
        true => firsts.par_iter().map(kind).collect(),
        false => firsts.iter().map(kind).collect(),
    };
    let counted = counted(&kinds, of_findings);
    let print = |(finding, (kind, before)): (&mut Finding, (usize, usize))| {
        let kind: &Kind = &kinds[kind];
        let said = || kind.goes_on.as_deref().cloned();
        finding.fingerprint = match before {
            0 => kind.print,
            _ => print(
                said().unwrap_or_else(|| self::said(document, finding)),
                before,
            ),
        };
    };
    match many {
        true => findings.par_iter_mut().zip(counted).for_each(print),
        false => findings.iter_mut().zip(counted).for_each(print),
    }
}

/// The kind of each finding, and the first finding of each kind with how many there are: those
/// that share what they say stand in the same words.
fn kinds(findings: &[Finding]) -> (Vec<usize>, Vec<(usize, usize)>) {
    let mut known: HashMap<*const Said<Near>, usize> = HashMap::new();
    let mut firsts = Vec::new();
    let kind = |(at, finding): (usize, &Finding)| {
        let kind = known.entry(std::ptr::from_ref::<Said<Near>>(finding));
        let kind = *kind.or_insert_with(|| {
            firsts.push((at, 0));
            firsts.len() - 1
        });
        firsts[kind].1 += 1;
        kind
    };
    let kinds = findings.iter().enumerate().map(kind).collect();
    (kinds, firsts)
}

/// The kind of each finding, and how many that say the same stand before it.
fn counted(kinds: &[Kind], of_findings: Vec<usize>) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..kinds.len()).collect();
    order.sort_unstable_by_key(|kind| &kinds[*kind].said);
    let mut same = vec![0; kinds.len()];
    for equal in order.chunk_by(|a, b| kinds[*a].said == kinds[*b].said) {
        equal.iter().for_each(|kind| same[*kind] = equal[0]);
    }
    let mut count = vec![0; kinds.len()];
    let counted = of_findings.into_iter().map(|kind| {
        let next = &mut count[same[kind]];
        *next += 1;
        (kind, *next - 1)
    });
    counted.collect()
}

fn print(mut said: Sha256, before: usize) -> Fingerprint {
    add(&mut said, &before.to_string());
    let digest: [u8; 32] = said.finalize().into();
    Fingerprint::of(std::array::from_fn(|at| digest[at]))
}

/// What the same findings share.
fn said(document: &Document, finding: &Finding) -> Sha256 {
    let mut hash = Sha256::new();
    add(&mut hash, &finding.rule);
    for span in [finding.span(), finding.sentence()] {
        let folded = fold(&document.prose()[span.range()], 0);
        add(&mut hash, &visible(&folded.text));
    }
    hash
}

fn add(hash: &mut Sha256, part: &str) {
    hash.update(part.as_bytes());
    hash.update([0]);
}
