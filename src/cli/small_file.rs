//! Reads files of common size, with few calls, into memory that each thread uses again: to ask for
//! new memory costs about as much as to read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Read};

/// Larger files are not for here.
const LARGEST: u64 = 1 << 22;

/// Most files are shorter.
const SHORT: usize = 1 << 16;

/// More memory than this is not kept.
const KEPT: usize = 1 << 22;

thread_local! {
    /// What the last file was read into; longer than most.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What `look` makes of the bytes of a file. `None` where it is large, and where it cannot be read.
pub(super) fn with_bytes<T>(mut file: File, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    // Taken, since this thread may be lent to another file in the meantime.
    let mut bytes = BYTES.take();
    let looked = read(&mut file, &mut bytes).map(|len| look(&bytes[..len]));
    bytes.truncate(KEPT);
    bytes.shrink_to(KEPT);
    BYTES.set(bytes);
    looked
}

/// Reads the file into `bytes`, which grow, and says how long it is. A short file is not asked for
/// its length beforehand: to read until nothing comes is cheaper, and true of any file, of pipes and
/// of what the system makes up, too.
fn read(file: &mut File, bytes: &mut Vec<u8>) -> Option<usize> {
    let mut filled = 0;
    loop {
        if bytes.len() == filled {
            bytes.resize(room(file, filled)?, 0);
        }
        filled += fill(file, &mut bytes[filled..]).ok()?;
        if filled < bytes.len() {
            return Some(filled);
        }
    }
}

/// How much room to make for a file of which `filled` bytes are read. `None` if it is large; but
/// what comes through a pipe comes only once.
fn room(file: &File, filled: usize) -> Option<usize> {
    if filled == 0 {
        return Some(SHORT);
    }
    let about = file.metadata().ok()?;
    let len = match about.is_file() {
        true if about.len() >= LARGEST => return None,
        true => usize::try_from(about.len()).ok()?,
        false => 0,
    };
    // One byte more shows the end.
    Some((len + 1).max(2 * filled))
}

/// How much could be read, up to all that there is room for.
pub(super) fn fill(file: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(more) => filled += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn look_at<T>(path: &Path, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
        with_bytes(File::open(path).ok()?, look)
    }

    #[test]
    fn files_of_common_size_are_read_whatever_was_read_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        let whole = |path: &Path| look_at(path, <[u8]>::to_vec);
        for len in [
            5,
            1,
            0,
            3_000,
            SHORT - 1,
            SHORT,
            SHORT + 1,
            300_001,
            2,
            1 << 20,
        ] {
            let bytes: Vec<u8> = (0..len).map(|n| b'a' + (n % 23) as u8).collect();
            std::fs::write(&path, &bytes).expect("is written");
            assert_eq!(whole(&path), Some(bytes), "{len}");
            let within = look_at(&path, |_| whole(&path)).flatten();
            assert_eq!(within.map(|b| b.len()), Some(len), "lent in the meantime");
        }
        let long = File::create(&path).expect("is made");
        long.set_len(LARGEST).expect("is cut");
        assert_eq!(whole(&path), None);
        assert_eq!(whole(folder.path()), None);
        assert_eq!(whole(&folder.path().join("gone")), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_has_no_length_is_read_to_its_end() {
        let len = look_at(Path::new("/proc/self/status"), <[u8]>::len);
        assert!(len.is_none_or(|len| len > 100), "{len:?}");
        assert_eq!(look_at(Path::new("/dev/null"), <[u8]>::len), Some(0));
    }

    #[test]
    fn a_reader_may_give_little_at_a_time() {
        let mut bytes = [0; 8];
        let mut halves = (&b"ab"[..]).chain(&b"cde"[..]);
        assert_eq!(fill(&mut halves, &mut bytes).expect("is read"), 5);
        assert_eq!(&bytes[..5], b"abcde");
    }
}
