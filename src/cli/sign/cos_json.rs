//! `cosplay sign cos-json`.

use std::io::Write;

use serde_json::json;

use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::cli::sign::remote::Remote;
use crate::cli::sign::signer::{Expiry, Key, SignedText, Signer, by_server};
use crate::config::ConfigError;
use crate::domain::accounts::Account;
use crate::domain::auth::cos_json::{self, Grant};
use crate::primitives::escape;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

#[derive(Debug, clap::Args)]
pub(super) struct CosJson {
    #[command(flatten)]
    signed_text: SignedText,
    /// Bucket, without the AppId [default: the account's first]
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// Make a once-signature for this path (delete and update need one)
    #[arg(long, value_name = "PATH", value_parser = name, conflicts_with = "expires_in")]
    once: Option<String>,
    /// Bind a multi-effect signature to paths that begin with this one
    #[arg(long, value_name = "PATH", value_parser = name, conflicts_with = "once")]
    file: Option<String>,
    #[command(flatten)]
    expiry: Expiry,
    #[command(flatten)]
    signer: Signer,
}

/// Prints a signature.
pub(super) fn sign(args: &CosJson, out: &mut dyn Write) -> Result<(), CliError> {
    let (plaintext, signature) = match args.signer.key()? {
        Key::Here(account, bucket) => {
            let bucket = args.bucket.as_deref().or(bucket.as_deref());
            here(args, &account, bucket.ok_or_else(|| no_bucket(account.appid))?)
        }
        Key::Remote(server) => by(args, &server)?,
    };
    Ok(args.signed_text.print(&plaintext, &signature, out)?)
}

/// Signed text and signature.
fn here(args: &CosJson, account: &Account, bucket: &str) -> (String, String) {
    let now = args.signer.now();
    let end = now.plus(args.expiry.expires_in.seconds());
    let path = args.once.as_deref().or(args.file.as_deref());
    let file = path.map_or_else(String::new, |path| fileid(account.appid, bucket, path));
    let grant = Grant {
        appid: account.appid,
        bucket,
        secret_id: &account.secret_id,
        expires: if args.once.is_some() { UnixSeconds(0) } else { end },
        issued: now.min(end),
        random: args.signed_text.random(),
        file: &file,
    };
    let plaintext = grant.plaintext();
    let signature = cos_json::sign(&plaintext, &account.secret_key);
    (plaintext, signature)
}

/// The same by a running server.
fn by(args: &CosJson, server: &Remote) -> Result<(String, String), CliError> {
    args.signer.refuse_now()?;
    args.signed_text.refuse_random()?;
    if args.file.is_some() {
        return Err(by_server("--file").into());
    }
    let bucket = match &args.bucket {
        Some(bucket) => bucket.clone(),
        None => server.bucket()?.ok_or_else(|| no_bucket(server.appid()))?,
    };
    let seconds = args.expiry.expires_in.seconds();
    server.signed_text("cos-json", json!({ "bucket": bucket, "once": args.once, "seconds": seconds }))
}

/// The error of an account that has no bucket to sign for.
fn no_bucket(appid: AppId) -> ConfigError {
    ConfigError::Invalid(format!("no bucket of the account with AppId {appid} is known; give --bucket"))
}

/// `/<appid>/<bucket>/<path>`, percent-encoded; a path that says so already is taken as it is.
fn fileid(appid: AppId, bucket: &str, path: &str) -> String {
    let root = format!("/{appid}/{bucket}/");
    let path = path.strip_prefix(&root).unwrap_or(path).trim_start_matches('/');
    format!("{root}{}", escape::encode_path(path))
}
