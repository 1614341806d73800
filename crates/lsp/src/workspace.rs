//! Diagnostics of the whole workspace, one file at a time, so that other jobs need not wait.
//!
//! A client that has everything already is answered when something changes, as the protocol
//! foresees: it would ask again at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use encoding_rs::Encoding;
use lsp_types::{Diagnostic, Uri};
use serde_json::json;

use super::analyst::Analyst;
use super::buffer::Buffer;
use super::documents::Snapshot;
use super::job::{Done, Ticket};
use super::pull::{Items, Of};
use super::rpc::{Fault, Json, to_json};
use super::{diagnostics, pull, uri};
use sayso_discover::{self as discover, Input, Settled};
use sayso_documents::Format;
use sayso_documents::formats;

/// The requests for the workspace's diagnostics, and what is known of its files.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    looking: VecDeque<Look>,
    /// Answered when something changes.
    resting: Vec<Look>,
    known: BTreeMap<PathBuf, Known>,
    /// Grows with everything that makes what is known of files worthless.
    epoch: u64,
    /// Whether the client has hung up, so that nothing may rest any more.
    closing: bool,
}

/// A file as it was when it was judged.
#[derive(Debug)]
struct Known {
    epoch: u64,
    written: Option<SystemTime>,
    diagnostics: Vec<Diagnostic>,
}

/// One request on its way.
#[derive(Debug)]
struct Look {
    ticket: Ticket,
    open: BTreeMap<String, Snapshot>,
    /// What the client has, by address.
    previous: BTreeMap<String, String>,
    /// Files still to look at; `None` before they were listed.
    files: Option<VecDeque<Input>>,
    items: Vec<Json>,
    seen: BTreeSet<String>,
    changed: bool,
}

impl Workspace {
    /// Whether there are files to look at.
    pub(super) fn is_busy(&self) -> bool {
        !self.looking.is_empty()
    }

    /// Takes a request; it is answered by steps.
    pub(super) fn ask(
        &mut self,
        ticket: Ticket,
        open: Vec<Snapshot>,
        previous: BTreeMap<String, String>,
    ) {
        let open = open
            .into_iter()
            .map(|d| (d.uri.as_str().to_owned(), d))
            .collect();
        self.looking.push_back(Look {
            ticket,
            open,
            previous,
            files: None,
            items: Vec::new(),
            seen: BTreeSet::new(),
            changed: false,
        });
    }

    /// Something has changed: looks again for those who wait.
    pub(super) fn wake(&mut self) {
        for mut look in std::mem::take(&mut self.resting) {
            look.files = None;
            look.items.clear();
            look.seen.clear();
            self.looking.push_back(look);
        }
    }

    /// The policy has changed: what is known of files holds no more.
    pub(super) fn forget(&mut self) {
        self.epoch += 1;
        self.wake();
    }

    /// Answers all that rest, since nothing will change any more.
    pub(super) fn close(&mut self) -> impl Iterator<Item = Done> + use<> {
        self.closing = true;
        std::mem::take(&mut self.resting)
            .into_iter()
            .map(Look::answer)
    }

    /// Looks at one more file.
    pub(super) fn step(&mut self, analyst: &mut Analyst) -> Option<Done> {
        let mut look = self.looking.pop_front()?;
        if look.ticket.is_cancelled() {
            return None;
        }
        let files = look.files.get_or_insert_with(|| files(analyst));
        let Some(input) = files.pop_front() else {
            return self.finish(look, analyst);
        };
        if let Some(uri) = uri::from_path(&input.file) {
            match look.open.get(uri.as_str()).cloned() {
                // The client asks for it by itself after each change.
                Some(document) if document.is_outdated() => {
                    look.seen.insert(uri.as_str().to_owned());
                }
                Some(document) => {
                    let found = analyst.diagnostics(&document);
                    look.add(&uri, Some(document.version), &found);
                }
                None => {
                    let found = self.closed(&input, &uri, analyst);
                    look.add(&uri, None, &found);
                }
            }
        }
        self.looking.push_front(look);
        None
    }

    /// Drops the request in hand after a fault.
    pub(super) fn give_up(&mut self) -> impl Iterator<Item = Done> + use<> {
        let look = self.looking.pop_front();
        look.map(|look| Done::Answered(look.ticket.number, Err(Fault::Internal)))
            .into_iter()
    }

