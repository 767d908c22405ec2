//! `cosplay completions` and `cosplay man`: made from the definition of the command line.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap_complete::Shell;

use crate::cli::error::CliError;
use crate::config::ConfigError;

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "bash|zsh|fish", value_parser = shell())]
    shell: Shell,
}

fn shell() -> impl TypedValueParser<Value = Shell> {
    PossibleValuesParser::new(["bash", "zsh", "fish"]).map(|name| match name.as_str() {
        "zsh" => Shell::Zsh,
        "fish" => Shell::Fish,
        _ => Shell::Bash,
    })
}

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// The directory, created if there is none
    directory: PathBuf,
}

/// Prints the completions.
pub(super) fn run(args: &CompletionsArgs, mut command: clap::Command, out: &mut dyn Write) -> ExitCode {
    let mut out = out;
    clap_complete::generate(args.shell, &mut command, "cosplay", &mut out);
    ExitCode::SUCCESS
}

/// Writes `cosplay.1`, and a page for each command.
pub(super) fn man(args: &ManArgs, command: clap::Command) -> Result<ExitCode, CliError> {
    let failed = ConfigError::unreadable(&args.directory);
    let written = std::fs::create_dir_all(&args.directory)
        .and_then(|()| clap_mangen::generate_to(command.disable_help_subcommand(true), &args.directory));
    written.map_err(failed)?;
    Ok(ExitCode::SUCCESS)
}
