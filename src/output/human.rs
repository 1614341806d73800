//! For people: the place with its line, what is wrong, why, and what to write instead.

use std::io;

use annotate_snippets::{AnnotationKind, Group, Level as Grade, Origin, Renderer, Snippet};

use super::concise::in_words;
use super::places::{Extent, Places};
use super::visible::same_length;
use super::{Context, Detail, Render, one_line, statistics};
use crate::finding::{Applicability, Finding, Level, Near, Outcome, Report, Role, Suggestion};
use crate::text::{LineIndex, Position, Span, Text};

/// The report that a terminal gets.
pub(super) struct Human;

impl Render for Human {
    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let renderer = renderer(context);
        for report in &outcome.reports {
            let places = Places::of(report);
            for finding in context.shown(report) {
                writeln!(out, "{}\n", block(&renderer, report, finding, &places))?;
            }
        }
        if context.detail == Detail::Verbose {
            left_out(outcome, out)?;
        }
        statistics::closing(outcome, context, out)?;
        if context.detail > Detail::Quiet {
            statistics::last_line(outcome, context, out)?;
        }
        Ok(())
    }
}

pub(super) fn renderer(context: &Context<'_>) -> Renderer {
    if context.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
}

/// The lines of one finding, without an end.
pub(super) fn block(
    renderer: &Renderer,
    report: &Report,
    finding: &Finding,
    places: &Places<'_>,
) -> String {
    renderer.render(&[group(report, finding, places)])
}

fn left_out(outcome: &Outcome, out: &mut dyn io::Write) -> io::Result<()> {
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

fn group<'a>(report: &'a Report, finding: &'a Finding, places: &Places<'a>) -> Group<'a> {
    let title = grade(finding.level)
        .primary_title(one_line(&finding.message))
        .id(&*finding.rule);
    let group = Group::with_title(title);
    let group = match (places.of_finding(finding), places.source()) {
        (Some(extent), Some((text, lines))) => pointed(
            group,
            &report.path,
            finding,
            places,
            &Excerpt::around(extent, text, lines),
        ),
        _ => in_sentence(group, report, finding, places),
    };
    let notes = [
        finding
            .rationale
            .as_deref()
            .map(|why| Grade::NOTE.message(one_line(why))),
        Some(Grade::NOTE.message(format!("source: {}", one_line(&finding.source)))),
        finding.suppression.as_ref().map(|by| {
            let reason = one_line(&by.reason).into_owned();
            Grade::NOTE.message(format!("suppressed ({}): {reason}", by.kind.name()))
        }),
    ];
    group.elements(notes.into_iter().flatten()).elements(
        finding
            .suggestions
            .iter()
            .map(|s| Grade::HELP.message(help(s, &places.result(finding, s)))),
    )
}

/// The lines with what they show. Where a line was cut, its column is told apart, since the
/// printer would count it from the cut.
fn pointed<'a>(
    group: Group<'a>,
    path: &'a str,
    finding: &'a Finding,
    places: &Places<'_>,
    excerpt: &Excerpt,
) -> Group<'a> {
    let path = one_line(path);
    let snippet = excerpt.snippet(finding, places);
    let start = excerpt.start;
    if excerpt.is_cut {
        let origin = Origin::path(path)
            .line(start.line)
            .char_column(start.column);
        group.element(origin).element(snippet)
    } else {
        group.element(snippet.path(path))
    }
}

/// A format without lines shows the sentence and where a person looks for it.
fn in_sentence<'a>(
    group: Group<'a>,
    report: &Report,
    finding: &Finding,
    places: &Places<'_>,
) -> Group<'a> {
    let path = format!("{} ({})", report.path, in_words(&finding.location));
    let sentence = places.visible(finding.sentence());
    let shown = if sentence.is_empty() {
        places.text(finding)
    } else {
        sentence
    };
    group
        .element(Origin::path(one_line(&path).into_owned()))
        .element(Grade::NOTE.message(format!("in “{}”", one_line(&shown))))
}

fn help(suggestion: &Suggestion<Near>, result: &str) -> String {
    let doubt = match suggestion.applicability {
        Applicability::Unsafe => " (have a look before you take it)",
        Applicability::Safe | Applicability::Display => "",
    };
    let title = suggestion.title();
    let title = one_line(&title);
    if result.is_empty() || suggestion.applicability == Applicability::Display {
        return format!("{title}{doubt}");
    }
    format!("{title}{doubt}: {}", one_line(result))
}

