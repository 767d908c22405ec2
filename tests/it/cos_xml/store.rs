//! The store below the XML API against models that are too simple to be wrong: lists page by page, versions,
//! and parts.

use std::collections::BTreeSet;
use std::sync::Arc;

use cosplay::internals::domain::ids::Vid;
use cosplay::internals::domain::store::Store;
use cosplay::internals::domain::store::bucket::{Bucket, BucketSettings, NewObject};
use cosplay::internals::domain::store::configuration::Versioning;
use cosplay::internals::domain::store::content::Content;
use cosplay::internals::domain::store::keys::Query;
use cosplay::internals::domain::store::multipart::ListedPart;
use cosplay::internals::domain::store::multiparts::Completion;
use cosplay::internals::domain::store::object::{Attributes, Overwrite};
use cosplay::internals::domain::store::version::{VersionId, VersionRef};
use cosplay::internals::domain::store::versions::Deleted;
use cosplay::internals::primitives::memory::Meter;
use cosplay::internals::primitives::names::{AppId, BucketId};
use cosplay::internals::primitives::time::UnixSeconds;
use proptest::prelude::*;
use proptest::test_runner::Config;

const NOW: UnixSeconds = UnixSeconds(1_700_000_000);

fn bucket() -> (Arc<Bucket>, Meter) {
    let meter = Meter::new(1 << 30);
    let store = Store::new(meter.clone());
    let id = BucketId::new(AppId(7), "b");
    store.create_bucket(id.clone(), BucketSettings::default(), UnixSeconds(0)).unwrap();
    (store.bucket(&id).unwrap(), meter)
}

fn object(text: &str) -> NewObject {
    let content = Arc::new(Content::new(text.to_owned().into()));
    let (slice_size, attributes, vid) = (content.len(), Attributes::default(), Vid::default());
    NewObject { content, attributes, slice_size, vid, ctime: NOW, mtime: NOW }
}

/// All pages of a list: keys and shared beginnings as they come.
fn pages(bucket: &Bucket, prefix: &str, delimiter: &str, limit: usize) -> Vec<String> {
    let (mut all, mut after) = (Vec::new(), String::new());
    loop {
        let page = bucket.read().page(Query { prefix, delimiter, after: &after, limit });
        assert!(page.entries.len() + page.prefixes.len() <= limit);
        let keys = page.entries.into_iter().map(|(key, _)| key.into_string());
        let mut both: Vec<String> = keys.chain(page.prefixes).collect();
        both.sort();
        all.extend(both);
        if !page.truncated {
            return all;
        }
        assert!(page.last > after, "a page must lead on");
        after = page.last;
    }
}

/// What a list shows, made by looking at every key.
fn shown(keys: &BTreeSet<String>, prefix: &str, delimiter: &str) -> Vec<String> {
    let within = keys.iter().filter(|key| key.starts_with(prefix));
    let one = |key: &String| match key[prefix.len()..].find(delimiter).filter(|_| !delimiter.is_empty()) {
        Some(at) => key[..prefix.len() + at + delimiter.len()].to_owned(),
        None => key.clone(),
    };
    within.map(one).collect::<BTreeSet<_>>().into_iter().collect()
}

/// What may happen to the one key of a bucket with versions.
#[derive(Debug, Clone)]
enum Step {
    Put,
    Delete,
    DeleteVersion(prop::sample::Index),
    Switch(bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => Just(Step::Put),
        2 => Just(Step::Delete),
        2 => any::<prop::sample::Index>().prop_map(Step::DeleteVersion),
        1 => any::<bool>().prop_map(Step::Switch),
    ]
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_pages_of_a_list_together_show_every_key_once(
        keys in prop::collection::btree_set("[a-c/中]{1,6}", 0..40),
        prefix in "[a-c/]{0,2}",
        delimiter in prop::sample::select(vec!["", "/", "a", "中", "bc"]),
        limit in 1usize..6,
    ) {
        let (bucket, _) = bucket();
        for key in &keys {
            bucket.store(key, object("x"), Overwrite::Allow).unwrap();
        }
        prop_assert_eq!(pages(&bucket, &prefix, delimiter, limit), shown(&keys, &prefix, delimiter));
    }

