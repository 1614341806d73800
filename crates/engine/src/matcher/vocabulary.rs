//! All words of all phrases, each once, found by the token that they start with.

use std::collections::hash_map;
use std::sync::Arc;

use super::bytes::Bytes;
use super::hashing::QuickMap;
use super::literals::Literal;
use super::rarity;
use super::shape::{Shape, is_wild};
use super::word::{Entry, Formed, Lead, Leads, Spelling, bounded};
use sayso_english::{TokenKind, is_clitic, tokenize};
use sayso_policy::{Form, Word, with_signs};
use sayso_text::Span;
use sayso_text::folding as normalize;

/// The index of a word in the vocabulary.
pub(super) type WordId = u32;

/// Why a word is refused.
pub(super) enum BadWord {
    Empty,
    Long,
}

/// The words while they are collected.
#[derive(Default)]
pub(super) struct Collector<'p> {
    ids: QuickMap<(bool, Option<char>, &'p [Form]), WordId>,
    vocabulary: Vocabulary,
}

/// All words.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    entries: Vec<Entry>,
    tokens: QuickMap<Arc<str>, Leads>,
    prefixes: QuickMap<Arc<str>, Leads>,
    /// The lengths of the prefixes, each once.
    prefix_lengths: Vec<usize>,
    /// The bytes that prefixes start with: most words need no more to be ruled out.
    prefix_bytes: Bytes,
    anywhere: Vec<Lead>,
    /// The bytes that what can start anywhere can start with.
    anywhere_bytes: Bytes,
}

impl<'p> Collector<'p> {
    /// With room for the words of so many phrases, of which most bring a new one: a table that
    /// grows files all its words anew.
    pub(super) fn with_room(phrases: usize) -> Self {
        let mut words = Self::default();
        words.vocabulary.entries.reserve(phrases);
        words.vocabulary.tokens.reserve(phrases);
        words
    }

    /// The id of `word`, which is added where it is new.
    pub(super) fn add(&mut self, word: &'p Word) -> Result<WordId, BadWord> {
        if let Some(text) = plain_text(word) {
            return self.vocabulary.plain(text);
        }
        let key = (word.exact, word.mark, &word.forms[..]);
        if let Some(id) = self.ids.get(&key) {
            return Ok(*id);
        }
        let id = self.vocabulary.add(word)?;
        self.ids.insert(key, id);
        Ok(id)
    }

    /// The words, ready for look-ups.
    pub(super) fn finish(mut self) -> Vocabulary {
        let lengths = &mut self.vocabulary.prefix_lengths;
        lengths.sort_unstable();
        lengths.dedup();
        self.vocabulary.note_anywhere();
        self.vocabulary
    }

    /// The word of that id.
    pub(super) fn entry(&self, id: WordId) -> &Entry {
        self.vocabulary.entry(id)
    }
}

