//! Runs the program in a folder of its own, with an environment that no one has touched.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A sentence that the built-in lexicon forbids.
pub(crate) const BANNED: &str = "The SRE enables access to ChatGPT.\n";
/// One that it has nothing to say about.
pub(crate) const CLEAN: &str = "The SRE keeps context across sessions.\n";

/// A folder to run the program in.
pub(crate) struct Sayso {
    folder: TempDir,
    stdin: Vec<u8>,
    environment: Vec<(String, String)>,
}

/// What came of a run. The folder's path is `[FOLDER]` in both texts.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sayso {
    /// An empty folder, which is the root of a repository, so that no configuration above holds.
    pub(crate) fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        fs::create_dir(folder.path().join(".git")).expect("a folder");
        Self {
            folder,
            stdin: Vec::new(),
            environment: Vec::new(),
        }
    }

    /// With a file in it.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, content).expect("a file");
        self
    }

    /// With something on standard input.
    pub(crate) fn stdin(mut self, content: impl AsRef<[u8]>) -> Self {
        self.stdin = content.as_ref().to_vec();
        self
    }

    /// The environment variables that were asked for.
    pub(crate) fn environment(&self) -> impl Iterator<Item = (String, String)> {
        self.environment.iter().cloned()
    }

    /// With an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file that was written")
    }

    /// Runs it with arguments that hold no spaces.
    pub(crate) fn run(&self, line: &str) -> Ran {
        self.run_under(&[], line)
    }

    /// Runs it under another program.
    pub(crate) fn run_under(&self, wrapper: &[&str], line: &str) -> Ran {
        self.start(wrapper, &line.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs it with any arguments.
    pub(crate) fn run_with(&self, arguments: &[&str]) -> Ran {
        self.start(&[], arguments)
    }

    fn start(&self, wrapper: &[&str], arguments: &[&str]) -> Ran {
        let program = [env!("CARGO_BIN_EXE_sayso")];
        let mut words = wrapper.iter().copied().chain(program);
        let mut child = Command::new(words.next().expect("a program"))
            .args(words)
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        // A program that reads nothing may be gone already.
        let _ = stdin.write_all(&self.stdin);
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        let text = |bytes: &[u8]| {
            String::from_utf8(bytes.to_vec())
                .expect("UTF-8")
                .replace(&self.real_folder(), "[FOLDER]")
        };
        Ran {
            code: output.status.code(),
            stdout: text(&output.stdout),
            stderr: text(&output.stderr),
        }
    }

    fn real_folder(&self) -> String {
        let real: PathBuf = Path::canonicalize(self.folder.path()).expect("a folder");
        real.display().to_string()
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout(self, expected: &str) -> Self {
        assert_eq!(self.stdout, expected, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stderr(self, expected: &str) -> Self {
        assert_eq!(self.stderr, expected, "{self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout_has(self, part: &str) -> Self {
        assert!(self.stdout.contains(part), "no {part:?} in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stderr_has(self, part: &str) -> Self {
        assert!(self.stderr.contains(part), "no {part:?} in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stderr_or_stdout_has(self, part: &str) -> Self {
        let found = self.stdout.contains(part) || self.stderr.contains(part);
        assert!(found, "no {part:?} in {self:#?}");
        self
    }

    #[track_caller]
    pub(crate) fn stdout_lacks(self, part: &str) -> Self {
        assert!(!self.stdout.contains(part), "{part:?} in {self:#?}");
        self
    }
}
