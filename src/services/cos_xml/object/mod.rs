//! Operations on objects.

pub mod append_object;
pub mod conditions;
pub mod copy_source;
pub mod delete_multiple_objects;
pub mod delete_object;
pub mod get_object;
pub mod head_object;
pub mod object_acl;
pub mod post_object;
pub mod post_object_restore;
pub mod put_object;
pub mod put_object_copy;
pub mod tagging;
