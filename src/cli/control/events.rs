//! `cosplay events`: VOD's events and their delivery by a running server.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::Method;
use serde_json::json;

use crate::cli::client::Server;
use crate::cli::control::fault_rule::{EventRuleFlags, milliseconds};
use crate::cli::control::faults;
use crate::cli::control::values::{Format, List, text, time};
use crate::cli::error::CliError;
use crate::domain::faults::effect::Effect;
use crate::domain::vod::events::EventEffect;
use crate::primitives::span::Span;

#[derive(Debug, clap::Args)]
pub(crate) struct EventsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the events, the oldest first (the default)
    List {
        /// Number of the latest events to show
        #[arg(short = 'n', long, default_value_t = 50)]
        limit: usize,
    },
    /// Send an event once more
    Redeliver {
        /// Number of the event
        id: u64,
    },
    /// Add a rule: such events are never sent
    Drop(EventRuleFlags),
    /// Add a rule: such events are sent more than once
    Duplicate {
        /// How many more times they are sent
        #[arg(long, value_name = "N", default_value_t = 1)]
        times: u32,
        #[command(flatten)]
        rule: EventRuleFlags,
    },
    /// Add a rule: such events are sent later
    Delay {
        /// How much later
        by: Span,
        #[command(flatten)]
        rule: EventRuleFlags,
    },
    /// Add a rule: such events are sent after later ones of the same account
    Hold {
        /// How many later events are sent first
        #[arg(long, value_name = "N", default_value_t = 1)]
        behind: u32,
        #[command(flatten)]
        rule: EventRuleFlags,
    },
}

const LIST: List<8> = List {
    of: "events",
    heads: ["ID", "TIME", "APPID", "EVENT", "FILE ID", "STATUS", "ATTEMPTS", "LAST ERROR"],
    row: |event| {
        let cell = |name: &str| text(&event[name]);
        [
            cell("id"),
            time(&event["at"]),
            cell("appid"),
            cell("event"),
            cell("file_id"),
            cell("status"),
            cell("attempts"),
            cell("last_error"),
        ]
    },
};

/// Events listed when none of the actions is named.
const LIMIT: usize = 50;

pub(crate) fn run(args: &EventsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let (rule, effect) = match args.action.as_ref().unwrap_or(&Action::List { limit: LIMIT }) {
        Action::List { limit } => {
            let answer = args.server.call(Method::GET, &format!("events?limit={limit}"), None)?;
            LIST.print(&answer, args.format, out)?;
            return Ok(ExitCode::SUCCESS);
        }
        Action::Redeliver { id } => {
            args.server.call(Method::POST, "events/redeliver", Some(json!({ "id": id }).to_string()))?;
            return Ok(ExitCode::SUCCESS);
        }
        Action::Drop(rule) => (rule, EventEffect::Drop),
        Action::Duplicate { times, rule } => (rule, EventEffect::Duplicate(*times)),
        Action::Delay { by, rule } => (rule, EventEffect::Delay(milliseconds(*by)?)),
        Action::Hold { behind, rule } => (rule, EventEffect::Hold(*behind)),
    };
    faults::add(&args.server, &json!(rule.rule(Effect::Event(effect))?), out)?;
    Ok(ExitCode::SUCCESS)
}
