//! Inputs of VOD that nobody thought of.

use cosplay::internals::config::written::DEMO_SECRET_KEY;
use cosplay::internals::domain::auth::vod::{Grant, sign, verify};
use cosplay::internals::primitives::time::UnixSeconds;
use proptest::prelude::*;

use crate::support::strategies::{cases, seasoned};
use cosplay_checks::vod::{self as checks, NOW};

const TEXT: &[&str] = &[
    "secretId=AKIDcosplaycosplaycosplaycosplay0000",
    "currentTimeStamp=1700000000",
    "expireTime=1700000060",
    "random=7",
    "&",
    "&",
    "&",
    "&",
    "procedure=QCVB_SimpleProcessFile({20},0,10,10)",
    "taskPriority=-10",
    "taskNotifyMode=Change",
    "sourceContext=%E4%BD%A0",
    "oneTimeValid=1",
    "vodSubAppId=0",
    "classId=9223372036854775808",
    "%",
    "=",
    "+",
];

const JSON: &[&str] = &[
    "{",
    "}",
    "\"signature\":",
    "\"videoType\":",
    "\"mp4\"",
    "\"coverType\":",
    "\"vodSessionKey\":",
    "\"fileId\":",
    "\"videoSize\":",
    "1",
    "-1",
    "1e9",
    "null",
    "[",
    "]",
    ",",
    ",",
    "\"Action\":\"GetVodSignatureV2\"",
    "\"\"",
    "\"/../\"",
];

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_text_makes_the_signature_reader_panic_or_believe_it(data in seasoned(TEXT)) {
        checks::vod_signature(&data);
    }

    #[test]
    fn no_body_goes_without_an_answer(data in seasoned(JSON)) {
        checks::vod_body(&data);
    }

    #[test]
    fn no_members_lead_out_of_their_bucket(
        members in prop::collection::btree_map(
            prop::sample::select(vec!["videoType", "videoName", "videoSize", "coverType", "coverName", "storageRegion"]),
            prop_oneof![
                ".{0,12}".prop_map(serde_json::Value::from),
                any::<i64>().prop_map(serde_json::Value::from),
                Just(serde_json::Value::Null),
                prop::sample::select(vec!["mp4", "..", "a/b", "x-matroska", "%2e"]).prop_map(serde_json::Value::from),
            ],
            0..6,
        )
    ) {
        checks::vod_members(serde_json::to_string(&members).unwrap().as_bytes());
    }

    #[test]
    fn what_is_put_into_a_signature_comes_out_of_it(
        source in ".{0,250}", session in ".{0,1000}", procedure in "[ -~]{0,40}", class_id in any::<i64>(), priority in -10i64..=10,
    ) {
        let more = [
            ("sourceContext", source.clone()),
            ("sessionContext", session.clone()),
            ("classId", class_id.to_string()),
            ("taskPriority", priority.to_string()),
        ];
        let grant = Grant {
            secret_id: "AKIDcosplaycosplaycosplaycosplay0000",
            issued: UnixSeconds(NOW),
            expires: UnixSeconds(NOW + 1),
            random: 1,
            procedure: Some(&procedure),
            more: &more,
        };
        let app = checks::app();
        let signature = sign(&grant.plaintext(), DEMO_SECRET_KEY);
        let parameters = verify(&signature, &app.accounts, |_, _| false, UnixSeconds(NOW)).unwrap().parameters;
        prop_assert_eq!(parameters.source_context, source);
        prop_assert_eq!(parameters.session_context, session);
        prop_assert_eq!(parameters.procedure, procedure);
        prop_assert_eq!((parameters.class_id, parameters.task_priority), (class_id, priority));
    }
}
