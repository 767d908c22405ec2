//! Signature services: they sign with the account that the request names, else with the first one, and put
//! into the signature whatever parameter the request has by its name.

use std::sync::Arc;

use jiff::Timestamp;

use crate::catalog::limits::SOURCE_CONTEXT_MAX;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::vod::{Grant, sign};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;
use crate::services::service::{Ctx, Request};
use crate::services::vod::error::Error;
use crate::services::vod::params::Params;
use crate::services::vod::service::Shape;
use crate::services::vod::service::{Target, Vod};
use crate::services::vod::signature_shapes::{self, Made};
use crate::wire::response::Response;

/// Parameters that go into the signature as they are given, behind those that every signature has.
const OPTIONAL: [&str; 8] = [
    "classId",
    "taskPriority",
    "taskNotifyMode",
    "sourceContext",
    "oneTimeValid",
    "vodSubAppId",
    "sessionContext",
    "storageRegion",
];

/// Members of the body, or parameters of the query, that every signature service reads.
pub(super) const FIELDS: &[&str] = &[
    "Action",
    "secretId",
    "appId",
    "currentTimeStamp",
    "timeStamp",
    "expireTime",
    "random",
    "procedure",
    "classId",
    "taskPriority",
    "taskNotifyMode",
    "sourceContext",
    "oneTimeValid",
    "vodSubAppId",
    "sessionContext",
    "storageRegion",
];

/// A signature that is asked for.
#[derive(Debug)]
pub(super) struct Input {
    /// `secretId`
    secret_id: Option<String>,
    /// `appId`
    appid: Option<String>,
    /// `currentTimeStamp`; the tenant's time by default.
    issued: Option<UnixSeconds>,
    /// `timeStamp`: validity in seconds.
    valid: Option<i64>,
    /// `expireTime`; it wins over `timeStamp`.
    expires: Option<UnixSeconds>,
    random: Option<u32>,
    procedure: Option<String>,
    optional: Vec<(&'static str, String)>,
}

/// Defaults of a service.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    /// Validity in seconds.
    pub valid: i64,
    /// The signed text has a `procedure` even where none is asked for; an empty one names none.
    pub always_procedure: bool,
}

impl Input {
    /// Reads body and query. A signature service may be called without a body, or with any.
    pub(super) fn parse(request: &Request<Vod>) -> Result<Self, Error> {
        let params = &request.params;
        let mut optional = Vec::new();
        for name in OPTIONAL {
            if let Some(value) = params.either(name)? {
                // The vendor's function template cuts a source context that is too long instead of letting
                // the upload fail.
                let is_cut = shape(&request.target) == Shape::Text && name == "sourceContext";
                let cut = |value: String| value.chars().take(SOURCE_CONTEXT_MAX).collect();
                optional.push((name, if is_cut { cut(value) } else { value }));
            }
        }
        Ok(Self {
            secret_id: params.either("secretId")?,
            appid: params.either("appId")?,
            issued: number(params, "currentTimeStamp")?.map(UnixSeconds),
            valid: number(params, "timeStamp")?,
            expires: number(params, "expireTime")?.map(UnixSeconds),
            random: number(params, "random")?.and_then(|random| u32::try_from(random).ok()),
            procedure: params.either("procedure")?,
            optional,
        })
    }

    /// Sets `sourceContext` and `sessionContext` to `context`, whatever the request says.
    pub(super) fn set_contexts(&mut self, context: &str) {
        self.optional.retain(|(name, _)| !matches!(*name, "sourceContext" | "sessionContext"));
        let contexts = ["sourceContext", "sessionContext"].map(|name| (name, context.to_owned()));
        self.optional.splice(0..0, contexts);
    }

    /// Makes the signature and answers in the shape of the service.
    pub(super) fn sign(self, ctx: &Ctx<Vod>, defaults: &Defaults) -> Result<Response, Error> {
        let app = &ctx.app;
        let account = self.account(app)?;
        let issued = self.issued.unwrap_or_else(|| app.clock.now());
        let valid = self.valid.unwrap_or(defaults.valid);
        let expires = self.expires.unwrap_or_else(|| issued.plus(valid));
        let procedure = self.procedure.or_else(|| defaults.always_procedure.then(String::new));
        let grant = Grant {
            secret_id: &account.secret_id,
            issued,
            expires,
            random: self.random.unwrap_or_else(|| app.ids.nonce()),
            procedure: procedure.as_deref(),
            more: &self.optional,
        };
        let signature = sign(&grant.plaintext(), &account.secret_key);
        let expires = Timestamp::from_second(expires.0).map(|at| at.to_string()).unwrap_or_default();
        let request_id = app.ids.request_id(app.clock.now());
        Ok(signature_shapes::success(shape(&ctx.target), &Made { signature, expires, request_id }))
    }

    /// The account named by SecretId or AppId, else the first.
    fn account(&self, app: &App) -> Result<Arc<Account>, Error> {
        let unknown =
            |what: &str, value: &str| Error::invalid(format!("no account has the {what} {value:?}"));
        if let Some(id) = &self.secret_id {
            return app.accounts.by_secret_id(id).ok_or_else(|| unknown("SecretId", id));
        }
        if let Some(appid) = &self.appid {
            let found = AppId::parse(appid).and_then(|appid| app.accounts.by_appid(appid));
            return found.ok_or_else(|| unknown("AppId", appid));
        }
        app.accounts.first().ok_or_else(|| Error::invalid("there is no account to sign for"))
    }
}

/// The shape of a service's responses.
fn shape(target: &Target) -> Shape {
    match target {
        Target::Signatures(shape) => *shape,
        Target::Api | Target::Report | Target::HttpDns | Target::Playback { .. } => Shape::Data,
    }
}

fn number(params: &Params, name: &str) -> Result<Option<i64>, Error> {
    let unsound = |text: &String| Error::invalid(format!("{name} must be a whole number, not {text:?}"));
    params.either(name)?.map(|text| text.parse().map_err(|_| unsound(&text))).transpose()
}
