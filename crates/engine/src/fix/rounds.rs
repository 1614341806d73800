//! Check, choose, write, and again, until nothing changes.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::Encoding;

use crate::finding::{Applicability, Finding, InputStatus, Report};

use super::apply::{Refusal, TRIES, apply};
use super::plan::{Candidate, candidates, choose};
use super::result::{AppliedFix, FixLog, FixResult, NotFixed};

/// More rounds than texts need: a rewrite that makes a finding of its own takes one more.
const ROUNDS: usize = 12;

/// How often the fix restarts without the rules whose rewrites are unstable.
const ATTEMPTS: usize = 4;

/// How many rewrites one sentence takes in this round. The first rounds take one, so that the
/// next is made for the sentence as it has become; a sentence that needs many gets them, too.
fn per_sentence(round: usize) -> usize {
    4_usize.saturating_pow(u32::try_from(round.saturating_sub(2)).unwrap_or(u32::MAX))
}

/// A file that grows beyond this is not being fixed.
fn ceiling(bytes: &[u8]) -> usize {
    2 * bytes.len() + 4096
}

/// Fixes `bytes` with suggestions that are trusted as far as `least`, until a check finds nothing
/// more to fix; fixing the result again changes nothing. Rules whose rewrites undo or trigger each
/// other are left out.
///
/// `check` judges bytes; the encoding is `None` at first, and then what they were read as.
pub fn fix(
    bytes: Vec<u8>,
    least: Applicability,
    check: impl Fn(&[u8], Option<&'static Encoding>) -> Report,
) -> FixResult {
    let mut excluded = Rules::new();
    for _ in 0..ATTEMPTS {
        match attempt(&bytes, least, &excluded, &check) {
            Ok(result) => return result,
            Err(unstable) => excluded.extend(unstable),
        }
    }
    let report = check(&bytes, None);
    result(State { bytes, report }, Vec::new(), least, &[])
}

/// Names of rules.
type Rules = BTreeSet<String>;

/// Fixes without the rules that are `excluded`, or returns those that are unstable.
fn attempt(
    bytes: &[u8],
    least: Applicability,
    excluded: &Rules,
    check: &impl Fn(&[u8], Option<&'static Encoding>) -> Report,
) -> Result<FixResult, Rules> {
    let ceiling = ceiling(bytes);
    let mut now = State {
        report: check(bytes, None),
        bytes: bytes.to_vec(),
    };
    // How the file reads as it was given; later checks get its encoding.
    let problems = now.report.problems.clone();
    let mut rounds: Vec<Vec<AppliedFix>> = Vec::new();
    while rounds.len() < ROUNDS {
        let mut open = open(&now.report, least);
        open.retain(|c| !excluded.contains(&*c.finding.rule));
        let step = step(&now, open, per_sentence(rounds.len()));
        if step.fixed.is_empty() {
            return Ok(result(now, rounds, least, &step.refused));
        }
        if step.bytes.len() > ceiling {
            rounds.push(step.fixed);
            break;
        }
        let document = now.report.document.as_ref();
        let mut report = check(&step.bytes, document.map(|d| d.encoding.encoding));
        if matches!(report.status, InputStatus::Failed(_)) {
            return Ok(result(now, rounds, least, &[]));
        }
        report.problems.clone_from(&problems);
        now = State {
            bytes: step.bytes,
            report,
        };
        rounds.push(step.fixed);
    }
    // Stable rewrites were done in the first half.
    Err(rules(&rounds[rounds.len() / 2..]))
}

/// The rules whose rewrites were written in these rounds.
fn rules(rounds: &[Vec<AppliedFix>]) -> Rules {
    rounds.iter().flatten().map(|m| m.rule.clone()).collect()
}

/// The file between two rounds.
struct State {
    bytes: Vec<u8>,
    report: Report,
}

/// The findings that can be fixed.
fn open(report: &Report, least: Applicability) -> Vec<Candidate<'_>> {
    let document = report.document.as_deref();
    document.map_or_else(Vec::new, |d| candidates(d, &report.findings, least))
}

/// What one round did.
#[derive(Default)]
struct Step {
    bytes: Vec<u8>,
    fixed: Vec<AppliedFix>,
    /// By their place in the report of the state before.
    refused: Vec<(usize, Refusal)>,
}

fn step(now: &State, mut open: Vec<Candidate<'_>>, mut per_sentence: usize) -> Step {
    let Some(document) = now.report.document.as_deref() else {
        return Step::default();
    };
    let mut tries = TRIES;
    let mut refused: Vec<(usize, Refusal)> = Vec::new();
    while !open.is_empty() {
        let chosen = choose(open.clone(), per_sentence);
        let applied = apply(&now.bytes, document, chosen, &mut tries);
        if !applied.written.is_empty() {
            let log = FixLog::new(document);
            let written = applied.written.iter();
            let fixed = written.map(|(finding, rewrite)| log.record(finding, rewrite));
            return Step {
                bytes: applied.bytes,
                fixed: fixed.collect(),
                refused,
            };
        }
        // Those that was back may go where the refused ones could not.
        let gone: BTreeSet<usize> = applied.refused.iter().map(|(at, _)| *at).collect();
        open.retain(|c| !gone.contains(&c.at));
        refused.extend(applied.refused);
        per_sentence = per_sentence.saturating_mul(4);
    }
    Step {
        refused,
        ..Step::default()
    }
}

/// The account of a file that came to rest, by way of these rounds.
fn result(
    last: State,
    rounds: Vec<Vec<AppliedFix>>,
    least: Applicability,
    refused: &[(usize, Refusal)],
) -> FixResult {
    let mut fixed: Vec<AppliedFix> = rounds.into_iter().flatten().collect();
    fixed.sort_by_key(|m| m.line);
    let left = left(&last.report, least, refused);
    FixResult {
        bytes: last.bytes,
        fixed,
        report: last.report,
        left,
    }
}

fn left(
    report: &Report,
    least: Applicability,
    refused: &[(usize, Refusal)],
) -> Vec<Option<NotFixed>> {
    let refused: BTreeMap<usize, &Refusal> = refused.iter().map(|(at, why)| (*at, why)).collect();
    let open: BTreeSet<usize> = open(report, least).iter().map(|c| c.at).collect();
    let why = |(at, finding): (usize, &Finding)| {
        if finding.suppression.is_some() {
            return None;
        }
        Some(match refused.get(&at) {
            Some(why) => NotFixed::Refused((*why).clone()),
            None if open.contains(&at) => NotFixed::Unstable,
            None => NotFixed::no_candidate(finding),
        })
    };
    report.findings.iter().enumerate().map(why).collect()
}

#[cfg(test)]
mod tests;
