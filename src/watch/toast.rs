//! Desktop notifications, by the program that the system has for them.

use std::path::PathBuf;

use super::errand::Order;

/// The program that notifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
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

impl Toast {
    /// The first such program in the search path.
    #[must_use]
    pub fn find() -> Option<Self> {
        let path = std::env::var_os("PATH")?;
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        PROGRAMS.into_iter().find_map(|(name, dialect)| {
            let program = folders.iter().map(|f| f.join(name)).find(|p| p.is_file())?;
            Some(Self { program, dialect })
        })
    }

    /// How to notify of `text`. The text is never read as anything but text.
    #[must_use]
    pub fn order(&self, text: &str) -> Order {
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
        Order {
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
            let toast = Toast {
                program: "p".into(),
                dialect,
            };
            let text = "--é \"; rm\r\n";
            let order = toast.order(text);
            assert_eq!(order.arguments.last().expect("the text"), text);
            assert!(order.arguments.contains(&"--".into()));
        }
    }
}