impl Vocabulary {
    /// The word of that id.
    pub(super) fn entry(&self, id: WordId) -> &Entry {
        &self.entries[id as usize]
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Every spelling that may start with a token that reads `token`.
    pub(super) fn leads(&self, token: &str, mut lead: impl FnMut(Lead)) {
        let exact = self.tokens.get(token).map(Leads::all);
        let first = token.bytes().next().unwrap_or_default();
        let is_prefix = self.prefix_bytes.contains(first);
        let lengths = if is_prefix {
            &self.prefix_lengths[..]
        } else {
            &[]
        };
        let prefixes = lengths
            .iter()
            .filter_map(|len| token.get(..*len))
            .filter_map(|prefix| self.prefixes.get(prefix).map(Leads::all));
        let anywhere = self.anywhere_bytes.contains(first);
        let all = exact
            .into_iter()
            .chain(prefixes)
            .chain(anywhere.then_some(&*self.anywhere));
        all.flatten().for_each(|l| lead(*l));
    }

    /// Notes what starts that which can start anywhere; beyond ASCII it may be anything.
    fn note_anywhere(&mut self) {
        let shapes = self.anywhere.iter().filter_map(|lead| match lead {
            Lead::Shape(id, n) => Some(&self.entry(*id).spellings()[*n as usize].shape),
            Lead::Whole(_) => None,
        });
        let shapes: Vec<&Shape> = shapes.collect();
        let starts = |byte: &u8| {
            let c = char::from(*byte);
            !c.is_ascii() || shapes.iter().any(|shape| shape.may_start(c))
        };
        let mut bytes = Bytes::default();
        (0..=u8::MAX).filter(starts).for_each(|b| bytes.insert(b));
        self.anywhere_bytes = bytes;
    }

    /// The id of the word that has this one spelling, which is added where it is new.
    fn plain(&mut self, text: &str) -> Result<WordId, BadWord> {
        let leads = self.tokens.get(text).map_or(&[][..], Leads::all);
        let known = leads.iter().filter_map(|lead| match lead {
            Lead::Whole(id) => Some(*id),
            Lead::Shape(..) => None,
        });
        let mut alone = known.filter(|id| matches!(self.entry(*id), Entry::Plain { .. }));
        if let Some(id) = alone.next() {
            return Ok(id);
        }
        let id = self.next_id()?;
        let cost = rarity::cost(text);
        let text: Arc<str> = text.into();
        insert(&mut self.tokens, Arc::clone(&text), Lead::Whole(id));
        self.entries.push(Entry::Plain { text, cost });
        Ok(id)
    }

    fn next_id(&self) -> Result<WordId, BadWord> {
        WordId::try_from(self.entries.len()).map_err(|_| BadWord::Long)
    }

    fn add(&mut self, word: &Word) -> Result<WordId, BadWord> {
        let id = self.next_id()?;
        if word.forms.is_empty() {
            return Err(BadWord::Empty);
        }
        let mut entry = Formed {
            spellings: Vec::new(),
            exact: None,
            mark: word.mark,
            literals: Some(Vec::new()),
            cost: 0,
        };
        for form in &word.forms {
            self.add_form(id, form, &mut entry)?;
        }
        if word.exact {
            let shapes = word.forms.iter().map(|f| Shape::new(&f.parts));
            entry.exact = Some(shapes.collect::<Option<_>>().ok_or(BadWord::Long)?);
        }
        let literals = entry.literals.iter().flatten();
        entry.cost = literals.map(|l| rarity::cost(&l.text)).sum();
        self.entries.push(Entry::Formed(Box::new(entry)));
        Ok(id)
    }

    fn add_form(&mut self, id: WordId, form: &Form, entry: &mut Formed) -> Result<(), BadWord> {
        let fold = |part: &String| normalize::fold(part, 0).text;
        let parts: Vec<String> = form.parts.iter().map(fold).collect();
        if parts.is_empty() || parts.iter().any(String::is_empty) {
            return Err(BadWord::Empty);
        }
        match (&mut entry.literals, literals(&parts)) {
            (Some(all), Some(more)) => all.extend(more),
            (all, _) => *all = None,
        }
        if let [part] = &parts[..]
            && is_plain(part)
        {
            insert(&mut self.tokens, part.as_str().into(), Lead::Whole(id));
            return Ok(());
        }
        let lead = Lead::Shape(id, entry.spellings.len() as u32);
        entry.spellings.push(Spelling {
            shape: Shape::new(&parts).ok_or(BadWord::Long)?,
            has_signs: parts.iter().any(|p| p.chars().any(is_sign)),
        });
        for count in 1..=parts.len() {
            self.add_lead(&parts[..count].concat(), lead);
        }
        Ok(())
    }

    /// Files a spelling under the first token that it has where `joined`, its first parts, are
    /// written in one.
    fn add_lead(&mut self, joined: &str, lead: Lead) {
        let literal = joined.split(is_wild).next().unwrap_or_default();
        if literal.len() == joined.len() {
            let joined = with_signs(joined);
            return insert(&mut self.tokens, first_token(&joined).into(), lead);
        }
        let word = literal.split(|c: char| !c.is_alphanumeric()).next();
        let prefix = word.unwrap_or_default();
        // What an apostrophe cuts off its word depends on what the wildcard means.
        if prefix.is_empty() || literal.contains('\'') {
            if !self.anywhere.contains(&lead) {
                self.anywhere.push(lead);
            }
            return;
        }
        self.prefix_bytes.insert(prefix.as_bytes()[0]);
        self.prefix_lengths.push(prefix.len());
        insert(&mut self.prefixes, prefix.into(), lead);
    }
}

fn insert(map: &mut QuickMap<Arc<str>, Leads>, key: Arc<str>, lead: Lead) {
    match map.entry(key) {
        hash_map::Entry::Occupied(known) if known.get().all().last() == Some(&lead) => {}
        hash_map::Entry::Occupied(mut known) => known.get_mut().add(lead),
        hash_map::Entry::Vacant(free) => {
            free.insert(Leads::One(lead));
        }
    }
}

/// Whether a token can be nothing else than `part`.
fn is_plain(part: &str) -> bool {
    if is_clitic(part) {
        return true;
    }
    let tokens = tokenize(part, Span::new(0, part.len()));
    !part.contains(is_wild) && tokens.len() == 1 && tokens[0].kind == TokenKind::Word
}

/// The text of a word with one spelling, that is one token, and that folding would not change.
/// Most words of long lexicons are so.
fn plain_text(word: &Word) -> Option<&str> {
    let [Form { parts }] = &word.forms[..] else {
        return None;
    };
    let [part] = &parts[..] else { return None };
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (!word.exact && word.mark.is_none() && !part.is_empty() && part.bytes().all(plain))
        .then_some(part)
}

fn first_token(text: &str) -> &str {
    let tokens = tokenize(text, Span::new(0, text.len()));
    tokens.first().map_or(text, |t| t.text(text))
}

fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !is_wild(c) && !matches!(c, ' ' | '-' | '\'')
}

