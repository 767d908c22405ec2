//! Inputs of API 3.0 that nobody thought of.

use cosplay_checks::cloud_api as checks;
use proptest::prelude::*;

use crate::support::strategies::{cases, seasoned};

const AUTHORIZATION: &[&str] = &[
    "TC3-HMAC-SHA256 ",
    "Credential=",
    "AKIDcosplaycosplaycosplaycosplay0000",
    "/2023-11-14/vod/tc3_request",
    ", ",
    "SignedHeaders=",
    "content-type;host",
    "Signature=",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "SKIP",
    "=",
    ";",
    "/",
];

const FORM: &[&str] = &[
    "&",
    "&",
    "=",
    ".",
    ".0",
    ".1",
    "Names",
    "FileIds",
    "CreateTime.After",
    "Sort.Field",
    "SubAppId",
    "Limit",
    "1",
    "-1",
    "1e9",
    "%ff",
    "%00",
    "true",
    "Action",
    "Version",
    "Filters.0=basicInfo",
    "99999999999999999999",
];

const BODY: &str = r#"{"SubAppId":1250000000}"#;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_header_makes_the_reader_panic_or_believe_it(data in seasoned(AUTHORIZATION)) {
        checks::tc3_authorization(&String::from_utf8_lossy(&data));
    }

    #[test]
    fn whatever_a_scheme_signs_it_verifies_and_nothing_else(data in any::<Vec<u8>>()) {
        cosplay_checks::signed::every_scheme(&data);
    }

    #[test]
    fn every_signed_form_is_answered(data in seasoned(FORM)) {
        checks::form_parameters(&data);
    }

    #[test]
    fn a_call_is_believed_as_it_was_signed_and_not_otherwise(
        part in 0..4_usize,
        at in any::<prop::sample::Index>(),
        add in 1..9_u8,
    ) {
        let app = checks::app();
        let mut headers = checks::signed("DescribeStorageRegions", BODY.as_bytes());
        prop_assert_eq!(checks::code(&checks::perform(&app, &headers, BODY.as_bytes())), None);
        let mut body = BODY.as_bytes().to_vec();
        let name = ["content-type", "x-tc-timestamp", "authorization"].get(part);
        match name {
            None => {
                let at = at.index(body.len());
                body[at] ^= add;
            }
            Some(name) => {
                let value = &mut headers.iter_mut().find(|(known, _)| known == name).unwrap().1;
                let mut bytes = value.clone().into_bytes();
                let at = at.index(bytes.len());
                bytes[at] ^= add;
                // Neither white space at the end nor the case of what is no code is signed.
                let before = value.as_bytes()[at];
                prop_assume!(bytes[at].is_ascii_graphic() && !bytes[at].eq_ignore_ascii_case(&before));
                prop_assume!(bytes[at] != b',' && before != b' ');
                *value = String::from_utf8(bytes).unwrap();
            }
        }
        let code = checks::code(&checks::perform(&app, &headers, &body));
        prop_assert!(code.is_some(), "{headers:?}");
    }
}
