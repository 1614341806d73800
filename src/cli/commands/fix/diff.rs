//! What would change, as a unified diff of the decoded texts.

use encoding_rs::Encoding;
use similar::TextDiff;

use sayso_documents::Format;
use sayso_documents::formats;

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// The change of one file from `before` to `after`. A file in another encoding is shown decoded.
pub(super) fn diff(
    path: &str,
    format: Format,
    encoding: Option<&'static Encoding>,
    before: &[u8],
    after: &[u8],
) -> Result<String, formats::FormatError> {
    let before = formats::read(before, format, encoding)?;
    let after = formats::read(after, format, Some(before.encoding.encoding))?;
    Ok(unified(path, &before.text, &after.text))
}

fn unified(path: &str, before: &str, after: &str) -> String {
    // A line ends with a line feed alone, as for the programs that apply diffs.
    let before: Vec<&str> = before.split_inclusive('\n').collect();
    let after: Vec<&str> = after.split_inclusive('\n').collect();
    let lines = TextDiff::configure()
        .newline_terminated(true)
        .diff_slices(&before, &after);
    let (old, new) = (header("a", path), header("b", path));
    let mut shown = lines.unified_diff();
    shown.context_radius(CONTEXT).header(&old, &new).to_string()
}

/// The path behind `a/` or `b/`. What does not fit on one line is escaped and quoted, as git
/// does it.
fn header(side: &str, path: &str) -> String {
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let whole = format!("{side}/{path}");
    let special = |c: char| c.is_control() || matches!(c, '"' | '\\');
    if !whole.contains(special) {
        return whole;
    }
    let mut quoted = String::from('"');
    for c in whole.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if c.is_control() => {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    quoted.push_str(&format!("\\{byte:03o}"));
                }
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_are_those_of_a_patch() {
        let cases = [
            ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
            (
                "a",
                "b",
                "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n",
            ),
            (
                "a\r\nb\r\n",
                "a\r\nc\r\n",
                "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n",
            ),
            ("a\rb\n", "a\rc\n", "@@ -1 +1 @@\n-a\rb\n+a\rc\n"),
            ("\u{E9}\n", "\u{E8}\n", "@@ -1 +1 @@\n-\u{E9}\n+\u{E8}\n"),
        ];
        for (before, after, hunk) in cases {
            let want = format!("--- a/x.md\n+++ b/x.md\n{hunk}");
            assert_eq!(unified("./x.md", before, after), want);
        }
        assert_eq!(unified("x.md", "", ""), "");
    }

    #[test]
    fn other_encodings_are_shown_decoded() {
        let before = b"\xFF\xFEa\0\xE9\0\n\0";
        let after = b"\xFF\xFEb\0\xE9\0\n\0";
        let shown = diff("x.txt", Format::Text, None, before, after).expect("reads");
        assert!(shown.ends_with("-a\u{E9}\n+b\u{E9}\n"), "{shown}");
    }

    #[test]
    fn paths_stay_on_one_line() {
        let cases = [
            ("copy/a b.md", "a/copy/a b.md"),
            ("/srv/a.md", "a/srv/a.md"),
            ("./a.md", "a/a.md"),
            ("a\nb\"\u{1B}.md", "\"a/a\\nb\\\"\\033.md\""),
            ("\u{E9}.md", "a/\u{E9}.md"),
        ];
        for (path, want) in cases {
            assert_eq!(header("a", path), want);
        }
    }
}
