//! Resolves the words and sets of a policy into entries that run on sentences.

use super::anchors::{self, Anchors};
use super::error::MatcherError;
use super::hit::{PhraseId, Slot};
use super::program::{Entry, Member, Near, Node, Nodes, Owner, SetId};
use super::sets::Sets;
use super::shape;
use super::vocabulary::{BadWord, Collector, Vocabulary};
use sayso_policy::{Name, Pattern, Phrase, Policy, Rule, Word};
use sayso_text::folding as normalize;

/// How deep parentheses may be nested.
const DEEPEST: usize = 64;

/// What a set costs that cannot be searched for: more than any that can.
pub(super) const UNANCHORED: u64 = 1 << 32;

/// All entries of a policy. Members come first, in the order of their sets, so that every name is
/// known before the phrases that use it are tried.
pub(super) struct Program {
    pub(super) vocabulary: Vocabulary,
    pub(super) sets: Sets,
    pub(super) entries: Vec<Entry>,
    /// For each entry, what it cannot do without.
    pub(super) anchors: Vec<Option<Anchors>>,
    /// Whether a rule can fire on a document of any words.
    pub(super) fires_anywhere: bool,
}

/// Compiles `policy`.
pub(super) fn compile(policy: &Policy) -> Result<Program, MatcherError> {
    let rules = policy.lexicons.iter().flat_map(|l| &l.rules);
    let phrases = rules.map(|rule| rule.phrases.len()).sum();
    let mut compiler = Compiler {
        sets: Sets::new(policy)?,
        words: Collector::with_room(phrases),
        set_costs: Vec::new(),
        entries: Vec::with_capacity(phrases),
        anchors: Vec::with_capacity(phrases),
    };
    compiler.members(policy)?;
    for (lexicon, number) in policy.lexicons.iter().zip(0..) {
        for (rule, index) in lexicon.rules.iter().zip(0..) {
            compiler.rule(rule, number, index)?;
        }
    }
    let mut rules = policy.lexicons.iter().flat_map(|l| &l.rules);
    Ok(Program {
        fires_anywhere: rules.any(Rule::is_of_document),
        vocabulary: compiler.words.finish(),
        sets: compiler.sets,
        entries: compiler.entries,
        anchors: compiler.anchors,
    })
}

/// The lists of phrases of a rule.
fn lists(rule: &Rule) -> [(Slot, &[Phrase]); 10] {
    let near = rule.near.as_ref().map_or(&[][..], |c| &c.phrases);
    let unless = rule.unless.as_ref().map_or(&[][..], |c| &c.phrases);
    let qualified = rule.qualified.as_ref().map_or(&[][..], |q| &q.by.phrases);
    [
        (Slot::Phrases, &rule.phrases),
        (Slot::Object, &rule.object),
        (Slot::Subject, &rule.subject),
        (Slot::Near, near),
        (Slot::Unless, unless),
        (Slot::Except, &rule.except),
        (Slot::Qualified, qualified),
        (Slot::First, &rule.first),
        (Slot::Section, &rule.section),
        (Slot::NotSection, &rule.not_section),
    ]
}

struct Compiler<'p> {
    sets: Sets,
    words: Collector<'p>,
    set_costs: Vec<u64>,
    entries: Vec<Entry>,
    anchors: Vec<Option<Anchors>>,
}

impl<'p> Compiler<'p> {
    fn members(&mut self, policy: &'p Policy) -> Result<(), MatcherError> {
        for (place, set) in self.sets.all.clone().into_iter().zip(0..) {
            let lexicon = &policy.lexicons[place.lexicon as usize];
            let first = self.entries.len();
            let names = &lexicon.names[place.index as usize].members;
            for (name, index) in names.iter().zip(0..) {
                let owner = Owner::Member(Member {
                    set,
                    index,
                    ambiguous: name.ambiguous,
                    spelling: only_spelling(name),
                });
                self.entry(owner, place.lexicon, &name.text, &name.pattern)?;
            }
            let costs = self.anchors[first..].iter();
            let cost = costs.map(|a| a.as_ref().map_or(UNANCHORED, |a| a.cost));
            self.set_costs.push(cost.sum());
        }
        Ok(())
    }

