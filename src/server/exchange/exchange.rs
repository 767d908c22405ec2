//! One request on its way through the server: what is known of it so far, the fault rules that act on it, and
//! its entry in the journal, which is written whichever way the request ends.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use http::header::HeaderName;
use parking_lot::Mutex;

use crate::domain::App;
use crate::domain::faults::answer::Forced;
use crate::domain::faults::attributes::Attributes;
use crate::domain::faults::effect::{Effect, Stage};
use crate::domain::faults::matched::MatchedRules;
use crate::domain::faults::rule::Phase;
use crate::domain::faults::schedule::mixed;
use crate::domain::journal::body::{KEPT_BYTES, KeptBody};
use crate::domain::journal::entry::{Entry, Outcome};
use crate::domain::journal::step::Step;
use crate::primitives::names::AppId;
use crate::server::exchange::effects::{is_reset, made_up, shaped, verbatim};
use crate::server::exchange::noted::{addressed, entry_url, has_text, head_of};
use crate::server::exchange::observed_body::Observed;
use crate::server::response::send::Departing;
use crate::server::response::shape::{Disconnect, Shape};
use crate::services::error::ServiceError;
use crate::services::service::{Service, Unread};
use crate::services::spec::Subject;
use crate::wire::request::RequestHead;
use crate::wire::request_id;
use crate::wire::response::{REASON, Response};

/// Carries the URL of the request's journal entry.
const REQUEST: HeaderName = HeaderName::from_static("x-cosplay-request");

/// A request on its way.
pub(super) struct Exchange {
    /// The world, with the clock of the request's tenant once that is known.
    pub app: Arc<App>,
    head: Arc<RequestHead>,
    service: &'static str,
    /// False for cosplay's own interface: neither journal nor rules are for it.
    is_recorded: bool,
    secret_id: Option<String>,
    entry: Entry,
    rules: Option<Mutex<MatchedRules>>,
    /// The operation that the body named while it arrived.
    learned: OnceLock<&'static str>,
    began: Instant,
}

impl Exchange {
    /// A request of which the head is here.
    pub(super) fn begin<S: Service>(app: &Arc<App>, head: &Arc<RequestHead>) -> Self {
        let began = Instant::now();
        let entry = Entry {
            id: if S::IS_OWN { 0 } else { app.journal.next_id() },
            time: app.clock.now(),
            connection: head.connection,
            began: app.journal.micros_at(began),
            service: S::NAME,
            method: head.method_name(),
            ..Entry::default()
        };
        Self {
            app: app.clone(),
            head: head.clone(),
            service: S::NAME,
            is_recorded: !S::IS_OWN,
            secret_id: None,
            entry,
            rules: None,
            learned: OnceLock::new(),
            began,
        }
    }

    /// Whether rules and journal are for it.
    pub(super) fn is_recorded(&self) -> bool {
        self.is_recorded
    }

    /// Whether bucket, key or tenant may still be learnt, or a rule may ask for them.
    pub(super) fn wants_subject(&self) -> bool {
        self.entry.key.is_none() || self.entry.tenant.is_none() || self.rules.is_some()
    }

    /// Takes in bucket, key and tenant as far as they are known. Where these name no tenant, the SecretId
    /// does.
    pub(super) fn address(&mut self, subject: Subject, secret_id: impl Fn() -> Option<String>) {
        self.entry.bucket = subject.bucket.or_else(|| self.entry.bucket.take());
        self.entry.key = subject.key.or_else(|| self.entry.key.take());
        let bucket = self.entry.bucket.as_ref();
        let owner = bucket.and_then(|id| Some(self.app.store.bucket(id).ok()?.owner)).or(subject.tenant);
        let named = owner.or_else(|| bucket.map(|id| id.appid)).or(self.entry.tenant);
        if named.is_none() || self.rules.is_some() {
            self.secret_id = self.secret_id.take().or_else(secret_id);
        }
        self.entry.tenant = named.or_else(|| self.signing_tenant());
        if let Some(app) = self.app.seen_by(self.entry.tenant) {
            self.app = Arc::new(app);
            self.entry.time = self.app.clock.now();
        }
    }

    fn signing_tenant(&self) -> Option<AppId> {
        Some(self.app.keyring().find(self.secret_id.as_deref()?)?.account().owner())
    }

    /// Finds the rules that may act, by what the head tells.
    pub(super) fn arm(
        &mut self,
        operation: impl FnOnce() -> Option<&'static str>,
        secret_id: impl FnOnce() -> Option<String>,
    ) {
        if !self.app.faults.any() {
            return;
        }
        self.secret_id = self.secret_id.take().or_else(secret_id);
        let rules =
            self.with_attributes(operation(), false, |attributes| self.app.faults.matching(attributes));
        self.rules = rules.map(Mutex::new);
    }

