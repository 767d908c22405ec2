//! The program and its commands.

pub mod binary;
mod control;
mod exec;
mod settings;
mod sign;
