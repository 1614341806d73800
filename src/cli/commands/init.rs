//! `sayso init`: a configuration to start from, in which every key is explained.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};

use anyhow::Context as _;

use crate::cli::args::InitArguments;
use crate::cli::exit::Exit;
use sayso_policy::{CONFIG_NAME, Entry, find_lexicon};

/// All keys are commented out, so that the file changes nothing until it is edited.
const TEMPLATE: &str = r#"# Settings of sayso for this folder and those below it. The sayso.toml nearest to a file applies to it.

# The lexicons to apply: ids of built-in ones (`sayso lexicon list`), or paths relative to this file.
# Beside the default one there are advertising-claims, antitrust-wording, brand-spellings,
# environmental-claims, financial-promotions, health-claims, inclusive-wording, partner-trademarks,
# plain-words, security-ai-claims and us-origin.
# lexicons = ["ai-partnership"]

# The lowest level of findings that makes a run fail: error, warning, note or never.
# fail-level = "error"

# The lowest level that is shown.
# min-level = "warning"

# Whether a run fails if it skips a document that sayso cannot read (Word, PDF and others).
# fail-on-skipped = true

# The rules to apply, and those not to. Globs.
# select = ["ai-partnership/*"]
# ignore = ["ai-partnership/hosts"]

# Files and folders to skip. Globs relative to this file.
# exclude = ["archive/**"]

# Another level for one rule.
# [rules."ai-partnership/gives-access"]
# level = "error"

# Other settings for some files.
# [[overrides]]
# paths = ["drafts/**"]
# fail-level = "never"

# The format (text, markdown, html …) and encoding of files, by extension or glob.
# [formats]
# copy = "text"
# "legacy/*.txt" = { format = "text", encoding = "windows-1252" }
"#;

/// The line of the template that the chosen lexicons replace.
const DEFAULT: &str = "# lexicons = [\"ai-partnership\"]\n";

pub(super) fn run(arguments: &InitArguments) -> anyhow::Result<Exit> {
    let path = arguments.folder.join(CONFIG_NAME);
    let text = configuration(arguments)?;
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => anyhow::anyhow!("the file already exists"),
            _ => error.into(),
        })
        .with_context(|| format!("{}: not written", path.display()))?;
    file.write_all(text.as_bytes())
        .with_context(|| format!("{}: cannot be written", path.display()))?;
    writeln!(std::io::stdout(), "Wrote {}", path.display())?;
    Ok(Exit::Clean)
}

/// The template, with the lexicons that were asked for. Each must load.
fn configuration(arguments: &InitArguments) -> anyhow::Result<String> {
    if arguments.lexicons.is_empty() {
        return Ok(TEMPLATE.to_owned());
    }
    for name in &arguments.lexicons {
        let found = find_lexicon(&Entry::flag("--lexicon", name), &arguments.folder);
        if let Err(mistakes) = found {
            let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
            anyhow::bail!("{}", lines.join("\n"));
        }
    }
    let names = arguments.lexicons.iter();
    let names: Vec<String> = names.map(|name| toml_string(name)).collect();
    let chosen = format!("lexicons = [{}]\n", names.join(", "));
    Ok(TEMPLATE.replace(DEFAULT, &chosen))
}

fn toml_string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, TEMPLATE};
    use sayso_documents::Format;
    use sayso_policy::{builtins, parse_config};

    #[test]
    fn the_template_names_every_lexicon() {
        for (id, _) in builtins() {
            assert!(TEMPLATE.contains(id), "{id}");
        }
        assert!(TEMPLATE.contains(DEFAULT));
    }

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
