//! Names of packages and modules that look like words of a sentence: `sanitize-html`, `next/script`.
//! A document that installs or imports something says that its name is one, and so does a link to the
//! page of a package; and tags in code show the names of elements and attributes: `v-click`. The mere fact that a word is formatted as code does not: a guide to style does
//! that to words that it advises against.

use std::collections::HashSet;

use crate::{Block, BlockKind, Mark, MarkKind};
use sayso_text::Span;

/// A longer run is no name.
const LONGEST: usize = 128;

/// Programs that are given names of packages.
const INSTALLERS: [&str; 24] = [
    "apt", "apt-get", "brew", "bun", "bunx", "bundle", "cargo", "composer", "conda", "deno", "dnf",
    "gem", "go", "hugo", "npm", "npx", "pip", "pip3", "pipx", "pnpm", "poetry", "uv", "uvx",
    "yarn",
];

/// Marks the names that the document's code shows to be some.
pub(in crate::formats) fn mark(prose: &str, blocks: &[Block], marks: &mut Vec<Mark>) {
    let mut names = Names::default();
    let code = blocks.iter().filter(|b| b.kind == BlockKind::Code);
    let spans = marks.iter().filter(|m| m.kind == MarkKind::Code);
    let code = code.map(|b| b.span).chain(spans.map(|m| m.span));
    for span in code.collect::<Vec<_>>() {
        for line in prose[span.start..span.end].lines() {
            gather(line, &mut names);
        }
    }
    headers(prose, &mut names);
    if names.whole.is_empty() && names.roots.is_empty() {
        return;
    }
    let mut at = 0;
    for run in prose.split(|c: char| !is_part(c)) {
        let start = at + run.len() - run.trim_start_matches('.').len();
        let name = run.trim_matches('.');
        at += run.len();
        at += prose[at..].chars().next().map_or(0, char::len_utf8);
        if names.whole.contains(name) || names.is_under_root(name) {
            marks.push(Mark {
                kind: MarkKind::Identifier,
                span: Span::new(start, start + name.len()),
            });
        }
    }
}

/// Whether a link to `url` with that text names what it leads to.
pub(in crate::formats) fn is_linked(text: &str, url: &str) -> bool {
    let end = |url: &str| url.trim_end_matches('/').len();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = &path[..end(path)];
    is_name(text)
        && (names_package(text, path)
            || is_long(text) && [url, path, stem(path)].iter().any(|u| ends_in(u, text)))
}

/// Whether a name has so many parts that it is hardly a word.
fn is_long(text: &str) -> bool {
    text.bytes().filter(|b| *b == b'-').count() >= 2
}

/// Whether the last part of an address is that.
fn ends_in(url: &str, text: &str) -> bool {
    url.strip_suffix(text)
        .is_some_and(|before| before.is_empty() || before.ends_with(['/', '#']))
}

/// A path without the ending of a page.
fn stem(path: &str) -> &str {
    let endings = [".md", ".mdx", ".html"];
    let found = endings.iter().find_map(|end| path.strip_suffix(end));
    found.unwrap_or(path)
}

/// Whether an address is that of a package's page or repository.
fn names_package(text: &str, path: &str) -> bool {
    let Some((_, rest)) = path.split_once("://") else {
        return false;
    };
    let Some(before) = rest.strip_suffix(text).and_then(|p| p.strip_suffix('/')) else {
        return false;
    };
    let (host, middle) = before.split_once('/').unwrap_or((before, ""));
    match middle {
        "package" | "packages" | "project" | "crates" | "gems" | "pkg" => true,
        owner => {
            ["github.com", "gitlab.com", "codeberg.org"].contains(&host) && !owner.contains('/')
        }
    }
}

/// What code names.
#[derive(Debug, Default)]
struct Names<'t> {
    whole: HashSet<&'t str>,
    /// Packages of which a part was imported: `next` of `next/image`.
    roots: HashSet<&'t str>,
}

impl<'t> Names<'t> {
    fn add(&mut self, name: &'t str) {
        if !is_name(name) {
            return;
        }
        self.whole.insert(name);
        if let Some((root, _)) = name.split_once('/').filter(|(root, _)| !root.is_empty()) {
            self.roots.insert(root);
        }
    }

    /// Whether `name` is another part of a package that was imported.
    fn is_under_root(&self, name: &str) -> bool {
        let root = name.split_once('/').map(|(root, _)| root);
        is_name(name) && root.is_some_and(|root| self.roots.contains(root))
    }
}

/// Gathers the names of HTTP's headers that the prose itself calls so: "the User-Agent header".
fn headers<'t>(prose: &'t str, names: &mut Names<'t>) {
    for at in memchr::memmem::find_iter(prose.as_bytes(), b" header") {
        let before = prose[..at].strip_suffix(" HTTP").unwrap_or(&prose[..at]);
        let start = before.len().saturating_sub(LONGEST);
        let tail = &before[before.ceil_char_boundary(start)..];
        let name = tail
            .rsplit(|c: char| !is_part(c))
            .next()
            .unwrap_or_default();
        if is_header(name) {
            names.whole.insert(name);
        }
    }
}

/// Parts with a capital each, joined by hyphens. A part of one letter is one of a word: "E-Mail".
fn is_header(name: &str) -> bool {
    let part = |part: &str| {
        let (first, rest) = part.split_at(part.len().min(1));
        let small = !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase());
        first.bytes().all(|b| b.is_ascii_uppercase()) && small
    };
    name.is_ascii() && name.contains('-') && name.split('-').all(part)
}