/// Lines longer than this are cut around the finding.
const WIDEST: usize = 1000;
/// What is kept on either side of a finding where a line is cut.
const AROUND: usize = 160;

/// The lines that a finding stands in: all that the printer gets to read.
struct Excerpt {
    source: String,
    first_line: usize,
    /// Where the source starts in the text.
    from: usize,
    /// Just past its end.
    to: usize,
    primary: Span<Text>,
    start: Position,
    is_cut: bool,
}

impl Excerpt {
    fn around(extent: Extent, text: &str, lines: &LineIndex) -> Self {
        let first: Span<Text> = lines.line_span(text, extent.start.line);
        let last: Span<Text> = lines.line_span(text, extent.end.line);
        let (mut from, mut to) = (first.start, last.end.max(extent.text.end));
        let is_cut = to - from > WIDEST;
        if is_cut {
            from = from.max(extent.text.start.saturating_sub(AROUND));
            to = to.min(extent.text.end.min(extent.text.start + WIDEST) + AROUND);
            from = text.ceil_char_boundary(from);
            to = text.floor_char_boundary(to);
        }
        let primary = Span::new(extent.text.start, extent.text.end.min(to));
        Self {
            source: same_length(&text[from..to]),
            first_line: lines.line_of(from),
            from,
            to,
            primary,
            start: extent.start,
            is_cut,
        }
    }

    fn snippet<'a>(
        &self,
        finding: &'a Finding,
        places: &Places<'_>,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let range = |span: Span<Text>| span.start - self.from..span.end - self.from;
        let witnesses: Vec<_> = finding
            .evidence
            .iter()
            .filter_map(|e| Some((label(e.role)?, places.extent(finding.at(e.span))?.text)))
            .filter(|(_, span)| self.from <= span.start && span.end <= self.to)
            .filter(|(_, span)| !span.overlaps(self.primary))
            .map(|(label, span)| AnnotationKind::Context.span(range(span)).label(label))
            .collect();
        let primary = AnnotationKind::Primary.span(range(self.primary));
        Snippet::source(self.source.clone())
            .line_start(self.first_line)
            .annotation(primary)
            .annotations(witnesses)
    }
}

/// What a witness is called where it is pointed at. The trigger and the object are what the
/// finding points at anyway.
fn label(role: Role) -> Option<&'static str> {
    match role {
        Role::Trigger => None,
        Role::Object => Some("the object"),
        Role::Subject => Some("the subject"),
        Role::Context => Some("counts because of this"),
        Role::Denial => Some("denied here"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_finding_shows_its_line_reason_and_remedy() {
        let printed = sample::rendered(&Human, |c| c.min_level = Level::Error);
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
  = help: Write “is enabled by OpenAI” (have a look before you take it): \
The \u{1F600} SRE is enabled by OpenAI & <more>.

1 error in 1 file (1 skipped: 1 other binary file); 1 input that could not be judged; 1 approved use; \
1 suppressed; 2 below the level shown
";
        assert_eq!(printed, wanted);
    }

    #[test]
    fn detail_and_suppressed_findings_are_told_on_request() {
        let quiet = sample::rendered(&Human, |c| c.detail = Detail::Quiet);
        assert!(quiet.contains("warning[house/more]") && !quiet.contains("skipped"));
        let verbose = sample::rendered(&Human, |c| {
            c.detail = Detail::Verbose;
            c.show_suppressed = true;
        });
        assert!(verbose.contains("\nskipped copy/logo.png: binary\n"));
        assert!(verbose.contains("= note: suppressed (inline): agreed\n"));
    }

    #[test]
    fn a_line_of_megabytes_is_cut_around_the_finding() {
        let text = format!("{}calls on{}", "é ".repeat(700_000), " ü".repeat(700_000));
        let lines = LineIndex::new(&text);
        let at = text.find("calls on").expect("there");
        let extent = Extent {
            start: lines.position(&text, at),
            end: lines.position(&text, at + 8),
            text: Span::new(at, at + 8),
        };
        let excerpt = Excerpt::around(extent, &text, &lines);
        assert!(excerpt.source.len() < 2 * WIDEST);
        let primary = excerpt.primary;
        assert_eq!(
            &excerpt.source[primary.start - excerpt.from..primary.end - excerpt.from],
            "calls on"
        );
    }
}
