//! Floor 3: what the vendor's services do. Families stand side by side and do not know one another.

pub mod admin;
pub mod cos_json;
pub mod cos_xml;
pub mod error_bucket;
pub mod operation;
pub mod vod;

use crate::services::operation::{Family, Selector};

use crate::domain::{Names, OperationName};

/// Every family: the list of lists.
pub static FAMILIES: [&Family; 5] =
    [&error_bucket::FAMILY, &vod::FAMILY, &cos_json::FAMILY, &admin::FAMILY, &cos_xml::FAMILY];

/// Every operation's name, for the floors that may not know the families.
pub fn names() -> Names {
    let named = |family: &'static Family| {
        family.operations.iter().map(|operation| OperationName {
            family: family.name,
            route: match &operation.selector {
                Selector::Path(method, path) if family.is_own() => {
                    Some((method.as_str().to_lowercase(), *path))
                }
                _ => None,
            },
            is_played: !family.is_own(),
            name: format!("{}.{}", family.name, operation.name),
            summary: operation.summary,
            doc: operation.doc,
        })
    };
    Names { operations: FAMILIES.into_iter().flat_map(named).collect() }
}
