//! Fingerprints: stable under moves and edits elsewhere, different for the same text twice.

use std::collections::HashMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::finding::{Finding, Fingerprint};
use crate::judge::visible;
use crate::normalize::fold;

/// So many findings are worth the work of all threads.
const MANY: usize = 512;

/// Gives every finding its fingerprint: a digest of its rule, its words, its sentence, and how
/// many of the same stand before it.
pub(super) fn number(document: &Document, findings: &mut [Finding]) {
    let many = findings.len() >= MANY;
    let said = |finding: &Finding| {
        let hash = said(document, finding);
        let digest = hash.clone().finalize();
        (hash, digest)
    };
    let said: Vec<_> = if many {
        findings.par_iter().map(said).collect()
    } else {
        findings.iter().map(said).collect()
    };
    let mut seen: HashMap<_, usize> = HashMap::new();
    let count = |(hash, digest)| {
        let next = seen.entry(digest).or_insert(0);
        *next += 1;
        (hash, *next - 1)
    };
    let counted: Vec<(Sha256, usize)> = said.into_iter().map(count).collect();
    if many {
        let findings = findings.par_iter_mut().zip(counted);
        findings.for_each(|(finding, counted)| print(finding, counted));
    } else {
        let findings = findings.iter_mut().zip(counted);
        findings.for_each(|(finding, counted)| print(finding, counted));
    }
}

fn print(finding: &mut Finding, (mut hash, before): (Sha256, usize)) {
    add(&mut hash, &before.to_string());
    let digest: [u8; 32] = hash.finalize().into();
    finding.fingerprint = Fingerprint::of(std::array::from_fn(|at| digest[at]));
}

/// What the same findings share.
fn said(document: &Document, finding: &Finding) -> Sha256 {
    let mut hash = Sha256::new();
    add(&mut hash, &finding.rule);
    for span in [finding.span(), finding.sentence()] {
        let folded = fold(&document.prose[span.range()], 0);
        add(&mut hash, &visible(&folded.text));
    }
    hash
}

fn add(hash: &mut Sha256, part: &str) {
    hash.update(part.as_bytes());
    hash.update([0]);
}
