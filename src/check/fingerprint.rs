//! Fingerprints: stable under moves and edits elsewhere, different for the same text twice.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::finding::Finding;
use crate::judge::visible;
use crate::normalize::fold;

/// Gives every finding its fingerprint: a digest of its rule, its words, its sentence, and how
/// many of the same stand before it.
pub(super) fn number(document: &Document, findings: &mut [Finding]) {
    let mut seen: BTreeMap<(String, String, String), usize> = BTreeMap::new();
    for finding in findings {
        let sentence = visible(&fold(&document.prose[finding.sentence.range()], 0).text);
        let words = visible(&fold(&document.prose[finding.span.range()], 0).text);
        let key = (finding.rule.clone(), words, sentence);
        let count = seen.entry(key.clone()).or_insert(0);
        let mut hash = Sha256::new();
        for part in [&key.0, &key.1, &key.2, &count.to_string()] {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        *count += 1;
        finding.fingerprint = hash
            .finalize()
            .iter()
            .take(8)
            .map(|b| format!("{b:02x}"))
            .collect();
    }
}
