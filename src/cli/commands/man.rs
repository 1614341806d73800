//! `sayso man`.

use std::io::Write as _;

use anyhow::Context as _;
use clap::CommandFactory as _;

use crate::cli::args::{Arguments, ManArguments};
use crate::cli::exit::Exit;

pub(super) fn run(arguments: &ManArguments) -> anyhow::Result<Exit> {
    let mut command = Arguments::command();
    command.build();
    let wanted = match &arguments.command {
        None => command,
        Some(name) => command
            .find_subcommand(name)
            .cloned()
            .with_context(|| format!("there is no command `{name}`; `sayso help` lists them"))?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(wanted).render(&mut page)?;
    std::io::stdout().write_all(&page)?;
    Ok(Exit::Clean)
}
