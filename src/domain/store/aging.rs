//! What lifecycle rules do to a bucket, by the tenant's clock. It is done when the bucket is next used: a
//! listing and a HEAD see the same.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;

use crate::domain::ids::UploadId;
use crate::domain::store::bucket::{Bucket, Objects};
use crate::domain::store::error::ObjectError;
use crate::domain::store::lifecycle::{Due, LifecycleRule, Transition};
use crate::domain::store::object::Object;
use crate::domain::store::version::VersionRef;
use crate::primitives::time::UnixSeconds;

/// One pass over a bucket.
struct Pass<'a> {
    rules: &'a [LifecycleRule],
    now: UnixSeconds,
    /// The earliest time at which something is left to do.
    next: UnixSeconds,
}

impl Bucket {
    /// Does what the lifecycle rules want done by `now`.
    pub fn age(&self, now: UnixSeconds) {
        if now.0 >= self.next_due.time.load(Relaxed) {
            let next = self.age_uploads(now);
            self.age_objects(now, next);
        }
    }

    /// Has the rules look at everything again: they, or attributes that they depend on, were changed.
    pub fn age_anew(&self) {
        self.next_due.time.store(i64::MIN, Relaxed);
    }

    /// Returns the earliest time at which something is left to do.
    fn age_uploads(&self, now: UnixSeconds) -> UnixSeconds {
        let rules = self.configuration.read().lifecycle.as_ref().map(|found| found.value.clone());
        let mut pass = Pass::new(rules.as_deref().unwrap_or_default(), now);
        if rules.is_some() {
            pass.uploads(self);
        }
        pass.next
    }

    fn age_objects(&self, now: UnixSeconds, next: UnixSeconds) {
        let Ok(mut objects) = self.write() else { return };
        let rules = {
            let configuration = self.configuration.read();
            // Rules that are set from here on, and changes of objects from the end of the pass on, ask for
            // another pass.
            self.next_due.time.store(i64::MAX, Relaxed);
            configuration.lifecycle.as_ref().map(|found| found.value.clone())
        };
        let Some(rules) = rules else { return };
        let mut pass = Pass { next, ..Pass::new(&rules, now) };
        let keys: Vec<Box<str>> = objects.entries.keys().chain(objects.history.keys()).cloned().collect();
        for key in keys {
            // Without memory for a marker, it is tried again.
            if pass.key(self, &mut objects, &key).is_err() {
                pass.wait(now);
            }
        }
        self.next_due.time.fetch_min(pass.next.0, Relaxed);
    }
}

impl<'a> Pass<'a> {
    fn new(rules: &'a [LifecycleRule], now: UnixSeconds) -> Self {
        let mut pass = Pass { rules, now, next: UnixSeconds(i64::MAX) };
        // What is written later.
        rules.iter().flat_map(LifecycleRule::dues).for_each(|due| pass.wait(due.after(now)));
        if rules.iter().any(|rule| rule.delete_marker) {
            pass.wait(now);
        }
        pass
    }

    /// Notes that something is to be done at `time`, a second from now at the earliest.
    fn wait(&mut self, time: UnixSeconds) {
        self.next = self.next.min(time.max(self.now.plus(1)));
    }

    /// Whether the time of `due` has come; if not, it is noted.
    fn has_come(&mut self, due: Due, start: UnixSeconds) -> bool {
        let time = due.after(start);
        let has_come = time <= self.now;
        if !has_come {
            self.wait(time);
        }
        has_come
    }

    fn rules_of(&self, key: &str, object: Option<&Object>) -> Vec<&'a LifecycleRule> {
        self.rules.iter().filter(|rule| rule.filter.admits(key, object)).collect()
    }

    fn uploads(&mut self, bucket: &Bucket) {
        for upload in bucket.multiparts.after("", &UploadId::default()) {
            let rules = self.rules_of(&upload.key, None);
            if rules.iter().filter_map(|rule| rule.abort).any(|due| self.has_come(due, upload.initiated)) {
                // Somebody else may have ended it meanwhile.
                let _ = bucket.abort(&upload.key, &upload.id);
            }
        }
    }

    fn key(&mut self, bucket: &Bucket, objects: &mut Objects, key: &str) -> Result<(), ObjectError> {
        self.newest(bucket, objects, key)?;
        self.older(bucket, objects, key)?;
        // A delete marker that nothing is left behind.
        if objects.version(key, VersionRef::Latest).is_some_and(|newest| newest.object.is_none())
            && objects.versions(key).nth(1).is_none()
            && self.rules_of(key, None).iter().any(|rule| rule.delete_marker)
        {
            objects.history.remove(key);
        }
        Ok(())
    }

    /// Objects made by appending take no part (manual).
    fn newest(&mut self, bucket: &Bucket, objects: &mut Objects, key: &str) -> Result<(), ObjectError> {
        let object = objects.get(key).filter(|there| !there.implied && !there.attributes.details.appendable);
        let Some(object) = object.cloned() else { return Ok(()) };
        let rules = self.rules_of(key, Some(&object));
        if rules.iter().filter_map(|rule| rule.expiration).any(|due| self.has_come(due, object.mtime)) {
            return bucket.unlink(objects, key, self.now).map(drop);
        }
        let transitions = rules.iter().flat_map(|rule| &rule.transitions);
        if let Some(after) = self.moved(bucket, key, &object, object.mtime, transitions)? {
            objects.swap(key, &object, after);
        }
        Ok(())
    }

    /// Versions that are not the newest age from the time at which the next newer one came.
    fn older(&mut self, bucket: &Bucket, objects: &mut Objects, key: &str) -> Result<(), ObjectError> {
        let Some(history) = objects.history.get(key).cloned() else { return Ok(()) };
        let mut newer = objects.get(key).filter(|object| !object.implied).map(|object| object.mtime);
        let mut kept = Vec::with_capacity(history.len());
        for mut past in history {
            if let Some(start) = newer.replace(past.mtime) {
                let rules = self.rules_of(key, past.object.as_deref());
                let mut ends = rules.iter().filter_map(|rule| rule.noncurrent_expiration);
                if ends.any(|due| self.has_come(due, start)) {
                    continue;
                }
                let transitions = rules.iter().flat_map(|rule| &rule.noncurrent_transitions);
                if let Some(object) = &past.object
                    && let Some(after) = self.moved(bucket, key, object, start, transitions)?
                {
                    past.object = Some(after);
                }
            }
            kept.push(past);
        }
        if kept.is_empty() {
            objects.history.remove(key);
        } else {
            objects.history.insert(key.into(), kept);
        }
        Ok(())
    }

    /// The object in the coldest class that it is to have by now; none if that is no colder than its own.
    fn moved<'t>(
        &mut self,
        bucket: &Bucket,
        key: &str,
        object: &Object,
        start: UnixSeconds,
        transitions: impl Iterator<Item = &'t Transition>,
    ) -> Result<Option<Arc<Object>>, ObjectError> {
        let come = transitions.filter(|transition| self.has_come(transition.due, start));
        let class = come.map(|transition| transition.class).max_by_key(|class| class.coldness());
        let mut attributes = object.attributes.clone();
        match class {
            Some(class) if class.coldness() > attributes.details.storage_class.coldness() => {
                attributes.details.storage_class = class;
                attributes.details.restored = None;
                bucket.altered(key, object, attributes, object.mtime).map(Some)
            }
            Some(_) | None => Ok(None),
        }
    }
}
