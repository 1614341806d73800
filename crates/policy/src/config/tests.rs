//! A configuration that is right, mistakes one by one, and where configurations are found.

use std::path::Path;

use super::*;

const FORMATS: [&str; 3] = ["html", "markdown", "text"];

const GOOD: &str = include_str!("good.toml");

fn read(text: &str) -> Result<Config, Vec<String>> {
    parse_config(text, "conf/sayso.toml", &FORMATS)
        .map_err(|all| all.iter().map(ToString::to_string).collect())
}

fn texts(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|e| e.text.as_str()).collect()
}

#[test]
fn everything_that_is_written_is_read() {
    let config = read(GOOD).expect("is right");
    let all = &config.settings;
    assert_eq!(
        texts(all.lexicons.as_deref().expect("named")),
        ["ai-partnership", "house.toml"]
    );
    assert_eq!(all.fail_level, Some(FailLevel::At(Level::Warning)));
    assert_eq!(all.min_level, Some(Level::Note));
    assert_eq!(texts(&config.exclude), ["drafts/", "*.min.html"]);
    for (path, excluded) in [
        ("drafts/a.md", true),
        ("site/drafts/b/c.md", true),
        ("site/page.min.html", true),
        ("site/page.html", false),
    ] {
        assert_eq!(
            config.excludes(&config.folder().join(path)),
            excluded,
            "{path}"
        );
    }
    assert_eq!(config.folder(), Path::new("conf"));
    assert_eq!(all.select[0].site.to_string(), "conf/sayso.toml:4:11");
    assert_eq!(
        read("").expect("empty is fine").settings,
        Settings::default()
    );
    assert!(read(&format!("\u{FEFF}{}", GOOD.replace('\n', "\r\n"))).is_ok());
}

#[test]
fn overrides_hold_for_their_files() {
    let config = read(GOOD).expect("is right");
    let cases = [
        ("conf/press/a.md", true),
        ("conf/press/deep/b.md", true),
        ("./conf/../conf/press/a.md", true),
        ("conf/x/a.eml.txt", true),
        ("conf/a.md", false),
        ("press/a.md", true),
        ("conf/old-press/a.md", false),
    ];
    for (path, want) in cases {
        let settings = config.settings_for(Path::new(path));
        assert_eq!(
            settings.fail_level == Some(FailLevel::Never),
            want,
            "{path}"
        );
        assert_eq!(
            texts(&settings.ignore).len(),
            1 + usize::from(want),
            "{path}"
        );
        assert_eq!(
            settings.rules.last().map(|r| r.1.is_none()),
            Some(want),
            "{path}"
        );
        assert_eq!(settings.min_level, Some(Level::Note), "{path}");
    }
}

#[test]
fn formats_are_chosen_by_ending_or_glob() {
    let config = read(GOOD).expect("is right");
    let cases = [
        ("conf/a.rst", Some(("text", None))),
        ("conf/deep/a.RST", Some(("text", None))),
        (
            "conf/legacy/a.txt",
            Some(("markdown", Some("windows-1252"))),
        ),
        ("conf/legacy/deep/a.txt", None),
        ("conf/a.txt", None),
        ("conf/rst", None),
    ];
    for (path, want) in cases {
        let found = config.format_for(Path::new(path)).map(|choice| {
            let format = choice.format.as_ref().map_or("", |f| f.text.as_str());
            (format, choice.encoding.map(|e| e.name()))
        });
        let want = want.map(|(f, e): (&str, Option<&str>)| (f, e));
        assert_eq!(
            found.map(|(f, e)| (f, e.map(str::to_lowercase))),
            want.map(|(f, e)| (f, e.map(str::to_owned))),
            "{path}"
        );
    }
}

#[test]
fn what_is_read_adds_up_by_path() {
    let text = r##"
[formats]
ignore = ['~[a-z]+~', '#[0-9]+']
ignore-blocks = [["^<<$", "^>>$"]]
rst = "text"
md = { attributes = "caption" }
"site/*.md" = { format = "markdown", front-matter = ["lead"] }

[[overrides]]
paths = ["site/**"]
formats = { ignore = "§.*" }
"##;
    let config = read(text).expect("is right");
    let cases = [
        ("conf/a.rst", "~[a-z]+~ #[0-9]+", "", "", None),
        ("conf/a.md", "~[a-z]+~ #[0-9]+", "", "caption", None),
        (
            "conf/site/é.md",
            "~[a-z]+~ #[0-9]+ §.*",
            "lead",
            "caption",
            Some("markdown"),
        ),
        ("conf/site/b.html", "~[a-z]+~ #[0-9]+ §.*", "", "", None),
    ];
    for (path, ignore, front_matter, attributes, format) in cases {
        let reading = config.settings_for(Path::new(path)).reading;
        assert_eq!(texts(&reading.ignore).join(" "), ignore, "{path}");
        assert_eq!(
            texts(&reading.front_matter).join(" "),
            front_matter,
            "{path}"
        );
        assert_eq!(texts(&reading.attributes).join(" "), attributes, "{path}");
        assert_eq!(reading.ignore_blocks.len(), 1, "{path}");
        let chosen = config.format_for(Path::new(path));
        let chosen = chosen
            .and_then(|c| c.format.as_ref())
            .map(|f| f.text.as_str());
        assert_eq!(
            chosen,
            format.or((path == "conf/a.rst").then_some("text")),
            "{path}"
        );
    }
}

