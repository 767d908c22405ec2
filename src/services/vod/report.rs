//! Telemetry: SDKs report every step and look at nothing but the status.

use crate::services::legacy::{Auth, Operation, Selector, light};
use crate::services::vod::answer;

/// Takes a report.
pub static OP: Operation = Operation {
    name: "report",
    summary: "Takes an SDK's report of a step and forgets it.",
    doc: "upload SDK sources",
    selector: Selector::Path(http::Method::POST, "/ugcupload_new"),
    auth: Auth::Open,
    check: |_, _| Ok(()),
    weight: light,
    run: |_, _| Ok(answer::done()),
};
