//! The vendor's host names, parsed into the service they belong to.

use crate::primitives::names::{AppId, BucketId};

/// Header that names the vendor host a request is meant for when it was sent to another host.
pub const FORWARD: &str = "vod-forward-cos";

/// A host name in one of the vendor's zones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorHost {
    /// Host name in lower case, without a port.
    pub name: String,
    pub role: Role,
}

/// Service of a vendor host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `<region>.file.myqcloud.com`: the JSON API; the short region label, none for `web`.
    JsonApi { region: Option<String> },
    /// `<bucket>-<appid>.file.myqcloud.com` (cached), `<bucket>-<appid>.cos<region>.myqcloud.com` (origin),
    /// and two rarer ones; the short region label where the host has one.
    Download { bucket: BucketId, region: Option<String> },
    /// The VOD upload API and the services around it.
    Vod(VodHost),
    /// `<appid>.vod2.myqcloud.com`: playback of committed media.
    Playback { appid: AppId },
    /// The XML API: a bucket's host, or the service host.
    Cos(CosHost),
    /// API 3.0: `vod.tencentcloudapi.com` and `sts.tencentcloudapi.com`, with or without a region, `intl` or
    /// `internal` in between; and `sts.api.qcloud.com`, its form of 2017.
    CloudApi,
    /// The scripted error bucket of the vendor's retry test suites.
    ErrorBucket,
    /// A service that is not played.
    NotPlayed,
}

/// A host of the XML API, by its kind. Buckets are first labels as written, which should be
/// `<bucket>-<appid>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CosHost {
    /// `cos.<region>…`, or `service.cos…` without a region: the list of buckets. The path may name a bucket.
    Service { region: Option<String> },
    /// `<bucket>.cos.<region>…` and `<bucket>.cos-internal.<region>…`; hosts of the API's first years name no
    /// region.
    Bucket { label: String, region: Option<String> },
    /// `<bucket>.localhost`, which browsers resolve without DNS: not the vendor's, but read like its own.
    Local { label: String },
    /// `<bucket>.cos.accelerate…`; without a bucket the path names one.
    Accelerate { label: Option<String> },
    /// `<bucket>.cos-website.<region>…`: the bucket as a static website.
    Website { label: String, region: String },
    /// A domain of the bucket's own (PUT Bucket domain), outside the vendor's zones.
    Domain { label: String, serves: Serves },
    /// `<bucket>.ci.<region>…`, `.pic.`, `.pic<xx>.`, `.image.`: processing of data, which is not played.
    Processing,
}

impl CosHost {
    /// The region that the host names.
    pub fn region(&self) -> Option<&str> {
        match self {
            Self::Service { region } | Self::Bucket { region, .. } => region.as_deref(),
            Self::Website { region, .. } => Some(region),
            Self::Local { .. } | Self::Accelerate { .. } | Self::Domain { .. } | Self::Processing => None,
        }
    }

    /// The label that names the bucket.
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Bucket { label, .. }
            | Self::Local { label }
            | Self::Website { label, .. }
            | Self::Domain { label, .. } => Some(label),
            Self::Accelerate { label } => label.as_deref(),
            Self::Service { .. } | Self::Processing => None,
        }
    }
}

/// What a bucket's own domain stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// The bucket's default host.
    Rest,
    /// Its website host.
    Website,
    /// Its accelerate host.
    Accelerate,
    /// Nothing: it is disabled.
    Nothing,
}

/// Hosts of VOD.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VodHost {
    /// `vod2.qcloud.com` and its backup `vod2.dnsv1.com`: the upload API.
    Upload,
    /// `vodreport.qcloud.com`: telemetry.
    Report,
    /// A host of the vendor's demos that hands out upload signatures.
    Signatures,
}

/// Zones of the vendor. A name in one of them without a role is not played.
pub const ZONES: [&str; 8] = [
    "qcloud.com",
    "myqcloud.com",
    "tencentcos.cn",
    "dnsv1.com",
    "qq.com",
    "tencentcloudapi.com",
    "tencentcs.com",
    // Browsers resolve it without DNS: `<bucket>-<appid>.localhost`.
    "localhost",
];

