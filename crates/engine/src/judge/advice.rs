//! Advice to the reader, in the imperative: "Treat a cold with rest".

use super::frame::Frame;
use super::scene::{Opinion, Ruling, Scene};
use crate::finding::Judge;
use sayso_english::{Forms, Mood};

/// Grades a command at the rule's level of those. `None`: it is none, or the rule treats it like a claim.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>, frame: &Frame) -> Option<Opinion> {
    let grade = scene.rule.imperative?;
    let group = frame.verb.as_ref()?;
    let commands = group.mood == Mood::Subjectless
        && scene.reading().units[group.first].forms.any(Forms::BASE);
    commands.then(|| Opinion {
        judge: Judge::Use,
        ruling: grade.map_or(Ruling::Dismiss, Ruling::Set),
        reason: "it tells the reader what to do".to_owned(),
    })
}
