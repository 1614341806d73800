//! Diagnostics of the whole workspace, one file at a time, so that other jobs are not blocked.
//!
//! A client that has everything already gets its answer when something changes, as the protocol
//! wants it: it would repeat the request at once.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use encoding_rs::Encoding;
use serde_json::{Value, json};

use super::analysis::Analyzer;
use super::buffer::Buffer;
use super::documents::Snapshot;
use super::error::RequestError;
use super::job::{JobResult, PendingRequest};
use super::protocol::{Diagnostic, Uri};
use super::pull::{Items, ReportedDocument};
use super::{diagnostics, pull};
use sayso_discover::{self as discover, Decision, Input};
use sayso_documents::Format;
use sayso_documents::formats;

/// The requests for the workspace's diagnostics, and those of its files.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// Requests whose files are being checked.
    active: VecDeque<WorkspaceRequest>,
    /// Requests that are answered when something changes.
    waiting: Vec<WorkspaceRequest>,
    /// The diagnostics of files that are not open.
    checked: BTreeMap<PathBuf, CheckedFile>,
    /// Grows with every change of the policy, which outdates all of `checked`.
    policy_version: u64,
    /// Whether the client is gone, so that no request may be held back.
    finishing: bool,
}

/// A file, as it was when it was checked.
#[derive(Debug)]
struct CheckedFile {
    policy_version: u64,
    modified: Option<SystemTime>,
    diagnostics: Vec<Diagnostic>,
}

/// One request without an answer yet.
#[derive(Debug)]
struct WorkspaceRequest {
    request: PendingRequest,
    open: BTreeMap<Uri, Snapshot>,
    /// The ids of the diagnostics that the client has.
    previous: BTreeMap<Uri, String>,
    /// The files to check; `None` before they were listed.
    files: Option<VecDeque<Input>>,
    reports: Vec<Value>,
    seen: BTreeSet<Uri>,
    changed: bool,
}

impl Workspace {
    /// Whether there are files to check.
    pub(super) fn is_busy(&self) -> bool {
        !self.active.is_empty()
    }

    /// Takes a request, which `step` answers.
    pub(super) fn ask(
        &mut self,
        request: PendingRequest,
        open: Vec<Snapshot>,
        previous: BTreeMap<Uri, String>,
    ) {
        let open = open.into_iter().map(|d| (d.uri.clone(), d)).collect();
        self.active.push_back(WorkspaceRequest {
            request,
            open,
            previous,
            files: None,
            reports: Vec::new(),
            seen: BTreeSet::new(),
            changed: false,
        });
    }

    /// Something has changed: checks again for the pending requests.
    pub(super) fn resume(&mut self) {
        for mut request in std::mem::take(&mut self.waiting) {
            request.files = None;
            request.reports.clear();
            request.seen.clear();
            self.active.push_back(request);
        }
    }

    pub(super) fn policy_changed(&mut self) {
        self.policy_version += 1;
        self.resume();
    }

    /// Answers all pending requests, since nothing will change any more.
    pub(super) fn finish(&mut self) -> impl Iterator<Item = JobResult> + use<> {
        self.finishing = true;
        std::mem::take(&mut self.waiting)
            .into_iter()
            .map(WorkspaceRequest::answer)
    }

    /// Drops the request that is being answered, after a panic.
    pub(super) fn fail(&mut self) -> Option<JobResult> {
        let failed = self.active.pop_front()?.request;
        Some(JobResult::Answer(failed.id, Err(RequestError::Internal)))
    }

    /// Checks one more file.
    pub(super) fn step(&mut self, analyzer: &mut Analyzer) -> Option<JobResult> {
        let request = self.active.front_mut()?;
        if request.request.is_cancelled() {
            self.active.pop_front();
            return None;
        }
        let files = request.files.get_or_insert_with(|| files(analyzer));
        let Some(input) = files.pop_front() else {
            let request = self.active.pop_front()?;
            return self.complete(request, analyzer);
        };
        let uri = Uri::from_path(&input.file);
        match request.open.get(&uri).cloned() {
            // The client repeats the request after each change.
            Some(document) if document.is_outdated() => {
                request.seen.insert(uri);
            }
            Some(document) => {
                let found = analyzer.diagnostics(&document);
                request.add(&uri, Some(document.version), &found);
            }
            None => {
                let found = self.diagnostics(&input, &uri, analyzer);
                self.active.front_mut()?.add(&uri, None, &found);
            }
        }
        None
    }

