//! Tables of what happens and what is due then.

use super::Do::{Lost, Take, Touch, Walk};
use super::*;

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
}
