//! What is reported, how, and where to.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

use super::shared::level_parser;
use sayso_policy::Level;
use sayso_reports::{Detail, ReportFormat};

#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct ReportArguments {
    #[command(flatten)]
    pub(in crate::cli) outputs: Outputs,

    /// Show findings of this level or above [default: warning]
    #[arg(long, value_name = "LEVEL", value_parser = level_parser(), help_heading = "Report")]
    pub(in crate::cli) min_level: Option<Level>,

    /// Also show findings that a comment, a waiver or the baseline suppresses
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) show_suppressed: bool,

    /// Add counts per rule to the human and concise reports
    #[arg(long, help_heading = "Report")]
    pub(in crate::cli) statistics: bool,

    /// Print only the findings
    #[arg(short, long, conflicts_with = "verbose", help_heading = "Report")]
    pub(in crate::cli) quiet: bool,

    /// Also list what was skipped, and why
    #[arg(short, long, help_heading = "Report")]
    pub(in crate::cli) verbose: bool,
}

impl ReportArguments {
    pub(in crate::cli) fn detail(&self) -> Detail {
        match (self.quiet, self.verbose) {
            (true, _) => Detail::Quiet,
            (_, true) => Detail::Verbose,
            _ => Detail::Normal,
        }
    }
}

/// The destination of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Destination {
    /// Standard output.
    Stdout,
    /// A file, replaced as a whole.
    File(PathBuf),
}

/// The reports of one run. A file belongs to the format before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct Outputs(pub(in crate::cli) Vec<(ReportFormat, Destination)>);

const FORMAT: &str = "output-format";
const FILE: &str = "output-file";

impl Args for Outputs {
    fn augment_args(command: Command) -> Command {
        command
            .arg(
                Arg::new(FORMAT)
                    .long(FORMAT)
                    .value_name("FORMAT")
                    .value_parser(report_format_parser())
                    .action(ArgAction::Append)
                    .help_heading("Report")
                    .help("The format of the report (repeatable) [default: human]"),
            )
            .arg(
                Arg::new(FILE)
                    .long(FILE)
                    .value_name("FILE")
                    .value_parser(clap::value_parser!(PathBuf))
                    .action(ArgAction::Append)
                    .help_heading("Report")
                    .help("Write the report of the preceding --output-format to this file (repeatable)"),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Outputs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        pair(&typed(matches, FORMAT), &typed(matches, FILE))
            .map(Self)
            .map_err(|reason| clap::Error::raw(ErrorKind::ArgumentConflict, reason + "\n"))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// The values of a repeatable flag, each with its place on the command line.
fn typed<T: Clone + Send + Sync + 'static>(matches: &ArgMatches, id: &str) -> Vec<(usize, T)> {
    let places = matches.indices_of(id).into_iter().flatten();
    let values = matches.get_many::<T>(id).into_iter().flatten().cloned();
    places.zip(values).collect()
}

fn pair(
    formats: &[(usize, ReportFormat)],
    files: &[(usize, PathBuf)],
) -> Result<Vec<(ReportFormat, Destination)>, String> {
    let default = [(0, ReportFormat::default())];
    let formats = if formats.is_empty() {
        &default
    } else {
        formats
    };
    let mut outputs: Vec<_> = formats
        .iter()
        .map(|(_, f)| (*f, Destination::Stdout))
        .collect();
    for (nth, (place, file)) in files.iter().enumerate() {
        let owner = if formats.len() == files.len() {
            Some(nth)
        } else {
            formats.iter().rposition(|(at, _)| at < place)
        };
        let name = file.display();
        let output = owner
            .and_then(|at| outputs.get_mut(at))
            .ok_or_else(|| format!("--output-file {name} needs an --output-format before it"))?;
        if output.1 != Destination::Stdout {
            return Err(format!(
                "--output-file {name}: its --output-format already has an --output-file"
            ));
        }
        output.1 = Destination::File(file.clone());
    }
    match outputs
        .iter()
        .filter(|(_, to)| *to == Destination::Stdout)
        .count()
    {
        0 | 1 => Ok(outputs),
        _ => Err("only one --output-format can go to standard output; \
                  give the others an --output-file"
            .to_owned()),
    }
}

fn report_format_parser() -> impl TypedValueParser<Value = ReportFormat> {
    let names = ReportFormat::all().map(|format| format.name());
    PossibleValuesParser::new(names)
        .try_map(|name| ReportFormat::named(&name).ok_or("unknown report format"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(line: &str) -> Result<Vec<(ReportFormat, Destination)>, String> {
        let command = Outputs::augment_args(Command::new("sayso").no_binary_name(true));
        let matches = command
            .try_get_matches_from(line.split_whitespace())
            .map_err(|e| e.to_string())?;
        Outputs::from_arg_matches(&matches)
            .map(|s| s.0)
            .map_err(|e| e.to_string())
    }

    #[test]
    fn a_file_belongs_to_the_format_before_it() {
        let file = |name: &str| Destination::File(PathBuf::from(name));
        let [human, concise, json, sarif] = ["human", "concise", "json", "sarif"]
            .map(|name| ReportFormat::named(name).expect("a format"));
        let cases = [
            ("", vec![(human, Destination::Stdout)]),
            ("--output-file a", vec![(human, file("a"))]),
            (
                "--output-file a --output-format json",
                vec![(json, file("a"))],
            ),
            (
                "--output-format sarif --output-file a --output-format concise",
                vec![(sarif, file("a")), (concise, Destination::Stdout)],
            ),
            (
                "--output-format concise --output-format sarif --output-file a",
                vec![(concise, Destination::Stdout), (sarif, file("a"))],
            ),
            (
                "--output-format json --output-format sarif --output-file a --output-file b",
                vec![(json, file("a")), (sarif, file("b"))],
            ),
        ];
        for (line, want) in cases {
            assert_eq!(paired(line).expect(line), want, "{line}");
        }
    }

    #[test]
    fn what_cannot_be_paired_is_refused() {
        for line in [
            "--output-format json --output-format sarif",
            "--output-file a --output-format json --output-format sarif",
            "--output-format json --output-file a --output-file b",
            "--output-format yaml",
        ] {
            assert!(paired(line).is_err(), "{line}");
        }
    }
}
