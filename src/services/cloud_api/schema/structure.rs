//! Types of the schema.

/// A structure: the parameters of an action, or of a member of them.
#[derive(Debug)]
pub struct Structure {
    /// The vendor's name: `ApplyUploadRequest`.
    pub name: &'static str,
    /// In the vendor's order.
    pub members: &'static [Member],
}

/// A member of a structure.
#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub kind: Kind,
    /// A list of such values.
    pub is_list: bool,
    pub is_required: bool,
}

/// Type of a value.
#[derive(Debug)]
pub enum Kind {
    Text,
    /// A whole number.
    Int,
    /// A whole number that is not negative.
    Uint,
    Float,
    Bool,
    Object(&'static Structure),
    /// A structure that the table does not have.
    Any,
}

impl Structure {
    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }
}

impl Kind {
    /// The vendor's word, as its messages name it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Int => "int64",
            Self::Uint => "uint64",
            Self::Float => "float",
            Self::Bool => "bool",
            Self::Object(_) | Self::Any => "object",
        }
    }
}
