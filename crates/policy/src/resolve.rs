//! Makes the policy of a run from lexicons and settings: rules that are ignored, not in force or
//! switched off go, levels become final.

use std::sync::Arc;

use globset::{Glob, GlobMatcher};

use super::config::{Entry, Settings};
use super::date::Term;
use super::lexicon::{Lexicon, Policy};
use super::mistake::{Mistake, MistakeKind, Site};
use super::nearest::hint;
use super::rule::Rule;
use super::told::{is_for, unknown};
use crate::Level;

/// Rules that no lexicon holds: findings of the program itself.
pub const OWN_RULES: [&str; 1] = ["sayso/unused-suppression"];

/// Which rules are active and at which level, compiled from settings.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    select: Vec<GlobMatcher>,
    ignore: Vec<GlobMatcher>,
    levels: Vec<(GlobMatcher, Option<Level>)>,
}

impl Choice {
    /// The choice that `settings` make among `lexicons`.
    ///
    /// # Errors
    /// Every entry that is no glob, and every one that fits no rule.
    pub fn new(settings: &Settings, lexicons: &[Lexicon]) -> Result<Self, Vec<Mistake>> {
        let ids: Vec<&str> = lexicons
            .iter()
            .flat_map(|l| l.rules.iter().map(|r| &*r.id))
            .chain(OWN_RULES)
            .collect();
        let mut mistakes = Vec::new();
        let mut fitting = |entry: &Entry| matcher(entry, &ids, &mut mistakes);
        let choice = Self {
            select: settings.select.iter().filter_map(&mut fitting).collect(),
            ignore: settings.ignore.iter().filter_map(&mut fitting).collect(),
            levels: settings
                .rules
                .iter()
                .filter_map(|(entry, level)| Some((fitting(entry)?, *level)))
                .collect(),
        };
        if mistakes.is_empty() {
            Ok(choice)
        } else {
            Err(mistakes)
        }
    }

    /// The level of the rule `id`, which is `level` by itself; `None` where it is not active.
    #[must_use]
    pub fn level(&self, id: &str, level: Level) -> Option<Level> {
        let selected = self.select.is_empty() || self.select.iter().any(|m| fits(m, id));
        if !selected || self.ignore.iter().any(|m| fits(m, id)) {
            return None;
        }
        let set = self.levels.iter().rfind(|(m, _)| fits(m, id));
        set.map_or(Some(level), |(_, level)| *level)
    }
}

/// The glob of `entry`, which must fit one of the rules `ids`.
fn matcher(entry: &Entry, ids: &[&str], mistakes: &mut Vec<Mistake>) -> Option<GlobMatcher> {
    let (kind, reason, next) = match Glob::new(&entry.text) {
        Ok(glob) => {
            let matcher = glob.compile_matcher();
            if ids.iter().any(|id| fits(&matcher, id)) {
                return Some(matcher);
            }
            if entry.is_foreign {
                return None;
            }
            let reason = format!("`{}` fits no rule of the active lexicons", entry.text);
            (MistakeKind::Reference, reason, neighbours(&entry.text, ids))
        }
        Err(error) => {
            let reason = format!("`{}` is not a valid glob: {}", entry.text, error.kind());
            let next = "write a rule's name, or `*` for anything".to_owned();
            (MistakeKind::Value, reason, next)
        }
    };
    mistakes.push(entry.mistake(kind, reason, next));
    None
}

/// The rules among `ids` that were probably meant by `written`.
fn neighbours(written: &str, ids: &[&str]) -> String {
    if ids.iter().any(|id| id.split('/').next() == Some(written)) {
        return format!("for all rules of a lexicon, write `{written}/*`");
    }
    let known = ids.iter().map(|id| match written.contains('/') {
        true => *id,
        false => id.split_once('/').map_or(*id, |(_, name)| name),
    });
    hint(written, known)
}

/// Globs are compared with the whole id and with the rule's own name.
fn fits(matcher: &GlobMatcher, id: &str) -> bool {
    matcher.is_match(id)
        || id
            .split_once('/')
            .is_some_and(|(_, name)| matcher.is_match(name))
}

