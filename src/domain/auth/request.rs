//! Parts of a request that XML API signatures cover.

use crate::domain::auth::xml_refusal::Refusal;
use crate::primitives::time::UnixSeconds;

/// A request as a signature covers it.
#[derive(Clone, Copy)]
pub struct SignedRequest<'a> {
    /// The method, in any case.
    pub method: &'a str,
    /// The path after percent-decoding, with its leading slash and without the query.
    pub path: &'a str,
    /// The decoded parameters of the query, those of the signature included.
    pub params: &'a [(&'a str, &'a str)],
    /// A header by its lower-case name; several of one name are joined by commas.
    pub header: &'a dyn Fn(&str) -> Option<String>,
    /// The time in `Date` or `x-cos-date`, if one was sent; Unix seconds.
    pub date: Option<UnixSeconds>,
}

impl<'a> SignedRequest<'a> {
    /// A POST form as its `Signature` field covers it: without key and parameters. `header` looks among the
    /// headers of the request first and then among the form's fields.
    pub fn of_form(header: &'a dyn Fn(&str) -> Option<String>, date: Option<UnixSeconds>) -> Self {
        Self { method: "post", path: "/", params: &[], header, date }
    }

    /// A header's value without the blanks around it.
    pub(super) fn trimmed_header(&self, name: &str) -> Option<String> {
        (self.header)(name).map(|value| value.trim().to_owned())
    }

    /// The first parameter of a name, whatever the case of its letters.
    pub(super) fn param(&self, name: &str) -> Option<&'a str> {
        self.params.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }

    /// The parameter of a name, whatever the case of its letters, which may be there only once.
    pub(super) fn only_param(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        let mut named = self.params.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name));
        let first = named.next().map(|(_, value)| *value);
        named.next().map_or(Ok(first), |_| Err(Refusal::Duplicated(name.into())))
    }

    /// Value of a header, or of a parameter of the same name; none where it is empty.
    pub(super) fn header_or_param(&self, name: &str) -> Option<String> {
        let full = |value: &String| !value.is_empty();
        self.trimmed_header(name).filter(full).or_else(|| self.param(name).map(str::to_owned).filter(full))
    }

    /// The header `Host`.
    pub(super) fn host(&self) -> String {
        self.trimmed_header("host").unwrap_or_default()
    }
}

/// Hosts that a client may have signed: the header as received, which is nearly always the one, or in lower
/// case, without its port, or with the default one.
///
/// The Python SDK signs the bare name, others what they send; proxies and URL libraries drop or add default
/// ports.
pub(super) fn hosts(received: &str) -> impl Iterator<Item = String> {
    let lower = move || Some(received.to_ascii_lowercase()).filter(|lower| lower != received);
    let lower = std::iter::once_with(lower).flatten();
    with_ports(received.to_owned()).chain(lower.flat_map(with_ports))
}

fn with_ports(host: String) -> impl Iterator<Item = String> {
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    (0..).map_while(move |nth| match (nth, host.rsplit_once(':').filter(|(_, port)| is_port(port))) {
        (0, _) => Some(host.clone()),
        (1, Some((name, _))) => Some(name.to_owned()),
        (1 | 2, None) if !host.is_empty() => Some(format!("{host}:{}", [80, 443][nth - 1])),
        _ => None,
    })
}

#[cfg(test)]
mod tests {

    #[test]
    fn a_host_may_be_signed_without_its_port_or_with_the_default_one() {
        let hosts = |host: &str| super::hosts(host).collect::<Vec<_>>();
        assert_eq!(hosts("a.example:8080"), ["a.example:8080", "a.example"]);
        assert_eq!(hosts("a.example"), ["a.example", "a.example:80", "a.example:443"]);
        assert_eq!(hosts("[::1]:9000"), ["[::1]:9000", "[::1]"]);
        assert_eq!(hosts("[::1]")[0], "[::1]");
        assert_eq!(hosts(""), [""]);
        assert_eq!(hosts("A.example:80"), ["A.example:80", "A.example", "a.example:80", "a.example"]);
    }
}
