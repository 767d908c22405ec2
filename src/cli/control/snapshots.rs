//! `cosplay snapshots`: saved states of a running server.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;

use crate::cli::client::Server;
use crate::cli::control::values::{Format, List, text};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(crate) struct SnapshotsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the snapshots (the default)
    List,
    /// Save the state of the whole server
    Save(Name),
    /// Return to a saved state; with --appid, one tenant only
    Restore(Name),
    /// Remove a snapshot
    Rm(Name),
}

#[derive(Debug, clap::Args)]
struct Name {
    /// Name of the snapshot
    #[arg(value_parser = name)]
    name: String,
}

impl Name {
    fn path(&self) -> String {
        format!("snapshots/{}", encode_component(&self.name))
    }
}

const LIST: List<1> = List { of: "snapshots", heads: ["NAME"], row: |name| [text(name)] };

pub(crate) fn run(args: &SnapshotsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let server = &args.server;
    let action = args.action.as_ref().unwrap_or(&Action::List);
    if !matches!(action, Action::Restore(_)) {
        server
            .refuse_tenant("a snapshot is the state of the whole server; restore alone takes one tenant")?;
    }
    match action {
        Action::List => LIST.print(&server.call_untold(Method::GET, "snapshots", None)?, args.format, out)?,
        Action::Save(name) => drop(server.call_untold(Method::POST, &name.path(), Some(String::new()))?),
        Action::Restore(name) => {
            let path = format!("{}/restore", name.path());
            drop(server.call_for_its_being(Method::POST, &path, Some(String::new()))?);
        }
        Action::Rm(name) => drop(server.call_untold(Method::DELETE, &name.path(), None)?),
    }
    Ok(ExitCode::SUCCESS)
}
