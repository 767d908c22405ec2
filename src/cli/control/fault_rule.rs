//! A fault rule by flags, for `cosplay faults add` and `cosplay events`.

use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use serde_json::{Value as Json, json};

use crate::cli::control::values::object;
use crate::cli::error::CliError;
use crate::cli::name::name;
use crate::config::ConfigError;
use crate::config::values::Size;
use crate::domain::faults::effect::Effect;
use crate::domain::faults::pattern::Pattern;
use crate::domain::faults::rule::{Phase, RequestId, Rule, When};
use crate::domain::faults::schedule::On;
use crate::primitives::span::Span;

/// Which of the matching requests, or events, a rule acts on.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "On which of them [default: on all]")]
#[group(id = "schedule", multiple = false)]
pub(super) struct Schedule {
    /// On this many, from the first
    #[arg(short = 'n', long, value_name = "N")]
    first: Option<u64>,
    /// On the Nth alone; several separated by commas
    #[arg(long, value_name = "N", value_delimiter = ',')]
    nth: Vec<u64>,
    /// On every Nth
    #[arg(long, value_name = "N")]
    every: Option<u64>,
    /// On all but this many, from the first
    #[arg(long, value_name = "N")]
    after: Option<u64>,
    /// On each with this probability, from 0 to 1
    #[arg(long, value_name = "P")]
    probability: Option<f64>,
}

impl Schedule {
    fn on(&self) -> Result<On, CliError> {
        let written = match self {
            Self { first: Some(first), .. } => json!({ "first": first }),
            Self { every: Some(every), .. } => json!({ "every": every }),
            Self { after: Some(after), .. } => json!({ "after": after }),
            Self { probability: Some(p), .. } => json!({ "probability": p, "seed": 0 }),
            Self { nth, .. } if !nth.is_empty() => json!({ "calls": nth }),
            _ => return Ok(On::Always),
        };
        read(written)
    }
}

/// A rule for requests.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Requests it is for [default: all]")]
pub(super) struct RuleFlags {
    /// Operation, such as cos_json.upload (see `cosplay operations`)
    #[arg(short, long, value_parser = name)]
    operation: Option<String>,
    /// Key; * stands for anything
    #[arg(short, long, value_parser = name)]
    key: Option<String>,
    /// Bucket, by its short name or with its AppId; * stands for anything
    #[arg(short, long, value_parser = name)]
    bucket: Option<String>,
    /// Service, such as cos_xml; with --error, also the service of the code
    #[arg(long, value_parser = name)]
    service: Option<String>,
    /// SecretId that the request is signed with
    #[arg(long, value_name = "ID", value_parser = name)]
    secret_id: Option<String>,
    /// Host, without a port; * stands for anything
    #[arg(long, value_parser = name)]
    host: Option<String>,
    #[command(flatten)]
    schedule: Schedule,
    #[command(flatten)]
    effect: EffectFlags,
    /// Act before the operation, which then does not run, or after it
    #[arg(
        long,
        value_name = "before|after",
        default_value = "before",
        value_parser = phase(),
        hide_possible_values = true,
        help_heading = "Rule"
    )]
    phase: Phase,
    /// Leave the request id out of the response: SDKs choose their next host by it
    #[arg(long, help_heading = "Rule")]
    drop_request_id: bool,
    /// Id of the rule [default: a new one]
    #[arg(long, value_parser = name, help_heading = "Rule")]
    id: Option<String>,
}

/// The effect of a rule on requests.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What happens: one of these")]
struct EffectFlags {
    /// Answer with this error, such as -4019 or AccessDenied (see `cosplay errors`)
    #[arg(short, long, value_name = "CODE", allow_negative_numbers = true, group = "happening")]
    error: Option<String>,
    /// Answer with this HTTP status, and --body
    #[arg(short, long, group = "happening")]
    status: Option<u16>,
    /// Wait, then go on
    #[arg(short, long, value_name = "TIME", group = "happening")]
    delay: Option<Span>,
    /// Close the connection without a response
    #[arg(long, group = "happening")]
    close: bool,
    /// Reset the connection at --after-bytes of the request body
    #[arg(long, group = "happening")]
    reset: bool,
    /// Stop reading the request body for this long, at --after-bytes
    #[arg(long, value_name = "TIME", group = "happening")]
    stall: Option<Span>,
    /// Break off the response body at --after-bytes
    #[arg(long, group = "happening")]
    truncate: bool,
    /// Change a byte of the response body
    #[arg(long, group = "happening")]
    corrupt: bool,
    /// Read the request body at this rate, bytes a second
    #[arg(long, value_name = "SIZE", group = "happening")]
    read_rate: Option<Size>,
    /// Send the response body at this rate, bytes a second
    #[arg(long, value_name = "SIZE", group = "happening")]
    write_rate: Option<Size>,
    /// Bytes of the body after which it happens; without an effect, the connection is reset there
    #[arg(long, value_name = "SIZE")]
    after_bytes: Option<Size>,
    /// Body of the answer with --status
    #[arg(long, value_name = "TEXT", requires = "status")]
    body: Option<String>,
    /// Variant of an error whose code several rows share
    #[arg(long, value_name = "N", requires = "error")]
    variant: Option<u8>,
}

