//! `GET /_cosplay/requests/{id}/curl`.

use http::StatusCode;

use crate::domain::journal::entry::{Entry, Hide};
use crate::services::admin::again::request::{Again, Body};
use crate::services::admin::envelope::spec;
use crate::services::admin::error::Error;
use crate::services::admin::requests::entry;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::host::without_port;
use crate::wire::response::Response;

pub(in crate::services::admin) struct Curl;

impl Operation for Curl {
    type Service = Admin;
    type Input = (String, String);

    const SPEC: OperationSpec = OperationSpec {
        statuses: &[200, 404, 409],
        ..spec(
            Verb::Get,
            "requests/{id}/curl",
            "requests_curl",
            "Returns a cURL command that sends a request once more; its secrets are masked.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<(String, String), Error> {
        Ok((request.target.id(), request.head.authority.clone()))
    }

    fn run(ctx: &Ctx<Admin>, (id, authority): (String, String)) -> Result<Response, Error> {
        let entry = entry(&ctx.app, &id)?;
        let text = command(&entry, &Again::of(&entry)?, &authority, &|text| ctx.app.keyring().hidden(text));
        Ok(Response::new(StatusCode::OK, text).typed("text/plain; charset=utf-8"))
    }
}

/// Whether the journal has kept enough for a command.
pub(in crate::services::admin) fn can_be_told(entry: &Entry) -> bool {
    Again::of(entry).is_ok()
}

/// The command: it goes to this server, and names a host of the vendor by its header.
fn command(entry: &Entry, again: &Again, authority: &str, hide: &Hide<'_>) -> String {
    let shown = entry.shown_whole(hide);
    let is_ours = without_port(authority) == entry.host;
    let query = if shown.query().is_empty() { String::new() } else { format!("?{}", shown.query()) };
    let url = format!("http://{authority}{}{query}", entry.path);
    let mut lines = vec![format!("curl -X {} {}", again.method, quoted(&url))];
    let kept = |name: &str| name == "host" || again.headers.iter().any(|(known, _)| known == name);
    for header in shown.request_head().iter().filter(|header| kept(&header.name)) {
        if header.name != "host" {
            lines.push(format!("-H {}", quoted(&format!("{}: {}", header.name, header.value))));
        } else if !is_ours {
            lines.push(format!("-H {}", quoted(&format!("Host: {}", again.host))));
        }
    }
    let mut notes = String::new();
    match (&again.body, shown.request_body()) {
        (Body::Whole(_), Some(body)) => lines.push(format!("--data-binary {}", quoted(&body.text))),
        (Body::Lost(length), _) => {
            notes +=
                &format!("# Its body of {length} bytes is not in the journal: put it into the file body.\n");
            lines.push("--data-binary @body".into());
        }
        (Body::None | Body::Whole(_), _) => {}
    }
    let command = lines.join(" \\\n  ");
    if command.contains("***") {
        notes +=
            "# Secrets are masked as ***: sign it anew, by `cosplay sign`, or let the server replay it.\n";
    }
    format!("{notes}{command}\n")
}

/// A word for a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
