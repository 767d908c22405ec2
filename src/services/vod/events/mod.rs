//! The events an app is told of, in the vendor's two forms: 3.0 in Pascal case, and 2.0 in lower camel case,
//! whose body calls itself version 4.0.

pub(super) mod facts;
pub(super) mod of_upload;
pub(super) mod v2;
pub(super) mod v3;
