//! `cosplay sign cos-xml`.

use std::io::Write;

use crate::cli::error::CliError;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::signer::Signer;
use crate::domain::auth::cos_xml::{self, Grant};
use crate::domain::auth::request::SignedRequest;
use crate::primitives::escape;

#[derive(Debug, clap::Args)]
pub(super) struct CosXml {
    #[command(flatten)]
    signer: Signer,
    /// Method of the request
    #[arg(long, default_value = "GET")]
    method: String,
    /// Path of the request, not percent-encoded: / for the bucket itself
    #[arg(default_value = "/")]
    path: String,
    /// Query parameter to sign; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pairs::parse)]
    params: Vec<Pair>,
    /// Header to sign, such as host=mine-1250000000.cos.ap-guangzhou.myqcloud.com; repeatable
    #[arg(long = "header", value_name = "NAME=VALUE", value_parser = pairs::parse)]
    headers: Vec<Pair>,
    /// Seconds until the signature expires; negative for one that has expired
    #[arg(long, default_value_t = 3600, allow_negative_numbers = true, value_name = "SECONDS")]
    expires_in: i64,
    /// Print path and query of a pre-signed URL instead of an Authorization header
    #[arg(long)]
    presign: bool,
}

/// Prints a signature.
pub(super) fn sign(args: &CosXml, out: &mut dyn Write) -> Result<(), CliError> {
    let (account, now) = (args.signer.account()?, args.signer.now());
    let end = now.plus(args.expires_in);
    let params: Vec<(&str, &str)> = args.params.iter().map(Pair::as_strs).collect();
    let path = if args.path.starts_with('/') { args.path.clone() } else { format!("/{}", args.path) };
    let header = |name: &str| pairs::value(&args.headers, name);
    let request =
        SignedRequest { method: &args.method, path: &path, params: &params, header: &header, date: None };
    let grant = Grant {
        secret_id: &account.secret_id,
        secret_key: &account.secret_key,
        start: now.min(end),
        end,
        headers: &pairs::names(&args.headers),
        params: &pairs::names(&args.params),
    };
    if !args.presign {
        return Ok(writeln!(out, "{}", cos_xml::sign(&grant, &request))?);
    }
    let own = params.iter().map(|(name, value)| {
        format!("{}={}&", escape::encode_component(name), escape::encode_component(value))
    });
    let signature = cos_xml::presign(&grant, &request);
    Ok(writeln!(out, "{}?{}{signature}", escape::encode_path(&path), own.collect::<String>())?)
}
