//! The builder of fault rules: the fields of its form, and the rule that they make.

use serde_json::{Map, Value as Json, json};

use crate::services::admin::error::Error;
use crate::services::admin::service::Params;

/// Effects that take a number, by the name that rules have for them.
const NUMBERED: [&str; 10] = [
    "status",
    "delay_ms",
    "reset_after_request_bytes",
    "stall_after_request_bytes",
    "read_bytes_per_second",
    "write_bytes_per_second",
    "truncate_response_after_bytes",
    "duplicate_event",
    "delay_event_ms",
    "hold_event_behind",
];

/// Effects that are there or not.
const PLAIN: [&str; 3] = ["close_without_response", "corrupt_response", "drop_event"];

/// Every effect, in the order of the list to choose from.
pub(super) fn effects() -> impl Iterator<Item = &'static str> {
    std::iter::once("error").chain(NUMBERED).chain(PLAIN)
}

/// Every schedule.
pub(super) const SCHEDULES: [&str; 5] = ["always", "first", "calls", "after", "every"];

/// The fields as they were chosen.
#[derive(Debug, Clone, Default)]
pub(in crate::services::admin) struct Builder {
    pub service: String,
    pub operation: String,
    pub bucket: String,
    pub key: String,
    pub appid: String,
    pub effect: String,
    pub value: String,
    pub family: String,
    /// The key of an error row: its code, perhaps with a variant.
    pub error: String,
    pub on: String,
    pub n: String,
    pub phase: String,
    /// Whether the response loses its request id.
    pub drops_request_id: bool,
}

/// A rule to begin with.
#[derive(Debug)]
pub(super) struct Template {
    /// Its word in the catalogue of messages.
    pub name: &'static str,
    /// Fields as a query.
    pub query: &'static str,
}

/// Situations that people want most.
pub(super) const TEMPLATES: [Template; 6] = [
    Template {
        name: "second_init",
        query: "operation=cos_json.upload_slice_init&effect=error&family=cos_json&error=-4019&on=calls&n=2",
    },
    Template { name: "once_503", query: "effect=status&value=503&on=first&n=1&norequestid=1" },
    Template { name: "reset", query: "effect=reset_after_request_bytes&value=65536&on=first&n=1" },
    Template {
        name: "commit_lost",
        query: "operation=vod.commit_upload_ugc&effect=close_without_response&on=first&n=1&phase=after",
    },
    Template { name: "slow", query: "effect=read_bytes_per_second&value=65536&on=always" },
    Template { name: "late", query: "effect=delay_event_ms&value=5000&on=always" },
];

impl Builder {
    pub(super) fn parse(params: &Params) -> Result<Self, Error> {
        let text = |name: &str| Ok::<_, Error>(params.text(name)?.unwrap_or_default());
        Ok(Self {
            service: text("service")?,
            operation: text("operation")?,
            bucket: text("bucket")?,
            key: text("key")?,
            appid: text("appid")?,
            effect: text("effect")?,
            value: text("value")?,
            family: text("family")?,
            error: text("error")?,
            on: text("on")?,
            n: text("n")?,
            phase: text("phase")?,
            drops_request_id: params.flag("norequestid")?.unwrap_or_default(),
        })
    }

    /// The rule that the fields make; what is wrong with it the interface says when it is added.
    pub(super) fn rule(&self) -> Json {
        let mut when = Map::new();
        let named = [
            ("service", &self.service),
            ("operation", &self.operation),
            ("bucket", &self.bucket),
            ("key", &self.key),
            ("appid", &self.appid),
        ];
        for (name, value) in named {
            if !value.is_empty() {
                when.insert(name.into(), number_or_text(value));
            }
        }
        if !self.operation.is_empty() {
            when.remove("service");
        }
        let mut rule = Map::new();
        if !when.is_empty() {
            rule.insert("when".into(), when.into());
        }
        match self.on.as_str() {
            "calls" => {
                let calls: Vec<Json> = self.n.split(',').map(|n| number_or_text(n.trim())).collect();
                rule.insert("on".into(), json!({ "calls": calls }));
            }
            "first" | "after" | "every" => {
                rule.insert("on".into(), json!({ self.on.as_str(): number_or_text(&self.n) }));
            }
            _ => {}
        }
        if self.phase == "after" {
            rule.insert("phase".into(), "after".into());
        }
        rule.insert("effect".into(), self.effect());
        if self.drops_request_id {
            rule.insert("request_id".into(), "drop".into());
        }
        rule.into()
    }

    fn effect(&self) -> Json {
        let name = self.effect.as_str();
        if PLAIN.contains(&name) {
            return json!({ name: true });
        }
        match name {
            "" | "error" => {
                let (code, variant) = self.error.split_once('/').unwrap_or((&self.error, ""));
                let mut effect = Map::from_iter([("error".to_owned(), number_or_text(code))]);
                if !variant.is_empty() {
                    effect.insert("variant".into(), number_or_text(variant));
                }
                if !self.family.is_empty() {
                    effect.insert("family".into(), self.family.as_str().into());
                }
                effect.into()
            }
            "stall_after_request_bytes" => json!({ name: number_or_text(&self.value), "for_ms": 5000 }),
            _ => json!({ name: number_or_text(&self.value) }),
        }
    }
}

fn number_or_text(text: &str) -> Json {
    text.parse::<i64>().map_or_else(|_| text.into(), Json::from)
}
