//! Whether the claim is denied, and by which word.

use super::match_context::{Effect, MatchContext, Verdict};
use super::negation;
use super::predicate::Predicate;
use crate::finding::Judge;
use sayso_english::{Forms, Reading, Subject, Tag};

/// Words before a claim that deny it though they are no negations.
const DENYING_VERBS: [&str; 14] = [
    "fail", "refuse", "decline", "avoid", "stop", "cease", "prohibit", "prevent", "forbid",
    "refrain", "deny", "ban", "bar", "block",
];

/// Verbs whose own denial denies what their clause says: "we do not claim that …".
/// Who must not *write* or *imply* something has quoted it without quotation marks.
const SAYING_VERBS: [&str; 9] = [
    "claim", "think", "believe", "mean", "promise", "assert", "suppose", "expect", "argue",
];

/// The unit that denies the claim, if one does.
#[must_use]
pub(super) fn denial(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    subject: &Subject,
) -> Option<usize> {
    let reading = ctx.reading();
    let first = predicate.verb.as_ref().map_or(predicate.first, |g| g.first);
    if ctx.is_question() && negated_question(reading, first) {
        return None;
    }
    let mut deniers = own_clause(ctx, predicate, subject);
    if let Some(matrix) = governing_clause(reading, first).filter(|_| predicate.verb.is_some()) {
        deniers.push(matrix);
    }
    // "never hallucinates" may be what the rule looks for.
    let trigger = ctx.trigger();
    deniers.retain(|at| !trigger.contains(at));
    deniers.sort_unstable();
    deniers.dedup();
    // Two denials make a claim: "never fails to call on".
    match deniers.len() {
        0 => negation::denier(reading, first.min(predicate.first), predicate.last),
        count => (count % 2 == 1).then(|| deniers[0]),
    }
}

/// The deniers in the verb's own clause.
fn own_clause(ctx: &MatchContext<'_>, predicate: &Predicate, subject: &Subject) -> Vec<usize> {
    let reading = ctx.reading();
    let Some(group) = &predicate.verb else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let start = group_start(reading, group.first);
    for i in start..group.verb {
        if is_negation(reading, i) && !is_only(reading, i) && !is_help(reading, i) {
            found.push(i);
        }
    }
    // "does not, and never did, enable": said twice, denied once.
    found.truncate(1);
    if let Some(i) = inside(reading, group.verb + 1, predicate) {
        found.push(i);
    }
    if let Some(i) = inverted(reading, group.first) {
        found.push(i);
    }
    // "Nor does the gateway enable …"
    if matches!(reading.word(0), "nor" | "neither")
        && reading.tag(1) == Some(Tag::Auxiliary)
        && group.first < 14
    {
        found.push(0);
    }
    // "There is no access to ChatGPT enabled by the SRE."
    if predicate.passive
        && predicate.noun
        && let Some(phrase) = reading.phrase_to(predicate.governor)
        && reading.word(phrase.first) == "no"
    {
        found.push(phrase.first);
    }
    if let Some(phrase) = subject.main() {
        let first = reading.word(phrase.first);
        let head = reading.word(phrase.head);
        let hardly = phrase
            .first
            .checked_sub(1)
            .is_some_and(|b| matches!(reading.word(b), "hardly" | "scarcely" | "barely"));
        let none = hardly
            || matches!(first, "no" | "neither" | "hardly" | "scarcely" | "barely")
            || matches!(head, "nobody" | "none" | "nothing" | "no-one")
            || head == "one" && phrase.head > 0 && reading.word(phrase.head - 1) == "no"
            // "there isn't a single workflow that calls on", "we have not met any that calls on"
            || (first == "any" || reading.word(phrase.first + 1) == "single")
                && (phrase.first.saturating_sub(3)..phrase.first).any(|i| is_negation(reading, i))
            // "nothing in the SRE that calls on"
            || matches!(subject, Subject::Phrases(all)
                if all.iter().any(|p| matches!(reading.word(p.head), "nobody" | "nothing")));
        // "Nothing … as quickly as our runtime", "no other … like ours": a comparison claims.
        let other = reading.word(phrase.first + 1) == "other"
            || (group.verb + 1..reading.units.len().min(group.verb + 40)).any(|i| {
                matches!(reading.word(i), "than" | "like")
                    || reading.word(i) == "as" && reading.word(i + 2) == "as"
            });
        if none
            && !other
            && phrase.first < group.first
            && !(start..group.verb).contains(&phrase.first)
        {
            found.push(phrase.first);
        }
    }
    found.extend(before_group(reading, start));
    // "Neither the SRE nor Bedrock enables …"
    if found.is_empty() {
        let low = group.first.saturating_sub(14);
        found.extend((low..group.first).find(|i| {
            // "Neither fast nor cheap, the gateway enables …" denies something else.
            reading.word(*i) == "neither"
                && (*i..group.first).any(|n| reading.word(n) == "nor")
                && !(*i..group.first).any(|n| reading.word(n) == ",")
        }));
    }
    found
}

