//! Files on disk before and after.

use super::*;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn file(folder: &Path, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).expect("writes");
    path
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("lists");
    let mut names: Vec<String> = entries
        .map(|e| {
            e.expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

#[test]
fn the_whole_file_is_replaced() {
    let cases: [(&[u8], &[u8]); 5] = [
        (b"old", b"new"),
        (b"", b"new"),
        (b"old and long", b""),
        (b"\xEF\xBB\xBFold\r\n", b"\xEF\xBB\xBFn\xC3\xA9w\r\n"),
        (b"\xFF\xFEo\0", b"\xFF\xFEn\0"),
    ];
    for (before, after) in cases {
        let folder = folder();
        let path = file(folder.path(), "a b \u{E9}.txt", before);
        let written = write(&path, before, after).expect("writes");
        assert_eq!(written.other_names, 0);
        assert_eq!(fs::read(&path).expect("reads"), after);
        assert_eq!(names(folder.path()).len(), 1);
    }
}

#[test]
fn a_file_that_changed_meanwhile_is_left() {
    let cases: [Option<&[u8]>; 4] = [Some(b"other"), Some(b"old\n"), Some(b""), None];
    for now in cases {
        let folder = folder();
        let path = folder.path().join("a.txt");
        if let Some(now) = now {
            fs::write(&path, now).expect("writes");
        }
        let error = write(&path, b"old", b"new").expect_err("changed");
        assert!(matches!(error, WriteError::Changed), "{now:?}: {error}");
        assert_eq!(fs::read(&path).ok().as_deref(), now);
        assert_eq!(names(folder.path()).len(), usize::from(now.is_some()));
    }
}

#[test]
fn what_is_no_file_or_read_only_is_left() {
    let folder = folder();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("makes");
    let error = write(&inner, b"", b"new").expect_err("a folder");
    assert!(matches!(error, WriteError::NotAFile), "{error}");

    let path = file(folder.path(), "a.txt", b"old");
    let mut permissions = fs::metadata(&path).expect("is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("sets");
    let error = write(&path, b"old", b"new").expect_err("read-only");
    assert!(matches!(error, WriteError::File(_)), "{error}");
    assert_eq!(fs::read(&path).expect("reads"), b"old");
    assert_eq!(names(folder.path()), ["a.txt", "inner"]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("is there").permissions().mode() & 0o7777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("sets");
    }

    #[test]
    fn permissions_and_owner_stay() {
        let folder = folder();
        for wanted in [0o600, 0o644, 0o755, 0o640, 0o666, 0o200 | 0o444] {
            let path = file(folder.path(), "a.txt", b"old");
            set_mode(&path, wanted);
            let before = fs::metadata(&path).expect("is there");
            write(&path, b"old", b"new").expect("writes");
            let after = fs::metadata(&path).expect("is there");
            assert_eq!(mode(&path), wanted, "{wanted:o}");
            assert_eq!((after.uid(), after.gid()), (before.uid(), before.gid()));
            assert_eq!(fs::read(&path).expect("reads"), b"new");
        }
    }

    #[test]
    fn the_owner_stays_where_one_may_give_files_away() {
        let folder = folder();
        let path = file(folder.path(), "a.txt", b"old");
        if std::os::unix::fs::chown(&path, Some(12), Some(34)).is_err() {
            return;
        }
        write(&path, b"old", b"new").expect("writes");
        let after = fs::metadata(&path).expect("is there");
        assert_eq!((after.uid(), after.gid()), (12, 34));
    }

    #[test]
    fn links_stay_links() {
        let folder = folder();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).expect("makes");
        let path = file(&inner, "a.txt", b"old");
        let near = folder.path().join("near.txt");
        symlink("inner/a.txt", &near).expect("links");
        let far = folder.path().join("far.txt");
        symlink("near.txt", &far).expect("links");
        write(&far, b"old", b"new").expect("writes");
        assert_eq!(fs::read(&path).expect("reads"), b"new");
        for link in [&near, &far] {
            assert!(fs::symlink_metadata(link).expect("is there").is_symlink());
        }
        assert_eq!(names(&inner), ["a.txt"]);
        assert_eq!(names(folder.path()), ["far.txt", "inner", "near.txt"]);
    }

    #[test]
    fn other_names_of_the_file_are_counted() {
        let folder = folder();
        let path = file(folder.path(), "a.txt", b"old");
        let other = folder.path().join("b.txt");
        fs::hard_link(&path, &other).expect("links");
        let written = write(&path, b"old", b"new").expect("writes");
        assert_eq!(written.other_names, 1);
        assert_eq!(fs::read(&other).expect("reads"), b"old");
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_reported() {
        let folder = folder();
        let path = file(folder.path(), "a.txt", b"old");
        set_mode(folder.path(), 0o555);
        let free = tempfile::tempfile_in(folder.path()).is_ok();
        let result = write(&path, b"old", b"new");
        set_mode(folder.path(), 0o755);
        match result {
            // To the superuser no folder is closed.
            Ok(_) => assert!(free),
            Err(error) => assert!(matches!(error, WriteError::Folder(_)), "{error}"),
        }
        assert_eq!(names(folder.path()), ["a.txt"]);
    }
}
