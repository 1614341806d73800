//! For people: the place with its line, what is wrong, why, and what to write instead.

use std::io;

use annotate_snippets::{Group, Level as Grade, Origin, Renderer};

use super::concise::in_words;
use super::excerpt::Excerpt;
use super::places::Places;
use super::wrap;
use super::{Context, Detail, Render, one_line, statistics};
use sayso_engine::finding::{Applicability, Finding, Outcome, Relative, Report, Suggestion};
use sayso_policy::Level;

/// The default report, for terminals.
pub(super) struct Human;

impl Render for Human {
    fn name(&self) -> &'static str {
        "human"
    }

    fn uses_terminal(&self) -> bool {
        true
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let printer = Printer::new(context);
        for report in &outcome.reports {
            let places = Places::of(report);
            for finding in context.shown(report) {
                writeln!(out, "{}\n", printer.block(report, finding, &places))?;
            }
        }
        if context.detail == Detail::Verbose {
            skipped(outcome, out)?;
        }
        statistics::closing(outcome, context, out)?;
        if context.detail > Detail::Quiet {
            statistics::last_line(outcome, context, out)?;
        }
        Ok(())
    }
}

/// Prints findings one at a time.
pub(super) struct Printer {
    renderer: Renderer,
    /// The width to fit everything into.
    columns: Option<usize>,
}

impl Printer {
    pub(super) fn new(context: &Context<'_>) -> Self {
        /// The lines fit already: annotate-snippets must not cut them again.
        const UNLIMITED: usize = 1_000_000;
        let renderer = match context.color {
            true => Renderer::styled(),
            false => Renderer::plain(),
        };
        Self {
            renderer: match context.columns {
                Some(_) => renderer.term_width(UNLIMITED),
                None => renderer,
            },
            columns: context.columns,
        }
    }

    /// The lines of one finding, without a final line feed.
    pub(super) fn block(&self, report: &Report, finding: &Finding, places: &Places<'_>) -> String {
        let group = group(report, finding, places, self.columns);
        self.renderer.render(&[group])
    }
}

fn skipped(outcome: &Outcome, out: &mut dyn io::Write) -> io::Result<()> {
    outcome.skipped().try_for_each(|(report, why)| {
        writeln!(out, "skipped {}: {}", one_line(&report.path), why.reason)
    })
}

fn grade(level: Level) -> Grade<'static> {
    match level {
        Level::Error => Grade::ERROR,
        Level::Warning => Grade::WARNING,
        Level::Note => Grade::NOTE,
    }
}

fn group<'a>(
    report: &'a Report,
    finding: &'a Finding,
    places: &Places<'a>,
    columns: Option<usize>,
) -> Group<'a> {
    let excerpt = match (places.of_finding(finding), places.source()) {
        (Some(extent), Some((text, lines))) => Some(Excerpt::around(extent, text, lines)),
        _ => None,
    };
    let digits = excerpt.as_ref().map_or(1, Excerpt::digits);
    let wrapped = |text: &str, before: usize| match columns {
        Some(columns) => wrap::wrapped(text, columns.saturating_sub(before)),
        None => text.to_owned(),
    };
    // Behind `  = note: `.
    let note = |text: &str| wrapped(text, digits + "   note: ".len());
    let grade = grade(finding.level);
    let before = format!("{}[{}]: ", finding.level, finding.rule).len();
    let title = grade
        .primary_title(wrapped(&one_line(&finding.message), before))
        .id(&*finding.rule);
    let group = Group::with_title(title);
    let group = match excerpt {
        Some(excerpt) => pointed(group, &report.path, finding, places, &excerpt, columns),
        None => in_sentence(group, report, finding, places, note),
    };
    group.elements(notes(finding, places).map(|(grade, text)| grade.message(note(&text))))
}

