//! Follows spellings through the filler between its letters.

use std::slice;

use super::needle::{Needle, Needles};
use super::plain::{FILLERS, MARK, SOLID};
use super::tag;
use sayso_documents::Markup;
use sayso_documents::formats;

/// How much filler is followed before the answer is yes, on all paths together, so that a
/// file of nothing but filler costs no more than its length.
const MOST_DRESS: usize = 64;

/// The longest tag, reference or address that is looked through.
const LONGEST: usize = 1024;

/// Signs that are seen wherever they are, save inside of what is looked through as a whole.
const SEEN: &[u8] = b"(),;=+";

/// Where the filler at some place ends, read in one way and another. `None` where that is
/// unknown.
type Ends = Option<(usize, Option<usize>)>;

impl Needles {
    /// Whether one of those that start with `run`, which is at `start` in either case, may be there.
    /// Those that start a word do not count inside one.
    pub(super) fn stand_at(&self, plain: &[u8], start: usize, run: &[u8], markup: Markup) -> bool {
        let mut walk = Walk {
            plain,
            markup,
            inside: start > 0 && plain[start - 1].is_ascii_alphanumeric(),
            filler: 0,
        };
        walk.follow(self.range(run), run.len(), start + run.len())
    }
}

struct Walk<'a> {
    plain: &'a [u8],
    markup: Markup,
    inside: bool,
    /// How much was looked through so far.
    filler: usize,
}

impl Walk<'_> {
    /// Whether one of `needles`, which are sorted and all begin with the `done` bytes of their
    /// spellings that are just before `at`, may go on there.
    fn follow(&mut self, mut needles: &[Needle], mut done: usize, mut at: usize) -> bool {
        loop {
            // The shortest come first.
            let (whole, longer) =
                needles.split_at(needles.partition_point(|n| n.spelling.len() == done));
            if whole.iter().any(|needle| self.may_end(needle, at)) {
                return true;
            }
            if longer.is_empty() {
                return false;
            }
            needles = longer;
            match self.plain.get(at) {
                None | Some(&SOLID) => return false,
                Some(&MARK) => return true,
                Some(b) if b.is_ascii_alphanumeric() => {
                    needles = going_on(needles, done, b.to_ascii_lowercase());
                    done += 1;
                    at += 1;
                }
                Some(b) if SEEN.contains(b) && !needles.iter().all(|n| n.signs.contains(b)) => {
                    let signed = needles.iter().filter(|n| n.signs.contains(b));
                    return signed
                        .into_iter()
                        .any(|n| self.follow(slice::from_ref(n), done, at));
                }
                Some(_) => {
                    self.filler += 1;
                    match skip(self.plain, at, self.markup) {
                        Some((end, other)) if self.filler <= MOST_DRESS => {
                            if other.is_some_and(|other| self.follow(needles, done, other)) {
                                return true;
                            }
                            at = end;
                        }
                        _ => return true,
                    }
                }
            }
        }
    }

    /// Whether a needle of which all is before `at` may end there.
    fn may_end(&self, needle: &Needle, at: usize) -> bool {
        // A negation leans on its word: `does` ends in "doesn't".
        let ends = |b: &u8| !b.is_ascii_alphanumeric() || b.eq_ignore_ascii_case(&b'n');
        let counts = !(self.inside && needle.starts_word);
        counts && (!needle.ends_word || self.plain.get(at).is_none_or(ends))
    }
}

/// Those whose spelling has `letter` at `done`; all are longer than that, and alike before it.
fn going_on(needles: &[Needle], done: usize, letter: u8) -> &[Needle] {
    let from = needles.partition_point(|n| n.spelling[done] < letter);
    let len = needles[from..].partition_point(|n| n.spelling[done] == letter);
    &needles[from..from + len]
}

fn skip(plain: &[u8], at: usize, markup: Markup) -> Ends {
    let next = plain.get(at + 1).copied().unwrap_or(b' ');
    let one = Some((at + 1, None));
    if may_open_tag(plain, at) {
        return None;
    }
    match (markup, plain[at]) {
        (Markup::Plain, _) => one,
        (Markup::Mdx, b'<') if next.is_ascii_alphabetic() || b"/!>_$".contains(&next) => None,
        (_, b'<') if plain[at..].starts_with(b"<!--") => comment(plain, at),
        (_, b'<') if next.is_ascii_alphabetic() || b"/!?".contains(&next) => tag(plain, at),
        (_, b'&') if next.is_ascii_alphanumeric() || next == b'#' => reference(plain, at),
        (Markup::Html, _) => one,
        (_, b']') if b"([".contains(&next) => link(plain, at),
        (_, b'!') if next == b'[' => image(plain, at),
        // A note's mark, or a wiki link.
        (_, b'[') if b"^[".contains(&next) => None,
        (Markup::Mdx, b'{') => None,
        (_, b'{') if may_be_attributes(&plain[at + 1..]) => None,
        (_, b':') if may_name(&plain[at + 1..]) && !follows_word(&plain[..at]) => None,
        _ => one,
    }
}

