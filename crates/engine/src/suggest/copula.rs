//! "enables access to ChatGPT" becomes "is powered by OpenAI": the verb's form decides the form of
//! the replacement.

use super::Draft;
use super::adverbs::{adverbs_before, behind_other_adverbs};
use super::participle;
use super::subject_fit::{self, Number};
use super::tail::{Tail, object_end};
use super::template::Template;
use crate::finding::Applicability;
use crate::judge::{Judgement, MatchContext, Predicate};
use sayso_english::{
    Forms, Mood, NounPhrase, Subject, Tag, is_deliberate_verb, is_instructing_verb,
};

/// Where the replacement starts, and which form of "be" it takes.
struct Be {
    first: usize,
    /// An auxiliary before an inverted subject, and what it becomes: "does the SRE" → "is the SRE".
    fronted: Option<(usize, &'static str)>,
    form: String,
    applicability: Applicability,
}

pub(crate) fn draft(
    ctx: &MatchContext<'_>,
    judgement: &Judgement,
    predicate: &Predicate,
    phrases: &[NounPhrase],
    tail: &Tail,
    template: &Template,
) -> Option<Draft> {
    if participle::is_subject(ctx, predicate, object_end(predicate, phrases)) {
        return None;
    }
    let be = be(ctx, judgement, predicate)?;
    let mut applicability = be
        .applicability
        .min(subject_fit::fit(ctx, &judgement.subject));
    if *tail == Tail::Risky {
        applicability = applicability.min(Applicability::Unsafe);
    }
    let reading = ctx.reading();
    let object_first = phrases.iter().map(|p| p.first).min()?;
    let end = match tail {
        Tail::Dropped { last } => *last,
        _ => object_end(predicate, phrases),
    };
    let words = template.predicate(&be.form);
    let mut edits: Vec<_> = be
        .fronted
        .map(|(aux, form)| (reading.units[aux].span, form.to_owned()))
        .into_iter()
        .collect();
    // "enables ChatGPT access": the name is inside the trigger, so one edit takes it all.
    if object_first <= predicate.governor || end > phrases.iter().map(|p| p.last).max()? {
        let span = reading.span(be.first, end);
        edits.push((span, format!("{words} {}", template.object)));
    } else {
        // Marks around the object stay around its new name.
        let before = (be.first..object_first).rev().find(|i| {
            !matches!(
                reading.word(*i),
                "\"" | "'" | "`" | "*" | "_" | "(" | "[" | "<" | "{" | "@" | "#"
            )
        })?;
        edits.push((reading.span(be.first, before), words));
        edits.push((reading.span(object_first, end), template.object.clone()));
    }
    Some(Draft {
        edits,
        applicability,
    })
}

fn be(ctx: &MatchContext<'_>, judgement: &Judgement, predicate: &Predicate) -> Option<Be> {
    let group = predicate.verb.as_ref()?;
    if group.passive {
        return None;
    }
    let number = subject_fit::number(ctx, &judgement.subject);
    if let Some(aux) = inverted(ctx, judgement) {
        return inverted_be(ctx, group.verb, aux, number?);
    }
    let forms = ctx.reading().units[group.verb].forms;
    // "will securely enable": what describes the access goes with it.
    let first = behind_other_adverbs(ctx, group.verb);
    let at_verb = |form: &str| {
        Some(Be {
            first,
            fronted: None,
            form: form.to_owned(),
            applicability: Applicability::Safe,
        })
    };
    match group.mood {
        Mood::Infinitive => {
            // "To call on ChatGPT, open …": no subject is named that could be powered.
            if judgement.subject == Subject::None {
                return None;
            }
            at_verb("be").map(|be| Be {
                applicability: infinitive_fit(ctx, group.first),
                ..be
            })
        }
        // "Having called on ChatGPT"
        Mood::Participle if !group.auxiliaries.is_empty() => at_verb("been"),
        Mood::Participle => {
            let (first, form, applicability) = participle::be(ctx, judgement, predicate)?;
            at_verb(form).map(|be| Be {
                first,
                applicability,
                ..be
            })
        }
        Mood::Subjectless => None,
        Mood::Finite => match group.auxiliaries.last().copied() {
            None => finite(ctx, predicate, number, forms),
            Some(aux) => match ctx.reading().word(aux) {
                "do" | "does" | "did" => with_do(ctx, predicate, aux, number),
                "have" | "has" | "had" | "'ve" => at_verb("been"),
                "be" | "is" | "are" | "was" | "were" | "been" | "am" | "'re" | "'m" | "'s" => {
                    at_verb("")
                }
                _ => at_verb("be"),
            },
        },
    }
}

/// How far "to be powered by" may be trusted for the infinitive whose group starts at `first`.
fn infinitive_fit(ctx: &MatchContext<'_>, first: usize) -> Applicability {
    let reading = ctx.reading();
    let to = reading
        .before(first)
        .filter(|b| reading.tag(*b) == Some(Tag::To));
    // "Let the agent be powered by …" is no advice.
    let Some(to) = to else {
        return Applicability::Unsafe;
    };
    // "We taught the assistant to call on", "It uses tokens to enable access".
    let governor = reading
        .before(to)
        .and_then(|b| reading.phrase_to(b))
        .and_then(|p| reading.before(p.first));
    if governor.is_some_and(|g| {
        reading.tag(g) == Some(Tag::Verb) && is_instructing_verb(reading.units[g].lemma.as_str())
    }) {
        return Applicability::Unsafe;
    }
    let deliberate = reading.before(to).is_some_and(|b| {
        let lemma = reading.units[b].lemma.as_str();
        // "It used to call on" is a habit, "it is used to call on" a purpose.
        let habit = lemma == "use" && !reading.verb_group(b).passive;
        // "The SRE was told to call on", "is trained to call on"
        let instructed = reading.verb_group(b).passive && is_instructing_verb(lemma);
        reading.tag(b) == Some(Tag::Verb) && (is_deliberate_verb(lemma) || instructed) && !habit
    });
    if deliberate {
        Applicability::Unsafe
    } else {
        Applicability::Safe
    }
}

/// "Never before has a runtime enabled …": the auxiliary that is before the subject.
fn inverted(ctx: &MatchContext<'_>, judgement: &Judgement) -> Option<usize> {
    let reading = ctx.reading();
    let aux = judgement.subject.main()?.first.checked_sub(1)?;
    let own = reading.tag(aux) == Some(Tag::Auxiliary)
        && !matches!(
            reading.word(aux),
            "is" | "are" | "was" | "were" | "be" | "'s" | "'re" | "'m"
        );
    own.then_some(aux)
}

/// "Not only does the SRE call on …" becomes "Not only is the SRE powered by …".
fn inverted_be(ctx: &MatchContext<'_>, verb: usize, aux: usize, number: Number) -> Option<Be> {
    // After other words than "not only" the inversion denies or limits the claim.
    let only = (aux.saturating_sub(2)..aux)
        .any(|i| matches!(ctx.reading().word(i), "only" | "just" | "merely" | "simply"));
    // "Had the engine called on …": a condition.
    let condition = aux == 0 && matches!(ctx.reading().word(0), "had" | "should" | "were");
    if !only && !condition {
        return None;
    }
    let (fronted, form) = match ctx.reading().word(aux) {
        "do" | "does" => (Some((aux, number.present_be())), ""),
        "did" => (Some((aux, number.past_be())), ""),
        "has" | "have" | "had" => (None, "been"),
        _ => (None, "be"),
    };
    Some(Be {
        first: verb,
        fronted,
        form: form.to_owned(),
        applicability: Applicability::Safe,
    })
}

/// A verb without auxiliaries: its own tense, and adverbs before it that stay.
fn finite(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    number: Option<Number>,
    forms: Forms,
) -> Option<Be> {
    let group = predicate.verb.as_ref()?;
    // "We propose that the gateway enable access": what is wished for.
    if ctx.reading().shares_modal(group) || ctx.reading().is_wished(group) {
        return Some(Be {
            first: group.verb,
            fronted: None,
            form: "be".to_owned(),
            applicability: Applicability::Safe,
        });
    }
    // A verb that does not agree with its subject was read wrongly.
    let disagrees = match number {
        Some(Number::Plural) => forms == Forms::PRESENT3,
        Some(Number::Singular) => forms == Forms::BASE,
        _ => false,
    };
    if disagrees {
        return None;
    }
    let number_known = number.is_some();
    let form = if forms.any(Forms::PRESENT3) {
        "is"
    } else if forms.any(Forms::PAST) {
        number.map_or("was", Number::past_be)
    } else {
        // A base form without a subject is a command.
        number?.present_be()
    };
    if !number_known && !forms.any(Forms::PRESENT3) {
        return None;
    }
    let (first, adverbs) = adverbs_before(ctx, group.verb);
    Some(Be {
        first,
        fronted: None,
        form: if adverbs.is_empty() {
            form.to_owned()
        } else {
            format!("{form} {adverbs}")
        },
        applicability: Applicability::Safe,
    })
}

fn with_do(
    ctx: &MatchContext<'_>,
    predicate: &Predicate,
    aux: usize,
    number: Option<Number>,
) -> Option<Be> {
    let group = predicate.verb.as_ref()?;
    let number = number?;
    let form = if ctx.reading().word(aux) == "did" {
        number.past_be()
    } else {
        number.present_be()
    };
    // "does not only enable": the rest of the sentence depends on the "only".
    let plain = !(aux..group.verb).any(|i| ctx.reading().tag(i) == Some(Tag::Negation));
    let between = group.auxiliaries.first() == Some(&aux);
    (between && plain).then(|| Be {
        first: aux,
        fronted: None,
        form: form.to_owned(),
        applicability: Applicability::Safe,
    })
}
