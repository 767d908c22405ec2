//! What a request acts on, and the resources that policies name.

use std::fmt;

use crate::domain::policy::action::SERVICE;
use crate::domain::policy::pattern::Pattern;
use crate::primitives::names::{AppId, BucketId};

/// What a request acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resource<'a> {
    /// The region of the bucket or of the host, empty where there is none.
    pub region: &'a str,
    pub path: Path<'a>,
}

/// What a request acts on, within its region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path<'a> {
    /// All buckets of an account, as GetService lists them.
    Account(AppId),
    /// A bucket.
    Bucket(&'a BucketId),
    /// A listing whose `prefix` policies may name instead of the bucket: GetBucket and ListMultipartUploads.
    Listing(&'a BucketId, &'a str),
    /// An object by its key.
    Object(&'a BucketId, &'a str),
}

impl Resource<'_> {
    /// The account it belongs to.
    pub fn account(&self) -> AppId {
        match self.path {
            Path::Account(account) => account,
            Path::Bucket(bucket) | Path::Listing(bucket, _) | Path::Object(bucket, _) => bucket.appid,
        }
    }
}

impl fmt::Display for Resource<'_> {
    /// The six segments that name it and nothing else; `*` for an account, as documented for GetService.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (bucket, key) = match self.path {
            Path::Account(_) => return out.write_str("*"),
            Path::Bucket(bucket) => (bucket, ""),
            Path::Listing(bucket, key) | Path::Object(bucket, key) => (bucket, key),
        };
        write!(out, "qcs::cos:{}:uid/{}:{bucket}/{key}", self.region, bucket.appid)
    }
}

/// A resource with the texts that its last segment may have in a policy.
#[derive(Debug)]
pub struct Spelled<'a> {
    resource: Resource<'a>,
    texts: Vec<String>,
}

impl<'a> Spelled<'a> {
    pub fn new(resource: Resource<'a>) -> Self {
        let both = |bucket: &BucketId, key: &str| {
            [format!("{bucket}/{key}"), format!("prefix//{}/{}/{key}", bucket.appid, bucket.name)]
        };
        let of_bucket = |bucket: &BucketId| {
            let bare = [bucket.to_string(), format!("prefix//{}/{}", bucket.appid, bucket.name)];
            both(bucket, "").into_iter().chain(bare)
        };
        let texts = match resource.path {
            Path::Account(_) => vec![String::new()],
            Path::Bucket(bucket) => of_bucket(bucket).collect(),
            Path::Listing(bucket, prefix) => of_bucket(bucket).chain(both(bucket, prefix)).collect(),
            Path::Object(bucket, key) => both(bucket, key).into(),
        };
        Self { resource, texts }
    }
}

/// Why a text is no resource that a policy may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceError {
    /// It is neither `*` nor six segments of the documented form.
    Form,
    /// It belongs to another account.
    OtherAccount,
    /// It is another bucket than the policy's own.
    OtherBucket,
}

/// Resources that a statement names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResourcePattern {
    /// `*`.
    Everything,
    /// `qcs::cos:<region>:uid/<appid>:<path>`; region and account may be empty or `*`.
    Cos { region: Pattern, account: Option<AppId>, path: Pattern },
    /// A resource of another service, which never matches one of COS. Its region and owner are not compared.
    Foreign { service: Pattern, path: Pattern },
}

impl ResourcePattern {
    /// Reads `*` or six segments.
    pub fn parse(text: &str) -> Result<Self, ResourceError> {
        if text == "*" {
            return Ok(Self::Everything);
        }
        let segments: Vec<&str> = text.splitn(6, ':').collect();
        let ["qcs", _project, service, region, account, path] = segments[..] else {
            return Err(ResourceError::Form);
        };
        if service.is_empty() || path.is_empty() {
            return Err(ResourceError::Form);
        }
        if !Pattern::parse(service).is_match(SERVICE) {
            return Ok(Self::Foreign { service: Pattern::parse(service), path: Pattern::parse(path) });
        }
        let account = match account {
            "" | "*" | "uid/*" => None,
            named => Some(named.strip_prefix("uid/").and_then(AppId::parse).ok_or(ResourceError::Form)?),
        };
        let region = Pattern::parse(if region.is_empty() { "*" } else { region });
        Ok(Self::Cos { region, account, path: Pattern::parse(path) })
    }

