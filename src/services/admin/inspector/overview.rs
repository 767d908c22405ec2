//! `/_cosplay/`: where the server is, who may sign, what is stored, and how a client gets here.

use askama::Template;
use http::StatusCode;
use http::header::{HeaderValue, LOCATION};

use crate::domain::App;
use crate::domain::accounts::Account;
use crate::domain::journal::filter::Filter;
use crate::domain::store::bucket::Bucket;
use crate::services::admin::envelope::PREFIX;
use crate::services::admin::error::Error;
use crate::services::admin::inspector::frame::{Frame, page};
use crate::services::admin::inspector::menu::Place;
use crate::services::admin::inspector::row::{Row, size};
use crate::services::admin::inspector::snippets::{Snippet, snippets};
use crate::services::admin::inspector::visit::Visit;
use crate::services::admin::inspector::words::overview::OverviewWords;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::OperationSpec;
use crate::wire::response::Response;

/// Refusals that are shown.
const REFUSALS: usize = 8;
/// Accounts and buckets that are shown; tests may have made thousands.
const SHOWN: usize = 50;

#[derive(Template)]
#[template(path = "overview.html")]
struct View {
    frame: Frame,
    words: &'static OverviewWords,
    version: &'static str,
    urls: [String; 2],
    accounts: Vec<AccountRow>,
    buckets: Vec<BucketRow>,
    /// Accounts and buckets that are not shown.
    more_accounts: usize,
    more_buckets: usize,
    figures: Vec<(&'static str, String)>,
    refusals: Vec<Row>,
    snippets: Vec<Snippet>,
    has_ca: bool,
}

struct AccountRow {
    appid: String,
    secret_id: String,
    /// Only of the demo account, whose key is no secret.
    secret_key: Option<String>,
}

struct BucketRow {
    name: String,
    region: String,
    acl: String,
    versioning: String,
}

/// Shows the overview.
pub(in crate::services::admin) struct Overview;

impl Operation for Overview {
    type Service = Admin;
    /// Whether the path lacks its last slash, and the visit.
    type Input = (bool, Visit);

    const SPEC: OperationSpec = page("", "ui_overview", "Shows the inspector, pages for people.");
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Self::Input, Error> {
        Ok((request.target.is_bare, Visit::of(&request.head)))
    }

    fn run(ctx: &Ctx<Admin>, (is_bare, visit): Self::Input) -> Result<Response, Error> {
        if is_bare {
            let mut response = Response::new(StatusCode::PERMANENT_REDIRECT, "");
            response.set(LOCATION, HeaderValue::from_static(PREFIX));
            return Ok(response);
        }
        visit.page(&view(&ctx.app, &visit)?)
    }
}

fn view(app: &App, visit: &Visit) -> Result<View, Error> {
    let words = OverviewWords::of(visit.language);
    let (accounts, buckets) = (app.accounts.list(), app.store.buckets());
    let refused = app.journal.list(&Filter { refused: Some(true), ..Filter::default() }, REFUSALS);
    let rest = |len: usize| len.saturating_sub(SHOWN);
    Ok(View {
        frame: Frame::at(visit, Place::Overview, "page"),
        words,
        version: env!("CARGO_PKG_VERSION"),
        urls: ["http", "https"].map(|scheme| format!("{scheme}://{}", visit.authority)),
        more_accounts: rest(accounts.len()),
        more_buckets: rest(buckets.len()),
        figures: figures(app, words),
        accounts: accounts.iter().take(SHOWN).map(|account| account_row(account)).collect(),
        buckets: buckets.iter().take(SHOWN).map(|bucket| bucket_row(bucket)).collect(),
        refusals: refused.iter().rev().map(|entry| Row::of(entry)).collect(),
        snippets: snippets(app, visit)?,
        has_ca: app.ca_pem().is_some(),
    })
}

fn figures(app: &App, words: &OverviewWords) -> Vec<(&'static str, String)> {
    let rules = app.faults.list(None);
    let hits: u64 = rules.iter().map(|armed| armed.hits()).sum();
    vec![
        (words.requests, app.journal.total().to_string()),
        (words.rules, format!("{} · {hits}", rules.len())),
        (words.events, app.vod.deliveries.list().len().to_string()),
        (words.memory, size(app.meter.used())),
        (words.memory_limit, size(app.meter.limit())),
    ]
}

fn account_row(account: &Account) -> AccountRow {
    AccountRow {
        appid: account.appid.to_string(),
        secret_id: account.secret_id.clone(),
        secret_key: account.is_demo().then(|| account.secret_key.clone()),
    }
}

fn bucket_row(bucket: &Bucket) -> BucketRow {
    let settings = serde_json::json!(bucket.settings);
    let text = |name: &str| settings[name].as_str().unwrap_or_default().to_owned();
    BucketRow {
        name: bucket.id.to_string(),
        region: bucket.settings.region.clone(),
        acl: text("acl"),
        versioning: text("versioning"),
    }
}
