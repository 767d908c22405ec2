//! Upload sessions: what was applied for, kept for a day, resumed and committed by their key.

use std::collections::VecDeque;
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::catalog::limits::VOD_SESSION_TTL;
use crate::domain::auth::vod::UploadParameters;
use crate::domain::ids::FileId;
use crate::domain::ids::VodSessionKey;
use crate::primitives::memory::{MemoryFull, Meter, Reservation};
use crate::primitives::names::{AppId, BucketId};
use crate::primitives::time::UnixSeconds;

/// One file of an upload: the video, or its cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub file_id: FileId,
    /// Key in the storage bucket; with a slash in front it is the `storagePath`.
    pub key: String,
    /// Name for display, as the client gave it.
    pub name: String,
    /// Type as the client gave it; the key ends with what a path can carry of it.
    pub file_type: String,
    /// Bytes, where the client declared them.
    pub size: Option<u64>,
}

/// An API that opens uploads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// Client upload, by a signature: ApplyUploadUGC.
    Client,
    /// Upload from a server: ApplyUpload of API 3.0.
    Server,
}

/// Constant part of a session: the application for an upload.
#[derive(Debug, Clone)]
pub struct Application {
    /// The account that applied.
    pub owner: AppId,
    /// The API that it applied to, which alone commits the upload.
    pub via: Via,
    /// Parameters of its signature.
    pub parameters: UploadParameters,
    /// The code of that signature.
    pub signature: [u8; 20],
    /// The media the upload becomes, or whose cover it replaces.
    pub file_id: FileId,
    pub bucket: BucketId,
    /// That bucket's region, in its long form.
    pub region: String,
    /// The directory of all its objects, with a slash at its end.
    pub directory: String,
    /// When the media cease to exist; none: never.
    pub expires: Option<UnixSeconds>,
}

/// An upload under way.
#[derive(Debug)]
pub struct Session {
    /// The `vodSessionKey`.
    pub key: VodSessionKey,
    pub application: Application,
    /// Time of the application.
    pub created: UnixSeconds,
    pub state: Mutex<State>,
    /// Held while the upload is committed: a Commit that is repeated, or resumed by Apply, waits for the
    /// first to end.
    pub commit: Mutex<()>,
    _cost: Arc<Reservation>,
}

/// Variable part of a session.
#[derive(Debug, Default, Clone)]
pub struct State {
    /// The video; none where only a cover is replaced.
    pub video: Option<Piece>,
    /// The cover, if there is one.
    pub cover: Option<Piece>,
    /// Result of the first Commit, which later ones repeat.
    pub committed: Option<Committed>,
}

/// Result of a Commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    pub at: UnixSeconds,
    /// Beginning of the URLs in the response.
    pub root: String,
}

/// Error of using a session.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SessionFault {
    #[error("no upload session has this vodSessionKey; apply for a new one")]
    Unknown,
    /// The session is another account's or another app's.
    #[error(
        "the upload session belongs to app {owner} of another account or to another app than the signature's"
    )]
    Foreign {
        /// The app it was applied for.
        owner: AppId,
    },
    #[error("applied for {age} s ago; an upload session lives {VOD_SESSION_TTL} s")]
    Expired {
        /// Seconds since Apply.
        age: i64,
    },
    #[error("the upload was committed already; apply for a new one")]
    Committed,
    /// The session is the other API's.
    #[error(
        "the upload session was opened by {}; commit it there",
        match .0 { Via::Client => "ApplyUploadUGC", Via::Server => "ApplyUpload" }
    )]
    OtherApi(Via),
}

impl Session {
    /// An independent copy.
    fn duplicate(&self) -> Self {
        Self {
            key: self.key.clone(),
            application: self.application.clone(),
            created: self.created,
            state: Mutex::new(self.state.lock().clone()),
            commit: Mutex::default(),
            _cost: self._cost.clone(),
        }
    }

    /// The key of its video, or of its cover where there is none.
    pub fn main_key(&self) -> String {
        let state = self.state.lock();
        let main = state.video.as_ref().or(state.cover.as_ref());
        main.map(|piece| piece.key.clone()).unwrap_or_default()
    }

    /// Whether the session is older than a day.
    pub fn check_age(&self, now: UnixSeconds) -> Result<(), SessionFault> {
        match now.since(self.created) {
            age if age > VOD_SESSION_TTL => Err(SessionFault::Expired { age }),
            _ => Ok(()),
        }
    }

    /// Whether it was applied for at this API.
    pub fn check_via(&self, via: Via) -> Result<(), SessionFault> {
        let own = self.application.via;
        if own == via { Ok(()) } else { Err(SessionFault::OtherApi(own)) }
    }

    /// Whether it was applied for by this account and app.
    pub fn check_owner(&self, owner: AppId, app: AppId) -> Result<(), SessionFault> {
        let application = &self.application;
        if application.owner == owner && application.parameters.app == app {
            Ok(())
        } else {
            Err(SessionFault::Foreign { owner: application.parameters.app })
        }
    }
}

/// Bytes a session is charged with.
const COST: u64 = 4096;
/// Sessions that are known at a time; beyond it the oldest is forgotten.
const KEPT: usize = 65_536;

/// All sessions, by key.
#[derive(Debug)]
pub struct Sessions {
    by_key: DashMap<VodSessionKey, Arc<Session>>,
    /// Keys in the order they were made.
    order: Mutex<VecDeque<VodSessionKey>>,
    meter: Meter,
}

impl Sessions {
    /// No session; new ones count against `meter`.
    pub fn new(meter: Meter) -> Self {
        Self { by_key: DashMap::new(), order: Mutex::default(), meter }
    }

    /// Reserves memory for a session.
    pub fn reserve(&self) -> Result<Reservation, MemoryFull> {
        self.meter.reserve(COST)
    }

    /// Opens a session at `now`.
    pub fn open(
        &self,
        paid: Reservation,
        key: VodSessionKey,
        application: Application,
        state: State,
        now: UnixSeconds,
    ) -> Arc<Session> {
        let session = Arc::new(Session {
            key: key.clone(),
            application,
            created: now,
            state: Mutex::new(state),
            commit: Mutex::default(),
            _cost: Arc::new(paid),
        });
        self.by_key.insert(key.clone(), session.clone());
        let mut order = self.order.lock();
        order.push_back(key);
        if order.len() > KEPT {
            let oldest = order.pop_front();
            drop(order);
            oldest.map(|key| self.by_key.remove(&key));
        }
        session
    }

    /// Copies of all sessions.
    pub fn snapshot(&self) -> Vec<Session> {
        let order = self.order.lock();
        order.iter().filter_map(|key| Some(self.by_key.get(key)?.duplicate())).collect()
    }

    /// Restores all sessions, or those of one tenant.
    pub fn restore(&self, snapshot: &[Session], tenant: Option<AppId>) {
        let is_meant = |session: &Session| tenant.is_none_or(|tenant| session.application.owner == tenant);
        let mut order = self.order.lock();
        self.by_key.retain(|_, session| !is_meant(session));
        for session in snapshot.iter().filter(|session| is_meant(session)) {
            self.by_key.insert(session.key.clone(), Arc::new(session.duplicate()));
            order.push_back(session.key.clone());
        }
        order.retain(|key| self.by_key.contains_key(key));
    }

    /// The session with this key.
    pub fn get(&self, key: &VodSessionKey) -> Result<Arc<Session>, SessionFault> {
        self.by_key.get(key).map(|entry| entry.clone()).ok_or(SessionFault::Unknown)
    }
}