    /// Checks that it is not another account's.
    pub fn check_account(&self, own: AppId) -> Result<(), ResourceError> {
        match self {
            Self::Cos { account: Some(account), .. } if *account != own => Err(ResourceError::OtherAccount),
            Self::Cos { .. } | Self::Everything | Self::Foreign { .. } => Ok(()),
        }
    }

    /// Checks that it can be `bucket` or something in it.
    pub fn check_bucket(&self, bucket: &BucketId) -> Result<(), ResourceError> {
        let own = match self {
            Self::Everything => true,
            Self::Foreign { .. } => false,
            Self::Cos { account, path, .. } => {
                let spellings = Spelled::new(Resource { region: "", path: Path::Bucket(bucket) }).texts;
                let is_here = |text: &String| {
                    if text.ends_with('/') { path.may_match_below(text) } else { path.is_match(text) }
                };
                account.is_none_or(|account| account == bucket.appid) && spellings.iter().any(is_here)
            }
        };
        if own { Ok(()) } else { Err(ResourceError::OtherBucket) }
    }

    /// Whether it names what a call of another service acts on, by the last segment.
    pub fn names_call(&self, service: &str, path: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Cos { .. } => false,
            Self::Foreign { service: own, path: pattern } => own.is_match(service) && pattern.is_match(path),
        }
    }

    /// Whether it names the resource.
    pub fn is_match(&self, spelled: &Spelled<'_>) -> bool {
        match self {
            Self::Everything => true,
            Self::Foreign { .. } => false,
            Self::Cos { region, account, path } => {
                region.is_match(spelled.resource.region)
                    && account.is_none_or(|account| account == spelled.resource.account())
                    && spelled.texts.iter().any(|text| path.is_match(text))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGION: &str = "ap-guangzhou";

    fn named(text: &str, path: Path<'_>) -> bool {
        ResourcePattern::parse(text).unwrap().is_match(&Spelled::new(Resource { region: REGION, path }))
    }

    fn bucket() -> BucketId {
        BucketId::new(AppId(1_250_000_000), "examplebucket")
    }

    #[test]
    fn all_forms_name_an_object() {
        let bucket = bucket();
        let own = |rest: &str| {
            named(&format!("qcs::cos:{REGION}:uid/1250000000:{rest}"), Path::Object(&bucket, "doc/a"))
        };
        for rest in [
            "*",
            "examplebucket-1250000000/*",
            "examplebucket-1250000000/doc/*",
            "examplebucket-1250000000/doc/a",
            "prefix//1250000000/examplebucket/doc/*",
            "prefix//1250000000/examplebucket/*",
            "examplebucket-1250000000*",
            "*/doc/a",
        ] {
            assert!(own(rest), "{rest}");
        }
        for rest in [
            "examplebucket-1250000000",
            "examplebucket-1250000000/",
            "examplebucket-1250000000/doc",
            "examplebucket-1250000000/doc/",
            "examplebucket/doc/a",
            "prefix//1250000001/examplebucket/*",
            "prefix//1250000000/examplebucket-1250000000/*",
            "other-1250000000/*",
        ] {
            assert!(!own(rest), "{rest}");
        }
    }

    #[test]
    fn region_account_and_service_have_to_match() {
        let bucket = bucket();
        let own =
            |head: &str| named(&format!("{head}:examplebucket-1250000000/*"), Path::Object(&bucket, "a"));
        for head in [
            "qcs::cos::uid/1250000000",
            "qcs::cos:*:uid/1250000000",
            "qcs::cos:ap-*:uid/*",
            "qcs::cos::",
            "qcs::cos::*",
            "qcs:id/0:cos::uid/1250000000",
            "qcs::*::uid/1250000000",
        ] {
            assert!(own(head), "{head}");
        }
        for head in
            ["qcs::cos:ap-beijing:uid/1250000000", "qcs::cos::uid/1250000001", "qcs::ci::uid/1250000000"]
        {
            assert!(!own(head), "{head}");
        }
    }

    #[test]
    fn a_bucket_is_named_with_and_without_what_is_in_it() {
        let bucket = bucket();
        let rest = |rest: &str, path| named(&format!("qcs::cos::uid/1250000000:{rest}"), path);
        for path in [Path::Bucket(&bucket), Path::Listing(&bucket, "doc/")] {
            for text in [
                "examplebucket-1250000000",
                "examplebucket-1250000000/",
                "examplebucket-1250000000/*",
                "*",
                "prefix//1250000000/examplebucket",
                "prefix//1250000000/examplebucket/",
                "prefix//1250000000/examplebucket/*",
            ] {
                assert!(rest(text, path), "{text}");
            }
        }
        assert!(!rest("examplebucket-1250000000/doc/*", Path::Bucket(&bucket)));
        assert!(rest("examplebucket-1250000000/doc/*", Path::Listing(&bucket, "doc/")));
        assert!(rest("prefix//1250000000/examplebucket/doc/*", Path::Listing(&bucket, "doc/sub")));
        assert!(!rest("examplebucket-1250000000/doc/*", Path::Listing(&bucket, "doc")));
        assert!(rest("examplebucket-1250000000/a:*", Path::Object(&bucket, "a:b:c")));
        let account = Path::Account(AppId(1_250_000_000));
        assert!(rest("*", account) && named("*", account) && !rest("examplebucket-1250000000/*", account));
        assert!(!named("qcs::cos::uid/1250000001:*", account));
    }

    #[test]
    fn what_is_no_resource_is_refused() {
        for text in [
            "",
            "a",
            "qcs::cos:r:uid/1250000000",
            "qcs::cos:r:uid/1250000000:",
            "arn::cos:r:uid/1250000000:b",
            "qcs::::uid/1:b",
            "qcs::cos:r:uin/1250000000:b/*",
            "qcs::cos:r:uid/abc:b/*",
            "examplebucket-1250000000/*",
        ] {
            assert_eq!(ResourcePattern::parse(text), Err(ResourceError::Form), "{text}");
        }
    }

    #[test]
    fn foreign_accounts_and_buckets_are_noticed() {
        let check = |text: &str| {
            let pattern = ResourcePattern::parse(text).unwrap();
            (pattern.check_account(AppId(1_250_000_000)).is_ok(), pattern.check_bucket(&bucket()).is_ok())
        };
        for own in [
            "*",
            "qcs::cos::uid/1250000000:*",
            "qcs::cos:::examplebucket-1250000000",
            "qcs::cos::uid/1250000000:examplebucket-1250000000/",
            "qcs::cos::uid/1250000000:examplebucket-1250000000/a",
            "qcs::cos::uid/1250000000:prefix//1250000000/examplebucket/*",
        ] {
            assert_eq!(check(own), (true, true), "{own}");
        }
        assert_eq!(check("qcs::cos::uid/1250000000:other-1250000000/*"), (true, false));
        assert_eq!(check("qcs::cos::uid/1250000000:examplebucket-12500000001/*"), (true, false));
        assert_eq!(check("qcs::cos::uid/1250000001:examplebucket-1250000000/*"), (false, false));
        assert_eq!(check("qcs::ci::uid/1250000001:bucket/examplebucket-1250000000/*"), (true, false));
    }

    #[test]
    fn a_resource_is_written_as_a_policy_names_it() {
        let bucket = bucket();
        let text = |path| Resource { region: REGION, path }.to_string();
        assert_eq!(
            text(Path::Object(&bucket, "a/b")),
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/b"
        );
        assert_eq!(
            text(Path::Bucket(&bucket)),
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/"
        );
        assert_eq!(text(Path::Account(AppId(1_250_000_000))), "*");
    }
}
