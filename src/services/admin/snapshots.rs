//! `/_cosplay/snapshots` and `/_cosplay/reset`: the world as it was.

use http::{Method, StatusCode};
use serde_json::json;

use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};

/// Lists the snapshots.
pub static LIST: Operation = Operation {
    name: "snapshots",
    summary: "Lists the names of the snapshots.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "snapshots"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, _| Ok(envelope::success(&app.snapshots.names())),
};

/// Takes a snapshot.
pub static TAKE: Operation = Operation {
    name: "snapshots_take",
    summary: "Remembers the world under a name: accounts, buckets, objects, uploads, spent signatures, rules, journal, clocks.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "snapshots/{name}"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &[]),
    weight: light,
    run: |app, request| {
        let name = asked::name(request);
        match app.snapshots.keep(name.clone(), app.snapshot()) {
            true => Ok(envelope::created(&json!({ "name": name }))),
            false => {
                let sentence = "there are too many snapshots; delete one".into();
                Err(Failure::Plain { status: StatusCode::TOO_MANY_REQUESTS, sentence })
            }
        }
    },
};

/// Forgets a snapshot.
pub static FORGET: Operation = Operation {
    name: "snapshots_forget",
    summary: "Forgets a snapshot.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::DELETE, "snapshots/{name}"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &[]),
    weight: light,
    run: |app, request| {
        let name = asked::name(request);
        match app.snapshots.forget(&name) {
            true => Ok(envelope::gone()),
            false => Err(unknown(&name)),
        }
    },
};

/// Returns to a snapshot.
pub static RESTORE: Operation = Operation {
    name: "snapshots_restore",
    summary: "Returns to a snapshot; with ?appid= one tenant only.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "snapshots/{name}/restore"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let name = asked::name(request);
        let image = app.snapshots.get(&name).ok_or_else(|| unknown(&name))?;
        app.restore(&image, asked::tenant(request)?);
        Ok(envelope::gone())
    },
};

/// Returns to the beginning.
pub static RESET: Operation = Operation {
    name: "reset",
    summary: "Returns to what was there at the start; with ?appid= one tenant only.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "reset"),
    auth: Auth::Open,
    check: |_, request| asked::bare(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let tenant = asked::tenant(request)?;
        match app.snapshots.seed() {
            Some(seed) => app.restore(&seed, tenant),
            None => return Err(envelope::not_found("this world has no beginning to return to")),
        }
        Ok(envelope::gone())
    },
};

fn unknown(name: &str) -> Failure {
    envelope::not_found(format!("there is no snapshot {name:?}; see GET /_cosplay/snapshots"))
}
