//! Tables of what happens and what is due then.

use std::time::SystemTime;

use super::super::stamp::Stamp;
use super::*;

const PACE: Pace = Pace {
    quiet: Duration::from_millis(10),
    grace: Duration::from_millis(100),
    confirm: Duration::from_millis(500),
    lazy: Duration::from_millis(1000),
};

/// What happens, in the words of the tables. Times are milliseconds since the start.
enum Do<'t> {
    /// A hint for a path that looks so.
    Touch(&'t str, Look),
    /// What is due is taken; each path looks so.
    Take(&'t [(&'t str, Look)], &'t [&'t str]),
    /// A walk finds these files; it forgets those.
    Walk(&'t [(&'t str, Look)], &'t [&'t str]),
    /// Hints were lost.
    Lost,
}
use Do::{Lost, Take, Touch, Walk};

/// A file in its version `v`.
const fn v(v: u64) -> Look {
    Look::File(stamp(v))
}

const fn stamp(len: u64) -> Stamp {
    Stamp {
        len,
        modified: Some(SystemTime::UNIX_EPOCH),
        identity: [0; 4],
    }
}

/// All that the tables name, but for `out`.
const ROOTS: [&str; 9] = [
    "a.md",
    "a.md~",
    "b.md",
    "d",
    "new",
    "x.bin",
    "4913",
    "r",
    "above/root",
];
const FOLDER: Look = Look::Folder(stamp(0));
const GONE: Look = Look::Gone;

