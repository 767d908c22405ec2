//! The slice uploads of all buckets: opening one, finding it by its session, and finishing it. One may be
//! open per key.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use dashmap::DashMap;
use parking_lot::Mutex;

use crate::domain::ids::{SessionId, Vid};
use crate::domain::store::bucket::{Bucket, NewObject};
use crate::domain::store::content::Content;
use crate::domain::store::error::SliceUploadError;
use crate::domain::store::files::{Placing, check_parent, check_place, is_same, told_apart};
use crate::domain::store::object::{Attributes, Object, Overwrite};
use crate::domain::store::upload::{Finish, Parts, Plan, Upload};
use crate::primitives::names::BucketId;
use crate::primitives::time::UnixSeconds;

/// Outcome of an init.
#[derive(Debug)]
pub enum Begun {
    /// The content was stored already, and the file exists.
    Instant(Arc<Object>),
    Session(Arc<Upload>),
}

/// Sessions that are kept after they have ended, so that late requests learn how.
const KEPT: usize = 16_384;
/// Bytes charged for an open upload besides its slices and `uploadparts`.
const COST: u64 = 2048;

/// Uploads by session: the open ones, and the latest that ended.
#[derive(Debug, Default)]
pub struct Uploads {
    sessions: DashMap<SessionId, Arc<Upload>>,
    /// All sessions in the order they were opened.
    order: Mutex<VecDeque<SessionId>>,
}

impl Uploads {
    /// The open upload of a slice.
    pub fn for_slice(
        &self,
        session: &SessionId,
        at: &BucketId,
        key: &str,
        now: UnixSeconds,
    ) -> Result<Arc<Upload>, SliceUploadError> {
        let upload = self.get(session).ok_or(SliceUploadError::SliceOfUnknownSession)?;
        upload.check_open(at, key, now)?;
        Ok(upload)
    }

    /// Copies of all uploads by session, for a snapshot.
    pub(super) fn duplicate(&self) -> HashMap<SessionId, Arc<Upload>> {
        let copy = |upload: &Arc<Upload>| (upload.session.clone(), Arc::new(upload.duplicate()));
        self.sessions.iter().map(|entry| copy(&entry)).collect()
    }

    /// Removes the uploads in buckets that are not to be kept, and adds others.
    pub(super) fn exchange(
        &self,
        keep: impl Fn(&BucketId) -> bool,
        others: impl Iterator<Item = Arc<Upload>>,
    ) {
        self.sessions.retain(|_, upload| keep(&upload.bucket));
        self.order.lock().retain(|session| self.sessions.contains_key(session));
        others.for_each(|upload| self.remember(&upload));
    }

    fn get(&self, session: &SessionId) -> Option<Arc<Upload>> {
        self.sessions.get(session).map(|entry| entry.clone())
    }

    /// Adds an upload. Beyond the limit, the oldest is removed if it has ended, else it becomes the newest.
    fn remember(&self, upload: &Arc<Upload>) {
        self.sessions.insert(upload.session.clone(), upload.clone());
        let mut order = self.order.lock();
        order.push_back(upload.session.clone());
        if order.len() <= KEPT {
            return;
        }
        if let Some(oldest) = order.pop_front() {
            if self.get(&oldest).is_some_and(|upload| upload.is_open()) {
                order.push_back(oldest);
            } else {
                self.sessions.remove(&oldest);
            }
        }
    }
}

impl Bucket {
    /// Opens an upload for `key`, or stores the file at once if the bucket has its content.
    pub fn begin_upload(
        &self,
        key: &str,
        plan: Plan,
        ids: (SessionId, Vid),
        uploads: &Uploads,
        placing: Placing<'_>,
    ) -> Result<Begun, SliceUploadError> {
        let known = plan.sha.and_then(|sha| self.contents.find(sha, plan.filesize));
        let there = self.get(key);
        let same = there.filter(|there| known.as_ref().is_some_and(|known| is_same(&there.content, known)));
        let (session, vid) = ids;
        let mut objects = self.write()?;
        check_no_pending(&mut objects.pending, key, plan.ttl.is_some(), placing.now)?;
        if let Some(there) = same.filter(|_| placing.overwrite == Overwrite::Forbid) {
            return Ok(Begun::Instant(there));
        }
        check_place(&objects, key, placing.overwrite)?;
        if let Some(content) = known.filter(|_| placing.options.instant_upload) {
            let new = Self::finished(content, &plan, vid, placing.now);
            return Ok(Begun::Instant(self.insert(&mut objects, key, new, placing)?));
        }
        check_parent(&objects, key, placing)?;
        let parts = plan.parts.as_ref().map_or(0, Parts::memory);
        let cost = self.meter.reserve(COST + parts + (key.len() + plan.biz_attr.len()) as u64)?;
        let upload = Arc::new(Upload::new(session, self.id.clone(), key, plan, placing.now, cost));
        objects.pending.insert(key.into(), upload.clone());
        uploads.remember(&upload);
        Ok(Begun::Session(upload))
    }

