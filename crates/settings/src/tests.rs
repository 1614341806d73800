//! Settings of files in folders that are written for the test.

use std::path::{Path, PathBuf};

use super::{ConfigSource, FileSettings, Resolver, SettingsError};
use sayso_documents::Format;
use sayso_engine::finding::ProblemKind;
use sayso_policy::Level;
use sayso_policy::{Entry, Settings};

/// A folder with a configuration.
fn folder(config: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("sayso.toml"), config).expect("written");
    let path = folder.path().to_owned();
    (folder, path)
}

fn resolver(typed: Settings) -> Resolver {
    Resolver::new(ConfigSource::Nearest, typed, "2026-11-23".to_owned())
}

fn min_level(resolver: &Resolver, settings: FileSettings) -> Option<Level> {
    resolver.policy(settings).map(|policy| policy.min_level)
}

#[test]
fn what_is_typed_outranks_overrides_which_outrank_the_rest() {
    let config = "\u{FEFF}min-level = \"note\"\r\n[[overrides]]\r\npaths = [\"é/*\"]\r\n\
                  min-level = \"error\"\r\n";
    let (_guard, folder) = folder(config);
    let typed = |level| Settings {
        min_level: level,
        ..Settings::default()
    };
    let cases = [
        ("a.md", None, Level::Note),
        ("é/a.md", None, Level::Error),
        ("é/a.md", Some(Level::Warning), Level::Warning),
    ];
    for (name, level, want) in cases {
        let mut resolver = resolver(typed(level));
        let settings = resolver.resolve(&folder.join(name));
        assert_eq!(
            min_level(&resolver, settings),
            Some(want),
            "{name} {level:?}"
        );
        assert_eq!(resolver.errors(), []);
    }
}

#[test]
fn files_with_equal_settings_share_a_policy() {
    let (_guard, folder) = folder("[[overrides]]\npaths = [\"b.md\"]\nmin-level = \"note\"\n");
    let mut resolver = resolver(Settings::default());
    let [a, b, c] = ["a.md", "b.md", "c.md"].map(|n| resolver.resolve(&folder.join(n)).policy);
    assert_eq!((a, a != b), (c, true));
    assert_eq!(resolver.finish().0.len(), 2);
}

#[test]
fn formats_and_exclusions_are_those_of_the_configuration() {
    let config =
        "exclude = [\"old\"]\nfail-on-skipped = true\n[formats]\n\"*.copy\" = \"markdown\"\n";
    let (_guard, folder) = folder(config);
    let mut resolver = resolver(Settings::default());
    let copy = resolver.resolve(&folder.join("a.copy"));
    assert_eq!(
        (copy.format, copy.excluded),
        (Some(Format::Markdown), false)
    );
    assert!(resolver.resolve(&folder.join("old/a.md")).excluded);
    assert!(resolver.chooses_format(&folder.join("a.copy")));
    assert!(!resolver.chooses_format(&folder.join("a.md")));
    assert_eq!(resolver.skipped(&folder.join("a.pdf")), (false, true));
    assert_eq!(resolver.skipped(&folder.join("old/a.pdf")), (true, true));
    let mut isolated = Resolver::new(
        ConfigSource::Nowhere,
        Settings::default(),
        "2026-11-23".to_owned(),
    );
    assert_eq!(isolated.resolve(&folder.join("a.copy")).format, None);
    assert_eq!(isolated.skipped(&folder.join("a.pdf")), (false, false));
}

#[test]
fn a_lexicon_that_is_missing_is_a_mistake_where_it_is_named() {
    let (_guard, folder) = folder("min-level = \"note\"\r\nlexicons = [\"./none.toml\"]\r\n");
    let mut configured = resolver(Settings::default());
    assert_eq!(configured.resolve(&folder.join("a.md")).policy, None);
    configured.resolve(&folder.join("b.md"));
    let [SettingsError::MissingLexicon { named, .. }] = configured.errors() else {
        panic!("{:?}", configured.errors());
    };
    let config = folder.join("sayso.toml").display().to_string();
    assert_eq!(named.site.path, config);
    let start = named.site.span.expect("a place").0;
    assert_eq!((start.line, start.column), (2, 13));
    let problem = configured.problems().remove(0);
    let words = folder.join("./none.toml").display().to_string();
    assert_eq!((problem.kind, problem.path), (ProblemKind::Lexicon, words));

    let typed = Settings {
        lexicons: Some(vec![Entry::flag("--lexicon", "no/such.toml")]),
        ..Settings::default()
    };
    let mut resolver = resolver(typed);
    assert_eq!(resolver.resolve(&folder.join("a.md")).policy, None);
    assert_eq!(resolver.problems()[0].path, "no/such.toml");
}

#[test]
fn sources_are_stale_once_they_change_come_or_go() {
    let (_guard, folder) = folder("lexicons = [\"ai-partnership\", \"./words.toml\"]\n");
    let (config, words) = (folder.join("sayso.toml"), folder.join("words.toml"));
    let mut resolver = resolver(Settings::default());
    resolver.resolve(&folder.join("a.md"));
    assert_eq!(resolver.sources(), [config.clone(), words.clone()]);
    assert!(!resolver.is_stale());
    std::fs::write(&words, "x").expect("written");
    assert!(resolver.is_stale());
    std::fs::remove_file(&words).expect("removed");
    assert!(!resolver.is_stale());
    std::fs::remove_file(config).expect("removed");
    assert!(resolver.is_stale());
}

#[test]
fn a_path_that_is_empty_stands_for_no_file() {
    let mut resolver = resolver(Settings::default());
    let settings = resolver.resolve(Path::new(""));
    assert_eq!((settings.format, settings.excluded), (None, false));
}