    fn rule(&mut self, rule: &'p Rule, lexicon: u32, number: u32) -> Result<(), MatcherError> {
        for (slot, phrases) in lists(rule) {
            for (phrase, index) in phrases.iter().zip(0..) {
                let owner = Owner::Phrase(PhraseId {
                    lexicon,
                    rule: number,
                    slot,
                    index,
                });
                self.entry(owner, lexicon, &phrase.text, &phrase.pattern)?;
            }
        }
        Ok(())
    }

    fn entry(
        &mut self,
        owner: Owner,
        lexicon: u32,
        text: &str,
        pattern: &'p Pattern,
    ) -> Result<(), MatcherError> {
        let mut resolver = Resolver {
            sets: &self.sets,
            words: &mut self.words,
            lexicon,
            text,
        };
        let root = resolver.node(pattern, 0)?;
        self.anchors
            .push(anchors::of(&root, &self.words, &self.set_costs));
        self.entries.push(Entry { owner, root });
        Ok(())
    }
}

/// An ambiguous plain name counts only as it is spelt.
fn only_spelling(name: &Name) -> Option<String> {
    let plain = !name
        .text
        .contains(['*', '?', '#', '~', '|', '(', '[', '=', '@']);
    (name.ambiguous && plain).then(|| normalize::fold_keeping_case(&name.text).into_owned())
}

/// Resolves one pattern.
struct Resolver<'c, 'p> {
    sets: &'c Sets,
    words: &'c mut Collector<'p>,
    lexicon: u32,
    text: &'c str,
}

impl<'p> Resolver<'_, 'p> {
    fn node(&mut self, pattern: &'p Pattern, depth: usize) -> Result<Node, MatcherError> {
        if depth > DEEPEST {
            return Err(MatcherError::TooDeep {
                phrase: self.text.to_owned(),
                limit: DEEPEST,
            });
        }
        Ok(match pattern {
            Pattern::Word(word) => self.word(word)?,
            Pattern::Names(set) => Node::Names(self.set(set)?),
            Pattern::Class(class) => Node::Class(*class),
            Pattern::Sequence(all) => Node::Sequence(self.nodes(all, depth)?),
            Pattern::Either(all) => Node::Either(self.nodes(all, depth)?),
            Pattern::Maybe(inner) => Node::Maybe(Box::new(self.node(inner, depth + 1)?)),
            Pattern::Near {
                left,
                right,
                distance,
                ordered,
            } => Node::Near(Box::new(Near {
                left: self.node(left, depth + 1)?,
                right: self.node(right, depth + 1)?,
                distance: u32::from(*distance),
                ordered: *ordered,
            })),
        })
    }

    fn nodes(&mut self, all: &'p [Pattern], depth: usize) -> Result<Nodes, MatcherError> {
        // Collecting has no size hint, and would allocate twice.
        let mut nodes = Vec::with_capacity(all.len());
        for pattern in all {
            nodes.push(self.node(pattern, depth + 1)?);
        }
        Ok(nodes.into())
    }

    fn word(&mut self, word: &'p Word) -> Result<Node, MatcherError> {
        let phrase = || self.text.to_owned();
        match self.words.add(word) {
            Ok(id) => Ok(Node::Word(id, word.reads)),
            Err(BadWord::Empty) => Err(MatcherError::EmptyWord { phrase: phrase() }),
            Err(BadWord::Long) => Err(MatcherError::LongWord {
                phrase: phrase(),
                limit: shape::LONGEST,
            }),
        }
    }

    fn set(&self, id: &str) -> Result<Box<[SetId]>, MatcherError> {
        let found = self.sets.closure(self.lexicon, id);
        found
            .map(Into::into)
            .ok_or_else(|| MatcherError::UnknownSet {
                lexicon: self.sets.lexicon_id(self.lexicon).to_owned(),
                set: id.to_owned(),
            })
    }
}
