//! Judges a match in its sentence: one file for each reason to keep, drop or grade it.

mod advice;
mod between;
mod compound;
mod condition;
mod demand;
mod denial;
mod exception;
mod governing;
mod identifier;
mod introduced;
mod match_context;
mod mention;
mod object;
mod part_of_speech;
mod particle;
mod predicate;
mod question;
mod report;
mod scope;
mod subject;
mod wholeness;

use crate::finding::{Confidence, Judge};
use crate::matcher::Slot;
use sayso_english::Subject;
use sayso_policy::{Level, RuleKind};

pub use identifier::is_part;
pub use match_context::{
    Effect, LeadIn, MatchContext, NameAt, NamesNearby, Nouns, PreviousSentence, RuleSets, Sentence,
    Verdict, visible,
};
pub use object::{Object, RelatedNames};
pub use predicate::Predicate;
pub use subject::{heads, mentions};

/// The verdicts on one match, and what comes of them.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The level at which it counts; `None` where it was dismissed.
    pub level: Option<Level>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The verdict of each judge, in order. The last one decided a dismissal.
    pub verdicts: Vec<Verdict>,
    /// The grammar of the trigger, where it was read.
    pub predicate: Option<Predicate>,
    /// The object, where it was looked for.
    pub object: Option<Object>,
    /// The subject, where it was looked for.
    pub subject: Subject,
    /// The unit that denies the claim.
    pub denied_by: Option<usize>,
}

impl Judgement {
    fn new() -> Self {
        Self {
            level: None,
            confidence: Confidence::High,
            verdicts: Vec::new(),
            predicate: None,
            object: None,
            subject: Subject::None,
            denied_by: None,
        }
    }

    /// Adds a verdict. True where it dismisses the match.
    fn push(&mut self, verdict: Option<Verdict>) -> bool {
        let Some(verdict) = verdict else {
            return false;
        };
        let ends = verdict.effect == Effect::Dismiss;
        self.verdicts.push(verdict);
        ends
    }
}

/// Judges the match of `ctx`. `elsewhere` says whether a condition of the rule is met in
/// another block of the document.
#[must_use]
pub fn judge(ctx: &MatchContext<'_>, elsewhere: &dyn Fn(Slot) -> bool) -> Judgement {
    let mut judgement = Judgement::new();
    if !is_dismissed(ctx, elsewhere, &mut judgement) {
        grade(ctx, &mut judgement);
    }
    judgement
}

/// Runs every judge in turn. True where one dismissed the match.
fn is_dismissed(
    ctx: &MatchContext<'_>,
    elsewhere: &dyn Fn(Slot) -> bool,
    judgement: &mut Judgement,
) -> bool {
    if judgement.push(exception::judge(ctx)) {
        return true;
    }
    if judgement.push(scope::judge(ctx, elsewhere)) {
        return true;
    }
    if !is_grammatical(ctx) {
        if judgement.push(part_of_speech::judge(ctx, None)) {
            return true;
        }
        if let Some(reason) = compound::judge(ctx) {
            return judgement.push(Some(Verdict {
                judge: Judge::Phrase,
                effect: Effect::Dismiss,
                reason: reason.to_owned(),
            }));
        }
        let Some(predicate) = predicate::of_words(ctx) else {
            return judgement.push(condition::judge(ctx, elsewhere));
        };
        return judge_use(ctx, elsewhere, (&predicate, None), judgement);
    }
    if judgement.push(part_of_speech::judge(ctx, None)) {
        return true;
    }
    let predicate = match predicate::read(ctx) {
        Ok(predicate) => predicate,
        Err(reason) => {
            return judgement.push(Some(Verdict {
                judge: Judge::Phrase,
                effect: Effect::Dismiss,
                reason: reason.to_owned(),
            }));
        }
    };
    if judgement.push(part_of_speech::judge(ctx, Some(&predicate))) {
        return true;
    }
    let subject = subject::subject(ctx, &predicate);
    let object = if ctx.rule.object.is_empty() {
        None
    } else {
        Some(object::object(ctx, &predicate))
    };
    let dismissed = (|| {
        if let Some(object) = &object {
            if judgement.push(Some(object::judge(ctx, object))) {
                return true;
            }
            if judgement.push(demand::judge(ctx, &predicate, object, &subject)) {
                return true;
            }
        }
        judgement.push(subject::judge(ctx, &predicate, &subject))
            || judge_use(ctx, elsewhere, (&predicate, object.as_ref()), judgement)
    })();
    judgement.predicate = Some(predicate);
    judgement.object = object;
    judgement.subject = subject;
    dismissed
}

/// Runs the judges that apply to every rule: how the words are used. True where one dismissed the match.
fn judge_use(
    ctx: &MatchContext<'_>,
    elsewhere: &dyn Fn(Slot) -> bool,
    (predicate, object): (&Predicate, Option<&Object>),
    judgement: &mut Judgement,
) -> bool {
    let object = object.unwrap_or(&Object::Missing);
    // A term is spelt so in any sentence; where it is quoted, its rewrite is unsafe.
    let term = ctx.rule.kind == RuleKind::Preferred && !is_grammatical(ctx);
    let dismissed = !term && judgement.push(mention::judge(ctx, predicate, object))
        || judgement.push(condition::judge(ctx, elsewhere))
        || !term && judgement.push(introduced::judge(ctx));
    if dismissed {
        return true;
    }
    let governing = governing::governing(ctx, predicate);
    let dismissed = judgement.push(question::judge(ctx, predicate, governing))
        || judgement.push(report::judge(ctx, predicate, governing))
        || judgement.push(advice::judge(ctx, predicate));
    if dismissed {
        return true;
    }
    judgement.denied_by = denial::denied_by(ctx, predicate, governing);
    let denied = denial::judge(ctx, governing, judgement.denied_by);
    judgement.push(denied)
}

/// Whether the rule is about a claim, so that its grammar matters, or only about words.
fn is_grammatical(ctx: &MatchContext<'_>) -> bool {
    use sayso_policy::Reads;
    !ctx.rule.object.is_empty()
        || !ctx.rule.subject.is_empty()
        || ctx.hit.reads(Reads::Verb)
        || ctx.hit.reads(Reads::Noun)
}

/// The level that the verdicts leave: the rule's own, unless one set or capped it.
fn grade(ctx: &MatchContext<'_>, judgement: &mut Judgement) {
    let mut level = ctx.rule.level;
    for verdict in &judgement.verdicts {
        level = match verdict.effect {
            Effect::Set(set) => set.min(level),
            Effect::Infer(inferred) => {
                judgement.confidence = judgement.confidence.min(Confidence::Medium);
                inferred.min(level)
            }
            Effect::Cap(cap) => level.min(cap),
            Effect::Doubt => {
                judgement.confidence = Confidence::Low;
                level.min(Level::Warning)
            }
            Effect::Keep | Effect::Dismiss => level,
        };
    }
    judgement.level = Some(level);
}
