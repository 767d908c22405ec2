//! `cosplay sign cos-json`.

use std::io::Write;

use crate::cli::error::CliError;
use crate::cli::sign::signer::{SignedText, Signer};
use crate::domain::auth::cos_json::{self, Grant};
use crate::primitives::escape;
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

#[derive(Debug, clap::Args)]
pub(super) struct CosJson {
    #[command(flatten)]
    signer: Signer,
    #[command(flatten)]
    signed_text: SignedText,
    /// Bucket, without the AppId
    #[arg(long, default_value = "examplebucket")]
    bucket: String,
    /// Make a once-signature for this path (delete and update need one)
    #[arg(long, value_name = "PATH", conflicts_with = "expires_in")]
    once: Option<String>,
    /// Bind a multi-effect signature to paths that begin with this one
    #[arg(long, value_name = "PATH", conflicts_with = "once")]
    file: Option<String>,
    /// Seconds until a multi-effect signature expires; negative for one that has
    #[arg(long, default_value_t = 3600, allow_negative_numbers = true, value_name = "SECONDS")]
    expires_in: i64,
}

/// Prints a signature.
pub(super) fn sign(args: &CosJson, out: &mut dyn Write) -> Result<(), CliError> {
    let (account, now) = (args.signer.account()?, args.signer.now());
    let end = now.plus(args.expires_in);
    let file = args
        .once
        .as_deref()
        .or(args.file.as_deref())
        .map_or_else(String::new, |path| fileid(account.appid, &args.bucket, path));
    let grant = Grant {
        appid: account.appid,
        bucket: &args.bucket,
        secret_id: &account.secret_id,
        expires: if args.once.is_some() { UnixSeconds(0) } else { end },
        issued: now.min(end),
        random: args.signed_text.random(),
        file: &file,
    };
    let plaintext = grant.plaintext();
    let signature = cos_json::sign(&plaintext, &account.secret_key);
    Ok(args.signed_text.print(&plaintext, &signature, out)?)
}

/// `/<appid>/<bucket>/<path>`, percent-encoded; a path that says so already is taken as it is.
fn fileid(appid: AppId, bucket: &str, path: &str) -> String {
    let root = format!("/{appid}/{bucket}/");
    let path = path.strip_prefix(&root).unwrap_or(path).trim_start_matches('/');
    format!("{root}{}", escape::encode_path(path))
}
