//! PUT, GET and DELETE Bucket website.

use crate::catalog::{ErrorRow, cos_xml as rows};
use crate::domain::store::configuration::{Configuration, Document};
use crate::services::cos_xml::bucket::setting::{Kind, Setting, kind};
use crate::services::cos_xml::error::Error;
use crate::wire::xml::Element;

/// A bucket's website settings.
pub(crate) struct BucketWebsite;

impl Setting for BucketWebsite {
    type Value = ();

    const KIND: Kind = kind!(
        "website",
        "website",
        "Website",
        "website settings",
        "WebsiteConfiguration",
        "https://cloud.tencent.com/document/product/436/30617"
    );
    const ELEMENTS: &'static [&'static str] = &[
        "AutoAddressing/Status",
        "ErrorDocument/Key",
        "ErrorDocument/OriginalHttpStatus",
        "IndexDocument/Suffix",
        "RedirectAllRequestsTo/Protocol",
        "RoutingRules/RoutingRule/Condition/HttpErrorCodeReturnedEquals",
        "RoutingRules/RoutingRule/Condition/KeyPrefixEquals",
        "RoutingRules/RoutingRule/Redirect/Protocol",
        "RoutingRules/RoutingRule/Redirect/ReplaceKeyPrefixWith",
        "RoutingRules/RoutingRule/Redirect/ReplaceKeyWith",
        "RoutingRules/RoutingRule/Redirect/URLRedirect",
    ];
    const PLACE: fn(&mut Configuration) -> &mut Option<Document<()>> =
        |configuration| &mut configuration.website;
    const UNSET: Option<&'static ErrorRow> = Some(&rows::NO_SUCH_WEBSITE_CONFIGURATION);

    fn read(_: &Element) -> Result<(), Error> {
        Ok(())
    }
}
