//! Tenants and their isolation from one another.

mod lifecycle;
