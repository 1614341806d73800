//! Advice where no rewrite is sure to be a sentence: the words that are approved.

use sayso_policy::Rule;

/// "Say it in other words, such as “powered by OpenAI” or “enabled by OpenAI”". `None` where the rule
/// has nothing to write instead.
#[must_use]
pub fn guidance(rule: &Rule) -> Option<String> {
    let mut approved: Vec<String> = Vec::new();
    for rewrite in &rule.rewrite {
        let words = rewrite.template.split_whitespace();
        let words: Vec<&str> = words.filter(|word| !word.contains('{')).collect();
        let quoted = format!("“{}”", words.join(" "));
        if !words.is_empty() && !approved.contains(&quoted) {
            approved.push(quoted);
        }
    }
    let (last, others) = approved.split_last()?;
    let all = match others {
        [] => last.clone(),
        _ => format!("{} or {last}", others.join(", ")),
    };
    Some(format!("Say it in other words, such as {all}"))
}