/// Patterns of host names that lead a browser to every host that is played and to no page that is not the
/// vendor's cloud: of `qq.com` only the one name.
pub const BROWSER_PATTERNS: [&str; 7] = [
    "*.qcloud.com",
    "*.myqcloud.com",
    "*.tencentcos.cn",
    "*.dnsv1.com",
    "*.tencentcloudapi.com",
    "*.tencentcs.com",
    "livedemo.tim.qq.com",
];

impl VendorHost {
    /// Whether it serves a bucket as a website.
    pub fn is_website(&self) -> bool {
        matches!(
            self.role,
            Role::Cos(CosHost::Website { .. } | CosHost::Domain { serves: Serves::Website, .. })
        )
    }

    /// Parses a host name with or without a port; none outside the vendor's zones.
    pub fn parse(host: &str) -> Option<Self> {
        let name = without_port(host).trim_end_matches('.');
        // Every zone ends in one of these letters; IP addresses do not.
        let may_be = name
            .as_bytes()
            .last()
            .is_some_and(|last| matches!(last, b'm' | b'M' | b'n' | b'N' | b't' | b'T'));
        if !may_be || !is_vendors(name) {
            return None;
        }
        let name = name.to_ascii_lowercase();
        if name == "localhost" {
            return None;
        }
        let role = role(&name);
        // Below `localhost` only buckets are the vendor's.
        let own = name.ends_with(".localhost") && role.is_none();
        (!own).then(|| Self { role: role.unwrap_or(Role::NotPlayed), name })
    }

    /// Whether a service answers here, other than by refusing.
    pub fn is_played(&self) -> bool {
        !matches!(self.role, Role::NotPlayed | Role::Cos(CosHost::Processing))
    }
}

/// Whether a host name lies in one of the vendor's zones.
pub fn is_vendors(name: &str) -> bool {
    ZONES.iter().any(|zone| is_within(name, zone))
}

/// Whether `name` is `zone` or below it, whatever the case.
fn is_within(name: &str, zone: &str) -> bool {
    let Some((front, back)) = name.len().checked_sub(zone.len()).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    back.eq_ignore_ascii_case(zone) && (front.is_empty() || front.ends_with('.'))
}

/// `host` without its port. Lenient: `http::uri::Authority` would refuse some hosts that clients send.
pub fn without_port(host: &str) -> &str {
    let bytes = host.as_bytes();
    let port = bytes.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    match bytes.len().checked_sub(port + 1) {
        Some(colon) if bytes[colon] == b':' => &host[..colon],
        _ => host,
    }
}

fn role(name: &str) -> Option<Role> {
    match name {
        "vod2.qcloud.com" | "vod2.dnsv1.com" => return Some(Role::Vod(VodHost::Upload)),
        "sts.api.qcloud.com" => return Some(Role::CloudApi),
        "vodreport.qcloud.com" => return Some(Role::Vod(VodHost::Report)),
        "livedemo.tim.qq.com" | "xzb.qcloud.com" | "demo.vod2.myqcloud.com" => {
            return Some(Role::Vod(VodHost::Signatures));
        }
        _ => {}
    }
    if let Some(labels) = name.strip_suffix(".tencentcloudapi.com") {
        return matches!(labels.split('.').next(), Some("vod" | "sts")).then_some(Role::CloudApi);
    }
    if let Some(host) = cos_host(name) {
        let scripted = host.label().is_some_and(is_error_bucket) && host.region().is_some();
        return Some(if scripted { Role::ErrorBucket } else { Role::Cos(host) });
    }
    let rest = name.strip_suffix(".myqcloud.com")?;
    if let Some(label) = rest.strip_suffix(".file") {
        if let Some(bucket) = BucketId::parse_full(label) {
            return Some(Role::Download { bucket, region: None });
        }
        let region = (label != "web").then(|| label.to_owned());
        return is_label(label).then_some(Role::JsonApi { region });
    }
    if let Some(appid) = rest.strip_suffix(".vod2") {
        return AppId::parse(appid).map(|appid| Role::Playback { appid });
    }
    let (bucket, service) = rest.split_once('.')?;
    let origin = service.strip_prefix("cos").filter(|region| is_label(region) && !region.starts_with('-'));
    // In responses of 2016, and in one SDK's downloads within the vendor's network.
    let other = matches!(service, "preview" | "innercos");
    let bucket = BucketId::parse_full(bucket).filter(|_| origin.is_some() || other)?;
    Some(Role::Download { bucket, region: origin.map(str::to_owned) })
}

