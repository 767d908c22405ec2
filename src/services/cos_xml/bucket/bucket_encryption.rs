//! PUT, GET and DELETE Bucket encryption.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::details::Encryption;
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, metadata};
use crate::wire::xml::Element;

/// A bucket's encryption of new objects.
pub(crate) struct BucketEncryption;

impl Setting for BucketEncryption {
    type Value = Encryption;

    const KIND: Kind = kind!(
        "encryption",
        "encryption",
        "Encryption",
        "encryption of new objects",
        "ServerSideEncryptionConfiguration",
        "https://cloud.tencent.com/document/product/436/33459"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "Rule/ApplyServerSideEncryptionByDefault/KMSAlgorithm",
        "Rule/ApplyServerSideEncryptionByDefault/KMSMasterKeyID",
        "Rule/ApplyServerSideEncryptionByDefault/SSEAlgorithm",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Encryption>> =
        |configuration| &mut configuration.encryption;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_ENCRYPTION_CONFIGURATION);

    fn read(document: &Element) -> Result<Encryption, Error> {
        let rule = elements::child(document, "Rule")?;
        let asked = elements::child(rule, "ApplyServerSideEncryptionByDefault")?;
        Ok(match elements::word(asked, "SSEAlgorithm")? {
            "KMS" => {
                let key_id = asked.word_of("KMSMasterKeyID").unwrap_or(metadata::DEFAULT_KMS_KEY).to_owned();
                Encryption::Kms { key_id }
            }
            _ => elements::one_of(asked, "SSEAlgorithm", &[("AES256", ()), ("SM4", ())])
                .map(|()| Encryption::Cos)?,
        })
    }
}
