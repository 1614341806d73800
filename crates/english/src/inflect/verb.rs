//! The forms of verbs.

use super::casing::recase;
use super::{VerbForm, push_new, spelling};
use crate::irregular::irregular_verb;
use crate::words::lemma_classes;

const PARTICLES: [&str; 22] = [
    "about", "across", "ahead", "along", "apart", "around", "aside", "away", "back", "by", "down",
    "forward", "in", "off", "on", "out", "over", "through", "together", "under", "up", "upon",
];

/// The usual spelling of a verb's form: `verb("roll out", VerbForm::Past)` is `rolled out`.
/// The case of `base` is kept. The past of `be` is `was`.
#[must_use]
pub fn verb(base: &str, form: VerbForm) -> String {
    verb_spellings(base, form).swap_remove(0)
}

/// All accepted spellings of a verb's form, the usual one first.
#[must_use]
pub fn verb_spellings(base: &str, form: VerbForm) -> Vec<String> {
    let (before, core, after) = split(base);
    let lower = core.to_lowercase();
    spellings(&lower, form)
        .into_iter()
        .map(|s| format!("{before}{}{after}", recase(core, &s, false)))
        .collect()
}

/// All forms of a verb with all accepted spellings, the base first, none twice.
#[must_use]
pub fn verb_forms(base: &str) -> Vec<String> {
    let mut forms = Vec::new();
    for form in VerbForm::ALL {
        for spelling in verb_spellings(base, form) {
            push_new(&mut forms, spelling);
        }
    }
    if base.eq_ignore_ascii_case("be") {
        for form in ["am", "are", "were"] {
            push_new(&mut forms, form.to_owned());
        }
    }
    forms
}

/// What precedes the part that is inflected, that part, and what follows: phrasal verbs
/// inflect their first word (`roll out`, `opt-in`), other compounds their last (`fine-tune`,
/// `A/B test`).
fn split(base: &str) -> (&str, &str, &str) {
    let word_end = base.find(char::is_whitespace).unwrap_or(base.len());
    let (word, after) = base.split_at(word_end);
    if let Some(last) = last_word(base).filter(|last| ends_in_its_verb(word, last)) {
        return (&base[..base.len() - last.len()], last, "");
    }
    let Some(hyphen) = word.rfind('-') else {
        return ("", word, after);
    };
    if PARTICLES.contains(&&*word[hyphen + 1..].to_lowercase()) {
        let first = word.find('-').unwrap_or(hyphen);
        return ("", &base[..first], &base[first..]);
    }
    (&word[..=hyphen], &word[hyphen + 1..], after)
}

fn last_word(base: &str) -> Option<&str> {
    base.rsplit_once(char::is_whitespace).map(|(_, last)| last)
}

/// Whether the last of several words is the verb and the first cannot be: "A/B test", "cold call".
fn ends_in_its_verb(first: &str, last: &str) -> bool {
    let is_verb = |word: &str| lemma_classes(&word.to_lowercase()).verb > 0;
    !first.contains('-') && !PARTICLES.contains(&last) && is_verb(last) && !is_verb(first)
}

fn spellings(base: &str, form: VerbForm) -> Vec<String> {
    if base.is_empty() || form == VerbForm::Base {
        return vec![base.to_owned()];
    }
    if base == "be" {
        return vec![be(form).to_owned()];
    }
    let irregular = irregular_verb(base);
    let prefixed =
        |(prefix, forms): (&str, &str)| forms.split('/').map(|f| format!("{prefix}{f}")).collect();
    match (form, irregular) {
        (VerbForm::Past, Some((prefix, v))) => prefixed((prefix, v.past)),
        (VerbForm::PastParticiple, Some((prefix, v))) => prefixed((prefix, v.participle)),
        (VerbForm::Past | VerbForm::PastParticiple, None) => spelling::past(base),
        (VerbForm::Present3, Some((prefix, v))) if v.base == "have" => vec![format!("{prefix}has")],
        (VerbForm::Present3, Some(_)) if base.ends_with('o') => vec![format!("{base}es")],
        (VerbForm::Present3, _) => spelling::third_person(base),
        _ => spelling::gerund(base),
    }
}

fn be(form: VerbForm) -> &'static str {
    match form {
        VerbForm::Base => "be",
        VerbForm::Present3 => "is",
        VerbForm::Past => "was",
        VerbForm::PastParticiple => "been",
        VerbForm::Gerund => "being",
    }
}
