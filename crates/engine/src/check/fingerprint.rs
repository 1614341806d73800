//! Fingerprints: stable under moves and edits elsewhere, different for the same text twice.

use sha2::{Digest, Sha256};

use crate::finding::{Finding, Fingerprint};
use crate::judge::visible;
use sayso_documents::{Document, parallel};
use sayso_text::folding::fold;

/// So many digests are computed on all threads.
const MANY: usize = 512;

/// Gives every finding its fingerprint: a digest of its rule, its words, its sentence, and how
/// many of the same are before it. Findings are in the order of the document.
pub(super) fn number(document: &Document, findings: &mut [Finding]) {
    let many = findings.len() >= MANY;
    for_each(findings, many, |_, finding| {
        finding.fingerprint = print(said(document, finding), 0);
    });
    // Equal findings have equal digests now; all but the first of them need another.
    let mut order: Vec<&mut Finding> = findings.iter_mut().collect();
    order.sort_by_key(|finding| finding.fingerprint);
    let same = order.chunk_by_mut(|a, b| a.fingerprint == b.fingerprint);
    let mut same: Vec<_> = same.filter(|same| same.len() > 1).collect();
    for_each(&mut same, many, |_, same| {
        let said = said(document, same[0]);
        for_each(&mut same[1..], many, |before, finding| {
            finding.fingerprint = print(said.clone(), before + 1);
        });
    });
}

/// Does it to each item, in any order: on all threads, where there are many.
fn for_each<T: Send>(items: &mut [T], many: bool, each: impl Fn(usize, &mut T) + Send + Sync) {
    if many {
        return parallel::for_each_mut(items, each);
    }
    let items = items.iter_mut().enumerate();
    items.for_each(|(index, item)| each(index, item));
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
    if let Some(outside) = &finding.outside {
        add(&mut hash, &outside.words);
    }
    hash
}

fn add(hash: &mut Sha256, part: &str) {
    hash.update(part.as_bytes());
    hash.update([0]);
}
