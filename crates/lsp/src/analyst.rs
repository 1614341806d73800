//! What is known of documents: each is judged once for each of its states and each policy.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{Diagnostic, Uri};

use super::buffer::Buffer;
use super::diagnostics;
use super::documents::Snapshot;
use super::policies::{Day, Policies};
use super::position::Encoding;
use super::session::{EditorSettings, Session};
use super::subject::{Subject, subject};
use super::{toml_file, uri};
use sayso_documents::Document;
use sayso_engine::finding::{Finding, Report};
use sayso_policy::Mistake;
use sayso_settings::CompiledPolicy;

/// What is known of one document.
#[derive(Debug)]
pub(super) enum Analysis {
    /// It is copy, and was judged.
    Copy(Box<Judged>),
    /// It is a lexicon or configuration, with these mistakes.
    Policy(Vec<Mistake>),
    /// There is nothing to say of it.
    Nothing,
}

/// Copy that was judged.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) policy: Arc<CompiledPolicy>,
    pub(super) report: Report,
}

impl Judged {
    /// The document, which is kept where there is something to point at.
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

/// Judges documents and remembers the verdicts.
#[derive(Debug)]
pub(super) struct Analyst {
    pub(super) session: Session,
    pub(super) policies: Policies,
    /// By address: the state that was judged, and the verdict.
    known: BTreeMap<String, (u64, Arc<Analysis>)>,
    /// The files of open documents, whose policies are in use.
    files: BTreeMap<String, PathBuf>,
}

impl Analyst {
    pub(super) fn new(session: Session, day: Day) -> Self {
        let policies = Policies::new(day, session.settings.clone());
        Self {
            session,
            policies,
            known: BTreeMap::new(),
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

    /// Reads the configurations and lexicons again that open documents need.
    pub(super) fn reload(&mut self) {
        self.policies.reload();
        self.known.clear();
        for file in self.files.values() {
            self.policies.resolve(Some(file));
        }
    }

    pub(super) fn forget(&mut self, uri: &Uri) {
        self.known.remove(uri.as_str());
        self.files.remove(uri.as_str());
    }

    /// What is known of an open document.
    pub(super) fn analyse(&mut self, document: &Snapshot) -> Arc<Analysis> {
        let key = document.uri.as_str();
        if let Some((revision, analysis)) = self.known.get(key)
            && *revision == document.revision
        {
            return Arc::clone(analysis);
        }
        if let Some(path) = &document.path {
            self.files.insert(key.to_owned(), path.clone());
        }
        let text = document.buffer.text();
        let analysis = self.judge(document.path.as_deref(), &document.language, text);
        let analysis = Arc::new(analysis);
        // What is wrong with a policy file depends on others, too.
        if !matches!(*analysis, Analysis::Policy(_)) {
            let entry = (document.revision, Arc::clone(&analysis));
            self.known.insert(key.to_owned(), entry);
        }
        analysis
    }

    /// Judges a text that lies at `path` and is not open.
    pub(super) fn judge_file(&mut self, path: &Path, text: &str) -> Analysis {
        self.judge(Some(path), "", text)
    }

    fn judge(&mut self, path: Option<&Path>, language: &str, text: &str) -> Analysis {
        let what = subject(path, language, text);
        if matches!(what, Subject::Lexicon | Subject::Config) {
            let elsewhere = path.and_then(|path| self.policies.mistakes().remove(path));
            let elsewhere = elsewhere.unwrap_or_default();
            return Analysis::Policy(toml_file::mistakes(what, path, text, elsewhere));
        }
        let (settings, policy) = self.policies.resolve(path);
        let format = match (settings.format, what) {
            (Some(format), _) | (None, Subject::Copy(format)) => format,
            _ => return Analysis::Nothing,
        };
        match policy {
            Some(policy) if !settings.excluded => {
                let name = path.map(|p| p.display().to_string()).unwrap_or_default();
                let utf8 = Some(encoding_rs::UTF_8);
                let report = policy
                    .checker
                    .check_bytes(&name, text.as_bytes(), format, utf8);
                Analysis::Copy(Box::new(Judged { policy, report }))
            }
            _ => Analysis::Nothing,
        }
    }

    /// The diagnostics of an open document.
    pub(super) fn diagnostics(&mut self, document: &Snapshot) -> Vec<Diagnostic> {
        let analysis = self.analyse(document);
        diagnostics::of(&analysis, &document.uri, &document.buffer, self.encoding())
    }

    /// The diagnostics of the configurations and lexicons that are read and wrong, and what is
    /// wrong elsewhere.
    pub(super) fn policy_mistakes(&self) -> (Vec<(Uri, Vec<Diagnostic>)>, Vec<String>) {
        let mut files = Vec::new();
        for (path, mistakes) in self.policies.mistakes() {
            let Some(uri) = uri::from_path(&path) else {
                continue;
            };
            let buffer = Buffer::new(std::fs::read_to_string(path).unwrap_or_default());
            let found = diagnostics::of_mistakes(&mistakes, &buffer, self.encoding());
            files.push((uri, found));
        }
        (files, self.policies.complaints())
    }
}
