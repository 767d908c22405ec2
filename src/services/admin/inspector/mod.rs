//! `/_cosplay/`: the inspector, pages for people.
//!
//! Every page is made on the server from what the JSON interface shows, so it can be read without JavaScript,
//! and every state of it has a URL. What a page changes it changes through the JSON interface. A page is an
//! operation as the others are; its words stand in `words`, its template in `templates`, its script in
//! `assets`.

pub(super) mod assets;
mod builder;
mod drawing;
pub(super) mod errors;
pub(super) mod events;
pub(super) mod explain;
mod explained;
pub(super) mod faults;
pub(super) mod frame;
mod language;
mod menu;
pub(super) mod objects;
pub(super) mod overview;
pub(super) mod refusal;
pub(super) mod request;
pub(super) mod requests;
mod row;
mod snippets;
mod theme;
pub(super) mod upload;
pub(super) mod uploads;
mod visit;
mod words;
pub(super) mod world;
