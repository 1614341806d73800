//! Finds the head of every word: the arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez and Satta, 2011), greedy.
//! Linear in the number of words.

use super::features::Features;
use super::labels::Fine;
use super::weights::{Weights, best};
use super::word::Word;

/// What the parser can do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// The next word goes on the stack.
    Shift = 0,
    /// The top of the stack hangs on the next word.
    Left = 1,
    /// The top of the stack hangs on the word below it.
    Right = 2,
}

pub(super) const ACTIONS: [Action; 3] = [Action::Shift, Action::Left, Action::Right];

/// No word.
const NONE: usize = usize::MAX;

/// How far the parser has come. The root is a word behind the last.
pub(super) struct State {
    pub(super) len: usize,
    pub(super) stack: Vec<usize>,
    pub(super) next: usize,
    pub(super) heads: Vec<usize>,
    /// The last two dependents on the left, latest first, and on the right.
    left: Vec<[usize; 2]>,
    right: Vec<[usize; 2]>,
    left_count: Vec<u8>,
    right_count: Vec<u8>,
}

impl State {
    pub(super) fn new(len: usize) -> Self {
        Self {
            len,
            stack: Vec::with_capacity(16),
            next: 0,
            heads: vec![NONE; len],
            left: vec![[NONE; 2]; len + 1],
            right: vec![[NONE; 2]; len + 1],
            left_count: vec![0; len + 1],
            right_count: vec![0; len + 1],
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    pub(super) fn allows(&self, action: Action) -> bool {
        match action {
            Action::Shift => self.next < self.len,
            Action::Left => !self.stack.is_empty(),
            Action::Right => self.stack.len() > 1,
        }
    }

    pub(super) fn apply(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Action::Left => {
                if let Some(top) = self.stack.pop() {
                    let head = self.next;
                    self.heads[top] = head;
                    self.left[head] = [top, self.left[head][0]];
                    self.left_count[head] = self.left_count[head].saturating_add(1);
                }
            }
            Action::Right => {
                if let Some(top) = self.stack.pop() {
                    let head = self.stack[self.stack.len() - 1];
                    self.heads[top] = head;
                    self.right[head] = [top, self.right[head][0]];
                    self.right_count[head] = self.right_count[head].saturating_add(1);
                }
            }
        }
    }

    fn on_stack(&self, depth: usize) -> usize {
        let at = self.stack.len().checked_sub(depth + 1);
        at.map_or(NONE, |at| self.stack[at])
    }

    fn ahead(&self, by: usize) -> usize {
        let at = self.next + by;
        if at > self.len { NONE } else { at }
    }
}

/// The head of each word; its own index for the root.
pub(super) fn parse(weights: &impl Weights, words: &[Word], tags: &[Fine]) -> Vec<u32> {
    let mut state = State::new(words.len());
    let mut features = Features::new();
    let mut scores = vec![0; weights.labels()];
    let seen = Seen::new(tags);
    while !state.is_done() {
        extract(&state, words, tags, &seen, &mut features);
        scores.fill(0);
        for feature in &features.all {
            weights.add(*feature, &mut scores);
        }
        let action = best(&scores, |label| state.allows(ACTIONS[label]));
        state.apply(ACTIONS[action]);
    }
    rooted(&state.heads)
}

/// Heads as indices of words: what hangs on the root is its own head.
fn rooted(heads: &[usize]) -> Vec<u32> {
    let len = heads.len();
    let own = heads.iter().enumerate();
    own.map(|(at, head)| if *head >= len { at } else { *head } as u32)
        .collect()
}

/// How many verbs, commas and coordinators lie before each word.
pub(super) struct Seen {
    verbs: Vec<u32>,
    commas: Vec<u32>,
    coordinators: Vec<u32>,
}

impl Seen {
    pub(super) fn new(tags: &[Fine]) -> Self {
        let count = |is: &dyn Fn(Fine) -> bool| {
            let mut sum = 0;
            let mut all = vec![0];
            for tag in tags {
                sum += u32::from(is(*tag));
                all.push(sum);
            }
            all
        };
        Self {
            verbs: count(&|t| t.is_verb() || t.is_auxiliary()),
            commas: count(&|t| matches!(t, Fine::Comma | Fine::Colon | Fine::Open | Fine::Close)),
            coordinators: count(&|t| t == Fine::Coordinator),
        }
    }

