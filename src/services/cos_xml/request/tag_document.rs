//! The document that sets tags.

use crate::domain::store::details::Tag;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{metadata, params};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;

/// The tags of a `Tagging` document, at most `most`.
///
/// # Errors
/// Those of a document, `InvalidTag`.
pub(crate) fn read(request: &Request<CosXml>, most: usize) -> Result<Vec<Tag>, Error> {
    let document = params::document(request, "Tagging")?;
    let set = document.child("TagSet").ok_or_else(|| Error::malformed_xml("there is no TagSet"))?;
    metadata::check_tags(set.children_named("Tag").map(metadata::tag_of).collect(), most)
}
