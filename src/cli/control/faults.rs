//! `cosplay faults`: the fault rules of a running server.

use std::io::Write;
use std::process::ExitCode;

use clap::Subcommand;
use http::{Method, StatusCode};
use serde_json::{Value as Json, json};

use crate::cli::client::{Answer, Server};
use crate::cli::control::fault_rule::RuleFlags;
use crate::cli::control::values::{Format, List, items, parse, read_json, text};
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;
use crate::primitives::escape::encode_component;

#[derive(Debug, clap::Args)]
pub(crate) struct FaultsArgs {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    format: Format,
    #[command(flatten)]
    server: Server,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List the rules and what they have done (the default)
    List,
    /// Add rules: one by flags, or those of a file; print their ids
    Add(Box<Add>),
    /// Replace the rules by those of a file with a JSON list
    Set {
        /// File with the list; - for standard input
        file: String,
    },
    /// Remove rules
    Rm {
        /// Ids of the rules
        #[arg(required = true, value_parser = name)]
        ids: Vec<String>,
    },
    /// Remove all rules, or one
    Clear {
        /// Id of the rule [default: all rules]
        #[arg(value_parser = name)]
        id: Option<String>,
    },
    /// Exit with 1 unless every rule has acted, and list those that have not
    Verdict,
}

#[derive(Debug, clap::Args)]
struct Add {
    /// File with a rule or a list of rules in JSON, - for standard input, or the JSON itself [default: a
    /// rule by flags]
    #[arg(value_name = "FILE | RULE", conflicts_with_all = ["RuleFlags", "EffectFlags", "schedule"])]
    written: Option<String>,
    #[command(flatten)]
    flags: RuleFlags,
}

const LIST: List<7> = List {
    of: "fault rules",
    heads: ["RULE", "MATCHES", "HITS", "LEFT", "WHEN", "ON", "EFFECT"],
    row: |rule| {
        let left = if rule["left"].is_null() { "-".into() } else { text(&rule["left"]) };
        let cell = |name: &str| text(&rule[name]);
        [cell("id"), cell("matches"), cell("hits"), left, cell("when"), cell("on"), cell("effect")]
    },
};

pub(crate) fn run(args: &FaultsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let call = |method, path: &str, body| args.server.call(method, path, body);
    match args.action.as_ref().unwrap_or(&Action::List) {
        Action::List => LIST.print(&call(Method::GET, "faults", None)?, args.format, out)?,
        Action::Add(new) => add_all(&args.server, &new.rules()?, out)?,
        Action::Set { file } => {
            let answer = call(Method::PUT, "faults", Some(read_json(file)?.to_string()))?;
            LIST.print(&answer, args.format, out)?;
        }
        Action::Rm { ids } => remove_all(&args.server, ids)?,
        Action::Clear { id: None } => drop(call(Method::DELETE, "faults", None)?),
        Action::Clear { id: Some(id) } => remove(&args.server, id)?,
        Action::Verdict => return verdict(args, out),
    }
    Ok(ExitCode::SUCCESS)
}

/// Adds a rule and prints its id.
pub(super) fn add(server: &Server, rule: &Json, out: &mut dyn Write) -> Result<(), CliError> {
    Ok(writeln!(out, "{}", added(server, rule)?)?)
}

/// Adds a rule; its id.
fn added(server: &Server, rule: &Json) -> Result<String, CliError> {
    let answer = server.call(Method::POST, "faults", Some(rule.to_string()))?.done()?;
    Ok(text(&answer.json()?["id"]))
}

/// Adds rules and prints their ids: all of them, or none.
fn add_all(server: &Server, rules: &[Json], out: &mut dyn Write) -> Result<(), CliError> {
    if let [rule] = rules {
        return add(server, rule, out);
    }
    let mut ids = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        match added(server, rule) {
            Ok(id) => ids.push(id),
            Err(error) => {
                // Those before it go again; that they are gone already is no error.
                ids.iter().for_each(|id| drop(remove(server, id)));
                return Err(error.within(&format!("rules[{number}]: ")).and("; none of the rules is added"));
            }
        }
    }
    ids.iter().try_for_each(|id| writeln!(out, "{id}"))?;
    Ok(())
}

/// Removes rules: all of them, or none.
fn remove_all(server: &Server, ids: &[String]) -> Result<(), CliError> {
    let rules = server.call(Method::GET, "faults", None)?.json()?;
    let is_there = |id: &String| items(&rules).any(|rule| rule["id"] == **id);
    match ids.iter().find(|id| !is_there(id)) {
        Some(id) => Err(CliError::Failed(format!(
            "there is no rule {id:?}, and none is removed; `cosplay faults` lists them"
        ))),
        None => ids.iter().try_for_each(|id| remove(server, id)),
    }
}

fn remove(server: &Server, id: &str) -> Result<(), CliError> {
    let path = format!("faults/{}", encode_component(id));
    server.call(Method::DELETE, &path, None)?.done().map(drop)
}

fn verdict(args: &FaultsArgs, out: &mut dyn Write) -> Result<ExitCode, CliError> {
    let answer = args.server.call(Method::GET, "faults/verdict", None)?;
    let is_used = answer.status == StatusCode::OK;
    if args.format.json {
        writeln!(out, "{}", answer.text.trim())?;
    } else if !is_used {
        let unused = Answer { text: answer.json()?["unused"].to_string(), ..answer };
        LIST.print(&unused, args.format, out)?;
    }
    Ok(if is_used { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl Add {
    /// The rules to add.
    fn rules(&self) -> Result<Vec<Json>, CliError> {
        let written = match self.written.as_deref() {
            None => json!(self.flags.rule()?),
            Some(rule) if rule.trim_start().starts_with(['{', '[']) => parse(rule.as_bytes(), "the rule")?,
            Some(file) => read_json(file)?,
        };
        Ok(match written {
            Json::Array(rules) if rules.is_empty() => {
                return Err(
                    ConfigError::Invalid("the list has no rule; write one, or leave it out".into()).into()
                );
            }
            Json::Array(rules) => rules,
            rule @ (Json::Object(_) | Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_)) => {
                vec![rule]
            }
        })
    }
}
