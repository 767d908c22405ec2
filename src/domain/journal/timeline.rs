//! Uploads as the journal tells them: one timeline each, from its opening to its end.
//!
//! Requests for one key belong together. A timeline ends with the request that ends the upload; what comes for the key
//! afterwards begins another.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::entry::{Entry, Outcome};
use super::step::Step;
use crate::domain::faults::touch::Touch;
use crate::primitives::names::AppId;

/// One upload.
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// The number of its first request.
    pub id: u64,
    family: &'static str,
    /// Whose it is.
    pub appid: Option<AppId>,
    bucket: String,
    key: String,
    state: State,
    /// When its first request came.
    began: i64,
    /// Pieces that are here.
    pieces: usize,
    /// Where pieces are missing between others: from and up to.
    gaps: Vec<(u64, u64)>,
    /// Requests that had to be made again, or were without need.
    retries: usize,
    /// Bytes of requests that achieved nothing.
    wasted_bytes: u64,
    milliseconds: f64,
    steps: Vec<Told>,
    /// Where each piece that is here ends.
    #[serde(skip)]
    ends: BTreeMap<u64, u64>,
}

/// How far an upload has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Open,
    Finished,
    Aborted,
}

/// One request of an upload.
#[derive(Debug, Serialize)]
struct Told {
    request: u64,
    step: Step,
    status: Option<u16>,
    outcome: Outcome,
    bytes_in: u64,
    milliseconds: f64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Touch>,
}

/// The uploads that entries, the oldest first, tell of.
pub fn timelines(entries: &[Entry]) -> Vec<Timeline> {
    let mut told: Vec<Timeline> = Vec::new();
    let mut open: HashMap<(Option<AppId>, &str, &str), usize> = HashMap::new();
    for entry in entries {
        let (Some(bucket), Some(key)) = (entry.bucket.as_deref(), entry.key.as_deref()) else { continue };
        let place = (entry.tenant, bucket, key);
        let known = open.get(&place).copied();
        let step = match entry.step {
            Some(step) => step,
            None if known.is_some() && entry.operation.is_none() => Step::Lost,
            None => continue,
        };
        let at = known.unwrap_or_else(|| {
            told.push(Timeline::begun(entry, bucket, key));
            told.len() - 1
        });
        told[at].take(entry, step);
        match told[at].state {
            State::Open => open.insert(place, at),
            State::Finished | State::Aborted => open.remove(&place),
        };
    }
    told
}

impl Timeline {
    fn begun(entry: &Entry, bucket: &str, key: &str) -> Self {
        Self {
            id: entry.id,
            family: entry.family,
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
            ends: BTreeMap::new(),
        }
    }

    fn take(&mut self, entry: &Entry, step: Step) {
        let worked = entry.outcome == Outcome::Done;
        let again = self.steps.iter().any(|told| told.step == step);
        let in_vain = match step {
            Step::Piece { at, next } if worked => self.ends.insert(at, next).is_some(),
            _ => !worked,
        };
        self.retries += usize::from(again);
        self.wasted_bytes += if in_vain { entry.bytes_in } else { 0 };
        self.state = match step {
            Step::End if worked => State::Finished,
            Step::Abort if worked => State::Aborted,
            _ => State::Open,
        };
        self.pieces = self.ends.len();
        let behind = self.ends.keys().skip(1);
        self.gaps = self
            .ends
            .values()
            .zip(behind)
            .filter(|(end, at)| end < at)
            .map(|(end, at)| (*end, *at))
            .collect();
        let milliseconds = entry.micros as f64 / 1000.0;
        self.milliseconds += milliseconds;
        self.steps.push(Told {
            request: entry.id,
            step,
            status: entry.status,
            outcome: entry.outcome,
            bytes_in: entry.bytes_in,
            milliseconds,
            faults: entry.faults.clone(),
        });
    }
}
