//! A request on its way through the pipeline: what is known of it, what fault rules have in store for it, and its entry in
//! the journal, which is written whichever way it ends.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use bytes::Bytes;
use http::Method;
use http::header::HeaderName;
use parking_lot::Mutex;

use crate::domain::App;
use crate::domain::faults::answer::Forced;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::effect::{Effect, Stage};
use crate::domain::faults::matched::MatchedRules;
use crate::domain::faults::rule::Phase;
use crate::domain::faults::schedule::mixed;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::domain::journal::step::Step;
use crate::primitives::digest::Sha1;
use crate::primitives::names::{AppId, BucketId};
use crate::server::exchange::effects::{is_reset, made_up, shaped, verbatim};
use crate::server::response::send::Departing;
use crate::server::response::shape::{Disconnect, Shape};
use crate::services::legacy::{About, Failure, Family, Operation, Selector};
use crate::wire::fields::Fields;
use crate::wire::read::Intake;
use crate::wire::request::{Address, Request, RequestHead};
use crate::wire::response::{REASON, Response};
use crate::wire::{cors, request_id};

/// Where the journal tells more about an answer.
const REQUEST: HeaderName = HeaderName::from_static("x-cosplay-request");

/// A request on its way.
pub(super) struct Visit {
    /// The world as the request's tenant sees it.
    pub app: Arc<App>,
    family: &'static Family,
    bucket: Option<BucketId>,
    secret_id: Option<String>,
    entry: Entry,
    plan: Option<Mutex<MatchedRules>>,
    /// The operation that the body has named while it arrived.
    learned: OnceLock<&'static str>,
    began: Instant,
}

impl Visit {
    /// Step 2: what the head tells, and the rules that go by it.
    pub fn begin(
        app: &Arc<App>,
        family: &'static Family,
        head: &Arc<RequestHead>,
        address: Option<&Address>,
    ) -> Self {
        let entry = if family.is_own() { Entry::default() } else { first_entry(app, family, head) };
        let (began, app) = (Instant::now(), app.clone());
        let learned = OnceLock::new();
        let mut visit =
            Self { app, family, bucket: None, secret_id: None, entry, plan: None, learned, began };
        if family.is_own() {
            return visit;
        }
        let about = address.map(|address| (family.about)(&visit.app, address, None)).unwrap_or_default();
        let in_url = address.and_then(|address| AppId::parse(&address.appid));
        visit.take_in(about, in_url, || (family.key_id)(head, None));
        // Browsers ask beforehand on their own account; rules are for what the client itself asks.
        if visit.app.faults.any() && !cors::is_preflight(head) {
            visit.secret_id = visit.secret_id.take().or_else(|| (family.key_id)(head, None));
            let operation = address.and_then(|address| foretold(&visit.app, family, head, address));
            let plan = visit
                .with_attributes(head, operation, false, |attributes| visit.app.faults.matching(attributes));
            visit.plan = plan.map(Mutex::new);
        }
        visit
    }

    /// Step 5: what the whole request tells, and the rules that go by it.
    pub fn know(&mut self, head: &RequestHead, request: &Request, operation: Option<&'static Operation>) {
        if self.family.is_own() {
            return;
        }
        self.entry.operation = operation.map(|operation| operation.name);
        self.entry.step = operation.and_then(|operation| (self.family.step)(operation, request));
        let family = self.family;
        if self.entry.key.is_none() || self.entry.tenant.is_none() || self.plan.is_some() {
            let about = (family.about)(&self.app, &request.address, Some(request));
            self.take_in(about, None, || (family.key_id)(head, Some(request)));
            if self.plan.is_some() {
                self.secret_id = self.secret_id.take().or_else(|| (family.key_id)(head, Some(request)));
            }
        }
        self.consider(head, self.entry.operation, true);
    }

    /// The same for a request that could not be read: its head, and the part of its body that came, have said all it will
    /// say.
    pub fn know_in_part(&mut self, head: &Arc<RequestHead>) {
        if self.family.is_own() {
            return;
        }
        let by_head = || foretold(&self.app, self.family, head, &(self.family.locate)(head).ok()?);
        self.entry.operation = self.learned.get().copied().or_else(by_head);
        self.entry.step = (!head.method.is_safe()).then_some(Step::Lost);
        self.consider(head, self.entry.operation, true);
    }

