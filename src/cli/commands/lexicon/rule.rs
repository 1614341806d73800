//! A rule in words, for `explain` and `lexicon show`.

use std::io::{self, Write};

use crate::output::one_line;
use crate::policy::{Phrase, Rule, RuleKind};

fn kind(rule: &Rule) -> &'static str {
    match rule.kind {
        RuleKind::Banned => "banned",
        RuleKind::Approved => "approved",
        RuleKind::Preferred => "preferred",
    }
}

/// All that a reader of a finding may ask: what, why, whence, and examples.
pub(in crate::cli::commands) fn describe(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    heading(rule, out)?;
    let facts = [
        ("Why", rule.rationale.as_deref()),
        ("Source", Some(&*rule.source)),
        ("Read more", rule.url.as_deref()),
        ("Owner", rule.owner.as_deref()),
        ("Jurisdiction", rule.jurisdiction.as_deref()),
        ("Audience", rule.audience.as_deref()),
        ("In force from", rule.effective_from.as_deref()),
        ("In force until", rule.effective_until.as_deref()),
        ("Review by", rule.review_by.as_deref()),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            writeln!(out, "  {name}: {}", one_line(value))?;
        }
    }
    phrases("Phrases", &rule.phrases, out)?;
    phrases("About", &rule.object, out)?;
    phrases("Said of", &rule.subject, out)?;
    phrases("Except in", &rule.except, out)?;
    let templates = rule.rewrite.iter().map(|r| r.template.as_str());
    list("Write instead", templates, out)?;
    let examples = &rule.examples;
    list(
        "Reported",
        examples.flag.iter().map(|(s, _)| s.as_str()),
        out,
    )?;
    list(
        "Not reported",
        examples.pass.iter().map(|(s, _)| s.as_str()),
        out,
    )
}

/// What each phrase matches, form by form.
pub(super) fn expand(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    heading(rule, out)?;
    let parts = [
        ("phrase", &rule.phrases),
        ("about", &rule.object),
        ("said of", &rule.subject),
        ("except", &rule.except),
    ];
    for (name, phrases) in parts {
        for phrase in phrases {
            writeln!(out, "  {name}: {}", one_line(&phrase.text))?;
            let expanded = phrase.pattern.expand(usize::MAX);
            if expanded != phrase.text {
                writeln!(out, "    = {}", one_line(&expanded))?;
            }
        }
    }
    Ok(())
}

fn heading(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({}, {})", rule.id, kind(rule), rule.level)?;
    writeln!(out, "  {}", one_line(&rule.message))
}

fn phrases(name: &str, phrases: &[Phrase], out: &mut dyn Write) -> io::Result<()> {
    list(name, phrases.iter().map(|p| p.text.as_str()), out)
}

fn list<'a>(
    name: &str,
    items: impl Iterator<Item = &'a str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut items = items.peekable();
    if items.peek().is_some() {
        writeln!(out, "  {name}:")?;
    }
    items.try_for_each(|item| writeln!(out, "    {}", one_line(item)))
}
