//! File addresses and paths.

use std::path::{Path, PathBuf};

use lsp_types::Uri;

/// The path of a `file:` address on this machine.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find('/')?);
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let host = if host.eq_ignore_ascii_case("localhost") {
        ""
    } else {
        host
    };
    native(host, decode(path))
}

#[cfg(unix)]
fn native(host: &str, path: Vec<u8>) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt as _;
    host.is_empty()
        .then(|| PathBuf::from(std::ffi::OsString::from_vec(path)))
}

#[cfg(not(unix))]
fn native(host: &str, path: Vec<u8>) -> Option<PathBuf> {
    let path = String::from_utf8(path).ok()?;
    if !host.is_empty() {
        return Some(PathBuf::from(format!("//{host}{path}")));
    }
    // `/c:/copy` is `c:/copy`.
    let drive = path
        .strip_prefix('/')
        .filter(|p| p.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let byte = hex
            .and_then(|h| std::str::from_utf8(h).ok())
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(byte.unwrap_or(bytes[at]));
        at += if byte.is_some() { 3 } else { 1 };
    }
    out
}

/// The address of an absolute path.
pub(super) fn from_path(path: &Path) -> Option<Uri> {
    let text = path.to_string_lossy().replace('\\', "/");
    #[cfg(unix)]
    let bytes = {
        use std::os::unix::ffi::OsStrExt as _;
        path.as_os_str().as_bytes()
    };
    #[cfg(not(unix))]
    let bytes = text.as_bytes();
    let mut out = String::from(if text.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for &byte in bytes {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain {
            out.push(char::from(byte));
        } else if byte == b'\\' && cfg!(not(unix)) {
            out.push('/');
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out.parse().ok()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths() {
        let cases = [
            ("file:///a/b.md", Some("/a/b.md")),
            ("FILE://localhost/a%20b/%C3%A9.md", Some("/a b/é.md")),
            ("file:///a%2", Some("/a%2")),
            ("file:///100%zz", Some("/100%zz")),
            ("file:///a#b", Some("/a")),
            ("file:", None),
            ("file://host/a", None),
            ("untitled:Untitled-1", None),
            ("", None),
        ];
        for (uri, path) in cases {
            assert_eq!(to_path(uri).as_deref(), path.map(Path::new), "{uri}");
        }
    }

    #[test]
    fn paths_survive_as_addresses() {
        for path in ["/", "/a b/é\u{1F600}.md", "/100%/#?.md", "/a:b/[c].md"] {
            let uri = from_path(Path::new(path)).expect("an absolute path has an address");
            assert_eq!(
                to_path(uri.as_str()).as_deref(),
                Some(Path::new(path)),
                "{}",
                uri.as_str()
            );
        }
    }
}
