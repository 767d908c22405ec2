//! `cosplay explain`: what a signature or a whole request contains, and what is wrong with it.

mod request;

use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use crate::cli::error::CliError;
use crate::cli::explain::request::{Judged, Raw};
use crate::cli::sign::signer::Signer;
use crate::cli::table::plain;
use crate::domain::App;
use crate::domain::auth::explain::{Explanation, Verdict, explain};
use crate::domain::clock::{Clock, Mode};
use crate::services;

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Signature, file with one or with a whole HTTP request, or - for standard input
    #[arg(default_value = "-", allow_hyphen_values = true)]
    what: String,
    /// Print a JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    signer: Signer,
}

/// Bytes of memory for the world in which a request is judged.
const MEMORY: u64 = 1 << 30;

/// Explains a signature or a request. The exit status is 1 if it is wrong.
pub(super) fn run(args: &ExplainArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let text = read(&args.what)?;
    let (account, now) = (args.signer.account()?, args.signer.now());
    let app = App::new(Clock::new(Mode::Frozen { now }), 1, MEMORY, services::names());
    if let Some(raw) = Raw::read(&text)? {
        let judged = request::judge(app, account, args.signer.appid_is_given(), raw)?;
        show_request(&judged, args.json, out)?;
        Ok(status(judged.is_accepted()))
    } else {
        app.accounts.insert(account);
        let mut explanation = explain(&String::from_utf8_lossy(&text), app.keyring(), now);
        if explanation.is_of_nothing() && args.what != "-" && !Path::new(&args.what).is_file() {
            explanation.remark("there is no file of this name either");
        }
        if args.json {
            writeln!(out, "{}", json!(explanation))?;
        } else {
            show(&explanation, out)?;
        }
        Ok(status(explanation.verdict != Verdict::Wrong))
    }
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

fn show(explanation: &Explanation, out: &mut dyn Write) -> Result<(), CliError> {
    writeln!(out, "{}", explanation.scheme)?;
    let rows = explanation
        .fields
        .iter()
        .map(|field| [format!("  {}", field.name), field.value.clone(), field.meaning.clone()]);
    plain(rows, out)?;
    let verdict = match explanation.verdict {
        Verdict::Good => "good: it would be accepted",
        Verdict::Wrong => "wrong",
        Verdict::Unproven => "nothing is wrong with it by itself",
    };
    writeln!(out, "{verdict}")?;
    explanation.findings.iter().try_for_each(|finding| writeln!(out, "  - {finding}"))?;
    Ok(())
}

fn show_request(judged: &Judged, json: bool, out: &mut dyn Write) -> Result<(), CliError> {
    let Judged { entry, status, reason, body, signature, notes } = judged;
    if json {
        let explanation = json!({
            "request": entry, "status": status, "reason": reason, "body": body, "signature": signature, "notes": notes
        });
        writeln!(out, "{explanation}")?;
        return Ok(());
    }
    if let Some(signature) = signature {
        show(signature, out)?;
    }
    let word = |name: &str| entry[name].as_str().unwrap_or("?").to_owned();
    writeln!(out, "{} {} is {}", word("method"), word("path"), word("operation"))?;
    writeln!(
        out,
        "answered with {status}{}",
        reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default()
    )?;
    notes.iter().try_for_each(|note| writeln!(out, "  - {note}"))?;
    if !judged.is_accepted() {
        writeln!(out, "{body}")?;
    }
    Ok(())
}
