//! Reads files of common size, with few calls, into memory that each thread uses again: to ask for
//! new memory costs about as much as to read.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Larger files are not for here.
const LARGEST: u64 = 1 << 22;

thread_local! {
    /// What the last file was read into; longer than most.
    static BYTES: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What `look` makes of the bytes of a file. `None` where it is large, and where it cannot be read.
pub(super) fn with_bytes<T>(path: &Path, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    let mut file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    match about.len() {
        LARGEST.. => None,
        1.. if about.is_file() => sized(&mut file, usize::try_from(about.len()).ok()?, look),
        // Pipes, and files that the system makes up: they say that they are empty.
        _ => {
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).ok()?;
            Some(look(&bytes))
        }
    }
}

fn sized<T>(file: &mut File, len: usize, look: impl FnOnce(&[u8]) -> T) -> Option<T> {
    // Taken, since this thread may be lent to another file in the meantime.
    let mut bytes = BYTES.take();
    if bytes.len() < len {
        bytes.resize(len.next_power_of_two(), 0);
    }
    let filled = fill(file, &mut bytes[..len]).ok();
    let looked = filled.map(|filled| look(&bytes[..filled]));
    BYTES.set(bytes);
    looked
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

    #[test]
    fn files_of_common_size_are_read_whatever_was_read_before() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        let whole = |path: &Path| with_bytes(path, <[u8]>::to_vec);
        for len in [5, 1, 0, 3_000, 70_001, 2, 1 << 20] {
            let bytes: Vec<u8> = (0..len).map(|n| b'a' + (n % 23) as u8).collect();
            std::fs::write(&path, &bytes).expect("is written");
            assert_eq!(whole(&path), Some(bytes), "{len}");
            let within = with_bytes(&path, |_| whole(&path)).flatten();
            assert_eq!(within.map(|b| b.len()), Some(len), "lent in the meantime");
        }
        let long = File::create(&path).expect("is made");
        long.set_len(LARGEST).expect("is cut");
        assert_eq!(whole(&path), None);
        assert_eq!(whole(folder.path()), None);
        assert_eq!(whole(&folder.path().join("gone")), None);
    }

    #[test]
    fn a_reader_may_give_little_at_a_time() {
        let mut bytes = [0; 8];
        let mut halves = (&b"ab"[..]).chain(&b"cde"[..]);
        assert_eq!(fill(&mut halves, &mut bytes).expect("is read"), 5);
        assert_eq!(&bytes[..5], b"abcde");
    }
}
