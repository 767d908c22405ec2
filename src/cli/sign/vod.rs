//! `cosplay sign vod`.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;

use clap::value_parser;
use serde_json::json;

use crate::cli::error::CliError;
use crate::cli::sign::pairs::{self, Pair};
use crate::cli::sign::remote::Remote;
use crate::cli::sign::signer::{Key, SignedText, Signer};
use crate::config::ConfigError;
use crate::domain::accounts::Account;
use crate::domain::auth::vod::{self, Grant};
use crate::primitives::names::is_region;
use crate::primitives::span::Span;

#[derive(Debug, clap::Args)]
pub(super) struct Vod {
    #[command(flatten)]
    signed_text: SignedText,
    /// Time until the signature expires; negative for one that has expired
    #[arg(short, long, default_value = "1d", allow_hyphen_values = true, value_name = "TIME")]
    expires_in: Span,
    /// Name of the task flow to start after the upload
    #[arg(long)]
    procedure: Option<String>,
    /// Make the signature valid for one upload
    #[arg(long)]
    one_time: bool,
    /// Category of the media
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    class_id: Option<i64>,
    /// Text that is returned with the upload's event
    #[arg(long, value_name = "TEXT")]
    source_context: Option<String>,
    /// Text that is returned with the task flow's events
    #[arg(long, value_name = "TEXT")]
    session_context: Option<String>,
    /// Priority of the task flow, -10 to 10
    #[arg(
        long,
        value_name = "N",
        allow_negative_numbers = true,
        value_parser = value_parser!(i64).range(-10..=10)
    )]
    task_priority: Option<i64>,
    /// When the task flow's events are sent: Finish, Change or None
    #[arg(
        long,
        value_name = "MODE",
        value_parser = ["Finish", "Change", "None"],
        hide_possible_values = true
    )]
    task_notify_mode: Option<String>,
    /// App that gets the media, one of the account's sub-apps
    #[arg(long, value_name = "APPID")]
    sub_app_id: Option<u32>,
    /// Region to store in, such as ap-chongqing
    #[arg(long, value_name = "REGION", value_parser = region)]
    storage_region: Option<String>,
    /// Further parameter by the vendor's name, with any value, also a wrong one; repeatable
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = pairs::parse)]
    params: Vec<Pair>,
    #[command(flatten)]
    signer: Signer,
}

/// Prints a signature.
pub(super) fn sign(args: &Vod, out: &mut dyn Write) -> Result<(), CliError> {
    args.refuse_doubled()?;
    let (plaintext, signature) = match args.signer.key()? {
        Key::Here(account, _) => here(args, &account),
        Key::Remote(server) => by(args, &server)?,
    };
    Ok(args.signed_text.print(&plaintext, &signature, out)?)
}

impl Vod {
    /// Refuses a parameter that the signature has already: the service takes no field twice.
    fn refuse_doubled(&self) -> Result<(), ConfigError> {
        let mut seen: HashSet<&str> = OWN.into_iter().collect();
        seen.extend(self.procedure.as_ref().map(|_| "procedure"));
        match more(self).iter().find(|(name, _)| !seen.insert(*name)) {
            Some((name, _)) => Err(ConfigError::Invalid(format!(
                "--param {name}: the signature has this field already, and none may stand twice; leave it out"
            ))),
            None => Ok(()),
        }
    }
}

/// Fields of every signature.
const OWN: [&str; 4] = ["secretId", "currentTimeStamp", "expireTime", "random"];

/// Reads a region.
fn region(text: &str) -> Result<String, &'static str> {
    if is_region(text) { Ok(text.into()) } else { Err("no region; write one such as ap-chongqing") }
}

/// Signed text and signature.
fn here(args: &Vod, account: &Account) -> (String, String) {
    let now = args.signer.now();
    let end = now.plus(args.expires_in.seconds());
    let more = more(args);
    let grant = Grant {
        secret_id: &account.secret_id,
        issued: now.min(end.minus(1)),
        expires: end,
        random: args.signed_text.random(),
        procedure: args.procedure.as_deref(),
        more: &more,
    };
    let plaintext = grant.plaintext();
    let signature = vod::sign(&plaintext, &account.secret_key);
    (plaintext, signature)
}

/// The same by a running server.
fn by(args: &Vod, server: &Remote) -> Result<(String, String), CliError> {
    args.signer.refuse_now()?;
    args.signed_text.refuse_random()?;
    let procedure = args.procedure.iter().map(|name| ("procedure", name.clone()));
    let parameters: BTreeMap<_, _> = procedure.chain(more(args)).collect();
    server.signed_text("vod", json!({ "seconds": args.expires_in.seconds(), "parameters": parameters }))
}

/// Parameters by the vendor's names.
fn more(args: &Vod) -> Vec<(&str, String)> {
    let named = [
        ("classId", args.class_id.map(|id| id.to_string())),
        ("taskPriority", args.task_priority.map(|priority| priority.to_string())),
        ("taskNotifyMode", args.task_notify_mode.clone()),
        ("sourceContext", args.source_context.clone()),
        ("oneTimeValid", args.one_time.then(|| "1".to_owned())),
        ("vodSubAppId", args.sub_app_id.map(|app| app.to_string())),
        ("sessionContext", args.session_context.clone()),
        ("storageRegion", args.storage_region.clone()),
    ];
    let mut more: Vec<_> = named.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let further = args.params.iter().map(Pair::as_strs);
    more.extend(further.map(|(name, value)| (name, value.to_owned())));
    more
}
