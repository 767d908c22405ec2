//! `/_cosplay/policy/…`: what a policy decides on a request, and the least policy for what was done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::domain::App;
use crate::domain::journal::entry::Entry;
use crate::domain::journal::filter::Filter;
use crate::domain::policy::action::{bare_name, full_name};
use crate::domain::policy::condition_value::Fact;
use crate::domain::policy::decision::{Decision, Grounds, Sources, StatementRef, decide};
use crate::domain::policy::document::{Policy, Scope};
use crate::domain::policy::facts::RequestFacts;
use crate::domain::policy::keys::{self, KEYS, Origin};
use crate::domain::policy::least::{LeastPolicy, least};
use crate::domain::policy::matching;
use crate::domain::policy::principal::Caller;
use crate::domain::policy::resource::{Path, Resource};
use crate::primitives::escape::form_pairs;
use crate::primitives::names::{AppId, BucketId, VOD_STORAGE_APPID};
use crate::services::admin::envelope::{spec, success};
use crate::services::admin::error::Error;
use crate::services::admin::service::{Admin, Auth};
use crate::services::service::{Ctx, Operation, Request};
use crate::services::spec::{OperationSpec, Verb};
use crate::wire::response::Response;

/// Actions whose resource may be a prefix.
const LISTINGS: [&str; 2] = ["GetBucket", "ListMultipartUploads"];

/// Decides on a request that is described, or that the journal has.
pub(super) struct EvaluatePolicy;

impl Operation for EvaluatePolicy {
    type Service = Admin;
    type Input = Question;

    const SPEC: OperationSpec = OperationSpec {
        body: Some(schemars::SchemaGenerator::subschema_for::<Question>),
        statuses: &[200, 404],
        ..spec(
            Verb::Post,
            "policy/evaluate",
            "policy_evaluate",
            "Tells what a policy decides on a request, and which statement or condition decides.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Question, Error> {
        request.params.body()
    }

    fn run(ctx: &Ctx<Admin>, question: Question) -> Result<Response, Error> {
        let asked = Asked::of(&ctx.app, &question)?;
        let written = question.policy.as_str().map(str::to_owned);
        let text = written.unwrap_or_else(|| question.policy.to_string());
        let bucket = &asked.bucket;
        let scope = match question.kind {
            Kind::Session => Scope::Session { account: bucket.appid },
            Kind::Bucket => Scope::Bucket { bucket },
        };
        let policy = Policy::parse(&text, scope).map_err(|error| Error::bad(format!("policy: {error}")))?;
        Ok(success(&asked.judge(&policy, question.kind)))
    }
}

/// Which policy it is.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// That of a temporary key.
    #[default]
    Session,
    /// That of a bucket.
    Bucket,
}

/// Body of `policy_evaluate`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// The policy, an object or its text.
    policy: Value,
    #[serde(default)]
    kind: Kind,
    /// Number of a request in the journal, instead of a description.
    id: Option<u64>,
    /// The bare name of the operation: `PutObject`.
    action: Option<String>,
    /// `<name>-<appid>` [default: the default bucket].
    bucket: Option<String>,
    key: Option<String>,
    prefix: Option<String>,
    /// AppId of the caller, or `anonymous` [default: the bucket's own account].
    caller: Option<String>,
    /// Values for condition keys.
    #[serde(default)]
    conditions: Map<String, Value>,
}

/// A request as policies see it.
struct Asked {
    action: String,
    bucket: BucketId,
    region: String,
    key: Option<String>,
    prefix: Option<String>,
    /// None: nobody signed.
    caller: Option<String>,
    /// Whether the caller is the bucket's account.
    is_own: bool,
    facts: RequestFacts,
}

