//! Accounts and options as flags, environment and files write them.

use std::str::FromStr;
use std::sync::Arc;

use crate::config::file::plain;
use crate::domain::accounts::{Account, AccountOptions};
pub use crate::domain::accounts::{DEMO_SECRET_ID, DEMO_SECRET_KEY};
use crate::primitives::names::AppId;

/// AppId of the account that exists unless others are named.
pub const DEMO_APPID: AppId = AppId(1_250_000_000);
/// The bucket that exists unless others are named.
pub const DEMO_BUCKET: &str = "examplebucket@ap-guangzhou";

/// The demo account with these options.
pub fn demo_account(options: impl Into<Arc<AccountOptions>>) -> Account {
    Account::new(DEMO_APPID, DEMO_SECRET_ID, DEMO_SECRET_KEY, options)
}

/// Reads `appid:secretid:secretkey`.
pub fn parse_account(text: &str) -> Result<Account, String> {
    let mut parts = text.splitn(3, ':');
    let mut next = || parts.next().filter(|part| !part.is_empty());
    let (Some(appid), Some(secret_id), Some(secret_key)) = (next().and_then(AppId::parse), next(), next())
    else {
        return Err("an account is written appid:secretid:secretkey, with a number for the AppId".into());
    };
    let account = Account::new(appid, secret_id, secret_key, AccountOptions::default());
    account.check().map(|()| account)
}

/// An account option as a flag names it: `name=value`, or `group.name=value`.
#[derive(Debug, Clone)]
pub struct AccountOption {
    pub name: String,
    pub value: toml::Value,
}

impl FromStr for AccountOption {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((name, value)) = text.split_once('=') else {
            return Err("not an option; write name=value, such as once_policy=observed".into());
        };
        let value = match (value.parse::<i64>(), value.parse::<bool>()) {
            (Ok(number), _) => toml::Value::Integer(number),
            (_, Ok(truth)) => toml::Value::Boolean(truth),
            _ => toml::Value::String(value.into()),
        };
        let option = Self { name: name.trim().into(), value };
        let options: AccountOptions = options(std::slice::from_ref(&option))?;
        demo_account(options).check()?;
        Ok(option)
    }
}

/// These options over the defaults.
///
/// # Errors
/// There is no such option, or it has another type.
pub fn options(options: &[AccountOption]) -> Result<AccountOptions, String> {
    let mut table = toml::Table::new();
    for AccountOption { name, value } in options {
        let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
        let options = if group.is_empty() {
            Some(&mut table)
        } else {
            table.entry(group).or_insert_with(|| toml::Table::new().into()).as_table_mut()
        };
        let no_group = || format!("account options: {group} is no group");
        options.ok_or_else(no_group)?.insert(name.into(), value.clone());
    }
    table.try_into().map_err(|error: toml::de::Error| {
        let hint = if error.message().ends_with("expected a sequence") {
            ", which a configuration file alone can have (--config)"
        } else {
            ""
        };
        format!("account options: {}{hint}", plain(error.message()))
    })
}
