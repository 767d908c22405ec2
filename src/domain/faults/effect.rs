//! Effects of rules on requests, responses and events.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::faults::answer::{Code, Forced, Wire, one_name};
use crate::domain::vod::events::EventEffect;

/// Effect of a rule. Positions are bytes of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Written", into = "Written")]
pub enum Effect {
    /// Sends this response.
    Answer {
        forced: Forced,
        /// Byte of the request body at which it is sent; absent: after all of it.
        after: Option<u64>,
    },
    /// Closes the connection without a response.
    Close,
    /// Waits.
    Delay {
        /// Least milliseconds.
        ms: u64,
        /// Random milliseconds to add, at most.
        jitter_ms: u64,
    },
    /// Changes the arrival of the request body.
    Request(RequestEffect),
    /// Changes the body of the response.
    Response(ResponseEffect),
    /// Changes the delivery of an event.
    Event(EventEffect),
}

/// Effect on the request body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestEffect {
    /// Resets the connection at a byte of it.
    Reset { after: u64 },
    /// Stops reading for a while at a byte of it.
    Stall { after: u64, for_ms: u64 },
    /// Largest rate of reading it, bytes per second.
    Rate(u64),
}

/// Effect on the response body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseEffect {
    /// Largest rate of sending it, bytes per second.
    Rate(u64),
    /// Closes the connection at a byte of it; the head has declared its full length.
    Truncate { after: u64 },
    /// Changes the byte in its middle.
    Corrupt,
}

/// Copies of an event that a rule may ask for.
const MOST_COPIES: u32 = 100;

/// Stage of a request or an event at which an effect acts. Of several rules for one stage the first acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// While the request body is received.
    RequestBody,
    /// Before the operation runs, or after it.
    Delay,
    /// Instead of the operation's response.
    Response,
    /// While the response body is sent.
    ResponseBody,
    /// When an event is published.
    Event,
}

impl Effect {
    /// Stage at which it acts.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Request(_) => Stage::RequestBody,
            Self::Delay { .. } => Stage::Delay,
            Self::Answer { .. } | Self::Close => Stage::Response,
            Self::Response(_) => Stage::ResponseBody,
            Self::Event(_) => Stage::Event,
        }
    }

    /// Effect on an event; none where it acts on requests.
    pub fn on_event(&self) -> Option<EventEffect> {
        if let Self::Event(effect) = self { Some(*effect) } else { None }
    }

    /// Effect on the request body.
    pub fn on_request(&self) -> Option<RequestEffect> {
        if let Self::Request(effect) = self { Some(*effect) } else { None }
    }

    /// Effect on the response body.
    pub fn on_response(&self) -> Option<ResponseEffect> {
        if let Self::Response(effect) = self { Some(*effect) } else { None }
    }

    /// Byte of the request body at which it acts.
    pub fn position(&self) -> Option<u64> {
        match self {
            Self::Request(RequestEffect::Reset { after } | RequestEffect::Stall { after, .. }) => {
                Some(*after)
            }
            Self::Answer { after, .. } => *after,
            Self::Request(RequestEffect::Rate(_)) | Self::Response(_) => None,
            Self::Close | Self::Delay { .. } | Self::Event(_) => None,
        }
    }
}

/// JSON of an effect: one object, of whose members only some can be combined.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Written {
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Wire>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service: Option<String>,
    /// Former name of `service`, for one release.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    variant: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headers: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after_request_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delay_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jitter_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reset_after_request_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stall_after_request_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    for_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    read_bytes_per_second: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    write_bytes_per_second: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    truncate_response_after_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    close_without_response: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrupt_response: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drop_event: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duplicate_event: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delay_event_ms: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_event_behind: Option<u32>,
}

/// The fields that name an effect on events.
pub(crate) const EVENT_EFFECTS: &str = "drop_event, duplicate_event, delay_event_ms, hold_event_behind";

/// The fields that name an effect; each rule has one of them.
const EFFECTS: &str = "error, status, delay_ms, reset_after_request_bytes, stall_after_request_bytes, \
    read_bytes_per_second, write_bytes_per_second, truncate_response_after_bytes, \
    close_without_response, corrupt_response, drop_event, duplicate_event, delay_event_ms, \
    hold_event_behind";

