//! Parts of identifiers, host names, paths and addresses: tokens that are no words of the sentence.

use super::{Token, TokenKind};
use sayso_text::GAP;

/// Marks the parts of identifiers, host names, paths and addresses in one run without spaces.
pub(super) fn glue(folded: &str, tokens: &mut [Token]) {
    let is_word = |t: &Token| t.kind == TokenKind::Word;
    let text = |t: &Token| t.text(folded);
    // Words alone, or with other marks, are no parts of anything, and most end in a full stop.
    let last = tokens.len() - 1;
    let may_join = |(at, t): (usize, &Token)| match folded.as_bytes()[t.span.start] {
        b'.' | b':' => at < last && t.kind == TokenKind::Punct,
        b'@' | b'#' | b'_' | b'\\' | b'=' | b'/' | b'(' => t.kind == TokenKind::Punct,
        _ => false,
    };
    if !tokens.iter().enumerate().any(may_join) {
        return;
    }
    let gaps = tokens.iter().any(|t| text(t).contains(GAP));
    let address = gaps && tokens.iter().any(|t| text(t) == "/")
        || tokens.windows(3).any(|w| {
            w.iter().all(|t| t.kind == TokenKind::Punct)
                && text(&w[0]) == ":"
                && text(&w[1]) == "/"
                && text(&w[2]) == "/"
        });
    let slashes = tokens.iter().filter(|t| text(t) == "/").count();
    let scoped = tokens
        .windows(2)
        .any(|w| text(&w[0]) == "@" && is_word(&w[1]));
    let path = slashes > 1
        && (scoped || address || tokens[0].text(folded) == "/" || dotted(folded, tokens));
    let mut joined = vec![false; tokens.len()];
    let words = worded(tokens);
    for at in 0..tokens.len() {
        let joint = match tokens[at].text(folded) {
            // A hashtag or a handle is a word of the sentence, a scoped package is not.
            "@" | "#" if at == 0 => slashes > 0,
            // "(#812)" is a reference of its own.
            "#" => is_word(&tokens[at - 1]),
            "@" | "\\" => true,
            // `a_b`, `a=b`, `a == b`, but not "==marked==" and "_meant_".
            "_" | "=" => words.contains(&at),
            "." | ":" => {
                at > 0 && tokens.get(at + 1).is_some_and(is_word) && is_word(&tokens[at - 1])
            }
            "/" => path,
            "(" => tokens.get(at + 1).is_some_and(|t| t.text(folded) == ")"),
            _ => false,
        } && tokens[at].kind == TokenKind::Punct;
        if joint || scoped && tokens[at].text(folded) == "/" {
            joined[at] = true;
        }
    }
    let whole = address || joined.iter().any(|j| *j) && slashes > 1;
    for at in 0..tokens.len() {
        let beside =
            joined[at] || at > 0 && joined[at - 1] || joined.get(at + 1).copied().unwrap_or(false);
        tokens[at].glued = whole || beside;
    }
    spread(folded, tokens);
}

/// From the first word to the last one.
fn worded(tokens: &[Token]) -> std::ops::RangeInclusive<usize> {
    let is_word = |t: &Token| t.kind == TokenKind::Word;
    let first = tokens.iter().position(is_word).unwrap_or(tokens.len());
    first..=tokens.iter().rposition(is_word).unwrap_or(0)
}

fn dotted(folded: &str, tokens: &[Token]) -> bool {
    tokens.windows(3).any(|w| {
        w[0].kind == TokenKind::Word && w[1].text(folded) == "." && w[2].kind == TokenKind::Word
    })
}

/// Words that a hyphen ties to a part of an identifier are parts of it, too.
fn spread(folded: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let tied =
            matches!(tokens[at].text(folded), "-" | ".") || tokens[at - 1].text(folded) == "-";
        let closes = tokens.len() == at + 1 && tokens[at].kind == TokenKind::Punct;
        if tokens[at - 1].glued && tied && !closes {
            tokens[at].glued = true;
        }
    }
    for at in (1..tokens.len()).rev() {
        if tokens[at].glued && tokens[at - 1].text(folded) == "-" {
            tokens[at - 1].glued = true;
            if at > 1 {
                tokens[at - 2].glued = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::token::tests::cut;

    #[test]
    fn identifiers_are_glued() {
        let cases = [
            ("see api.openai.com.", "see api! .! openai! .! com! ."),
            ("call_on", "call! _! on!"),
            (
                "https://openai.com/x",
                "https! :! /! /! openai! .! com! /! x!",
            ),
            ("@openai/agents", "@! openai! /! agents!"),
            ("openai.chat()", "openai! .! chat! (! )!"),
            ("chatgpt. it", "chatgpt . it"),
            ("a=b == c", "a! =! b! = = c"),
            ("__a_b__", "_ _ a! _! b! _ _"),
        ];
        for (text, want) in cases {
            assert_eq!(cut(text), want);
        }
    }

    #[test]
    fn marks_of_emphasis_join_nothing() {
        let cases = [
            ("==e-mail== \u{e9}==", "= = e - mail = = \u{e9} = ="),
            ("==marked words==.", "= = marked words = = ."),
            ("_calls on_", "_ calls on _"),
            ("== = _", "= = = _"),
        ];
        for (text, want) in cases {
            assert_eq!(cut(text), want);
        }
    }
}
