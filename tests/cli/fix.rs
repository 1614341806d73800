//! `sayso fix`: what is written where, and what is told of it.

use std::fs;

use encoding_rs::WINDOWS_1252;

use crate::runner::{BANNED, CLEAN, Ran, Sayso};

/// What [`BANNED`] becomes.
const MENDED: &str = "The SRE is powered by OpenAI.\n";
/// A sentence for which nothing can be written unasked.
const LEFT: &str = "Call on ChatGPT from your own VPC.\n";

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let spell = |unit: u16| {
        if little {
            unit.to_le_bytes()
        } else {
            unit.to_be_bytes()
        }
    };
    let marked = format!("\u{FEFF}{text}");
    marked.encode_utf16().flat_map(spell).collect()
}

fn western(text: &str) -> Vec<u8> {
    WINDOWS_1252.encode(text).0.into_owned()
}

#[test]
fn every_encoding_and_format_keeps_its_form() {
    let texts = [
        (
            "a.txt",
            "Caf\u{E9}s \u{2014} na\u{EF}ve\r\n\r\nThe SRE enables access to ChatGPT.\r\nd\u{E9}j\u{E0} vu\r\n",
            "Caf\u{E9}s \u{2014} na\u{EF}ve\r\n\r\nThe SRE is powered by OpenAI.\r\nd\u{E9}j\u{E0} vu\r\n",
        ),
        (
            "a.md",
            "# Caf\u{E9}s \u{2014} na\u{EF}ve\r\n\r\n* The SRE **enables** access to [ChatGPT](u).\r\n\r\n```\r\ncalls on ChatGPT\r\n```\r\n",
            "# Caf\u{E9}s \u{2014} na\u{EF}ve\r\n\r\n* The SRE **is powered by** [OpenAI](u).\r\n\r\n```\r\ncalls on ChatGPT\r\n```\r\n",
        ),
        (
            "a.html",
            "<p >Caf\u{E9}s &mdash; na\u{EF}ve</P>\r\n<p>The SRE <b>enables</b>\taccess to <a href=u>ChatGPT</a>.\r\n",
            "<p >Caf\u{E9}s &mdash; na\u{EF}ve</P>\r\n<p>The SRE <b>is powered by</b> <a href=u>OpenAI</a>.\r\n",
        ),
    ];
    for (name, before, after) in texts {
        let spellings: [fn(&str) -> Vec<u8>; 5] = [
            |t| t.as_bytes().to_vec(),
            |t| format!("\u{FEFF}{t}").into_bytes(),
            |t| utf16(t, true),
            |t| utf16(t, false),
            western,
        ];
        for (at, spell) in spellings.into_iter().enumerate() {
            let mut folder = Sayso::new().file(name, spell(before));
            if spell(before) == western(before) {
                folder = folder.file(
                    "sayso.toml",
                    "[formats]\n\"a.*\" = { encoding = \"windows-1252\" }\n",
                );
            }
            folder.run(&format!("fix {name}")).code(0).stdout("");
            let bytes = fs::read(folder.path(name)).expect("is there");
            assert_eq!(bytes, spell(after), "{name} as {at}");
            let again = folder.run(&format!("fix {name}")).code(0);
            assert_eq!(again.stderr, "Nothing to fix in 1 file.\n");
            assert_eq!(fs::read(folder.path(name)).expect("is there"), bytes);
        }
    }
}

