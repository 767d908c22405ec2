//! How accounts, buckets and options are written in flags, environment and files.

use std::path::Path;

use super::error::ConfigError;
use crate::domain::accounts::{Account, Options};
use crate::domain::store::bucket::BucketSettings;
use crate::primitives::names::{AppId, BucketId, is_bucket_name, long_region};

/// The account that exists unless others are named.
pub const DEMO_APPID: AppId = AppId(1_250_000_000);
/// Its SecretId.
pub const DEMO_SECRET_ID: &str = "AKIDcosplaycosplaycosplaycosplay0000";
/// Its SecretKey; public, because it opens nothing but this server.
pub const DEMO_SECRET_KEY: &str = "cosplaysecretcosplaysecret000000";
/// The bucket that exists unless others are named.
pub const DEMO_BUCKET: &str = "examplebucket@ap-guangzhou";

/// Reads a TOML file into `T`; the error names the file, the line and what is known there.
pub fn read_toml<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, ConfigError> {
    let text =
        std::fs::read_to_string(path).map_err(|error| ConfigError(format!("{}: {error}", path.display())))?;
    toml::from_str(&text).map_err(|error| misread(path, &text, &error))
}

/// One line, and not the line that was misread: it may hold a secret key.
fn misread(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    ConfigError(format!("{}:{line}: {}", path.display(), error.message().replace('\n', ", ")))
}

/// `appid:secretid:secretkey`.
pub fn parse_account(text: &str, options: &Options) -> Result<Account, ConfigError> {
    let mut parts = text.splitn(3, ':');
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let (Some(appid), Some(secret_id), Some(secret_key)) = (next().and_then(AppId::parse), next(), next())
    else {
        return Err(ConfigError(
            "an account is written appid:secretid:secretkey, with a number for the AppId".into(),
        ));
    };
    Ok(Account::new(appid, secret_id, secret_key, options.clone()))
}

/// `name@region`, or `name` alone.
pub fn parse_bucket(text: &str, owner: AppId) -> Result<(BucketId, BucketSettings), ConfigError> {
    let (name, region) = text.split_once('@').unwrap_or((text, "ap-guangzhou"));
    let suffix = format!("-{owner}");
    let name = name.strip_suffix(&suffix).unwrap_or(name);
    if !is_bucket_name(name) || region.is_empty() {
        return Err(ConfigError(format!(
            "{text:?} is not a bucket; write name@region, such as mine@ap-guangzhou"
        )));
    }
    let settings = BucketSettings { region: long_region(region).into(), ..BucketSettings::default() };
    Ok((BucketId::new(owner, name), settings))
}

/// `name=value` pairs over the default options.
pub fn parse_options(pairs: &[String]) -> Result<Options, ConfigError> {
    let mut table = toml::Table::new();
    for pair in pairs {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(ConfigError(format!(
                "{pair:?} is not an option; write name=value, such as once_policy=observed"
            )));
        };
        let value = match (value.parse::<i64>(), value.parse::<bool>()) {
            (Ok(number), _) => toml::Value::Integer(number),
            (_, Ok(truth)) => toml::Value::Boolean(truth),
            _ => toml::Value::String(value.into()),
        };
        table.insert(name.trim().into(), value);
    }
    table
        .try_into()
        .map_err(|error: toml::de::Error| ConfigError(format!("account options: {}", error.message())))
}