impl Written {
    /// All effects that are given.
    fn effects(&self) -> impl Iterator<Item = Effect> {
        let after = self.after_request_bytes;
        let (service, variant) = (self.service.clone(), self.variant);
        let code = self.error.clone().map(|wire| Forced::Error(Code { wire, service, variant }));
        let verbatim = self.status.map(|status| Forced::Verbatim {
            status,
            headers: self.headers.clone().unwrap_or_default().into_iter().collect(),
            body: self.body.clone().unwrap_or_default(),
        });
        let stall = self.stall_after_request_bytes;
        [
            code.map(|forced| Effect::Answer { forced, after }),
            verbatim.map(|forced| Effect::Answer { forced, after }),
            self.delay_ms.map(|ms| Effect::Delay { ms, jitter_ms: self.jitter_ms.unwrap_or(0) }),
            self.reset_after_request_bytes.map(|after| Effect::Request(RequestEffect::Reset { after })),
            stall.map(|after| {
                Effect::Request(RequestEffect::Stall { after, for_ms: self.for_ms.unwrap_or(0) })
            }),
            self.read_bytes_per_second.map(|rate| Effect::Request(RequestEffect::Rate(rate))),
            self.write_bytes_per_second.map(|rate| Effect::Response(ResponseEffect::Rate(rate))),
            self.truncate_response_after_bytes
                .map(|after| Effect::Response(ResponseEffect::Truncate { after })),
            self.close_without_response.filter(|close| *close).map(|_| Effect::Close),
            self.corrupt_response
                .filter(|corrupt| *corrupt)
                .map(|_| Effect::Response(ResponseEffect::Corrupt)),
            self.drop_event.filter(|drop| *drop).map(|_| Effect::Event(EventEffect::Drop)),
            self.duplicate_event.map(|copies| Effect::Event(EventEffect::Duplicate(copies))),
            self.delay_event_ms.map(|ms| Effect::Event(EventEffect::Delay(ms))),
            self.hold_event_behind.map(|count| Effect::Event(EventEffect::Hold(count))),
        ]
        .into_iter()
        .flatten()
    }

    /// A member that does not belong to the effect.
    fn stray(&self, effect: &Effect) -> Option<&'static str> {
        let is_answer = matches!(effect, Effect::Answer { .. });
        let is_error = is_answer && self.error.is_some();
        let fields = [
            ("service", self.service.is_some() || self.family.is_some(), is_error),
            ("variant", self.variant.is_some(), is_error),
            ("headers", self.headers.is_some(), self.status.is_some()),
            ("body", self.body.is_some(), self.status.is_some()),
            ("after_request_bytes", self.after_request_bytes.is_some(), is_answer),
            ("jitter_ms", self.jitter_ms.is_some(), self.delay_ms.is_some()),
            ("for_ms", self.for_ms.is_some(), self.stall_after_request_bytes.is_some()),
        ];
        fields.into_iter().find(|(_, given, belongs)| *given && !belongs).map(|(name, ..)| name)
    }
}

impl TryFrom<Written> for Effect {
    type Error = String;

    fn try_from(mut written: Written) -> Result<Self, String> {
        let service = one_name(written.service.take(), written.family.take());
        written.service = service.map_err(|error| format!("effect: {error}"))?;
        let mut effects = written.effects();
        let (Some(effect), None) = (effects.next(), effects.next()) else {
            return Err(format!("effect: give exactly one of {EFFECTS}"));
        };
        drop(effects);
        if let Some(field) = written.stray(&effect) {
            return Err(format!("effect: {field} does not belong to this effect"));
        }
        match &effect {
            Self::Request(RequestEffect::Stall { .. }) if written.for_ms.is_none() => {
                Err("effect: stall_after_request_bytes needs for_ms, the milliseconds it lasts".into())
            }
            Self::Request(RequestEffect::Rate(0)) | Self::Response(ResponseEffect::Rate(0)) => {
                Err("effect: at 0 bytes a second nothing would ever move; give at least 1".into())
            }
            Self::Answer { forced: Forced::Verbatim { status, .. }, .. } if !(200..=999).contains(status) => {
                Err(format!("effect: {status} is not the status of an answer; give 200 to 999"))
            }
            Self::Event(EventEffect::Duplicate(copies)) if !(1..=MOST_COPIES).contains(copies) => {
                Err(format!("effect: duplicate_event is how many more are sent; give 1 to {MOST_COPIES}"))
            }
            Self::Event(EventEffect::Hold(0)) => {
                Err("effect: hold_event_behind is how many later events go first; give at least 1".into())
            }
            Self::Answer { .. } | Self::Close | Self::Delay { .. } => Ok(effect),
            Self::Request(_) | Self::Response(_) | Self::Event(_) => Ok(effect),
        }
    }
}

