//! The operations that exist, as data: the families are a floor above and are not named here.

/// What is played.
#[derive(Debug, Default, Clone)]
pub struct Names {
    /// Every operation of every family.
    pub operations: Vec<OperationName>,
}

/// One operation by name.
#[derive(Debug, Clone)]
pub struct OperationName {
    /// The family.
    pub family: &'static str,
    /// `family.operation`.
    pub name: String,
    /// What it does.
    pub summary: &'static str,
    /// Where the vendor describes it.
    pub doc: &'static str,
    /// Method and path below the admin interface's prefix, where it is one of that.
    pub route: Option<(String, &'static str)>,
    /// It is one of the vendor's, so that rules and the journal are for it.
    pub is_played: bool,
}

impl Names {
    /// The families that rules can be for.
    pub fn families(&self) -> impl Iterator<Item = &str> + Clone {
        self.operations.iter().filter(|operation| operation.is_played).map(|operation| operation.family)
    }

    /// The operations that rules can be for.
    pub fn rulable(&self) -> impl Iterator<Item = &str> + Clone {
        let played = self.operations.iter().filter(|operation| operation.is_played);
        played.map(|operation| operation.name.as_str())
    }
}
