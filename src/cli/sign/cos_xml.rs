//! `cosplay sign cos-xml`.

use std::io::Write;

use serde_json::{Value as Json, json};

use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::remote::Remote;
use crate::cli::sign::signer::{Expiry, Key, Signer};
use crate::domain::accounts::Account;
use crate::domain::auth::cos_xml::{self, Grant};
use crate::domain::auth::request::SignedRequest;
use crate::primitives::escape;

#[derive(Debug, clap::Args)]
pub(super) struct CosXml {
    /// Method of the request
    #[arg(short = 'X', long, default_value = "GET")]
    method: String,
    /// Path of the request, not percent-encoded: / for the bucket itself
    #[arg(default_value = "/", value_parser = name)]
    path: String,
    /// Query parameter to sign; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pairs::parse_word)]
    params: Vec<Pair>,
    /// Header to sign, such as host=mine-1250000000.cos.ap-guangzhou.myqcloud.com; repeatable
    #[arg(short = 'H', long = "header", value_name = "NAME=VALUE", value_parser = pairs::parse_full)]
    headers: Vec<Pair>,
    #[command(flatten)]
    expiry: Expiry,
    /// Print path and query of a pre-signed URL instead of an Authorization header
    #[arg(long)]
    presign: bool,
    #[command(flatten)]
    signer: Signer,
}

/// Prints a signature.
pub(super) fn sign(args: &CosXml, out: &mut dyn Write) -> Result<(), CliError> {
    let path = if args.path.starts_with('/') { args.path.clone() } else { format!("/{}", args.path) };
    let signature = match args.signer.key()? {
        Key::Here(account, _) => here(args, &account, &path),
        Key::Remote(server) => by(args, &server, &path)?,
    };
    Ok(writeln!(out, "{signature}")?)
}

fn here(args: &CosXml, account: &Account, path: &str) -> String {
    let now = args.signer.now();
    let end = now.plus(args.expiry.expires_in.seconds());
    let params: Vec<(&str, &str)> = args.params.iter().map(Pair::as_strs).collect();
    let header = |name: &str| pairs::value(&args.headers, name);
    let request = SignedRequest { method: &args.method, path, params: &params, header: &header, date: None };
    let grant = Grant {
        secret_id: &account.secret_id,
        secret_key: &account.secret_key,
        start: now.min(end),
        end,
        headers: &pairs::names(&args.headers),
        params: &pairs::names(&args.params),
    };
    if !args.presign {
        return cos_xml::sign(&grant, &request);
    }
    let own = params.iter().map(|(name, value)| {
        format!("{}={}&", escape::encode_component(name), escape::encode_component(value))
    });
    let signature = cos_xml::presign(&grant, &request);
    format!("{}?{}{signature}", escape::encode_path(path), own.collect::<String>())
}

/// The same by a running server.
fn by(args: &CosXml, server: &Remote, path: &str) -> Result<String, CliError> {
    args.signer.refuse_now()?;
    let members = |pairs: &[Pair]| -> Json {
        pairs.iter().map(Pair::as_strs).map(|(name, value)| (name.to_owned(), json!(value))).collect()
    };
    let signed = server.sign(
        "cos-xml",
        json!({
            "method": args.method,
            "path": path,
            "headers": members(&args.headers),
            "parameters": members(&args.params),
            "seconds": args.expiry.expires_in.seconds(),
        }),
    )?;
    let which = if args.presign { "presigned" } else { "signature" };
    Ok(signed[which].as_str().unwrap_or_default().to_owned())
}
