//! PUT, GET and DELETE Bucket replication.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::bucket::Bucket;
use crate::domain::store::configuration::{Configuration, Document, Versioning};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Ctx;
use crate::wire::xml::Element;

/// A bucket's replication rules.
pub(crate) struct BucketReplication;

impl Setting for BucketReplication {
    type Value = ();

    const KIND: Kind = kind!(
        "replication",
        "replication",
        "Replication",
        "replication rules",
        "ReplicationConfiguration",
        "https://cloud.tencent.com/document/product/436/19223"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "Role",
        "Rule/DeleteMarkerReplication/Status",
        "Rule/Destination/Bucket",
        "Rule/Destination/EncryptionConfiguration/ReplicaKmsKeyID",
        "Rule/Destination/StorageClass",
        "Rule/Filter/And/Prefix",
        "Rule/Filter/And/Tag/Key",
        "Rule/Filter/And/Tag/Value",
        "Rule/Filter/Prefix",
        "Rule/ID",
        "Rule/Prefix",
        "Rule/Priority",
        "Rule/Status",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.replication;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::REPLICATION_CONFIGURATION_NOT_FOUND_ERROR);

    fn check(_: &Ctx<CosXml>, _: &Bucket, configuration: &Configuration, (): &()) -> Result<(), Error> {
        if configuration.versioning == Versioning::Off {
            return Err(Error::new(&rows::BUCKET_VERSION_NOT_OPEN, "replication needs versioning"));
        }
        Ok(())
    }

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
