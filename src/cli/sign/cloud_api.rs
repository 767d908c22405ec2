//! `cosplay sign cloud-api`: a call of API 3.0, signed by TC3 or by the older v1.

use std::io::{self, Write};

use crate::cli::error::CliError;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::signer::{Key, Signer, by_server, nonce};
use crate::config::ConfigError;
use crate::domain::accounts::Account;
use crate::domain::auth::cloud::{tc3, v1};
use crate::primitives::digest::sha256_of;
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(super) struct CloudApi {
    #[command(flatten)]
    signer: Signer,
    /// Action to call, such as ApplyUpload
    action: String,
    /// JSON body of a TC3 call
    #[arg(long, default_value = "{}")]
    body: String,
    /// Host that the call is sent to
    #[arg(long, default_value = "vod.tencentcloudapi.com")]
    host: String,
    /// Version of the API; that of STS for the host of STS
    #[arg(long, value_name = "DATE")]
    version: Option<String>,
    /// Token of a temporary key
    #[arg(long)]
    token: Option<String>,
    /// Sign by v1 with this hash, HmacSHA1 or HmacSHA256, and print the form
    #[arg(long, value_name = "HASH", conflicts_with = "body")]
    v1: Option<String>,
    /// HTTP method of a v1 call
    #[arg(long, default_value = "POST", requires = "v1")]
    method: String,
    /// Number in a v1 call that no other call has [default: a new one]
    #[arg(long, requires = "v1")]
    nonce: Option<u32>,
    /// Parameter of a v1 call; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pairs::parse, requires = "v1")]
    params: Vec<Pair>,
}

/// Prints the headers of a TC3 call, one a line, or the form of a v1 call.
pub(super) fn sign(args: &CloudApi, out: &mut dyn Write) -> Result<(), CliError> {
    let account = match args.signer.key()? {
        Key::Here(account, _) => account,
        Key::Remote(_) => return Err(by_server("sign cloud-api").into()),
    };
    let service = args.host.split('.').next().unwrap_or_default();
    let version =
        args.version.as_deref().unwrap_or(if service == "sts" { "2018-08-13" } else { "2018-07-17" });
    match &args.v1 {
        None => Ok(print_headers(args, &account, service, version, out)?),
        Some(hash) => {
            let method = v1::Method::parse(Some(hash))
                .map_err(|error| ConfigError::Invalid(format!("--v1 {hash}: {error}")))?;
            Ok(writeln!(out, "{}", form(args, &account, version, method))?)
        }
    }
}

fn print_headers(
    args: &CloudApi,
    account: &Account,
    service: &str,
    version: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let timestamp = args.signer.now().0;
    let header = |name: &str| match name {
        "content-type" => Some("application/json".to_owned()),
        "host" => Some(args.host.clone()),
        _ => None,
    };
    let request = tc3::Request {
        method: "POST",
        path: "/",
        query: "",
        header: &header,
        body: sha256_of(args.body.as_bytes()),
    };
    let grant = tc3::Grant {
        secret_id: &account.secret_id,
        secret_key: &account.secret_key,
        service,
        timestamp,
        headers: &["content-type", "host"],
    };
    writeln!(out, "Authorization: {}", tc3::sign(&grant, &request))?;
    writeln!(out, "Content-Type: application/json\nHost: {}", args.host)?;
    writeln!(out, "X-TC-Action: {}\nX-TC-Version: {version}\nX-TC-Timestamp: {timestamp}", args.action)?;
    args.token.iter().try_for_each(|token| writeln!(out, "X-TC-Token: {token}"))
}

fn form(args: &CloudApi, account: &Account, version: &str, method: v1::Method) -> String {
    let hash = args.v1.clone().unwrap_or_default();
    let nonce = args.nonce.unwrap_or_else(nonce);
    let common = [
        ("Action", args.action.clone()),
        ("Version", version.to_owned()),
        ("Timestamp", args.signer.now().to_string()),
        ("Nonce", nonce.to_string()),
        ("SecretId", account.secret_id.clone()),
        ("SignatureMethod", hash),
    ];
    let token = args.token.iter().map(|token| ("Token", token.clone()));
    let further = args.params.iter().map(Pair::as_strs).map(|(name, value)| (name, value.to_owned()));
    let mut all: Vec<(&str, String)> = common.into_iter().chain(token).chain(further).collect();
    let bytes: Vec<v1::Pair> =
        all.iter().map(|(name, value)| (name.as_bytes().to_vec(), value.clone().into_bytes())).collect();
    let request = v1::Request { method: &args.method, host: &args.host, path: "/", pairs: &bytes };
    let signature = method.sign(&request.text(&args.host), &account.secret_key);
    all.push(("Signature", signature));
    let pair =
        |(name, value): &(&str, String)| format!("{}={}", encode_component(name), encode_component(value));
    all.iter().map(pair).collect::<Vec<_>>().join("&")
}
