//! Lexicons for tests, written from what their rules find and want instead.

/// A lexicon with a rule for each row: its phrases, and what it wants instead (nothing, where it bans
/// them). Rules are called `rule-1`, `rule-2` …
pub(crate) fn lexicon(id: &str, rows: &[(&[&str], &str)]) -> String {
    let rules = rows.iter().zip(1..);
    let rules = rules.map(|((phrases, rewrite), nth)| rule(nth, phrases, rewrite));
    format!("[lexicon]\nid = {id:?}\n{}", rules.collect::<String>())
}

fn rule(nth: usize, phrases: &[&str], rewrite: &str) -> String {
    let kind = match rewrite {
        "" => "kind = \"banned\"\n".to_owned(),
        rewrite => format!("kind = \"preferred\"\nrewrite = {rewrite:?}\n"),
    };
    format!(
        "\n[[rule]]\nid = \"rule-{nth}\"\n{kind}level = \"error\"\nphrases = {phrases:?}\n\
         message = \"Not {{text}}.\"\nsource = \"Style guide\"\n\
         flag = [\"a\", \"b\", \"c\"]\npass = [\"d\", \"e\", \"f\"]\n"
    )
}
