//! `cosplay sign`: what the vendor's signature pages do.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;

use super::error::CliError;
use crate::config::{ConfigError, written};
use crate::domain::accounts::Options;
use crate::domain::auth::cos_json::{self, Grant};
use crate::domain::clock::Clock;
use crate::primitives::escape;
use crate::primitives::names::AppId;

/// What `cosplay sign` takes.
#[derive(Debug, clap::Args)]
pub struct SignArgs {
    #[command(subcommand)]
    scheme: Scheme,
}

#[derive(Debug, Subcommand)]
enum Scheme {
    /// The COS JSON API's signature, for the Authorization header or ?sign=
    CosJson(CosJson),
}

#[derive(Debug, clap::Args)]
struct CosJson {
    /// AppId [default: the demo account's, or the first in COSPLAY_ACCOUNTS]
    #[arg(long)]
    appid: Option<String>,
    /// Bucket, without the AppId
    #[arg(long, default_value = "examplebucket")]
    bucket: String,
    /// SecretId
    #[arg(long)]
    secret_id: Option<String>,
    /// SecretKey
    #[arg(long, env = "COSPLAY_SECRET_KEY", hide_env_values = true)]
    secret_key: Option<String>,
    /// Make a once-signature for this path (delete and update need one)
    #[arg(long, value_name = "PATH", conflicts_with = "expires_in")]
    once: Option<String>,
    /// Bind a multi-effect signature to paths that begin with this one
    #[arg(long, value_name = "PATH", conflicts_with = "once")]
    file: Option<String>,
    /// Seconds until a multi-effect signature expires; negative for one that has
    #[arg(long, default_value_t = 3600, allow_negative_numbers = true, value_name = "SECONDS")]
    expires_in: i64,
    /// Sign as if it were this Unix time
    #[arg(long, value_name = "SECONDS")]
    now: Option<i64>,
    /// The random number r
    #[arg(long)]
    random: Option<u32>,
    /// Percent-encode the result, for ?sign=
    #[arg(long)]
    url: bool,
    /// Print the signed text before the signature
    #[arg(long)]
    show: bool,
}

/// Prints a signature.
pub fn run(args: &SignArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let Scheme::CosJson(args) = &args.scheme;
    sign_cos_json(args, out)
}

fn sign_cos_json(args: &CosJson, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let known = std::env::var("COSPLAY_ACCOUNTS").ok().filter(|text| !text.is_empty());
    let first = known.as_deref().and_then(|text| text.split(',').next());
    let account = first.map(|text| written::parse_account(text, &Options::default())).transpose()?;
    let (appid, secret_id, secret_key) = match &account {
        Some(account) => (account.appid, account.secret_id.as_str(), account.secret_key.as_str()),
        None => (written::DEMO_APPID, written::DEMO_SECRET_ID, written::DEMO_SECRET_KEY),
    };
    let appid = match &args.appid {
        Some(text) => AppId::parse(text).ok_or_else(|| ConfigError(format!("{text:?} is not an AppId")))?,
        None => appid,
    };
    let now = args.now.unwrap_or_else(|| Clock::default().now());
    let file = args
        .once
        .as_deref()
        .or(args.file.as_deref())
        .map_or_else(String::new, |path| fileid(appid, &args.bucket, path));
    let grant = Grant {
        appid,
        bucket: &args.bucket,
        secret_id: args.secret_id.as_deref().unwrap_or(secret_id),
        expires: if args.once.is_some() { 0 } else { now + args.expires_in },
        issued: now.min(now + args.expires_in),
        random: args.random.unwrap_or_else(|| fastrand::u32(1..1_000_000_000)),
        file: &file,
    };
    let plaintext = grant.plaintext();
    if args.show {
        writeln!(out, "{plaintext}")?;
    }
    let signature = cos_json::sign(&plaintext, args.secret_key.as_deref().unwrap_or(secret_key));
    match args.url {
        true => writeln!(out, "{}", escape::encode_component(&signature))?,
        false => writeln!(out, "{signature}")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// `/<appid>/<bucket>/<path>`, percent-encoded; a path that says so already is taken as it is.
fn fileid(appid: AppId, bucket: &str, path: &str) -> String {
    let root = format!("/{appid}/{bucket}/");
    let path = path.strip_prefix(&root).unwrap_or(path).trim_start_matches('/');
    format!("{root}{}", escape::encode_path(path))
}
