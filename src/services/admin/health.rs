//! `GET /_cosplay/health/live` and `/_cosplay/health/ready`. The listener opens only when everything is loaded, so
//! whoever is answered at all is answered by a server that is ready.

use http::Method;
use serde_json::json;

use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Operation, Selector, light};

/// Whether the process serves.
pub static LIVE: Operation = Operation {
    name: "health_live",
    summary: "Answers 200 while the process serves.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "health/live"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |_, _| Ok(envelope::success(&json!({ "status": "live" }))),
};

/// Whether requests can be sent.
pub static READY: Operation = Operation {
    name: "health_ready",
    summary: "Answers 200 once accounts, buckets and objects are loaded.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "health/ready"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |_, _| Ok(envelope::success(&json!({ "status": "ready" }))),
};