impl Asked {
    fn of(app: &App, question: &Question) -> Result<Self, Error> {
        let entry = question.id.map(|id| {
            app.journal.get(id).ok_or_else(|| Error::NotFound(format!("the journal has no request {id}")))
        });
        let entry = entry.transpose()?;
        let journalled = entry.as_ref().map(|entry| {
            used(app, entry)
                .ok_or_else(|| Error::bad(format!("request {} is none that policies are about", entry.id)))
        });
        let journalled = journalled.transpose()?;
        let named = question.bucket.as_deref().map(|name| {
            BucketId::parse_full(name)
                .ok_or_else(|| Error::bad(format!("bucket {name:?} is not <name>-<appid>")))
        });
        let named = named.transpose()?;
        let of_entry = journalled.as_ref().and_then(|used| used.bucket.clone());
        let bucket = named.or(of_entry).or_else(|| app.store.default_bucket().cloned());
        let bucket = bucket.ok_or_else(|| Error::bad("send bucket: there is no default one"))?;
        let action =
            question.action.as_deref().map(bare_name).or_else(|| journalled.as_ref().map(|used| used.action));
        let action =
            action.ok_or_else(|| Error::bad("send action, such as PutObject, or the id of a request"))?;
        let caller = match question.caller.as_deref() {
            Some("anonymous") => None,
            Some(uin) => Some(uin.to_owned()),
            None => Some(bucket.appid.to_string()),
        };
        let mut facts = entry.as_deref().map(facts_of).unwrap_or_default();
        for (key, value) in &question.conditions {
            facts.add_named(key, &value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
        Ok(Self {
            action: action.to_owned(),
            region: region(app, &bucket),
            key: question.key.clone().or_else(|| journalled.as_ref()?.key.map(str::to_owned)),
            prefix: question.prefix.clone().or_else(|| journalled?.prefix),
            is_own: caller.as_deref() == Some(&bucket.appid.to_string()),
            caller,
            bucket,
            facts,
        })
    }

    fn judge(&self, policy: &Policy, kind: Kind) -> Value {
        let path = match (&self.key, &self.prefix) {
            (Some(key), _) => Path::Object(&self.bucket, key),
            (None, Some(prefix)) if LISTINGS.contains(&&*self.action) => Path::Listing(&self.bucket, prefix),
            (None, _) => Path::Bucket(&self.bucket),
        };
        let facts = self.facts.list();
        let request = matching::Request {
            caller: self.caller.as_deref().map_or(Caller::Anonymous, Caller::root),
            actions: &[&self.action],
            resource: Resource { region: &self.region, path },
            facts: &facts,
        };
        let (session, bucket) = match kind {
            Kind::Session => (Some(policy), None),
            Kind::Bucket => (None, Some(policy)),
        };
        let decision = decide(&request, &Sources { session, account: self.is_own, bucket, acl: false });
        let statement = deciding(&decision);
        json!({
            "allowed": decision.is_allowed(),
            "reason": decision.to_string(),
            "statement": statement.map(|statement| statement.index + 1),
            "sid": statement.and_then(|statement| statement.sid),
            "action": full_name(&self.action),
            "resource": request.resource.to_string(),
            "conditions": facts.iter().map(|(key, fact)| json!([key, fact.text()])).collect::<Vec<_>>(),
            "unknown_keys": policy.unknown_keys().collect::<Vec<_>>(),
        })
    }
}

/// The statement that decided, or came nearest.
fn deciding<'a>(decision: &Decision<'a>) -> Option<StatementRef<'a>> {
    match decision {
        Decision::Denied { statement } => Some(*statement),
        Decision::NotAllowed { nearest, .. } => nearest.map(|nearest| nearest.statement),
        Decision::Allowed { session: Some(statement), .. } => Some(*statement),
        Decision::Allowed { by: Grounds::Statement(statement), session: None } => Some(*statement),
        Decision::Allowed { by: Grounds::Account | Grounds::Acl, session: None } => None,
    }
}

/// What the journal knows of a request's values: those of its query, and the length of its body.
fn facts_of(entry: &Entry) -> RequestFacts {
    let mut facts = RequestFacts::default();
    facts.add(keys::CURRENT_TIME, Fact::Time(entry.time.0));
    facts.add_named("cos:content-length", &entry.bytes_in.to_string());
    for (key, origin) in KEYS {
        if let Origin::Query(name) = origin
            && let Some(value) = parameter(entry, name)
        {
            facts.add_named(key, &value);
        }
    }
    facts
}

fn parameter(entry: &Entry, name: &str) -> Option<String> {
    let mut pairs = form_pairs(entry.query.as_bytes());
    let found = pairs.find(|(found, _)| found == name.as_bytes())?;
    String::from_utf8(found.1).ok()
}

/// Where a bucket is; empty, which names any region, for one that is gone.
fn region(app: &App, bucket: &BucketId) -> String {
    app.store.bucket(bucket).map(|bucket| bucket.settings.region.clone()).unwrap_or_default()
}

/// What a request did.
struct Used<'a> {
    action: &'a str,
    bucket: Option<BucketId>,
    key: Option<&'a str>,
    prefix: Option<String>,
}

