//! Finds the name that somebody probably meant.

/// Longer names are not compared: nobody mistypes them, and it would cost.
const LONGEST: usize = 80;

/// The candidate nearest to `written`, if any is near: at most a third of its letters differ.
pub(super) fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written: Vec<char> = written.to_lowercase().chars().collect();
    if written.len() > LONGEST {
        return None;
    }
    candidates
        .into_iter()
        .filter(|c| c.chars().count().abs_diff(written.len()) <= allowed(written.len()))
        .map(|c| (distance(&written, &c.chars().collect::<Vec<_>>()), c))
        .filter(|(distance, _)| *distance <= allowed(written.len()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn allowed(len: usize) -> usize {
    (len / 3).max(1)
}

/// Letters to add, drop, replace or swap with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// Words a next step: the near name, or all that there are.
pub(super) fn hint<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(written, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    let mut names: Vec<&str> = known.into_iter().collect();
    let more = names.len().saturating_sub(12);
    names.truncate(12);
    let list = names
        .iter()
        .map(|n| format!("`{n}`"))
        .collect::<Vec<_>>()
        .join(", ");
    match (names.is_empty(), more) {
        (true, _) => "there are none".to_owned(),
        (false, 0) => format!("there are {list}"),
        (false, more) => format!("there are {list} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found() {
        let known = ["message", "phrases", "source", "flag", "pass", "id"];
        let cases = [
            ("mesage", Some("message")),
            ("Messgae", Some("message")),
            ("phrase", Some("phrases")),
            ("flags", Some("flag")),
            ("di", Some("id")),
            ("", None),
            ("colour", None),
            ("méssage", Some("message")),
        ];
        for (written, want) in cases {
            assert_eq!(nearest(written, known), want, "{written}");
        }
        assert_eq!(nearest(&"m".repeat(100_000), known), None);
        assert_eq!(hint("colour", ["a", "b"]), "there are `a`, `b`");
        assert_eq!(hint("colour", []), "there are none");
    }
}
