//! Timelines of uploads, from the first request to the last, made from the journal.
//!
//! Requests for one key belong together, and so do those for the keys of one VOD upload, which lie in a
//! directory of their own. A timeline ends with the request that ends the upload; what comes for the key
//! afterwards begins another. VOD's goes on: repeated commits and callbacks belong to it, until somebody
//! applies for another upload to the same directory.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::Serialize;

use crate::domain::faults::applied::AppliedRule;
use crate::domain::journal::entry::{Entry, Outcome};
use crate::domain::journal::step::Step;
use crate::domain::vod::deliveries::{Delivery, DeliveryStatus};
use crate::primitives::names::AppId;
use crate::primitives::time::UnixSeconds;

/// One upload.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// Number of the first request.
    pub id: u64,
    pub service: &'static str,
    /// Former name of `service`, for one release.
    pub family: &'static str,
    pub appid: Option<AppId>,
    pub bucket: String,
    /// The key; of a VOD upload that of the video.
    pub key: String,
    pub state: State,
    /// Time of the first request.
    pub began: UnixSeconds,
    /// Pieces that have been received.
    pub pieces: usize,
    /// Missing ranges between pieces: start and end.
    pub gaps: Vec<(u64, u64)>,
    /// Requests that were repeated.
    pub retries: usize,
    /// Bytes of requests that failed or were repeated.
    pub wasted_bytes: u64,
    pub milliseconds: f64,
    pub steps: Vec<Told>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub callbacks: Vec<Callback>,
    /// End of each piece, by key and start.
    #[serde(skip)]
    pub ends: BTreeMap<(String, u64), u64>,
    /// Steps that have been tried, by key.
    #[serde(skip)]
    pub tried: HashSet<(Option<String>, Step)>,
}

/// State of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Open,
    Finished,
    /// Finished by its opening, because the content was stored already.
    Instant,
    Aborted,
}

/// One request of an upload.
#[derive(Debug, Serialize)]
pub struct Told {
    pub request: u64,
    /// Number of its connection.
    pub connection: u64,
    /// Microseconds of real time from the server's start until its head was here.
    pub began_micros: u64,
    /// Whether the same was tried before.
    pub retry: bool,
    /// The key, where it is not the upload's: the cover's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub step: Step,
    pub status: Option<u16>,
    pub outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub bytes_in: u64,
    pub milliseconds: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<AppliedRule>,
}

/// An event of the upload.
#[derive(Debug, Serialize)]
pub struct Callback {
    pub id: u64,
    pub event: &'static str,
    pub at: UnixSeconds,
    pub status: DeliveryStatus,
    pub attempts: u32,
    /// `status` and `attempts` under their former names, for one release.
    pub fate: &'static str,
    pub sends: u32,
}

/// Identity of an upload: tenant, bucket, and key or VOD's directory.
type Place<'a> = (Option<AppId>, &'a str, &'a str);

/// Timelines of the uploads in `entries` and `deliveries`, which are in the order of time.
pub fn timelines(entries: &[Arc<Entry>], deliveries: &[Delivery]) -> Vec<Timeline> {
    let mut told: Vec<Timeline> = Vec::new();
    let mut open: HashMap<Place<'_>, usize> = HashMap::new();
    for entry in entries {
        let (Some(bucket), Some(key)) = (entry.bucket_name(), entry.key.as_deref()) else { continue };
        let own = (entry.tenant, bucket, key);
        let shared = (entry.tenant, bucket, directory(key));
        let place = if entry.step == Some(Step::Apply) || open.contains_key(&shared) { shared } else { own };
        let known = open.get(&place).copied().filter(|at| !told[*at].is_over(entry.step));
        let step = match entry.step {
            Some(Step::Whole) if place == own => continue,
            Some(Step::Lost) if known.is_none() => continue,
            Some(_) if known.is_none() && changed_nothing(entry) => continue,
            Some(step) => step,
            None if known.is_some() && entry.operation.is_none() && !is_safe(entry.method) => Step::Lost,
            None => continue,
        };
        let at = known.unwrap_or_else(|| {
            told.push(Timeline::begun(entry, bucket, key));
            told.len() - 1
        });
        told[at].take(entry, step, place == shared);
        match told[at].state {
            State::Finished | State::Instant | State::Aborted if place == own => open.remove(&place),
            State::Open | State::Finished | State::Instant | State::Aborted => open.insert(place, at),
        };
    }
    for delivery in deliveries {
        let event = &delivery.event;
        let Some(media) = &event.media else { continue };
        let place = (Some(event.app.owner), &*media.bucket.name, directory(&media.key));
        if let Some(at) = open.get(&place) {
            told[*at].callbacks.push(Callback {
                id: delivery.id,
                event: event.name.text(),
                at: event.at,
                status: delivery.status,
                attempts: delivery.attempts,
                fate: delivery.status.former_name(),
                sends: delivery.attempts,
            });
        }
    }
    told.iter_mut().for_each(Timeline::add_up);
    told
}

