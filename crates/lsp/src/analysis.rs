//! What is known about documents. Each state of an open document is checked once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::buffer::Buffer;
use super::diagnostics;
use super::document_kind::{DocumentKind, document_kind};
use super::documents::Snapshot;
use super::policies::{Day, Policies};
use super::position::Encoding;
use super::protocol::{Diagnostic, Uri};
use super::session::{EditorSettings, Session};
use super::toml_file;
use sayso_documents::Document;
use sayso_engine::finding::{Finding, Report};
use sayso_policy::Mistake;
use sayso_settings::CompiledPolicy;

/// What is known about one document.
#[derive(Debug)]
pub(super) enum Analysis {
    /// A text, checked.
    Text(Box<CheckedText>),
    /// A lexicon or configuration, with its mistakes.
    Policy(Vec<Mistake>),
    /// The document is not checked.
    None,
}

/// A text that was checked.
#[derive(Debug)]
pub(super) struct CheckedText {
    pub(super) policy: Arc<CompiledPolicy>,
    pub(super) report: Report,
}

impl CheckedText {
    /// The document, which is kept where it has findings or approved wording.
    pub(super) fn document(&self) -> Option<&Document> {
        self.report.document.as_deref()
    }

    /// The findings that are shown.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Finding> {
        let least = self.policy.min_level;
        let shown = move |f: &&Finding| f.suppression.is_none() && f.level >= least;
        self.report.findings.iter().filter(shown)
    }
}

/// Checks documents and keeps the results of open ones.
#[derive(Debug)]
pub(super) struct Analyzer {
    pub(super) session: Session,
    pub(super) policies: Policies,
    /// The latest analysis of each open document, with its revision.
    analyses: BTreeMap<Uri, (u64, Arc<Analysis>)>,
    /// The files of open documents, whose policies are in use.
    files: BTreeMap<Uri, PathBuf>,
}

impl Analyzer {
    pub(super) fn new(session: Session, day: Day) -> Self {
        let policies = Policies::new(day, session.settings.clone());
        Self {
            session,
            policies,
            analyses: BTreeMap::new(),
            files: BTreeMap::new(),
        }
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.session.encoding
    }

    /// Replaces what is set in the editor.
    pub(super) fn configure(&mut self, settings: EditorSettings) {
        self.policies.configure(settings);
        self.reload();
    }

    /// Reads the configurations and lexicons of open documents again.
    pub(super) fn reload(&mut self) {
        self.policies.reload();
        self.analyses.clear();
        for file in self.files.values() {
            self.policies.resolve(Some(file));
        }
    }

    pub(super) fn close(&mut self, uri: &Uri) {
        self.analyses.remove(uri);
        self.files.remove(uri);
    }

    /// The analysis of an open document.
    pub(super) fn analyze(&mut self, document: &Snapshot) -> Arc<Analysis> {
        if let Some((revision, analysis)) = self.analyses.get(&document.uri)
            && *revision == document.revision
        {
            return Arc::clone(analysis);
        }
        if let Some(path) = &document.path {
            self.files.insert(document.uri.clone(), path.clone());
        }
        let text = document.buffer.text();
        let analysis = self.check(document.path.as_deref(), &document.language, text);
        let analysis = Arc::new(analysis);
        // The mistakes of a policy file depend on other files, too.
        if !matches!(*analysis, Analysis::Policy(_)) {
            let entry = (document.revision, Arc::clone(&analysis));
            self.analyses.insert(document.uri.clone(), entry);
        }
        analysis
    }

    /// Checks the text of a file that is not open.
    pub(super) fn check_file(&mut self, path: &Path, text: &str) -> Analysis {
        self.check(Some(path), "", text)
    }

    fn check(&mut self, path: Option<&Path>, language: &str, text: &str) -> Analysis {
        let kind = document_kind(path, language, text);
        if matches!(kind, DocumentKind::Lexicon | DocumentKind::Config) {
            let on_disk = path.and_then(|path| self.policies.mistakes().remove(path));
            let on_disk = on_disk.unwrap_or_default();
            return Analysis::Policy(toml_file::mistakes(kind, path, text, on_disk));
        }
        let (settings, policy) = self.policies.resolve(path);
        let format = match (settings.format, kind) {
            (Some(format), _) | (None, DocumentKind::Text(format)) => format,
            _ => return Analysis::None,
        };
        let Some(policy) = policy.filter(|_| !settings.excluded) else {
            return Analysis::None;
        };
        let name = path.map(|p| p.display().to_string()).unwrap_or_default();
        let utf8 = Some(encoding_rs::UTF_8);
        let report = policy
            .checker
            .check_bytes(&name, text.as_bytes(), format, utf8);
        Analysis::Text(Box::new(CheckedText { policy, report }))
    }

    /// The diagnostics of an open document.
    pub(super) fn diagnostics(&mut self, document: &Snapshot) -> Vec<Diagnostic> {
        let analysis = self.analyze(document);
        diagnostics::of(&analysis, &document.uri, &document.buffer, self.encoding())
    }

    /// The diagnostics of the configurations and lexicons that have mistakes.
    pub(super) fn policy_diagnostics(&self) -> Vec<(Uri, Vec<Diagnostic>)> {
        let mistakes = self.policies.mistakes().into_iter();
        mistakes
            .map(|(path, mistakes)| {
                let uri = Uri::from_path(&path);
                let buffer = Buffer::new(std::fs::read_to_string(path).unwrap_or_default());
                let found = diagnostics::of_mistakes(&mistakes, &buffer, self.encoding());
                (uri, found)
            })
            .collect()
    }
}
