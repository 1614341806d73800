//! Gives a lexicon what others add to its sets and lists of nouns, and them what they use of it.

use super::builtin::{builtin, builtins};
use super::lexicon::{Extends, Lexicon};
use super::mistake::{Mistake, MistakeKind};
use super::names::NameSet;
use super::nearest::hint;

/// The lexicons with all additions made, each complete in itself. A built-in lexicon that one of
/// them extends comes along, before it. What is not in force on the day `as_of` adds nothing;
/// without a day, all do. Places of parts that came from another lexicon are places in that one.
///
/// # Errors
/// Every extension of a lexicon, set or list that is not there.
pub fn extend(lexicons: Vec<Lexicon>, as_of: Option<&str>) -> Result<Vec<Lexicon>, Vec<Mistake>> {
    let mut lexicons = with_extended(lexicons)?;
    let pairs = pairs(&lexicons)?;
    for (from, to) in &pairs {
        let term = lexicons[*from].metadata.term();
        if as_of.is_none_or(|day| term.holds(day)) {
            let (names, nouns) = (lexicons[*from].names.clone(), lexicons[*from].nouns.clone());
            add(&names, &nouns, &mut lexicons[*to]);
        }
    }
    let mistakes: Vec<Mistake> = pairs
        .iter()
        .filter_map(|(from, to)| circle(&lexicons[*from], &lexicons[*to]))
        .collect();
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    for (from, to) in pairs {
        complete(from, to, &mut lexicons);
    }
    Ok(lexicons)
}

/// The lexicons, and the built-in ones that they extend.
fn with_extended(lexicons: Vec<Lexicon>) -> Result<Vec<Lexicon>, Vec<Mistake>> {
    let wanted = lexicons.iter().filter_map(|l| l.extends.as_ref());
    let mut missing: Vec<&str> = wanted.map(|e| e.id.as_str()).collect();
    missing.retain(|id| lexicons.iter().all(|l| l.id != *id));
    missing.sort_unstable();
    missing.dedup();
    let mut all = Vec::new();
    for found in missing.into_iter().filter_map(builtin) {
        all.push(found?);
    }
    all.extend(lexicons);
    Ok(all)
}

/// Which lexicon extends which, by their places in the list.
fn pairs(lexicons: &[Lexicon]) -> Result<Vec<(usize, usize)>, Vec<Mistake>> {
    let (mut pairs, mut mistakes) = (Vec::new(), Vec::new());
    for (from, lexicon) in lexicons.iter().enumerate() {
        let Some(extends) = &lexicon.extends else {
            continue;
        };
        match target(lexicons, lexicon, &extends.id) {
            Ok(to) => {
                mistakes.extend(lacking(lexicon, extends, &lexicons[to]));
                pairs.push((from, to));
            }
            Err((reason, next)) => mistakes.push(Mistake {
                kind: MistakeKind::Reference,
                site: lexicon.site(extends.place),
                reason,
                next,
            }),
        }
    }
    if mistakes.is_empty() {
        Ok(pairs)
    } else {
        Err(mistakes)
    }
}

/// Where the lexicon `id` is, which `from` extends; or what is wrong, and the next step.
fn target(lexicons: &[Lexicon], from: &Lexicon, id: &str) -> Result<usize, (String, String)> {
    if id == from.id {
        let next = "name another lexicon, or delete `extends`";
        return Err((format!("`{id}` extends itself"), next.to_owned()));
    }
    let Some(to) = lexicons.iter().position(|l| l.id == id) else {
        let built_in = builtins().map(|(id, _)| id);
        let active = lexicons.iter().map(|l| l.id.as_str());
        let mut known: Vec<&str> = built_in.chain(active).filter(|l| *l != from.id).collect();
        known.sort_unstable();
        known.dedup();
        let next = format!(
            "{}; a lexicon of a file must be active, too",
            hint(id, known)
        );
        return Err((format!("there is no lexicon `{id}`"), next));
    };
    match &lexicons[to].extends {
        Some(further) => {
            let reason = format!("`{id}` itself extends `{}`", further.id);
            Err((reason, format!("extend `{}`", further.id)))
        }
        None => Ok(to),
    }
}

