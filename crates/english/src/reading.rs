//! Reads one sentence: tokens become units, and every unit gets its part of speech.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use super::clause::{Mood, Subject};
use super::closed;
use super::compound::{compound_end, edition_end, reads_as_adjective, reads_as_adverb};
use super::dependencies::Dependencies;
use super::lemma::Lemma;
use super::model::{Fine, Word};
use super::refine::refine;
use super::tag;
use super::token::{Token, TokenKind, tokenize};
use super::unit::{Case, Forms, Tag, Unit};
use sayso_text::{Folded, Span};

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
    pub units: Vec<Unit<'t>>,
    words: Vec<Word>,
    /// Made when it is first asked for: most sentences are dismissed before.
    dependencies: OnceCell<Dependencies>,
    /// The mood and the subject of verbs that others share their subject with, by the verb and by how
    /// many verbs lie between: in a long row of verbs each asks for those of all before it.
    pub(super) shared: RefCell<BTreeMap<(usize, usize), (Mood, Subject)>>,
}

impl<'t> Reading<'t> {
    /// Reads the sentence at `span` of `folded`. Linear in its length.
    #[must_use]
    pub fn new(folded: &'t str, span: Span<Folded>, known: &Known<'_>) -> Self {
        let tokens = tokenize(folded, span);
        let mut units = join(folded, &tokens, known);
        settle_clitics(folded, &mut units);
        tag::tag(&mut units, folded);
        let words = refine(&mut units, folded);
        Self {
            folded,
            units,
            words,
            dependencies: OnceCell::new(),
            shared: RefCell::default(),
        }
    }

    pub(crate) fn dependencies(&self) -> &Dependencies {
        self.dependencies.get_or_init(|| {
            let tags: Vec<Fine> = self.units.iter().map(|u| u.fine).collect();
            Dependencies::new(&self.words, &tags)
        })
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
fn join<'t>(folded: &'t str, tokens: &[Token], known: &Known<'_>) -> Vec<Unit<'t>> {
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
            let end = token_after(tokens, at, known.names[name].end);
            edition_end(folded, tokens, end)
        } else {
            at + 1
        };
        let end = compound_end(folded, tokens, at, first_end, known);
        let span = Span::new(start, tokens[end - 1].span.end);
        units.push(Unit {
            span,
            tag: first_tag(tokens, at, end, named && end == first_end),
            fine: Fine::Noun,
            forms: Forms::NONE,
            lemma: Lemma::of_text(&folded[span.range()]),
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

fn first_tag(tokens: &[Token], at: usize, end: usize, named: bool) -> Tag {
    match tokens[at].kind {
        _ if named => Tag::Name,
        TokenKind::Punct if end == at + 1 => Tag::Punct,
        _ => Tag::Noun,
    }
}

/// "going to", "designed to", "been": what follows a shortened "is" or "has" and never an owner.
fn is_periphrastic(folded: &str, behind: &[Unit<'_>]) -> bool {
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
pub(super) fn settle_clitics(folded: &str, units: &mut [Unit<'_>]) {
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
