//! Inputs nobody thought of, for the XML API's signatures: no parser panics, what is signed verifies, and
//! nothing signed can be changed.

use cosplay::internals::domain::auth::aws_v4;
use cosplay::internals::domain::auth::cos_xml::{self, Grant, Signature, presign, sign};
use cosplay::internals::domain::auth::request::SignedRequest;
use cosplay::internals::primitives::time::UnixSeconds;
use proptest::prelude::*;

use cosplay_checks::cos_xml::{self as checks, NOW, SECRET_KEY, anybody, header_of};
use cosplay_checks::settings as checks_of_settings;

use crate::support::strategies::{cases, seasoned};

const AUTHORIZATION: &[&str] = &[
    "q-sign-algorithm=sha1&",
    "q-ak=AKIDanybody&",
    "q-sign-time=1700000000;1700003600&",
    "q-key-time=1700000000;1700003600&",
    "q-header-list=host&",
    "q-header-list=&",
    "q-url-param-list=&",
    "q-url-param-list=a%5b;%zz;&",
    "q-signature=0123456789012345678901234567890123456789",
    "q-signature=",
    "%3B",
    ";",
    "&",
    "AWS4-HMAC-SHA256 ",
    "Credential=AKIDanybody/20231114/r/s3/aws4_request, ",
    "SignedHeaders=host;x-amz-date, ",
    "Signature=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&",
    "X-Amz-Credential=AKIDanybody/20231114/r/s3/aws4_request&",
    "X-Amz-Date=20231114T221320Z&",
    "X-Amz-Expires=60&",
    "X-Amz-SignedHeaders=host&",
    "X-Amz-Signature=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855&",
];
const DOCUMENT: &[&str] = &[
    "<Delete>",
    "</Delete>",
    "<Object>",
    "</Object>",
    "<Key>",
    "</Key>",
    "<Quiet/>",
    "<a b='c'>",
    "</a>",
    "<x:y>",
    "</x:y>",
    "text",
    " ",
    "\n",
    "&amp;",
    "&#x41;",
    "&#0;",
    "&nope;",
    "<![CDATA[<]]>",
    "<!-- c -->",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a>",
    "<",
    ">",
    "&",
    "\u{feff}",
];
const POLICY: &[&str] = &[
    "{\"expiration\":\"2033-01-01T00:00:00Z\",\"conditions\":[",
    "[\"starts-with\",\"$key\",\"folder/\"]",
    "{\"bucket\":\"examplebucket-1250000000\"}",
    "{\"q-sign-algorithm\":\"sha1\"},{\"q-ak\":\"AKIDanybody\"},{\"q-sign-time\":\"1700000000;1700003600\"}",
    "[\"content-length-range\",1,\"20\"]",
    "[\"eq\",\"$Content-Type\",\"image/png\"]",
    "{\"x\":1}",
    ",",
    ",",
    "]}",
    "]}",
    "[",
    "\"",
];
const SETTINGS: &[&str] = &[
    "<Rule>",
    "</Rule>",
    "<Filter/>",
    "<Filter><Prefix>a</Prefix></Filter>",
    "<Status>Enabled</Status>",
    "<Expiration><Days>",
    "</Days></Expiration>",
    "3650",
    "<Transition><Days>0</Days><StorageClass>ARCHIVE</StorageClass></Transition>",
    "<Expiration><Date>2030-01-01T00:00:00Z</Date></Expiration>",
    "<Id>a</Id><IsEnabled>true</IsEnabled><IncludedObjectVersions>All</IncludedObjectVersions>",
    "<Schedule><Frequency>Daily</Frequency></Schedule>",
    "<Destination><COSBucketDestination><Format>CSV</Format><Bucket>qcs::cos:a::b-1</Bucket>",
    "</COSBucketDestination></Destination>",
    "<OptionalFields><Field>Size</Field></OptionalFields>",
];

/// A document around these bytes.
fn in_root(root: &str, data: &[u8]) -> Vec<u8> {
    [format!("<{root}>").as_bytes(), data, format!("</{root}>").as_bytes()].concat()
}

