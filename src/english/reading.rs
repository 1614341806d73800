//! Reads one sentence: tokens become units, and every unit gets its part of speech.

use super::closed;
use super::tag;
use super::token::{Token, TokenKind, tokenize};
use super::unit::{Case, Forms, Tag, Unit};
use crate::text::{Folded, Span};

/// What a reader knows before reading.
pub struct Known<'k> {
    /// Names in the sentence, by start, without overlap: each is read as one unit.
    pub names: &'k [Span<Folded>],
    /// Words of a phrase that a lexicon looks for: a compound made of nothing else is cut up,
    /// because the hyphen is then only dress ("calls-on").
    pub trigger: &'k [Span<Folded>],
    /// How the word at a place is written; folded text has lost it.
    pub case_of: &'k dyn Fn(Span<Folded>) -> Case,
}

/// One sentence, read.
#[derive(Debug, Clone)]
pub struct Reading<'t> {
    /// The folded text that the spans count in.
    pub folded: &'t str,
    /// The sentence's units, in order.
    pub units: Vec<Unit>,
}

impl<'t> Reading<'t> {
    /// Reads the sentence at `span` of `folded`. Linear in its length.
    #[must_use]
    pub fn new(folded: &'t str, span: Span<Folded>, known: &Known<'_>) -> Self {
        let tokens = tokenize(folded, span);
        let mut units = join(folded, &tokens, known);
        settle_clitics(folded, &mut units);
        tag::tag(&mut units, &|unit| folded[unit.span.range()].to_owned());
        Self { folded, units }
    }

    /// The folded words of the unit at `at`; empty past either end.
    #[must_use]
    pub fn word(&self, at: usize) -> &'t str {
        self.units
            .get(at)
            .map_or("", |u| &self.folded[u.span.range()])
    }

    /// The tag of the unit at `at`, `None` past the end.
    #[must_use]
    pub fn tag(&self, at: usize) -> Option<Tag> {
        self.units.get(at).map(|u| u.tag)
    }

    /// The first unit that reaches behind `offset`, which is the unit there, or the next one.
    #[must_use]
    pub fn unit_at(&self, offset: usize) -> usize {
        self.units.partition_point(|u| u.span.end <= offset)
    }

    /// The span from the start of unit `from` to the end of unit `to`, inclusive.
    #[must_use]
    pub fn span(&self, from: usize, to: usize) -> Span<Folded> {
        Span::new(self.units[from].span.start, self.units[to].span.end)
    }
}

/// Joins the tokens of names and hyphenated compounds.
fn join(folded: &str, tokens: &[Token], known: &Known<'_>) -> Vec<Unit> {
    let mut units = Vec::with_capacity(tokens.len());
    let mut at = 0;
    let mut name = 0;
    while at < tokens.len() {
        let start = tokens[at].span.start;
        while known.names.get(name).is_some_and(|n| n.start < start) {
            name += 1;
        }
        let named = known.names.get(name).is_some_and(|n| n.start == start);
        let first_end = if named {
            token_after(tokens, at, known.names[name].end)
        } else {
            at + 1
        };
        let end = compound_end(folded, tokens, at, first_end, known);
        let span = Span::new(start, tokens[end - 1].span.end);
        units.push(Unit {
            span,
            tag: first_tag(tokens, at, end, named && end == first_end),
            forms: Forms::NONE,
            lemma: folded[span.range()].to_owned(),
            plural: false,
            case: (known.case_of)(span),
            name: named.then_some(name),
            compound: end > first_end,
            spaced: tokens[at].spaced,
        });
        at = end;
    }
    for unit in &mut units {
        if unit.compound {
            unit.tag = Tag::Noun;
        }
    }
    let adjectives: Vec<usize> = (0..units.len())
        .filter(|i| units[*i].compound && reads_as_adjective(folded, &units, *i))
        .collect();
    for at in adjectives {
        units[at].tag = Tag::Adjective;
    }
    for at in 1..units.len() {
        if units[at].tag == Tag::Noun && units[at].compound && reads_as_adverb(folded, &units, at) {
            units[at].tag = Tag::Adverb;
        }
    }
    units
}

/// The index of the first token that starts at or behind `end`.
fn token_after(tokens: &[Token], from: usize, end: usize) -> usize {
    from + tokens[from..]
        .iter()
        .take_while(|t| t.span.start < end)
        .count()
        .max(1)
}

