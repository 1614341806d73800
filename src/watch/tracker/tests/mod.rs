//! What is due after what happens: a player for tables, and cases that need more than one.

use std::time::{Duration, SystemTime};

use super::super::stamp::Stamp;
use super::*;

mod tables;

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

/// What is due, as "walk", "reload", "read PATH" and "gone PATH".
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

#[test]
fn the_policy_is_reloaded_when_a_lexicon_changes() {
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
