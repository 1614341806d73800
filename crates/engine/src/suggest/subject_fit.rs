//! Whether the subject of a sentence can be the subject of an approved verb, and its number.

use super::product_name::names_product;
use crate::finding::Applicability;
use crate::judge::{MatchContext, Sentence};
use sayso_english::{Case, NounPhrase, Subject, Tag, is_human_trade, is_staffed_desk};

/// Singular or plural, for the verb that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Number {
    /// "I"
    First,
    /// The SRE
    Singular,
    /// Agents
    Plural,
}

impl Number {
    /// The present tense of "be".
    pub(crate) fn present_be(self) -> &'static str {
        match self {
            Self::First => "am",
            Self::Singular => "is",
            Self::Plural => "are",
        }
    }

    /// The past tense of "be".
    pub(crate) fn past_be(self) -> &'static str {
        if self == Self::Plural { "were" } else { "was" }
    }
}

/// The number of the subject. `None` where there is none to see.
pub(crate) fn number(ctx: &MatchContext<'_>, subject: &Subject) -> Option<Number> {
    let Subject::Phrases(phrases) = subject else {
        return None;
    };
    let reading = ctx.reading();
    let phrase = phrases.first()?;
    let joined = phrases.windows(2).any(|w| {
        let (a, b) = (w[0].last.min(w[1].last), w[0].first.max(w[1].first));
        (a..b).any(|i| matches!(reading.word(i), "and" | "&"))
    });
    if joined {
        return Some(Number::Plural);
    }
    let unit = &reading.units[phrase.head];
    // "one of the three agents", "each of them"
    let one = matches!(
        reading.word(phrase.first),
        "one" | "each" | "every" | "either" | "neither"
    );
    if one {
        return Some(Number::Singular);
    }
    Some(match reading.word(phrase.head) {
        "i" => Number::First,
        "we" | "you" | "they" | "these" | "those" | "both" | "many" | "few" | "several" | "all" => {
            Number::Plural
        }
        _ if unit.tag == Tag::Noun && unit.plural => Number::Plural,
        _ => Number::Singular,
    })
}

/// How far a rewrite may be trusted that makes this subject powered by something.
pub(crate) fn fit(ctx: &MatchContext<'_>, subject: &Subject) -> Applicability {
    let Subject::Phrases(phrases) = subject else {
        return Applicability::Unsafe;
    };
    // "Every one of our agents": the thing is what the count counts.
    let counted = |p: &NounPhrase| {
        ctx.reading().tag(p.head) == Some(Tag::Number)
            || matches!(
                ctx.reading().word(p.head),
                "one" | "each" | "all" | "any" | "some" | "most" | "many" | "several" | "both"
            )
    };
    let counts = phrases.first().is_some_and(counted) && phrases.len() > 1;
    let Some(phrase) = phrases.get(usize::from(counts)) else {
        return Applicability::Unsafe;
    };
    let described = || {
        // "Tally — our invoice agent — calls on …"
        let reading = ctx.reading();
        matches!(reading.word(phrase.last + 1), "," | "—" | "–" | "(")
            && reading
                .phrase_from(phrase.last + 2)
                .is_some_and(|apposed| able(ctx, ctx.sentence, apposed))
    };
    if able(ctx, ctx.sentence, *phrase) || pronoun_able(ctx, *phrase) || described() {
        Applicability::Safe
    } else {
        Applicability::Unsafe
    }
}

/// Whether the head of `phrase` in `sentence` is one of our own, or a thing that can be powered.
fn able(ctx: &MatchContext<'_>, sentence: &Sentence<'_>, phrase: NounPhrase) -> bool {
    let unit = &sentence.reading.units[phrase.head];
    if is_person_or_team(&sentence.reading, phrase) {
        return false;
    }
    let listed = is_listed(ctx, sentence, phrase);
    let own = unit.tag == Tag::Name
        && !unit.compound
        && sentence.is_named(phrase.head, ctx.lexicon_index, &ctx.sets.own);
    let sentences = || ctx.previous_sentence().into_iter().chain([sentence]);
    let said = || {
        sentences()
            .flat_map(|s| (0..s.reading.units.len()).map(move |at| (s, at)))
            .any(|(s, at)| {
                s.reading.word(at) == sentence.reading.word(phrase.head) && is_thing(ctx, s, at)
            })
    };
    // "SmartReader": capitals inside a word make the name of a product.
    let product = unit.tag == Tag::Noun && !unit.compound && unit.case == Case::Mixed;
    let plain = listed || own || product && !unit.plural;
    plain || unit.case != Case::Lower && said() || names_product(ctx, sentence, phrase)
}

