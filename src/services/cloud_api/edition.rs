//! The two forms that calls have: that of API 3.0, and that of 2017, in which only STS is played.
//!
//! The one of 2017 is documented at <https://cloud.tencent.com/doc/api/309/7025>.

use crate::domain::auth::cloud::tc3;
use crate::wire::request::RequestHead;

/// Form of a call and of its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// API 3.0.
    V3,
    /// `https://sts.api.qcloud.com/v2/index.php`: v1 signatures, and names that begin with a small letter.
    V2017,
}

/// Path of every call of 2017.
const PATH_2017: &str = "/v2/index.php";

impl Edition {
    /// The form of a request, by its path and the place of its common parameters.
    pub fn of(head: &RequestHead) -> Self {
        let is_old_host = head.vendor.as_ref().is_some_and(|host| host.name == "sts.api.qcloud.com");
        if (is_old_host || head.path == PATH_2017) && !is_in_headers(head) { Self::V2017 } else { Self::V3 }
    }

    /// The path that v1 signs.
    pub const fn path(self) -> &'static str {
        match self {
            Self::V3 => "/",
            Self::V2017 => PATH_2017,
        }
    }
}

/// Whether a request's common parameters are in headers.
pub(super) fn is_in_headers(head: &RequestHead) -> bool {
    let scheme = || {
        let text = head.text("authorization").unwrap_or_default();
        text.starts_with("TC3-") || text == tc3::SKIP
    };
    head.headers.contains_key("x-tc-action") || scheme()
}
