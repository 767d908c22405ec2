//! `cosplay sign post-policy`.

use std::io::{Read, Write};

use jiff::Timestamp;
use serde_json::{Value as Json, json};

use crate::cli::error::CliError;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::signer::{Expiry, Key, Signer, by_server};
use crate::config::ConfigError;
use crate::domain::auth::post_policy;
use crate::primitives::time::UnixSeconds;

#[derive(Debug, clap::Args)]
pub(super) struct PostPolicy {
    /// File with a policy to sign as it is; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["key_prefix", "equals", "starts_with", "size"])]
    policy: Option<String>,
    /// Prefix that the key must have
    #[arg(long, value_name = "PREFIX")]
    key_prefix: Option<String>,
    /// Field that must have this value, such as acl=private; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = pairs::parse)]
    equals: Vec<Pair>,
    /// Field that must begin with this, such as Content-Type=image/; repeatable
    #[arg(long, value_name = "NAME=PREFIX", value_parser = pairs::parse)]
    starts_with: Vec<Pair>,
    /// Range of file sizes in bytes, such as 1-1048576
    #[arg(long, value_name = "MIN-MAX")]
    size: Option<String>,
    #[command(flatten)]
    expiry: Expiry,
    #[command(flatten)]
    signer: Signer,
}

/// Prints the fields of a form, one `name=value` a line.
pub(super) fn sign(args: &PostPolicy, out: &mut dyn Write) -> Result<(), CliError> {
    let account = match args.signer.key()? {
        Key::Here(account, _) => account,
        Key::Remote(_) => return Err(by_server("a POST policy").into()),
    };
    let now = args.signer.now();
    let end = now.plus(args.expiry.expires_in.seconds());
    let key_time = format!("{};{end}", now.min(end));
    let policy = match &args.policy {
        Some(file) => read(file)?,
        None => made(args, &account.secret_id, &key_time, end)?.to_string().into_bytes(),
    };
    writeln!(out, "policy={}", post_policy::encode(&policy))?;
    writeln!(out, "q-sign-algorithm=sha1")?;
    writeln!(out, "q-ak={}", account.secret_id)?;
    writeln!(out, "q-key-time={key_time}")?;
    Ok(writeln!(out, "q-signature={}", post_policy::sign(&policy, &key_time, &account.secret_key))?)
}

fn read(file: &str) -> Result<Vec<u8>, CliError> {
    let unread = |error| ConfigError::Invalid(format!("{file}: {error}"));
    let mut policy = Vec::new();
    match file {
        "-" => std::io::stdin().read_to_end(&mut policy).map(|_| policy),
        file => std::fs::read(file),
    }
    .map_err(|error| unread(error).into())
}

/// A policy with the conditions of the flags, and those that every policy has.
fn made(args: &PostPolicy, secret_id: &str, key_time: &str, end: UnixSeconds) -> Result<Json, ConfigError> {
    let mut conditions = Vec::new();
    conditions.extend(args.key_prefix.iter().map(|prefix| json!(["starts-with", "$key", prefix])));
    let equals = args.equals.iter().map(Pair::as_strs);
    conditions.extend(equals.map(|(name, value)| json!(["eq", format!("${name}"), value])));
    let begins = args.starts_with.iter().map(Pair::as_strs);
    conditions.extend(begins.map(|(name, value)| json!(["starts-with", format!("${name}"), value])));
    if let Some(size) = &args.size {
        let unsound = || ConfigError::Invalid(format!("{size:?} is not a range of sizes; write 1-1048576"));
        let (least, most) = size.split_once('-').ok_or_else(unsound)?;
        let number = |text: &str| text.trim().parse::<u64>().map_err(|_| unsound());
        conditions.push(json!(["content-length-range", number(least)?, number(most)?]));
    }
    conditions.push(json!({ "q-sign-algorithm": "sha1" }));
    conditions.push(json!({ "q-ak": secret_id }));
    conditions.push(json!({ "q-sign-time": key_time }));
    let beyond = |_| ConfigError::Invalid("the time to expire at lies beyond all calendars".into());
    let expiration = Timestamp::from_second(end.0).map_err(beyond)?.to_string();
    Ok(json!({ "expiration": expiration, "conditions": conditions }))
}
