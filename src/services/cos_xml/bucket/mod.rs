//! Operations on buckets and on the service.

pub mod bucket_acl;
pub mod bucket_cors;
pub mod bucket_documents;
pub mod bucket_versioning;
pub mod delete_bucket;
pub mod get_bucket;
pub mod get_bucket_location;
pub mod get_bucket_object_versions;
pub mod get_service;
pub mod head_bucket;
pub mod list_objects_v2;
pub mod lists;
pub mod put_bucket;
