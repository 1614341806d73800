//! What each action costs in arcs that can no longer be had (Goldberg and Nivre, 2013).

use crate::model::parser::{ACTIONS, Action, State};

/// Whether no two arcs cross; heads as in a labelled sentence.
pub(super) fn is_projective(heads: &[usize]) -> bool {
    let len = heads.len();
    let covers = |at: usize| (at.min(heads[at]), at.max(heads[at]));
    (0..len).all(|at| {
        let (low, high) = covers(at);
        (low + 1..high.min(len)).all(|inner| {
            let (inner_low, inner_high) = covers(inner);
            inner_low >= low && inner_high <= high
        })
    })
}

/// The arcs of `gold` that each action would lose.
pub(super) fn costs(state: &State, gold: &[usize]) -> [usize; 3] {
    ACTIONS.map(|action| {
        if state.allows(action) {
            cost(state, gold, action)
        } else {
            usize::MAX
        }
    })
}

fn cost(state: &State, gold: &[usize], action: Action) -> usize {
    let (next, len) = (state.next, state.len);
    let top = state.stack.last().copied();
    let ahead_on = |head: usize| (next..len).filter(|d| gold[*d] == head).count();
    match (action, top) {
        (Action::Shift, _) => {
            // The next word can get no head below the top, and none of the stack as its dependents.
            let below = &state.stack[..state.stack.len().saturating_sub(1)];
            usize::from(below.contains(&gold[next]))
                + state.stack.iter().filter(|d| gold[**d] == next).count()
        }
        (_, None) => 0,
        (Action::Left, Some(top)) => {
            let below = state.stack.len().checked_sub(2).map(|at| state.stack[at]);
            let head = gold[top];
            let lost = head > next && head <= len || below == Some(head);
            ahead_on(top) + usize::from(lost)
        }
        (Action::Right, Some(top)) => ahead_on(top) + usize::from(gold[top] >= next),
    }
}
