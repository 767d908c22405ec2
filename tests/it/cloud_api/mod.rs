//! API 3.0 of VOD and STS.

mod administration;
mod commands;
mod events;
mod media_changes;
mod media_damage;
mod media_infos;
mod media_pulls;
mod media_search;
mod media_tasks;
mod natural_rows;
mod properties;
mod routing;
mod schema;
mod signatures;
mod sts;
mod sts_2017;
mod uploads;