/// Lifecycle rules of sound parts.
fn rules() -> impl Strategy<Value = String> {
    const ACTIONS: &[&str] = &[
        "<Expiration><Days>9</Days></Expiration>",
        "<Expiration><Date>2030-01-01T00:00:00.000Z</Date></Expiration>",
        "<Expiration><ExpiredObjectDeleteMarker>true</ExpiredObjectDeleteMarker></Expiration>",
        "<Transition><Days>3</Days><StorageClass>STANDARD_IA</StorageClass></Transition>",
        "<Transition><Days>10</Days><StorageClass>ARCHIVE</StorageClass></Transition>",
        "<NoncurrentVersionExpiration><NoncurrentDays>5</NoncurrentDays></NoncurrentVersionExpiration>",
        "<AbortIncompleteMultipartUpload><DaysAfterInitiation>1</DaysAfterInitiation></AbortIncompleteMultipartUpload>",
    ];
    const FILTERS: &[&str] = &[
        "<Filter/>",
        "<Filter><Prefix>a</Prefix></Filter>",
        "<Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter>",
        "<Filter><And><Prefix>a</Prefix><ObjectSizeLessThan>9</ObjectSizeLessThan></And></Filter>",
        "<Prefix>b</Prefix>",
    ];
    let actions = prop::collection::vec(prop::sample::select(ACTIONS), 0..3);
    let rule = (prop::sample::select(FILTERS), any::<bool>(), actions).prop_map(|(filter, on, actions)| {
        let status = if on { "Enabled" } else { "Disabled" };
        format!("<Rule>{filter}<Status>{status}</Status>{}</Rule>", actions.concat())
    });
    prop::collection::vec(rule, 1..4).prop_map(|rules| rules.concat())
}

const CHUNKS: &[&str] = &[
    "5\r\nhello\r\n",
    "0\r\n",
    "0\r\n\r\n",
    "\r\n",
    "a",
    "F",
    ";chunk-signature=",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "x-amz-checksum-crc32:NhCmhg==\r\n",
    "ffffffffffffffff\r\n",
    "10000000000000000\r\n",
];

const RULES: &[&str] = &[
    "\n",
    "qcs::cam::uin/",
    ":uin/",
    "100000000001",
    "/",
    "*",
    "good.test",
    ".",
    "http://",
    "@",
    ":80",
    "?",
    "Get*",
    "name/cos:",
    "PutObject",
    "host",
    "x-cos-*",
    "all",
];

/// The settings are long: most pieces are whole ones.
const WEBSITE: &[&str] = &[
    "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix></IndexDocument>",
    "<WebsiteConfiguration><IndexDocument><Suffix>i</Suffix></IndexDocument></WebsiteConfiguration>",
    "</WebsiteConfiguration>",
    "<AutoAddressing><Status>Enabled</Status></AutoAddressing>",
    "<ErrorDocument><Key> e&amp;.html</Key></ErrorDocument>",
    "<ErrorDocument><Key>e</Key><OriginalHttpStatus>Disabled</OriginalHttpStatus></ErrorDocument>",
    "<RedirectAllRequestsTo><Protocol>https</Protocol></RedirectAllRequestsTo>",
    "<RoutingRules>",
    "</RoutingRules>",
    "<RoutingRule><Condition><KeyPrefixEquals>docs/</KeyPrefixEquals></Condition>\
     <Redirect><ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith></Redirect></RoutingRule>",
    "<RoutingRule><Condition><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>\
     <Redirect><ReplaceKeyWith> 404</ReplaceKeyWith><URLRedirect>Disabled</URLRedirect></Redirect>\
     </RoutingRule>",
    "<RoutingRules><RoutingRule><Condition><KeyPrefixEquals> </KeyPrefixEquals></Condition>\
     <Redirect><ReplaceKeyPrefixWith/></Redirect></RoutingRule></RoutingRules>",
];

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn rules_of_a_bucket_mean_what_they_say(data in seasoned(RULES)) {
        checks::bucket_rules(&data);
    }

    #[test]
    fn no_text_passes_for_a_signature_that_its_key_did_not_make(data in seasoned(AUTHORIZATION)) {
        checks::authorization(&data);
    }

    #[test]
    fn a_lifecycle_is_read_as_it_is_written_or_refused(data in seasoned(SETTINGS)) {
        checks_of_settings::lifecycle(&data);
        checks_of_settings::lifecycle(&in_root("LifecycleConfiguration", &data));
    }

    #[test]
    fn a_lifecycle_of_sound_rules_is_read_as_it_is_written(rules in rules()) {
        let text = format!("<LifecycleConfiguration>{rules}</LifecycleConfiguration>");
        checks_of_settings::lifecycle(text.as_bytes());
    }

    #[test]
    fn an_inventory_is_taken_as_it_is_written_or_refused(data in seasoned(SETTINGS)) {
        checks_of_settings::inventory(&data);
        checks_of_settings::inventory(&in_root("InventoryConfiguration", &data));
    }

    #[test]
    fn a_signed_policy_admits_a_form_exactly_when_its_conditions_do(data in seasoned(POLICY)) {
        checks::policy(&data);
    }

    #[test]
    fn a_document_that_is_read_is_written_and_read_again(data in seasoned(DOCUMENT)) {
        checks::document(&data);
    }

    #[test]
    fn website_settings_that_are_read_are_told_with_the_same_meaning(data in seasoned(WEBSITE)) {
        checks::website(&data);
    }

    #[test]
    fn what_is_put_into_chunks_comes_out_of_them(data in seasoned(CHUNKS)) {
        checks::chunks(&data);
    }
}

