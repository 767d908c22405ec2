//! All slice uploads: opening one, finding it by its session, and turning it into its file. One may be open per key.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use super::bucket::{Bucket, NewObject};
use super::content::Content;
use super::error::StoreError;
use super::files::{Placing, check_parent, check_place, is_same};
use super::object::{Attributes, Object};
use super::upload::{Finish, Plan, Upload};
use crate::primitives::names::BucketId;

/// What an init led to.
#[derive(Debug)]
pub enum Begun {
    /// The content is stored already; the file exists.
    Instant(Arc<Object>),
    /// Slices are awaited.
    Session(Arc<Upload>),
}

/// Closed sessions that are remembered, so that late calls learn what became of them.
const CLOSED_KEPT: usize = 65_536;
/// Bytes an upload is charged with beside its slices.
const COST: u64 = 2048;

/// Uploads by session: those under way, and the latest that ended.
#[derive(Debug, Default)]
pub struct Uploads {
    sessions: DashMap<String, Arc<Upload>>,
    closed: Mutex<VecDeque<String>>,
}

impl Uploads {
    /// The upload a slice belongs to, if it still takes bytes.
    pub fn for_slice(
        &self,
        session: &str,
        at: &BucketId,
        key: &str,
        now: i64,
    ) -> Result<Arc<Upload>, StoreError> {
        let upload = self.get(session).ok_or(StoreError::SliceOfUnknownSession)?;
        upload.check_open(at, key, now)?;
        Ok(upload)
    }

    fn get(&self, session: &str) -> Option<Arc<Upload>> {
        self.sessions.get(session).map(|entry| entry.clone())
    }

    /// Remembers that a session has ended, and forgets the oldest beyond what is kept.
    fn remember_closed(&self, session: &str) {
        let mut closed = self.closed.lock();
        closed.push_back(session.to_owned());
        if closed.len() > CLOSED_KEPT
            && let Some(oldest) = closed.pop_front()
        {
            self.sessions.remove(&oldest);
        }
    }
}

impl Bucket {
    /// Opens an upload for `key`, or stores the file at once when its content is here.
    pub fn begin_upload(
        &self,
        key: &str,
        plan: Plan,
        ids: (String, String),
        uploads: &Uploads,
        placing: Placing<'_>,
    ) -> Result<Begun, StoreError> {
        let known = plan.sha.and_then(|sha| self.contents.find(sha, plan.filesize));
        let there = self.get(key);
        let same = there.filter(|there| known.as_ref().is_some_and(|known| is_same(&there.content, known)));
        let (session, vid) = ids;
        let mut objects = self.write();
        self.check_no_pending(&mut objects.pending, key, placing.now, uploads)?;
        if let Some(there) = same.filter(|_| placing.insert_only) {
            return Ok(Begun::Instant(there));
        }
        check_place(&objects, key, placing.insert_only)?;
        if let Some(content) = known.filter(|_| placing.options.instant_upload) {
            let new = self.finished(content, &plan, vid, placing.now);
            return self.insert(&mut objects, key, new, placing).map(Begun::Instant);
        }
        check_parent(&objects, key, placing)?;
        let cost = self.meter.reserve(COST + (key.len() + plan.biz_attr.len()) as u64)?;
        let upload = Arc::new(Upload::new(session.clone(), self.id.clone(), key, plan, placing.now, cost));
        objects.pending.insert(key.into(), upload.clone());
        uploads.sessions.insert(session, upload.clone());
        Ok(Begun::Session(upload))
    }

    /// Refuses a second upload for `key`. Uploads whose time is over are let go, all of them, so that their slices do
    /// not hold memory until somebody asks.
    fn check_no_pending(
        &self,
        pending: &mut HashMap<Box<str>, Arc<Upload>>,
        key: &str,
        now: i64,
        uploads: &Uploads,
    ) -> Result<(), StoreError> {
        pending.retain(|_, upload| {
            let over = upload.expire(now);
            if over {
                uploads.remember_closed(&upload.session);
            }
            !over
        });
        let Some(upload) = pending.get(key) else { return Ok(()) };
        let (received, filesize) = (upload.progress().received, upload.plan.filesize);
        Err(StoreError::UploadPending { key: key.into(), received, filesize })
    }

    /// The upload that is open for `key`, unless its time is over.
    pub fn open_upload(&self, key: &str, now: i64) -> Option<Arc<Upload>> {
        let upload = self.read().pending(key).cloned()?;
        (!upload.expire(now)).then_some(upload)
    }

    /// Turns a complete upload into its file. A finish that comes again gets the same answer.
    pub fn finish_upload(
        &self,
        key: &str,
        session: &str,
        finish: Finish,
        vid: String,
        uploads: &Uploads,
        placing: Placing<'_>,
    ) -> Result<String, StoreError> {
        let upload = uploads.get(session).ok_or(StoreError::FinishOfUnknownSession)?;
        if let Some(vid) = upload.finished_before(&self.id, key, finish.filesize) {
            return Ok(vid);
        }
        upload.check_open(&self.id, key, placing.now)?;
        if finish.filesize != upload.plan.filesize {
            return Err(StoreError::SizeChanged { sent: finish.filesize, declared: upload.plan.filesize });
        }
        let content = Arc::new(upload.assemble(&finish)?);
        let there = self.get(key).filter(|_| upload.plan.insert_only);
        let same = there.is_some_and(|there| is_same(&there.content, &content));
        let placing = Placing { insert_only: upload.plan.insert_only, ..placing };
        let mut objects = self.write();
        if let Some(vid) = upload.finished_before(&self.id, key, finish.filesize) {
            return Ok(vid);
        }
        upload.check_open(&self.id, key, placing.now)?;
        check_place(&objects, key, placing.insert_only).map_err(|fact| match fact {
            StoreError::FileExists { key } if same => StoreError::SameFileExists { key },
            other => other,
        })?;
        let new = self.finished(content.clone(), &upload.plan, vid.clone(), placing.now);
        self.insert(&mut objects, key, new, placing)?;
        objects.pending.remove(key);
        upload.finish(&vid);
        drop(objects);
        uploads.remember_closed(session);
        self.contents.add(&content);
        Ok(vid)
    }

    fn finished(&self, content: Arc<Content>, plan: &Plan, vid: String, now: i64) -> NewObject {
        let attributes = Attributes { biz_attr: plan.biz_attr.clone(), ..Attributes::default() };
        NewObject { content, attributes, slice_size: plan.slice_size, vid, ctime: now, mtime: now }
    }
}
