//! What introduces the block: an item under "This is not:", a cell in the column "Do not say".

use super::scene::{Lead, Opinion, Ruling, Scene};
use crate::finding::Judge;

/// Says whether a heading, a list or a table denies or quotes what the block says. `None`: it does not.
#[must_use]
pub(super) fn judge(scene: &Scene<'_>) -> Option<Opinion> {
    let Lead { text, wording } = scene.lead?;
    let (judge, ruling) = match scene.rule.denied {
        _ if *wording => (Judge::Mention, Ruling::Dismiss),
        Some(level) => (Judge::Denial, Ruling::Set(level)),
        None => (Judge::Denial, Ruling::Dismiss),
    };
    Some(Opinion {
        judge,
        ruling,
        reason: format!("it stands under “{text}”"),
    })
}
