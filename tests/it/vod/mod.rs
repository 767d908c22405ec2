//! VOD's client upload, its events and timelines.

mod callbacks;
mod clients;
mod goldens;
mod natural_rows;
mod operations;
mod properties;
mod settings;
mod storage_buckets;
mod stories;
mod timelines;
mod upload_domain;
