//! Actions of STS, version 2018-08-13: one a file.
