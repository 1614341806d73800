//! `sayso check`: exit codes, inputs, levels, configuration.

use crate::runner::{BANNED, CLEAN, Sayso};

#[test]
fn exit_codes_tell_clean_findings_and_incomplete() {
    let folder = Sayso::new()
        .file("bad.txt", BANNED)
        .file("good.txt", CLEAN)
        .file("empty.txt", "")
        .file("mixed/bad.txt", BANNED)
        .file("mixed/good.txt", CLEAN);
    let cases = [
        ("check good.txt", 0),
        ("check empty.txt", 0),
        ("check bad.txt", 1),
        ("check mixed", 1),
        ("check", 1),
        ("check --fail-level never bad.txt", 0),
        ("check --fail-level note good.txt", 0),
        ("check missing.txt", 2),
        ("check bad.txt missing.txt", 2),
        ("check --select no-such-rule good.txt", 2),
        ("check --lexicon no-such-lexicon good.txt", 2),
        ("check --min-level loud good.txt", 2),
        ("check --as-of tomorrow good.txt", 2),
        (
            "check --output-format json --output-format sarif good.txt",
            2,
        ),
        ("", 2),
    ];
    for (line, code) in cases {
        let ran = folder.run(line);
        assert_eq!(ran.code, Some(code), "{line}: {ran:#?}");
        assert_eq!(ran.stderr.is_empty(), code != 2, "{line}: {ran:#?}");
    }
}

#[test]
fn a_line_names_place_level_and_rule() {
    let folder = Sayso::new().file("copy/bad.txt", format!("\u{FEFF}Ünïcode.\r\n\r\n{BANNED}"));
    folder
        .run("check --output-format concise copy")
        .code(1)
        .stderr("")
        .stdout_has("copy/bad.txt:3:9: error[ai-partnership/enables-access] ");
    Sayso::new()
        .file("good.txt", CLEAN)
        .run("check --output-format concise good.txt")
        .code(0)
        .stdout("");
}

