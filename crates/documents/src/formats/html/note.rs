//! Marks of footnotes, which are no words: `guaranteed<sup>1</sup>`, but `10<sup>6</sup>`,
//! `m<sup>2</sup>` and `1<sup>st</sup>` are.

/// No mark of a note, with its tags, is longer.
const LONGEST: usize = 256;

/// Whether an element of this name whose start tag `behind` follows holds nothing but the mark of
/// a note, or a trademark sign, where `before` is in the same block.
pub(super) fn is_note(element: &str, before: &str, behind: &str) -> bool {
    let window = &behind[..behind.floor_char_boundary(LONGEST)];
    let Some(inner) = inner(element, window) else {
        return false;
    };
    let linked = inner.contains("<a") || inner.contains("](") || inner.contains("[^");
    let shown = shown(inner);
    let shown = shown.trim();
    if is_sign(shown) {
        return true;
    }
    let core = shown.trim_matches(|c: char| c.is_whitespace() || "[](){}^,;".contains(c));
    let bracketed = shown.starts_with('[');
    is_mark(core) && (linked || bracketed || element == "a" || hangs_on(before, core))
}

/// What is before the end tag.
fn inner<'t>(element: &str, window: &'t str) -> Option<&'t str> {
    let mut from = 0;
    loop {
        let at = from + window[from..].find("</")?;
        let name = window.as_bytes().get(at + 2..at + 2 + element.len())?;
        if name.eq_ignore_ascii_case(element.as_bytes()) {
            return Some(&window[..at]);
        }
        from = at + 2;
    }
}

/// The text without tags and the addresses of links.
fn shown(inner: &str) -> String {
    let mut out = String::new();
    let mut rest = inner;
    while let Some(at) = rest.find(['<', ']']) {
        out.push_str(&rest[..at]);
        let closes = rest[at..].starts_with("](");
        let end = match rest.as_bytes()[at] {
            b'<' => rest[at..].find('>'),
            _ if closes => rest[at..].find(')'),
            _ => {
                out.push(']');
                Some(0)
            }
        };
        let Some(end) = end else { break };
        rest = &rest[at + end + 1..];
    }
    if !rest.contains('<') {
        out.push_str(rest);
    }
    let spaces = out.replace("&nbsp;", " ").replace("&#160;", " ");
    spaces.replace("&dagger;", "†").replace("&Dagger;", "‡")
}

fn is_sign(shown: &str) -> bool {
    let lower = shown.to_lowercase();
    matches!(
        lower.as_str(),
        "tm" | "sm" | "(tm)" | "(r)" | "™" | "℠" | "®" | "&reg;" | "&trade;" | "&#174;" | "&#8482;"
    )
}

/// Numbers, single letters and signs, or a list of them.
fn is_mark(core: &str) -> bool {
    let part = |part: &str| {
        let signs = part.chars().all(|c| "*†‡§¶‖#\\".contains(c));
        let number = part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        let letter = part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase());
        signs || number || letter
    };
    let mut parts = core.split(|c: char| c.is_whitespace() || ",;–-".contains(c));
    !core.is_empty() && parts.all(part)
}

/// Whether a figure or letter raised behind `before` is a note's mark and no power or unit.
fn hangs_on(before: &str, core: &str) -> bool {
    let Some(last) = before.chars().next_back() else {
        return true;
    };
    if core.starts_with(['*', '†', '‡', '§', '¶', '‖', '\\']) {
        return true;
    }
    if last.is_alphabetic() {
        let letters = || {
            before
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .take(3)
        };
        return match letters().count() {
            3 => true,
            2 => letters().all(char::is_uppercase),
            _ => false,
        };
    }
    !last.is_numeric() && !"=+*/^".contains(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_notes_are_distinguished_from_powers() {
        let cases = [
            ("guaranteed", "1</sup>", true),
            ("guaranteed.", "2</SUP> x", true),
            ("service", "<a href=\"#fn1\">[1]</a></sup>", true),
            ("service", "[1](#fn1)</sup>", true),
            ("AI", "1, 2</sup>", true),
            ("service", "a</sup>", true),
            ("service", "*</sup>", true),
            ("10", "*</sup>", true),
            ("10", "[3]</sup>", true),
            ("ChatGPT", "TM</sup>", true),
            ("ChatGPT", "&reg;</sup>", true),
            ("", "1</sup>", true),
            ("says “so”", "†</sup>", true),
            ("10", "6</sup>", false),
            ("m", "2</sup>", false),
            ("km", "2</sup>", false),
            ("1", "st</sup>", false),
            ("n", "th</sup>", false),
            ("word", "new</sup>", false),
            ("é", "é</sup>", false),
            ("word", "1", false),
            ("word", "</sup>", false),
            ("word", "<b", false),
            ("", "", false),
        ];
        for (before, behind, want) in cases {
            assert_eq!(
                is_note("sup", before, behind),
                want,
                "{before}<sup>{behind}"
            );
        }
    }
}
