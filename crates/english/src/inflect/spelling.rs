//! How the spelling of an English stem changes before an ending.

use crate::irregular::{Doubling, irregular_noun, listed_doubling, without_prefix};

pub(super) fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// The last character, and the one before it.
pub(super) fn last_two(word: &str) -> (Option<char>, Option<char>) {
    let mut back = word.chars().rev();
    (back.next(), back.next())
}

/// Whether `word` ends in a consonant and `y`, which becomes `ie` before an `s`.
pub(super) fn ends_in_consonant_y(word: &str) -> bool {
    let soliloquy = word.ends_with("quy");
    matches!(last_two(word), (Some('y'), Some(c)) if soliloquy || !is_vowel(c) && c.is_alphabetic())
}

/// Whether `word` takes `es` for a plain `s`.
pub(super) fn hisses(word: &str) -> bool {
    matches!(
        last_two(word),
        (Some('s' | 'x' | 'z'), _) | (Some('h'), Some('s' | 'c'))
    )
}

/// `word` with the ending `s`, by rule.
pub(super) fn add_s(word: &str) -> String {
    if ends_in_consonant_y(word) {
        return format!("{}ies", &word[..word.len() - 1]);
    }
    let ending = if hisses(word) { "es" } else { "s" };
    format!("{word}{ending}")
}

/// The third person of a verb by rule; where the noun of the same name has a spelling of its own
/// before `s`, so has the verb (`echoes`, `stomachs`).
pub(super) fn third_person(base: &str) -> Vec<String> {
    if base.ends_with('o') || base.ends_with("ch") {
        let listed = irregular_noun(base).filter(|(kept, _)| kept.is_empty());
        if let Some((_, plurals)) = listed {
            return plurals.split('/').map(str::to_owned).collect();
        }
    }
    let plain = add_s(base);
    if !base.ends_with(['s', 'z']) {
        return vec![plain];
    }
    let doubled = || add_s(&with_last_doubled(base));
    match doubling(base) {
        Doubling::Never => vec![plain],
        Doubling::Variant => vec![plain, doubled()],
        Doubling::Usual => vec![doubled()],
    }
}

/// The spellings of a regular past: `called`, `used`, `tried`, `planned`, `panicked`.
pub(super) fn past(base: &str) -> Vec<String> {
    if base.ends_with('e') {
        return vec![format!("{base}d")];
    }
    if ends_in_consonant_y(base) {
        return vec![format!("{}ied", &base[..base.len() - 1])];
    }
    before_vowel(base, "ed")
}

/// The spellings of the gerund: `calling`, `using`, `dying`, `planning`, `panicking`.
pub(super) fn gerund(base: &str) -> Vec<String> {
    const VARIANTS: [(&str, &str); 6] = [
        ("age", "ageing"),
        ("binge", "binging"),
        ("cue", "cuing"),
        ("eye", "eying"),
        ("queue", "queueing"),
        ("taxi", "taxying"),
    ];
    let mut forms = usual_gerund(base);
    let variant = VARIANTS.iter().find(|(b, _)| *b == base);
    forms.extend(variant.map(|(_, form)| (*form).to_owned()));
    forms
}

fn usual_gerund(base: &str) -> Vec<String> {
    const KEEP_E: [&str; 6] = ["binge", "cue", "singe", "swinge", "tinge", "whinge"];
    let Some(stem) = base.strip_suffix('e').filter(|s| !s.is_empty()) else {
        return before_vowel(base, "ing");
    };
    match stem.chars().next_back() {
        _ if KEEP_E.contains(&base) => vec![format!("{base}ing")],
        Some('e' | 'o' | 'y') => vec![format!("{base}ing")],
        Some('i') if dies(base) => vec![format!("{}ying", &stem[..stem.len() - 1])],
        Some('i') => vec![format!("{base}ing")],
        _ => vec![format!("{stem}ing")],
    }
}

