//! The report for people, in as many columns as there are.

use unicode_width::UnicodeWidthStr as _;

use crate::runner::{BANNED, Sayso};

/// The lines of a report in so many columns, without the paths and the summary.
fn lines(text: &str, columns: usize) -> Vec<String> {
    let folder = Sayso::new()
        .file("a.md", text)
        .env("COLUMNS", &columns.to_string());
    let ran = folder.run("check -q a.md").code(1);
    let lines = ran
        .stdout
        .lines()
        .filter(|line| !line.contains("--> a.md:"));
    lines.map(str::to_owned).collect()
}

/// What the carets point at.
fn pointed_at(lines: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for pair in lines.windows(2) {
        let Some(from) = pair[1].find('^') else {
            continue;
        };
        let carets = pair[1].matches('^').count();
        let (mut column, mut words) = (0, String::new());
        for c in pair[0].chars() {
            if (from..from + carets).contains(&column) {
                words.push(c);
            }
            column += c.to_string().width();
        }
        found.push(words);
    }
    found
}

#[test]
fn everything_fits_and_the_carets_point_at_the_finding() {
    let banned = BANNED.trim();
    let texts = [
        banned.to_owned(),
        format!(
            "{}{banned}{}",
            "Some more words. ".repeat(20),
            " And more.".repeat(20)
        ),
        format!("\u{FEFF}{}{banned}\r\n", "数据 数据数据。".repeat(12)),
        format!("Cafe\u{301} Zoe\u{308} {banned} {}", "e\u{301} ".repeat(90)),
        format!(
            "- item\n\n{}- {banned} {}\n",
            "\n".repeat(120),
            "x".repeat(300)
        ),
    ];
    for text in &texts {
        for columns in [60, 80, 100] {
            let lines = lines(text, columns);
            for line in &lines {
                assert!(line.width() <= columns, "{columns}: {line:?}\n{lines:#?}");
            }
            let pointed = pointed_at(&lines);
            let want =
                &"enables access to ChatGPT"[..pointed[0].trim_end_matches('…').len().min(25)];
            assert!(
                want.len() >= 20 && pointed[0].starts_with(want),
                "{columns}: {pointed:?}\n{lines:#?}"
            );
        }
    }
}

#[test]
fn tabs_are_four_columns_wide() {
    let text = format!("a\tb\t{}\n", BANNED.trim());
    let lines = lines(&text, 80);
    let at = lines.iter().position(|l| l.contains('^')).expect("carets");
    let (shown, carets) = (&lines[at - 1], &lines[at]);
    assert_eq!(shown.find("enables"), carets.find('^'), "{lines:#?}");
}

#[test]
fn without_a_terminal_nothing_is_fitted() {
    let long = format!("{}{BANNED}", "Some more words. ".repeat(6));
    let ran = Sayso::new().file("a.md", &long).run("check a.md").code(1);
    ran.stdout_has(long.trim());
    for odd in ["", "x", "0", "-1", "999999999999999999999"] {
        let folder = Sayso::new().file("a.md", &long).env("COLUMNS", odd);
        folder.run("check a.md").code(1).stdout_has(long.trim());
    }
    for tiny in ["1", "19", "100000"] {
        let folder = Sayso::new().file("a.md", &long).env("COLUMNS", tiny);
        folder.run("check a.md").code(1).stdout_has("enables");
    }
}
