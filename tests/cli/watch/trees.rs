//! Files and folders that come, go and move.

use std::collections::BTreeSet;
use std::fs;

use super::watching::{Watching, brief};
use crate::runner::{BANNED, CLEAN, Sayso};

#[test]
fn folders_may_come_go_and_come_back() {
    let folder = Sayso::new().file("a.md", CLEAN).file("d/in/b.md", BANNED);
    let (watch, first) = Watching::start(folder, &[], 2);
    let first: BTreeSet<String> = first.iter().map(brief).collect();
    assert_eq!(
        first.into_iter().collect::<Vec<_>>(),
        ["checked a.md +0 -0 =0", "checked d/in/b.md +1 -0 =1"]
    );
    for _ in 0..2 {
        fs::remove_dir_all(watch.path("d")).expect("removed");
        watch.tells("removed d/in/b.md +0 -1 =0");
        fs::create_dir_all(watch.path("d/in")).expect("made");
        watch.write("d/in/b.md", BANNED);
        watch.tells("checked d/in/b.md +1 -0 =1");
        watch.write("d/in/b.md", CLEAN);
        watch.tells("changed d/in/b.md +0 -1 =0");
        watch.write("d/in/b.md", BANNED);
        watch.tells("changed d/in/b.md +1 -0 =1");
    }
    watch.rename("d", "ü");
    let moved: BTreeSet<String> = [watch.next(), watch.next()].iter().map(brief).collect();
    let wanted = ["checked ü/in/b.md +1 -0 =1", "removed d/in/b.md +0 -1 =0"];
    assert_eq!(moved.into_iter().collect::<Vec<_>>(), wanted);
    watch.write("ü/in/b.md", CLEAN);
    watch.tells("changed ü/in/b.md +0 -1 =0");
}

#[test]
fn a_root_may_move_away_and_come_back() {
    let folder = Sayso::new().file("root/a.md", BANNED);
    let (watch, _) = Watching::start(folder, &["root"], 1);
    watch.rename("root", "elsewhere");
    let lines = watch.until(|line| line["type"] == "removed");
    let told: BTreeSet<String> = lines.iter().map(brief).collect();
    let wanted = ["problem root +0 -0 =0", "removed root/a.md +0 -1 =0"];
    assert_eq!(told.into_iter().collect::<Vec<_>>(), wanted);
    fs::create_dir(watch.path("root")).expect("made");
    watch.write("root/b.md", BANNED);
    watch.until(|line| brief(line) == "checked root/b.md +1 -0 =1");
    watch.write("root/b.md", CLEAN);
    watch.until(|line| brief(line) == "changed root/b.md +0 -1 =0");
    fs::remove_dir_all(watch.path("root")).expect("removed");
    watch.until(|line| brief(line) == "removed root/b.md +0 -0 =0");
    watch.rename("elsewhere", "root");
    watch.until(|line| brief(line) == "checked root/a.md +1 -0 =1");
    watch.write("root/a.md", CLEAN);
    watch.until(|line| brief(line) == "changed root/a.md +0 -1 =0");
}

/// As many files as another branch may bring at once, of which every tenth gets a finding.
const MANY: usize = 5000;

fn name(n: usize) -> String {
    format!("d{}/f{n}.md", n % 20)
}

fn text(n: usize) -> &'static str {
    if n.is_multiple_of(10) { BANNED } else { "" }
}

fn many(text: impl Fn(usize) -> &'static str) -> (Watching, Vec<serde_json::Value>) {
    let folder = (0..MANY).fold(Sayso::new(), |folder, n| folder.file(&name(n), text(n)));
    Watching::start(folder, &[], MANY)
}

/// Every file is told of, as having changed to what it holds now.
fn all_have_changed(watch: &Watching) {
    let mut left: BTreeSet<String> = (0..MANY)
        .map(|n| {
            let findings = usize::from(!text(n).is_empty());
            format!("changed {} +{findings} -0 ={findings}", name(n))
        })
        .collect();
    while !left.is_empty() {
        let line = watch.next();
        // A file that was judged between two writes is told of again.
        left.remove(&brief(&line));
    }
}

#[test]
fn a_burst_of_changes_loses_none() {
    let (watch, first) = many(|_| CLEAN);
    assert_eq!(first.len(), MANY);
    (0..MANY).for_each(|n| watch.write(&name(n), text(n)));
    all_have_changed(&watch);
}

#[cfg(target_os = "linux")]
#[test]
fn events_that_the_system_drops_are_made_up_for() {
    let limit = fs::read_to_string("/proc/sys/fs/inotify/max_queued_events");
    let limit: usize = limit.expect("a limit").trim().parse().expect("a number");
    let (watch, _) = many(|_| CLEAN);
    watch.signal("-STOP");
    // Each write is an event at least, and a neighbour's event between keeps them apart.
    let writes = (0..=limit + MANY).map(|n| n % MANY);
    writes.for_each(|n| watch.write(&name(n), text(n)));
    watch.signal("-CONT");
    all_have_changed(&watch);
}

#[cfg(unix)]
#[test]
fn loops_of_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = Sayso::new().file("d/a.md", CLEAN);
    symlink(folder.path("d"), folder.path("d/loop")).expect("linked");
    symlink("self", folder.path("self")).expect("linked");
    let (watch, first) = Watching::start(folder, &[], 1);
    assert_eq!(
        first.iter().map(brief).collect::<Vec<_>>(),
        ["checked d/a.md +0 -0 =0"]
    );
    symlink("..", watch.path("d/up.md")).expect("linked");
    watch.write("d/a.md", BANNED);
    watch.tells("changed d/a.md +1 -0 =1");
}

#[cfg(unix)]
#[test]
fn a_named_link_is_followed_and_may_be_set_anew() {
    use std::os::unix::fs::symlink;
    let folder = Sayso::new().file("v1/a.md", CLEAN).file("v2/a.md", BANNED);
    symlink("v1/a.md", folder.path("now.md")).expect("linked");
    let (watch, _) = Watching::start(folder, &["now.md"], 1);
    watch.write("v1/a.md", BANNED);
    watch.tells("changed now.md +1 -0 =1");
    watch.write("v1/a.md", CLEAN);
    watch.tells("changed now.md +0 -1 =0");
    symlink("v2/a.md", watch.path("next.md")).expect("linked");
    watch.rename("next.md", "now.md");
    watch.tells("changed now.md +1 -0 =1");
    watch.write("v2/a.md", CLEAN);
    watch.tells("changed now.md +0 -1 =0");
}

#[test]
fn ignore_files_are_heeded_when_they_change() {
    let folder = Sayso::new().file("a.md", BANNED).file("b.md", CLEAN);
    let (watch, _) = Watching::start(folder, &[], 2);
    watch.write(".gitignore", "a.md\n");
    watch.tells("removed a.md +0 -1 =0");
    watch.write("a.md", CLEAN);
    watch.remove(".gitignore");
    watch.tells("checked a.md +0 -0 =0");
}
