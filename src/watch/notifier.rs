//! Desktop notifications, by the program that the system provides.

use std::path::PathBuf;

use super::command_runner::CommandLine;

/// The program that shows notifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notifier {
    program: PathBuf,
    dialect: Dialect,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    NotifySend,
    AppleScript,
}

const PROGRAMS: [(&str, Dialect); 2] = [
    ("notify-send", Dialect::NotifySend),
    ("osascript", Dialect::AppleScript),
];

impl Notifier {
    /// The first one in the search path.
    #[must_use]
    pub fn find() -> Option<Self> {
        let path = std::env::var_os("PATH")?;
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        PROGRAMS.into_iter().find_map(|(name, dialect)| {
            let program = folders.iter().map(|f| f.join(name)).find(|p| p.is_file())?;
            Some(Self { program, dialect })
        })
    }

    /// The command that shows `text`, which is passed as an argument and never interpreted.
    #[must_use]
    pub fn command_line(&self, text: &str) -> CommandLine {
        let words: Vec<&str> = match self.dialect {
            Dialect::NotifySend => vec!["--app-name=sayso", "--", "sayso", text],
            Dialect::AppleScript => vec![
                "-e",
                "on run argv",
                "-e",
                "display notification (item 1 of argv) with title \"sayso\"",
                "-e",
                "end run",
                "--",
                text,
            ],
        };
        CommandLine {
            program: self.program.clone().into_os_string(),
            arguments: words.into_iter().map(Into::into).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_one_word_that_is_no_option() {
        for dialect in [Dialect::NotifySend, Dialect::AppleScript] {
            let notifier = Notifier {
                program: "p".into(),
                dialect,
            };
            let text = "--é \"; rm\r\n";
            let command_line = notifier.command_line(text);
            assert_eq!(command_line.arguments.last().expect("the text"), text);
            assert!(command_line.arguments.contains(&"--".into()));
        }
    }
}