/// Whether a tag of a template may start here, or what a text of one looks like. Words on both
/// sides of it may be side by side for a reader.
fn may_open_tag(plain: &[u8], at: usize) -> bool {
    let next = plain.get(at + 1).copied().unwrap_or_default();
    match plain[at] {
        b'{' => matches!(next, b'{' | b'%' | b'#'),
        b'<' => {
            matches!(next, b'%' | b'?' | b'#') || next == b'/' && plain.get(at + 2) == Some(&b'#')
        }
        b'*' => next == b'|',
        b'%' => next == b'%',
        b'@' => !next.is_ascii_whitespace(),
        _ => false,
    }
}

fn until(plain: &[u8], at: usize, end: u8) -> Option<&[u8]> {
    let rest = &plain[at..plain.len().min(at + LONGEST)];
    Some(&rest[..memchr::memchr(end, rest)?])
}

/// A comment in which nothing could end it sooner, or what looks like one and is seen.
fn comment(plain: &[u8], at: usize) -> Ends {
    let text = until(plain, at + 4, b'>')?;
    let inner = text.strip_suffix(b"--")?;
    let clear = !inner.contains(&b'-') && !has_tag(inner);
    clear.then_some((at + 4 + text.len() + 1, Some(at + 1)))
}

/// A tag that only dresses what it is in, or what looks like one and is seen.
fn tag(plain: &[u8], at: usize) -> Ends {
    let tag = until(plain, at + 1, b'>')?;
    (tag::is_filler(tag) && !has_tag(tag)).then_some((at + 1 + tag.len() + 1, Some(at + 1)))
}

/// Whether what follows a brace may go on as an attribute list (`#id`, `: x`, `key=value`), or as the
/// name of a role (`` name}` ``).
fn may_be_attributes(behind: &[u8]) -> bool {
    let space = |b: &&u8| b" \t".contains(b);
    let behind = &behind[behind.iter().take_while(space).count()..];
    let ends = |b: &u8| b.is_ascii_whitespace() || b"{}#.=\"'`<>[]()".contains(b);
    let key = behind.iter().position(ends).unwrap_or(behind.len());
    let opens = behind.first().is_some_and(|b| b":-#.".contains(b));
    opens || key > 0 && matches!(behind[key..], [b'=', ..] | [b'}', b'`', ..])
}

/// Whether colons before a place, if any, follow a letter or digit: then they start no directive.
fn follows_word(before: &[u8]) -> bool {
    let sign = before.iter().rev().find(|b| **b != b':');
    sign.is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether what follows a colon may name a directive (`name[`, `name{`) or an emoji (`name:`).
fn may_name(behind: &[u8]) -> bool {
    let name = |b: &&u8| b.is_ascii_alphanumeric() || b"_+-".contains(b) || **b >= FILLERS;
    let len = behind.iter().take_while(name).count();
    let end = behind.get(len).copied().unwrap_or_default();
    len > 0 && b"[{:`".contains(&end)
}

/// Whether a tag of a template may be in markup, and change where that ends.
fn has_tag(markup: &[u8]) -> bool {
    let pair = |w: &[u8]| w == b"*|" || w == b"%%";
    markup.iter().any(|b| b"{<@".contains(b)) || markup.windows(2).any(pair)
}

/// A character reference, of which it is known that it means no letter, or what looks like
/// one and is seen.
fn reference(plain: &[u8], at: usize) -> Ends {
    let rest = &plain[at..plain.len().min(at + LONGEST)];
    let named = |b: &u8| b.is_ascii_alphanumeric() || *b == b'#';
    let len = 1 + rest[1..].iter().take_while(|b| named(b)).count();
    let len = len + usize::from(rest.get(len) == Some(&b';'));
    let text = str::from_utf8(&rest[..len]).ok()?;
    match formats::character_reference(text) {
        Some((_, end)) if end == len && text.ends_with(';') => Some((at + 1, Some(at + len))),
        // It runs on into what follows.
        Some(_) => None,
        None => (len < LONGEST).then_some((at + 1, None)),
    }
}

/// The end of a link's text with its address or label behind it, or just brackets.
fn link(plain: &[u8], at: usize) -> Ends {
    let close = if plain[at + 1] == b'(' { b')' } else { b']' };
    let target = until(plain, at + 2, close)?;
    let odd = |b: &u8| b"()[]<>'\\`\n\r{%@|".contains(b) || *b >= FILLERS;
    let clear = !target.iter().any(odd) && !untitled(target).contains(&b'"');
    clear.then_some((at + 1, Some(at + 2 + target.len() + 1)))
}

/// The address of a link, without the title in quotation marks behind it.
fn untitled(target: &[u8]) -> &[u8] {
    let quoted = target.strip_suffix(b"\"");
    let start = quoted.and_then(|quoted| memchr::memrchr(b'"', quoted));
    match start.map(|start| &target[..start]) {
        Some(address @ [.., b' ']) => address,
        _ => target,
    }
}

/// An image, of which nothing may be seen where it is, or just its signs.
fn image(plain: &[u8], at: usize) -> Ends {
    let shown = until(plain, at + 2, b']')?;
    let close = at + 2 + shown.len();
    let odd = |b: &u8| b"[<>\\`{%@|".contains(b);
    let linked = plain.get(close + 1).is_some_and(|b| b"([".contains(b));
    match linked && !shown.iter().any(odd) {
        true => link(plain, close),
        false => None,
    }
    .map(|(_, end)| (at + 1, end))
}
