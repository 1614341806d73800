//! Gives an inflected form the case of the word that it was made from.

/// `form` in the case of `model`. Letters that both share keep the model's case; the rest is
/// lower, or upper where the whole model is, unless it is an acronym (`API`, `APIs`).
pub(super) fn recase(model: &str, form: &str, acronym: bool) -> String {
    if !model.chars().any(char::is_uppercase) {
        return form.to_owned();
    }
    let shouted = is_upper(model) && model.chars().nth(1).is_some();
    if shouted && !acronym {
        return form.to_uppercase();
    }
    let mut out = String::with_capacity(form.len());
    let mut rest = form.chars();
    for m in model.chars() {
        let mut ahead = rest.clone();
        match ahead.next() {
            Some(f) if m.to_lowercase().eq([f]) => out.push(m),
            _ => break,
        }
        rest = ahead;
    }
    if out.is_empty() && model.starts_with(char::is_uppercase) {
        out.extend(rest.next().into_iter().flat_map(char::to_uppercase));
    }
    out.extend(rest);
    out
}

/// Whether `word` has capital letters and no small ones.
pub(super) fn is_upper(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}