/// Whether `text` may be a region label.
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Whether `label` names the error bucket, with any AppId.
fn is_error_bucket(label: &str) -> bool {
    let appid = label.strip_prefix("cos-sdk-err-retry-");
    appid.is_some_and(|appid| !appid.is_empty() && appid.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Region names of the API's first years, whose hosts have no `cos.` label. One SDK still uses them.
const OLD_REGIONS: [&str; 6] = ["cn-north", "cn-south", "cn-east", "cn-south-2", "cn-southwest", "sg"];

/// Parses a host of the XML API, in either of its zones.
fn cos_host(name: &str) -> Option<CosHost> {
    if let Some(label) = name.strip_suffix(".localhost") {
        return BucketId::parse_full(label).map(|_| CosHost::Local { label: label.into() });
    }
    let rest = name.strip_suffix(".myqcloud.com").or_else(|| name.strip_suffix(".tencentcos.cn"))?;
    let is_cn = name.ends_with(".tencentcos.cn");
    let labels: Vec<&str> = rest.split('.').collect();
    match labels[..] {
        ["service", "cos"] => Some(CosHost::Service { region: None }),
        ["cos", region] if is_accelerate(region) && !is_cn => Some(CosHost::Accelerate { label: None }),
        // Acceleration has one zone, and another within the vendor's network.
        [.., kind, region] if is_accelerate(region) && is_cn != (kind == "cos-internal") => None,
        ["cos", region] => Some(CosHost::Service { region: Some(region.into()) }),
        // No bucket name has a dot; the bucket is refused by its name.
        [ref bucket @ .., kind @ ("cos" | "cos-internal" | "cos-website"), region] => {
            let label = bucket.join(".");
            Some(match kind {
                _ if is_accelerate(region) => CosHost::Accelerate { label: Some(label) },
                "cos-website" => CosHost::Website { label, region: region.into() },
                _ => CosHost::Bucket { label, region: Some(region.into()) },
            })
        }
        [.., "ci" | "pic", _] | [_, "image"] => Some(CosHost::Processing),
        [_, kind] if kind.strip_prefix("pic").is_some_and(is_label) => Some(CosHost::Processing),
        [bucket, label] if OLD_REGIONS.contains(&label) && BucketId::parse_full(bucket).is_some() => {
            Some(CosHost::Bucket { label: bucket.into(), region: None })
        }
        _ => None,
    }
}

/// Whether the label in a region's place is that of global acceleration.
fn is_accelerate(label: &str) -> bool {
    label.starts_with("accelerate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart_by_their_labels() {
        let bucket = || BucketId::new(AppId(1_250_000_000), "examplebucket");
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let cos = |label: &str, region: &str| {
            Role::Cos(CosHost::Bucket { label: label.into(), region: some(region) })
        };
        let service = |region: &str| Role::Cos(CosHost::Service { region: some(region) });
        let accelerate = |label: &str| Role::Cos(CosHost::Accelerate { label: some(label) });
        let download = |region: &str| Role::Download { bucket: bucket(), region: some(region) };
        let cases = [
            ("sh.file.myqcloud.com", Role::JsonApi { region: Some("sh".into()) }),
            ("WEB.file.myqcloud.com:8267", Role::JsonApi { region: None }),
            ("examplebucket-1250000000.file.myqcloud.com", download("")),
            ("examplebucket-1250000000.cosgzp.myqcloud.com:80", download("gzp")),
            ("examplebucket-1250000000.cosap-mumbai.myqcloud.com", download("ap-mumbai")),
            ("examplebucket-1250000000.preview.myqcloud.com", download("")),
            ("examplebucket-1250000000.innercos.myqcloud.com", download("")),
            (
                "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com",
                cos("examplebucket-1250000000", "ap-guangzhou"),
            ),
            ("a-12345.cos-internal.ap-beijing-1.tencentcos.cn:443", cos("a-12345", "ap-beijing-1")),
            ("a-12345.cos.accelerate.myqcloud.com", accelerate("a-12345")),
            ("a-12345.cos-internal.accelerate.tencentcos.cn", accelerate("a-12345")),
            ("cos.accelerate.myqcloud.com", accelerate("")),
            ("a-12345.cos.accelerate.tencentcos.cn", Role::NotPlayed),
            ("cos.accelerate.tencentcos.cn", Role::NotPlayed),
            ("a-12345.cos-internal.accelerate.myqcloud.com", Role::NotPlayed),
            (
                "a-12345.cos-website.ap-beijing.myqcloud.com",
                Role::Cos(CosHost::Website { label: "a-12345".into(), region: "ap-beijing".into() }),
            ),
            ("a.b-12345.cos.ap-beijing.myqcloud.com", cos("a.b-12345", "ap-beijing")),
            ("a-12345.ci.ap-beijing.myqcloud.com", Role::Cos(CosHost::Processing)),
            ("1250000000.ci.ap-beijing.tencentcos.cn", Role::Cos(CosHost::Processing)),
            ("a-12345.pic.ap-beijing.myqcloud.com", Role::Cos(CosHost::Processing)),
            ("a-12345.picgz.myqcloud.com", Role::Cos(CosHost::Processing)),
            ("a-12345.image.myqcloud.com", Role::Cos(CosHost::Processing)),
            ("a-12345.localhost:8267", Role::Cos(CosHost::Local { label: "a-12345".into() })),
            ("a-12345.cn-south.myqcloud.com", cos("a-12345", "")),
            ("someone.cn-south.myqcloud.com", Role::NotPlayed),
            ("cos.ap-beijing.myqcloud.com", service("ap-beijing")),
            ("service.cos.myqcloud.com", service("")),
            ("cos-sdk-err-retry-1253960454.cos.ap-chengdu.myqcloud.com", Role::ErrorBucket),
            ("cos-sdk-err-retry-1253960454.cos.ap-chengdu.tencentcos.cn:80", Role::ErrorBucket),
            ("vod2.qcloud.com", Role::Vod(VodHost::Upload)),
            ("vod2.dnsv1.com:443", Role::Vod(VodHost::Upload)),
            ("livedemo.tim.qq.com", Role::Vod(VodHost::Signatures)),
            ("demo.vod2.myqcloud.com", Role::Vod(VodHost::Signatures)),
            ("1253668508.vod2.myqcloud.com", Role::Playback { appid: AppId(1_253_668_508) }),
            ("someone.vod2.myqcloud.com", Role::NotPlayed),
            ("vod.tencentcloudapi.com", Role::CloudApi),
            ("vod.ap-guangzhou.tencentcloudapi.com", Role::CloudApi),
            ("STS.intl.tencentcloudapi.com:443", Role::CloudApi),
            ("vod.internal.tencentcloudapi.com", Role::CloudApi),
            ("sts.api.qcloud.com", Role::CloudApi),
            ("vod.api.qcloud.com", Role::NotPlayed),
            ("cvm.tencentcloudapi.com", Role::NotPlayed),
            ("tencentcloudapi.com", Role::NotPlayed),
        ];
        for (host, role) in cases.clone() {
            assert_eq!(VendorHost::parse(host).map(|host| host.role), Some(role), "{host}");
        }
        for (host, _) in cases.iter().filter(|(host, _)| !host.contains("localhost")) {
            let name = without_port(host).to_ascii_lowercase();
            let leads = |pattern: &&str| format!(".{name}").ends_with(pattern.trim_start_matches('*'));
            assert!(BROWSER_PATTERNS.iter().any(leads), "browsers are not led to {host}");
        }
        for foreign in ["localhost:8267", "127.0.0.1", "notqcloud.com", "", "[::1]:80", "cosplay.localhost"] {
            assert_eq!(VendorHost::parse(foreign), None, "{foreign}");
        }
    }
}
