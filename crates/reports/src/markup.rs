//! What the XML and HTML reports share: escaping.

/// `text` for an element or a quoted attribute. Characters that XML forbids become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {
                out.push(char::REPLACEMENT_CHARACTER);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_escapes_from_its_quotes() {
        let cases = [
            (
                "a & <b> \"c\" 'd'",
                "a &amp; &lt;b&gt; &quot;c&quot; &#39;d&#39;",
            ),
            ("x\u{0}y\u{1B}z\u{FFFF}", "x\u{FFFD}y\u{FFFD}z\u{FFFD}"),
            ("line\r\nline", "line&#13;&#10;line"),
            ("ünïcode \u{1F600}", "ünïcode \u{1F600}"),
            ("", ""),
        ];
        for (text, want) in cases {
            assert_eq!(super::escape(text), want);
        }
    }
}
