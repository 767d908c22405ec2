//! `/_cosplay/accounts`: tenants. A test run that wants a world of its own makes its own AppId and shares nothing with its
//! neighbours.

use std::sync::Arc;

use http::{Method, StatusCode};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use crate::domain::App;
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::object::object;
use crate::primitives::names::AppId;
use crate::services::admin::{asked, envelope};
use crate::services::legacy::{Auth, Failure, Operation, Selector, light};

/// Lists the accounts.
pub static LIST: Operation = Operation {
    name: "accounts",
    summary: "Lists the accounts, without their secret keys; ?appid= shows one.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::GET, "accounts"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &["appid"]),
    weight: light,
    run: |app, request| {
        let tenant = asked::tenant(request)?;
        let accounts = app.accounts.list();
        let meant = accounts.iter().filter(|account| tenant.is_none_or(|tenant| account.appid == tenant));
        Ok(envelope::success(&meant.map(|account| shown(account)).collect::<Vec<_>>()))
    },
};

/// Makes an account.
pub static ADD: Operation = Operation {
    name: "accounts_add",
    summary: "Makes an account; AppId, SecretId and SecretKey that are not given are made up.",
    doc: "cosplay's own",
    selector: Selector::Path(Method::POST, "accounts"),
    auth: Auth::Open,
    check: |_, request| asked::only(request, &[]),
    weight: light,
    run: |app, request| {
        let account = add(app, asked::body(request)?)?;
        let mut made = shown(&account);
        made["secret_key"] = account.secret_key.clone().into();
        Ok(envelope::created(&made))
    },
};

/// What may be said of a new account.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Wanted {
    appid: Option<AppId>,
    secret_id: Option<String>,
    secret_key: Option<String>,
    #[schemars(with = "Map<String, Json>")]
    #[serde(deserialize_with = "object")]
    options: AccountOptions,
}

fn add(app: &App, wanted: Wanted) -> Result<Account, Failure> {
    let made_up = app.ids.temporary_key();
    let secret_id = wanted.secret_id.unwrap_or(made_up.secret_id);
    let secret_key = wanted.secret_key.unwrap_or(made_up.secret_key);
    let options = Arc::new(wanted.options);
    let appids = wanted.appid.map_or_else(|| app.ids.appids(), |appid| vec![appid]);
    for appid in appids {
        let account = Account::new(appid, &secret_id, &secret_key, options.clone());
        account.check().map_err(envelope::bad_request)?;
        if app.accounts.add(account.clone()) {
            return Ok(account);
        }
    }
    let sentence = "there is an account with this appid or secret_id already".into();
    Err(Failure::Plain { status: StatusCode::CONFLICT, sentence })
}

fn shown(account: &Account) -> Json {
    json!({ "appid": account.appid, "secret_id": account.secret_id, "options": *account.options })
}
