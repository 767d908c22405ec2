//! `/_cosplay/ui/world`: tenants, the clock, snapshots, options, and the least policy for what was done.

use askama::Template;
use serde_json::{Map, Value as Json, json};

use crate::domain::App;
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::clock::Mode;
use crate::primitives::escape::encode_component;
use crate::primitives::names::AppId;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::requests::{Choice, choices};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::world::WorldWords;
use crate::services::admin::policy::used_policy;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Tenants that are listed; tests may have made thousands.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "world.html")]
struct View {
    frame: Frame,
    words: &'static WorldWords,
    tenants: Vec<Choice>,
    /// `?appid=…` of the tenant that is chosen; empty for all.
    only: String,
    time: String,
    seconds: i64,
    mode: &'static str,
    has_own_clock: bool,
    /// Usual steps of the clock: seconds and name.
    steps: [(u32, &'static str); 4],
    accounts: Vec<AccountRow>,
    more: usize,
    snapshots: Vec<Named>,
    policy: String,
    requests: usize,
}

struct AccountRow {
    appid: String,
    secret_id: String,
    /// Options that differ from the defaults, as JSON.
    options: String,
    clock: String,
}

/// A snapshot.
struct Named {
    name: String,
    /// Its name in a path.
    path: String,
}

/// Shows the world.
pub(in crate::services::admin) struct ShowWorld;

impl Operation for ShowWorld {
    type Service = Admin;
    type Input = (Option<AppId>, Visit);

    const SPEC: OperationSpec = OperationSpec {
        query: &["lang", "theme", "appid"],
        ..page(
            "ui/world",
            "ui_world",
            "Shows tenants, clock, snapshots, options and the policy that was used.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.params.tenant()?, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (tenant, visit): Self::Input) -> Result<Response, Error> {
        if let Some(appid) = tenant.filter(|appid| ctx.app.accounts.by_appid(*appid).is_none()) {
            return Err(Error::NotFound(format!("{appid} is no account's AppId")));
        }
        visit.page(&view(&ctx.app, tenant, &visit))
    }
}

fn view(app: &App, tenant: Option<AppId>, visit: &Visit) -> View {
    let accounts = app.accounts.list();
    let own = tenant.and_then(|tenant| app.clocks.of(tenant));
    let clock = own.as_ref().unwrap_or(&app.clock);
    let used = used_policy(app, tenant);
    let chosen = tenant.map(|appid| appid.to_string());
    let words = WorldWords::of(visit.language);
    let named = |name: String| Named { path: encode_component(&name).into_owned(), name };
    View {
        frame: Frame::at(visit, Place::World, "page"),
        steps: [(60, words.minute), (3600, words.hour), (86_400, words.day), (2_592_000, words.month)],
        words,
        tenants: choices(accounts.iter().map(|account| account.appid.to_string()), chosen.as_deref()),
        only: chosen.map(|appid| format!("?appid={appid}")).unwrap_or_default(),
        time: clock.now().to_iso(),
        seconds: clock.now().0,
        mode: mode(clock.mode()),
        has_own_clock: own.is_some(),
        accounts: accounts.iter().take(SHOWN).map(|account| account_row(app, account)).collect(),
        more: accounts.len().saturating_sub(SHOWN),
        snapshots: app.snapshots.names().into_iter().map(named).collect(),
        policy: serde_json::to_string_pretty(&used.policy).unwrap_or_default(),
        requests: used.requests,
    }
}

const fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Real => "real",
        Mode::Offset { .. } => "offset",
        Mode::Frozen { .. } => "frozen",
    }
}

fn account_row(app: &App, account: &Account) -> AccountRow {
    let own = app.clocks.of(account.appid);
    let clock = own.map(|clock| format!("{} {}", mode(clock.mode()), clock.now().to_iso()));
    AccountRow {
        appid: account.appid.to_string(),
        secret_id: account.secret_id.clone(),
        options: changed(&account.options),
        clock: clock.unwrap_or_default(),
    }
}

/// Options that are not the defaults, as JSON; empty where none is.
fn changed(options: &AccountOptions) -> String {
    let (Json::Object(now), defaults) = (json!(options), json!(AccountOptions::default())) else {
        return String::new();
    };
    let differ: Map<String, Json> =
        now.into_iter().filter(|(name, value)| defaults[name] != *value).collect();
    if differ.is_empty() { String::new() } else { serde_json::to_string_pretty(&differ).unwrap_or_default() }
}
