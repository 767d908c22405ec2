//! `cosplay policy`: checks policies, asks what they decide, and prints the least one that would have done.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::{Map, Value as Json, json};

use crate::cli::client::Server;
use crate::cli::control::values::{read, text};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::idle::Existing;
use crate::primitives::names::{AppId, BucketId};

#[derive(Debug, clap::Args)]
pub(crate) struct PolicyArgs {
    #[command(subcommand)]
    action: Action,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Check a policy, without a server: of a temporary key, or with --bucket of that bucket
    Check {
        /// File with the policy, - for standard input
        file: String,
        /// Bucket that the policy is for: NAME-APPID
        #[arg(short, long, value_name = "BUCKET", value_parser = name)]
        bucket: Option<String>,
        /// AppId that the key belongs to
        #[arg(long, value_name = "APPID", default_value_t = 1_250_000_000)]
        owner: u32,
    },
    /// Ask a running server what a policy decides on a request, and why
    Evaluate(Box<Evaluate>),
    /// Print the least policy that would have allowed what succeeded
    Used,
}

#[derive(Debug, clap::Args)]
struct Evaluate {
    /// File with the policy, - for standard input
    file: String,
    /// Number of a request in the journal, instead of a description
    #[arg(long, value_name = "ID")]
    request: Option<u64>,
    /// Name of the operation: PutObject
    #[arg(long, value_parser = name)]
    action: Option<String>,
    /// Bucket that is asked for: NAME-APPID
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// Key that is asked for
    #[arg(short, long, value_parser = name)]
    key: Option<String>,
    /// Prefix of a listing
    #[arg(long)]
    prefix: Option<String>,
    /// AppId of the caller, or anonymous [default: the account of the bucket]
    #[arg(long, value_parser = name)]
    caller: Option<String>,
    /// Value for a condition key: cos:content-length=20
    #[arg(long = "condition", value_name = "KEY=VALUE")]
    conditions: Vec<String>,
    /// The policy is that of the bucket, not of a temporary key
    #[arg(long)]
    of_bucket: bool,
}

pub(crate) fn run(args: &PolicyArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    match &args.action {
        Action::Check { file, bucket, owner } => {
            args.server.refuse_tenant("no server is asked; --owner names the account of a key")?;
            check(&policy(file)?, bucket.as_deref(), *owner, out)
        }
        Action::Evaluate(question) => evaluate(&args.server, question, out),
        Action::Used => {
            let answer = args.server.call(Method::GET, "policy/used", None)?.json()?;
            let policy = serde_json::to_string_pretty(&answer["policy"]);
            writeln!(out, "{}", policy.map_err(|error| CliError::Failed(error.to_string()))?)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn check(policy: &str, bucket: Option<&str>, owner: u32, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let failed = |reason: String| CliError::Failed(reason);
    let bucket = bucket.map(|name| {
        let unsound = || ConfigError::Invalid(format!("--bucket {name:?} is no bucket; write NAME-APPID"));
        BucketId::parse_full(name).ok_or_else(unsound)
    });
    let bucket = bucket.transpose()?;
    let scope =
        bucket.as_ref().map_or(Scope::Session { account: AppId(owner) }, |bucket| Scope::Bucket { bucket });
    let policy = Policy::parse(policy, scope).map_err(|error| failed(format!("the policy: {error}")))?;
    let existing = Existing { region: None, is_account: &|_| true };
    for idle in policy.idle(existing) {
        writeln!(out, "warning: never acts: {idle}")?;
    }
    writeln!(out, "sound, statements: {}", policy.statements.len())?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the decision; exit status 1 if it is a refusal.
fn evaluate(server: &Server, question: &Evaluate, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let mut conditions = Map::new();
    for condition in &question.conditions {
        let (key, value) = condition
            .split_once('=')
            .ok_or_else(|| ConfigError::Invalid(format!("--condition {condition}: write KEY=VALUE")))?;
        conditions.insert(key.into(), Json::String(value.into()));
    }
    let body = json!({
        "policy": policy(&question.file)?,
        "kind": if question.of_bucket { "bucket" } else { "session" },
        "id": question.request,
        "action": question.action,
        "bucket": question.bucket,
        "key": question.key,
        "prefix": question.prefix,
        "caller": question.caller,
        "conditions": conditions,
    });
    let answer = server.call(Method::POST, "policy/evaluate", Some(body.to_string()))?.json()?;
    let is_allowed = answer["allowed"] == true;
    let word = if is_allowed { "allowed" } else { "refused" };
    writeln!(out, "{word}: {} on {}", text(&answer["action"]), text(&answer["resource"]))?;
    writeln!(out, "{}", text(&answer["reason"]))?;
    Ok(if is_allowed { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn policy(file: &str) -> Result<String, CliError> {
    String::from_utf8(read(file)?).map_err(|_| CliError::Failed(format!("{file}: the policy is not UTF-8")))
}
