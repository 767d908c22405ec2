//! The program and its commands.

pub mod binary;
mod control;
mod exec;
mod explain;
mod faults;
mod help;
mod refused;
mod settings;
mod sign;
mod world;