#[test]
fn exit_codes_tell_what_remains() {
    let cases = [
        ("fix bad.txt", 0),
        ("fix good.txt", 0),
        ("fix empty.txt", 0),
        ("fix left.txt", 1),
        ("fix .", 1),
        ("fix --fail-level never left.txt", 0),
        ("fix --diff bad.txt", 1),
        ("fix --diff good.txt", 0),
        ("fix --diff left.txt", 1),
        ("fix --diff --fail-level never left.txt", 0),
        ("fix missing.txt", 2),
        ("fix bad.txt missing.txt", 2),
        ("fix logo.bin", 2),
        ("fix --lexicon no-such-lexicon bad.txt", 2),
        ("fix --no-such-flag", 2),
    ];
    for (line, code) in cases {
        let folder = Sayso::new()
            .file("bad.txt", BANNED)
            .file("good.txt", CLEAN)
            .file("empty.txt", "")
            .file("left.txt", LEFT)
            .file("logo.bin", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
        let ran = folder.run(line);
        assert_eq!(ran.code, Some(code), "{line}: {ran:#?}");
        let touched = ["fix bad.txt", "fix .", "fix bad.txt missing.txt"].contains(&line);
        let want = if touched { MENDED } else { BANNED };
        assert_eq!(folder.read("bad.txt"), want, "{line}");
        assert_eq!(folder.read("left.txt"), LEFT, "{line}");
    }
}

#[test]
fn the_account_names_what_was_done_and_what_is_left() {
    let folder = Sayso::new().file("copy/a.txt", format!("{CLEAN}\n{BANNED}\n{LEFT}"));
    let account = "\
copy/a.txt:3: fixed error[ai-partnership/enables-access]: \
“The SRE enables access to ChatGPT.” → “The SRE is powered by OpenAI.”
copy/a.txt:5:1: left error[ai-partnership/calls-on]: “Call on ChatGPT”: \
no rewrite is known; rewrite it by hand
Fixed 1 finding in 1 file; left: 1 error.
";
    folder.run("fix copy").code(1).stdout("").stderr(account);
    let folder = Sayso::new().file("a.txt", format!("{BANNED}\n{LEFT}"));
    folder
        .run("fix --quiet a.txt")
        .code(1)
        .stdout("")
        .stderr("");
    assert_eq!(folder.read("a.txt"), format!("{MENDED}\n{LEFT}"));
}

#[test]
fn unsafe_rewrites_wait_for_the_word() {
    let text = "The team enables access to ChatGPT.\n";
    let folder = Sayso::new().file("a.txt", text);
    folder
        .run("fix a.txt")
        .code(1)
        .stderr_has("--unsafe applies it");
    assert_eq!(folder.read("a.txt"), text);
    folder.run("fix --unsafe a.txt").code(0).stdout("");
    assert_eq!(folder.read("a.txt"), "The team is powered by OpenAI.\n");
}

#[test]
fn what_is_suppressed_is_never_rewritten() {
    let text = "<!-- sayso-ignore ai-partnership/enables-access: a quotation -->\n\
                The SRE enables access to ChatGPT.\n\nThe SRE enables access to ChatGPT.\n";
    let folder = Sayso::new().file("a.md", text);
    folder.run("fix --unsafe a.md").code(0);
    let (kept, mended) = text.rsplit_once("The SRE").expect("both stand there");
    assert!(mended.contains("enables"));
    assert_eq!(folder.read("a.md"), format!("{kept}{MENDED}"));
}

#[test]
fn standard_input_goes_to_standard_output() {
    let cases = [
        ("fix -", BANNED, 0, MENDED),
        (
            "fix -",
            "\u{FEFF}The SRE enables access to ChatGPT.\r\n",
            0,
            "\u{FEFF}The SRE is powered by OpenAI.\r\n",
        ),
        ("fix -", CLEAN, 0, CLEAN),
        ("fix -", "", 0, ""),
        ("fix -", LEFT, 1, LEFT),
        (
            "fix --stdin-filename a.html -",
            "<p>The SRE <i>calls on ChatGPT</i>.",
            0,
            "<p>The SRE <i>is powered by OpenAI</i>.",
        ),
        ("fix --lexicon no-such-lexicon -", BANNED, 2, BANNED),
    ];
    for (line, stdin, code, stdout) in cases {
        let ran = Sayso::new().stdin(stdin).run(line);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(code), stdout),
            "{line}"
        );
    }
}

#[test]
fn a_diff_is_printed_and_nothing_written() {
    let folder = Sayso::new()
        .file("b.md", format!("one\n\n{BANNED}"))
        .file("a.txt", utf16(BANNED, true))
        .file("c.txt", CLEAN);
    let before = fs::read(folder.path("a.txt")).expect("is there");
    let hunk = "-The SRE enables access to ChatGPT.\n+The SRE is powered by OpenAI.\n";
    let want = format!(
        "--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n{hunk}\
         --- a/b.md\n+++ b/b.md\n@@ -1,3 +1,3 @@\n one\n \n{hunk}"
    );
    folder
        .run("fix --diff")
        .code(1)
        .stdout(&want)
        .stderr_has("Would fix 2 findings in 2 files.");
    assert_eq!(fs::read(folder.path("a.txt")).expect("is there"), before);
    let ran = Sayso::new().stdin(BANNED).run("fix --diff -").code(1);
    assert_eq!(ran.stdout, format!("--- a/-\n+++ b/-\n@@ -1 +1 @@\n{hunk}"));
}