/// The notes below the lines.
fn notes<'a>(
    finding: &'a Finding,
    places: &Places<'a>,
) -> impl Iterator<Item = (Grade<'static>, String)> {
    let rationale = finding.rationale.as_deref();
    let suppression = finding.suppression.as_ref().map(|by| {
        let reason = one_line(&by.reason);
        format!("suppressed ({}): {reason}", by.kind.name())
    });
    let notes = [
        rationale.map(|why| one_line(why).into_owned()),
        Some(format!("source: {}", one_line(&finding.source))),
        suppression,
    ];
    let help = |s| (Grade::HELP, help(s, &places.result(finding, s)));
    let helps: Vec<_> = finding.suggestions.iter().map(help).collect();
    let notes = notes.into_iter().flatten().map(|text| (Grade::NOTE, text));
    notes.chain(helps)
}

/// The lines with their labels. If a line was cut, the column is set explicitly: annotate-snippets
/// would count it from the cut.
fn pointed<'a>(
    group: Group<'a>,
    path: &'a str,
    finding: &'a Finding,
    places: &Places<'_>,
    excerpt: &Excerpt,
    columns: Option<usize>,
) -> Group<'a> {
    let path = one_line(path);
    let (snippet, is_cut) = excerpt.snippet(finding, places, columns);
    let start = excerpt.start;
    if is_cut {
        let origin = Origin::path(path)
            .line(start.line)
            .char_column(start.column);
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(path))
    }
}

/// For a format without lines: the sentence and where to look for it.
fn in_sentence<'a>(
    group: Group<'a>,
    report: &Report,
    finding: &Finding,
    places: &Places<'_>,
    note: impl Fn(&str) -> String,
) -> Group<'a> {
    let path = format!("{} ({})", report.path, in_words(&finding.location));
    let sentence = places.sentence(finding);
    let shown = if sentence.is_empty() {
        places.text(finding)
    } else {
        sentence
    };
    group
        .element(Origin::path(one_line(&path).into_owned()))
        .element(Grade::NOTE.message(note(&format!("in “{}”", one_line(&shown)))))
}

fn help(suggestion: &Suggestion<Relative>, result: &str) -> String {
    let doubt = match suggestion.applicability {
        Applicability::Unsafe => " (review before applying)",
        Applicability::Safe | Applicability::Display => "",
    };
    let title = suggestion.title();
    let title = one_line(&title);
    if result.is_empty() || suggestion.applicability == Applicability::Display {
        return format!("{title}{doubt}");
    }
    format!("{title}{doubt}: {}", one_line(result))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_finding_shows_its_line_reason_and_remedy() {
        let printed = fixture::rendered(&Human, |c| c.min_level = Level::Error);
        let wanted = "\
error[house/calls-on]: Do not say “calls on ChatGPT”.
 --> copy/a & b.txt:3:11
  |
3 | The \u{1F600} SRE calls on ChatGPT & <more>.
  |        --- ^^^^^^^^^^^^^^^^
  |        |
  |        the subject
  |
  = note: The memo says so.
  = note: source: the memo
  = help: Write “is powered by OpenAI”: The \u{1F600} SRE is powered by OpenAI & <more>.
  = help: Write “is enabled by OpenAI” (review before applying): \
The \u{1F600} SRE is enabled by OpenAI & <more>.

1 error in 1 file (1 skipped: 1 other binary file); 1 input that could not be checked; 1 approved use; \
1 suppressed; 2 below the level shown
";
        assert_eq!(printed, wanted);
    }

    #[test]
    fn detail_and_suppressed_findings_are_optional() {
        let quiet = fixture::rendered(&Human, |c| c.detail = Detail::Quiet);
        assert!(quiet.contains("warning[house/more]") && !quiet.contains("skipped"));
        let verbose = fixture::rendered(&Human, |c| {
            c.detail = Detail::Verbose;
            c.show_suppressed = true;
        });
        assert!(verbose.contains("\nskipped copy/logo.png: binary\n"));
        assert!(verbose.contains("= note: suppressed (inline): agreed\n"));
    }
}