    fn between(&self, from: usize, to: usize) -> u64 {
        if from == NONE || to == NONE || from + 1 >= to {
            return 0;
        }
        let to = to.min(self.verbs.len() - 1);
        let count = |all: &[u32], most: u32| u64::from((all[to] - all[from + 1]).min(most));
        count(&self.verbs, 2) << 4 | count(&self.commas, 2) << 2 | count(&self.coordinators, 1)
    }
}

/// A place where no word is, and the root.
const OUTSIDE: u64 = 7;
const ROOT: u64 = 8;

/// The features of a state.
pub(super) fn extract(
    state: &State,
    words: &[Word],
    tags: &[Fine],
    seen: &Seen,
    out: &mut Features,
) {
    out.clear();
    let len = state.len;
    let w = |at: usize| {
        if at == NONE {
            OUTSIDE
        } else {
            words.get(at).map_or(ROOT, |w| w.form)
        }
    };
    let t = |at: usize| {
        if at == NONE {
            OUTSIDE
        } else {
            tags.get(at).map_or(ROOT, |t| t.value())
        }
    };
    let left = |at: usize, n: usize| if at == NONE { NONE } else { state.left[at][n] };
    let right = |at: usize, n: usize| if at == NONE { NONE } else { state.right[at][n] };
    let (s0, s1, s2) = (state.on_stack(0), state.on_stack(1), state.on_stack(2));
    let (n0, n1, n2) = (state.ahead(0), state.ahead(1), state.ahead(2));
    let (s0l, s0l2) = (left(s0, 0), left(s0, 1));
    let (s0r, s0r2) = (right(s0, 0), right(s0, 1));
    let (s1r, n0l, n0l2) = (right(s1, 0), left(n0, 0), left(n0, 1));
    let valency = |at: usize| {
        if at == NONE {
            [0, 0]
        } else {
            [state.left_count[at], state.right_count[at]].map(|n| u64::from(n.min(4)))
        }
    };
    let distance = if s0 == NONE {
        0
    } else {
        (n0 - s0).min(8) as u64
    };
    let gap = if s1 == NONE || s0 == NONE {
        0
    } else {
        (s0 - s1).min(8) as u64
    };
    let (s0w, s0t, n0w, n0t) = (w(s0), t(s0), w(n0), t(n0));
    let (s1w, s1t, n1t, n2t) = (w(s1), t(s1), t(n1), t(n2));
    let end = u64::from(n0 >= len);

    for at in [s0, s1, s2, n0, n1, n2] {
        out.add(&[w(at), t(at)]);
        out.add(&[w(at)]);
        out.add(&[t(at)]);
    }
    for at in [s0l, s0r, s1r, n0l] {
        out.add(&[w(at), t(at)]);
        out.add(&[t(at), s0t, n0t]);
        out.add(&[w(at), s0t, n0t]);
    }
    out.add(&[s0w, s0t, n0w, n0t]);
    out.add(&[s0w, s0t, n0w]);
    out.add(&[s0w, n0w, n0t]);
    out.add(&[s0w, s0t, n0t]);
    out.add(&[s0t, n0w, n0t]);
    out.add(&[s0w, n0w]);
    out.add(&[s0t, n0t]);
    out.add(&[n0t, n1t]);
    out.add(&[s1t, s0t]);
    out.add(&[s1w, s0w]);
    out.add(&[s1w, s0t]);
    out.add(&[s1t, s0w]);
    out.add(&[s1w, s1t, s0t, n0t]);
    out.add(&[s1t, s0t, n0w]);
    out.add(&[s0w, s1t, n0t]);

    out.add(&[n0t, n1t, n2t]);
    out.add(&[s0t, n0t, n1t]);
    out.add(&[s0w, n0t, n1t]);
    out.add(&[s0t, n0w, n1t]);
    out.add(&[s0t, n0t, n1t, n2t]);
    out.add(&[s1t, s0t, n0t]);
    out.add(&[s1t, s0t, n0t, n1t]);
    out.add(&[t(s2), s1t, s0t, n0t]);
    out.add(&[s0t, t(s0l), t(s0l2), n0t]);
    out.add(&[s0t, t(s0r), t(s0r2), n0t]);
    out.add(&[s0t, n0t, t(n0l), t(n0l2)]);
    out.add(&[s1t, t(s1r), s0t, n0t]);
    out.add(&[s1t, s0t, t(s0l), n0t]);
    out.add(&[s1t, s0t, t(s0r), n0t]);
    out.add(&[s1t, s0t, w(s0l)]);
    out.add(&[s1w, s0t, w(s0r)]);

    let [s0_left, s0_right] = valency(s0);
    let [n0_left, _] = valency(n0);
    let [s1_left, s1_right] = valency(s1);
    out.add(&[s0w, s0_left, s0_right]);
    out.add(&[s0t, s0_left, s0_right, n0t]);
    out.add(&[n0w, n0_left]);
    out.add(&[n0t, n0_left, s0t]);
    out.add(&[s1t, s1_left, s1_right, s0t]);
    out.add(&[s1w, s1_right, s0t]);

    out.add(&[s0w, distance]);
    out.add(&[n0w, distance]);
    out.add(&[s0t, n0t, distance]);
    out.add(&[s0w, n0t, distance]);
    out.add(&[s1t, s0t, gap]);
    out.add(&[s1w, s0t, gap]);
    out.add(&[s0t, n0t, seen.between(s0, n0)]);
    out.add(&[s1t, s0t, n0t, seen.between(s1, s0)]);
    out.add(&[s1t, s0t, n0t, seen.between(s0, n0), seen.between(s1, s0)]);
    let class = |at: usize| words.get(at).map_or(OUTSIDE, |w| w.strengths);
    out.add(&[class(s0), n0t]);
    out.add(&[s0t, class(n0)]);
    out.add(&[s0t, n0t, end, t(state.ahead(3))]);
}
