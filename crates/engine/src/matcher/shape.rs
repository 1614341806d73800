//! One spelling of a word as a small machine over characters, for those that are more than one
//! plain token: `risk-free`, `GPT-#*`, `Node.js`.

use sayso_policy::literal_sign;

/// The longest spelling, in pieces.
pub(super) const LONGEST: usize = 120;

/// What one character, or none, must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Char(char),
    /// This character or nothing: what may be between two parts.
    Optional(char),
    /// `*`
    Any,
    /// `?`
    One,
    /// `#`
    Digit,
}

/// A spelling.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Parts that are text and no more, as those of most are.
    Plain(Box<[String]>),
    /// Any others.
    Wild(Machine),
}

/// A machine whose states fit into a number, so that matching is linear in the text.
#[derive(Debug, Clone)]
pub(super) struct Machine {
    pieces: Box<[Piece]>,
    /// A bit for each piece that may be no character.
    optional: u128,
}

/// Whether `part` has a wildcard.
pub(super) fn is_wild(c: char) -> bool {
    matches!(c, '*' | '?' | '#')
}

impl Shape {
    /// The shape of `parts`, between which a hyphen, a space, both (a line end) or nothing may
    /// are. `None` where it is longer than any word.
    pub(super) fn new(parts: &[String]) -> Option<Self> {
        let machine = Machine::new(parts)?;
        Some(if parts.iter().all(|part| is_plain(part)) {
            Self::Plain(parts.into())
        } else {
            Self::Wild(machine)
        })
    }

    /// Calls `found` with every offset at which the shape, begun at `from`, can end.
    pub(super) fn ends(&self, text: &str, from: usize, mut found: impl FnMut(usize)) {
        match self {
            Self::Plain(parts) => behind(parts, &text[from..])
                .into_iter()
                .for_each(|rest| found(text.len() - rest.len())),
            Self::Wild(machine) => machine.ends(text, from, found),
        }
    }

    /// Whether what has this shape can start with `c`.
    pub(super) fn may_start(&self, c: char) -> bool {
        match self {
            Self::Plain(parts) => parts.first().is_some_and(|part| part.starts_with(c)),
            Self::Wild(machine) => machine.may_start(c),
        }
    }

    /// Whether all of `text` has this shape.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        let mut whole = false;
        self.ends(text, 0, |end| whole |= end == text.len());
        whole
    }
}

/// Whether a part can only be read in one way, whatever may be before it.
fn is_plain(part: &str) -> bool {
    let machine = |c| is_wild(c) || literal_sign(c).is_some();
    !part.is_empty() && !part.starts_with(['-', ' ']) && !part.contains(machine)
}

/// What is in `text` behind `parts`, with what may be between them.
fn behind<'t>(parts: &[String], text: &'t str) -> Option<&'t str> {
    let (first, others) = parts.split_first()?;
    others
        .iter()
        .try_fold(text.strip_prefix(first.as_str())?, |rest, part| {
            let rest = rest.strip_prefix('-').unwrap_or(rest);
            let rest = rest.strip_prefix(' ').unwrap_or(rest);
            rest.strip_prefix(part.as_str())
        })
}

impl Machine {
    fn new(parts: &[String]) -> Option<Self> {
        let mut pieces = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                pieces.extend([Piece::Optional('-'), Piece::Optional(' ')]);
            }
            pieces.extend(part.chars().map(|c| match c {
                '*' => Piece::Any,
                '?' => Piece::One,
                '#' => Piece::Digit,
                c => Piece::Char(literal_sign(c).unwrap_or(c)),
            }));
        }
        if pieces.len() > LONGEST {
            return None;
        }
        let is_optional = |piece: &Piece| matches!(piece, Piece::Any | Piece::Optional(_));
        let bits = pieces.iter().map(|piece| u128::from(is_optional(piece)));
        Some(Self {
            optional: bits.rev().fold(0, |all, bit| all << 1 | bit),
            pieces: pieces.into(),
        })
    }

    fn ends(&self, text: &str, from: usize, mut found: impl FnMut(usize)) {
        let accepting = 1u128 << self.pieces.len();
        let mut states = self.skip_optional(1);
        let mut before = '\0';
        let mut chars = text[from..].char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or('\0', |(_, c)| *c);
            states = self.skip_optional(self.step(states, before, c, next));
            if states == 0 {
                return;
            }
            if states & accepting != 0 {
                found(from + at + c.len_utf8());
            }
            before = c;
        }
    }

    fn may_start(&self, c: char) -> bool {
        self.step(self.skip_optional(1), '\0', c, '\0') != 0
    }

    fn step(&self, states: u128, before: char, c: char, next: char) -> u128 {
        let word = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        let point = c == '.' && before.is_ascii_digit() && next.is_ascii_digit();
        let mut moved = 0;
        let mut open = states;
        while open != 0 {
            let state = open.trailing_zeros() as usize;
            open &= open - 1;
            match self.pieces.get(state) {
                Some(Piece::Char(p) | Piece::Optional(p)) if *p == c => moved |= 2 << state,
                Some(Piece::Any) if word || point => moved |= 1 << state,
                Some(Piece::One) if c.is_alphanumeric() => moved |= 2 << state,
                Some(Piece::Digit) if c.is_numeric() => moved |= 2 << state,
                _ => {}
            }
        }
        moved
    }

    /// Adds the states that are reached without a character.
    fn skip_optional(&self, mut states: u128) -> u128 {
        loop {
            let further = states | (states & self.optional) << 1;
            if further == states {
                return states;
            }
            states = further;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_parts_are_read_as_the_machine_reads_them(
            parts in prop::collection::vec("[a-cé][a-c -]{0,2}", 1..4),
            text in "[a-cé -]{0,12}",
        ) {
            let shape = Shape::new(&parts).expect("short");
            prop_assert!(matches!(shape, Shape::Plain(_)));
            let machine = Machine::new(&parts).expect("short");
            let (mut plain, mut wild) = (Vec::new(), Vec::new());
            shape.ends(&text, 0, |end| plain.push(end));
            machine.ends(&text, 0, |end| wild.push(end));
            prop_assert_eq!(plain, wild);
            for c in "abcé -".chars() {
                prop_assert_eq!(shape.may_start(c), machine.may_start(c));
            }
        }
    }

    #[test]
    fn parts_join_and_wildcards_stand_for_characters() {
        let cases = [
            ("risk|free", "risk-free", true),
            ("risk|free", "risk free", true),
            ("risk|free", "riskfree", true),
            ("risk|free", "risk- free", true),
            ("risk|free", "risk -free", false),
            ("gpt|#*", "gpt-4o", true),
            ("gpt|#*", "gpt 3.5", true),
            ("gpt|#*", "gpt-turbo", false),
            ("gpt|#*", "gpt-3.", false),
            ("gr?y", "grey", true),
            ("gr?y", "gry", false),
            ("environment*", "environment", true),
            ("dall·e", "dall·e", true),
            ("é*", "études", true),
            ("*é", "cafe", false),
            ("a", "", false),
        ];
        for (parts, text, want) in cases {
            let parts: Vec<String> = parts.split('|').map(str::to_owned).collect();
            let shape = Shape::new(&parts).expect("short");
            assert_eq!(shape.is_whole(text), want, "{parts:?} {text:?}");
        }
        assert!(Shape::new(&["x".repeat(LONGEST + 1)]).is_none());
    }
}
