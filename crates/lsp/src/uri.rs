//! Document URIs and paths.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use serde::{Deserialize, Serialize};

/// What is encoded in a path.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// The URI of a document, as the client writes it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Uri(String);

impl Uri {
    #[cfg(test)]
    pub(super) fn new(uri: &str) -> Self {
        Self(uri.to_owned())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The `file:` URI of an absolute path.
    pub(super) fn from_path(path: &Path) -> Self {
        let bytes = bytes_of(path);
        let slashes = if bytes.starts_with(b"/") { "//" } else { "///" };
        Self(format!("file:{slashes}{}", percent_encode(&bytes, ENCODED)))
    }

    /// The path of a `file:` URI on this machine.
    pub(super) fn to_path(&self) -> Option<PathBuf> {
        let (scheme, rest) = self.0.split_once(':')?;
        if !scheme.eq_ignore_ascii_case("file") {
            return None;
        }
        let rest = rest.strip_prefix("//").unwrap_or(rest);
        let (host, path) = rest.split_at(rest.find('/')?);
        let path = path.split(['?', '#']).next().unwrap_or(path);
        let is_local = host.eq_ignore_ascii_case("localhost");
        let host = if is_local { "" } else { host };
        native(host, percent_decode_str(path).collect())
    }
}

#[cfg(unix)]
fn bytes_of(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_owned()
}

#[cfg(not(unix))]
fn bytes_of(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn uris_become_paths() {
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
            let found = Uri::new(uri).to_path();
            assert_eq!(found.as_deref(), path.map(Path::new), "{uri}");
        }
    }

    #[test]
    fn paths_survive_as_uris() {
        for path in ["/", "/a b/é\u{1F600}.md", "/100%/#?.md", "/a:b/[c].md"] {
            let uri = Uri::from_path(Path::new(path));
            assert_eq!(uri.to_path().as_deref(), Some(Path::new(path)), "{uri:?}");
        }
    }

    #[test]
    fn all_but_unreserved_characters_are_encoded() {
        let uri = Uri::from_path(Path::new("/a-._~/é b&c%.md"));
        assert_eq!(uri.as_str(), "file:///a-._~/%C3%A9%20b%26c%25.md");
    }
}
