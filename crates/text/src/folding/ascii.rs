//! The fast path for plain ASCII: case, spaces and line ends in one pass, at the speed of a copy.

use super::output::Output;

/// Space, tab and the line ends: in plain ASCII nothing else is as small.
pub(super) fn is_space(b: u8) -> bool {
    b <= b' '
}

/// Whether the fast path takes the byte; other control characters are invisible and removed.
pub(super) fn is_plain(b: u8) -> bool {
    b.wrapping_sub(b' ') < 0x5F || b.wrapping_sub(b'\t') < 5
}

/// How many bytes are looked at together, without a branch between them, so that the compiler
/// can do many at once.
const BLOCK: usize = 64;

/// Blocks of `bytes`, each with the block one byte further on.
fn blocks(bytes: &[u8]) -> impl Iterator<Item = (&[u8; BLOCK], &[u8; BLOCK])> {
    let next = bytes.get(1..).unwrap_or_default();
    let (blocks, next) = (bytes.as_chunks().0, next.as_chunks().0);
    blocks.iter().zip(next)
}

/// The first offset at or behind `from` whose byte and its follower satisfy `wanted`.
pub(super) fn find_pair(
    bytes: &[u8],
    from: usize,
    wanted: impl Fn(u8, u8) -> bool,
) -> Option<usize> {
    let innocent = |(block, next): &(&[u8; BLOCK], &[u8; BLOCK])| {
        let pairs = block.iter().zip(*next);
        pairs.fold(0, |any, (a, b)| any | u8::from(wanted(*a, *b))) == 0
    };
    let at = from + BLOCK * blocks(&bytes[from..]).take_while(innocent).count();
    let mut rest = bytes[at..].windows(2);
    rest.position(|pair| wanted(pair[0], pair[1]))
        .map(|n| at + n)
}

/// Folds the front of `prose` in one pass for as long as every byte stays one byte: all of it, or
/// nearly, in most texts. Gives the offset where it stopped, a seam.
pub(super) fn fold_front(prose: &str, out: &mut Output) -> usize {
    let bytes = prose.as_bytes();
    let mut done = 0;
    for (block, next) in blocks(bytes) {
        let pairs = block.iter().zip(next);
        let other = pairs.fold(0, |any, (a, b)| {
            any | u8::from(!is_plain(*a) | is_suspect(*a, *b))
        });
        if other != 0 {
            break;
        }
        copy(block, done, out);
        done += BLOCK;
    }
    let seam = (1..done).rev().find(|at| is_seam(bytes, *at)).unwrap_or(0);
    out.truncate(seam);
    seam
}

/// A single space between two words that start and end in ASCII letters: no step looks, or
/// reaches, across it.
pub(super) fn is_seam(bytes: &[u8], at: usize) -> bool {
    let letter = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_alphabetic)
    };
    let space = is_plain(bytes[at]) && is_space(bytes[at]);
    space && letter(at.checked_sub(1)) && letter(Some(at + 1))
}

/// Folds plain ASCII that starts at `at` of the prose.
pub(super) fn fold(text: &str, at: usize, out: &mut Output) {
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut from = 0;
    while let Some(pair) = find_pair(bytes, from, is_suspect) {
        let Some(run) = run_at(bytes, pair) else {
            from = pair + 1;
            continue;
        };
        copy(&bytes[done..run.start], at + done, out);
        out.whole(run.becomes, at + run.start, run.end - run.start);
        (done, from) = (run.end, run.end);
    }
    copy(&bytes[done..], at + done, out);
}

/// Bytes that become another number of bytes.
struct Run {
    start: usize,
    end: usize,
    becomes: &'static str,
}

/// Two spaces, or a hyphen that may be at a line end.
fn is_suspect(a: u8, b: u8) -> bool {
    (is_space(a) | (a == b'-')) & is_space(b)
}

/// The run that the suspect pair at `at` starts, if it is one.
fn run_at(bytes: &[u8], at: usize) -> Option<Run> {
    let spaces = at + usize::from(bytes[at] == b'-');
    let len = bytes[spaces..].iter().take_while(|b| is_space(**b)).count();
    let end = spaces + len;
    let breaks = bytes[spaces..end].iter().any(|b| b.wrapping_sub(b'\n') < 4);
    let lower = |b: Option<&u8>| b.is_some_and(u8::is_ascii_lowercase);
    let before = at.checked_sub(1).and_then(|n| bytes.get(n));
    if spaces > at && breaks && lower(before) && lower(bytes.get(end)) {
        return Some(Run {
            start: at,
            end,
            becomes: "",
        });
    }
    (len > 1).then_some(Run {
        start: spaces,
        end,
        becomes: " ",
    })
}

fn copy(bytes: &[u8], at: usize, out: &mut Output) {
    if !bytes.is_empty() {
        out.exact(bytes.iter().map(|b| fold_byte(*b)), at);
    }
}

/// Every space is raised to the one.
fn fold_byte(b: u8) -> u8 {
    b.max(b' ').to_ascii_lowercase()
}
