//! URLs in responses. A client that connected to a vendor host gets vendor URLs, with the scheme of the
//! captures. Any other client gets URLs on the host it connected to, which work without DNS, with `https`
//! where it used TLS.

use crate::wire::request::RequestHead;

/// Makes the URLs of one response.
#[derive(Debug, Clone)]
pub struct Urls {
    /// Everything before the vendor host.
    base: String,
}

impl Urls {
    /// URLs for the host that `head` was sent to.
    pub fn for_head(head: &RequestHead) -> Self {
        let direct = head.vendor.is_some() && !head.vendor_in_path || head.authority.is_empty();
        let base =
            if direct { "http://".to_owned() } else { format!("{}://{}/", head.scheme(), head.authority) };
        Self { base }
    }

    /// What stands in front of the vendor host in every URL.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Root URL of `host`, with a slash at the end; the percent-encoded path follows.
    pub fn root(&self, host: &str) -> String {
        format!("{}{host}/", self.base)
    }
}
