//! `cosplay accounts`: the accounts of a running server, and new ones.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{Format, List, items, object, text};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;
use crate::config::written::{self, AccountOption};

#[derive(Debug, clap::Args)]
pub(crate) struct AccountsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    /// Print SecretId and AppId of each account and its sub-apps, a pair a line, as a balancer before several
    /// servers reads them; `--map=FILE` writes them
    #[arg(
        long,
        conflicts_with = "json",
        value_name = "FILE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "-"
    )]
    map: Option<PathBuf>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the accounts, without their secret keys (the default)
    List,
    /// Add an account: a tenant that shares nothing with others, until the next reset
    Add(Add),
}

/// What is not given is generated; --appid gives the AppId.
#[derive(Debug, clap::Args)]
struct Add {
    /// SecretId of its key
    #[arg(long, value_name = "ID", value_parser = name)]
    secret_id: Option<String>,
    /// SecretKey of its key
    #[arg(long, value_name = "KEY", value_parser = name)]
    secret_key: Option<String>,
    /// Option of the account, such as once_policy=observed; repeatable
    #[arg(short, long = "option", value_name = "NAME=VALUE")]
    options: Vec<AccountOption>,
}

const LIST: List<2> = List {
    of: "accounts",
    heads: ["APPID", "SECRET ID"],
    row: |account| ["appid", "secret_id"].map(|field| text(&account[field])),
};

pub(crate) fn run(args: &AccountsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    if let Some(file) = &args.map {
        let map = map(&args.server.call(Method::GET, "accounts", None)?.json()?);
        match file.to_str() {
            Some("-") => out.write_all(map.as_bytes())?,
            Some(_) | None => std::fs::write(file, map)
                .map_err(|error| CliError::Failed(format!("{}: {error}", file.display())))?,
        }
        return Ok(ExitCode::SUCCESS);
    }
    match args.action.as_ref().unwrap_or(&Action::List) {
        Action::List => LIST.print(&args.server.call(Method::GET, "accounts", None)?, args.format, out)?,
        Action::Add(new) => add(args, new, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The map of a balancer: SecretIds, and ids of sub-apps, each with the AppId of the account.
fn map(accounts: &Json) -> String {
    let lines = items(accounts).flat_map(|account| {
        let apps = items(&account["options"]["vod"]["sub_apps"]);
        let apps = apps.map(|app| text(app.get("id").unwrap_or(app)));
        let names = std::iter::once(text(&account["secret_id"])).chain(apps);
        names.map(|name| format!("{name} {}\n", text(&account["appid"])))
    });
    lines.collect()
}

fn add(args: &AccountsArgs, new: &Add, out: &mut dyn Write) -> Result<(), CliError> {
    let options = written::options(&new.options).map_err(ConfigError::Invalid)?;
    let body = object([
        ("appid", args.server.appid().map(|appid| json!(appid))),
        ("secret_id", new.secret_id.as_ref().map(|id| json!(id))),
        ("secret_key", new.secret_key.as_ref().map(|key| json!(key))),
        ("options", (!new.options.is_empty()).then(|| json!(options))),
    ]);
    let answer = args.server.call_untold(Method::POST, "accounts", Some(body.to_string()))?.done()?;
    if args.format.json {
        return Ok(writeln!(out, "{}", answer.text.trim())?);
    }
    let account = answer.json()?;
    for (label, field) in [("AppId", "appid"), ("SecretId", "secret_id"), ("SecretKey", "secret_key")] {
        writeln!(out, "{label:<10} {}", text(&account[field]))?;
    }
    Ok(())
}
