//! Roles: names of an account's, without more behind them. Any is taken unless the account lists its roles.

use crate::catalog::cloud_api as rows;
use crate::domain::accounts::Account;
use crate::primitives::digest::sha1_of;
use crate::primitives::names::AppId;
use crate::services::cloud_api::error::Error;

/// A role by its ARN.
#[derive(Debug)]
pub(super) struct Role {
    /// The account: its AppId stands for its uin.
    pub owner: AppId,
    /// Name or number, as the ARN has it.
    pub name: String,
}

impl Role {
    /// Reads `qcs::cam::uin/<uin>:roleName/<name>` or `…:role/<number>`.
    ///
    /// # Errors
    /// `InvalidParameter.ParamError`.
    pub(super) fn parse(arn: &str) -> Result<Self, Error> {
        let parts = || {
            let (owner, role) = arn.strip_prefix("qcs::cam::uin/")?.split_once(':')?;
            let name = role.strip_prefix("roleName/").or_else(|| role.strip_prefix("role/"))?;
            Some((AppId::parse(owner)?, name)).filter(|(_, name)| !name.is_empty())
        };
        let form = "qcs::cam::uin/<AppId>:roleName/<name>, or with role/<number> at its end";
        let wrong =
            || Error::new(&rows::INVALID_PARAMETER_PARAM_ERROR, format!("RoleArn {arn:?} is not {form}"));
        parts().map(|(owner, name)| Self { owner, name: name.to_owned() }).ok_or_else(wrong)
    }

    /// Checks that it is a role of the account.
    ///
    /// # Errors
    /// `ResourceNotFound.RoleNotFound`.
    pub(super) fn check(&self, account: &Account) -> Result<(), Error> {
        let is_listed = account.options.api3.roles.as_ref().is_none_or(|roles| roles.contains(&self.name));
        if self.owner == account.owner() && is_listed { Ok(()) } else { Err(self.unknown()) }
    }

    /// `ResourceNotFound.RoleNotFound`
    pub(super) fn unknown(&self) -> Error {
        let reason = format!(
            "account {} has no role {:?}: the uin of a role is its account's AppId here, and the option \
             api3.roles, where it is set, lists the roles",
            self.owner, self.name
        );
        Error::new(&rows::RESOURCE_NOT_FOUND_ROLE_NOT_FOUND, reason)
    }
}

/// The number of a role: its own, or one that follows from its name.
pub(super) fn id(role: &str) -> String {
    if !role.is_empty() && role.bytes().all(|byte| byte.is_ascii_digit()) {
        return role.to_owned();
    }
    let digest = sha1_of(role.as_bytes()).0;
    let number = digest[..4].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("46116860184{number:08}")[..19].to_owned()
}