impl From<Effect> for Written {
    fn from(effect: Effect) -> Self {
        let nothing = Self::default();
        match effect {
            Effect::Answer { forced: Forced::Error(Code { wire, service, variant }), after } => {
                let family = service.clone();
                Self { error: Some(wire), service, family, variant, after_request_bytes: after, ..nothing }
            }
            Effect::Answer { forced: Forced::Verbatim { status, headers, body }, after } => Self {
                status: Some(status),
                headers: Some(headers.into_iter().collect()),
                body: Some(body),
                after_request_bytes: after,
                ..nothing
            },
            Effect::Close => Self { close_without_response: Some(true), ..nothing },
            Effect::Delay { ms, jitter_ms } => {
                Self { delay_ms: Some(ms), jitter_ms: (jitter_ms > 0).then_some(jitter_ms), ..nothing }
            }
            Effect::Request(RequestEffect::Reset { after }) => {
                Self { reset_after_request_bytes: Some(after), ..nothing }
            }
            Effect::Request(RequestEffect::Stall { after, for_ms }) => {
                Self { stall_after_request_bytes: Some(after), for_ms: Some(for_ms), ..nothing }
            }
            Effect::Request(RequestEffect::Rate(rate)) => {
                Self { read_bytes_per_second: Some(rate), ..nothing }
            }
            Effect::Response(ResponseEffect::Rate(rate)) => {
                Self { write_bytes_per_second: Some(rate), ..nothing }
            }
            Effect::Response(ResponseEffect::Truncate { after }) => {
                Self { truncate_response_after_bytes: Some(after), ..nothing }
            }
            Effect::Response(ResponseEffect::Corrupt) => Self { corrupt_response: Some(true), ..nothing },
            Effect::Event(EventEffect::Drop) => Self { drop_event: Some(true), ..nothing },
            Effect::Event(EventEffect::Duplicate(copies)) => {
                Self { duplicate_event: Some(copies), ..nothing }
            }
            Effect::Event(EventEffect::Delay(ms)) => Self { delay_event_ms: Some(ms), ..nothing },
            Effect::Event(EventEffect::Hold(count)) => Self { hold_event_behind: Some(count), ..nothing },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_effect_is_written_as_it_was_read() {
        for text in [
            r#"{"error":-4019}"#,
            r#"{"error":"AccessDenied","service":"cos_xml","family":"cos_xml","variant":2}"#,
            r#"{"error":-4019,"after_request_bytes":100}"#,
            r#"{"status":503,"headers":{"Retry-After":"1"},"body":"busy"}"#,
            r#"{"delay_ms":50,"jitter_ms":10}"#,
            r#"{"reset_after_request_bytes":0}"#,
            r#"{"stall_after_request_bytes":10,"for_ms":5}"#,
            r#"{"read_bytes_per_second":1}"#,
            r#"{"truncate_response_after_bytes":3}"#,
            r#"{"close_without_response":true}"#,
            r#"{"corrupt_response":true}"#,
            r#"{"drop_event":true}"#,
            r#"{"duplicate_event":2}"#,
            r#"{"delay_event_ms":0}"#,
            r#"{"hold_event_behind":1}"#,
        ] {
            let effect: Effect = serde_json::from_str(text).expect(text);
            assert_eq!(serde_json::to_string(&effect).expect("it can be written"), text);
        }
    }

    #[test]
    fn what_does_not_go_together_is_refused() {
        for text in [
            "{}",
            r#"{"error":-1,"status":500}"#,
            r#"{"error":-1,"body":"x"}"#,
            r#"{"error":-1,"service":"vod","family":"cos_xml"}"#,
            r#"{"delay_ms":1,"for_ms":1}"#,
            r#"{"stall_after_request_bytes":1}"#,
            r#"{"read_bytes_per_second":0}"#,
            r#"{"status":100}"#,
            r#"{"close_without_response":false}"#,
            r#"{"drop_event":false}"#,
            r#"{"duplicate_event":0}"#,
            r#"{"duplicate_event":101}"#,
            r#"{"hold_event_behind":0}"#,
            r#"{"delay_event_ms":1,"jitter_ms":1}"#,
            r#"{"explode":true}"#,
        ] {
            assert!(serde_json::from_str::<Effect>(text).is_err(), "{text}");
        }
    }
}
