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

/// Gives every finding its fingerprint: a digest of its rule, its words, its sentence, and how
/// many of the same stand before it.
pub(super) fn number(document: &Document, findings: &mut [Finding]) {
    let (kinds, firsts) = kinds(findings);
    let said = |first: &usize| said(document, &findings[*first]);
    let said: Vec<Sha256> = if firsts.len() >= MANY {
        firsts.par_iter().map(said).collect()
    } else {
        firsts.iter().map(said).collect()
    };
    let counted = counted(&said, kinds);
    let print = |(finding, (kind, before)): (&mut Finding, (usize, usize))| {
        finding.fingerprint = print(said[kind].clone(), before);
    };
    if findings.len() >= MANY {
        findings.par_iter_mut().zip(counted).for_each(print);
    } else {
        findings.iter_mut().zip(counted).for_each(print);
    }
}

/// The kind of each finding, and the first finding of each kind: those that share what they say
/// stand in the same words.
fn kinds(findings: &[Finding]) -> (Vec<usize>, Vec<usize>) {
    let mut known: HashMap<*const Said<Near>, usize> = HashMap::new();
    let mut firsts = Vec::new();
    let kind = |(at, finding): (usize, &Finding)| {
        let kind = known.entry(std::ptr::from_ref::<Said<Near>>(finding));
        *kind.or_insert_with(|| {
            firsts.push(at);
            firsts.len() - 1
        })
    };
    let kinds = findings.iter().enumerate().map(kind).collect();
    (kinds, firsts)
}

/// The kind of each finding, and how many that say the same stand before it.
fn counted(said: &[Sha256], kinds: Vec<usize>) -> Vec<(usize, usize)> {
    let mut seen: HashMap<_, usize> = HashMap::new();
    let mut count = vec![0; said.len()];
    let same = said.iter().enumerate();
    let same = same.map(|(kind, hash)| *seen.entry(hash.clone().finalize()).or_insert(kind));
    let same: Vec<usize> = same.collect();
    let counted = kinds.into_iter().map(|kind| {
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