/// The end of the compound that starts with the tokens `at..end`: hyphens without spaces tie on
/// more words, and an identifier takes in all that is glued to it.
fn compound_end(folded: &str, tokens: &[Token], at: usize, end: usize, known: &Known<'_>) -> usize {
    let mut stop = end;
    if tokens[at].glued {
        while stop < tokens.len() && !tokens[stop].spaced && tokens[stop].glued {
            stop += 1;
        }
    }
    let tied = |t: &Token| !t.spaced;
    while let [hyphen, word, ..] = &tokens[stop.min(tokens.len())..] {
        let joins = hyphen.text(folded) == "-" && tied(hyphen) && tied(word);
        if !joins || word.kind != TokenKind::Word || tokens[at].kind == TokenKind::Punct {
            break;
        }
        stop += 2;
    }
    if stop == end {
        return end;
    }
    let words = || {
        tokens[at..stop]
            .iter()
            .filter(|t| t.kind == TokenKind::Word)
    };
    let in_trigger = |t: &Token| known.trigger.iter().any(|s| s.contains(t.span));
    let in_name = |t: &Token| known.names.iter().any(|s| s.contains(t.span));
    // "a plug-in" is a noun whatever its parts are.
    let determined = at > 0
        && matches!(
            closed::tag(tokens[at - 1].text(folded)),
            Some(Tag::Determiner | Tag::Possessive)
        );
    if determined {
        return stop;
    }
    let dressed = words().any(in_trigger) && words().all(|t| in_trigger(t) || in_name(t));
    if dressed && words().filter(|t| in_trigger(t) && !in_name(t)).count() > 1 {
        end
    } else {
        stop
    }
}

fn first_tag(tokens: &[Token], at: usize, end: usize, named: bool) -> Tag {
    match tokens[at].kind {
        _ if named => Tag::Name,
        TokenKind::Punct if end == at + 1 => Tag::Punct,
        _ => Tag::Noun,
    }
}

/// Last parts that make a compound an adjective whatever follows.
const ADJECTIVE_PARTS: [&str; 28] = [
    "based",
    "compatible",
    "powered",
    "style",
    "like",
    "ready",
    "native",
    "grade",
    "wide",
    "level",
    "specific",
    "enabled",
    "only",
    "free",
    "class",
    "quality",
    "driven",
    "aware",
    "friendly",
    "backed",
    "hosted",
    "managed",
    "side",
    "first",
    "generated",
    "scale",
    "time",
    "end",
];

fn reads_as_adjective(folded: &str, units: &[Unit], at: usize) -> bool {
    let word = &folded[units[at].span.range()];
    let last = word.rsplit('-').next().unwrap_or(word);
    if ADJECTIVE_PARTS.contains(&last) || last.ends_with("ed") {
        return true;
    }
    // An identifier ("re:Invent") describes nothing.
    let hyphenated = !word.contains([':', '.', '/', '_', '@']);
    hyphenated
        && units.get(at + 1).is_some_and(|next| {
            let text = &folded[next.span.range()];
            next.spaced
                && next.tag != Tag::Punct
                && closed::tag(text).is_none()
                && !text.starts_with('\'')
        })
}

/// First parts that make a compound behind a noun an adverb: "calls on GPT-5 mid-session".
const ADVERB_PARTS: [&str; 8] = ["around", "end", "in", "mid", "on", "out", "round", "side"];

fn reads_as_adverb(folded: &str, units: &[Unit], at: usize) -> bool {
    let word = &folded[units[at].span.range()];
    let first = word.split('-').next().unwrap_or(word);
    let before = &folded[units[at - 1].span.range()];
    let closed = units[at - 1].tag == Tag::Punct || closed::tag(before).is_some();
    ADVERB_PARTS.contains(&first) && !closed
}

/// "going to", "designed to", "been": what follows a shortened "is" or "has" and never an owner.
fn is_periphrastic(folded: &str, behind: &[Unit]) -> bool {
    let word = |at: usize| behind.get(at).map_or("", |u| &folded[u.span.range()]);
    matches!(word(0), "been" | "being")
        || word(1) == "to"
            && matches!(
                word(0),
                "going"
                    | "able"
                    | "about"
                    | "built"
                    | "designed"
                    | "likely"
                    | "made"
                    | "meant"
                    | "ready"
                    | "set"
                    | "supposed"
            )
}

/// Tells a possessive 's from a shortened "is", and tags the other clitics.
fn settle_clitics(folded: &str, units: &mut [Unit]) {
    for at in 0..units.len() {
        let text = &folded[units[at].span.range()];
        if text != "'s" && text != "'" || at == 0 || units[at].spaced {
            continue;
        }
        if text == "'" && units[at].tag == Tag::Punct {
            continue;
        }
        let host = &folded[units[at - 1].span.range()];
        let pronoun = matches!(
            closed::tag(host),
            Some(Tag::Pronoun | Tag::Relative | Tag::Question)
        ) || matches!(host, "that" | "there" | "here" | "let");
        let next = units.get(at + 1).map(|u| &folded[u.span.range()]);
        let verbal = next.is_some_and(|n| {
            matches!(
                closed::tag(n),
                Some(
                    Tag::Determiner
                        | Tag::Preposition
                        | Tag::Negation
                        | Tag::Pronoun
                        | Tag::Adverb
                        | Tag::Possessive
                )
            )
        });
        let is_verb = pronoun || verbal || is_periphrastic(folded, &units[at + 1..]);
        units[at].tag = if is_verb {
            Tag::Auxiliary
        } else {
            Tag::Possessive
        };
        if is_verb {
            units[at].forms = Forms::PRESENT3;
        }
    }
}