/// What `from` needs of `to` and `to` does not have.
fn lacking(from: &Lexicon, extends: &Extends, to: &Lexicon) -> Vec<Mistake> {
    let mistake = |place, reason, next| Mistake {
        kind: MistakeKind::Reference,
        site: from.site(place),
        reason,
        next,
    };
    let sets = extends.sets.iter().filter(|(id, _)| to.set(id).is_none());
    let sets = sets.map(|(id, place)| {
        let known = to.names.iter().map(|s| s.id.as_str());
        let reason = format!("`{}` has no set `@{id}`", to.id);
        mistake(*place, reason, hint(id, known))
    });
    let has = |id: &str| to.nouns.iter().any(|(list, _)| list == id);
    let lists = extends.nouns.iter().filter(|(id, _)| !has(id));
    let lists = lists.map(|(id, place)| {
        let known = to.nouns.iter().map(|(list, _)| list.as_str());
        let reason = format!("`{}` has no list of nouns `{id}`", to.id);
        mistake(*place, reason, hint(id, known))
    });
    // A set that the other one keeps can include only what the other one has.
    let added = from.names.iter().filter(|s| to.set(&s.id).is_some());
    let strange = added.filter_map(|set| {
        let mut named = set.include.iter().chain(&set.company);
        let other = named.find(|id| to.set(id).is_none() && from.set(id).is_some())?;
        let reason = format!(
            "`@{}` is a set of `{}`, which has no `@{other}`",
            set.id, to.id
        );
        let next = format!("list the names of `@{other}` as members");
        Some(mistake(set.place, reason, next))
    });
    sets.chain(lists).chain(strange).collect()
}

/// Adds names and nouns to the sets and lists of `to` that have the same id.
fn add(names: &[NameSet], nouns: &[(String, Vec<String>)], to: &mut Lexicon) {
    for set in names {
        if let Some(known) = to.names.iter_mut().find(|s| s.id == set.id) {
            add_set(set, known);
        }
    }
    for (id, words) in nouns {
        if let Some((_, known)) = to.nouns.iter_mut().find(|(list, _)| list == id) {
            for word in words {
                if !known.contains(word) {
                    known.push(word.clone());
                }
            }
        }
    }
}

fn add_set(set: &NameSet, to: &mut NameSet) {
    for name in &set.members {
        if to.members.iter().all(|m| m.pattern != name.pattern) {
            to.members.push(name.clone());
        }
    }
    if to.company.is_empty() && !set.company.is_empty() {
        to.company.push(to.id.clone());
    }
    for (added, known) in [
        (&set.include, &mut to.include),
        (&set.company, &mut to.company),
    ] {
        for id in added {
            if !known.contains(id) {
                known.push(id.clone());
            }
        }
    }
}

/// A set of `from` that made one of `to` include itself.
fn circle(from: &Lexicon, to: &Lexicon) -> Option<Mistake> {
    let closes = |set: &&NameSet| {
        to.set(&set.id).is_some()
            && set
                .include
                .iter()
                .any(|id| to.closure(id).contains(&set.id.as_str()))
    };
    let set = from.names.iter().find(closes)?;
    Some(Mistake {
        kind: MistakeKind::Reference,
        site: from.site(set.place),
        reason: format!("the set `{}` of `{}` includes itself", set.id, to.id),
        next: "delete one of these includes".to_owned(),
    })
}

/// Leaves `from` what its rules can use: the sets and lists of `to`, and its own. Without rules,
/// nothing, so that no name is looked for twice.
fn complete(from: usize, to: usize, lexicons: &mut [Lexicon]) {
    let (names, nouns) = (lexicons[to].names.clone(), lexicons[to].nouns.clone());
    let lexicon = &mut lexicons[from];
    if lexicon.rules.is_empty() {
        lexicon.names.clear();
        lexicon.nouns.clear();
        return;
    }
    lexicon
        .names
        .retain(|own| names.iter().all(|s| s.id != own.id));
    lexicon.names.extend(names);
    lexicon
        .nouns
        .retain(|own| nouns.iter().all(|l| l.0 != own.0));
    lexicon.nouns.extend(nouns);
}

#[cfg(test)]
mod tests;
