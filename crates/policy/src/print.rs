//! Prints a pattern as the phrase language writes it, or with the forms of each word spelt out.

use std::fmt::{self, Write};

use super::pattern::{Class, Form, Pattern, Reads, Word, literal_sign};

/// As the phrase language writes it: `enable~v pre/6 access`. Read again, it means the same.
impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write(f, self, None)
    }
}

impl Pattern {
    /// The pattern with at most `shown` forms of each word, and the count of the others:
    /// `(enable|enables|+2 more)~v pre/6 access`. What is left of `~` is the part of speech.
    #[must_use]
    pub fn expand(&self, shown: usize) -> String {
        let mut out = String::new();
        // A string takes everything that is written to it.
        let _ = write(&mut out, self, Some(shown));
        out
    }
}

impl Class {
    /// Its name, without `@`.
    #[must_use]
    pub fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(_, class)| *class == self);
        named.map_or("", |(name, _)| name)
    }
}

fn write(out: &mut impl Write, pattern: &Pattern, shown: Option<usize>) -> fmt::Result {
    match pattern {
        Pattern::Word(word) => word_forms(out, word, shown),
        Pattern::Names(set) => write!(out, "@{set}"),
        Pattern::Class(class) => write!(out, "@{}", class.name()),
        Pattern::Sequence(items) => list(out, items, " ", shown),
        Pattern::Either(choices) => {
            out.write_char('(')?;
            list(out, choices, "|", shown)?;
            out.write_char(')')
        }
        Pattern::Maybe(inside) => {
            out.write_char('[')?;
            match &**inside {
                Pattern::Either(choices) => list(out, choices, "|", shown)?,
                other => write(out, other, shown)?,
            }
            out.write_char(']')
        }
        Pattern::Near {
            left,
            right,
            distance,
            ordered,
        } => {
            operand(out, left, shown)?;
            let name = if *ordered { "pre" } else { "w" };
            write!(out, " {name}/{distance} ")?;
            operand(out, right, shown)
        }
    }
}

fn list(
    out: &mut impl Write,
    items: &[Pattern],
    between: &str,
    shown: Option<usize>,
) -> fmt::Result {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.write_str(between)?;
        }
        let nested = between == " " && matches!(item, Pattern::Near { .. } | Pattern::Sequence(_));
        if nested {
            operand(out, item, shown)?;
        } else {
            write(out, item, shown)?;
        }
    }
    Ok(())
}

/// A side of a distance: in brackets where it is a distance itself.
fn operand(out: &mut impl Write, pattern: &Pattern, shown: Option<usize>) -> fmt::Result {
    if !matches!(pattern, Pattern::Near { .. }) {
        return write(out, pattern, shown);
    }
    out.write_char('(')?;
    write(out, pattern, shown)?;
    out.write_char(')')
}

/// `shown` is how many forms are spelt out; `None` for the word as a lexicon writes it.
fn word_forms(out: &mut impl Write, word: &Word, shown: Option<usize>) -> fmt::Result {
    let mark = if word.exact { "=" } else { "" };
    let reads = match word.reads {
        Reads::Any => "",
        Reads::Verb => "~v",
        Reads::Noun => "~n",
        Reads::Adjective => "~a",
    };
    let sign: String = word.mark.into_iter().collect();
    let spelt = match shown {
        Some(shown) => shown.max(1),
        None => 1,
    };
    let spellings: Vec<String> = word
        .forms
        .iter()
        .take(spelt)
        .map(|form| format!("{mark}{}{sign}", spelling(form)))
        .collect();
    let spellings = spellings.join("|");
    match (shown, word.forms.len()) {
        (_, 1) => write!(out, "{spellings}{reads}"),
        (None, _) if word.inflected && reads.is_empty() => write!(out, "{spellings}~"),
        (None, _) => write!(out, "{spellings}{reads}"),
        (Some(_), all) if all > spelt => {
            write!(out, "({spellings}|+{} more){reads}", all - spelt)
        }
        (Some(_), _) => write!(out, "({spellings}){reads}"),
    }
}

/// A form as the phrase language writes it: with hyphens between its parts, and a backslash before
/// each sign that would be an operator.
fn spelling(form: &Form) -> String {
    let mut out = String::new();
    for part in &form.parts {
        let words = out.ends_with(char::is_alphanumeric) && part.starts_with(char::is_alphanumeric);
        if words && part != "n't" {
            out.push('-');
        }
        for c in part.chars() {
            match literal_sign(c) {
                Some(sign) => out.extend(['\\', sign]),
                None if "()[]|~=@\\".contains(c) => out.extend(['\\', c]),
                None => out.push(c),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::parse::{parse, parse_name};

    #[test]
    fn what_is_shown_means_the_same() {
        let cases = [
            ("access", "access"),
            ("a  b", "a b"),
            (
                "(call|route) [very|so] @partner",
                "(call|route) [very|so] @partner",
            ),
            ("a pre/4 b w/2 c", "(a pre/4 b) w/2 c"),
            ("a (b pre/2 c) d", "a (b pre/2 c) d"),
            ("risk-free =AWS @year", "risk-free =AWS @year"),
            ("gr?y environment* v#", "gr?y environment* v#"),
            ("Enable~ pre/6 access~n", "enable~ pre/6 access~n"),
            ("(call~v|sign-up~n) on", "(call~v|sign-up~n) on"),
            ("information~n", "information~n"),
            ("C\\# 510\\(k\\)", "c\\# 510\\(k\\)"),
            ("#1 \\*", "\\#1 \\*"),
            ("Kubernetes® ™ !!", "kubernetes® *™ !!"),
            ("is not w/3 organise", "is not w/3 organise"),
            ("24/7 secure~a", "24/7 secure~a"),
        ];
        for (phrase, want) in cases {
            let pattern = parse(phrase).expect(phrase);
            assert_eq!(pattern.to_string(), want);
            assert_eq!(parse(want).expect(want), pattern, "means the same");
        }
        let name = parse_name("ChatGPT").expect("a name");
        assert_eq!(name.to_string(), "chat-gpt");
    }

    #[test]
    fn long_lists_of_forms_are_counted() {
        let pattern = parse("enable~ access").expect("a phrase");
        let all = pattern.expand(usize::MAX);
        assert!(all.starts_with("(enable|enables|"), "{all}");
        assert!(all.ends_with(") access"), "{all}");
        let forms = all.matches('|').count() + 1;
        let some = pattern.expand(1);
        assert_eq!(some, format!("(enable|+{} more) access", forms - 1));
        assert_eq!(pattern.expand(0), some);
        let noun = parse("call~n on").expect("a phrase");
        assert_eq!(noun.expand(usize::MAX), "(call|calls)~n on");
        assert_eq!(noun.expand(1), "(call|+1 more)~n on");
    }
}
