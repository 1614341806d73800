//! Wanted terms in the place of others, by a rule that is about words alone: the new words take the
//! form, the article and the case of the old ones. Safe where they also agree in class and number.

use super::Draft;
use super::agreement::{self, takes};
use super::casing;
use super::form::{self, Form};
use super::proper_name::{ends_name, is_part_of_name, is_within_name};
use super::template::Template;
use super::wording::Wording;
use crate::finding::Applicability;
use crate::judge::MatchContext;
use sayso_english::{Tag, article, is_typing_verb, plural, verb};
use sayso_text::{Folded, Span};

/// The term in the form of the matched words.
pub(crate) fn draft(ctx: &MatchContext<'_>, template: &Template) -> Draft {
    let wanted = template.whole();
    let listed = listed(ctx);
    let form = form::of_trigger(ctx);
    let new = inflected(form, &wanted, listed.contains('~'));
    let new = respelt(ctx, &wanted).unwrap_or(new);
    let words = with_articles(&new.words, behind(ctx));
    let respelt = agreement::is_alike(&ctx.folded.text[ctx.hit.span.range()], &words);
    let named = is_within_name(ctx)
        || !respelt && is_part_of_name(ctx, listed)
        || listed.starts_with(char::is_lowercase) && ends_name(ctx);
    let agrees =
        !named && !is_typed(ctx) && agreement::agrees(ctx, form, &wanted, &words, new.certain);
    let mut edits = Vec::new();
    edits.extend(article_before(ctx, &words));
    edits.push((
        ctx.hit.span,
        casing::like_words(ctx, ctx.hit.span, listed, &words),
    ));
    Draft {
        edits,
        applicability: match agrees {
            true => Applicability::Safe,
            false => Applicability::Unsafe,
        },
    }
}

/// "Type login at the prompt": the matched words are what is typed.
fn is_typed(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let before = first.checked_sub(1);
    before.is_some_and(|b| {
        reading.tag(b) == Some(Tag::Verb) && is_typing_verb(&reading.units[b].lemma)
    })
}

/// The phrase as the lexicon has it.
fn listed<'s>(ctx: &MatchContext<'s>) -> &'s str {
    let phrase = ctx.rule.phrases.get(ctx.hit.phrase.index as usize);
    phrase.map_or("", |p| p.text.as_str())
}

/// New words in a form.
struct Inflected {
    words: String,
    /// Whether it is known which of them takes the form.
    certain: bool,
}

impl Inflected {
    fn new(words: String, certain: bool) -> Self {
        Self { words, certain }
    }
}

/// `wanted` in `form`: at its `~`, or at its head where the phrase is `listed_inflected`.
fn inflected(form: Form, wanted: &str, listed_inflected: bool) -> Inflected {
    if wanted.contains('~') {
        let mut certain = true;
        let words = wanted.split(' ').map(|word| match word.strip_suffix('~') {
            Some(lemma) => {
                certain &= takes(form, lemma);
                formed(form, lemma)
            }
            None => word.to_owned(),
        });
        let words: Vec<String> = words.collect();
        return Inflected::new(words.join(" "), certain);
    }
    // "reduces hallucinations": the lexicon has it in a form of its own.
    let own_verb = Wording::new(wanted).verb();
    if let (Form::Verb(form), Some(lemma)) = (form, &own_verb) {
        let rest = wanted.split_once(' ').map(|(_, rest)| format!(" {rest}"));
        let words = verb(lemma, form) + &rest.unwrap_or_default();
        return Inflected::new(words, true);
    }
    // "green packaging" has no "lower-impacting".
    let bare = matches!(form, Form::Participle(_)) && own_verb.is_none();
    if !listed_inflected || !form.is_inflected() || bare {
        return Inflected::new(wanted.to_owned(), true);
    }
    let (first, last) = ends(wanted);
    let certain = match form {
        Form::Verb(_) | Form::Participle(_) => takes(form, first),
        _ => takes(form, last),
    };
    match certain {
        true => Inflected::new(formed(form, wanted), true),
        false => Inflected::new(wanted.to_owned(), false),
    }
}

/// The plural, where the matched words are only another spelling of it: "e-mails" is one, whatever
/// it is taken for.
fn respelt(ctx: &MatchContext<'_>, wanted: &str) -> Option<Inflected> {
    let many = plural(&wanted.replace('~', ""));
    let alike = agreement::is_alike(&ctx.folded.text[ctx.hit.span.range()], &many);
    alike.then(|| Inflected::new(many, true))
}

/// The first and the last word.
fn ends(words: &str) -> (&str, &str) {
    let first = words.split(' ').next().unwrap_or(words);
    (first, words.rsplit(' ').next().unwrap_or(words))
}

fn formed(form: Form, lemma: &str) -> String {
    match form {
        Form::Verb(form) | Form::Participle(form) => verb(lemma, form),
        Form::Noun { plural: true } if !agreement::is_plural(lemma) => plural(lemma),
        Form::Noun { .. } | Form::Other(_) => lemma.to_owned(),
    }
}

/// The text after the matched words.
fn behind<'s>(ctx: &MatchContext<'s>) -> &'s str {
    let text = &ctx.folded.text[ctx.hit.span.end..ctx.sentence.span.end.max(ctx.hit.span.end)];
    &text[..text.floor_char_boundary(200)]
}

/// `words` with each article in them as the word after it is said; `behind` follows them.
fn with_articles(words: &str, behind: &str) -> String {
    let all: Vec<&str> = words.split(' ').collect();
    let mended = all.iter().enumerate().map(|(at, word)| {
        let next = all.get(at + 1).copied().unwrap_or(behind);
        match *word {
            "a" | "an" => article(next),
            word => word,
        }
    });
    mended.collect::<Vec<_>>().join(" ")
}

/// The article before the matched words, where the new ones want the other one.
fn article_before(ctx: &MatchContext<'_>, words: &str) -> Option<(Span<Folded>, String)> {
    let reading = ctx.reading();
    let first = reading.unit_at(ctx.hit.span.start);
    let starts = reading.units.get(first)?.span.start == ctx.hit.span.start;
    let mark = |i: usize| matches!(reading.word(i), "\"" | "'" | "(");
    let at = (0..first).rev().find(|i| !mark(*i)).filter(|_| starts)?;
    let old = reading.word(at);
    let wanted = article(words);
    // "vitamin A", "Plan A": a letter.
    let is_article = matches!(old, "a" | "an") && reading.tag(at) == Some(Tag::Determiner);
    let span = reading.units[at].span;
    (is_article && old != wanted).then(|| (span, casing::like_article(ctx, span, wanted)))
}