    /// Learns a parameter while the body arrives: one of them may name the operation.
    pub fn learn(&self, head: &RequestHead, name: &str, value: &[u8]) {
        let names = |operation: &&&'static Operation| {
            matches!(operation.selector, Selector::Op(_)) && operation.name.as_bytes() == value
        };
        if name.eq_ignore_ascii_case("op") {
            let operation = self.family.operations.iter().find(names).map(|operation| operation.name);
            operation.map(|operation| self.learned.get_or_init(|| operation));
            self.consider(head, operation, false);
        }
    }

    /// Bucket, key and tenant, as far as they are known now.
    fn take_in(&mut self, about: About, in_url: Option<AppId>, key_id: impl FnOnce() -> Option<String>) {
        let About { bucket, key } = about;
        self.bucket = bucket.or(self.bucket.take());
        self.entry.bucket = self.bucket.as_ref().map(|bucket| bucket.name.to_string());
        self.entry.bucket_appid = self.bucket.as_ref().map(|bucket| bucket.appid);
        self.entry.key = key.or(self.entry.key.take());
        let owner = |id: &BucketId| self.app.store.bucket(id).map_or(id.appid, |bucket| bucket.owner);
        let by_url = self.bucket.as_ref().map(owner).or(in_url).or(self.entry.tenant);
        let tenant = by_url.or_else(|| {
            self.secret_id = key_id();
            let key = self.app.keyring().find(self.secret_id.as_deref()?)?;
            Some(key.account().owner())
        });
        self.entry.tenant = tenant;
        if let Some(own) = self.app.seen_by(tenant) {
            self.app = Arc::new(own);
            self.entry.time = self.app.clock.now();
        }
    }

    fn consider(&self, head: &RequestHead, operation: Option<&str>, is_complete: bool) {
        if let Some(plan) = &self.plan {
            self.with_attributes(head, operation, is_complete, |attributes| plan.lock().consider(attributes));
        }
    }

    /// What rules see of the request.
    fn with_attributes<T>(
        &self,
        head: &RequestHead,
        operation: Option<&str>,
        is_complete: bool,
        look: impl FnOnce(&Attributes<'_>) -> T,
    ) -> T {
        let appid = self.bucket.as_ref().map(|bucket| bucket.appid.to_string()).unwrap_or_default();
        look(&Attributes {
            service: self.family.name,
            operation,
            event: None,
            tenant: self.entry.tenant,
            bucket: self.entry.bucket.as_deref(),
            bucket_appid: &appid,
            key: self.entry.key.as_deref(),
            host: host(head),
            secret_id: self.secret_id.as_deref(),
            header: &|name| head.text(name),
            is_complete,
        })
    }

    /// Whether any rule may touch the request.
    pub fn has_plan(&self) -> bool {
        self.plan.is_some()
    }

    /// The plan, which there must be.
    pub fn plan(&self) -> &Mutex<MatchedRules> {
        self.plan.as_ref().expect("only a request with a plan has a hook")
    }

    /// The body is here; its digest where the journal wants it.
    pub fn received(&mut self, bytes: u64, digest: Option<Sha1>) {
        (self.entry.bytes_in, self.entry.sha1) = (bytes, digest);
    }

    /// What a rule wanted while the body arrived, and is due only now: all of the body had to be here to tell that the rule
    /// is for it. A reset strikes here and cuts where an answer would be forced.
    pub async fn make_up(&self) {
        let Some(plan) = &self.plan else { return };
        let pause = made_up(&mut plan.lock(), self.entry.bytes_in);
        if let Some(pause) = pause {
            Box::pin(tokio::time::sleep(pause)).await;
        }
    }

    /// Waits as a rule of this phase wants it.
    pub async fn pause(&self, phase: Phase) {
        if let Some(pause) = self.asked_to_wait(phase) {
            // Boxed, as all that few requests go through: what a request may become is moved about with it.
            Box::pin(tokio::time::sleep(pause)).await;
        }
    }

    fn asked_to_wait(&self, phase: Phase) -> Option<Duration> {
        let mut plan = self.plan.as_ref()?.lock();
        let act = plan.at(Stage::Delay).filter(|act| act.rule.rule.phase == phase)?;
        let Effect::Delay { ms, jitter_ms } = act.rule.rule.effect else { return None };
        let jitter = mixed(jitter_ms, act.nth) % jitter_ms.saturating_add(1).max(1);
        plan.mark_applied(Stage::Delay, None);
        Some(Duration::from_millis(ms.saturating_add(jitter)))
    }

    /// What a rule of this phase answers in the place of the operation.
    pub fn forced(&mut self, phase: Phase) -> Result<Option<Result<Response, Failure>>, Disconnect> {
        let Some(plan) = &self.plan else { return Ok(None) };
        let mut plan = plan.lock();
        if plan.at(Stage::RequestBody).is_some_and(|act| act.is_applied && is_reset(&act.rule.rule.effect)) {
            return Err(Disconnect::Reset);
        }
        let Some(act) = plan.at(Stage::Response).filter(|act| act.rule.rule.phase == phase) else {
            return Ok(None);
        };
        let rule = act.rule.clone();
        let length = self.entry.bytes_in;
        let is_due = |after: u64| (after <= length).then_some(length);
        let at = plan.broken_at().or_else(|| rule.rule.effect.position().and_then(is_due));
        plan.mark_applied(Stage::Response, at);
        let reason = || format!("fault rule {:?}", rule.rule.id);
        match &rule.rule.effect {
            Effect::Answer { forced: Forced::Error(_), .. } => {
                let row = rule.row(self.family.name);
                Ok(row.map(|row| Err(Failure::row(row, reason()))))
            }
            Effect::Answer { forced: Forced::Verbatim { status, headers, body }, .. } => {
                Ok(Some(Ok(verbatim(*status, headers, body, reason()))))
            }
            _ => Err(Disconnect::Close),
        }
    }

    /// Step 10: the answer as it leaves, and the end of the journal's entry.
    pub fn depart(&mut self, head: &RequestHead, mut response: Response) -> Departing {
        let mut shape = Shape::default();
        if let Some(plan) = &self.plan {
            let mut plan = plan.lock();
            shape = shaped(&mut plan, &mut response);
            if plan.drops_request_id() {
                request_id::remove(&mut response);
            }
        }
        let is_refusal = response.status.is_client_error() || response.status.is_server_error();
        let is_refusal = is_refusal || response.headers.contains_key(REASON);
        if !self.family.is_own() {
            self.note(head, &mut response, is_refusal, shape);
        }
        Departing { response, now: self.app.clock.now(), shape }
    }

    fn note(&mut self, head: &RequestHead, response: &mut Response, is_refusal: bool, shape: Shape) {
        if is_refusal {
            response.set_text(REQUEST, &entry_url(head, self.entry.id));
        }
        let entry = &mut self.entry;
        if let Some((bucket, key)) = response.about.take().map(|about| *about) {
            (entry.bucket, entry.key) = (Some(bucket.name.to_string()), Some(key));
            entry.bucket_appid = Some(bucket.appid);
        }
        entry.status = Some(response.status.as_u16());
        entry.bytes_out = response.body.len().min(shape.truncate.unwrap_or(u64::MAX));
        entry.reason =
            response.headers.get(REASON).and_then(|reason| reason.to_str().ok()).map(str::to_owned);
        entry.outcome = match (shape.truncate, is_refusal) {
            (Some(_), _) => Outcome::Cut,
            (None, true) => Outcome::Refused,
            (None, false) => Outcome::Done,
        };
    }

    /// The request ends without an answer.
    pub fn cut(&mut self) {
        self.entry.outcome = Outcome::Cut;
    }
}