#[test]
fn one_thread_and_many_do_the_same() {
    let folder = || {
        (0..20).fold(Sayso::new(), |folder, at| {
            folder.file(&format!("copy/{at}.txt"), format!("{BANNED}\n{LEFT}"))
        })
    };
    let ran = |line: &str| {
        let Ran {
            code,
            stdout,
            stderr,
        } = folder().run(line);
        (code, stdout, stderr)
    };
    assert_eq!(ran("fix --threads 1 copy"), ran("fix --threads 4 copy"));
}

#[test]
fn a_file_that_may_not_be_written_does_not_keep_the_others() {
    let folder = Sayso::new().file("a.txt", BANNED).file("b.txt", BANNED);
    let path = folder.path("a.txt");
    let mut permissions = fs::metadata(&path).expect("is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("sets");
    folder
        .run("fix")
        .code(2)
        .stderr_has("error: a.txt: the file cannot be written: it is read-only")
        .stderr_has("Fixed 1 finding in 1 file.");
    assert_eq!(folder.read("a.txt"), BANNED);
    assert_eq!(folder.read("b.txt"), MENDED);
}

#[cfg(unix)]
#[test]
fn links_stay_and_a_file_of_two_names_is_mended_once() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = Sayso::new().file("copy/a.txt", BANNED);
    let path = folder.path("copy/a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("sets");
    symlink("copy/a.txt", folder.path("link.txt")).expect("links");
    folder
        .run("fix link.txt copy/a.txt")
        .code(0)
        .stderr_has("Fixed 1 finding in 1 file.");
    assert_eq!(folder.read("copy/a.txt"), MENDED);
    let link = fs::symlink_metadata(folder.path("link.txt")).expect("is there");
    assert!(link.is_symlink());
    let mode = fs::metadata(&path).expect("is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let names = fs::read_dir(folder.path("copy")).expect("lists").count();
    assert_eq!(names, 1, "nothing is left behind");
}

#[test]
fn a_file_without_a_writer_is_refused() {
    let row = "1,Our agent calls on ChatGPT to draft replies.\r\n";
    for (name, reason) in [
        ("a.psv", "sayso cannot write .psv files"),
        ("a.json", "sayso cannot write .json files"),
        ("a.yaml", "sayso cannot write .yaml files"),
        ("a.toml", "sayso cannot write .toml files"),
        ("a.xml", "sayso cannot write .xml files"),
        ("a.po", "sayso cannot write .po files"),
        ("caf\u{E9}.srt", "sayso cannot write .srt files"),
        ("a.rst", "sayso cannot write .rst files"),
        ("a.py", "sayso cannot write .py files"),
        ("a.data1", "its name does not say that it is text"),
    ] {
        let content = format!("\u{FEFF}{row}");
        let folder = Sayso::new().file(name, &content).file("b.txt", BANNED);
        let ran = folder.run_with(&["fix", name, "b.txt"]).code(2);
        assert!(ran.stderr.contains(reason), "{name}: {ran:#?}");
        assert_eq!(folder.read(name), content, "{name}");
        assert_eq!(folder.read("b.txt"), MENDED, "{name}");
        folder.run_with(&["check", name]).code(1);
        folder
            .run_with(&["fix", "--unsafe", "--diff", name])
            .code(2)
            .stdout("");
        let piped = Sayso::new().stdin(&content);
        let ran = piped
            .run_with(&["fix", "--stdin-filename", name, "-"])
            .code(2);
        assert_eq!(ran.stdout, content, "{name}");
    }
    let folder = Sayso::new()
        .file(
            "sayso.toml",
            "[formats]\n\"*.csv\" = \"text\"\n\"*.copy\" = \"text\"\n",
        )
        .file("a.csv", row)
        .file("a.copy", BANNED);
    folder
        .run("fix .")
        .code(2)
        .stderr_has("a.csv: sayso cannot write");
    assert_eq!(folder.read("a.csv"), row);
    assert_eq!(folder.read("a.copy"), MENDED);
}
