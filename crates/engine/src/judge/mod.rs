//! Reads a match in its sentence and rules on it: one file for each reason to keep, drop or
//! grade it.

mod advice;
mod between;
mod compound;
mod context;
mod demand;
mod denial;
mod exception;
mod frame;
mod identifier;
mod introduced;
mod mention;
mod negation;
mod object;
mod part_of_speech;
mod particle;
mod question;
mod report;
mod scene;
mod subject;
mod wholeness;

use crate::finding::{Confidence, Judge};
use crate::matcher::Slot;
use sayso_english::Subject;
use sayso_policy::{Level, RuleKind};

pub use frame::Frame;
pub use identifier::is_part;
pub use object::{Behinds, Object};
pub use scene::{
    Company, Earlier, Lead, NameAt, Nouns, Opinion, RuleSets, Ruling, Scene, Sentence, visible,
};
pub use subject::{heads, mentions};

/// What the judges make of one match.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// The level at which it counts; `None` where it was dismissed.
    pub level: Option<Level>,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// What each judge said, in order. The last one decided a dismissal.
    pub opinions: Vec<Opinion>,
    /// The grammar of the trigger, where it was read.
    pub frame: Option<Frame>,
    /// The object, where it was looked for.
    pub object: Option<Object>,
    /// The subject, where it was looked for.
    pub subject: Subject,
    /// The unit that denies the claim.
    pub denied_by: Option<usize>,
}

impl Verdict {
    fn new() -> Self {
        Self {
            level: None,
            confidence: Confidence::High,
            opinions: Vec::new(),
            frame: None,
            object: None,
            subject: Subject::None,
            denied_by: None,
        }
    }

    /// Adds an opinion. True where it ends the hearing.
    fn hear(&mut self, opinion: Option<Opinion>) -> bool {
        let Some(opinion) = opinion else {
            return false;
        };
        let ends = opinion.ruling == Ruling::Dismiss;
        self.opinions.push(opinion);
        ends
    }
}

/// Rules on the match of the scene. `elsewhere` says whether a condition of the rule is met in
/// another block of the document.
#[must_use]
pub fn judge(scene: &Scene<'_>, elsewhere: &dyn Fn(Slot) -> bool) -> Verdict {
    let mut verdict = Verdict::new();
    if !hearing(scene, elsewhere, &mut verdict) {
        grade(scene, &mut verdict);
    }
    verdict
}

/// Asks every judge in turn. True where the match was dismissed.
fn hearing(scene: &Scene<'_>, elsewhere: &dyn Fn(Slot) -> bool, verdict: &mut Verdict) -> bool {
    if verdict.hear(exception::judge(scene)) {
        return true;
    }
    if !is_grammatical(scene) {
        if let Some(reason) = compound::judge(scene) {
            return verdict.hear(Some(Opinion {
                judge: Judge::Phrase,
                ruling: Ruling::Dismiss,
                reason: reason.to_owned(),
            }));
        }
        let Some(frame) = frame::words(scene) else {
            return verdict.hear(context::judge(scene, elsewhere));
        };
        return hear_use(scene, elsewhere, (&frame, None, &Subject::None), verdict);
    }
    if verdict.hear(part_of_speech::judge(scene, None)) {
        return true;
    }
    let frame = match frame::frame(scene) {
        Ok(frame) => frame,
        Err(reason) => {
            return verdict.hear(Some(Opinion {
                judge: Judge::Phrase,
                ruling: Ruling::Dismiss,
                reason: reason.to_owned(),
            }));
        }
    };
    if verdict.hear(part_of_speech::judge(scene, Some(&frame))) {
        return true;
    }
    let subject = subject::subject(scene, &frame);
    let object = if scene.rule.object.is_empty() {
        None
    } else {
        Some(object::object(scene, &frame))
    };
    let dismissed = (|| {
        if let Some(object) = &object {
            if verdict.hear(Some(object::judge(scene, object))) {
                return true;
            }
            if verdict.hear(demand::judge(scene, &frame, object, &subject)) {
                return true;
            }
        }
        verdict.hear(subject::judge(scene, &frame, &subject))
            || hear_use(
                scene,
                elsewhere,
                (&frame, object.as_ref(), &subject),
                verdict,
            )
    })();
    verdict.frame = Some(frame);
    verdict.object = object;
    verdict.subject = subject;
    dismissed
}

/// Asks those judges who speak on every rule: how the words are used. True where the match was dismissed.
fn hear_use(
    scene: &Scene<'_>,
    elsewhere: &dyn Fn(Slot) -> bool,
    (frame, object, subject): (&Frame, Option<&Object>, &Subject),
    verdict: &mut Verdict,
) -> bool {
    let object = object.unwrap_or(&Object::Missing);
    // A term is to be written so in any sentence: who quotes it looks at the rewrite first.
    let term = scene.rule.kind == RuleKind::Preferred && !is_grammatical(scene);
    let dismissed = !term && verdict.hear(mention::judge(scene, frame, object))
        || verdict.hear(context::judge(scene, elsewhere))
        || !term && verdict.hear(introduced::judge(scene))
        || verdict.hear(question::judge(scene, frame))
        || verdict.hear(report::judge(scene, frame))
        || verdict.hear(advice::judge(scene, frame));
    if dismissed {
        return true;
    }
    verdict.denied_by = denial::denial(scene, frame, subject);
    let denied = denial::judge(scene, verdict.denied_by);
    verdict.hear(denied)
}

/// Whether the rule speaks of a claim, so that its grammar matters, or only of words.
fn is_grammatical(scene: &Scene<'_>) -> bool {
    use sayso_policy::Reads;
    !scene.rule.object.is_empty()
        || !scene.rule.subject.is_empty()
        || scene.hit.reads(Reads::Verb)
        || scene.hit.reads(Reads::Noun)
}

/// The level that the opinions leave: the rule's own, unless one set or capped it.
fn grade(scene: &Scene<'_>, verdict: &mut Verdict) {
    let mut level = scene.rule.level;
    for opinion in &verdict.opinions {
        level = match opinion.ruling {
            Ruling::Set(set) => set.min(level),
            Ruling::Infer(inferred) => {
                verdict.confidence = verdict.confidence.min(Confidence::Medium);
                inferred.min(level)
            }
            Ruling::Cap(cap) => level.min(cap),
            Ruling::Doubt => {
                verdict.confidence = Confidence::Low;
                level.min(Level::Warning)
            }
            Ruling::Keep | Ruling::Dismiss => level,
        };
    }
    verdict.level = Some(level);
}
