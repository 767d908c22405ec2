//! The `Host` header (RFC 9112, section 3.2).

use http::request::Parts;
use http::{Version, header};

use crate::wire::host::without_port;

/// Checks that a request names one host, well formed, and the same in its target as in its header. Only
/// HTTP/1.0 may do without.
///
/// # Errors
/// A sentence that says what is wrong and how to mend it.
pub(super) fn check(parts: &Parts) -> Result<(), String> {
    let mut all = parts.headers.get_all(header::HOST).iter();
    let Some(host) = all.next() else {
        return match parts.version {
            Version::HTTP_11 => Err("the request has no Host header, which HTTP/1.1 asks for".into()),
            _ => Ok(()),
        };
    };
    if all.next().is_some() {
        return Err("the request has two Host headers; send one".into());
    }
    let Some(host) = host.to_str().ok().filter(|host| is_sound(host)) else {
        let shown = host.as_bytes().escape_ascii();
        return Err(format!("the Host header {shown} is not <host> or <host>:<port>"));
    };
    let scheme = parts.uri.scheme_str().unwrap_or_default();
    match parts.uri.authority() {
        Some(target) if folded(target.as_str(), scheme) != folded(host, scheme) => Err(format!(
            "the request is for {target} by its first line and for {host} by its Host header; they must agree"
        )),
        Some(_) | None => Ok(()),
    }
}

/// Whether `host` is a name, an IPv4 address or one of IPv6 in brackets, and perhaps a port.
fn is_sound(host: &str) -> bool {
    let name = without_port(host);
    let port = host[name.len()..].trim_start_matches(':');
    let is_port = port.is_empty() || port.parse::<u16>().is_ok();
    let in_brackets = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let in_name = |b: u8| {
        b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'!' | b'$'..=b',' | b';' | b'=')
    };
    is_port
        && match in_brackets {
            Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
            None => !name.is_empty() && name.bytes().all(in_name),
        }
}

/// A host as it is compared: in lower case, without a dot at its end and without the default port.
fn folded(host: &str, scheme: &str) -> String {
    let name = without_port(host);
    let port = host[name.len()..].trim_start_matches(':');
    let default = if scheme.eq_ignore_ascii_case("https") { "443" } else { "80" };
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    if port.is_empty() || port == default { name } else { format!("{name}:{port}") }
}
