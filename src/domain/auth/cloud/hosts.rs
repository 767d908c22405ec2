//! Hosts that a client may have signed.

/// The `Host` header as sent, and without its port if it has one: Node's TC3 signer leaves the port out of
/// what it signs and not out of what it sends.
pub fn candidates(host: &str) -> Vec<&str> {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => {
            vec![host, name]
        }
        _ => vec![host],
    }
}

/// Hosts that a signature made for another address would name, for the reason of a mismatch.
pub fn others(host: &str) -> impl Iterator<Item = String> {
    let name = candidates(host).pop().unwrap_or(host).to_owned();
    let vendors =
        ["vod.tencentcloudapi.com", "sts.tencentcloudapi.com", "sts.api.qcloud.com"].map(str::to_owned);
    let with_ports = [":443", ":80"].map(|port| format!("{name}{port}"));
    let host = host.to_owned();
    vendors.into_iter().chain(with_ports).filter(move |other| *other != host && *other != name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_may_be_left_out_of_what_is_signed() {
        assert_eq!(candidates("127.0.0.1:8267"), ["127.0.0.1:8267", "127.0.0.1"]);
        assert_eq!(candidates("vod.tencentcloudapi.com"), ["vod.tencentcloudapi.com"]);
        assert_eq!(candidates("[::1]"), ["[::1]"]);
        assert!(others("vod.tencentcloudapi.com").all(|other| other != "vod.tencentcloudapi.com"));
    }
}
