//! `cosplay explain`: what a signature or a whole request contains, and what is wrong with it.

mod curl;
mod request;
mod words;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value as Json, json};

use crate::cli::error::CliError;
use crate::cli::explain::request::{Judged, Raw};
use crate::cli::sign::signer::Signer;
use crate::cli::table::plain;
use crate::domain::App;
use crate::domain::auth::explain::{Verdict, explain};
use crate::domain::clock::{Clock, Mode};
use crate::services;

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Signature, file with one or with a whole HTTP request (as it was sent, or copied as cURL from a
    /// browser), or - for standard input
    #[arg(default_value = "-", allow_hyphen_values = true)]
    what: String,
    /// Print JSON
    #[arg(short, long)]
    json: bool,
    #[command(flatten)]
    signer: Signer,
}

/// Bytes of memory for the world in which a request is judged.
const MEMORY: u64 = 1 << 30;

/// Explains a signature or a request. The exit status is 1 if it is wrong.
pub(super) fn run(args: &ExplainArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let text = read(&args.what)?;
    let (explanation, is_fine) = match Raw::read(&text)? {
        Some(raw) => return explain_request(args, raw, out),
        None => explain_signature(args, &text)?,
    };
    if args.json {
        writeln!(out, "{}", with_answer(explanation))?;
    } else {
        show(&explanation, out)?;
    }
    Ok(status(is_fine))
}

/// The explanation with what it says of a request: accepted, where that is known without one.
fn with_answer(mut explanation: Json) -> Json {
    let accepted = match explanation["verdict"].as_str() {
        Some("good") => json!(true),
        Some("wrong") => json!(false),
        Some(_) | None => Json::Null,
    };
    if let Some(members) = explanation.as_object_mut() {
        members.insert("accepted".into(), accepted);
        members.insert("status".into(), Json::Null);
        members.insert("code".into(), Json::Null);
    }
    explanation
}

/// The explanation of a signature as JSON, and whether nothing is wrong with it.
fn explain_signature(args: &ExplainArgs, text: &[u8]) -> Result<(Json, bool), CliError> {
    let text = String::from_utf8_lossy(text);
    if let Some(server) = args.signer.server()? {
        let explanation = server.explain(&text)?;
        let is_fine = explanation["verdict"] != json!(Verdict::Wrong);
        return Ok((explanation, is_fine));
    }
    let app = world(args);
    args.signer.accounts()?.into_iter().for_each(|account| app.accounts.insert(account));
    let mut explanation = explain(&text, app.keyring(), app.clock.now());
    if explanation.is_of_nothing() && args.what != "-" && !Path::new(&args.what).is_file() {
        explanation.remark("there is no file of this name either");
    }
    let is_fine = explanation.verdict != Verdict::Wrong;
    Ok((json!(explanation), is_fine))
}

fn explain_request(args: &ExplainArgs, raw: Raw, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let app = world(args);
    let judged = request::judge(app, args.signer.accounts()?, args.signer.appid_is_given(), raw)?;
    show_request(&judged, args.json, out)?;
    Ok(status(judged.is_accepted()))
}

/// An empty world at the time that is meant.
fn world(args: &ExplainArgs) -> App {
    let now = args.signer.now();
    App::new(Clock::new(Mode::Frozen { now }), 1, MEMORY, services::names())
}

fn status(is_fine: bool) -> ExitCode {
    if is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The argument itself, or the content of the file that it names.
fn read(what: &str) -> Result<Vec<u8>, CliError> {
    let mut text = Vec::new();
    match what {
        "-" => drop(io::stdin().read_to_end(&mut text)?),
        _ if Path::new(what).is_file() => text = std::fs::read(what)?,
        _ => text = what.into(),
    }
    Ok(text)
}

/// The scheme of a signature and its fields.
fn show_fields(explanation: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    let word = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    writeln!(out, "{}", word(&explanation["scheme"]))?;
    let fields = explanation["fields"].as_array().cloned().unwrap_or_default().into_iter();
    let rows = fields
        .map(|field| [format!("  {}", word(&field["name"])), word(&field["value"]), word(&field["meaning"])]);
    Ok(plain(rows, out)?)
}

fn show(explanation: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    let list = |name: &str| explanation[name].as_array().cloned().unwrap_or_default();
    let word = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    show_fields(explanation, out)?;
    let verdict = match explanation["verdict"].as_str() {
        Some("good") => "good: it would be accepted",
        Some("unproven") => "nothing is wrong with it by itself",
        _ => "wrong",
    };
    writeln!(out, "{verdict}")?;
    list("findings").iter().try_for_each(|finding| writeln!(out, "  - {}", word(finding)))?;
    Ok(())
}

fn show_request(judged: &Judged, json: bool, out: &mut dyn Write) -> Result<(), CliError> {
    let Judged { entry, status, reason, body, signature, notes } = judged;
    if json {
        let explanation = json!({
            "accepted": judged.is_accepted(),
            "findings": judged.findings(),
            "request": entry,
            "status": status,
            "code": judged.code(),
            "reason": reason,
            "body": body,
            "signature": signature,
            "notes": notes,
        });
        writeln!(out, "{explanation}")?;
        return Ok(());
    }
    if let Some(signature) = signature {
        show_fields(&json!(signature), out)?;
    }
    let word = |name: &str| entry[name].as_str().unwrap_or("?").to_owned();
    writeln!(out, "{} {} is {}", word("method"), word("path"), word("operation"))?;
    let code = judged.code().map(|code| format!(", {code}")).unwrap_or_default();
    let reason = reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    writeln!(out, "answered with {status}{code}{reason}")?;
    let more = judged.findings().into_iter().skip(usize::from(judged.reason.is_some()));
    more.chain(notes.iter().cloned()).try_for_each(|note| writeln!(out, "  - {note}"))?;
    if !judged.is_accepted() {
        writeln!(out, "{body}")?;
    }
    Ok(())
}