/// A request of any text; names of headers are what HTTP allows.
#[derive(Debug, Clone)]
struct Made {
    path: String,
    params: Vec<(String, String)>,
    headers: Vec<(String, String)>,
}

fn made() -> impl Strategy<Value = Made> {
    let param = ("[a-zA-Z0-9 \\[\\]%é-]{1,8}", any::<String>());
    let header = ("x-cos-[a-z0-9_.!-]{1,8}", "\\PC{0,12}");
    let (params, headers) = (prop::collection::vec(param, 0..5), prop::collection::vec(header, 0..4));
    (any::<String>(), params, headers).prop_map(|(path, params, headers)| Made {
        path: format!("/{path}"),
        params,
        headers: headers.into_iter().chain([("host".into(), "a.example:8080".into())]).collect(),
    })
}

fn lent(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

impl Made {
    fn with<R>(&self, run: impl FnOnce(&SignedRequest<'_>) -> R) -> R {
        let (params, headers) = (lent(&self.params), lent(&self.headers));
        let header = header_of(&headers);
        run(&SignedRequest { method: "PUT", path: &self.path, params: &params, header: &header, date: None })
    }

    fn sign_q(&self, query: bool) -> String {
        let (headers, params) = (names(&self.headers), names(&self.params));
        let (secret_id, secret_key) = ("AKIDanybody", SECRET_KEY);
        let grant = Grant {
            secret_id,
            secret_key,
            start: UnixSeconds(NOW),
            end: UnixSeconds(NOW + 60),
            headers: &headers,
            params: &params,
        };
        self.with(|request| if query { presign(&grant, request) } else { sign(&grant, request) })
    }

    fn verify_q(&self, carried: &str) -> bool {
        let signature = Signature::from_header(carried);
        signature.is_ok_and(|signature| {
            self.with(|request| cos_xml::verify(&signature, request, &anybody, UnixSeconds(NOW)).is_ok())
        })
    }

    fn sign_aws(&self) -> String {
        let headers: Vec<&str> = names(&self.headers);
        let (secret_id, secret_key) = ("AKIDanybody", SECRET_KEY);
        let (stamp, payload) = (aws_v4::stamp(UnixSeconds(NOW)), "UNSIGNED-PAYLOAD");
        let grant =
            aws_v4::Grant { secret_id, secret_key, region: "any", stamp: &stamp, headers: &headers, payload };
        self.with(|request| aws_v4::sign(&grant, request).unwrap().0)
    }

    fn verify_aws(&self, carried: &str) -> bool {
        let stamp = aws_v4::stamp(UnixSeconds(NOW));
        let mut made = self.clone();
        made.headers.push(("x-amz-date".into(), stamp));
        made.headers.push(("x-amz-content-sha256".into(), "UNSIGNED-PAYLOAD".into()));
        made.with(|request| {
            aws_v4::Signature::from_header(carried, request).is_ok_and(|signature| {
                aws_v4::verify(&signature, request, &anybody, UnixSeconds(NOW)).is_ok()
            })
        })
    }
}

fn names(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().map(|(name, _)| name.as_str()).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_is_signed_verifies_and_nothing_of_it_can_be_changed(made in made(), at in any::<prop::sample::Index>()) {
        let (q, aws) = (made.sign_q(false), made.sign_aws());
        prop_assert!(made.verify_q(&q), "{q}");
        prop_assert!(made.verify_aws(&aws), "{aws}");
        let query = made.sign_q(true);
        let query: Vec<(String, String)> = cosplay::internals::primitives::escape::form_pairs(query.as_bytes())
            .map(|(name, value)| (String::from_utf8(name).unwrap(), String::from_utf8(value).unwrap()))
            .collect();
        prop_assert_eq!(Signature::from_params(&lent(&query)).unwrap(), Signature::from_header(&q));

        let mut other = made.clone();
        other.path.push('x');
        prop_assert!(!other.verify_q(&q) && !other.verify_aws(&aws), "another path");
        for (at, _) in made.params.iter().enumerate() {
            let mut other = made.clone();
            other.params[at].1.push('x');
            prop_assert!(!other.verify_q(&q) && !other.verify_aws(&aws), "another parameter");
        }
        let mut flipped = q.into_bytes();
        let at = at.index(flipped.len());
        flipped[at] ^= 1;
        if let Ok(flipped) = String::from_utf8(flipped) {
            // Everybody has the same key here, and q-key-time counts where q-sign-time differs from it.
            let same = ["q-ak=AKIDanybody&", "q-sign-time=1700000000;1700000060&"];
            let same = same.iter().all(|field| flipped.contains(field));
            prop_assert!(!same || !made.verify_q(&flipped), "byte {at}: {flipped}");
        }
    }
}
