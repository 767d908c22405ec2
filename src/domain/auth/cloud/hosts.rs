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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_may_be_left_out_of_what_is_signed() {
        assert_eq!(candidates("127.0.0.1:8267"), ["127.0.0.1:8267", "127.0.0.1"]);
        assert_eq!(candidates("vod.tencentcloudapi.com"), ["vod.tencentcloudapi.com"]);
        assert_eq!(candidates("[::1]"), ["[::1]"]);
    }
}
