//! `sayso init`: a configuration to start from, in which every key is explained.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

use anyhow::Context as _;

use crate::cli::args::InitArguments;
use crate::cli::exit::Exit;
use sayso_policy::CONFIG_NAME;

/// All keys are commented out, so that the file changes nothing until somebody edits it.
const TEMPLATE: &str = r#"# What sayso checks here and below. The nearest sayso.toml upwards from a file holds for it.

# The lexicons to check against: ids of built-in ones (`sayso lexicon list`), or paths from here.
# lexicons = ["ai-partnership"]

# From which level on findings make a run fail: error, warning, note or never.
# fail-level = "error"

# The lowest level that is shown.
# min-level = "warning"

# Whether a document that is not read (Word, PDF and such) makes a run fail.
# fail-on-skipped = true

# Only these rules, and not these. Globs.
# select = ["ai-partnership/*"]
# ignore = ["ai-partnership/hosts"]

# Files and folders to leave out. Globs, from here.
# exclude = ["archive/**"]

# Another level for one rule.
# [rules."ai-partnership/gives-access"]
# level = "error"

# Other settings for some files.
# [[overrides]]
# paths = ["drafts/**"]
# fail-level = "never"

# How files of an ending, or of a glob, are read: as text, markdown or html, and in which encoding.
# [formats]
# copy = "text"
# "legacy/*.txt" = { format = "text", encoding = "windows-1252" }
"#;

pub(super) fn run(arguments: &InitArguments) -> anyhow::Result<Exit> {
    let path = arguments.folder.join(CONFIG_NAME);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => anyhow::anyhow!("there is one already"),
            _ => error.into(),
        })
        .with_context(|| format!("{}: it was not written", path.display()))?;
    file.write_all(TEMPLATE.as_bytes())
        .with_context(|| format!("{}: it could not be written", path.display()))?;
    writeln!(std::io::stdout(), "Wrote {}", path.display())?;
    Ok(Exit::Clean)
}

#[cfg(test)]
mod tests {
    use super::TEMPLATE;
    use sayso_documents::Format;
    use sayso_policy::parse_config;

    #[test]
    fn every_key_of_the_template_can_be_used() {
        let formats = Format::ALL.map(Format::name);
        let is_key = |line: &&str| line.contains(" = ") || line.starts_with('[');
        let lines = TEMPLATE.lines().filter_map(|line| line.strip_prefix("# "));
        let keys: Vec<&str> = lines.filter(is_key).collect();
        assert_eq!(keys.len(), 15, "{keys:#?}");
        parse_config(&keys.join("\n"), "sayso.toml", &formats).expect("no mistakes");
        parse_config(TEMPLATE, "sayso.toml", &formats).expect("no mistakes");
    }
}
