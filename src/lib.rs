#![doc = include_str!("../README.md")]
//!
//! # In a Rust test
//!
//! [`Server::builder`] starts a server inside the process, on a free port; it stops when it is dropped.
//!
//! ```
//! use std::time::{SystemTime, UNIX_EPOCH};
//!
//! use cosplay::sign::UnixSeconds;
//! use cosplay::sign::cos_xml::{Grant, SignedRequest, sign};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let server = cosplay::Server::builder().account(1250000001, "AKIDmine", "mysecret").bucket("mine").start()?;
//!
//! let now = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs())?;
//! let grant = Grant {
//!     secret_id: "AKIDmine",
//!     secret_key: "mysecret",
//!     start: UnixSeconds(now - 60),
//!     end: UnixSeconds(now + 600),
//!     headers: &[],
//!     params: &[],
//! };
//! let header = |_: &str| None;
//! let request = SignedRequest { method: "put", path: "/hello.txt", params: &[], header: &header, date: None };
//! let response = ureq::put(format!("{}/hello.txt", server.url()))
//!     .header("Host", "mine-1250000001.cos.ap-guangzhou.myqcloud.com")
//!     .header("Authorization", sign(&grant, &request))
//!     .send("hello")?;
//! assert_eq!(response.status(), 200);
//! # Ok(())
//! # }
//! ```

mod builder;
pub mod catalog;
mod cli;
mod config;
mod domain;
mod primitives;
mod server;
mod services;
mod wire;

pub use crate::builder::{Builder, Server};
pub use crate::primitives::names::AppId;

/// Signatures as clients make them, one module per scheme.
pub mod sign {
    pub use crate::primitives::time::UnixSeconds;

    /// Signatures of the COS JSON API.
    pub mod cos_json {
        pub use crate::domain::auth::cos_json::{Grant, sign};
    }
    /// Signatures of the COS XML API.
    pub mod cos_xml {
        pub use crate::domain::auth::cos_xml::{Grant, presign, sign};
        pub use crate::domain::auth::request::SignedRequest;
    }
    /// Upload signatures of VOD.
    pub mod vod {
        pub use crate::domain::auth::vod::{Grant, sign};
    }
}

/// What the program, the tests, the benchmarks and the fuzz targets of this package use. No stable interface.
#[doc(hidden)]
pub mod internals {
    pub mod cli {
        pub use crate::cli::main;
    }
    pub mod config {
        pub use crate::config::{settings, spec, written};
    }
    pub mod domain {
        pub use crate::domain::{
            App, WorldSettings, accounts, auth, clock, flows, ids, journal, policy, script, store, vod,
        };
    }
    pub mod primitives {
        pub use crate::primitives::{digest, escape, memory, names, time};
    }
    pub mod server {
        pub use crate::server::{Authority, Limits, Server, spki};
    }
    pub mod services {
        pub use crate::services::cos_xml::bucket::{bucket_inventory, bucket_lifecycle, bucket_website};
        pub use crate::services::cos_xml::request::unsupported;
        pub use crate::services::{
            ServiceName, admin, cloud_api, cos_json, error, names, service, spec, vod,
        };
    }
    pub mod wire {
        pub use crate::wire::{body, fields, form, host, own, range, read, request, response, xml};
    }
}
