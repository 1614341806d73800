//! The message of a rule without a finding: its slots are filled with words of the rule.

use super::lexicon::Lexicon;
use super::rule::{Phrase, Rule};

impl Lexicon {
    /// The message of one of its rules, with words that the rule looks for in its slots.
    #[must_use]
    pub fn message_in_words(&self, rule: &Rule) -> String {
        let first = |phrases: &[Phrase]| phrases.iter().find_map(|p| self.plain_words(&p.text));
        let or = |words: Option<String>, other: &str| words.unwrap_or_else(|| other.to_owned());
        let text = rule
            .message
            .replace("{text}", &or(first(&rule.phrases), "this wording"))
            .replace("{subject}", &or(first(&rule.subject), "our product"))
            .replace("{object}", &or(first(&rule.object), "it"));
        let mut rest = text.chars();
        let large = rest.next().into_iter().flat_map(char::to_uppercase);
        large.chain(rest).collect()
    }

    /// A phrase as plain words, where it has any: the first form, the first alternative,
    /// the first name of a set, without the distances between.
    fn plain_words(&self, phrase: &str) -> Option<String> {
        let first = first_alternatives(phrase)?;
        let words = first.split_whitespace().filter(|w| !is_distance(w));
        let words: Option<Vec<String>> = words.map(|word| self.plain_word(word)).collect();
        words.map(|w| w.join(" ")).filter(|w| !w.is_empty())
    }

    fn plain_word(&self, word: &str) -> Option<String> {
        if let Some(id) = word.strip_prefix('@') {
            let sets = self.closure(id).into_iter().filter_map(|id| self.set(id));
            let mut members = sets.flat_map(|set| &set.members);
            return members.find_map(|name| self.plain_words(&name.text));
        }
        let word = word.strip_prefix('=').unwrap_or(word);
        let word = word.split_once('~').map_or(word, |(stem, _)| stem);
        let is_plain = |c: char| !"*?#[](){}|\\@=~".contains(c);
        (!word.is_empty() && word.chars().all(is_plain)).then(|| word.to_owned())
    }
}

/// Whether this is a distance between two words of a phrase: `pre/4`, `w/3`.
fn is_distance(word: &str) -> bool {
    let count = word.strip_prefix("pre/").or(word.strip_prefix("w/"));
    count.is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
}

/// `phrase` with the first alternative of each group, and without what may be left out. `None`
/// where groups do not close.
fn first_alternatives(phrase: &str) -> Option<String> {
    let mut out = String::new();
    // For each open group, whether its words are dropped from here on.
    let mut groups: Vec<bool> = Vec::new();
    for c in phrase.chars() {
        let dropped = groups.last().copied().unwrap_or(false);
        match c {
            '(' => groups.push(dropped),
            '[' => groups.push(true),
            ')' | ']' => drop(groups.pop()?),
            '|' => *groups.last_mut()? = true,
            c if !dropped => out.push(c),
            _ => {}
        }
    }
    groups.is_empty().then_some(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_read_as_words() {
        let lexicon = "[lexicon]\nid = \"x\"\n[names]\n\
            partner = [\"OpenAI Ünit\", \"Open AI\"]\nall = { include = [\"partner\"] }\n\
            [[rule]]\nid = \"r\"\nkind = \"banned\"\nlevel = \"note\"\nmessage = \"{text}\"\n\
            source = \"s\"\nphrases = [\"x\"]\nflag = [\"a\", \"b\", \"c\"]\n\
            pass = [\"d\", \"e\", \"f\"]\n";
        let origin = crate::Origin::BuiltIn;
        let lexicon = crate::parse_lexicon(lexicon, "x.toml", origin);
        let lexicon = lexicon.expect("no mistakes");
        let cases = [
            ("click here", Some("click here")),
            ("enable~v pre/24 access~n", Some("enable access")),
            ("(call|route) to @all", Some("call to OpenAI Ünit")),
            ("gives [direct] access", Some("gives access")),
            ("=AWS", Some("AWS")),
            ("GPT-#*", None),
            ("@nothing", None),
            ("a (b", None),
            ("a | b", None),
            ("", None),
        ];
        for (phrase, want) in cases {
            assert_eq!(lexicon.plain_words(phrase).as_deref(), want, "{phrase}");
        }
    }
}
