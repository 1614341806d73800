//! The pipeline that `check`, `fix` and `watch` share: discover the inputs, read and check each on
//! any thread, return the results by path.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read as _};
use std::sync::Arc;

use anyhow::Context as _;
use rayon::prelude::*;

use super::args::{InputArguments, PolicyArguments};
use super::inputs::{self, Input, Inputs, ResolvedInput};
use super::progress::Progress;
use super::settings::{self, Levels};
use super::{large_file, panics};
use sayso_documents::Format;
use sayso_engine::finding::{InputStatus, Problem, ProblemKind, Report};
use sayso_policy::sha256;
use sayso_settings::CompiledPolicy;

/// The inputs of a run and the policies that they are checked against.
pub(super) struct Run {
    pub(super) inputs: Inputs,
    /// By the first input of each.
    pub(super) policies: Vec<Arc<CompiledPolicy>>,
    /// What is missing or cannot be used.
    pub(super) problems: Vec<Problem>,
}

impl Run {
    /// Finds the inputs and compiles their policies. No input at all is a problem, since it is
    /// hardly intended.
    pub(super) fn discover(
        arguments: &InputArguments,
        policy: &PolicyArguments,
        levels: Levels,
    ) -> Self {
        let mut settings = settings::resolver(policy, levels);
        let stdin = arguments.stdin_filename.as_deref();
        let mut inputs = inputs::find(&arguments.paths, stdin, &arguments.reading, &mut settings);
        let (policies, mut of_settings) = settings.finish();
        of_settings.sort_by(|a, b| (&a.path, &a.reason).cmp(&(&b.path, &b.reason)));
        let mut problems = std::mem::take(&mut inputs.problems);
        problems.extend(of_settings);
        problems.extend(drafts(&policies));
        Self {
            inputs,
            policies,
            problems,
        }
    }

    /// The results of `work` over all inputs, in their order.
    pub(super) fn each<T: Send>(
        &self,
        progress: &Progress,
        work: impl Fn(&ResolvedInput) -> Option<T> + Sync,
    ) -> Vec<T> {
        let one = |input| {
            let result = work(input);
            progress.step();
            result
        };
        self.inputs.all.par_iter().filter_map(one).collect()
    }
}

/// A notice of each lexicon file whose rules have no examples yet.
fn drafts(policies: &[Arc<CompiledPolicy>]) -> Vec<Problem> {
    let lexicons = policies.iter().flat_map(|p| &p.checker.policy().lexicons);
    let mut notices: Vec<Problem> = Vec::new();
    for lexicon in lexicons {
        let path = lexicon.path();
        let count = lexicon.rules_without_examples();
        if count > 0 && notices.iter().all(|known| known.path != path) {
            let rules = if count == 1 {
                "1 rule has"
            } else {
                &format!("{count} rules have")
            };
            let reason =
                format!("{rules} too few examples; `sayso lexicon lint {path}` says which to add");
            notices.push(Problem {
                path,
                kind: ProblemKind::Notice,
                reason,
                span: None,
            });
        }
    }
    notices
}

/// Reads and checks one input. With `digest`, the report carries the digest of its bytes. A panic
/// is a problem of that input alone.
pub(super) fn check(input: &ResolvedInput, digest: bool) -> Report {
    if input.policy.is_none() {
        return failed(&input.input, ProblemKind::Config, None);
    }
    let read_and_check = || match read(input, !digest) {
        Ok(Some(bytes)) => check_as_detected(input, bytes.into(), digest),
        Ok(None) => Report::clean(input.input.path.clone(), Format::Text),
        Err(error) => unreadable(&input.input, &error),
    };
    panics::catch(read_and_check).unwrap_or_else(|message| panicked(&input.input, &message))
}

/// Checks an input that holds `bytes`. A panic is a problem of that input alone.
pub(super) fn check_bytes(input: &ResolvedInput, bytes: &[u8]) -> Report {
    panics::catch(|| check_as_detected(input, bytes.into(), false))
        .unwrap_or_else(|message| panicked(&input.input, &message))
}

/// The bytes of an input, or `None` for a large one with nothing to report, if `may_skip`.
fn read(input: &ResolvedInput, may_skip: bool) -> io::Result<Option<Vec<u8>>> {
    let (Some(path), Some(policy)) = (&input.input.file, &input.policy) else {
        return bytes(&input.input).map(Some);
    };
    let mut file = File::open(path)?;
    let len = file.metadata().map_or(0, |about| about.len());
    if may_skip && len >= large_file::LARGE && large_file::is_clean(input, &policy.checker) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(len).unwrap_or_default())?;
    file.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// All bytes of an input.
pub(super) fn bytes(input: &Input) -> io::Result<Vec<u8>> {
    match &input.file {
        Some(file) => std::fs::read(file),
        None => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}

fn check_as_detected(input: &ResolvedInput, bytes: Cow<'_, [u8]>, digest: bool) -> Report {
    let (format, encoding) = (input.format, input.encoding);
    let (policy, input) = (&input.policy, &input.input);
    let Some(policy) = policy else {
        return failed(input, ProblemKind::Config, None);
    };
    let format = match format.map_or_else(|| input.detect(&bytes), Ok) {
        Ok(format) => format,
        Err(why) if input.named => {
            let reason = format!("this format is not supported: {}", why.reason);
            return failed(input, ProblemKind::Unsupported, Some(reason));
        }
        Err(why) => return Report::empty(input.path.clone(), InputStatus::Skipped(why)),
    };
    let sha256 = digest.then(|| sha256(&bytes));
    let mut report = policy
        .checker
        .check_bytes(&input.path, bytes, format, encoding);
    report.sha256 = sha256;
    report
}

/// The threads of a run, of which this is one; 0 for one each core.
///
/// # Errors
/// The system has none to give.
pub(super) fn threads(threads: usize) -> anyhow::Result<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .use_current_thread()
        .build();
    pool.context("the worker threads could not be started")
}

/// The report on an input that cannot be checked. Without a reason, the configuration is to blame,
/// which is a problem already.
pub(super) fn failed(input: &Input, kind: ProblemKind, reason: Option<String>) -> Report {
    let why = "its configuration or policy cannot be used".to_owned();
    let status = InputStatus::Failed(reason.clone().unwrap_or(why));
    let mut report = Report::empty(input.path.clone(), status);
    report.problems.extend(reason.map(|reason| Problem {
        path: input.path.clone(),
        kind,
        reason,
        span: None,
    }));
    report
}

/// The report on an input that could not be read.
pub(super) fn unreadable(input: &Input, error: &io::Error) -> Report {
    failed(input, ProblemKind::Unreadable, Some(error.to_string()))
}

/// The report on an input over which the program panicked.
pub(super) fn panicked(input: &Input, message: &str) -> Report {
    let reason = format!("internal error, please report it: {message}");
    failed(input, ProblemKind::Internal, Some(reason))
}
