//! Writes what a report has many of: records are made and written on all threads, some at a time, so
//! that there is never a tree of all of them.

use std::io;

use serde::Serialize;

use super::super::Context;
use super::super::places::Places;
use super::{build, record, relay};
use sayso_engine::finding::{ApprovedUse, Finding, Outcome, Report};

/// So many records are one thread's work at a time: what they are written into stays in its cache.
const SHARE: usize = 32;

/// Something that has a record in a list.
pub(super) trait Listed: Sync {
    /// Its record.
    fn record(&self) -> impl Serialize;
}

/// A report with the lines of its document.
pub(super) type Located<'o> = (&'o Report, Places<'o>);

/// A finding in its report.
pub(super) struct Found<'o>(&'o Located<'o>, &'o Finding);

/// A use of approved wording in its report.
pub(super) struct Used<'o>(&'o Located<'o>, &'o ApprovedUse);

impl Listed for Found<'_> {
    fn record(&self) -> impl Serialize {
        let (report, places) = self.0;
        let record: record::Finding<'_> = build::finding(report, self.1, places);
        record
    }
}

impl Listed for Used<'_> {
    fn record(&self) -> impl Serialize {
        let (report, places) = self.0;
        let record: record::Approved<'_> = build::approved(report, self.1, places);
        record
    }
}

/// The reports in which something is listed.
pub(super) fn places(outcome: &Outcome) -> Vec<Located<'_>> {
    let reports = outcome.reports.iter();
    reports
        .filter(|of| !of.findings.is_empty() || !of.approved.is_empty())
        .map(|of| (of, Places::of(of)))
        .collect()
}

/// All findings that are shown.
pub(super) fn findings<'o>(places: &'o [Located<'o>], context: &Context<'_>) -> Vec<Found<'o>> {
    let shown = |located: &'o Located<'o>| context.shown(located.0).map(|f| Found(located, f));
    places.iter().flat_map(shown).collect()
}

/// All uses of approved wording.
pub(super) fn approved<'o>(places: &'o [Located<'o>], context: &Context<'_>) -> Vec<Used<'o>> {
    let shown = |located: &'o Located<'o>| context.shown_approved(located.0);
    let used = |located: &'o Located<'o>| shown(located).map(move |a| Used(located, a));
    places.iter().flat_map(used).collect()
}

/// Puts out what `one` writes of each item, of which it is told the number, in their order.
pub(super) fn write<T: Sync>(
    out: &mut impl io::Write,
    items: &[T],
    one: impl Fn(usize, &T, &mut Vec<u8>) -> io::Result<()> + Sync,
) -> io::Result<()> {
    relay::each(out, items.len().div_ceil(SHARE), |nth, out| {
        let items = items.iter().enumerate().skip(nth * SHARE);
        let mut share = items.take(SHARE);
        share.try_for_each(|(at, item)| one(at, item, out))
    })
}
