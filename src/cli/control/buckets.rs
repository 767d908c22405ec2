//! `cosplay buckets`: the buckets of a running server.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::{Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{Format, List, object, text, time};
use crate::cli::control::xml_api::{Of, XmlApi};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;

#[derive(Debug, clap::Args)]
pub(crate) struct BucketsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the buckets (the default)
    List,
    /// Add a bucket; --appid names its owner, by default the first account
    Add(Add),
    /// Remove empty buckets, as DELETE Bucket does
    Rm {
        /// Buckets: NAME-APPID, or the short name of one
        #[arg(required = true, value_parser = name)]
        buckets: Vec<String>,
    },
}

#[derive(Debug, clap::Args)]
struct Add {
    /// Short name, without the AppId
    #[arg(value_parser = name)]
    name: String,
    /// Region
    #[arg(short, long, default_value = "ap-guangzhou")]
    region: String,
    /// private, public-read, public-read-write or authenticated-read
    #[arg(long)]
    acl: Option<String>,
    /// lenient: pages of any origin may use it until the first PUT ?cors; strict: none, as on the service
    #[arg(long, default_value = "lenient")]
    cors: String,
    /// Another setting of a bucket, as in the configuration file: versioning=enabled, or a list as
    /// `cors_origins=["https://a.test"]`; repeatable
    #[arg(long = "set", value_name = "NAME=VALUE")]
    settings: Vec<String>,
}

const LIST: List<6> = List {
    of: "buckets",
    heads: ["BUCKET", "REGION", "ACL", "CORS", "VERSIONING", "CREATED"],
    row: |bucket| {
        let cell = |name: &str| text(&bucket[name]);
        let full = format!("{}-{}", cell("name"), cell("appid"));
        [full, cell("region"), cell("acl"), cell("cors"), cell("versioning"), time(&bucket["created"])]
    },
};

pub(crate) fn run(args: &BucketsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let server = &args.server;
    match args.action.as_ref().unwrap_or(&Action::List) {
        Action::List => LIST.print(&server.call(Method::GET, "buckets", None)?, args.format, out)?,
        Action::Add(new) => {
            let body = Some(new.body(server)?.to_string());
            let made = server.call_untold(Method::POST, "buckets", body)?.done()?;
            if args.format.json {
                writeln!(out, "{}", made.text.trim())?;
            } else {
                let bucket = made.json()?;
                if !is_xml_name(&new.name) {
                    let note = "cosplay: the JSON API alone can have this name: buckets of the XML API have \
                                lower-case letters, digits and -, and begin with no -";
                    // A closed standard error is no reason to fail.
                    drop(writeln!(std::io::stderr(), "{note}"));
                }
                writeln!(out, "{}-{}", text(&bucket["name"]), text(&bucket["appid"]))?;
            }
        }
        Action::Rm { buckets } => {
            let found: Vec<_> =
                buckets.iter().map(|bucket| XmlApi::of(server, bucket)).collect::<Result<_, _>>()?;
            for bucket in found {
                bucket.done(&Method::DELETE, Of::Bucket, &[], ())?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whether PUT Bucket could have made a bucket of this name.
fn is_xml_name(name: &str) -> bool {
    let is_sound = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.starts_with('-') && name.bytes().all(is_sound)
}

/// Settings of a bucket that are lists.
const LISTS: [&str; 2] = ["referer_blacklist", "cors_origins"];

impl Add {
    fn body(&self, server: &Server) -> Result<Json, CliError> {
        let mut body = object([
            ("appid", server.appid().map(|appid| json!(appid))),
            ("name", Some(json!(self.name))),
            ("region", Some(json!(self.region))),
            ("cors", Some(json!(self.cors))),
            ("acl", self.acl.as_ref().map(|acl| json!(acl))),
        ]);
        for setting in &self.settings {
            let unsound = || ConfigError::Invalid(format!("--set {setting}: write NAME=VALUE"));
            let (name, value) = setting.split_once('=').ok_or_else(unsound)?;
            if LISTS.contains(&name) && !value.starts_with('[') {
                let list = format!("--set {setting}: a list; write '{name}=[\"{value}\"]'");
                return Err(ConfigError::Invalid(list).into());
            }
            body[name] = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
        }
        Ok(body)
    }
}