    /// The diagnostics of a file that is not open.
    fn diagnostics(
        &mut self,
        input: &Input,
        uri: &Uri,
        analyzer: &mut Analyzer,
    ) -> Vec<Diagnostic> {
        let modified = std::fs::metadata(&input.file)
            .and_then(|m| m.modified())
            .ok();
        if let Some(checked) = self.checked.get(&input.file)
            && (checked.policy_version, checked.modified) == (self.policy_version, modified)
            && modified.is_some()
        {
            return checked.diagnostics.clone();
        }
        let found = check_file(input, uri, analyzer).unwrap_or_default();
        let checked = CheckedFile {
            policy_version: self.policy_version,
            modified,
            diagnostics: found.clone(),
        };
        self.checked.insert(input.file.clone(), checked);
        found
    }

    fn complete(
        &mut self,
        mut request: WorkspaceRequest,
        analyzer: &Analyzer,
    ) -> Option<JobResult> {
        for (uri, found) in analyzer.policy_diagnostics() {
            request.add(&uri, None, &found);
        }
        // Files that are gone have no diagnostics any more.
        let (seen, previous) = (&request.seen, &request.previous);
        let gone = previous.keys().filter(|uri| !seen.contains(*uri));
        let none = Items::of(&[]);
        let gone: Vec<Value> = gone.map(|uri| report(&none, None, uri, None)).collect();
        let is_new = request.changed || !gone.is_empty() || request.previous.is_empty();
        if !is_new && !self.finishing {
            self.waiting.push(request);
            return None;
        }
        request.reports.extend(gone);
        Some(request.answer())
    }
}

impl WorkspaceRequest {
    fn answer(self) -> JobResult {
        JobResult::Answer(self.request.id, Ok(json!({"items": self.reports})))
    }

    fn add(&mut self, uri: &Uri, version: Option<i32>, found: &[Diagnostic]) {
        if !self.seen.insert(uri.clone()) {
            return;
        }
        let previous = self.previous.get(uri).map(String::as_str);
        if previous.is_none() && found.is_empty() {
            return;
        }
        let items = Items::of(found);
        self.changed |= previous != Some(&items.id);
        self.reports.push(report(&items, previous, uri, version));
    }
}

fn report(items: &Items, previous: Option<&str>, uri: &Uri, version: Option<i32>) -> Value {
    pull::report(items, previous, Some(ReportedDocument { uri, version }))
}

/// The files that `check` would take, those included whose format a configuration chooses.
fn files(analyzer: &mut Analyzer) -> VecDeque<Input> {
    let roots = analyzer.session.roots.iter();
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
    let configured = unknown
        .filter(|(path, _)| analyzer.policies.resolve(Some(path)).0.format.is_some())
        .map(|(path, _)| Input::named(path));
    let configured: Vec<Input> = configured.collect();
    found.inputs.into_iter().chain(configured).collect()
}

/// Reads and checks a file as `check` would.
fn check_file(input: &Input, uri: &Uri, analyzer: &mut Analyzer) -> Option<Vec<Diagnostic>> {
    let bytes = std::fs::read(&input.file).ok()?;
    let head = &bytes[..bytes.len().min(discover::HEAD)];
    let Decision::Read(format) = input.decide(head) else {
        return None;
    };
    let encoding = analyzer.policies.resolve(Some(&input.file)).0.encoding;
    let buffer = Buffer::new(text_of(bytes, format, encoding)?);
    let analysis = analyzer.check_file(&input.file, buffer.text());
    Some(diagnostics::of(
        &analysis,
        uri,
        &buffer,
        analyzer.encoding(),
    ))
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
