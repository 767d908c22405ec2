//! The vendor's host names, read into what they address.

use crate::primitives::names::{AppId, BucketId};

/// A vendor host that is played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorHost {
    /// The name as asked for, in lower case, without a port.
    pub name: String,
    /// What it stands for.
    pub role: Role,
}

/// What a vendor host stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `<region>.file.myqcloud.com`: the JSON API; the short region label, none for `web`.
    JsonApi {
        /// The region label.
        region: Option<String>,
    },
    /// `<bucket>-<appid>.file.myqcloud.com` (cached) and `<bucket>-<appid>.cos<region>.myqcloud.com` (origin).
    Download {
        /// The bucket.
        bucket: BucketId,
    },
    /// VOD's upload API and the services around it.
    Vod(VodHost),
    /// `<appid>.vod2.myqcloud.com`: playback of committed media.
    Playback {
        /// The app whose media it plays.
        appid: AppId,
    },
    /// A host of a service that this version does not play.
    NotPlayed,
}

/// The hosts of VOD that take calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VodHost {
    /// `vod2.qcloud.com` and its backup `vod2.dnsv1.com`: the upload API.
    Upload,
    /// `vodreport.qcloud.com`: telemetry.
    Report,
    /// A host of the vendor's demos that hands out upload signatures.
    Signatures,
}

/// Zones that belong to the vendor; a name in one of them that has no role here is not ours to answer with data.
pub const ZONES: [&str; 7] = [
    "qcloud.com",
    "myqcloud.com",
    "tencentcos.cn",
    "dnsv1.com",
    "qq.com",
    "tencentcloudapi.com",
    "tencentcs.com",
];

impl VendorHost {
    /// Reads a host name, with or without a port. None for a host that is not the vendor's.
    pub fn parse(host: &str) -> Option<Self> {
        let name = without_port(host).trim_end_matches('.');
        // Every zone ends in one of these letters, no address in numbers does.
        let may_be = name.as_bytes().last().is_some_and(|last| matches!(last, b'm' | b'M' | b'n' | b'N'));
        if !may_be || !ZONES.iter().any(|zone| is_within(name, zone)) {
            return None;
        }
        let name = name.to_ascii_lowercase();
        let role = role(&name).unwrap_or(Role::NotPlayed);
        Some(Self { name, role })
    }
}

/// Whether `name` is `zone` or below it, whatever the case.
fn is_within(name: &str, zone: &str) -> bool {
    let Some((front, back)) = name.len().checked_sub(zone.len()).and_then(|at| name.split_at_checked(at))
    else {
        return false;
    };
    back.eq_ignore_ascii_case(zone) && (front.is_empty() || front.ends_with('.'))
}

fn without_port(host: &str) -> &str {
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
        "vodreport.qcloud.com" => return Some(Role::Vod(VodHost::Report)),
        "livedemo.tim.qq.com" | "xzb.qcloud.com" | "demo.vod2.myqcloud.com" => {
            return Some(Role::Vod(VodHost::Signatures));
        }
        _ => {}
    }
    let rest = name.strip_suffix(".myqcloud.com")?;
    if let Some(label) = rest.strip_suffix(".file") {
        if let Some(bucket) = BucketId::parse_full(label) {
            return Some(Role::Download { bucket });
        }
        let sound = !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        let region = (label != "web").then(|| label.to_owned());
        return sound.then_some(Role::JsonApi { region });
    }
    if let Some(appid) = rest.strip_suffix(".vod2") {
        return AppId::parse(appid).map(|appid| Role::Playback { appid });
    }
    let (bucket, service) = rest.split_once('.')?;
    let origin = service
        .strip_prefix("cos")
        .is_some_and(|region| !region.is_empty() && region.bytes().all(|b| b.is_ascii_alphanumeric()));
    BucketId::parse_full(bucket).filter(|_| origin).map(|bucket| Role::Download { bucket })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_apart_by_their_labels() {
        let bucket = || BucketId::new(AppId(1_250_000_000), "examplebucket");
        let cases = [
            ("sh.file.myqcloud.com", Role::JsonApi { region: Some("sh".into()) }),
            ("WEB.file.myqcloud.com:8267", Role::JsonApi { region: None }),
            ("examplebucket-1250000000.file.myqcloud.com", Role::Download { bucket: bucket() }),
            ("examplebucket-1250000000.cosgzp.myqcloud.com:80", Role::Download { bucket: bucket() }),
            ("examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com", Role::NotPlayed),
            ("vod2.qcloud.com", Role::Vod(VodHost::Upload)),
            ("vod2.dnsv1.com:443", Role::Vod(VodHost::Upload)),
            ("demo.vod2.myqcloud.com", Role::Vod(VodHost::Signatures)),
            ("1253668508.vod2.myqcloud.com", Role::Playback { appid: AppId(1_253_668_508) }),
            ("someone.vod2.myqcloud.com", Role::NotPlayed),
            ("vod.tencentcloudapi.com", Role::NotPlayed),
        ];
        for (host, role) in cases {
            assert_eq!(VendorHost::parse(host).map(|host| host.role), Some(role), "{host}");
        }
        for foreign in ["localhost:8267", "127.0.0.1", "notqcloud.com", "", "[::1]:80"] {
            assert_eq!(VendorHost::parse(foreign), None, "{foreign}");
        }
    }
}