impl Drop for Visit {
    /// A client that leaves ends a visit at any point.
    fn drop(&mut self) {
        if self.family.is_own() {
            return;
        }
        let entry = &mut self.entry;
        entry.micros = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        if let Some(plan) = &self.plan {
            let plan = plan.lock();
            entry.faults = plan.applied().to_vec();
            entry.bytes_in = plan.broken_at().unwrap_or(entry.bytes_in);
        }
        self.app.journal.push(entry);
    }
}

/// The operation, where no body has a say in it: there is none, or it holds content and no parameters.
fn foretold(app: &App, family: &Family, head: &Arc<RequestHead>, address: &Address) -> Option<&'static str> {
    if matches!((family.intake)(head), Intake::Parameters) && head.has_body() {
        return None;
    }
    let mut request = Request {
        head: head.clone(),
        address: address.clone(),
        fields: Fields::default(),
        body: Bytes::new(),
        parts: Vec::new(),
    };
    request.fields.push_pairs(head.query.as_bytes());
    (family.identify)(app, &request).ok().map(|operation| operation.name)
}

fn first_entry(app: &App, family: &'static Family, head: &RequestHead) -> Entry {
    Entry {
        id: app.journal.next_id(),
        time: app.clock.now(),
        service: family.name,
        method: method(&head.method),
        host: host(head).to_owned(),
        path: head.path.clone(),
        query: head.query.clone(),
        ..Entry::default()
    }
}

/// The method's name; what HTTP does not know has none.
pub(super) fn method(method: &Method) -> &'static str {
    let known = [Method::GET, Method::PUT, Method::POST, Method::HEAD, Method::DELETE, Method::OPTIONS];
    let names = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"];
    known.iter().zip(names).find(|(known, _)| *known == method).map_or("other", |(_, name)| name)
}

/// The host that is addressed, without a port.
fn host(head: &RequestHead) -> &str {
    let written = head.vendor.as_ref().map_or(head.authority.as_str(), |vendor| &vendor.name);
    match written.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => written,
    }
}

/// On the vendor's hosts there is no journal, so there the path alone must do.
fn entry_url(head: &RequestHead, id: u64) -> String {
    match head.vendor.is_none() || head.vendor_in_path {
        true => format!("http://{}/_cosplay/requests/{id}", head.authority),
        false => format!("/_cosplay/requests/{id}"),
    }
}
