//! How accounts, buckets and options are written in flags, environment and files.

use std::collections::BTreeMap;
use std::path::Path;

use crate::catalog;
use crate::config::error::ConfigError;
use crate::domain::accounts::{Account, AccountOptions};
use crate::domain::store::bucket::BucketSettings;
use crate::primitives::escape::without_value;
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
    let misread = text.lines().nth(line - 1).unwrap_or_default();
    let message = match misread.contains("secret") {
        true => without_value(error.message()),
        false => error.message().into(),
    };
    ConfigError(format!("{}:{line}: {}", path.display(), message.replace('\n', ", ")))
}

/// `appid:secretid:secretkey`.
pub fn parse_account(text: &str, options: &AccountOptions) -> Result<Account, ConfigError> {
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
pub fn parse_options(pairs: &[String]) -> Result<AccountOptions, ConfigError> {
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
        let (group, name) = name.trim().rsplit_once('.').unwrap_or(("", name.trim()));
        let place = match group {
            "" => Some(&mut table),
            group => table.entry(group).or_insert_with(|| toml::Table::new().into()).as_table_mut(),
        };
        place
            .ok_or_else(|| ConfigError(format!("account options: {group} is no group")))?
            .insert(name.into(), value);
    }
    table
        .try_into()
        .map_err(|error: toml::de::Error| ConfigError(format!("account options: {}", error.message())))
}

/// Refuses an account that says what cannot be meant.
pub fn check_account(account: &Account) -> Result<(), ConfigError> {
    account
        .check()
        .map_err(|sentence| ConfigError(format!("the account with AppId {}: {sentence}", account.appid)))
}

/// `code=code` pairs over those of the configuration file.
pub fn parse_codes(
    file: &BTreeMap<String, i32>,
    pairs: &[String],
) -> Result<BTreeMap<i32, i32>, ConfigError> {
    let written = file.iter().map(|(code, other)| (code.as_str(), Some(*other), code.clone()));
    let typed = pairs.iter().map(|pair| {
        let (code, other) = pair.split_once('=').unwrap_or((pair, ""));
        (code, other.trim().parse().ok(), pair.clone())
    });
    let known = |code: &i32| *code != 0 && catalog::find(&code.to_string()).any(|row| row.family == "vod");
    let mut codes = BTreeMap::new();
    for (code, other, text) in written.chain(typed) {
        let pair = (code.trim().parse().ok().filter(known), other.filter(|other| *other != 0));
        let (Some(code), Some(other)) = pair else {
            return Err(ConfigError(format!(
                "{text:?} does not exchange a code of VOD for another; write 19001=10008 (`cosplay errors vod` lists them)"
            )));
        };
        codes.insert(code, other);
    }
    Ok(codes)
}