/// "In no event shall the provider enable …", "At no time does it call on …", "Never does it call on …".
fn inverted(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let low = first.saturating_sub(20);
    let fronted = (low..first).find(|i| {
        matches!(
            reading.word(*i),
            "never" | "nowhere" | "rarely" | "seldom" | "hardly" | "scarcely"
        ) && reading.tag(*i + 1) == Some(Tag::Auxiliary)
            && (*i + 2..first).any(|n| reading.units[n].is_nominal())
    });
    fronted.or_else(|| no_event(reading, low, first))
}

/// "in no event", "at no time".
fn no_event(reading: &Reading<'_>, low: usize, first: usize) -> Option<usize> {
    (low + 1..first).find(|i| {
        reading.word(*i) == "no"
            && matches!(reading.word(*i - 1), "in" | "at" | "under" | "on" | "by")
            && matches!(
                reading.word(*i + 1),
                "event"
                    | "case"
                    | "way"
                    | "circumstances"
                    | "circumstance"
                    | "time"
                    | "point"
                    | "account"
                    | "means"
                    | "respect"
            )
    })
}

/// "enables no access", "calls not on ChatGPT".
fn inside(reading: &Reading<'_>, from: usize, predicate: &Predicate) -> Option<usize> {
    (from..predicate.governor).find(|i| {
        let word = reading.word(*i);
        // "at no cost" denies nothing of the claim.
        let price = matches!(reading.word(*i - 1), "at" | "with" | "for" | "in");
        // "calls not on Claude but on ChatGPT" says that it calls on one of them.
        let other = word == "not" && (*i..*i + 12).any(|n| reading.word(n) == "but");
        (word == "no" && *i + 4 > predicate.governor && !price || word == "not" && !other)
            && !is_only(reading, *i)
    })
}

/// The first unit of the run of auxiliaries, adverbs, negations and insertions before the verb.
fn group_start(reading: &Reading<'_>, first: usize) -> usize {
    let mut start = first;
    while start > 0 {
        match reading.tag(start - 1) {
            Some(Tag::Adverb | Tag::Auxiliary | Tag::Negation | Tag::To) => start -= 1,
            _ => break,
        }
    }
    start
}

fn is_negation(reading: &Reading<'_>, at: usize) -> bool {
    reading.tag(at) == Some(Tag::Negation)
        || matches!(reading.word(at), "rarely" | "seldom" | "neither")
}

/// "not only", "not just": nothing is denied.
fn is_only(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.word(at + 1);
    matches!(
        next,
        "only" | "just" | "merely" | "simply" | "solely" | "alone"
    ) || matches!(next, "so" if reading.word(at + 2) == "much")
}

/// "cannot help but", "cannot but".
fn is_help(reading: &Reading<'_>, at: usize) -> bool {
    reading.word(at + 1) == "help" || reading.word(at + 1) == "but"
}

/// What precedes the verb group and denies it: "without calling on", "rather than call on",
/// "fails to call on", "neither stores data nor calls on".
fn before_group(reading: &Reading<'_>, start: usize) -> Vec<usize> {
    let Some(before) = reading.before(start) else {
        return Vec::new();
    };
    let word = reading.word(before);
    let previous = reading.word(before.wrapping_sub(1));
    let denies = match word {
        "without" | "nor" => true,
        "of" => previous == "instead",
        "than" => previous == "rather",
        "from" if previous == "far" => true,
        "from" => {
            let low = before.saturating_sub(6);
            (low..before).any(|i| DENYING_VERBS.contains(&reading.units[i].lemma.as_str()))
        }
        _ => {
            let lemma = reading.units[before].lemma.as_str();
            // "avoid enables access": wording, and no clause that the verb denies.
            let clause = !reading.units[start].forms.any(Forms::PRESENT3);
            reading.tag(before) == Some(Tag::Verb) && clause && DENYING_VERBS.contains(&lemma)
                || matches!(word, "unable" | "impossible")
        }
    };
    // "has no need to call on", "sees no reason to call on"
    if reading.tag(before) == Some(Tag::Noun)
        && reading.word(before + 1) == "to"
        && let Some(noun) = reading.phrase_to(before)
        && reading.word(noun.first) == "no"
    {
        return vec![noun.first];
    }
    if denies {
        let mut found = vec![before];
        // "never fails to": the denier itself is denied.
        if reading.tag(before) == Some(Tag::Verb) {
            let outer = reading.verb_group(before);
            found.extend(
                (group_start(reading, outer.first)..before).find(|i| is_negation(reading, *i)),
            );
        }
        return found;
    }
    governing_verb(reading, before).into_iter().collect()
}

