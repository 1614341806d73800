//! Commands as they are typed, each with all that it prints: the files of `tests/cmd/`.
//! `TRYCMD=overwrite cargo test --test cli cmd` writes the outputs anew.

#[test]
fn commands_print_what_their_files_show() {
    trycmd::TestCases::new()
        .default_bin_path(env!("CARGO_BIN_EXE_sayso"))
        .register_bin("sayso", std::path::Path::new(env!("CARGO_BIN_EXE_sayso")))
        .env("NO_COLOR", "1")
        .env("COLUMNS", "")
        .case("tests/cmd/*.md")
        .case("tests/cmd/*.toml");
}