#[test]
fn a_binary_is_skipped_in_a_walk_and_a_problem_where_it_is_named() {
    let folder = Sayso::new()
        .file("copy/good.txt", CLEAN)
        .file("copy/logo.bin", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder
        .run("check --verbose copy")
        .code(0)
        .stderr("note: not read: 1 other binary file\n")
        .stdout_has("skipped copy/logo.bin: ")
        .stdout_has("No findings in 1 file (1 skipped: 1 ");
    folder
        .run("check copy/logo.bin")
        .code(2)
        .stderr_has("error: copy/logo.bin: ");
}

#[test]
fn a_walk_takes_files_whose_format_the_configuration_tells() {
    let formats = "[formats]\ntpl = \"html\"\n\"copy/*.conf\" = \"text\"\n";
    let folder = Sayso::new()
        .file("sayso.toml", formats)
        .file("copy/a.tpl", "<p>The SRE <b>enables</b> access to ChatGPT.")
        .file("copy/b.conf", BANNED)
        .file("c.conf", BANNED);
    folder
        .run("check --output-format concise copy")
        .code(1)
        .stderr("")
        .stdout_has("copy/a.tpl:1:15: error[")
        .stdout_has("copy/b.conf:1:9: error[");
    folder
        .run("check copy nothing*")
        .code(2)
        .stdout_has("2 errors in 2 files")
        .stderr_has("error: nothing*: ");
    folder
        .run("check -v copy/a.tpl copy")
        .stdout_has("2 errors in 2 files");
    folder
        .run("check -v .")
        .stdout_has("skipped c.conf: its format is not supported");
}

#[test]
fn bytes_that_are_no_utf_8_are_reported_and_fail_nothing() {
    let folder = Sayso::new()
        .file("clean.txt", b"Caf\xff \xc3\xa9t\xc3\xa9 \xe2\x82\r\n")
        .file("bad.txt", [b"\xff ", BANNED.as_bytes()].concat());
    folder
        .run("check --output-format concise clean.txt")
        .code(0)
        .stderr_has("note: clean.txt: ");
    folder
        .run("check --output-format concise bad.txt")
        .code(1)
        .stdout_has("error[ai-partnership/enables-access]")
        .stderr_has("note: bad.txt: ");
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let folder = Sayso::new().stdin(BANNED);
    folder
        .run("check --output-format concise -")
        .code(1)
        .stdout_has("-:1:9: error[");
    folder
        .run("check --output-format json --stdin-filename copy/launch.md -")
        .code(1)
        .stdout_has("\"path\":\"copy/launch.md\"")
        .stdout_has("\"format\":\"markdown\"");
}

#[test]
fn levels_decide_what_is_shown_and_never_what_is_counted() {
    let folder = Sayso::new().file("bad.txt", BANNED);
    folder
        .run("check --statistics bad.txt")
        .code(1)
        .stdout_has("      1  error    ai-partnership/enables-access\n")
        .stdout_has("1 error in 1 file");
    folder
        .run("check --quiet bad.txt")
        .code(1)
        .stdout_lacks("in 1 file");
}

#[test]
fn the_nearest_configuration_holds() {
    let folder = Sayso::new()
        .file("sayso.toml", "fail-level = \"never\"\n")
        .file("bad.txt", BANNED)
        .file("strict/sayso.toml", "fail-level = \"warning\"\n")
        .file("strict/bad.txt", BANNED);
    folder.run("check --fail-level error bad.txt").code(1);
    folder.run("check strict").code(1);
    folder.run("check --isolated bad.txt").code(1);
    folder
        .run("check --config strict/sayso.toml bad.txt")
        .code(1);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let mut folder = Sayso::new();
    for n in 0..40 {
        let text = if n % 3 == 0 { BANNED } else { CLEAN };
        folder = folder.file(&format!("copy/{n}.txt"), text.repeat(n));
    }
    let one = folder.run("check --threads 1 --output-format json copy");
    for threads in [2, 7] {
        let many = folder.run(&format!(
            "check --threads {threads} --output-format json copy"
        ));
        assert_eq!(one.stdout, many.stdout);
    }
}

#[test]
fn colour_follows_the_flag_and_the_environment() {
    let red = "\u{1B}[";
    let folder = Sayso::new().file("bad.txt", BANNED);
    folder.run("check bad.txt").stdout_lacks(red);
    folder.run("check --color always bad.txt").stdout_has(red);
    let forced = Sayso::new()
        .file("bad.txt", BANNED)
        .env("CLICOLOR_FORCE", "1");
    forced.run("check bad.txt").stdout_has(red);
    forced.run("check --color never bad.txt").stdout_lacks(red);
    forced
        .run("check --output-format concise bad.txt")
        .stdout_lacks(red);
}

#[test]
fn excluded_files_are_skipped_unless_they_are_named() {
    let folder = Sayso::new()
        .file("sayso.toml", "exclude = [\"copy/old.txt\"]\n")
        .file("copy/old.txt", BANNED)
        .file("copy/new.txt", CLEAN);
    folder
        .run("check copy")
        .code(0)
        .stdout("No findings in 1 file (1 skipped: 1 excluded)\n");
    folder.run("check copy/old.txt").code(1);
}

#[test]
fn overrides_and_levels_of_rules_hold_where_they_say() {
    let config = "[rules.\"ai-partnership/enables-access\"]\nlevel = \"warning\"\n\n\
                  [[overrides]]\npaths = [\"drafts/\"]\nmin-level = \"error\"\n\n\
                  [[overrides]]\npaths = [\"press/\"]\nfail-level = \"warning\"\n";
    let folder = Sayso::new()
        .file("sayso.toml", config)
        .file("copy/a.txt", BANNED)
        .file("drafts/a.txt", BANNED)
        .file("press/a.txt", BANNED);
    let ran = folder
        .run("check --output-format concise copy drafts")
        .code(0);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert_eq!(lines.len(), 1, "{ran:#?}");
    assert!(lines[0].starts_with("copy/a.txt:1:9: warning["), "{ran:#?}");
    folder
        .run("check copy drafts")
        .stdout_has("; 1 below the level shown\n");
    folder.run("check press").code(1);
}

/// Large texts are looked at piece by piece, which no one may notice.
#[test]
fn large_texts_are_judged_as_small_ones() {
    let filler = format!("{CLEAN}\n\n").repeat(5_000_000 / CLEAN.len());
    let folder = Sayso::new()
        .file("clean.txt", &filler)
        .file("last.txt", format!("{filler}{BANNED}"))
        .file("long-line.txt", filler.replace('\n', " "));
    let check = "check --output-format concise --fail-level error";
    folder.run(&format!("{check} clean.txt")).code(0).stdout("");
    folder
        .run(&format!("{check} long-line.txt"))
        .code(0)
        .stdout("");
    let line = filler.lines().count() + 1;
    folder
        .run(&format!("{check} last.txt"))
        .code(1)
        .stdout_has(&format!("last.txt:{line}:"));
}
