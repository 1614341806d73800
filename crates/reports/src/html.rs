//! A page for a browser: one file, no script, nothing to fetch.

use std::io;

use super::concise::in_words;
use super::markup::escape;
use super::places::Places;
use super::{Context, Render, summary};
use sayso_engine::finding::{
    Applicability, Finding, Outcome, Problem, Relative, Report, Suggestion, excerpt, opening,
};
use sayso_text::Span;

/// The page.
pub(super) struct Html;

const HEAD: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>sayso report</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; background: #fff }
h2 { font-size: 1.1rem; border-bottom: 1px solid #ccc; margin-top: 2rem; overflow-wrap: anywhere }
article { border-left: .3rem solid #888; margin: 1rem 0; padding: .1rem 1rem; background: #f7f7f7 }
.error { border-color: #b3261e } .warning { border-color: #b26a00 } .note { border-color: #2f6f9f }
.level { font-weight: 600; text-transform: capitalize }
.rule, .place { color: #555; font-size: .9rem }
mark { background: #ffe08a } blockquote { margin: .5rem 0; font-style: italic; overflow-wrap: anywhere }
ul { margin: .3rem 0 }
@media (prefers-color-scheme: dark) { body { color: #e8e8e8; background: #161616 } article { background: #222 } .rule, .place { color: #aaa } mark { background: #6b5600; color: #fff } }
</style>
</head>
<body>
<h1>sayso report</h1>
";

impl Render for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn render(
        &self,
        outcome: &Outcome,
        context: &Context<'_>,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())?;
        writeln!(out, "<p>{}</p>", escape(&summary(outcome, context)))?;
        for report in &outcome.reports {
            section(report, context, out)?;
        }
        left_out(outcome, out)?;
        out.write_all(b"</body>\n</html>\n")
    }
}

fn section(report: &Report, context: &Context<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let places = Places::of(report);
    let mut findings = context.shown(report).peekable();
    if findings.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<h2>{}</h2>", escape(&report.path))?;
    findings.try_for_each(|f| article(f, &places, out))
}

fn article(finding: &Finding, places: &Places<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let place = places.of_finding(finding).map_or_else(
        || in_words(&finding.location),
        |e| format!("line {}, column {}", e.start.line, e.start.column),
    );
    writeln!(out, "<article class=\"{}\">", finding.level)?;
    writeln!(
        out,
        "<p><span class=\"level\">{}</span>: {} <span class=\"rule\">{}</span></p>",
        finding.level,
        escape(&finding.message),
        escape(&finding.rule)
    )?;
    writeln!(out, "<blockquote>{}</blockquote>", marked(finding, places))?;
    if let Some(why) = &finding.rationale {
        writeln!(out, "<p>{}</p>", escape(why))?;
    }
    if !finding.suggestions.is_empty() {
        writeln!(out, "<ul>")?;
        for suggestion in &finding.suggestions {
            writeln!(
                out,
                "<li>{}</li>",
                advice(suggestion, &places.result(finding, suggestion))
            )?;
        }
        writeln!(out, "</ul>")?;
    }
    if let Some(by) = &finding.suppression {
        writeln!(out, "<p>Suppressed: {}</p>", escape(&by.reason))?;
    }
    let source = escape(&finding.source);
    let place = escape(&place);
    writeln!(
        out,
        "<p class=\"place\">{place} · source: {source}</p>\n</article>"
    )
}

/// The sentence, with the words that matched marked.
fn marked(finding: &Finding, places: &Places<'_>) -> String {
    let (sentence, words) = (finding.sentence(), finding.span());
    if finding.outside.is_some() || !sentence.contains(words) {
        return format!("<mark>{}</mark>", escape(&places.text(finding)));
    }
    // HTML folds white space.
    let part = |from, to| places.prose(Span::new(from, to));
    let before = part(sentence.start, words.start);
    let (cut, goes_on) = finding.goes_on.into();
    format!(
        "{}<mark>{}</mark>{}",
        escape(&excerpt(before, before.len()..before.len(), [cut, false])),
        escape(&opening(part(words.start, words.end))),
        escape(&excerpt(
            part(words.end, sentence.end),
            0..0,
            [false, goes_on]
        ))
    )
}

fn advice(suggestion: &Suggestion<Relative>, result: &str) -> String {
    let doubt = match suggestion.applicability {
        Applicability::Unsafe => " (review before applying)",
        Applicability::Safe | Applicability::Display => "",
    };
    let title = suggestion.title();
    let title = escape(&title);
    if result.is_empty() {
        return format!("{title}{doubt}");
    }
    format!("{title}{doubt}: <em>{}</em>", escape(result))
}

fn left_out(outcome: &Outcome, out: &mut dyn io::Write) -> io::Result<()> {
    let row = |p: &'_ Problem| (p.path.clone(), p.reason.clone());
    let (failures, notices): (Vec<_>, Vec<_>) =
        outcome.all_problems().partition(|p| p.kind.is_failure());
    if let Some(not_read) = outcome.not_read() {
        writeln!(out, "<p>{}.</p>", escape(&capitalised(&not_read)))?;
    }
    let skipped = outcome
        .skipped()
        .map(|(r, why)| (r.path.clone(), why.reason.to_owned()));
    let left_out = failures.into_iter().map(row).chain(skipped).collect();
    rows("Not checked", left_out, out)?;
    rows("Notes", notices.into_iter().map(row).collect(), out)
}

/// `text` with its first letter capitalised.
fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.chain(rest).collect()
}

/// A list of files, each with a reason.
fn rows(title: &str, rows: Vec<(String, String)>, out: &mut dyn io::Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h2>{title}</h2>\n<ul>")?;
    for (path, reason) in rows {
        writeln!(out, "<li>{}: {}</li>", escape(&path), escape(&reason))?;
    }
    writeln!(out, "</ul>")
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn the_page_shows_the_sentence_and_lets_no_markup_through() {
        let page = fixture::rendered(&Html, |c| c.show_suppressed = true);
        let wanted = [
            "<h2>copy/a &amp; b.txt</h2>",
            "<blockquote>The \u{1F600} SRE <mark>calls on ChatGPT</mark> &amp; \
             &lt;more&gt;.</blockquote>",
            "<p class=\"place\">line 3, column 11 · source: the memo</p>",
            "<p>Suppressed: agreed</p>",
            "<li>copy/logo.png: binary</li>",
            "<li>copy/z.txt: it breaks off in the middle of a character</li>",
        ];
        for part in wanted {
            assert!(page.contains(part), "{part}\n{page}");
        }
        assert!(!page.contains("<more>") && !page.contains("<script"));
    }

    #[test]
    fn a_run_without_findings_is_a_page_too() {
        let (policy, min_levels) = (fixture::policy(), std::collections::BTreeMap::new());
        let mut out = Vec::new();
        Html.render(
            &Outcome::default(),
            &fixture::context(&policy, &min_levels),
            &mut out,
        )
        .expect("a vector takes all");
        let page = String::from_utf8(out).expect("UTF-8");
        assert!(
            page.contains("<p>No findings in 0 files</p>\n</body>"),
            "{page}"
        );
    }
}
