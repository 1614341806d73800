//! What may not be read for a while: a file, a folder, the root itself.

use super::watching::{Watching, brief, set_mode};
use crate::runner::{BANNED, CLEAN, Sayso};

#[test]
fn a_file_that_may_not_be_read_is_a_problem_until_it_may() {
    let folder = Sayso::new().file("é.md", BANNED);
    let (watch, _) = Watching::unprivileged(folder, 1);
    set_mode(&watch.path("é.md"), 0);
    watch.tells("problem é.md +0 -0 =1");
    set_mode(&watch.path("é.md"), 0o644);
    watch.tells("changed é.md +0 -0 =1");
    assert_eq!(watch.end("-TERM").0, Some(1));
}

#[test]
fn what_is_forbidden_at_the_end_makes_the_code_2() {
    let folder = Sayso::new().file("a.md", CLEAN);
    let (watch, _) = Watching::unprivileged(folder, 1);
    set_mode(&watch.path("a.md"), 0);
    watch.tells("problem a.md +0 -0 =0");
    assert_eq!(watch.end("-INT").0, Some(2));
}

#[test]
fn a_folder_may_be_closed_and_opened_again() {
    let folder = Sayso::new().file("a.md", CLEAN).file("d/in/b.md", BANNED);
    let (watch, _) = Watching::unprivileged(folder, 2);
    for text in [CLEAN, BANNED] {
        set_mode(&watch.path("d"), 0);
        let closed = watch.until(|line| line["path"] == "d/in/b.md");
        let told: Vec<String> = closed.iter().map(brief).collect();
        let is_news = |line: &String| line.starts_with("problem d");
        assert!(told.iter().all(is_news), "no more than that: {told:?}");
        set_mode(&watch.path("d"), 0o755);
        watch.until(|line| line["path"] == "d/in/b.md" && line["type"] != "problem");
        watch.write("d/in/b.md", text);
        let lines = watch.until(|line| {
            !line["new"].as_array().is_some_and(Vec::is_empty)
                || !line["resolved"].as_array().is_some_and(Vec::is_empty)
        });
        let last = lines.last().map(brief).expect("a line");
        let wanted = if text == CLEAN {
            "changed d/in/b.md +0 -1 =0"
        } else {
            "changed d/in/b.md +1 -0 =1"
        };
        assert_eq!(last, wanted);
    }
    assert_eq!(watch.end("-TERM").0, Some(1));
}