/// The policy that `settings` make of `lexicons` on the day `as_of` (`YYYY-MM-DD`).
///
/// # Errors
/// Every mistake in the settings, and lexicons of the same id.
pub fn resolve(
    mut lexicons: Vec<Lexicon>,
    settings: &Settings,
    as_of: &str,
) -> Result<Policy, Vec<Mistake>> {
    unique(&lexicons)?;
    let choice = Choice::new(settings, &lexicons)?;
    told(settings, &lexicons)?;
    let mut dated = false;
    for lexicon in &mut lexicons {
        let mut all: Vec<Arc<str>> = lexicon.rules.iter().map(|r| Arc::clone(&r.id)).collect();
        lexicon.rules.retain_mut(|rule| {
            let level = choice.level(&rule.id, rule.level);
            let line = |own: &'_ Option<String>, whole: &'_ Option<String>| {
                own.clone().or_else(|| whole.clone())
            };
            let jurisdiction = line(&rule.jurisdiction, &lexicon.metadata.jurisdiction);
            let audience = line(&rule.audience, &lexicon.metadata.audience);
            let told = is_for(jurisdiction.as_deref(), &settings.jurisdiction)
                && is_for(audience.as_deref(), &settings.audience);
            let level = level.filter(|_| told);
            level.map(|level| set_level(rule, level)).is_some()
        });
        let whole = lexicon.metadata.term();
        // Without rules, its additions to another lexicon may still depend on the day.
        dated |= lexicon.extends.is_some() && whole.is_dated();
        lexicon.rules.retain(|rule| {
            let own = Term(&rule.effective_from, &rule.effective_until);
            dated |= whole.is_dated() || own.is_dated();
            whole.holds(as_of) && own.holds(as_of)
        });
        // Both lists have the same order.
        let mut kept = lexicon.rules.iter().map(|r| &r.id).peekable();
        all.retain(|id| kept.next_if_eq(&id).is_none());
        lexicon.dormant = all;
    }
    Ok(Policy {
        lexicons,
        as_of: dated.then(|| as_of.to_owned()),
    })
}

/// Jurisdictions and audiences must be named by some rule.
fn told(settings: &Settings, lexicons: &[Lexicon]) -> Result<(), Vec<Mistake>> {
    let mut mistakes = unknown(
        "jurisdiction",
        &settings.jurisdiction,
        lexicons,
        jurisdictions,
    );
    mistakes.extend(unknown("audience", &settings.audience, lexicons, audiences));
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(mistakes),
    }
}

fn jurisdictions(lexicon: &Lexicon) -> Vec<&str> {
    let rules = lexicon
        .rules
        .iter()
        .filter_map(|rule| rule.jurisdiction.as_deref());
    rules
        .chain(lexicon.metadata.jurisdiction.as_deref())
        .collect()
}

fn audiences(lexicon: &Lexicon) -> Vec<&str> {
    let rules = lexicon
        .rules
        .iter()
        .filter_map(|rule| rule.audience.as_deref());
    rules.chain(lexicon.metadata.audience.as_deref()).collect()
}

/// Reports and suppressions name lexicons by id alone.
fn unique(lexicons: &[Lexicon]) -> Result<(), Vec<Mistake>> {
    for (at, lexicon) in lexicons.iter().enumerate() {
        if let Some(other) = lexicons[..at].iter().find(|l| l.id == lexicon.id) {
            return Err(vec![Mistake {
                kind: MistakeKind::Conflict,
                site: Site::whole(&lexicon.path()),
                reason: format!(
                    "the lexicon of `{}` has the same id, `{}`",
                    other.path(),
                    other.id
                ),
                next: "name each lexicon once, or give one another id".to_owned(),
            }]);
        }
    }
    Ok(())
}

/// Gives the rule another level; its graded levels are never above it.
fn set_level(rule: &mut Rule, level: Level) {
    let before = rule.level;
    rule.level = level;
    if rule.denied == Some(before) {
        rule.denied = Some(level);
    }
    for graded in [&mut rule.denied, &mut rule.question, &mut rule.reported] {
        *graded = graded.map(|l| l.min(level));
    }
    rule.imperative = rule.imperative.map(|graded| graded.map(|l| l.min(level)));
    if let Some(generic) = &mut rule.generic {
        generic.level = generic.level.min(level);
    }
    if let Some(qualified) = &mut rule.qualified {
        qualified.level = qualified.level.map(|l| l.min(level));
    }
    if let Some(bare) = &mut rule.bare {
        bare.paragraph = bare.paragraph.map(|l| l.min(level));
        bare.document = bare.document.map(|l| l.min(level));
    }
}

#[cfg(test)]
mod tests;
