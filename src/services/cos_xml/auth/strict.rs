//! Strict signatures: headers and parameters that a bucket's rules want covered
//! (<https://www.tencentcloud.com/document/product/436/53889>).

use http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};

use crate::catalog::cos_xml as rows;
use crate::domain::policy::action;
use crate::domain::policy::strict::{Signed, Unsigned};
use crate::domain::store::bucket::Bucket;
use crate::primitives::escape::decode_lenient;
use crate::services::cos_xml::auth::version_2;
use crate::services::cos_xml::error::Error;
use crate::services::cos_xml::request::s3_dialect;
use crate::services::cos_xml::request::scheme::{Place, Scheme, carried};
use crate::services::cos_xml::service::CosXml;
use crate::services::service::Request;
use crate::services::spec::{OperationSpec, Route};

const SETTING: &str = "strict-signature";
/// Parameters that carry a signature, or belong to it (assumed of the token).
const CARRIERS: [&str; 6] =
    ["sign", "x-cos-security-token", "awsaccesskeyid", "signature", "expires", "x-amz-signature"];

/// Refuses a signed request whose signature leaves out what a rule of the bucket names. The signature itself
/// is not verified here.
///
/// # Errors
/// `AccessDenied`.
pub(crate) fn check(bucket: &Bucket, spec: &OperationSpec, request: &Request<CosXml>) -> Result<(), Error> {
    // So that nobody is locked out (assumed).
    if matches!(spec.route, Route::Resource { keys, .. } if keys.contains(&SETTING)) {
        return Ok(());
    }
    let configuration = bucket.configuration.read();
    let Some(rules) = configuration.strict_signature.as_ref().map(|stored| &stored.value) else {
        return Ok(());
    };
    let Some((scheme, place)) = carried(&request.head) else { return Ok(()) };
    let covered = Covered::new(scheme, &place, request);
    // S3's names are judged by the vendor's, which stand beside them.
    let carries = request.head.headers.iter().filter(|(name, value)| !is_no_body(name, value));
    let headers: Vec<&str> = carries.map(|(name, _)| name.as_str()).collect();
    let is_carrier = |name: &str| CARRIERS.iter().any(|known| known.eq_ignore_ascii_case(name));
    let params = request.params.query.pairs().map(|(name, _)| name);
    let params: Vec<&str> = params.filter(|name| !is_carrier(name)).collect();
    let signed = Signed {
        action: spec.action.map(action::bare_name).unwrap_or_default(),
        headers: &headers,
        params: &params,
        signed_headers: &headers.iter().copied().filter(|name| covered.header(name)).collect::<Vec<_>>(),
        signed_params: &params.iter().copied().filter(|name| covered.param(name)).collect::<Vec<_>>(),
    };
    let checked = rules.check(&signed).and_then(|()| match signed.action {
        // Copies go by either name, as in policies.
        "PutObjectCopy" | "UploadPartCopy" => rules.check(&Signed { action: "PutObject", ..signed }),
        _ => Ok(()),
    });
    checked.map_err(|unsigned| refusal(&unsigned, scheme))
}

/// Whether a header says that there is no body, which some clients say of every request: it counts as absent
/// (assumed).
fn is_no_body(name: &HeaderName, value: &HeaderValue) -> bool {
    name == CONTENT_LENGTH && value == "0"
}

fn refusal(unsigned: &Unsigned<'_>, scheme: Scheme) -> Error {
    let (row, what, list) = match unsigned {
        Unsigned::Header(name) => (&rows::ACCESS_DENIED_6, format!("the header {name}"), "q-header-list"),
        Unsigned::Param(name) => {
            (&rows::ACCESS_DENIED_7, format!("the parameter {name}"), "q-url-param-list")
        }
    };
    let list = match scheme {
        Scheme::Cos | Scheme::CosJson => list,
        Scheme::AwsV4 => "SignedHeaders",
        Scheme::AwsV2 => "another signature: version 2 has no list",
    };
    Error::new(row, format!("?strict-signature wants {what} signed; name it in {list}"))
}

/// What a signature covers.
struct Covered<'a> {
    request: &'a Request<CosXml>,
    scheme: Scheme,
    /// The lists of the signature, in lower case.
    headers: Vec<String>,
    params: Vec<String>,
}

impl<'a> Covered<'a> {
    fn new(scheme: Scheme, place: &Place<'_>, request: &'a Request<CosXml>) -> Self {
        let param = |wanted: &str| {
            let mut pairs = request.params.query.pairs();
            pairs.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
        };
        let in_text = |name: &str| match place {
            Place::Text(text) => text.split([',', '&', ' ']).find_map(|part| part.strip_prefix(name)),
            Place::Query => None,
        };
        let list = |text: Option<&str>| {
            let text = decode_lenient(text.unwrap_or_default());
            let text = String::from_utf8_lossy(&text).to_ascii_lowercase();
            text.split(';').filter(|name| !name.is_empty()).map(str::to_owned).collect()
        };
        let (headers, params) = match scheme {
            Scheme::Cos => (
                in_text("q-header-list=").or_else(|| param("q-header-list")),
                in_text("q-url-param-list=").or_else(|| param("q-url-param-list")),
            ),
            Scheme::AwsV4 => (in_text("SignedHeaders=").or_else(|| param("x-amz-signedheaders")), None),
            Scheme::AwsV2 | Scheme::CosJson => (None, None),
        };
        Self { request, scheme, headers: list(headers), params: list(params) }
    }

    fn header(&self, name: &str) -> bool {
        let has = |name: &str| self.headers.iter().any(|listed| listed == name);
        match (self.scheme, name.strip_prefix("x-cos-")) {
            (Scheme::Cos | Scheme::CosJson, _) | (Scheme::AwsV4, None) => has(name),
            (Scheme::AwsV2, None) => matches!(name, "content-md5" | "content-type"),
            // A word of S3's, which the signature covers in the header or with all of the query.
            (Scheme::AwsV4 | Scheme::AwsV2, Some(rest)) => {
                let said = format!("x-amz-{rest}");
                let is_header = self.request.head.headers.contains_key(said.as_str());
                has(name)
                    || s3_dialect::is_meant(&self.request.head, name)
                        && (!is_header || self.scheme == Scheme::AwsV2 || has(&said))
            }
        }
    }

    fn param(&self, name: &str) -> bool {
        match self.scheme {
            Scheme::Cos | Scheme::CosJson => self.params.contains(&name.to_ascii_lowercase()),
            Scheme::AwsV4 => true,
            Scheme::AwsV2 => version_2::is_subresource(name),
        }
    }
}