/// "is not designed to call on", "do not let agents call on", "nothing lets it call on".
fn governing_verb(reading: &Reading<'_>, before: usize) -> Option<usize> {
    let verb = match reading.tag(before)? {
        Tag::Verb => before,
        Tag::Noun | Tag::Name | Tag::Pronoun => {
            let phrase = reading.phrase_to(before)?;
            let verb = phrase.first.checked_sub(1)?;
            (reading.tag(verb) == Some(Tag::Verb)).then_some(verb)?
        }
        _ => return None,
    };
    let infinitive = reading.tag(before + 1) == Some(Tag::To)
        || matches!(
            reading.units[verb].lemma.as_str(),
            "let" | "help" | "make" | "have"
        );
    if !infinitive {
        return None;
    }
    // "do not hesitate to call on", "never forgets to": twice denied.
    if matches!(
        reading.units[verb].lemma.as_str(),
        "hesitate"
            | "forget"
            | "neglect"
            | "omit"
            | "miss"
            | "fail"
            | "refuse"
            | "wait"
            | "resist"
            | "stop"
    ) {
        return None;
    }
    let group = reading.verb_group(verb);
    (group_start(reading, group.first)..verb)
        .find(|i| is_negation(reading, *i) && !is_only(reading, *i) && !is_help(reading, *i))
}

/// "We do not claim that the SRE enables …", "It is not true that …".
fn governing_clause(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let low = first.saturating_sub(30);
    // "It's not that the SRE enables …"
    let not_that = (low + 1..first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), "," | ";" | "." | ":"))
        .find(|i| reading.word(*i) == "that" && reading.word(*i - 1) == "not");
    if let Some(that) = not_that {
        return Some(that - 1);
    }
    let opener = (low..first)
        .rev()
        .take_while(|i| !matches!(reading.word(*i), "," | ";" | "." | ":" | "—" | "–" | "\""))
        .find(|i| {
            let unit = &reading.units[*i];
            let says = unit.tag == Tag::Verb && SAYING_VERBS.contains(&unit.lemma.as_str());
            // "You will not believe how fast it calls on": what is asked about is so.
            let asked = reading.tag(*i + 1) == Some(Tag::Question);
            says && !asked
                || matches!(reading.word(*i), "true" | "case") && reading.word(*i + 1) == "that"
        })?;
    let group = if reading.tag(opener) == Some(Tag::Verb) {
        reading.verb_group(opener).first
    } else {
        opener
    };
    let start = group.saturating_sub(3);
    (start..opener).find(|i| {
        is_negation(reading, *i) && !is_only(reading, *i)
            || matches!(reading.word(*i), "nobody" | "none")
            || reading.word(*i) == "no" && *i < group
    })
}

/// "Why not call on ChatGPT?", "Doesn't your runtime call on ChatGPT?", "Who says it can't call
/// on ChatGPT?": the question claims.
fn negated_question(reading: &Reading<'_>, first: usize) -> bool {
    let low = first.saturating_sub(20);
    let challenged = reading.word(0) == "who" && matches!(reading.word(1), "says" | "said");
    challenged || (low..first).any(|i| is_negation(reading, i))
}

/// Grades a denied claim. `None`: it is not denied.
#[must_use]
pub(super) fn judge(ctx: &MatchContext<'_>, denied_by: Option<usize>) -> Option<Verdict> {
    let at = denied_by?;
    let word = ctx.visible(ctx.reading().units[at].span);
    let (effect, reason) = match ctx.rule.denied {
        Some(level) => (Effect::Set(level), format!("“{word}” denies the claim")),
        None => (Effect::Dismiss, format!("“{word}” denies the claim")),
    };
    Some(Verdict {
        judge: Judge::Denial,
        effect,
        reason,
    })
}
