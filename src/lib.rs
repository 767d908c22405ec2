#![doc = include_str!("../README.md")]

pub mod catalog;
pub mod cli;
pub mod config;
pub mod domain;
pub mod primitives;
pub mod server;
pub mod services;
pub mod wire;
