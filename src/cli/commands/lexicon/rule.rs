//! A rule in words, for `explain` and `lexicon show`.

use std::io::{self, Write};

use sayso_policy::Level;
use sayso_policy::{
    Claim, Condition, Generic, Lexicon, Order, Phrase, Rewrite, Row, Rule, RuleKind, Safety, Within,
};
use sayso_reports::one_line;

fn kind(rule: &Rule) -> &'static str {
    match rule.kind {
        RuleKind::Banned => "banned",
        RuleKind::Approved => "approved",
        RuleKind::Preferred => "preferred",
        RuleKind::Required => "required",
        RuleKind::Consistent => "consistent",
    }
}

/// Prints a rule: its phrases, reason, source and examples.
pub(in crate::cli::commands) fn describe(
    lexicon: &Lexicon,
    rule: &Rule,
    out: &mut dyn Write,
) -> io::Result<()> {
    heading(lexicon, rule, out)?;
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
    phrases("First mention", &rule.first, out)?;
    phrases("Under a heading with", &rule.section, out)?;
    phrases("Not under a heading with", &rule.not_section, out)?;
    list(
        "Conditions",
        conditions(rule).iter().map(String::as_str),
        out,
    )?;
    let templates: Vec<String> = rule.rewrite.iter().map(|r| instead(rule, r)).collect();
    list("Write instead", templates.iter().map(String::as_str), out)?;
    if rule.safety == Safety::Unsafe {
        writeln!(out, "  Rewrites: only with --unsafe")?;
    }
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
    )?;
    let rewrites: Vec<String> = examples
        .rewrites
        .iter()
        .map(|(before, after, _)| format!("{before} → {after}"))
        .collect();
    list("Rewritten", rewrites.iter().map(String::as_str), out)
}

/// A rewrite, with the phrase that it is for where it is not for all.
fn instead(rule: &Rule, rewrite: &Rewrite) -> String {
    let text = match rewrite.template.as_str() {
        "" => "(nothing)",
        text => text,
    };
    let phrase = rewrite.phrase.and_then(|at| rule.phrases.get(at as usize));
    match phrase {
        Some(phrase) => format!("{} → {text}", phrase.text),
        None => text.to_owned(),
    }
}

/// What each phrase matches, form by form.
pub(super) fn expand(lexicon: &Lexicon, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    heading(lexicon, rule, out)?;
    let beside = |condition: &'_ Option<Condition>| {
        condition.as_ref().map_or(Vec::new(), |c| c.phrases.clone())
    };
    let (near, unless) = (beside(&rule.near), beside(&rule.unless));
    let qualified = rule
        .qualified
        .as_ref()
        .map_or(Vec::new(), |q| q.by.phrases.clone());
    let required = rule.kind == RuleKind::Required;
    let parts = [
        ("phrase", &rule.phrases),
        ("about", &rule.object),
        ("said of", &rule.subject),
        ("near", &near),
        (if required { "require" } else { "unless" }, &unless),
        ("except", &rule.except),
        ("first", &rule.first),
        ("section", &rule.section),
        ("not-section", &rule.not_section),
        ("qualified", &qualified),
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

fn heading(lexicon: &Lexicon, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{} ({}, {})", rule.id, kind(rule), rule.level)?;
    writeln!(out, "  {}", one_line(&lexicon.message_in_words(rule)))?;
    match &rule.row {
        Some(Row {
            file: Some(file),
            line,
        }) => writeln!(out, "  from {}, line {line}", one_line(file)),
        _ => Ok(()),
    }
}

/// What must hold for a match to count, and as what it counts then, a line each.
fn conditions(rule: &Rule) -> Vec<String> {
    let unless = match (rule.kind, rule.order) {
        (RuleKind::Required, None) => "requires",
        (RuleKind::Required, Some(Order::Before)) => "requires before it",
        (RuleKind::Required, Some(Order::After)) => "requires after it",
        _ => "unless",
    };
    let nearby = [("near", &rule.near), (unless, &rule.unless)];
    let mut lines: Vec<String> = nearby
        .into_iter()
        .filter_map(|(key, condition)| Some((key, condition.as_ref()?)))
        .map(|(key, condition)| {
            let phrases: Vec<&str> = condition.phrases.iter().map(|p| p.text.as_str()).collect();
            let within = within(condition.within);
            format!("{key}: {} (within the {within})", phrases.join(", "))
        })
        .collect();
    let graded = [
        ("denied", Some(rule.denied)),
        ("question", Some(rule.question)),
        ("reported", Some(rule.reported)),
        ("imperative", rule.imperative),
    ];
    let claims = rule.kind != RuleKind::Approved;
    let other = |grade: &Option<Level>| *grade != Some(rule.level);
    for (key, grade) in graded.into_iter().filter(|_| claims) {
        lines.extend(
            grade
                .filter(other)
                .map(|grade| format!("{key}: {}", level(grade))),
        );
    }
    lines.extend(rule.generic.as_ref().map(|generic| {
        let Generic { nouns, level } = generic;
        format!("generic: a pronoun or one of `{nouns}` as the object is a {level}")
    }));
    lines.extend(rule.bare.map(|bare| {
        let (paragraph, document) = (level(bare.paragraph), level(bare.document));
        format!("bare: without an object, {paragraph} in its paragraph, {document} in its document")
    }));
    lines.extend(rule.qualified.as_ref().map(|qualified| {
        let phrases: Vec<&str> = qualified
            .by
            .phrases
            .iter()
            .map(|p| p.text.as_str())
            .collect();
        let (phrases, within) = (phrases.join(", "), within(qualified.by.within));
        format!(
            "qualified: {} by {phrases} (within the {within})",
            level(qualified.level)
        )
    }));
    lines.extend(
        rule.at_most
            .map(|most| format!("at most: {most} in a document")),
    );
    for (key, scope) in [("scope", &rule.scope), ("not in", &rule.not_scope)] {
        let names: Vec<String> = scope
            .iter()
            .map(|s| format!("{s:?}").to_lowercase())
            .collect();
        lines.extend((!names.is_empty()).then(|| format!("{key}: {}", names.join(", "))));
    }
    let globs = rule.paths.globs();
    lines.extend((!globs.is_empty()).then(|| format!("paths: {}", globs.join(", "))));
    lines.extend(claim(&rule.claim));
    lines
}

fn within(within: Within) -> &'static str {
    match within {
        Within::Sentence => "sentence",
        Within::Paragraph => "paragraph",
        Within::Section => "section",
        Within::Document => "document",
    }
}

fn level(level: Option<Level>) -> &'static str {
    level.map_or("off", Level::name)
}

/// Whose claim it is: each key with its set of names or list of nouns.
fn claim(claim: &Claim) -> Vec<String> {
    let keys = [
        ("own", "@", &claim.own),
        ("others", "@", &claim.others),
        ("others", "", &claim.other_nouns),
        ("asked", "@", &claim.asked),
        ("able", "", &claim.able),
        ("things", "", &claim.things),
    ];
    let line = |(key, mark, id): (&str, &str, &Option<String>)| {
        id.as_ref().map(|id| format!("claim, {key}: {mark}{id}"))
    };
    keys.into_iter().filter_map(line).collect()
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