    /// The rules that act, if any may.
    pub(super) fn rules(&self) -> Option<&Mutex<MatchedRules>> {
        self.rules.as_ref()
    }

    /// Takes in that the body has named its operation while it still arrives.
    pub(super) fn learn(&self, operation: &'static str) {
        self.learned.get_or_init(|| operation);
        self.consider(Some(operation), false);
    }

    /// The operation that the body named before it was whole.
    pub(super) fn learned(&self) -> Option<&'static str> {
        self.learned.get().copied()
    }

    /// Takes in the operation and its part in an upload; rules that wait for the whole request act from now
    /// on.
    pub(super) fn identify(&mut self, operation: Option<&'static str>, step: Option<Step>) {
        self.entry.operation = operation;
        self.entry.step = step;
        self.consider(operation, true);
    }

    /// Takes in what the operation does not read.
    pub(super) fn ignore(&mut self, unread: &[Unread]) {
        /// Names that an entry keeps.
        const MOST: usize = 32;
        unread
            .iter()
            .filter(|unread| unread.is_unsupported)
            .for_each(|unread| self.app.tally.ignored(&unread.name));
        self.entry.ignored = unread.iter().take(MOST).map(|unread| unread.name.clone()).collect();
    }

    fn consider(&self, operation: Option<&str>, is_complete: bool) {
        if let Some(rules) = &self.rules {
            self.with_attributes(operation, is_complete, |attributes| rules.lock().consider(attributes));
        }
    }

    /// Calls `look` with what rules see of the request.
    fn with_attributes<T>(
        &self,
        operation: Option<&str>,
        is_complete: bool,
        look: impl FnOnce(&Attributes<'_>) -> T,
    ) -> T {
        let bucket = self.entry.bucket.as_ref();
        let appid = bucket.map(|bucket| bucket.appid.to_string()).unwrap_or_default();
        look(&Attributes {
            service: self.service,
            operation,
            event: None,
            tenant: self.entry.tenant,
            bucket: self.entry.bucket_name(),
            bucket_appid: &appid,
            key: self.entry.key.as_deref(),
            host: self.head.host(),
            secret_id: self.secret_id.as_deref(),
            header: &|name| self.head.text(name),
            is_complete,
        })
    }

    /// Whether the journal wants the beginning of the request's body.
    pub(super) fn wants_body(&self) -> bool {
        self.is_recorded && self.app.journal.wants_bodies() && has_text(&self.head.headers)
    }

    /// Takes in that the body is here, with what the journal wants of it.
    pub(super) fn received(&mut self, bytes: u64, observed: Observed) {
        (self.entry.bytes_in, self.entry.sha1) = (bytes, observed.digest);
        let beginning = observed.beginning;
        self.entry.request_body =
            beginning.and_then(|beginning| KeptBody::new(beginning, bytes, &self.app.meter));
    }

    /// Makes up for a stall, a rate or a reset that was due while the body arrived, but for which the whole
    /// body had to be here to tell that its rule matches.
    pub(super) async fn make_up(&self) {
        let Some(rules) = &self.rules else { return };
        let pause = made_up(&mut rules.lock(), self.entry.bytes_in);
        if let Some(pause) = pause {
            Box::pin(tokio::time::sleep(pause)).await;
        }
    }

    /// Waits as a rule of this phase wants it.
    pub(super) async fn pause(&self, phase: Phase) {
        if let Some(pause) = self.wanted_pause(phase) {
            // Boxed: a request's future is moved about with everything it may become.
            Box::pin(tokio::time::sleep(pause)).await;
        }
    }

    fn wanted_pause(&self, phase: Phase) -> Option<Duration> {
        let mut rules = self.rules.as_ref()?.lock();
        let act = rules.at(Stage::Delay).filter(|act| act.rule.rule.phase == phase)?;
        let Effect::Delay { ms, jitter_ms } = act.rule.rule.effect else { return None };
        let jitter = mixed(jitter_ms, act.nth) % jitter_ms.saturating_add(1).max(1);
        rules.mark_applied(Stage::Delay, None);
        Some(Duration::from_millis(ms.saturating_add(jitter)))
    }

    /// The response that a rule of this phase gives instead of the operation's.
    ///
    /// # Errors
    /// The rule ends the connection.
    pub(super) fn forced<E: ServiceError>(
        &self,
        phase: Phase,
    ) -> Result<Option<Result<Response, E>>, Disconnect> {
        let Some(rules) = &self.rules else { return Ok(None) };
        let mut rules = rules.lock();
        if rules.at(Stage::RequestBody).is_some_and(|act| act.is_applied && is_reset(&act.rule.rule.effect)) {
            return Err(Disconnect::Reset);
        }
        let Some(act) = rules.at(Stage::Response).filter(|act| act.rule.rule.phase == phase) else {
            return Ok(None);
        };
        let rule = act.rule.clone();
        let length = self.entry.bytes_in;
        let is_due = |after: u64| (after <= length).then_some(length);
        let at = rules.broken_at().or_else(|| rule.rule.effect.position().and_then(is_due));
        rules.mark_applied(Stage::Response, at);
        let reason = || format!("fault rule {:?}", rule.rule.id);
        match &rule.rule.effect {
            Effect::Answer { forced: Forced::Error(_), .. } => {
                Ok(rule.row(self.service).map(|row| Err(E::row(row, reason()))))
            }
            Effect::Answer { forced: Forced::Verbatim { status, headers, body }, .. } => {
                Ok(Some(Ok(verbatim(*status, headers, body, reason()))))
            }
            Effect::Close
            | Effect::Delay { .. }
            | Effect::Request(_)
            | Effect::Response(_)
            | Effect::Event(_) => Err(Disconnect::Close),
        }
    }

    /// The response as it leaves, and the end of the journal's entry.
    pub(super) fn depart(&mut self, mut response: Response) -> Departing {
        let mut shape = Shape::default();
        if let Some(rules) = &self.rules {
            let mut rules = rules.lock();
            shape = shaped(&mut rules, &mut response);
            if rules.drops_request_id() {
                request_id::remove(&mut response);
            }
        }
        shape.rate = shape.rate.into_iter().chain(response.rate).min();
        if self.is_recorded {
            self.note(&mut response, shape);
        }
        let departing = Departing::new(response, self.app.clock.now());
        if self.is_recorded && self.app.journal.keeps_any() {
            self.entry.response_head = head_of(&departing.response.headers);
        }
        Departing { shape, entry: self.entry.id, ..departing }
    }

    fn note(&mut self, response: &mut Response, shape: Shape) {
        let is_error = response.status.is_client_error() || response.status.is_server_error();
        let is_refused = is_error || response.headers.contains_key(REASON);
        if is_refused {
            response.set_text(REQUEST, &entry_url(&self.head, self.entry.id));
        }
        if self.app.journal.wants_bodies() && has_text(&response.headers) {
            let length = response.body.len();
            let beginning = response.body.slice(0..length.min(KEPT_BYTES as u64)).pieces().concat();
            self.entry.response_body = KeptBody::new(beginning, length, &self.app.meter);
        }
        let entry = &mut self.entry;
        entry.also = response.also.take();
        if let Some((bucket, key)) = response.about.take().map(|about| *about) {
            (entry.bucket, entry.key) = (Some(bucket), Some(key));
        }
        if response.is_instant {
            entry.step = Some(Step::Instant);
        }
        entry.status = Some(response.status.as_u16());
        entry.bytes_out = response.body.len().min(shape.truncate.unwrap_or(u64::MAX));
        entry.code = response.code;
        entry.reason =
            response.headers.get(REASON).and_then(|reason| reason.to_str().ok()).map(str::to_owned);
        entry.outcome = match (shape.truncate, is_refused) {
            (Some(_), _) => Outcome::Cut,
            (None, true) => Outcome::Refused,
            (None, false) => Outcome::Done,
        };
    }

    /// The request ends without a response.
    pub(super) fn disconnect(&mut self) {
        self.entry.outcome = Outcome::Cut;
    }
}

impl Drop for Exchange {
    /// Writes the entry: a client that leaves ends an exchange at any point.
    fn drop(&mut self) {
        if !self.is_recorded {
            return;
        }
        let mut entry = std::mem::take(&mut self.entry);
        entry.micros = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        if let Some(rules) = &self.rules {
            let rules = rules.lock();
            entry.faults = rules.applied().to_vec();
            entry.bytes_in = rules.broken_at().unwrap_or(entry.bytes_in);
        }
        if self.app.journal.keeps_any() {
            entry.request_head = head_of(&self.head.headers);
        }
        (entry.host, entry.path, entry.query) = addressed(&mut self.head);
        entry.hide(&|text| self.app.keyring().hidden(text));
        entry.shorten();
        self.app.journal.push(entry);
    }
}
