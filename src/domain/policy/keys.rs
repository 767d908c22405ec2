//! Condition keys that COS knows, and where their values come from.
//!
//! Documented at <https://cloud.tencent.com/document/product/436/71306>; keys are case-sensitive. A key that
//! is not known is never present in a request.

/// Where the value of a condition key comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The connection, the clock or the stored resource.
    Context,
    /// A request header or form field of this name.
    Header(&'static str),
    /// A query parameter of this name.
    Query(&'static str),
}

pub const IP: &str = "qcs:ip";
pub const CURRENT_TIME: &str = "qcs:current_time";
pub const SECURE_TRANSPORT: &str = "cos:secure-transport";
pub const TLS_VERSION: &str = "cos:tls-version";
/// One `key&value` for each tag that the request sets.
pub const REQUEST_TAG: &str = "qcs:request_tag";
/// One `key&value` for each tag of the bucket.
pub const RESOURCE_TAG: &str = "qcs:resource_tag";

/// Every key that is known.
pub const KEYS: [(&str, Origin); 25] = [
    (IP, Origin::Context),
    (CURRENT_TIME, Origin::Context),
    (SECURE_TRANSPORT, Origin::Context),
    (TLS_VERSION, Origin::Context),
    (REQUEST_TAG, Origin::Context),
    (RESOURCE_TAG, Origin::Context),
    ("qcs:vpc", Origin::Context),
    ("vpc:requester_vpc", Origin::Context),
    ("cos:content-length", Origin::Header("content-length")),
    ("cos:content-type", Origin::Header("content-type")),
    ("cos:x-cos-acl", Origin::Header("x-cos-acl")),
    ("cos:x-cos-forbid-overwrite", Origin::Header("x-cos-forbid-overwrite")),
    ("cos:x-cos-grant-full-control", Origin::Header("x-cos-grant-full-control")),
    ("cos:x-cos-grant-read", Origin::Header("x-cos-grant-read")),
    ("cos:x-cos-grant-read-acp", Origin::Header("x-cos-grant-read-acp")),
    ("cos:x-cos-grant-write", Origin::Header("x-cos-grant-write")),
    ("cos:x-cos-grant-write-acp", Origin::Header("x-cos-grant-write-acp")),
    ("cos:x-cos-mime-limit", Origin::Header("x-cos-mime-limit")),
    ("cos:x-cos-server-side-encryption", Origin::Header("x-cos-server-side-encryption")),
    ("cos:x-cos-storage-class", Origin::Header("x-cos-storage-class")),
    ("cos:delimiter", Origin::Query("delimiter")),
    ("cos:max-keys", Origin::Query("max-keys")),
    ("cos:prefix", Origin::Query("prefix")),
    ("cos:response-content-type", Origin::Query("response-content-type")),
    ("cos:versionid", Origin::Query("versionId")),
];

/// Where the value of `key` comes from; none if the key is not known.
pub fn origin(key: &str) -> Option<Origin> {
    KEYS.iter().find(|(known, _)| *known == key).map(|(_, origin)| *origin)
}

/// Whether policies may write the values of `key` percent-encoded, as they stand in a query.
pub fn is_from_query(key: &str) -> bool {
    matches!(origin(key), Some(Origin::Query(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_case_sensitive_and_have_an_origin() {
        assert_eq!(origin("cos:versionid"), Some(Origin::Query("versionId")));
        assert_eq!(origin("cos:content-length"), Some(Origin::Header("content-length")));
        assert_eq!((origin("cos:Prefix"), origin("cos:x-cos-unheard")), (None, None));
        assert!(
            is_from_query("cos:prefix") && !is_from_query("cos:content-type") && !is_from_query("prefix")
        );
    }
}
