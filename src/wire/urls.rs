//! The one rule for URLs in answers: a client that came to a vendor host is given vendor URLs; any other client is
//! given URLs on the host it came to, which work without DNS, and over TLS where it came over TLS. Vendor URLs have the
//! scheme that was captured.

use crate::wire::request::RequestHead;

/// Makes the URLs of one answer.
#[derive(Debug, Clone)]
pub struct Urls {
    /// The scheme and what comes before the vendor host.
    base: String,
}

impl Urls {
    /// The rule applied to the host `head` came to.
    pub fn for_head(head: &RequestHead) -> Self {
        let direct = head.vendor.is_some() && !head.rehosted || head.authority.is_empty();
        let base =
            if direct { "http://".to_owned() } else { format!("{}://{}/", head.scheme(), head.authority) };
        Self { base }
    }

    /// What every URL on `host` begins with; the percent-encoded path follows, without a leading slash.
    pub fn root(&self, host: &str) -> String {
        format!("{}{host}/", self.base)
    }
}