/// "the travel agent", "my assistant", "the service desk": people, by the words before the head.
fn is_person_or_team(reading: &sayso_english::Reading<'_>, phrase: NounPhrase) -> bool {
    let head = &reading.units[phrase.head];
    let lemma = head.lemma.as_str();
    let last = lemma.rsplit('-').next().unwrap_or(lemma);
    let worked = matches!(last, "agent" | "assistant");
    let trade = is_human_trade;
    let before = (phrase.first..phrase.head).map(|i| reading.word(i));
    let owned = matches!(reading.word(phrase.first), "my" | "his" | "her");
    let compound = lemma
        .strip_suffix(last)
        .is_some_and(|front| trade(front.trim_end_matches('-')));
    let staffed = |word: &str| is_staffed_desk(word) || is_human_trade(word);
    let behind = lemma
        .strip_suffix(last)
        .map(|front| front.trim_end_matches('-'));
    let desk = last == "desk"
        && head.tag != Tag::Name
        && (behind.is_some_and(staffed) || before.clone().any(staffed));
    let on_duty = reading.word(phrase.last + 1) == "on"
        && matches!(
            reading.word(phrase.last + 2),
            "duty" | "shift" | "leave" | "call" | "hand"
        );
    desk || on_duty || worked && (owned || compound || before.into_iter().any(trade))
}

/// "AMCR is a program", "a resolver (AMCR) is a program": whether the noun at `at` is said to be a
/// thing that can be powered.
fn is_thing(ctx: &MatchContext<'_>, sentence: &Sentence<'_>, at: usize) -> bool {
    let reading = &sentence.reading;
    let be = at + 1 + usize::from(reading.word(at + 1) == ")");
    matches!(reading.word(be), "is" | "are" | "was" | "were")
        && reading
            .phrase_from(be + 1)
            .is_some_and(|p| is_listed(ctx, sentence, p))
}

/// Whether the lexicon lists the head of `phrase` among the things that can be powered.
fn is_listed(ctx: &MatchContext<'_>, sentence: &Sentence<'_>, phrase: NounPhrase) -> bool {
    let lemma = sentence.reading.units[phrase.head].lemma.as_str();
    let last = lemma.rsplit('-').next().unwrap_or_default();
    ctx.sets.able.contains(lemma) || ctx.sets.able.contains(last)
}

/// "it", "they", "which": what they stand for must be able, the nearest subject before.
fn pronoun_able(ctx: &MatchContext<'_>, phrase: NounPhrase) -> bool {
    let word = ctx.reading().word(phrase.head);
    if !matches!(word, "it" | "they" | "this" | "these") {
        return false;
    }
    let plural = matches!(word, "they" | "these");
    let own = ctx
        .reading()
        .referent(phrase.first, plural)
        .or_else(|| main_subject_behind(ctx, phrase.first));
    let fits = |sentence: &Sentence<'_>, found: NounPhrase| {
        able(ctx, sentence, found) || is_thing(ctx, sentence, found.last)
    };
    if let Some(found) = own {
        return fits(ctx.sentence, found);
    }
    ctx.previous_sentence().is_some_and(|previous| {
        previous
            .reading
            .referent(previous.reading.units.len(), plural)
            .is_some_and(|phrase| fits(previous, phrase))
    })
}

/// "Although it calls on ChatGPT, the app …": the subject of the main clause after a subordinate
/// one, whose pronoun is at `pronoun`.
fn main_subject_behind(ctx: &MatchContext<'_>, pronoun: usize) -> Option<NounPhrase> {
    let reading = ctx.reading();
    let before = pronoun.checked_sub(1)?;
    if reading.tag(before) != Some(Tag::Subordinator) {
        return None;
    }
    let end = reading.units.len().min(pronoun + 40);
    let comma = (pronoun..end).find(|i| reading.word(*i) == ",")?;
    reading.phrase_from(comma + 1)
}
