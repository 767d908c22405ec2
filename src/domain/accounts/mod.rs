//! Accounts: who may sign, and the options of each.

mod account;
pub mod api3_options;
mod options;
pub mod procedure;
mod registry;
pub mod sub_app;
mod vod_app;
pub mod vod_options;

pub use crate::domain::accounts::account::{Account, DEMO_SECRET_ID, DEMO_SECRET_KEY, is_callback_url};
pub use crate::domain::accounts::options::{
    AccountOptions, AccountStatus, AwsTrailers, Demand, DirModel, OncePolicy, SameFilePolicy, TrafficLimit,
    UnsignedHeaders, Unsupported,
};
pub use crate::domain::accounts::registry::Accounts;
pub use crate::domain::accounts::vod_app::{SubAppError, VodApp};
