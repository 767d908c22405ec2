//! Operations on objects.

pub(crate) mod append_object;
pub(crate) mod conditions;
pub(crate) mod copy_source;
pub(crate) mod delete_multiple_objects;
pub(crate) mod delete_object;
pub(crate) mod get_object;
pub(crate) mod head_object;
pub(crate) mod object_acl;
pub(crate) mod object_retention;
pub(crate) mod origin_redirect;
pub(crate) mod post_object;
pub(crate) mod post_object_restore;
pub(crate) mod put_object;
pub(crate) mod put_object_copy;
pub(crate) mod symlink;
pub(crate) mod tagging;
pub(crate) mod website_page;
