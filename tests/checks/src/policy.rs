//! Access policies: parsing one and deciding by it never panics.

use cosplay::internals::domain::policy::condition_value::Fact;
use cosplay::internals::domain::policy::decision::{Sources, decide};
use cosplay::internals::domain::policy::document::{Policy, Scope};
use cosplay::internals::domain::policy::idle::Existing;
use cosplay::internals::domain::policy::matching::Request;
use cosplay::internals::domain::policy::principal::Caller;
use cosplay::internals::domain::policy::resource::{Path, Resource};
use cosplay::internals::primitives::names::{AppId, BucketId};

/// A session or bucket policy from anybody.
pub fn access_policy(text: &str) {
    let bucket = BucketId::new(AppId(1_250_000_000), "examplebucket");
    for scope in [Scope::Session { account: bucket.appid }, Scope::Bucket { bucket: &bucket }] {
        let Ok(policy) = Policy::parse(text, scope) else { continue };
        let existing = Existing { region: Some("ap-guangzhou"), is_account: &|_| false };
        assert!(policy.idle(existing).iter().all(|told| told.starts_with("statement ")));
        for caller in [Caller::Anonymous, Caller::root("100000000001")] {
            let resource = Resource { region: "ap-guangzhou", path: Path::Listing(&bucket, "doc/") };
            let facts = [("cos:prefix", Fact::Text("doc/")), ("qcs:current_time", Fact::Time(0))];
            let request = Request { caller, actions: &["GetBucket"], resource, facts: &facts };
            let sources = Sources { session: Some(&policy), bucket: Some(&policy), ..Sources::default() };
            assert!(!decide(&request, &sources).to_string().is_empty(), "a decision without a reason");
        }
    }
}
