//! Deletes the matched words, and mends the spaces, the commas, the article and the capital around
//! them: "Basically, it is a very good app" becomes "It is a good app".

use std::ops::Range;

use super::gaps;
use super::marks::with_mark;
use crate::finding::{Applicability, Suggestion};
use crate::judge::MatchContext;
use sayso_english::{Tag, article};
use sayso_text::{Edit, Prose, Span};

/// The sentence without the matched words; `None` where nothing would be left, or a tag be lost.
pub(super) fn suggest(ctx: &MatchContext<'_>) -> Option<Suggestion> {
    let sentence = ctx.prose(ctx.sentence.span);
    let hit = with_mark(ctx, ctx.prose(ctx.hit.span));
    let prose = ctx.document.prose();
    let text = prose.get(sentence.start..sentence.end.max(hit.end))?;
    let at = hit.start.checked_sub(sentence.start)?..hit.end.checked_sub(sentence.start)?;
    let Deletion { range, text } = delete(text, at)?;
    let span: Span<Prose> = Span::new(sentence.start + range.start, sentence.start + range.end);
    Some(Suggestion {
        applicability: match is_dispensable(ctx) {
            true => Applicability::Safe,
            false => Applicability::Unsafe,
        },
        edits: gaps::around(ctx.document, Edit { span, text })?,
        guidance: None,
    })
}

/// Whether the sentence keeps its grammar without the words: adverbs, and adjectives before a noun.
fn is_dispensable(ctx: &MatchContext<'_>) -> bool {
    let reading = ctx.reading();
    let trigger = ctx.trigger();
    let last = trigger.last().copied().unwrap_or(0);
    let before_noun = || {
        let next = reading.tag(last + 1);
        matches!(next, Some(Tag::Noun | Tag::Adjective | Tag::Name))
    };
    // "They are not very good" without "very" says more.
    let negated = trigger.first().is_some_and(|first| {
        let before = first.checked_sub(1).and_then(|before| reading.tag(before));
        before == Some(Tag::Negation)
    });
    let whole = ctx.hit.words().count() == trigger.len();
    whole
        && !negated
        && trigger.iter().all(|unit| match reading.tag(*unit) {
            Some(Tag::Adverb) => true,
            Some(Tag::Adjective) => before_noun(),
            _ => false,
        })
}

/// What is replaced in a sentence, and by what.
#[derive(Debug, PartialEq, Eq)]
struct Deletion {
    range: Range<usize>,
    text: String,
}

/// Deletes `at` from `sentence`.
fn delete(sentence: &str, at: Range<usize>) -> Option<Deletion> {
    let (before, hit, after) = (
        &sentence[..at.start],
        &sentence[at.clone()],
        &sentence[at.end..],
    );
    if !before.contains(char::is_alphanumeric) && !after.contains(char::is_alphanumeric) {
        return None;
    }
    let spaces = |text: &str| text.len() - text.trim_start().len();
    let comma = after.starts_with(',');
    let behind = at.end + usize::from(comma);
    let next = behind + spaces(&sentence[behind..]);
    let kept = before.trim_end();
    let opens = !kept.ends_with(|c: char| c.is_alphanumeric() || ",;:)]%".contains(c));
    if opens {
        return Some(capitalized(sentence, at.start..next, hit));
    }
    let ends = !after
        .trim_start()
        .starts_with(|c: char| c.is_alphanumeric() || "\"'“‘(".contains(c));
    if kept.ends_with(',') && (comma || ends) {
        let text = if comma { " " } else { "" };
        let end = if comma { next } else { at.end };
        return Some(Deletion {
            range: kept.len() - 1..end,
            text: text.to_owned(),
        });
    }
    if ends {
        return Some(Deletion {
            range: kept.len()..at.end,
            text: String::new(),
        });
    }
    Some(with_article(sentence, at.start..at.end + spaces(after)))
}

/// The deletion, where the word behind it takes over a capital.
fn capitalized(sentence: &str, range: Range<usize>, hit: &str) -> Deletion {
    let large = hit.starts_with(char::is_uppercase);
    let next = sentence[range.end..]
        .chars()
        .next()
        .filter(|c| large && c.is_lowercase());
    let len = next.map_or(0, char::len_utf8);
    Deletion {
        range: range.start..range.end + len,
        text: next.into_iter().flat_map(char::to_uppercase).collect(),
    }
}

/// The deletion, with the article before it that the word behind it wants.
fn with_article(sentence: &str, range: Range<usize>) -> Deletion {
    let kept = sentence[..range.start].trim_end();
    let start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let old = &kept[start..];
    let wanted = article(&sentence[range.end..]);
    let is_article = matches!(old.to_ascii_lowercase().as_str(), "a" | "an");
    if !is_article || old.eq_ignore_ascii_case(wanted) {
        return Deletion {
            range,
            text: String::new(),
        };
    }
    let mut text = match old.starts_with('A') {
        true => wanted.replacen('a', "A", 1),
        false => wanted.to_owned(),
    };
    text.push_str(&sentence[kept.len()..range.start]);
    Deletion {
        range: start..range.end,
        text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_commas_articles_and_capitals_are_mended() {
        let cases = [
            ("It is [very] good.", "It is good."),
            ("[Basically], it works.", "It works."),
            ("[Very] good.", "Good."),
            ("[very] good.", "good."),
            ("“[Basically], it works.”", "“It works.”"),
            ("It is, [basically], done.", "It is done."),
            ("It works, [basically].", "It works."),
            ("It works [well enough]!", "It works!"),
            ("It works [well]", "It works"),
            ("It is a [truly] amazing app.", "It is an amazing app."),
            ("An [absolutely] unique app.", "A unique app."),
            ("A [very] good app.", "A good app."),
            ("Fast, [very] good, cheap.", "Fast, good, cheap."),
            ("Good ([very] good).", "Good (good)."),
            ("Größe ist [sehr] Ärger.", "Größe ist Ärger."),
            ("A [very]\r\ngood app.", "A good app."),
            ("\u{FEFF}[Very] Ärger.", "\u{FEFF}Ärger."),
        ];
        for (text, want) in cases {
            let start = text.find('[').expect("a mark");
            let end = text.find(']').expect("a mark") - 1;
            let plain = text.replace(['[', ']'], "");
            let Deletion { range, text } = delete(&plain, start..end).expect("something is left");
            let got = format!("{}{text}{}", &plain[..range.start], &plain[range.end..]);
            assert_eq!(got, want, "{plain}");
        }
        assert_eq!(delete("Very.", 0..4), None);
        assert_eq!(delete("", 0..0), None);
    }
}
