//! `sayso explain`: what a rule is, or why the text at a place was or was not reported.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::lexicon::rule;
use crate::cli::args::ExplainArguments;
use crate::cli::exit::Exit;
use crate::cli::inputs::Input;
use crate::cli::settings::{self, Levels};
use crate::cli::{run as reading, stderr};
use sayso_discover::missing;
use sayso_engine::check::{Candidate, Explanation, LeftOut};
use sayso_policy::{Policy, Rule};
use sayso_reports::one_line;
use sayso_settings::{CompiledPolicy, FileSettings};

pub(super) fn run(arguments: &ExplainArguments) -> anyhow::Result<Exit> {
    match Place::read(&arguments.target) {
        Some(place) => explain_place(arguments, &place),
        None => explain_rule(arguments),
    }
}

/// A place in a file, as typed.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    file: String,
    line: usize,
    column: Option<usize>,
}

impl Place {
    /// `FILE:LINE` or `FILE:LINE:COLUMN`.
    fn read(target: &str) -> Option<Self> {
        let (rest, last) = target.rsplit_once(':')?;
        let last = last.parse().ok()?;
        let of = |file: &str, line, column| {
            (!file.is_empty()).then(|| Self {
                file: file.to_owned(),
                line,
                column,
            })
        };
        match rest
            .rsplit_once(':')
            .map(|(file, line)| (file, line.parse()))
        {
            Some((file, Ok(line))) => of(file, line, Some(last)),
            _ => of(rest, last, None),
        }
    }
}

/// The settings of `input`, or `None` where its policy cannot be used, which is reported.
fn resolve(
    arguments: &ExplainArguments,
    input: &Input,
) -> Option<(FileSettings, Arc<CompiledPolicy>)> {
    let mut settings = settings::resolver(&arguments.policy, Levels::default());
    let of_file = settings.resolve(Path::new(&input.path));
    let (mut policies, problems) = settings.finish();
    problems.iter().for_each(stderr::problem);
    Some((of_file, policies.swap_remove(of_file.policy?)))
}

fn explain_place(arguments: &ExplainArguments, place: &Place) -> anyhow::Result<Exit> {
    if let Some(problem) = missing(&place.file) {
        stderr::problem(&problem);
        return Ok(Exit::Incomplete);
    }
    let file = PathBuf::from(&place.file);
    let input = Input {
        path: place.file.clone(),
        file: Some(file),
        named: true,
        exact: true,
    };
    let Some((of_file, policy)) = resolve(arguments, &input) else {
        return Ok(Exit::Incomplete);
    };
    let bytes = reading::bytes(&input).with_context(|| place.file.clone())?;
    let format = match arguments.format.or(of_file.format) {
        Some(format) => format,
        None => input
            .detect(&bytes)
            .map_err(|why| anyhow::anyhow!("this format is not supported: {}", why.reason))
            .with_context(|| place.file.clone())?,
    };
    let explanation = policy
        .checker
        .explain_at(&bytes, format, of_file.encoding, place.line, place.column)
        .with_context(|| place.file.clone())?;
    print_explanation(&explanation, &place.file, &mut io::stdout().lock())?;
    Ok(Exit::Clean)
}

fn print_explanation(explanation: &Explanation, file: &str, out: &mut dyn Write) -> io::Result<()> {
    for sentence in &explanation.sentences {
        writeln!(out, "{}", one_line(sentence))?;
    }
    for left_out in &explanation.left_out {
        print_left_out(left_out, file, out)?;
    }
    if explanation.candidates.is_empty() {
        let rest = !explanation.left_out.is_empty();
        let rest = if rest { " in the rest of it" } else { "" };
        return writeln!(out, "No phrase of an active rule matches here{rest}.");
    }
    explanation
        .candidates
        .iter()
        .try_for_each(|candidate| print_candidate(candidate, file, out))
}

fn print_left_out(left_out: &LeftOut, file: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}:{}:{}: “{}”\n  not judged: {}",
        one_line(file),
        left_out.line,
        left_out.column,
        one_line(&left_out.text),
        one_line(&left_out.reason)
    )
}

fn print_candidate(candidate: &Candidate, file: &str, out: &mut dyn Write) -> io::Result<()> {
    let verdict = match (candidate.level, &candidate.silenced) {
        (Some(level), Some(by)) => format!(
            "suppressed by the comment on line {} ({}); without it, reported as {level}",
            by.line,
            one_line(&by.reason)
        ),
        (Some(level), None) => format!("reported as {level}"),
        (None, _) => "not reported".to_owned(),
    };
    writeln!(
        out,
        "\n{}:{}:{}: “{}”\n  {}: {verdict}\n  - phrase: {}",
        one_line(file),
        candidate.line,
        candidate.column,
        one_line(&candidate.text),
        candidate.rule,
        one_line(&candidate.phrase)
    )?;
    candidate
        .verdicts
        .iter()
        .try_for_each(|o| writeln!(out, "  - {}: {}", o.judge, one_line(&o.reason)))
}

fn explain_rule(arguments: &ExplainArguments) -> anyhow::Result<Exit> {
    let here = Input {
        file: None,
        path: String::new(),
        named: true,
        exact: true,
    };
    let Some((_, policy)) = resolve(arguments, &here) else {
        return Ok(Exit::Incomplete);
    };
    let policy = policy.checker.policy();
    let named = |rule: &Rule| *rule.id == *arguments.target || rule.name() == arguments.target;
    let mut out = io::stdout().lock();
    let mut any = false;
    for lexicon in &policy.lexicons {
        for found in lexicon.rules.iter().filter(|rule| named(rule)) {
            any = true;
            rule::describe(lexicon, found, &mut out)?;
        }
    }
    match any {
        true => Ok(Exit::Clean),
        false => Err(anyhow::anyhow!(unknown(&arguments.target, policy))),
    }
}

/// The error for a target that is neither a rule nor a place.
fn unknown(target: &str, policy: &Policy) -> String {
    const SHOWN: usize = 20;
    if Path::new(target).exists() {
        return format!("`{target}` is a file; name a line of it: `sayso explain {target}:LINE`");
    }
    let mut dormant = policy.lexicons.iter().flat_map(|l| &l.dormant);
    if let Some(id) = dormant.find(|id| ***id == *target || id.rsplit('/').next() == Some(target)) {
        return format!("the rule `{id}` is not active here: settings or its dates turn it off");
    }
    let rules = policy.lexicons.iter().flat_map(|l| &l.rules);
    let known: Vec<&str> = rules.map(|r| &*r.id).collect();
    let shown = known[..known.len().min(SHOWN)].join(", ");
    let more = match known.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more (`sayso lexicon list` lists the lexicons)"),
    };
    format!(
        "`{target}` is neither an active rule nor a place (FILE:LINE); the rules are {shown}{more}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_distinguished_from_rules() {
        let place = |file: &str, line, column| {
            Some(Place {
                file: file.to_owned(),
                line,
                column,
            })
        };
        let cases = [
            ("a.md:3", place("a.md", 3, None)),
            ("a.md:3:14", place("a.md", 3, Some(14))),
            ("C:\\copy\\ü.md:3", place("C:\\copy\\ü.md", 3, None)),
            ("a:b:3", place("a:b", 3, None)),
            ("ai-partnership/calls-on", None),
            ("calls-on", None),
            (":3", None),
            ("", None),
        ];
        for (target, want) in cases {
            assert_eq!(Place::read(target), want, "{target}");
        }
    }
}