    #[test]
    fn versions_come_and_go_as_a_plain_list_of_them_would(steps in prop::collection::vec(step(), 0..40), limit in 1usize..4) {
        let (bucket, meter) = bucket();
        let before = meter.used();
        // Newest first: id and text; a delete marker has none.
        let mut model: Vec<(Option<VersionId>, Option<String>)> = Vec::new();
        bucket.configuration.write().versioning = Versioning::Enabled;
        for (number, step) in steps.iter().enumerate() {
            match step {
                Step::Put => {
                    let text = number.to_string();
                    let stored = bucket.store("k", object(&text), Overwrite::Allow).unwrap();
                    model.retain(|(version, _)| *version != stored.version);
                    model.insert(0, (stored.version, Some(text)));
                }
                Step::Delete => {
                    let Deleted::Marked(version) = bucket.delete("k", VersionRef::Latest, NOW).unwrap() else {
                        return Err(TestCaseError::fail("a marker is made"));
                    };
                    model.retain(|(known, _)| *known != version);
                    model.insert(0, (version, None));
                }
                Step::DeleteVersion(at) if !model.is_empty() => {
                    let (version, text) = model.remove(at.index(model.len()));
                    let was_marker = text.is_none();
                    prop_assert_eq!(bucket.delete("k", version.into(), NOW), Ok(Deleted::Version { version, was_marker }));
                }
                Step::DeleteVersion(_) => prop_assert!(bucket.delete("k", VersionRef::Null, NOW).is_err()),
                Step::Switch(on) => {
                    bucket.configuration.write().versioning = if *on { Versioning::Enabled } else { Versioning::Suspended };
                }
            }
            let text = |object: &Arc<cosplay::internals::domain::store::object::Object>| {
                String::from_utf8(object.content.blob.pieces().concat()).unwrap()
            };
            let newest = bucket.visible("k").as_ref().map(text);
            prop_assert_eq!(newest, model.first().and_then(|(_, text)| text.clone()));
            let all: Vec<_> = bucket.read().versions("k").map(|shown| (shown.version, shown.object.as_ref().map(text))).collect();
            prop_assert_eq!(&all, &model);
            prop_assert_eq!(bucket.read().is_empty(UnixSeconds(0)), model.is_empty());
            // Page by page the same.
            let (mut paged, mut after, mut behind) = (Vec::new(), String::new(), None);
            loop {
                let query = Query { prefix: "", delimiter: "", after: &after, limit };
                let page = bucket.read().page_of_versions(query, behind.as_deref());
                paged.extend(page.entries.iter().map(|(_, shown)| shown.version));
                let Some((key, last)) = page.entries.last().filter(|_| page.truncated) else { break };
                (after, behind) = (key.to_string(), Some(VersionId::text(last.version)));
            }
            prop_assert_eq!(paged, model.iter().map(|(version, _)| *version).collect::<Vec<_>>());
        }
        for (version, _) in model {
            bucket.delete("k", version.into(), NOW).unwrap();
        }
        prop_assert_eq!(meter.used(), before, "nothing is charged any more");
    }

}

proptest! {
    #![proptest_config(Config { cases: 8, failure_persistence: None, ..Config::default() })]

    #[test]
    fn parts_in_any_order_make_the_object_of_their_bytes(
        order in Just((1u32..=4).collect::<Vec<_>>()).prop_shuffle(),
        tail in 0usize..300,
    ) {
        let (bucket, meter) = bucket();
        let before = meter.used();
        let upload = bucket.initiate("k", Attributes::default(), "id".into(), NOW).unwrap();
        let bytes = |number: u32| vec![number as u8; if number == 4 { tail } else { 1 << 20 }];
        let mut etags = std::collections::BTreeMap::new();
        for number in order {
            let content = Arc::new(Content::new(bytes(number).into()));
            let etag = content.md5().to_string();
            upload.put_part(number, content, etag.clone(), NOW, bucket.meter()).unwrap();
            etags.insert(number, etag);
        }
        let parts = etags.into_iter().map(|(number, etag)| ListedPart { number, etag }).collect();
        let completion = Completion { parts, overwrite: Overwrite::Allow, vid: Vid::default(), now: NOW };
        let object = bucket.complete(&upload, completion).unwrap();
        let whole: Vec<u8> = (1..=4).flat_map(bytes).collect();
        let expected = Content::new(whole.clone().into());
        prop_assert!(object.content.blob.pieces().concat() == whole);
        prop_assert_eq!(object.content.crc64(), expected.crc64());
        prop_assert!(bucket.multiparts.is_empty());
        drop((object, upload));
        bucket.delete("k", VersionRef::Latest, NOW).unwrap();
        prop_assert_eq!(meter.used(), before);
    }
}