    /// The diagnostics of a file that is not open.
    fn closed(&mut self, input: &Input, uri: &Uri, analyst: &mut Analyst) -> Vec<Diagnostic> {
        let written = std::fs::metadata(&input.file)
            .and_then(|m| m.modified())
            .ok();
        if let Some(known) = self.known.get(&input.file)
            && (known.epoch, known.written) == (self.epoch, written)
            && written.is_some()
        {
            return known.diagnostics.clone();
        }
        let found = judge_file(input, uri, analyst).unwrap_or_default();
        let known = Known {
            epoch: self.epoch,
            written,
            diagnostics: found.clone(),
        };
        self.known.insert(input.file.clone(), known);
        found
    }

    fn finish(&mut self, mut look: Look, analyst: &Analyst) -> Option<Done> {
        for (uri, found) in analyst.policy_mistakes().0 {
            look.add(&uri, None, &found);
        }
        // Files that are gone have nothing any more.
        let gone = look.previous.keys().filter(|uri| !look.seen.contains(*uri));
        let nothing = Items::of(&[]);
        let gone: Vec<Json> = gone.map(|uri| item(&nothing, None, uri, None)).collect();
        let news = look.changed || !gone.is_empty() || look.previous.is_empty();
        if !news && !self.closing {
            self.resting.push(look);
            return None;
        }
        look.items.extend(gone);
        Some(look.answer())
    }
}

impl Look {
    fn answer(self) -> Done {
        Done::Answered(
            self.ticket.number,
            Ok(to_json(json!({"items": self.items}))),
        )
    }

    fn add(&mut self, uri: &Uri, version: Option<i32>, found: &[Diagnostic]) {
        let key = uri.as_str();
        if !self.seen.insert(key.to_owned()) {
            return;
        }
        let previous = self.previous.get(key).map(String::as_str);
        if previous.is_none() && found.is_empty() {
            return;
        }
        let items = Items::of(found);
        self.changed |= previous != Some(&items.id);
        self.items.push(item(&items, previous, key, version));
    }
}

fn item(items: &Items, previous: Option<&str>, uri: &str, version: Option<i32>) -> Json {
    pull::answer(items, previous, Some(Of { uri, version }))
}

/// The files that `check` would take, those included whose format a configuration tells.
fn files(analyst: &mut Analyst) -> VecDeque<Input> {
    let roots = analyst.session.roots.iter();
    let roots: Vec<String> = roots.map(|root| root.display().to_string()).collect();
    if roots.is_empty() {
        return VecDeque::new();
    }
    let found = discover::discover(&roots, &discover::Options::default());
    let skipped = found
        .skipped
        .iter()
        .map(|s| (Path::new(&s.path), s.why.reason));
    let unknown = skipped.filter(|(_, reason)| *reason == discover::UNKNOWN);
    let told = unknown
        .filter(|(path, _)| analyst.policies.resolve(Some(path)).0.format.is_some())
        .map(|(path, _)| Input::named(path));
    let told: Vec<Input> = told.collect();
    found.inputs.into_iter().chain(told).collect()
}

/// Reads and judges a file as `check` would.
fn judge_file(input: &Input, uri: &Uri, analyst: &mut Analyst) -> Option<Vec<Diagnostic>> {
    let bytes = std::fs::read(&input.file).ok()?;
    let head = &bytes[..bytes.len().min(discover::HEAD)];
    let Settled::Read(format) = input.settle(head) else {
        return None;
    };
    let encoding = analyst.policies.resolve(Some(&input.file)).0.encoding;
    let buffer = Buffer::new(text_of(bytes, format, encoding)?);
    let analysis = analyst.judge_file(&input.file, buffer.text());
    Some(diagnostics::of(&analysis, uri, &buffer, analyst.encoding()))
}

/// The text as an editor shows it, in which positions count: decoded, without byte order mark.
fn text_of(bytes: Vec<u8>, format: Format, encoding: Option<&'static Encoding>) -> Option<String> {
    let decoded = |bytes: &[u8]| Some(formats::read(bytes, format, encoding).ok()?.text);
    if encoding.is_some() {
        return decoded(&bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned()),
        Err(error) => decoded(error.as_bytes()),
    }
}
