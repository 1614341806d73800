//! Which file systems report changes. Those that are served by another machine report only the
//! changes made on this one, so they are polled.

use std::path::Path;

/// File systems whose changes are made elsewhere.
const REMOTE: [&str; 16] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "drvfs",
    "fuse.gcsfuse",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "vboxsf",
];

/// The remote file system that holds `path`, if there is one and the system reports it.
pub(super) fn remote(path: &Path) -> Option<String> {
    let table = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let kind = file_system(&table, path)?;
    REMOTE.contains(&kind).then(|| kind.to_owned())
}

/// The file system that holds `path`: that of the deepest mount above it, the last where several
/// lie upon each other.
fn file_system<'t>(table: &'t str, path: &Path) -> Option<&'t str> {
    table
        .lines()
        .filter_map(mount)
        .filter(|(at, _)| path.starts_with(at))
        .max_by_key(|(at, _)| at.len())
        .map(|(_, kind)| kind)
}

/// The place and the kind of one mount.
fn mount(line: &str) -> Option<(String, &str)> {
    let (mount, file_system) = line.split_once(" - ")?;
    let at = mount.split(' ').nth(4)?;
    let kind = file_system.split(' ').next()?;
    Some((unescaped(at), kind))
}

/// Spaces, tabs, line feeds and backslashes are written as three octal digits.
fn unescaped(at: &str) -> String {
    at.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:27 / /mnt rw - tmpfs tmpfs rw
31 30 0:44 / /mnt/the\\040share rw - cifs //server/share rw
32 22 0:45 / /home/ü rw shared:9 master:2 - nfs4 server:/home rw
33 22 0:46 / /over rw - nfs server:/over rw
34 33 0:47 / /over rw - ext4 /dev/sdb1 rw
";

    #[test]
    fn the_deepest_mount_counts() {
        let cases = [
            ("/etc", Some("ext4")),
            ("/mnt/x", Some("tmpfs")),
            ("/mnt/the share/copy/a.md", Some("cifs")),
            ("/mnt/the shares", Some("tmpfs")),
            ("/home/ü/copy", Some("nfs4")),
            ("/over", Some("ext4")),
            ("relative", None),
        ];
        for (path, want) in cases {
            assert_eq!(file_system(TABLE, Path::new(path)), want, "{path}");
        }
        for table in ["", "\n", "\r\n", "nonsense - ", " - - - "] {
            assert_eq!(file_system(table, Path::new("/")), None, "{table:?}");
        }
    }
}