/// Whether the service refused it by itself: such a request opens no upload.
fn changed_nothing(entry: &Entry) -> bool {
    entry.outcome == Outcome::Refused && entry.faults.is_empty()
}

/// Whether the method uploads nothing: preflights among others.
fn is_safe(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS")
}

/// The key up to its last slash.
fn directory(key: &str) -> &str {
    &key[..key.rfind('/').map_or(0, |slash| slash + 1)]
}

impl Timeline {
    /// Whether the request with this number is part of it.
    pub fn has(&self, request: u64) -> bool {
        self.steps.iter().any(|step| step.request == request)
    }

    fn begun(entry: &Entry, bucket: &str, key: &str) -> Self {
        Self {
            id: entry.id,
            service: entry.service,
            family: entry.service,
            appid: entry.tenant,
            bucket: bucket.into(),
            key: key.into(),
            state: State::Open,
            began: entry.time,
            pieces: 0,
            gaps: Vec::new(),
            retries: 0,
            wasted_bytes: 0,
            milliseconds: 0.0,
            steps: Vec::new(),
            callbacks: Vec::new(),
            ends: BTreeMap::new(),
            tried: HashSet::new(),
        }
    }

    /// Whether this step begins another upload.
    fn is_over(&self, step: Option<Step>) -> bool {
        self.state != State::Open && step == Some(Step::Apply)
    }

    /// State after a step that succeeded. VOD's uploads end with their commit only.
    fn state_after(&self, step: Step, is_vod: bool) -> State {
        match step {
            Step::Commit => State::Finished,
            Step::End if !is_vod => State::Finished,
            Step::Instant if !is_vod => State::Instant,
            Step::Abort if !is_vod => State::Aborted,
            Step::End | Step::Abort | Step::Apply | Step::Begin | Step::Instant => self.state,
            Step::Piece { .. } | Step::Whole | Step::Lost => self.state,
        }
    }

    fn take(&mut self, entry: &Entry, step: Step, is_vod: bool) {
        let worked = entry.outcome == Outcome::Done;
        let key = entry.key.clone().unwrap_or_default();
        let other = (key != self.key).then(|| key.clone());
        // What a lost request was to do is not known, but whoever goes on has it made again.
        let was_lost = self.steps.last().is_some_and(|told| told.step == Step::Lost);
        let again = step != Step::Lost && !self.tried.insert((other.clone(), step));
        let in_vain = match step {
            Step::Piece { at, next } if worked => self.ends.insert((key.clone(), at), next).is_some(),
            Step::Whole if worked => self.ends.insert((key.clone(), 0), entry.bytes_in).is_some(),
            Step::Apply
            | Step::Begin
            | Step::Instant
            | Step::Piece { .. }
            | Step::Whole
            | Step::End
            | Step::Commit
            | Step::Abort
            | Step::Lost => !worked,
        };
        self.retries += usize::from(again) + usize::from(was_lost);
        self.wasted_bytes += if in_vain { entry.bytes_in } else { 0 };
        if worked {
            self.state = self.state_after(step, is_vod);
        }
        if step == Step::Abort && worked {
            self.ends.retain(|(own, _), _| *own != key);
        }
        let milliseconds = entry.micros as f64 / 1000.0;
        self.milliseconds += milliseconds;
        self.steps.push(Told {
            request: entry.id,
            connection: entry.connection,
            began_micros: entry.began,
            retry: again || was_lost,
            key: other,
            step,
            status: entry.status,
            outcome: entry.outcome,
            reason: entry.reason.clone(),
            bytes_in: entry.bytes_in,
            milliseconds,
            faults: entry.faults.clone(),
        });
    }

    /// Counts the pieces, and finds where one ends before the next one of its key begins.
    fn add_up(&mut self) {
        self.pieces = self.ends.len();
        for (((key, _), end), (next, at)) in self.ends.iter().zip(self.ends.keys().skip(1)) {
            if key == next && end < at {
                self.gaps.push((*end, *at));
            }
        }
    }
}
