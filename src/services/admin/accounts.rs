//! `/_cosplay/accounts`: tenants. A test run that wants a world of its own creates an account and shares
//! nothing with others.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

use crate::domain::App;
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::ids::TemporaryKey;
use crate::domain::object::object;
use crate::primitives::names::AppId;
use crate::services::admin::envelope::{created, spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

pub(super) struct ListAccounts;

impl Operation for ListAccounts {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(
            Verb::Get,
            "accounts",
            "accounts",
            "Lists the accounts, without their secret keys; ?appid= shows one.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, tenant: Option<AppId>) -> Result<Response, Error> {
        let accounts = ctx.app.accounts.list();
        let meant = accounts.iter().filter(|account| tenant.is_none_or(|tenant| account.appid == tenant));
        Ok(success(&meant.map(|account| shown(account)).collect::<Vec<_>>()))
    }
}

pub(super) struct AddAccount;

impl Operation for AddAccount {
    type Service = Admin;
    type Input = NewAccount;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<NewAccount>),
        statuses: &[201, 409, 503],
        ..spec(
            Verb::Post,
            "accounts",
            "accounts_add",
            "Creates an account; AppId, SecretId and SecretKey that are not given are generated.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<NewAccount, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, input: NewAccount) -> Result<Response, Error> {
        let account = add(&ctx.app, input)?;
        let mut made = shown(&account);
        made["secret_key"] = account.secret_key.into();
        Ok(created(&made))
    }
}

/// Body of `accounts_add`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(super) struct NewAccount {
    appid: Option<AppId>,
    secret_id: Option<String>,
    secret_key: Option<String>,
    #[schemars(with = "Map<String, Json>")]
    #[serde(deserialize_with = "object")]
    options: AccountOptions,
}

/// Bytes that an account with its options and its delegate is charged with.
const ACCOUNT: u64 = 4096;

fn add(app: &App, new: NewAccount) -> Result<Account, Error> {
    let options = Arc::new(new.options);
    let appids = new.appid.map_or_else(|| app.ids.appids(), |appid| vec![appid]);
    for appid in appids {
        let TemporaryKey { secret_id, secret_key, .. } = app.ids.temporary_key(appid);
        let secret_id = new.secret_id.clone().unwrap_or(secret_id);
        let secret_key = new.secret_key.clone().unwrap_or(secret_key);
        let account = Account::new(appid, &secret_id, &secret_key, options.clone());
        account.check().map_err(Error::BadRequest)?;
        let held = app.meter.reserve(ACCOUNT)?;
        if app.accounts.add(account.clone()) {
            app.accounts.hold(appid, held);
            return Ok(account);
        }
    }
    Err(Error::Conflict("there is an account with this appid or secret_id already".into()))
}

fn shown(account: &Account) -> Json {
    json!({ "appid": account.appid, "secret_id": account.secret_id, "options": *account.options })
}