/// Plays a story from a state in which `a.md` and `d/é.md` were read in version 1.
fn play(name: &str, story: &[(u64, Do<'_>)]) {
    let start = Instant::now();
    let mut tracker = Tracker::new(PACE);
    tracker.set_roots(ROOTS.map(PathBuf::from).to_vec());
    let files = [("a.md", v(1)), ("d/é.md", v(1))];
    walk(&mut tracker, &files, start);
    for (path, look) in files {
        let due = start + PACE.quiet;
        tracker.take_due(due);
        assert_eq!(tracker.looked(Path::new(path), look, due), Step::Read);
        tracker.was_read(Path::new(path), look, true);
    }
    assert_eq!(tracker.next_due(), None, "{name}: idle at first");
    for (nth, (at, action)) in story.iter().enumerate() {
        let now = start + Duration::from_secs(10) + Duration::from_millis(*at);
        let told = format!("{name}, step {nth}");
        match action {
            Touch(path, look) => tracker.touched(Path::new(path), *look, now),
            Lost => tracker.lost(now),
            Walk(found, gone) => {
                assert_eq!(walk(&mut tracker, found, now), *gone, "{told}");
            }
            Take(looks, want) => assert_eq!(take(&mut tracker, looks, now), *want, "{told}"),
        }
    }
    assert_eq!(tracker.next_due(), None, "{name}: idle at last");
}

fn walk(tracker: &mut Tracker, found: &[(&str, Look)], now: Instant) -> Vec<String> {
    let found = found.iter().map(|(p, l)| (PathBuf::from(p), *l)).collect();
    let absent = |path: &Path| {
        let is_denied = path.starts_with("denied");
        if is_denied { Look::Denied } else { Look::Gone }
    };
    let gone = tracker.walked(found, BTreeMap::new(), absent, now, now);
    gone.iter().map(|p| p.display().to_string()).collect()
}

/// What is due, told as "walk", "reload", "read PATH" and "gone PATH".
fn take(tracker: &mut Tracker, looks: &[(&str, Look)], now: Instant) -> Vec<String> {
    let due = tracker.take_due(now);
    let mut told = Vec::new();
    told.extend(due.reload.then(|| "reload".to_owned()));
    told.extend(due.walk.then(|| "walk".to_owned()));
    for path in due.looks {
        let look = looks.iter().find(|(p, _)| Path::new(p) == path);
        let look = look.expect("a look that the table foresees").1;
        match tracker.looked(&path, look, now) {
            Step::Wait => {}
            Step::Read => {
                told.push(format!("read {}", path.display()));
                tracker.was_read(&path, look, true);
            }
            Step::Gone => told.push(format!("gone {}", path.display())),
        }
    }
    told
}

const BOTH: &[(&str, Look)] = &[("a.md", v(1)), ("d/é.md", v(1))];

#[test]
fn files_are_read_when_they_are_quiet() {
    play(
        "one write",
        &[
            (0, Touch("a.md", v(2))),
            (9, Take(&[], &[])),
            (10, Take(&[("a.md", v(2))], &["read a.md"])),
        ],
    );
    play(
        "a burst of writes is read once",
        &[
            (0, Touch("a.md", v(2))),
            (8, Touch("a.md", v(3))),
            (16, Touch("a.md", v(4))),
            (20, Take(&[], &[])),
            (26, Take(&[("a.md", v(4))], &["read a.md"])),
        ],
    );
    play(
        "half written, without a hint of the rest",
        &[
            (0, Touch("a.md", v(0))),
            (10, Take(&[("a.md", v(2))], &[])),
            (20, Take(&[("a.md", v(3))], &[])),
            (30, Take(&[("a.md", v(3))], &["read a.md"])),
        ],
    );
    play(
        "permission lost and given back",
        &[
            (0, Touch("a.md", Look::Denied)),
            (10, Take(&[("a.md", Look::Denied)], &["read a.md"])),
            (50, Touch("a.md", v(1))),
            (60, Take(&[("a.md", v(1))], &["read a.md"])),
        ],
    );
}

#[test]
fn saving_by_rename_is_a_change() {
    play(
        "renamed away, written anew",
        &[
            (0, Touch("a.md", GONE)),
            (1, Touch("a.md~", v(1))),
            (2, Touch("a.md", v(2))),
            (3, Touch("a.md~", GONE)),
            (12, Take(&[("a.md", v(2))], &["walk", "read a.md"])),
            (12, Walk(&[("a.md", v(2)), ("d/é.md", v(1))], &[])),
        ],
    );
    play(
        "away for longer than quiet, without a hint of its return",
        &[
            (0, Touch("a.md", GONE)),
            (50, Take(&[], &[])),
            (100, Take(&[("a.md", v(2))], &[])),
            (110, Take(&[("a.md", v(2))], &["read a.md"])),
        ],
    );
}

#[test]
fn what_stays_away_is_gone() {
    play(
        "deleted",
        &[
            (0, Touch("a.md", GONE)),
            (100, Take(&[("a.md", GONE)], &["gone a.md"])),
        ],
    );
    play(
        "a folder takes its place",
        &[
            (0, Touch("a.md", FOLDER)),
            (100, Take(&[("a.md", FOLDER)], &["gone a.md"])),
            (500, Take(&[], &["walk"])),
            (500, Walk(&[("d/é.md", v(1)), ("a.md/b.md", v(1))], &[])),
            (510, Take(&[("a.md/b.md", v(1))], &["read a.md/b.md"])),
        ],
    );
    play(
        "a folder deleted as a whole",
        &[
            (0, Touch("d", GONE)),
            (10, Take(&[], &["walk"])),
            (10, Walk(&[("a.md", v(1))], &[])),
            (110, Take(&[], &["walk"])),
            (110, Walk(&[("a.md", v(1))], &["d/é.md"])),
        ],
    );
    play(
        "a folder deleted and made anew",
        &[
            (0, Touch("d", GONE)),
            (10, Take(&[], &["walk"])),
            (10, Walk(&[("a.md", v(1))], &[])),
            (20, Touch("d", FOLDER)),
            (30, Take(&[], &["walk"])),
            (30, Walk(&[("a.md", v(1)), ("d/é.md", v(7))], &[])),
            (40, Take(&[("d/é.md", v(7))], &["read d/é.md"])),
            (520, Take(&[], &["walk"])),
            (520, Walk(&[("a.md", v(1)), ("d/é.md", v(7))], &[])),
        ],
    );
}

#[test]
fn new_files_are_found_by_a_walk() {
    play(
        "a new file",
        &[
            (0, Touch("b.md", v(1))),
            (10, Take(&[], &["walk"])),
            (10, Walk(&[BOTH[0], BOTH[1], ("b.md", v(1))], &[])),
            (20, Take(&[("b.md", v(1))], &["read b.md"])),
        ],
    );
    play(
        "a stranger asks for a lazy walk the next time",
        &[
            (0, Touch("x.bin", v(1))),
            (10, Take(&[], &["walk"])),
            (10, Walk(BOTH, &[])),
            (20, Touch("x.bin", v(2))),
            (900, Take(&[], &[])),
            (1020, Take(&[], &["walk"])),
            (1020, Walk(BOTH, &[])),
        ],
    );
    play(
        "a file that came and went",
        &[(0, Touch("4913", GONE)), (10, Take(&[], &[]))],
    );
    play(
        "a folder is walked twice, for what was written before it was watched",
        &[
            (0, Touch("new", FOLDER)),
            (10, Take(&[], &["walk"])),
            (10, Walk(BOTH, &[])),
            (500, Take(&[], &["walk"])),
            (500, Walk(&[BOTH[0], BOTH[1], ("new/c.md", v(1))], &[])),
            (510, Take(&[("new/c.md", v(1))], &["read new/c.md"])),
        ],
    );
    play(
        "beside the roots",
        &[
            (0, Touch("out/b.md", v(1))),
            (0, Touch("out/new", FOLDER)),
            (0, Touch("out", FOLDER)),
        ],
    );
    play(
        "a folder above a root comes back",
        &[
            (0, Touch("above", FOLDER)),
            (10, Take(&[], &["walk"])),
            (10, Walk(BOTH, &[])),
            (500, Take(&[], &["walk"])),
            (500, Walk(BOTH, &[])),
        ],
    );
    play(
        "the repository's own files say nothing",
        &[(0, Touch("r/.git/index.lock", v(1))), (9, Take(&[], &[]))],
    );
}

#[test]
fn walks_follow_what_decides_which_files_are_watched() {
    for file in [".gitignore", "d/.ignore", "r/.git/info/exclude"] {
        play(
            file,
            &[
                (0, Touch(file, v(1))),
                (10, Take(&[], &["walk"])),
                (10, Walk(BOTH, &[])),
            ],
        );
    }
    play(
        "lost hints",
        &[
            (0, Lost),
            (10, Take(&[], &["walk"])),
            (10, Walk(&[("a.md", v(1)), ("d/é.md", v(5))], &[])),
            (20, Take(&[("d/é.md", v(5))], &["read d/é.md"])),
        ],
    );
}

#[test]
fn the_policy_is_reloaded_when_it_is_quiet() {
    play(
        "a configuration that comes",
        &[
            (0, Touch("d/sayso.toml", GONE)),
            (5, Touch("d/sayso.toml", GONE)),
            (10, Take(&[], &[])),
            (15, Take(&[], &["reload"])),
        ],
    );
    let mut tracker = Tracker::new(PACE);
    tracker.set_policy_files(BTreeSet::from(["l/house.toml".into()]));
    let now = Instant::now();
    tracker.touched(Path::new("l/house.toml"), GONE, now);
    assert!(tracker.take_due(now + PACE.quiet).reload);
}

#[test]
fn what_may_not_be_looked_at_is_not_gone() {
    let mut tracker = Tracker::new(PACE);
    let (path, now) = (Path::new("denied/a.md"), Instant::now());
    walk(&mut tracker, &[("denied/a.md", v(1))], now);
    take(&mut tracker, &[("denied/a.md", v(1))], now + PACE.quiet);
    for later in [1, 2, 3].map(Duration::from_secs) {
        assert!(walk(&mut tracker, &[], now + later).is_empty());
    }
    let last = now + Duration::from_secs(4);
    let told = take(&mut tracker, &[("denied/a.md", Look::Denied)], last);
    assert_eq!(told, ["read denied/a.md"]);
    assert_eq!(tracker.files().collect::<Vec<_>>(), [path]);
}

#[test]
fn a_file_written_within_a_tick_of_the_clock_is_read_again_by_the_next_walk() {
    let mut tracker = Tracker::new(PACE);
    let now = Instant::now();
    walk(&mut tracker, &[("a.md", v(1))], now);
    let later = now + PACE.quiet;
    tracker.take_due(later);
    assert_eq!(tracker.looked(Path::new("a.md"), v(1), later), Step::Read);
    tracker.was_read(Path::new("a.md"), v(1), false);
    walk(&mut tracker, &[("a.md", v(1))], later);
    let told = take(&mut tracker, &[("a.md", v(1))], later + PACE.quiet);
    assert_eq!(told, ["read a.md"]);
}

#[test]
fn walks_take_a_small_share_of_the_time() {
    let mut tracker = Tracker::new(PACE);
    tracker.set_roots(ROOTS.map(PathBuf::from).to_vec());
    let start = Instant::now();
    let end = start + Duration::from_millis(40);
    tracker.walked(Vec::new(), BTreeMap::new(), |_| GONE, start, end);
    tracker.touched(Path::new("b.md"), v(1), end);
    assert_eq!(tracker.next_due(), Some(end + Duration::from_millis(400)));
}

#[test]
fn hints_for_the_target_of_a_link_are_hints_for_the_link() {
    let mut tracker = Tracker::new(PACE);
    let now = Instant::now();
    let aliases = BTreeMap::from([("real/x.md".into(), "link.md".into())]);
    let found = vec![(PathBuf::from("link.md"), v(1))];
    tracker.walked(found, aliases, |_| GONE, now, now);
    take(&mut tracker, &[("link.md", v(1))], now + PACE.quiet);
    tracker.touched(Path::new("real/x.md"), v(2), now);
    let told = take(&mut tracker, &[("link.md", v(2))], now + PACE.quiet);
    assert_eq!(told, ["read link.md"]);
    tracker.touched(Path::new("link.md"), v(3), now);
    let told = take(&mut tracker, &[("link.md", v(3))], now + PACE.quiet);
    assert_eq!(told, ["walk", "read link.md"], "it may lead elsewhere");
}
