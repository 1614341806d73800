//! Rewrite templates: words and slots.
//!
//! | written | becomes |
//! |---|---|
//! | `{be}` | the form of "be" that the trigger's verb has: is, were, been, or nothing before a participle |
//! | `{trigger}` | the words of the trigger as written; only the object is replaced |
//! | `{subject}` | at the front: the subject stays where it is; elsewhere: the subject as written |
//! | `{object}` | the object as written |
//! | `{verb}` | the trigger's verb as written |
//! | `{text}` | the matched words as written |
//! | `use~` | the verb "use" in the form that the trigger's verb has |
//!
//! The last word of a template that has a `{be}` or a `{trigger}` takes the object's place, the
//! words before it take the trigger's. Other templates take the place of the verb and what follows
//! it up to the object, which goes only if the template names it (`reword.rs`).

use super::slots::filled;
use crate::judge::{Judgement, MatchContext, Object};

/// A template for one match, its slots filled.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    be: bool,
    trigger: bool,
    /// Whether it says where the object goes.
    pub(crate) places_object: bool,
    ends_with_object: bool,
    /// The words between the verb and the object: "powered by".
    pub(crate) middle: String,
    /// What is in the object's place: "OpenAI".
    pub(crate) object: String,
}

impl Template {
    /// Fills `template`, which the lexicon's validation has accepted, with the words of the match.
    pub(crate) fn new(ctx: &MatchContext<'_>, judgement: &Judgement, template: &str) -> Self {
        let pieces: Vec<String> = template
            .split_whitespace()
            .enumerate()
            .filter(|(at, w)| {
                !(matches!(*w, "{be}" | "{trigger}") || *at == 0 && *w == "{subject}")
            })
            .map(|(_, word)| fill(ctx, judgement, word))
            .collect();
        let (object, middle) = pieces
            .split_last()
            .map_or((String::new(), String::new()), |(last, before)| {
                (last.clone(), before.join(" "))
            });
        Self {
            be: template.contains("{be}"),
            trigger: template.contains("{trigger}"),
            places_object: template.contains("{object}"),
            ends_with_object: template.trim_end().ends_with(" {object}"),
            middle,
            object,
        }
    }

    /// Whether the trigger stays and only the object is replaced.
    pub(crate) fn keeps_trigger(&self) -> bool {
        self.trigger
    }

    /// Whether other words take the trigger's place, without a form of "be".
    pub(crate) fn rewords(&self) -> bool {
        !self.be && !self.trigger
    }

    /// Whether it is one verb and the object after it: `use~ {object}`.
    pub(crate) fn is_verb_and_object(&self) -> bool {
        self.ends_with_object && self.middle.ends_with('~') && !self.middle.contains(' ')
    }

    /// The words before the object with `be` in front: "is powered by".
    pub(crate) fn predicate(&self, be: &str) -> String {
        if be.is_empty() {
            self.middle.clone()
        } else {
            format!("{be} {}", self.middle)
        }
    }

    /// All words: "use Slack".
    pub(crate) fn whole(&self) -> String {
        if self.middle.is_empty() {
            self.object.clone()
        } else {
            format!("{} {}", self.middle, self.object)
        }
    }
}

/// `word` with its slots filled.
fn fill(ctx: &MatchContext<'_>, judgement: &Judgement, word: &str) -> String {
    if !word.contains('{') {
        return word.to_owned();
    }
    let reading = ctx.reading();
    let shown = |first, last| ctx.visible(reading.span(first, last));
    let subject = judgement
        .subject
        .main()
        .map_or_else(String::new, |p| shown(p.first, p.last));
    let object = match &judgement.object {
        Some(Object::Named { phrases, .. }) => {
            let first = phrases.iter().map(|p| p.first).min();
            let last = phrases.iter().map(|p| p.last).max();
            first
                .zip(last)
                .map_or_else(String::new, |(f, l)| shown(f, l))
        }
        Some(Object::Generic(p) | Object::Other(p)) => shown(p.first, p.last),
        Some(Object::Missing) | None => String::new(),
    };
    let verb = judgement
        .predicate
        .as_ref()
        .and_then(|f| f.verb.as_ref())
        .map_or_else(String::new, |g| shown(g.verb, g.verb));
    let text = ctx.visible(ctx.hit.span);
    let slots = [
        ("{subject}", subject.as_str()),
        ("{object}", &object),
        ("{verb}", &verb),
        ("{text}", &text),
    ];
    filled(word, &slots)
}
