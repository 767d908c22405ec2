//! PUT, GET and DELETE Bucket encryption.

use bytes::Bytes;

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::domain::store::details::Encryption;
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::{elements, encryption};
use crate::wire::xml::Element;

/// The encryption that a bucket gives to what is written without one of its own, by the service or the key
/// service. What is stored stays as it is.
pub(crate) struct BucketEncryption;

const NAME: &str = "ApplyServerSideEncryptionByDefault";
/// Ciphers of the key service (assumed: no page lists them).
const KMS_ALGORITHMS: [(&str, ()); 2] = [("AES256", ()), ("SM4", ())];
/// Suites of two SDKs write it so, and read the other name.
const ALIAS: &str = "ApplySideEncryptionConfiguration";

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
        "Rule/ApplySideEncryptionConfiguration/KMSAlgorithm",
        "Rule/ApplySideEncryptionConfiguration/KMSMasterKeyID",
        "Rule/ApplySideEncryptionConfiguration/SSEAlgorithm",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<Encryption>> =
        |configuration| &mut configuration.encryption;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_ENCRYPTION_CONFIGURATION);

    fn read(document: &Element) -> Result<Encryption, Error> {
        let rule = elements::child(document, "Rule")?;
        let asked = rule.child(ALIAS).map_or_else(|| elements::child(rule, NAME), Ok)?;
        let algorithms = [("AES256", false), ("KMS", true)];
        if document.children.len() > 1 || rule.children.len() > 1 {
            return Err(Error::malformed_xml(
                "there is more than one Rule, or more than one encryption in it",
            ));
        }
        if !elements::one_of(asked, "SSEAlgorithm", &algorithms)? {
            let kms = ["KMSAlgorithm", "KMSMasterKeyID"].into_iter().find(|name| asked.child(name).is_some());
            return match kms {
                Some(name) => {
                    Err(Error::invalid_argument(format!("{name} acts only with the SSEAlgorithm KMS")))
                }
                None => Ok(Encryption::Cos),
            };
        }
        if asked.child("KMSAlgorithm").is_some() {
            elements::one_of(asked, "KMSAlgorithm", &KMS_ALGORITHMS)?;
        }
        let key_id = asked.word_of("KMSMasterKeyID").unwrap_or(encryption::DEFAULT_KMS_KEY).to_owned();
        Ok(Encryption::Kms { key_id })
    }

    fn source(body: &Bytes, _: &Self::Value) -> Bytes {
        String::from_utf8_lossy(body).replace(ALIAS, NAME).into()
    }
}
