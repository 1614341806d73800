//! Rewrite templates: words and slots.
//!
//! | slot | becomes |
//! |---|---|
//! | `{be}` | the form of "be" that the trigger's verb has: is, were, been, or nothing before a participle |
//! | `{trigger}` | the words of the trigger as they stand; only the object is replaced |
//! | `{subject}` | the subject as it stands |
//! | `{object}` | the object as it stands |
//! | `{verb}` | the trigger's verb as it stands |
//! | `{text}` | the matched words as they stand |
//!
//! The last word of a template that has a `{be}` or a `{trigger}` takes the object's place; the
//! words before it take the trigger's.

use crate::english::{VerbForm, WordForm, analyses, plural, verb};
use crate::finding::{Applicability, Suggestion};
use crate::judge::Scene;
use crate::text::{Folded, Span};

use super::{Draft, finish};

/// A template, cut at its slots.
#[derive(Debug, Clone)]
pub(crate) struct Template {
    trigger: bool,
    /// The words between the verb and the object: "powered by".
    pub(crate) middle: String,
    /// What stands in the object's place: "OpenAI".
    pub(crate) object: String,
}

impl Template {
    /// Cuts `template`, which the lexicon's validation has accepted.
    pub(crate) fn parse(template: &str) -> Self {
        let trigger = template.contains("{trigger}");
        let words: Vec<&str> = template
            .split_whitespace()
            .filter(|w| !matches!(*w, "{be}" | "{trigger}"))
            .collect();
        let (object, middle) = words.split_last().map_or(("", &[][..]), |(o, m)| (*o, m));
        Self {
            trigger,
            middle: middle.join(" "),
            object: object.to_owned(),
        }
    }

    /// Whether the trigger stays and only the object is replaced.
    pub(crate) fn keeps_trigger(&self) -> bool {
        self.trigger
    }

    /// The words before the object with `be` in front: "is powered by".
    pub(crate) fn predicate(&self, be: &str) -> String {
        if be.is_empty() {
            self.middle.clone()
        } else {
            format!("{be} {}", self.middle)
        }
    }
}

/// A wanted term in place of the matched words, in the form in which they stand.
pub(crate) fn plain(scene: &Scene<'_>) -> Vec<Suggestion> {
    scene
        .rule
        .rewrite
        .iter()
        .map(|rewrite| {
            let text = fill(scene, &rewrite.template);
            finish(
                scene,
                Draft {
                    edits: vec![(scene.hit.span, text)],
                    applicability: if scene.rule.rewrite.len() == 1 {
                        Applicability::Safe
                    } else {
                        Applicability::Unsafe
                    },
                },
            )
        })
        .collect()
}

fn fill(scene: &Scene<'_>, template: &str) -> String {
    if template.contains("{text}") {
        return template.replace("{text}", &scene.visible(scene.hit.span));
    }
    inflect_like(scene, scene.hit.span, template)
}

/// `term` in the number, or the verb's form, in which the last matched word stands.
fn inflect_like(scene: &Scene<'_>, span: Span<Folded>, term: &str) -> String {
    let written = &scene.folded.text[span.range()];
    let last = written.rsplit([' ', '-']).next().unwrap_or(written);
    let listed = scene
        .rule
        .phrases
        .get(scene.hit.phrase.index as usize)
        .is_some_and(|p| p.text.contains('~'));
    if !listed || term.split_whitespace().count() != 1 {
        return term.to_owned();
    }
    for analysis in analyses(last) {
        let formed = match analysis.form {
            WordForm::Verb(VerbForm::Base) => continue,
            WordForm::Verb(form) => verb(term, form),
            WordForm::Plural => plural(term),
            WordForm::Singular | WordForm::Comparative | WordForm::Superlative => continue,
        };
        return formed;
    }
    term.to_owned()
}
