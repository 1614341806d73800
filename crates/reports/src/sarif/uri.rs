//! Paths as SARIF names them.

use std::fmt::Write as _;

/// A path as a URI reference: relative stays relative.
pub(super) fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    if path.starts_with('/') {
        out.push_str("file://");
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~!$&'()*+,;=@".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        let cases = [
            ("a b/ü#1.md", "a%20b/%C3%BC%231.md"),
            ("/tmp/x.md", "file:///tmp/x.md"),
            ("c:x", "c%3Ax"),
        ];
        for (path, want) in cases {
            assert_eq!(uri(path), want);
        }
    }
}