#[rustfmt::skip] // One case a line.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("fail-level = \"warning\"", "fail_level = \"warning\"", "2:1: the configuration has no key `fail_level`; did you mean `fail-level`?"),
    ("\"warning\"", "\"warn\"", "2:14: `fail-level` cannot be `warn`; did you mean `warning`?"),
    ("\"note\"", "\"never\"", "3:13: `min-level` cannot be `never`"),
    ("\"note\"", "3", "3:13: `min-level` is an integer; write a string"),
    ("[\"ai-partnership/*\"]", "[\"a[\"]", "4:11: `a[` is not a valid glob"),
    ("[\"ai-partnership/*\"]", "[4]", "4:11: `select` is an integer"),
    ("\"drafts/\"", "\"{a\"", "6:12: `{a` is not a valid glob"),
    ("# One rule is less grave here; the last entry that fits counts.", "colour = 1", "8:1: the configuration has no key `colour`; there are"),
    ("[rules.\"calls-on\"]\nlevel = \"warning\"", "[rules.\"calls-on\"]\nlevle = \"error\"", "11:1: a rule's setting has no key `levle`; did you mean `level`?"),
    ("[rules.\"calls-on\"]\nlevel = \"warning\"", "[rules]\ncalls-on = \"error\"", "11:12: `calls-on` is a string; write a table"),
    ("[rules.\"calls-on\"]\nlevel = \"warning\"", "[rules.\"[\"]\nlevel = \"error\"", "10:8: `[` is not a valid glob"),
    ("rst = \"text\"", "rst = \"txt\"", "14:7: `txt` is not a format; did you mean `text`?"),
    ("rst = \"text\"", "rst = 1", "14:7: `rst` is an integer"),
    ("rst = \"text\"", "rst = {}", "14:7: an entry of `[formats]` has no `format`"),
    ("rst = \"text\"", "ignore = [\"(\"]", "14:11: `(` is no pattern: unclosed group; write a regular"),
    ("rst = \"text\"", "ignore = [\"a{9999}{9999}\"]", "14:11: `a{9999}{9999}` is no pattern"),
    ("rst = \"text\"", "ignore-blocks = [\"a\"]", "14:18: `ignore-blocks` is a string; write a list of pairs"),
    ("rst = \"text\"", "ignore-blocks = [[\"a\", \"[\"]]", "14:24: `[` is no pattern"),
    ("rst = \"text\"", "rst = { ignoer = \"a\" }", "14:9: an entry of `[formats]` has no key `ignoer`; did you mean `ignore`?"),
    ("[overrides.rules.\"calls-on\"]\nlevel = \"off\"", "formats = { md = \"text\" }", "21:13: `formats` of an override has no key `md`"),
    ("\"windows-1252\"", "\"windows-9\"", "15:52: `windows-9` is not an encoding; write a name"),
    ("paths = [\"press/**\", \"*.eml.txt\"]\n", "", "17:1: an override has no `paths`"),
    ("paths = ", "path = ", "18:1: an override has no key `path`; did you mean `paths`?"),
    ("[[overrides]]", "[overrides]", "17:1: `overrides` is a table; write a list of tables"),
    ("ignore = [\"stateless\"]", "exclude = [\"x\"]", "20:1: an override has no key `exclude`"),
];

#[test]
fn every_mistake_has_its_place_reason_and_next_step() {
    let mut wrong = Vec::new();
    for (old, new, want) in MISTAKES {
        assert!(GOOD.contains(old), "no `{old}` to replace");
        let found = read(&GOOD.replacen(old, new, 1)).err().unwrap_or_default();
        let want = format!("conf/sayso.toml:{want}");
        if !found.iter().any(|m| m.starts_with(&want)) {
            wrong.push(format!("`{old}` as `{new}`: want {want}, found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_nearest_configuration_up_to_the_repository_is_found() {
    let root = tempfile::tempdir().expect("a folder");
    let root = root.path();
    for folder in ["repo/.git", "repo/docs/deep", "repo/site/pages"] {
        std::fs::create_dir_all(root.join(folder)).expect("made");
    }
    for folder in ["", "repo/site"] {
        std::fs::write(root.join(folder).join(CONFIG_NAME), "").expect("written");
    }
    // A folder of that name is no configuration.
    std::fs::create_dir(root.join("repo/docs").join(CONFIG_NAME)).expect("made");
    let cases = [
        ("repo/docs/deep", None),
        ("repo", None),
        ("repo/site/pages", Some("repo/site/sayso.toml")),
        ("repo/site/pages/../../docs", None),
        ("repo/site", Some("repo/site/sayso.toml")),
        ("", Some("sayso.toml")),
        ("not/there", Some("sayso.toml")),
    ];
    let mut finder = ConfigFinder::default();
    for _ in 0..2 {
        for (folder, want) in cases {
            let found = finder.find(&root.join(folder));
            assert_eq!(found, want.map(|w| root.join(w)), "{folder}");
        }
    }
}