/// Gathers the names in a line of code.
fn gather<'t>(line: &'t str, names: &mut Names<'t>) {
    let line = line.trim_start_matches([' ', '\t', '$', '>']);
    let first = line.split([' ', '\t']).next().unwrap_or_default();
    if INSTALLERS.contains(&first) {
        let words = line[first.len()..].split_ascii_whitespace();
        words.map(unversioned).for_each(|word| names.add(word));
    } else if first == "import" || line.contains(" from ") || line.contains("require(") {
        let quoted = line.split(['"', '\'']).skip(1).step_by(2);
        quoted.for_each(|word| names.add(word));
    }
    tags(line, names);
}

/// Gathers the names of elements and attributes in the tags of a line: `<v-click at="1">`.
fn tags<'t>(line: &'t str, names: &mut Names<'t>) {
    for open in line.split('<').skip(1) {
        let tag = open.split('>').next().unwrap_or_default();
        if !tag
            .trim_start_matches('/')
            .starts_with(|c: char| c.is_ascii_alphabetic())
        {
            continue;
        }
        for part in tag.split('"').step_by(2) {
            let words = part.split(|c: char| c.is_whitespace() || c == '/');
            let named = words.map(|word| word.split(['=', '.', ':']).next().unwrap_or_default());
            named.for_each(|word| names.add(word));
        }
    }
}

/// A name of a package without its version requirement.
fn unversioned(word: &str) -> &str {
    let from = usize::from(word.starts_with('@'));
    let end = word[from..].find(['@', '=', '<', '>', '~', '[']);
    &word[..end.map_or(word.len(), |n| from + n)]
}

/// Whether a word has the form of a name in parts.
fn is_name(word: &str) -> bool {
    word.len() <= LONGEST
        && word.contains(['-', '/'])
        && word.starts_with(|c: char| c.is_ascii_lowercase() || c == '@')
        && word.ends_with(|c: char| c.is_ascii_alphanumeric())
        && word.chars().all(is_part)
        && !word.bytes().any(|b| b.is_ascii_uppercase())
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || "-_/@.".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;
    use crate::formats::testing;

    #[test]
    fn names_are_those_that_code_installs_or_imports() {
        let cases = [
            (
                "```\nnpm i -D sanitize-html@2\n```\nThe sanitize-html, or x-sanitize-html.",
                "sanitize-html",
            ),
            (
                "```\r\n$ pip install e-mail==1\r\n```\r\né e-mail.",
                "e-mail",
            ),
            (
                "Use next/script.\n\n```js\nimport Script from 'next/script'\n```\n",
                "next/script",
            ),
            (
                "`npx create-next-app` runs create-next-app\n",
                "create-next-app",
            ),
            ("The `e-mail` is an e-mail.", ""),
            (
                "```js\nimport Image from 'next/image'\n```\nUse next/e-mail, or é/next.",
                "next/e-mail",
            ),
            (
                "```html\n<li v-click=\"a b-c\">\n```\nThe v-click of b-c.",
                "v-click",
            ),
            ("`<my-tag>`: my-tag, tag", "my-tag"),
            (
                "```html\n<a title=\"e-mail <\">e-mail</a>\n```\nAn e-mail.",
                "",
            ),
            ("```\nif a <b e-mail\n1 < 2 e-mail\n```\nAn e-mail", ""),
            ("```\n# npm sends e-mail\nname: e-mail\n```\nAn e-mail.", ""),
            ("```\nnpm i e-mail\n```\nE-Mail, e-mails", ""),
            ("", ""),
        ];
        for (text, want) in cases {
            let found = testing::marks(text, Format::Markdown, MarkKind::Identifier);
            let found: Vec<&str> = found
                .iter()
                .map(String::as_str)
                .filter(|f| *f == want)
                .collect();
            assert_eq!(found.is_empty(), want.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn headers_of_http_are_names() {
        let cases = [
            ("The User-Agent HTTP header. A User-Agent is", 2),
            ("Send Content-Type headers.", 1),
            ("\u{e9} Accept-Language header", 1),
            ("An E-Mail header, a Real-time header, the É-Mail header", 0),
            ("A new-page header. User-Agent", 0),
            (" header", 0),
        ];
        for (text, want) in cases {
            let found = testing::marks(text, Format::Markdown, MarkKind::Identifier);
            assert_eq!(found.len(), want, "{text}: {found:?}");
        }
    }

    #[test]
    fn links_to_packages_name_them() {
        for (text, url) in [
            (
                "sanitize-html",
                "https://www.npmjs.com/package/sanitize-html",
            ),
            (
                "react-refresh",
                "https://github.com/x/react-refresh/#readme",
            ),
            ("a-b-c", "refs/a-b-c.md"),
            ("a-b-c", "/docs/x#a-b-c"),
            ("@a/b-c", "https://www.npmjs.com/package/@a/b-c?x"),
        ] {
            assert!(is_linked(text, url), "{url}");
        }
        for (text, url) in [
            ("e-mail", "https://a.com/e-mail"),
            ("e-mail", "/package/e-mail"),
            ("E-mail", "https://pypi.org/project/e-mail"),
            ("a-b-c", "/docs/x-a-b-c"),
            ("docs", "https://github.com/x/docs"),
            ("", "https://github.com/x/"),
            ("é-x", ""),
        ] {
            assert!(!is_linked(text, url), "{url}");
        }
    }
}
