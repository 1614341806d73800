//! What the rewrites of one match share: each template of the rule makes another draft of it.

use std::cell::OnceCell;

use super::tail::{self, Tail};
use super::template::Template;
use super::{Draft, copula, doubt, object_only, passive, purpose, reword};
use crate::finding::Applicability;
use crate::judge::{Judgement, MatchContext, Object, Predicate};
use sayso_english::{Mood, NounPhrase, Tag, is_time_noun};

/// A match whose object is named, with what its drafts share.
pub(super) struct Rewriter<'g, 's> {
    ctx: &'g MatchContext<'s>,
    judgement: &'g Judgement,
    predicate: &'g Predicate,
    phrases: &'g [NounPhrase],
    head: usize,
    mixed: bool,
    by_relation: bool,
    /// Whether another verb may take the place of the trigger's.
    yields: OnceCell<bool>,
    tail: OnceCell<Tail>,
    is_doubtful: OnceCell<bool>,
}

impl<'g, 's> Rewriter<'g, 's> {
    pub(super) fn new(ctx: &'g MatchContext<'s>, judgement: &'g Judgement) -> Option<Self> {
        let Some(Object::Named {
            phrases,
            head,
            mixed,
            by_relation,
        }) = &judgement.object
        else {
            return None;
        };
        Some(Self {
            ctx,
            judgement,
            predicate: judgement.predicate.as_ref()?,
            phrases,
            head: *head,
            mixed: *mixed,
            by_relation: *by_relation,
            yields: OnceCell::new(),
            tail: OnceCell::new(),
            is_doubtful: OnceCell::new(),
        })
    }

    /// The rewrite that `template` makes, if it makes a sentence.
    pub(super) fn draft(&self, template: &Template) -> Option<Draft> {
        let (ctx, predicate, phrases) = (self.ctx, self.predicate, self.phrases);
        if template.keeps_trigger() {
            return object_only::draft(ctx, phrases, self.head, template);
        }
        if template.rewords() {
            return reword::draft(ctx, predicate, phrases, self.mixed, template);
        }
        if !*self.yields.get_or_init(|| self.yields()) {
            return None;
        }
        let mut draft = if predicate.passive {
            passive::draft(ctx, self.judgement, predicate, phrases, template)?
        } else {
            self.active(template)?
        };
        let look = || doubt::is_doubtful(ctx, self.judgement, predicate);
        if self.by_relation || *self.is_doubtful.get_or_init(look) {
            draft.applicability = draft.applicability.min(Applicability::Unsafe);
        }
        Some(draft)
    }

    fn active(&self, template: &Template) -> Option<Draft> {
        let (ctx, judgement, predicate, phrases) =
            (self.ctx, self.judgement, self.predicate, self.phrases);
        if predicate.verb.as_ref()?.mood == Mood::Subjectless {
            return None;
        }
        match self
            .tail
            .get_or_init(|| tail::tail(ctx, predicate, phrases))
        {
            Tail::Purpose { to } => {
                purpose::draft(ctx, judgement, predicate, phrases, *to, template)
            }
            tail => copula::draft(ctx, judgement, predicate, phrases, tail, template),
        }
    }

    fn yields(&self) -> bool {
        let (ctx, judgement, predicate) = (self.ctx, self.judgement, self.predicate);
        let behind = self.phrases.iter().all(|p| p.last > predicate.first);
        !(self.mixed
            || self.is_turned()
            || doubt::parts_quotation(ctx, judgement, predicate)
            || predicate.listed
            || self.is_announced()
            || self.is_counted()
            || self.is_apart()
            || self.goes_on()
            || !(behind || predicate.passive)
            || is_of_nobody(ctx, judgement))
    }

    /// "Enabled by the SRE: access to ChatGPT": no sentence is there.
    fn is_announced(&self) -> bool {
        let reading = self.ctx.reading();
        (self.predicate.first..self.predicate.last).any(|i| reading.word(i) == ":")
    }

    /// "ChatGPT 40 times", "GPT-5 3 million times": the number went to the name.
    fn is_counted(&self) -> bool {
        let last = self.phrases.iter().map(|p| p.last).max();
        let counts = ["times", "thousand", "million", "billion"];
        last.is_some_and(|last| counts.contains(&self.ctx.reading().word(last + 1)))
    }

    /// "access to ChatGPT as well as to your data", "calls on ChatGPT and, if need be, on Claude": what
    /// is added would have no head.
    fn goes_on(&self) -> bool {
        let reading = self.ctx.reading();
        let Some(first) = self.phrases.iter().map(|p| p.first).min() else {
            return false;
        };
        let particle = reading.word(first.saturating_sub(1));
        let last = tail::object_end(self.predicate, self.phrases);
        let mut joined = false;
        (last + 1..reading.units.len().min(last + 10))
            .take_while(|i| !reading.units[*i].is_finite())
            .any(|i| {
                joined |= tail::is_joint(reading, i) || reading.word(i) == "than";
                // "on Mondays and on Fridays"
                let thing = || {
                    let phrase = reading.phrase_from(i + 1);
                    phrase.is_some_and(|p| !is_time_noun(&reading.units[p.head].lemma))
                };
                joined && reading.word(i) == particle && thing()
            })
    }

    /// "What the SRE calls on is ChatGPT": whether another clause lies between verb and object.
    fn is_apart(&self) -> bool {
        let (reading, predicate) = (self.ctx.reading(), self.predicate);
        let Some(first) = self.phrases.iter().map(|p| p.first).min() else {
            return true;
        };
        (predicate.last + 1..first).any(|i| reading.units[i].is_finite())
            || !predicate.noun && matches!(reading.word(first.saturating_sub(1)), "," | "—" | "–")
    }

    /// "Also enabled by the SRE is access to ChatGPT."
    fn is_turned(&self) -> bool {
        let (reading, predicate) = (self.ctx.reading(), self.predicate);
        predicate.verb.as_ref().is_some_and(|group| {
            group.mood == Mood::Participle
                && (group.verb..predicate.governor).any(|i| reading.tag(i) == Some(Tag::Auxiliary))
                // "The access to ChatGPT that the SRE enables is logged."
                || predicate.governor < group.verb && !predicate.passive
        })
    }
}

/// Whether the sentence compares ("no other runtime …") or is about people: then no approved verb would do.
fn is_of_nobody(ctx: &MatchContext<'_>, judgement: &Judgement) -> bool {
    let reading = ctx.reading();
    let none = judgement.subject.main().is_some_and(|p| {
        matches!(
            reading.word(p.first),
            "no" | "neither" | "nobody" | "nothing" | "none" | "few" | "little"
        )
    });
    let people = judgement.subject.main().is_some_and(|p| {
        matches!(
            reading.word(p.head),
            "you" | "we" | "i" | "he" | "she" | "anyone" | "everyone" | "who"
        ) || sayso_english::is_person(&reading.units[p.head].lemma)
            && !ctx.sets.able.contains(&reading.units[p.head].lemma)
    });
    let first = judgement.predicate.as_ref().map_or(0, |f| f.first);
    // "never fails to call on": the verb before would read oddly with "be".
    let denying = (first.saturating_sub(4)..first)
        .rev()
        .take_while(|i| reading.tag(*i) != Some(Tag::Punct))
        .any(|i| {
            matches!(
                reading.units[i].lemma.as_str(),
                "fail" | "refuse" | "hesitate" | "forget" | "neglect" | "help" | "wait" | "resist"
            ) && reading.tag(i) == Some(Tag::Verb)
        });
    none || people || denying
}
