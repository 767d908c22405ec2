//! Names of operations, as data: the services are on a floor above and are not named here.

/// All operations.
#[derive(Debug, Default, Clone)]
pub struct Names {
    /// Operations of all services.
    pub operations: Vec<OperationName>,
}

/// One operation by name.
#[derive(Debug, Clone)]
pub struct OperationName {
    pub service: &'static str,
    /// `service.operation`.
    pub name: String,
    pub summary: &'static str,
    /// Vendor's documentation.
    pub doc: &'static str,
    /// What it does not do here.
    pub note: Option<&'static str>,
    /// The action that policies name: `name/cos:PutObject`.
    pub action: Option<&'static str>,
    /// Method and path below the admin interface's prefix, where it is one of that.
    pub route: Option<(String, &'static str)>,
    /// Whether it is a vendor's operation, for rules and the journal.
    pub is_played: bool,
}

/// Error of an unknown name, with the nearest known ones.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Unknown(pub String);

impl Names {
    /// Refuses an unknown service or operation, and an operation of another service.
    pub fn check(&self, service: Option<&str>, operation: Option<&str>) -> Result<(), Unknown> {
        service.map_or(Ok(()), |service| known(service, self.services(), "service"))?;
        operation.map_or(Ok(()), |operation| known(operation, self.rulable(), "operation"))?;
        match (service, operation.and_then(|operation| operation.split_once('.'))) {
            (Some(service), Some((of, name))) if of != service => {
                Err(Unknown(format!("the operation {of}.{name} is not one of the service {service}")))
            }
            _ => Ok(()),
        }
    }

    /// Services that rules can be for.
    pub fn services(&self) -> impl Iterator<Item = &str> + Clone {
        self.operations.iter().filter(|operation| operation.is_played).map(|operation| operation.service)
    }

    /// Operations that rules can be for.
    pub fn rulable(&self) -> impl Iterator<Item = &str> + Clone {
        let played = self.operations.iter().filter(|operation| operation.is_played);
        played.map(|operation| operation.name.as_str())
    }
}

/// Refuses an unknown name.
pub(crate) fn known<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    kind: &str,
) -> Result<(), Unknown> {
    if known.clone().any(|known| known == name) {
        Ok(())
    } else {
        Err(Unknown(format!("no {kind} {name:?}; nearest: {}", nearest(name, known))))
    }
}

/// The five names most like `name`.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let mut ranked: Vec<(f64, &str)> =
        known.map(|known| (strsim::jaro_winkler(name, known), known)).collect();
    ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
    ranked.dedup_by_key(|(_, name)| *name);
    let names: Vec<&str> = ranked.into_iter().take(5).map(|(_, name)| name).collect();
    names.join(", ")
}