/// Literals of which one must be where the parts do. `None` where they are all wildcards.
fn literals(parts: &[String]) -> Option<Vec<Literal>> {
    const MOST_PARTS: usize = 3;
    let wild = parts.iter().any(|p| p.contains(is_wild));
    if wild || parts.len() > MOST_PARTS {
        return longest_run(parts).map(|l| vec![l]);
    }
    let mut spellings = vec![String::new()];
    for (at, part) in parts.iter().enumerate() {
        let between: &[&str] = if at == 0 {
            &[""]
        } else {
            &["", "-", " ", "- "]
        };
        spellings = spellings
            .iter()
            .flat_map(|s| between.iter().map(move |b| format!("{s}{b}{part}")))
            .collect();
    }
    let bounded = |text: String| bounded(with_signs(&text).into_owned(), true, true);
    Some(spellings.into_iter().map(bounded).collect())
}

/// The longest stretch without a wildcard in any part.
fn longest_run(parts: &[String]) -> Option<Literal> {
    let mut longest: Option<Literal> = None;
    for (at, part) in parts.iter().enumerate() {
        let runs = part.split(is_wild);
        let last = runs.clone().count() - 1;
        for (n, run) in runs.enumerate().filter(|(_, run)| !run.is_empty()) {
            if longest.as_ref().is_none_or(|l| l.text.len() < run.len()) {
                let starts = at == 0 && n == 0;
                let ends = at + 1 == parts.len() && n == last;
                longest = Some(bounded(with_signs(run).into_owned(), starts, ends));
            }
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_cover_every_spelling() {
        let cases: [(&[&str], Option<&[&str]>); 6] = [
            (&["access"], Some(&["access"])),
            (
                &["open", "ai"],
                Some(&["openai", "open-ai", "open ai", "open- ai"]),
            ),
            (&["gpt", "#*"], Some(&["gpt"])),
            (&["*ing"], Some(&["ing"])),
            (&["*"], None),
            (&["a", "bc", "d", "e"], Some(&["bc"])),
        ];
        for (parts, want) in cases {
            let parts: Vec<String> = parts.iter().map(|p| (*p).to_owned()).collect();
            let got = literals(&parts);
            let texts = got.map(|l| l.into_iter().map(|l| l.text).collect::<Vec<_>>());
            let want = want.map(|w| w.iter().map(|t| (*t).to_owned()).collect());
            assert_eq!(texts, want, "{parts:?}");
        }
    }
}