fn phase() -> impl TypedValueParser<Value = Phase> {
    PossibleValuesParser::new(["before", "after"])
        .map(|word| if word == "after" { Phase::After } else { Phase::Before })
}

impl RuleFlags {
    /// The rule that the flags describe.
    pub(super) fn rule(&self) -> Result<Rule, CliError> {
        let pattern = |text: &Option<String>| text.clone().map(Pattern);
        let of_code = self.service.as_deref().filter(|_| self.effect.error.is_some());
        Ok(Rule {
            id: self.id.clone().unwrap_or_default(),
            when: When {
                operation: self.operation.clone(),
                service: self.service.clone(),
                bucket: pattern(&self.bucket),
                key: pattern(&self.key),
                host: pattern(&self.host),
                secret_id: pattern(&self.secret_id),
                ..When::default()
            },
            on: self.schedule.on()?,
            phase: self.phase,
            effect: self.effect.effect(of_code)?,
            request_id: if self.drop_request_id { RequestId::Drop } else { RequestId::Keep },
        })
    }
}

impl EffectFlags {
    fn effect(&self, service: Option<&str>) -> Result<Effect, CliError> {
        let after = self.after_bytes.map(|size| size.0);
        let code =
            self.error.as_ref().map(|code| code.parse::<i32>().map_or_else(|_| json!(code), |n| json!(n)));
        let at = |wanted: bool| wanted.then(|| json!(after.unwrap_or(0)));
        let is_reset = self.reset || (after.is_some() && !self.is_any());
        let is_answer = self.error.is_some() || self.status.is_some();
        if after.is_none() && !self.is_any() {
            let say =
                "say what happens, such as --error -197, --status 503, --delay 2s or --close, or name a file";
            return Err(ConfigError::Invalid(say.into()).into());
        }
        read(object([
            ("error", code),
            ("service", service.map(Into::into)),
            ("variant", self.variant.map(Into::into)),
            ("status", self.status.map(Into::into)),
            ("body", self.body.clone().map(Into::into)),
            ("after_request_bytes", after.filter(|_| is_answer).map(Into::into)),
            ("delay_ms", self.delay.map(milliseconds).transpose()?.map(Into::into)),
            ("close_without_response", self.close.then_some(true.into())),
            ("reset_after_request_bytes", at(is_reset)),
            ("stall_after_request_bytes", at(self.stall.is_some())),
            ("for_ms", self.stall.map(milliseconds).transpose()?.map(Into::into)),
            ("truncate_response_after_bytes", at(self.truncate)),
            ("corrupt_response", self.corrupt.then_some(true.into())),
            ("read_bytes_per_second", self.read_rate.map(|rate| rate.0.into())),
            ("write_bytes_per_second", self.write_rate.map(|rate| rate.0.into())),
        ]))
    }

    /// Whether an effect is given beside a position.
    fn is_any(&self) -> bool {
        let Self {
            error, status, delay, close, reset, stall, truncate, corrupt, read_rate, write_rate, ..
        } = self;
        let is_timed = delay.is_some() || stall.is_some() || read_rate.is_some() || write_rate.is_some();
        error.is_some() || status.is_some() || is_timed || *close || *reset || *truncate || *corrupt
    }
}

/// A rule for the delivery of events.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Events it is for [default: all]")]
pub(super) struct EventRuleFlags {
    /// Name of the event: NewFileUpload or ProcedureStateChanged
    #[arg(short, long, value_parser = name)]
    event: Option<String>,
    /// Key of the video; * stands for anything
    #[arg(short, long, value_parser = name)]
    key: Option<String>,
    #[command(flatten)]
    schedule: Schedule,
}

impl EventRuleFlags {
    /// The rule with an effect on events.
    pub(super) fn rule(&self, effect: Effect) -> Result<Rule, CliError> {
        Ok(Rule {
            id: String::new(),
            when: When { event: self.event.clone(), key: self.key.clone().map(Pattern), ..When::default() },
            on: self.schedule.on()?,
            phase: Phase::Before,
            effect,
            request_id: RequestId::Keep,
        })
    }
}

/// Milliseconds of a wait.
pub(super) fn milliseconds(span: Span) -> Result<u64, ConfigError> {
    span.milliseconds().ok_or_else(|| ConfigError::Invalid("a wait is not negative".into()))
}

/// Reads a part of a rule; what does not go together is bad usage.
fn read<T: serde::de::DeserializeOwned>(written: Json) -> Result<T, CliError> {
    serde_json::from_value(written).map_err(|error| ConfigError::Invalid(error.to_string()).into())
}
