//! Operations on buckets and on the service.

pub(crate) mod bucket_accelerate;
pub(crate) mod bucket_acl;
pub(crate) mod bucket_cors;
pub(crate) mod bucket_domain;
pub(crate) mod bucket_encryption;
pub(crate) mod bucket_lifecycle;
pub(crate) mod bucket_logging;
pub(crate) mod bucket_origin;
pub(crate) mod bucket_policy;
pub(crate) mod bucket_referer;
pub(crate) mod bucket_replication;
pub(crate) mod bucket_strict_signature;
pub(crate) mod bucket_versioning;
pub(crate) mod bucket_website;
pub(crate) mod delete_bucket;
pub(crate) mod get_bucket;
pub(crate) mod get_bucket_location;
pub(crate) mod get_bucket_object_versions;
pub(crate) mod get_service;
pub(crate) mod head_bucket;
pub(crate) mod list_objects_v2;
pub(crate) mod lists;
pub(crate) mod put_bucket;
pub(crate) mod setting;
