//! The server's own hosts: those of its machine and those of `--tls-name`.
//!
//! Certificates are made for these and for the vendor's hosts; a proxied request to any other host is
//! refused.

use std::net::{IpAddr, SocketAddr};

/// A DNS name or an IP address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HostName {
    /// In lower case.
    Name(String),
    Address(IpAddr),
}

impl HostName {
    /// Parses a name or an address, with or without brackets.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return Some(Self::Address(address.to_canonical()));
        }
        let name = text.trim_end_matches('.');
        let sound = |label: &str| {
            let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
            (1..=63).contains(&label.len()) && label.bytes().all(inside) && !label.starts_with('-')
        };
        // Only digits: a malformed address.
        let numeric = name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let is_name = name.len() <= 253 && !numeric && name.split('.').all(sound);
        is_name.then(|| Self::Name(name.to_ascii_lowercase()))
    }

    /// Parses `host` or `host:port`. Unlike `http::uri::Authority` it takes a bare IPv6 address and refuses a
    /// bad port.
    pub fn parse_authority(text: &str) -> Option<(Self, Option<u16>)> {
        if let Some(host) = Self::parse(text) {
            return Some((host, None));
        }
        let (host, port) = text.rsplit_once(':')?;
        Some((Self::parse(host)?, Some(port.parse().ok()?)))
    }

    /// Whether it names this machine by a loopback name or address.
    pub fn is_loopback(&self) -> bool {
        match self {
            Self::Name(name) => name == "localhost" || name.ends_with(".localhost"),
            Self::Address(address) => address.is_loopback(),
        }
    }

    /// Whether it is an address, or a name that cannot be registered in the public DNS: a single label, or
    /// below a reserved top level (RFC 6761, RFC 6762, ICANN's `internal`).
    pub fn is_out_of_public_dns(&self) -> bool {
        const RESERVED: [&str; 7] =
            ["localhost", "internal", "local", "test", "example", "invalid", "home.arpa"];
        match self {
            Self::Address(_) => true,
            Self::Name(name) => {
                let is_below = |top: &&str| name.strip_suffix(*top).is_some_and(|rest| rest.ends_with('.'));
                !name.contains('.') || RESERVED.iter().any(is_below)
            }
        }
    }
}

impl std::fmt::Display for HostName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Address(address) => address.fmt(f),
        }
    }
}

/// A name of a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeafName {
    Host(HostName),
    /// Every name of one more label below this zone (RFC 9525 section 6.3).
    Below(String),
}

impl std::fmt::Display for LeafName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Host(host) => host.fmt(f),
            Self::Below(zone) => write!(f, "*.{zone}"),
        }
    }
}

/// Hosts of `--tls-name`, by which the server is known beside the machine's own names.
#[derive(Debug, Clone, Default)]
pub struct OwnHosts(pub Vec<HostName>);

impl OwnHosts {
    /// Whether `host` is listed, or is below a listed name.
    pub fn names(&self, host: &HostName) -> bool {
        let above = |given: &HostName| match (given, host) {
            (HostName::Name(given), HostName::Name(name)) => {
                name.strip_suffix(given.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
            (given, host) => given == host,
        };
        self.0.iter().any(above)
    }

    /// Whether a proxied request to `authority` is meant for this server, over a connection to the local
    /// address `here`.
    pub fn is_here(&self, authority: &str, here: SocketAddr, ports: &[u16]) -> bool {
        let Some((host, port)) = HostName::parse_authority(authority) else { return false };
        let ours = |port: u16| port == here.port() || ports.contains(&port);
        let machine = match &host {
            HostName::Address(address) => address.is_unspecified() || *address == here.ip().to_canonical(),
            HostName::Name(_) => false,
        };
        self.names(&host) || (host.is_loopback() || machine) && port.is_none_or(ours)
    }

    /// Whether a request to `authority` cannot come from a foreign web page. A public name may be made to
    /// resolve to this machine (DNS rebinding), and the browser would let its page read our responses.
    pub fn is_trusted(&self, authority: &str) -> bool {
        match HostName::parse_authority(authority) {
            Some((host, _)) => host.is_out_of_public_dns() || self.names(&host),
            // No browser sends a request without a valid host.
            None => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn host(text: &str) -> HostName {
        HostName::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn names_and_addresses_are_told_apart() {
        assert_eq!(host("COS.test."), HostName::Name("cos.test".into()));
        assert_eq!(host("[::1]"), HostName::Address(IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])));
        for bad in ["", ".", "a..b", "-a", "a b", "1.2.3", "a:80", &"x".repeat(64)] {
            assert_eq!(HostName::parse(bad), None, "{bad}");
        }
        assert_eq!(HostName::parse_authority("[::1]:80"), Some((host("::1"), Some(80))));
        assert_eq!(HostName::parse_authority("cos"), Some((host("cos"), None)));
        assert_eq!(HostName::parse_authority("cos:x"), None);
    }

    #[test]
    fn a_name_of_the_public_dns_is_trusted_only_where_it_was_given() {
        let own = OwnHosts(vec![host("cos.corp.com")]);
        for ours in [
            "",
            "localhost:8267",
            "a.localhost",
            "[::1]:8267",
            "192.168.1.7",
            "cosplay:8267",
            "host.docker.internal:8267",
            "macbook.local",
            "Cos.TEST",
            "cos.corp.com:1",
            "a.cos.corp.com",
        ] {
            assert!(own.is_trusted(ours), "{ours}");
        }
        for foreign in
            ["rebound.attacker.com:8267", "corp.com", "notlocalhost.com", "x.nottest", "127.0.0.1.nip.io"]
        {
            assert!(!own.is_trusted(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_proxied_request_is_ours_on_our_ports_or_by_a_given_name() {
        let own = OwnHosts(vec![host("cos.test"), host("10.0.0.7")]);
        let here = SocketAddr::from(([172, 17, 0, 2], 8267));
        for ours in
            ["localhost:8267", "127.0.0.1:443", "172.17.0.2:8267", "cos.test:1", "a.cos.test", "10.0.0.7:9"]
        {
            assert!(own.is_here(ours, here, &[443]), "{ours}");
        }
        for foreign in ["localhost:3000", "example.com", "xcos.test", "172.17.0.3:8267", ""] {
            assert!(!own.is_here(foreign, here, &[443]), "{foreign}");
        }
    }
}