/// Whether `ie` is the stressed end of the verb, as in `die`, `untie`, `underlie`.
fn dies(base: &str) -> bool {
    let short = |word: &str| matches!(word, "die" | "hie" | "lie" | "pie" | "tie" | "vie");
    short(base) || base == "belie" || without_prefix(base).is_some_and(short)
}

fn before_vowel(base: &str, ending: &str) -> Vec<String> {
    let plain = format!("{base}{ending}");
    let doubled = || format!("{}{ending}", with_last_doubled(base));
    match doubling(base) {
        Doubling::Usual => vec![doubled()],
        Doubling::Variant => vec![plain, doubled()],
        // "panic" keeps its hard sound, "sync" does anyway.
        Doubling::Never => match last_two(base) {
            (Some('c'), Some(v)) if is_vowel(v) => vec![format!("{base}k{ending}")],
            _ => vec![plain],
        },
    }
}

fn with_last_doubled(word: &str) -> String {
    word.chars().chain(word.chars().next_back()).collect()
}

/// Whether `word` is `base` with the ending `er` or `est`.
pub(super) fn takes_comparison(base: &str, word: &str, ending: &str) -> bool {
    let stem = if let Some(stem) = base.strip_suffix('e') {
        stem.to_owned()
    } else if ends_in_consonant_y(base) {
        format!("{}i", &base[..base.len() - 1])
    } else if syllables(base) == 1 && ends_in_short_syllable(base) {
        with_last_doubled(base)
    } else {
        base.to_owned()
    };
    word.strip_suffix(ending) == Some(&*stem)
}

/// Whether the verb `base` doubles its last consonant before a vowel.
pub(super) fn doubling(base: &str) -> Doubling {
    if let Some(listed) = listed_doubling(base) {
        return listed;
    }
    if !ends_in_short_syllable(base) {
        return Doubling::Never;
    }
    if syllables(base) == 1 {
        return Doubling::Usual;
    }
    if base.ends_with('l') {
        return Doubling::Variant;
    }
    // "rerun" and "unplug", but not "render" and "reckon", whose rest is no word.
    match without_prefix(base) {
        Some(rest) if listed_doubling(rest) == Some(Doubling::Usual) => Doubling::Usual,
        Some(rest) if syllables(rest) == 1 && is_onset(rest) => Doubling::Usual,
        _ => Doubling::Never,
    }
}

/// Whether `word` ends in one vowel letter and one consonant letter that can be doubled.
fn ends_in_short_syllable(word: &str) -> bool {
    let mut back = word.chars().rev();
    let consonant = back.next().is_some_and(|c| "bdfgklmnprstvz".contains(c));
    let vowel = back.next().is_some_and(is_vowel);
    let before = back.next();
    let single = match before {
        Some('u') => back.next() == Some('q'),
        Some(c) => !is_vowel(c),
        None => true,
    };
    consonant && vowel && single
}

/// The number of vowel groups; `y` beside a vowel and the `u` of `qu` are consonants.
fn syllables(word: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    let mut in_vowel = false;
    for c in word.chars() {
        let sounds = match c {
            'u' => before != 'q',
            'y' => before != ' ' && !is_vowel(before),
            _ => is_vowel(c),
        };
        count += usize::from(sounds && !in_vowel);
        in_vowel = sounds;
        before = c;
    }
    count
}

/// Whether an English word can start with the consonants that `word` starts with.
fn is_onset(word: &str) -> bool {
    let consonants = word.find(is_vowel).unwrap_or(word.len());
    match &word[..consonants] {
        "" => false,
        one if one.len() == 1 => true,
        more => [
            "bl", "br", "ch", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "kn", "pl", "pr", "scr",
            "sh", "shr", "sk", "sl", "sm", "sn", "sp", "spl", "spr", "st", "str", "sw", "th",
            "thr", "tr", "tw", "wh", "wr",
        ]
        .contains(&more),
    }
}
