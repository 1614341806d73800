//! How long a watch takes to answer: from the moment a file was written until the line that tells
//! of it was read. Prints the median and the slowest of many saves of one ordinary document.
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

const SAVES: usize = 60;
const PARAGRAPH: &str = "Our teams keep their notes, plans and reviews in one place, and every \
                         agent that works for them reads the same pages before it answers.\n\n";
const BANNED: &str = "The SRE enables access to ChatGPT.\n";

type Lines = std::io::Lines<BufReader<ChildStdout>>;

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join(".git"))?;
    for n in 0..200 {
        fs::write(folder.path().join(format!("{n}.md")), PARAGRAPH.repeat(20))?;
    }
    let (mut child, mut lines) = start(folder.path())?;
    for _ in 0..200 {
        lines.next().transpose()?;
    }
    let in_place = |path: &Path, text: &str| fs::write(path, text);
    let by_rename = |path: &Path, text: &str| {
        let new = path.with_extension("tmp");
        fs::write(&new, text)?;
        fs::rename(new, path)
    };
    let document = folder.path().join("0.md");
    let table = [
        ("in place", saves(&document, &mut lines, in_place)?),
        ("by renaming", saves(&document, &mut lines, by_rename)?),
    ];
    child.kill()?;
    child.wait()?;
    for (way, mut times) in table {
        times.sort();
        let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        writeln!(
            std::io::stdout(),
            "saved {way:12} median {median:>8.1?}, slowest {slowest:>8.1?}"
        )?;
    }
    Ok(())
}

fn start(folder: &Path) -> std::io::Result<(Child, Lines)> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sayso"))
        .args(["watch", "--output-format", "jsonl"])
        .current_dir(folder)
        .stdout(Stdio::piped())
        .spawn()?;
    let stdout = child.stdout.take().ok_or(std::io::ErrorKind::BrokenPipe)?;
    Ok((child, BufReader::new(stdout).lines()))
}

/// The time from each save to its line.
fn saves(
    document: &Path,
    lines: &mut Lines,
    save: impl Fn(&Path, &str) -> std::io::Result<()>,
) -> std::io::Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(SAVES);
    for n in 0..SAVES {
        let last = if n % 2 == 0 { BANNED } else { "Fine.\n" };
        let text = PARAGRAPH.repeat(20) + last;
        save(document, &text)?;
        let written = Instant::now();
        lines.next().transpose()?;
        times.push(written.elapsed());
    }
    Ok(times)
}