/// What a request of the journal did; none for those that policies are not about.
fn used<'a>(app: &'a App, entry: &'a Entry) -> Option<Used<'a>> {
    let name = entry.operation()?;
    let known = app.names.operations.iter().find(|known| known.name == name)?;
    let is_json = name.starts_with("cos_json.");
    let action = match bare_name(known.action?) {
        "HeadObject" if is_json && entry.key.is_none() => "HeadBucket",
        action => action,
    };
    // Listings of the JSON API have their prefix in the path.
    let (key, prefix) = match entry.key.as_deref() {
        key if is_json && LISTINGS.contains(&action) => (None, key.map(str::to_owned)),
        key => (key, parameter(entry, "prefix").filter(|prefix| !prefix.is_empty())),
    };
    Some(Used { action, bucket: entry.bucket.clone(), key, prefix })
}

/// Prints the least policy.
pub(super) struct PolicyUsed;

#[derive(Serialize)]
pub(super) struct Shown {
    pub(super) policy: LeastPolicy,
    /// Requests it was made from.
    pub(super) requests: usize,
}

impl Operation for PolicyUsed {
    type Service = Admin;
    type Input = Option<AppId>;

    const SPEC: OperationSpec = OperationSpec {
        query: &["appid"],
        ..spec(
            Verb::Get,
            "policy/used",
            "policy_used",
            "Makes the least policy that would have allowed the COS requests that succeeded.",
        )
    };
    const AUTH: Auth = Auth::Local;

    fn parse(request: &Request<Admin>) -> Result<Option<AppId>, Error> {
        request.params.tenant()
    }

    fn run(ctx: &Ctx<Admin>, appid: Option<AppId>) -> Result<Response, Error> {
        Ok(success(&used_policy(&ctx.app, appid)))
    }
}

/// The least policy for all tenants, or for one.
pub(super) fn used_policy(app: &App, appid: Option<AppId>) -> Shown {
    let entries = app.journal.list(&Filter { appid, ..Filter::default() }, usize::MAX);
    let done: Vec<(&Entry, Used<'_>)> = entries
        .iter()
        .map(|entry| &**entry)
        .filter(|entry| entry.status.is_some_and(|status| status < 400))
        .filter_map(|entry| Some((entry, used(app, entry)?)))
        .filter(|(_, used)| used.bucket.as_ref().is_none_or(|bucket| bucket.appid != VOD_STORAGE_APPID))
        .collect();
    let placed = |id: &BucketId| region(app, id);
    let regions: Vec<[String; 2]> = done
        .iter()
        .map(|(entry, used)| {
            let also = entry.also.as_ref().map(|also| placed(&also.1));
            [used.bucket.as_ref().map(placed), also].map(Option::unwrap_or_default)
        })
        .collect();
    let uses = done.iter().zip(&regions).flat_map(|((entry, used), regions)| resources(entry, used, regions));
    Shown { policy: least(uses), requests: done.len() }
}

/// Actions and resources of one request.
fn resources<'a>(
    entry: &'a Entry,
    used: &'a Used<'a>,
    regions: &'a [String; 2],
) -> impl Iterator<Item = (&'a str, Resource<'a>)> {
    let path = match (&used.bucket, used.key, &used.prefix) {
        (None, _, _) => entry.tenant.map(Path::Account),
        (Some(bucket), Some(key), _) => Some(Path::Object(bucket, key)),
        (Some(bucket), None, Some(prefix)) if LISTINGS.contains(&used.action) => {
            Some(Path::Listing(bucket, prefix))
        }
        // Its keys stand in `also`.
        (Some(_), None, _) if used.action == "DeleteMultipleObjects" => None,
        (Some(bucket), None, _) => Some(Path::Bucket(bucket)),
    };
    // The documented name of the right to write a copy.
    let action = if used.action == "PutObjectCopy" { "PutObject" } else { used.action };
    let [own_region, source] = regions;
    let own = path.map(|path| (action, Resource { region: own_region, path }));
    let also = entry
        .also
        .as_deref()
        .map(|(action, bucket, key)| (*action, Resource { region: source, path: Path::Object(bucket, key) }));
    // A moved file is deleted where it was.
    let moved = path.filter(|_| entry.operation().as_deref() == Some("cos_json.move"));
    let moved = moved.map(|path| ("DeleteObject", Resource { region: own_region, path }));
    own.into_iter().chain(also).chain(moved)
}
