//! The XML API of COS, fifth generation, and its S3 dialect.

mod acls;
mod addresses;
mod bucket_rules;
mod captures;
mod clients;
mod cors;
mod coverage;
mod domains;
mod edges;
mod forms;
mod goldens;
mod natural_rows;
mod permissions;
mod policies;
mod precedence;
mod preconditions;
mod properties;
mod s3_dialect;
mod settings;
mod signatures;
mod small_rules;
mod store;
mod stories;
mod symlinks;
mod traffic;
mod unplayed;
