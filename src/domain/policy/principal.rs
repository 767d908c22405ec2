//! Who sends a request, and whom a bucket policy names.

/// The sender of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller<'a> {
    /// Nobody signed.
    Anonymous,
    /// A user or a role of an account.
    Named {
        /// The account's uin.
        owner: &'a str,
        identity: Identity<'a>,
    },
}

/// What a caller is within its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity<'a> {
    /// A user by its uin; the root account has the owner's.
    User(&'a str),
    /// A role by its name or number.
    Role(&'a str),
}

impl<'a> Caller<'a> {
    /// The root account of a uin.
    pub fn root(uin: &'a str) -> Self {
        Self::Named { owner: uin, identity: Identity::User(uin) }
    }
}

/// Whom a statement of a bucket policy names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Principal {
    /// Everybody: `*`, `qcs::cam::anyone:anyone`.
    Anyone,
    /// `qcs::cam::uin/<owner>:uin/<user>`; with `uin/*` all users of the owner.
    User { owner: Box<str>, user: Option<Box<str>> },
    /// `qcs::cam::uin/<owner>:roleName/<name>` or `…:role/<number>`.
    Role { owner: Box<str>, role: Box<str> },
}

/// How a principal names a caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Naming {
    /// As one of everybody.
    Anyone,
    /// By its uin or role.
    Named,
}

impl Principal {
    /// Reads a principal; none if it has no such form.
    pub fn parse(text: &str) -> Option<Self> {
        if matches!(text, "*" | "qcs::cam::anyone:anyone") {
            return Some(Self::Anyone);
        }
        let (owner, who) = text.strip_prefix("qcs::cam::uin/")?.split_once(':')?;
        let is_uin = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_uin(owner) {
            return None;
        }
        let owner = Box::from(owner);
        match who.split_once('/')? {
            ("uin", "*") => Some(Self::User { owner, user: None }),
            ("uin", user) if is_uin(user) => Some(Self::User { owner, user: Some(user.into()) }),
            ("roleName" | "role", role) if !role.is_empty() => Some(Self::Role { owner, role: role.into() }),
            (_, _) => None,
        }
    }

    /// How it names `caller`; none if it does not.
    pub fn names(&self, caller: Caller<'_>) -> Option<Naming> {
        let is_named = match (self, caller) {
            (Self::Anyone, _) => return Some(Naming::Anyone),
            (Self::User { .. } | Self::Role { .. }, Caller::Anonymous) => false,
            (Self::User { owner, user }, Caller::Named { owner: account, identity }) => match identity {
                Identity::User(uin) => **owner == *account && user.as_ref().is_none_or(|user| **user == *uin),
                Identity::Role(_) => false,
            },
            (Self::Role { owner, role }, Caller::Named { owner: account, identity }) => match identity {
                Identity::User(_) => false,
                Identity::Role(name) => **owner == *account && **role == *name,
            },
        };
        is_named.then_some(Naming::Named)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn principals_name_callers() {
        let one = Caller::Named { owner: "10", identity: Identity::User("11") };
        let role = Caller::Named { owner: "10", identity: Identity::Role("upload") };
        let callers = [Caller::Anonymous, Caller::root("10"), one, role, Caller::root("20")];
        let cases: [(&str, [Option<Naming>; 5]); 9] = {
            use Naming::{Anyone, Named};
            [
                ("*", [Some(Anyone); 5]),
                ("qcs::cam::anyone:anyone", [Some(Anyone); 5]),
                ("qcs::cam::uin/10:uin/10", [None, Some(Named), None, None, None]),
                ("qcs::cam::uin/10:uin/11", [None, None, Some(Named), None, None]),
                ("qcs::cam::uin/10:uin/*", [None, Some(Named), Some(Named), None, None]),
                ("qcs::cam::uin/20:uin/11", [None; 5]),
                ("qcs::cam::uin/10:roleName/upload", [None, None, None, Some(Named), None]),
                ("qcs::cam::uin/20:role/upload", [None; 5]),
                ("qcs::cam::uin/10:role/other", [None; 5]),
            ]
        };
        for (text, expected) in cases {
            let principal = Principal::parse(text).unwrap();
            assert_eq!(callers.map(|caller| principal.names(caller)), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_principal_is_refused() {
        let texts = [
            "",
            "x",
            "**",
            "10",
            "qcs::cam::uin/10",
            "qcs::cam::uin/*:uin/*",
            "qcs::cam::uin/a:uin/1",
            "qcs::cam::uin/10:uin/",
            "qcs::cam::uin/10:uin/a",
            "qcs::cam::uin/10:root",
            "qcs::cam::uin/10:roleName/",
            "qcs::cam::uin/10:group/1",
            "qcs::cam::anonymous:anonymous",
            "arn:aws:iam::1:root",
        ];
        for text in texts {
            assert_eq!(Principal::parse(text), None, "{text}");
        }
    }
}
