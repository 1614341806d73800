//! Nothing on the way of a check opens a socket. Where the system cannot show it, the test says so.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::runner::{BANNED, Sayso};

const CHECK: &str = "check --output-format concise copy";

#[test]
fn a_check_works_in_an_empty_network_namespace() {
    let Some(unshare) =
        allowed(&["/usr/bin/unshare", "-r", "-n"]).or_else(|| allowed(&["/usr/bin/unshare", "-n"]))
    else {
        skip("no network namespace can be made here");
        return;
    };
    let folder = Sayso::new().file("copy/bad.txt", BANNED);
    let offline = folder.run_under(&unshare, CHECK).code(1).stderr("");
    assert_eq!(offline.stdout, folder.run(CHECK).stdout);
}

#[test]
fn a_check_asks_the_system_for_no_socket() {
    let Some(strace) = allowed(&["/usr/bin/strace", "-f", "-qq", "-e", "trace=network"]) else {
        skip("system calls cannot be traced here");
        return;
    };
    let folder = Sayso::new().file("copy/bad.txt", BANNED);
    // A trace is told on standard error, which is empty where there is none.
    folder.run_under(&strace, CHECK).code(1).stderr("");
}

/// Says so past the test runner, which keeps the output of a test that passes to itself.
fn skip(reason: &str) {
    let _ = writeln!(
        std::io::stderr(),
        "skipped a test of {}: {reason}",
        module_path!()
    );
}

/// The wrapper, if it can be run here.
fn allowed<'w>(wrapper: &[&'w str]) -> Option<Vec<&'w str>> {
    let (program, arguments) = wrapper.split_first()?;
    let status = Command::new(program)
        .args(arguments)
        .arg("/bin/true")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    status.success().then(|| wrapper.to_vec())
}
