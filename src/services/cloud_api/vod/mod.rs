//! Actions of VOD, version 2018-07-17: one a file.

pub(super) mod apply_upload;
pub(super) mod commit_upload;
pub(super) mod delete_media;
pub(super) mod describe_media_infos;
pub(super) mod describe_storage_regions;
pub(super) mod describe_task_detail;
pub(super) mod describe_tasks;
mod expiry;
mod flow_call;
pub(super) mod forbid_media_distribution;
mod manifest;
mod media_call;
mod media_info;
mod media_rules;
pub(super) mod modify_media_info;
pub(super) mod parse_streaming_manifest;
pub(super) mod process_media;
pub(super) mod process_media_by_procedure;
pub(super) mod pull_upload;
pub(super) mod search_media;
