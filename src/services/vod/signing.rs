//! What every signature service does: it signs with the account the request names, or with the first there is, and puts
//! into the signature whatever parameter the request asks for by its name.

use jiff::Timestamp;

use crate::catalog::limits::SOURCE_CONTEXT_MAX;
use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::auth::vod::{Grant, sign};
use crate::primitives::names::AppId;
use crate::services::legacy::Failure;
use crate::services::vod::address::{Face, Shape, face};
use crate::services::vod::params::{Params, invalid};
use crate::services::vod::signature_shapes;
use crate::services::vod::signature_shapes::Made;
use crate::wire::request::Request;
use crate::wire::response::Response;

/// Parameters that go into the signature as they are asked for, behind those that every signature has.
const MORE: [&str; 8] = [
    "classId",
    "taskPriority",
    "taskNotifyMode",
    "sourceContext",
    "oneTimeValid",
    "vodSubAppId",
    "sessionContext",
    "storageRegion",
];

/// What a request asks for: members of its body, then of its query.
#[derive(Debug)]
pub struct Asked<'a> {
    request: &'a Request,
    params: Params,
}

impl<'a> Asked<'a> {
    /// Reads body and query. A service of this kind may be asked without a body, or with any.
    pub fn read(request: &'a Request) -> Result<Self, Failure> {
        Ok(Self { request, params: Params::of_any(request)? })
    }

    /// A parameter as text, numbers as they would be typed.
    pub fn get(&self, name: &str) -> Result<Option<String>, Failure> {
        if let Some(text) = self.params.as_typed(name) {
            return Ok(Some(text));
        }
        let text = self.request.fields.text(&name.to_ascii_lowercase());
        let text = text.map_err(|_| invalid(format!("the value of {name} is not UTF-8")))?;
        Ok(text.map(|text| text.into_owned()))
    }

    fn number(&self, name: &str) -> Result<Option<i64>, Failure> {
        let unsound = |text: &String| invalid(format!("{name} must be a whole number, not {text:?}"));
        self.get(name)?.map(|text| text.parse().map_err(|_| unsound(&text))).transpose()
    }
}

/// What a service does unless it is asked for something else.
#[derive(Debug, Default)]
pub struct Service<'a> {
    /// Seconds a signature is good for.
    pub valid: i64,
    /// The text has a `procedure` even where none is asked for; an empty one names none.
    pub always_procedure: bool,
    /// Further parameters, which nothing in the request replaces.
    pub more: &'a [(&'a str, String)],
}

/// Makes the signature that a request asks for, and answers in the shape of the service that was asked.
pub fn answer(app: &App, request: &Request, service: &Service<'_>) -> Result<Response, Failure> {
    let asked = Asked::read(request)?;
    let shape = match face(&request.head) {
        Some(Face::Signatures(shape)) => shape,
        _ => Shape::Data,
    };
    let account = account(app, &asked)?;
    let issued = asked.number("currentTimeStamp")?.unwrap_or_else(|| app.clock.now());
    let valid = asked.number("timeStamp")?.unwrap_or(service.valid);
    let expires = asked.number("expireTime")?.unwrap_or_else(|| issued.saturating_add(valid));
    let random = asked.number("random")?.and_then(|random| u32::try_from(random).ok());
    let procedure = asked.get("procedure")?.or(service.always_procedure.then(String::new));
    let mut wanted: Vec<(&str, String)> = service.more.to_vec();
    for name in MORE {
        let given = wanted.iter().any(|(known, _)| *known == name);
        if let Some(value) = asked.get(name)?.filter(|_| !given) {
            let is_cut = shape == Shape::Text && name == "sourceContext";
            wanted.push((name, if is_cut { cut(&value) } else { value }));
        }
    }
    let grant = Grant {
        secret_id: &account.secret_id,
        issued,
        expires,
        random: random.unwrap_or_else(|| app.ids.nonce()),
        procedure: procedure.as_deref(),
        more: &wanted,
    };
    let signature = sign(&grant.plaintext(), &account.secret_key);
    let expires = Timestamp::from_second(expires).map(|at| at.to_string()).unwrap_or_default();
    let request_id = app.ids.request_id(app.clock.now());
    Ok(signature_shapes::success(shape, &Made { signature, expires, request_id }))
}

/// The vendor's function template cuts a source context that is too long instead of letting the upload fail.
fn cut(value: &str) -> String {
    value.chars().take(SOURCE_CONTEXT_MAX).collect()
}

/// The account named by SecretId or AppId, else the first.
fn account(app: &App, asked: &Asked<'_>) -> Result<std::sync::Arc<Account>, Failure> {
    let unknown = |what: &str, value: &str| invalid(format!("no account has the {what} {value:?}"));
    if let Some(id) = asked.get("secretId")? {
        return app.accounts.by_secret_id(&id).ok_or_else(|| unknown("SecretId", &id));
    }
    if let Some(appid) = asked.get("appId")? {
        let found = AppId::parse(&appid).and_then(|appid| app.accounts.by_appid(appid));
        return found.ok_or_else(|| unknown("AppId", &appid));
    }
    app.accounts.first().ok_or_else(|| invalid("there is no account to sign for".into()))
}
