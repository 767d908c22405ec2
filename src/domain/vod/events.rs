//! Events of an app: what has happened to its media, and how the app is told.
//!
//! <https://cloud.tencent.com/document/product/266/33781> (settings),
//! <https://cloud.tencent.com/document/product/266/7830> (`NewFileUpload`).

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::domain::accounts::VodApp;
use crate::domain::accounts::vod_options::CallbackFormat;
use crate::domain::ids::FileId;
use crate::primitives::digest;
use crate::primitives::memory::Reservation;
use crate::primitives::names::BucketId;
use crate::primitives::time::UnixSeconds;

/// Name of an event: the `EventType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventName {
    /// An upload has been committed.
    NewFileUpload,
    /// A task flow, or a task of one, has ended.
    ProcedureStateChanged,
    /// Media, or files of it, have been deleted.
    FileDeleted,
    /// A pulled upload has ended.
    PullComplete,
    /// An editing task has ended.
    EditMediaComplete,
}

impl EventName {
    pub const ALL: [Self; 5] = [
        Self::NewFileUpload,
        Self::ProcedureStateChanged,
        Self::FileDeleted,
        Self::PullComplete,
        Self::EditMediaComplete,
    ];

    /// The vendor's name.
    pub fn text(self) -> &'static str {
        match self {
            Self::NewFileUpload => "NewFileUpload",
            Self::ProcedureStateChanged => "ProcedureStateChanged",
            Self::FileDeleted => "FileDeleted",
            Self::PullComplete => "PullComplete",
            Self::EditMediaComplete => "EditMediaComplete",
        }
    }

    /// The member of an event in form 3.0 that holds what has happened.
    pub fn member(self) -> &'static str {
        match self {
            Self::NewFileUpload => "FileUploadEvent",
            Self::ProcedureStateChanged => "ProcedureStateChangeEvent",
            Self::FileDeleted => "FileDeleteEvent",
            Self::PullComplete => "PullCompleteEvent",
            Self::EditMediaComplete => "EditMediaCompleteEvent",
        }
    }
}

/// How an event leaves its app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WayOut {
    /// It is sent to this URL.
    Push {
        url: String,
        /// Form of its body.
        format: CallbackFormat,
        /// Key of the members `Sign` and `T`; without one they are absent.
        sign_key: Option<String>,
    },
    /// It waits until it is pulled and confirmed.
    Pull,
}

impl WayOut {
    /// Form of the body. Pulled events have form 3.0.
    pub fn format(&self) -> CallbackFormat {
        match self {
            Self::Push { format, .. } => *format,
            Self::Pull => CallbackFormat::V3,
        }
    }

    /// URL that it is sent to; empty for one that is pulled.
    pub fn url(&self) -> &str {
        match self {
            Self::Push { url, .. } => url,
            Self::Pull => "",
        }
    }
}

/// The media that an event is about.
#[derive(Debug, Clone)]
pub struct EventMedia {
    pub file_id: FileId,
    pub bucket: BucketId,
    /// Key of the media's video.
    pub key: String,
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// The app that receives it. Events of one account are sent one after the other.
    pub app: VodApp,
    pub name: EventName,
    /// None where a task has made no media.
    pub media: Option<EventMedia>,
    pub way_out: WayOut,
    /// Time of the event.
    pub at: UnixSeconds,
    /// The JSON text.
    pub body: Bytes,
    /// The body's share of the memory budget.
    pub cost: Reservation,
}

/// Seconds for which a signed callback is good (API 3.0, ModifyEventConfig: ten minutes).
const SIGNED_FOR: i64 = 600;

impl Event {
    /// The body of a callback that is sent at `now`: where the app has a sign key, with `T`, the time until
    /// which it is good, and `Sign`, the MD5 of key and `T`. Their place beside the event's type is assumed.
    pub fn body_at(&self, now: UnixSeconds) -> Bytes {
        let WayOut::Push { sign_key: Some(key), .. } = &self.way_out else { return self.body.clone() };
        let t = now.plus(SIGNED_FOR);
        let sign = digest::md5(format!("{key}{t}").as_bytes());
        let members = self.body.strip_suffix(b"}").unwrap_or(&self.body);
        [members, format!(r#","Sign":"{sign}","T":{t}}}"#).as_bytes()].concat().into()
    }
}

/// Effect of a fault rule on an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventEffect {
    /// Never send it.
    Drop,
    /// Send this many copies more.
    Duplicate(u32),
    /// Send it this many milliseconds later; others overtake it.
    Delay(u64),
    /// Send it after this many later events of the same account.
    Hold(u32),
}

/// The body of an event in a form. `told` is what has happened, with members in Pascal case; form 2.0 has the
/// same members with a small first letter (assumed for all events but uploads and task flows).
pub fn body(name: EventName, format: CallbackFormat, told: &impl Serialize) -> Vec<u8> {
    const JSON: &str = "events have string keys only";
    match format {
        CallbackFormat::V3 => {
            let told = serde_json::to_string(told).expect(JSON);
            format!(r#"{{"EventType":"{}","{}":{told}}}"#, name.text(), name.member()).into_bytes()
        }
        CallbackFormat::V2 => {
            let data = lower_camel(serde_json::to_value(told).expect(JSON));
            let event = json!({ "version": "4.0", "eventType": name.text(), "data": data });
            serde_json::to_vec(&event).expect(JSON)
        }
    }
}

fn lower_camel(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let lowered = members.into_iter().map(|(name, value)| {
                let mut letters = name.chars();
                let first = letters.next().map(|first| first.to_ascii_lowercase());
                (first.into_iter().chain(letters).collect::<String>(), lower_camel(value))
            });
            Value::Object(lowered.collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(lower_camel).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_2_tells_the_same_with_small_first_letters() {
        let told = json!({ "FileIdSet": ["1"], "Results": [{ "FileId": "1", "Parts": null }] });
        let text = |format| {
            let body = body(EventName::FileDeleted, format, &told);
            serde_json::from_slice::<Value>(&body).expect("it is JSON")
        };
        assert_eq!(text(CallbackFormat::V3), json!({ "EventType": "FileDeleted", "FileDeleteEvent": told }));
        let data = json!({ "fileIdSet": ["1"], "results": [{ "fileId": "1", "parts": null }] });
        assert_eq!(
            text(CallbackFormat::V2),
            json!({ "version": "4.0", "eventType": "FileDeleted", "data": data })
        );
    }
}
