//! `cosplay sign post-policy`.

use std::io::{Read, Write};

use serde_json::{Value as Json, json};

use crate::cli::error::CliError;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::remote::Remote;
use crate::cli::sign::signer::{Expiry, Key, Signer};
use crate::config::ConfigError;
use crate::domain::accounts::Account;
use crate::domain::auth::post_policy;

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
    let policy =
        args.policy.as_deref().map(|file| Ok::<_, CliError>(checked(file, read(file)?)?)).transpose()?;
    let fields = match args.signer.key()? {
        Key::Here(account, _) => here(args, policy, &account)?,
        Key::Remote(server) => by(args, policy, &server)?,
    };
    fields.iter().try_for_each(|(name, value)| writeln!(out, "{name}={value}"))?;
    Ok(())
}

/// Names and values of the fields.
type Fields = Vec<(&'static str, String)>;

fn here(args: &PostPolicy, policy: Option<Vec<u8>>, account: &Account) -> Result<Fields, CliError> {
    let now = args.signer.now();
    let end = now.plus(args.expiry.expires_in.seconds());
    let key_time = format!("{};{end}", now.min(end));
    let beyond = || ConfigError::Invalid("the time to expire at lies beyond all calendars".into());
    let policy = match policy {
        Some(policy) => policy,
        None => post_policy::document(conditions(args)?, &account.secret_id, &key_time, end)
            .ok_or_else(beyond)?
            .to_string()
            .into_bytes(),
    };
    let signature = post_policy::sign(&policy, &key_time, &account.secret_key);
    let values =
        [post_policy::encode(&policy), "sha1".into(), account.secret_id.clone(), key_time, signature];
    Ok(NAMES.into_iter().zip(values).collect())
}

/// Fields of a form that carry a policy.
const NAMES: [&str; 5] = ["policy", "q-sign-algorithm", "q-ak", "q-key-time", "q-signature"];

/// The same by a running server.
fn by(args: &PostPolicy, policy: Option<Vec<u8>>, server: &Remote) -> Result<Fields, CliError> {
    args.signer.refuse_now()?;
    let no_text = |_| ConfigError::Invalid("the policy is not UTF-8".into());
    let policy = policy.map(String::from_utf8).transpose().map_err(no_text)?;
    let seconds = args.expiry.expires_in.seconds();
    let members = json!({ "policy": policy, "conditions": conditions(args)?, "seconds": seconds });
    let answer = server.sign("post-policy", members)?;
    Ok(NAMES.into_iter().map(|name| (name, answer[name].as_str().unwrap_or_default().to_owned())).collect())
}

fn read(file: &str) -> Result<Vec<u8>, CliError> {
    let unread = |error| ConfigError::Invalid(format!("--policy {file}: {error}"));
    let mut policy = Vec::new();
    match file {
        "-" => std::io::stdin().read_to_end(&mut policy).map(|_| policy),
        file => std::fs::read(file),
    }
    .map_err(|error| unread(error).into())
}

/// The policy, which is signed as it is, if it is JSON.
fn checked(file: &str, policy: Vec<u8>) -> Result<Vec<u8>, ConfigError> {
    let unsound = |error| ConfigError::Invalid(format!("--policy {file} is not JSON: {error}"));
    serde_json::from_slice::<Json>(&policy).map(|_| policy).map_err(unsound)
}

/// The least and the most bytes of `1-1048576`.
fn range(size: &str) -> Result<(u64, u64), ConfigError> {
    let ends = size.split_once('-').and_then(|(least, most)| {
        let number = |text: &str| text.trim().parse::<u64>().ok();
        number(least).zip(number(most)).filter(|(least, most)| least <= most)
    });
    let unsound = || ConfigError::Invalid(format!("--size {size}: not a range of sizes; write 1-1048576"));
    ends.ok_or_else(unsound)
}

/// The conditions of the flags.
fn conditions(args: &PostPolicy) -> Result<Vec<Json>, ConfigError> {
    let mut conditions = Vec::new();
    conditions.extend(args.key_prefix.iter().map(|prefix| json!(["starts-with", "$key", prefix])));
    let equals = args.equals.iter().map(Pair::as_strs);
    conditions.extend(equals.map(|(name, value)| json!(["eq", format!("${name}"), value])));
    let begins = args.starts_with.iter().map(Pair::as_strs);
    conditions.extend(begins.map(|(name, value)| json!(["starts-with", format!("${name}"), value])));
    if let Some(size) = &args.size {
        let (least, most) = range(size)?;
        conditions.push(json!(["content-length-range", least, most]));
    }
    Ok(conditions)
}