    /// The open upload of `key`, unless it has expired.
    pub fn open_upload(&self, key: &str, now: UnixSeconds) -> Option<Arc<Upload>> {
        let upload = self.read().pending(key).cloned()?;
        (!upload.expire(now)).then_some(upload)
    }

    /// Turns a complete upload into its file. A repeated finish gets the same answer.
    pub fn finish_upload(
        &self,
        key: &str,
        session: &SessionId,
        finish: Finish,
        vid: Vid,
        uploads: &Uploads,
        placing: Placing<'_>,
    ) -> Result<Vid, SliceUploadError> {
        let upload = uploads.get(session).ok_or(SliceUploadError::FinishOfUnknownSession)?;
        if let Some(vid) = upload.finished_before(&self.id, key, finish.filesize) {
            return Ok(vid);
        }
        upload.check_open(&self.id, key, placing.now)?;
        if finish.filesize != upload.plan.filesize {
            return Err(SliceUploadError::SizeChanged {
                sent: finish.filesize,
                declared: upload.plan.filesize,
            });
        }
        let content = Arc::new(upload.assemble(&finish)?);
        let same = upload.plan.overwrite == Overwrite::Forbid && self.has_same(key, &content);
        let placing = Placing { overwrite: upload.plan.overwrite, ..placing };
        let mut objects = self.write()?;
        if let Some(vid) = upload.finished_before(&self.id, key, finish.filesize) {
            return Ok(vid);
        }
        upload.check_open(&self.id, key, placing.now)?;
        check_place(&objects, key, placing.overwrite).map_err(|fact| told_apart(fact, same))?;
        let new = Self::finished(content.clone(), &upload.plan, vid.clone(), placing.now);
        self.insert(&mut objects, key, new, placing)?;
        objects.pending.remove(key);
        upload.finish(vid.clone());
        drop(objects);
        self.contents.add(&content);
        Ok(vid)
    }

    fn finished(content: Arc<Content>, plan: &Plan, vid: Vid, now: UnixSeconds) -> NewObject {
        let attributes = Attributes { biz_attr: plan.biz_attr.clone(), ..Attributes::default() };
        NewObject { content, attributes, slice_size: plan.slice_size, vid, ctime: now, mtime: now }
    }
}

/// Refuses a second upload for `key`. Where uploads expire (`sweep`), all that have expired are removed from
/// the bucket, so that their slices do not hold memory until somebody asks.
fn check_no_pending(
    pending: &mut HashMap<Box<str>, Arc<Upload>>,
    key: &str,
    sweep: bool,
    now: UnixSeconds,
) -> Result<(), SliceUploadError> {
    if sweep {
        pending.retain(|_, upload| !upload.expire(now));
    }
    if pending.get(key).is_some_and(|upload| upload.expire(now)) {
        pending.remove(key);
    }
    let Some(upload) = pending.get(key) else { return Ok(()) };
    let (received, filesize) = (upload.progress().received, upload.plan.filesize);
    Err(SliceUploadError::Pending { key: key.into(), received, filesize })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::accounts::AccountOptions;
    use crate::domain::store::Store;
    use crate::domain::store::bucket::BucketSettings;
    use crate::primitives::memory::Meter;
    use crate::primitives::names::AppId;

    #[test]
    fn uploads_that_are_dropped_again_and_again_leave_neither_memory_charged_nor_sessions_for_ever() {
        let meter = Meter::new(1 << 30);
        let store = Store::new(meter.clone());
        let id = BucketId::new(AppId(7), "b");
        store.create_bucket(id.clone(), BucketSettings::default(), UnixSeconds(0)).unwrap();
        let (bucket, options) = (store.bucket(&id).unwrap(), AccountOptions::default());
        let placing = Placing { options: &options, overwrite: Overwrite::Forbid, now: UnixSeconds(0) };
        let plan = Plan { filesize: 1, slice_size: 1, ..Plan::default() };
        let open = |key: &str, session: String| {
            bucket
                .begin_upload(key, plan.clone(), (session.into(), Vid::default()), &store.uploads, placing)
                .unwrap()
        };
        open("stays", "first".into());
        for round in 0..2 * KEPT {
            open("goes", round.to_string());
            bucket.delete_file("goes", UnixSeconds(0)).unwrap();
        }
        assert!(store.uploads.sessions.len() <= KEPT + 1, "{}", store.uploads.sessions.len());
        assert!(meter.used() < 2 * COST, "{}", meter.used());
        assert!(
            store.uploads.for_slice(&"first".into(), &id, "stays", UnixSeconds(0)).is_ok(),
            "an open one is never forgotten"
        );
    }
}
