//! `cosplay sign`: signatures, as the vendor's signature pages make them. One file per scheme.

mod cloud_api;
mod cos_json;
mod cos_xml;
mod pairs;
mod post_policy;
mod remote;
pub(super) mod signer;
mod vod;

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::error::CliError;

#[derive(Debug, clap::Args)]
pub(super) struct SignArgs {
    #[command(subcommand)]
    scheme: Scheme,
}

#[derive(Debug, Subcommand)]
enum Scheme {
    /// A call of API 3.0: its headers with TC3, its form with v1
    CloudApi(cloud_api::CloudApi),
    /// The COS JSON API's signature, for the Authorization header or ?sign=
    CosJson(cos_json::CosJson),
    /// The COS XML API's signature, for the Authorization header or a pre-signed URL
    CosXml(cos_xml::CosXml),
    /// The policy of an HTML form (POST Object): its fields, one name=value a line
    PostPolicy(post_policy::PostPolicy),
    /// VOD's upload signature, for PrepareUploadUGC, ApplyUploadUGC and CommitUploadUGC
    Vod(vod::Vod),
}

/// Prints a signature.
pub(super) fn run(args: &SignArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    match &args.scheme {
        Scheme::CloudApi(args) => cloud_api::sign(args, out)?,
        Scheme::CosJson(args) => cos_json::sign(args, out)?,
        Scheme::CosXml(args) => cos_xml::sign(args, out)?,
        Scheme::PostPolicy(args) => post_policy::sign(args, out)?,
        Scheme::Vod(args) => vod::sign(args, out)?,
    }
    Ok(ExitCode::SUCCESS)
}
