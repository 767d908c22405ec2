//! The XML API's signatures, against published vectors, recorded clients and every form they are sent in.
//!
//! `fixtures/signatures/` keeps the vectors: `cos_xml.json`, `post_policy.json` and `aws_v4.json` say in
//! `about` which of them are published; `cos_xml_recorded.json` holds what two SDKs really sent.

use cosplay::internals::domain::auth::aws_v4::{self, Chunks, Payload};
use cosplay::internals::domain::auth::cos_xml::{self, Grant, Refusal, Signature, presign, sign};
use cosplay::internals::domain::auth::key::Key;
use cosplay::internals::domain::auth::post_policy::{self, Accepted, Strictness};
use cosplay::internals::domain::auth::post_policy_conditions::Form;
use cosplay::internals::domain::auth::request::SignedRequest;
use cosplay::internals::primitives::digest::{HmacKey, Sha1, sha256_of};
use cosplay::internals::primitives::escape::{decode_strict, form_pairs};
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::Value;

use cosplay_checks::cos_xml::header_of;

const HOST: &str = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";
const SECRET_ID: &str = "AKIDmockmockmockmockmockmockmock0001";
const SECRET_KEY: &str = "mockSecretKeyForDocs0123456789AB";
const START: i64 = 1_767_225_600;
const END: i64 = 1_767_232_800;

macro_rules! fixture {
    ($name:literal) => {
        serde_json::from_str::<Value>(include_str!(concat!("../../../fixtures/signatures/", $name, ".json")))
            .unwrap()
    };
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}"))
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("{name} in {value}"))
}

/// Pairs of a fixture: a list of two-element lists, or an object.
fn pairs(value: &Value) -> Vec<(&str, &str)> {
    match value {
        Value::Object(pairs) => {
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect()
        }
        _ => {
            let pairs = value.as_array().unwrap().iter();
            pairs.map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str().unwrap())).collect()
        }
    }
}

/// A request's target, decoded.
struct Target {
    path: String,
    params: Vec<(String, String)>,
}

impl Target {
    fn read(target: &str) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self {
            path: decode_strict(path).unwrap().into_owned(),
            params: form_pairs(query.as_bytes()).map(|(name, value)| (text(name), text(value))).collect(),
        }
    }

    fn params(&self) -> Vec<(&str, &str)> {
        self.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }
}

fn one_key(secret_id: &str, key: Key) -> impl Fn(&str) -> Option<Key> {
    move |asked| (asked == secret_id).then(|| key.clone())
}

/// Reads and verifies the q-signature of a request, wherever it stands.
fn verify_q(
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    key: Key,
    now: i64,
) -> Result<Key, Refusal> {
    let target = Target::read(target);
    let (params, header) = (target.params(), header_of(headers));
    let request = SignedRequest { method, path: &target.path, params: &params, header: &header, date: None };
    let signature = match header("authorization") {
        Some(text) => Signature::from_header(&text),
        None => Signature::from_params(&params).expect("the request is signed"),
    };
    // A key that a token came along with was a temporary one.
    let mut key = key;
    key.token = header("x-cos-security-token");
    cos_xml::verify(&signature?, &request, &one_key_of_recording(key), UnixSeconds(now))
}

fn one_key_of_recording(key: Key) -> impl Fn(&str) -> Option<Key> {
    move |asked| (asked != "AKIDnobody").then(|| key.clone())
}

fn names(list: &str) -> Vec<&str> {
    list.split(';').filter(|name| !name.is_empty()).collect()
}

fn grant<'a>(headers: &'a [&'a str], params: &'a [&'a str]) -> Grant<'a> {
    Grant {
        secret_id: SECRET_ID,
        secret_key: SECRET_KEY,
        start: UnixSeconds(START),
        end: UnixSeconds(END),
        headers,
        params,
    }
}

fn mismatch(refusal: Refusal) -> cos_xml::Mismatch {
    match refusal {
        Refusal::Mismatch(mismatch) => *mismatch,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_manuals_requests_hash_to_what_it_prints() {
    for vector in list(&fixture!("cos_xml"), "published") {
        let (params, headers) = (pairs(&vector["params"]), pairs(&vector["headers"]));
        let header = header_of(&headers);
        let (method, path) = (text(vector, "method"), text(vector, "path"));
        let request = SignedRequest { method, path, params: &params, header: &header, date: None };
        let (time, code) = (text(vector, "key_time"), text(vector, "signature"));
        let (headers, params) = (text(vector, "header_list"), text(vector, "param_list"));
        let carried = format!(
            "q-sign-algorithm=sha1&q-ak=AKIDx&q-sign-time={time}&q-key-time={time}&q-header-list={headers}&q-url-param-list={params}&q-signature={code}"
        );
        let signature = Signature::from_header(&carried).unwrap();
        let now = UnixSeconds(time.split_once(';').unwrap().0.parse().unwrap());
        // The SecretKey is masked in print, but the key made of it is not: the code is checked with that one.
        let keys = one_key("AKIDx", Key::permanent("another"));
        let mismatch = mismatch(cos_xml::verify(&signature, &request, &keys, now).unwrap_err());
        assert_eq!(mismatch.string_to_sign, format!("sha1\n{time}\n{}\n", text(vector, "http_sha1")));
        let made = HmacKey::new(text(vector, "sign_key").as_bytes()).code(mismatch.string_to_sign.as_bytes());
        assert_eq!(Sha1(made).to_string(), code);
    }
}

#[test]
fn our_own_vectors_are_what_we_sign_and_verify_as_header_as_query_and_as_a_form() {
    let vectors = fixture!("cos_xml");
    let mut forms = 0;
    for vector in list(&vectors, "own") {
        let (params, headers) = (pairs(&vector["params"]), pairs(&vector["headers"]));
        let header = header_of(&headers);
        let (method, path) = (text(vector, "method"), text(vector, "path"));
        let request =
            SignedRequest { method, path, params: &params, header: &header, date: Some(UnixSeconds(START)) };
        let (header_list, param_list) = (text(vector, "header_list"), text(vector, "param_list"));
        let (signed_headers, signed_params) = (names(header_list), names(param_list));
        let grant = grant(&signed_headers, &signed_params);
        let carried = sign(&grant, &request);
        let time = text(vector, "key_time");
        assert_eq!(
            carried,
            format!(
                "q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-sign-time={time}&q-key-time={time}&q-header-list={header_list}&q-url-param-list={param_list}&q-signature={}",
                text(vector, "signature")
            )
        );
        let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
        let verify = |signature: &Signature, request: &SignedRequest<'_>| {
            cos_xml::verify(signature, request, &keys, UnixSeconds(START)).unwrap();
        };
        let signature = Signature::from_header(&carried).unwrap();
        verify(&signature, &request);
        let query = Target::read(&format!("/?{}", presign(&grant, &request)));
        let all: Vec<_> = params.iter().copied().chain(query.params()).collect();
        assert_eq!(Signature::from_params(&all), Some(Ok(signature.clone())));
        verify(&signature, &SignedRequest { params: &all, ..request });
        if path == "/" {
            verify(&signature, &SignedRequest::of_form(&header, None));
            forms += 1;
        }
    }
    assert_eq!(forms, 2);
}

/// A request with one of everything, and its signature.
fn signed_with(tamper: impl FnOnce(&str) -> String) -> Result<Key, Refusal> {
    let params = [("uploadId", "u/1"), ("partNumber", "1"), ("free", "x")];
    let headers = [("host", "a.example:8080"), ("x-cos-acl", "private"), ("user-agent", "x")];
    let header = header_of(&headers);
    let request = SignedRequest { method: "PUT", path: "/a b", params: &params, header: &header, date: None };
    let grant = grant(&["host", "x-cos-acl"], &["uploadId", "partNumber"]);
    let carried = tamper(&sign(&grant, &request));
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    cos_xml::verify(&Signature::from_header(&carried)?, &request, &keys, UnixSeconds(START))
}

#[test]
fn any_character_of_the_signature_that_is_changed_is_noticed() {
    let mut signed = String::new();
    let untouched = signed_with(|text| {
        signed.push_str(text);
        text.to_owned()
    });
    untouched.unwrap();
    // All but the span that may differ from the one the key is made of, which then counts in its place.
    let span = signed.find("q-sign-time=").unwrap() + 12;
    let span = span..span + "1767225600;1767232800".len();
    for at in (0..signed.len()).filter(|at| !span.contains(at)) {
        let changed = signed_with(|text| {
            let mut bytes = text.as_bytes().to_vec();
            bytes[at] ^= 1;
            String::from_utf8(bytes).unwrap()
        });
        assert!(changed.is_err(), "byte {at} of {signed}");
    }
}

#[test]
fn fields_that_are_missing_or_cannot_be_read_are_named() {
    let name = "q-sign-algorithm";
    let refused = signed_with(|text| text.replace("=sha1", "=md5")).unwrap_err();
    assert_eq!(refused, Refusal::FieldMalformed { name, value: "md5".into(), want: "sha1" });
    for field in [
        "q-sign-algorithm",
        "q-ak",
        "q-sign-time",
        "q-key-time",
        "q-header-list",
        "q-url-param-list",
        "q-signature",
    ] {
        let refused = signed_with(|text| text.replace(field, "q-other")).unwrap_err();
        assert_eq!(refused, Refusal::FieldMissing(field));
    }
    for time in ["1", ";", "1;", "a;b", "-1;2", "1;99999999999999999999"] {
        let refused = signed_with(|text| {
            text.replace("q-key-time=1767225600;1767232800", &format!("q-key-time={time}"))
        });
        assert!(matches!(refused, Err(Refusal::FieldMalformed { name: "q-key-time", .. })), "{time}");
    }
}

#[test]
fn lists_may_be_in_any_order_with_escapes_in_either_case() {
    let params = [("a[]", "1"), ("b c", "2")];
    let headers = [("host", "a.example"), ("x-cos-meta-a", "  spaced  ")];
    let header = header_of(&headers);
    let request = SignedRequest { method: "get", path: "/", params: &params, header: &header, date: None };
    let carried = sign(&grant(&["x-cos-meta-a", "Host"], &["b c", "a[]"]), &request);
    assert!(
        carried.contains("&q-header-list=host;x-cos-meta-a&q-url-param-list=a%5b%5d;b%20c&"),
        "{carried}"
    );
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    for list in ["a%5b%5d;b%20c", "a%5B%5D;b%20c", "b%20c;a%5b%5d", "a[];b c", "A%5B%5D;B%20C"] {
        let carried = carried.replace("a%5b%5d;b%20c", list);
        let signature = Signature::from_header(&carried).unwrap();
        cos_xml::verify(&signature, &request, &keys, UnixSeconds(START)).unwrap();
    }
}

#[test]
fn every_value_of_a_repeated_parameter_is_signed_and_what_is_not_listed_is_free() {
    let headers = [("host", "a.example")];
    let header = header_of(&headers);
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    let of = |params: &[(&str, &str)], check: &dyn Fn(&SignedRequest<'_>)| {
        check(&SignedRequest { method: "get", path: "/", params, header: &header, date: None });
    };
    let first = [("tag", "b"), ("tag", "a"), ("free", "1")];
    let request = SignedRequest { method: "get", path: "/", params: &first, header: &header, date: None };
    let signature = Signature::from_header(&sign(&grant(&["host"], &["tag"]), &request)).unwrap();
    assert!(cos_xml::verify(&signature, &request, &keys, UnixSeconds(START)).is_ok());
    of(&[("tag", "a"), ("tag", "b"), ("free", "2")], &|request| {
        assert!(cos_xml::verify(&signature, request, &keys, UnixSeconds(START)).is_ok());
    });
    of(&[("tag", "a"), ("free", "1")], &|request| {
        assert!(cos_xml::verify(&signature, request, &keys, UnixSeconds(START)).is_err());
    });
}

#[test]
fn a_host_counts_as_received_without_its_port_and_with_a_default_one() {
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    let verify = |signed: &str, sent: &str| {
        let request = |headers: &[(&str, &str)], run: &mut dyn FnMut(&SignedRequest<'_>)| {
            let header = header_of(headers);
            run(&SignedRequest { method: "get", path: "/", params: &[], header: &header, date: None });
        };
        let (mut carried, mut good) = (String::new(), false);
        request(&[("host", signed)], &mut |request| carried = sign(&grant(&["host"], &[]), request));
        let signature = Signature::from_header(&carried).unwrap();
        request(&[("host", sent)], &mut |request| {
            good = cos_xml::verify(&signature, request, &keys, UnixSeconds(START)).is_ok();
        });
        good
    };
    for (signed, sent) in [
        ("a.example:8080", "a.example:8080"),
        ("a.example", "a.example:8080"),
        ("a.example", "a.example:80"),
        ("a.example:80", "a.example"),
        ("a.example:443", "a.example"),
    ] {
        assert!(verify(signed, sent), "signed {signed}, sent {sent}");
    }
    for (signed, sent) in [("a.example:8080", "a.example"), ("b.example", "a.example")] {
        assert!(!verify(signed, sent), "signed {signed}, sent {sent}");
    }
}

#[test]
fn the_time_in_string_to_sign_may_be_either_of_the_two() {
    let headers = [("host", "a.example")];
    let header = header_of(&headers);
    let request = SignedRequest { method: "get", path: "/", params: &[], header: &header, date: None };
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    // Signed with the one span; then the other field names a wider one, as long as its own rule holds.
    let carried = sign(&grant(&[], &[]), &request);
    let sign_time = format!("q-sign-time={START};{END}");
    let other = carried.replace(&sign_time, &format!("q-sign-time={START};{}", END + 60));
    assert_ne!(other, carried);
    let signature = Signature::from_header(&other).unwrap();
    cos_xml::verify(&signature, &request, &keys, UnixSeconds(START)).unwrap();
    let late = cos_xml::verify(&signature, &request, &keys, UnixSeconds(END + 1)).unwrap_err();
    assert_eq!(late, Refusal::Expired { end: UnixSeconds(END), now: UnixSeconds(END + 1) });
}

#[test]
fn faults_are_reported_in_order_identity_time_token_code() {
    let headers = [("host", HOST), ("x-cos-security-token", "good")];
    let header = header_of(&headers);
    let no_token = [("host", HOST)];
    let no_token = header_of(&no_token);
    let wrong = [("host", HOST), ("x-cos-security-token", "bad")];
    let wrong = header_of(&wrong);
    let request = SignedRequest { method: "get", path: "/", params: &[], header: &header, date: None };
    let signature = Signature::from_header(&sign(&grant(&["host"], &[]), &request)).unwrap();
    let temporary = |secret_key: &str| {
        let mut key = Key::permanent(secret_key);
        (key.token, key.expires) = (Some("good".into()), Some(UnixSeconds(START + 3600)));
        key
    };
    let check = |request: &SignedRequest<'_>, id: &'static str, key: Key, now: i64| {
        cos_xml::verify(&signature, request, &one_key(id, key), UnixSeconds(now)).map(drop)
    };
    let good = temporary(SECRET_KEY);
    assert_eq!(check(&request, SECRET_ID, good.clone(), START), Ok(()));
    assert_eq!(check(&request, SECRET_ID, good.clone(), START - 900), Ok(()));
    assert_eq!(
        check(&request, "AKIDelse", good.clone(), END + 1),
        Err(Refusal::UnknownSecretId(SECRET_ID.into()))
    );
    let bare = SignedRequest { header: &no_token, ..request };
    assert_eq!(
        check(&bare, SECRET_ID, good.clone(), END + 1),
        Err(Refusal::Expired { end: UnixSeconds(END), now: UnixSeconds(END + 1) })
    );
    assert_eq!(
        check(&bare, SECRET_ID, good.clone(), START - 901),
        Err(Refusal::NotYetValid { start: UnixSeconds(START), now: UnixSeconds(START - 901) })
    );
    let skewed = SignedRequest { date: Some(UnixSeconds(START - 901)), ..bare };
    assert_eq!(
        check(&skewed, SECRET_ID, good.clone(), START),
        Err(Refusal::ClockSkewed { date: UnixSeconds(START - 901), now: UnixSeconds(START) })
    );
    assert_eq!(
        check(
            &SignedRequest { date: Some(UnixSeconds(START - 900)), ..request },
            SECRET_ID,
            good.clone(),
            START
        ),
        Ok(())
    );
    assert_eq!(check(&bare, SECRET_ID, good.clone(), START), Err(Refusal::TokenMissing));
    let wrong = SignedRequest { header: &wrong, ..request };
    assert_eq!(check(&wrong, SECRET_ID, temporary("another"), START + 3601), Err(Refusal::TokenWrong));
    assert_eq!(
        check(&request, SECRET_ID, temporary("another"), START + 3600),
        Err(Refusal::TokenExpired { expires: UnixSeconds(START + 3600), now: UnixSeconds(START + 3600) })
    );
    let other = check(&request, SECRET_ID, temporary("another"), START).unwrap_err();
    assert!(mismatch(other).to_string().contains("compare StringToSign"));
    // A token may also stand in the query of a pre-signed URL.
    let params = [("x-cos-security-token", "good")];
    assert_eq!(check(&SignedRequest { params: &params, ..bare }, SECRET_ID, good, START), Ok(()));
}

#[test]
fn a_mismatch_says_what_was_hashed_and_which_listed_names_are_absent() {
    let headers = [("host", HOST), ("x-cos-acl", "private")];
    let (header, params) = (header_of(&headers), [("uploads", "")]);
    let of = |path: &'static str| SignedRequest {
        method: "PUT",
        path,
        params: &params,
        header: &header,
        date: None,
    };
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    let explain = |signed: &SignedRequest<'_>, received: &SignedRequest<'_>| {
        let carried = sign(&grant(&["host", "x-cos-acl"], &["uploads"]), signed);
        let signature = Signature::from_header(&carried).unwrap();
        mismatch(cos_xml::verify(&signature, received, &keys, UnixSeconds(START)).unwrap_err())
    };
    let encoded = explain(&of("/a%20b"), &of("/a b"));
    assert_eq!(
        encoded.http_string.as_deref(),
        Some(format!("put\n/a b\nuploads=\nhost={HOST}&x-cos-acl=private\n").as_str())
    );
    assert!(encoded.string_to_sign.starts_with("sha1\n1767225600;1767232800\n"));
    let fewer = [("host", HOST)];
    let fewer = header_of(&fewer);
    let received = SignedRequest { header: &fewer, params: &[], ..of("/a") };
    let carried = sign(&grant(&["host", "x-cos-acl"], &["uploads"]), &of("/a"));
    let absent = Signature::from_header(&carried).unwrap().absent(&received);
    assert_eq!(
        absent.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "the list names the header \"x-cos-acl\", which the request does not carry",
            "the list names the parameter \"uploads\", which the request does not carry"
        ]
    );
}

#[test]
fn a_signature_in_a_form_may_cover_headers_that_exist_only_as_fields() {
    let signed_headers = [("host", HOST), ("x-cos-acl", "private")];
    let header = header_of(&signed_headers);
    let carried = sign(&grant(&["host", "x-cos-acl"], &[]), &SignedRequest::of_form(&header, None));
    let (headers, fields) = ([("host", HOST)], [("key", "a.txt"), ("X-Cos-Acl", "private")]);
    let (headers, fields) = (header_of(&headers), header_of(&fields));
    let both = |name: &str| headers(name).or_else(|| fields(name));
    let keys = one_key(SECRET_ID, Key::permanent(SECRET_KEY));
    let signature = Signature::from_header(&carried).unwrap();
    cos_xml::verify(&signature, &SignedRequest::of_form(&both, None), &keys, UnixSeconds(START)).unwrap();
}

#[test]
fn the_manuals_policy_hashes_to_what_it_prints() {
    let vectors = fixture!("post_policy");
    let published = &vectors["published"];
    let (policy, time) = (text(published, "policy"), text(published, "key_time"));
    let secret_id = text(published, "secret_id");
    let code = text(published, "signature");
    let fields = [
        ("policy", policy),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", secret_id),
        ("q-key-time", time),
        ("q-signature", code),
        ("acl", "default"),
        ("content-type", "image/jpeg"),
        ("success_action_redirect", "https://my.website/index.html"),
        ("x-cos-server-side-encryption", "AES256"),
    ];
    let keys = one_key(secret_id, Key::permanent("another"));
    let refused =
        verify_form(text(&vectors, "bucket"), "folder/subfolder/a.jpg", &fields, &keys, 1_567_150_692);
    let string_to_sign = mismatch(refused.unwrap_err()).string_to_sign;
    assert_eq!(string_to_sign, text(published, "string_to_sign"));
    let made = HmacKey::new(text(published, "sign_key").as_bytes()).code(string_to_sign.as_bytes());
    assert_eq!(Sha1(made).to_string(), code);
}

fn verify_form(
    bucket: &str,
    key: &str,
    fields: &[(&str, &str)],
    keys: &dyn Fn(&str) -> Option<Key>,
    now: i64,
) -> Result<Accepted, Refusal> {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_bytes())).collect();
    post_policy::verify(
        &Form { bucket, key, fields: &fields },
        keys,
        Strictness::Documented,
        UnixSeconds(now),
    )
}

#[test]
fn the_own_policy_is_signed_as_computed_elsewhere() {
    let vectors = fixture!("post_policy");
    let own = &vectors["own"];
    let policy = text(own, "policy");
    let made = post_policy::sign(policy.as_bytes(), text(own, "key_time"), text(&vectors, "secret_key"));
    assert_eq!(made, text(own, "signature"));
}

#[test]
fn the_manuals_nine_forms_are_accepted_at_their_time_and_noticed_when_anything_signed_changes() {
    let vectors = fixture!("post_policy");
    let (bucket, keys) =
        (text(&vectors, "bucket"), one_key(text(&vectors, "secret_id"), Key::permanent(SECRET_KEY)));
    let samples = list(&vectors, "samples");
    assert_eq!(samples.len(), 9);
    for sample in samples {
        let (key, now, fields) =
            (text(sample, "key"), sample["now"].as_i64().unwrap(), pairs(&sample["fields"]));
        let accepted = verify_form(bucket, key, &fields, &keys, now).unwrap();
        assert_eq!(accepted.policy.text, text(sample, "policy").as_bytes());
        assert_eq!(accepted.policy.check_size(16), Ok(()));
        let late = verify_form(bucket, key, &fields, &keys, now + 7201).unwrap_err();
        assert!(matches!(late, Refusal::PolicyExpired { .. } | Refusal::Expired { .. }), "{late:?}");
        for name in ["q-signature", "q-ak", "q-key-time", "q-sign-algorithm", "policy"] {
            let changed: Vec<_> = fields
                .iter()
                .map(|&(found, value)| (found, if found == name { "0000" } else { value }))
                .collect();
            let refused = verify_form(bucket, key, &changed, &keys, now).unwrap_err();
            match name {
                "q-signature" => assert!(matches!(refused, Refusal::Mismatch(_))),
                "policy" => assert!(matches!(refused, Refusal::PolicyMalformed(_))),
                _ => assert!(matches!(refused, Refusal::PolicyConditionUnmet { .. })),
            }
        }
    }
}

/// Reads and verifies an AWS signature, wherever it stands; then the content.
fn verify_aws(vector: &Value, keys: &dyn Fn(&str) -> Option<Key>, now: i64) -> Result<Payload, Refusal> {
    let (target, headers) = (Target::read(text(vector, "target")), pairs(&vector["headers"]));
    let (params, header) = (target.params(), header_of(&headers));
    let method = text(vector, "method");
    let request = SignedRequest { method, path: &target.path, params: &params, header: &header, date: None };
    let signature = match header("authorization") {
        Some(text) => aws_v4::Signature::from_header(&text, &request)?,
        None => aws_v4::Signature::from_params(&request).expect("the request is signed")?,
    };
    let payload = aws_v4::verify(&signature, &request, keys, UnixSeconds(now))?.payload;
    payload.check(|| sha256_of(vector["body"].as_str().unwrap().as_bytes()))?;
    Ok(payload)
}

#[test]
fn awss_examples_verify_and_those_of_botocore() {
    let vectors = fixture!("aws_v4");
    for (list_name, count) in [("published", 5), ("computed", 4)] {
        let field = |name: &str| text(&vectors, &format!("{list_name}_{name}"));
        let mut key = Key::permanent(field("secret_key"));
        let now = vectors[format!("{list_name}_now")].as_i64().unwrap();
        let requests = list(&vectors, list_name);
        assert_eq!(requests.len(), count);
        for request in requests {
            if request.to_string().to_ascii_lowercase().contains("x-amz-security-token") {
                key.token = Some(text(&vectors, "computed_token").into());
            } else {
                key.token = None;
            }
            let keys = one_key(field("secret_id"), key.clone());
            if text(request, "name") == "a part with a header full of blanks" {
                // AWS collapses runs of blanks, the live service keeps them.
                assert!(matches!(verify_aws(request, &keys, now), Err(Refusal::Mismatch(_))));
                continue;
            }
            verify_aws(request, &keys, now).unwrap_or_else(|refusal| panic!("{refusal}: {request}"));
            let mut other = request.clone();
            other["method"] = "DELETE".into();
            assert!(matches!(verify_aws(&other, &keys, now), Err(Refusal::Mismatch(_))), "{request}");
            let in_query = request["target"].as_str().unwrap().contains("X-Amz-Signature");
            match verify_aws(request, &keys, now + 90_000) {
                Err(Refusal::Expired { .. }) if in_query => {}
                Err(Refusal::ClockSkewed { .. }) if !in_query => {}
                other => panic!("{other:?}: {request}"),
            }
        }
    }
}

#[test]
fn content_that_is_not_what_was_signed_is_noticed() {
    let vectors = fixture!("aws_v4");
    let keys = one_key(
        text(&vectors, "published_secret_id"),
        Key::permanent(text(&vectors, "published_secret_key")),
    );
    let mut upload = vectors["published"][1].clone();
    upload["body"] = "Welcome to Amazon S4.".into();
    let refused = verify_aws(&upload, &keys, vectors["published_now"].as_i64().unwrap());
    assert!(matches!(refused, Err(Refusal::PayloadMismatch { .. })), "{refused:?}");
}

#[test]
fn awss_upload_in_chunks_verifies_chunk_by_chunk() {
    let vectors = fixture!("aws_v4");
    let keys = one_key(
        text(&vectors, "published_secret_id"),
        Key::permanent(text(&vectors, "published_secret_key")),
    );
    let streamed = &vectors["streamed"];
    let payload = verify_aws(streamed, &keys, vectors["published_now"].as_i64().unwrap()).unwrap();
    let Payload::SignedChunks(chain) = payload else { panic!("{payload:?}") };
    let mut body = Vec::new();
    for chunk in list(streamed, "chunks") {
        let size = chunk[0].as_u64().unwrap() as usize;
        body.extend(format!("{size:x};chunk-signature={}\r\n", chunk[1].as_str().unwrap()).bytes());
        body.extend(vec![b'a'; size]);
        body.extend(b"\r\n");
    }
    assert_eq!(body.len(), 66_824, "the Content-Length of the example");
    let chunks: Result<Vec<_>, _> = Chunks::new(&body, Some(chain.clone()), Some(66_560)).collect();
    assert_eq!(chunks.unwrap().iter().map(|chunk| chunk.len()).collect::<Vec<_>>(), [65_536, 1024]);
    for at in [90, 65_600, 65_700, 66_700, body.len() - 20] {
        let mut changed = body.clone();
        changed[at] ^= 1;
        let chunks: Result<Vec<_>, _> = Chunks::new(&changed, Some(chain.clone()), None).collect();
        assert!(chunks.is_err(), "byte {at}");
    }
}

#[test]
fn unsigned_chunks_may_end_with_trailers() {
    let body = b"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n";
    let mut chunks = Chunks::new(body, None, Some(5));
    let read: Result<Vec<_>, _> = chunks.by_ref().collect();
    assert_eq!(read.unwrap(), [b"hello"]);
    assert_eq!(chunks.trailers(), [("x-amz-checksum-crc32", "NhCmhg==")]);
}

/// The error the recording's author had in mind.
fn word(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::UnknownSecretId(_) => "InvalidAccessKeyId",
        Refusal::Mismatch(_) => "SignatureDoesNotMatch",
        Refusal::FileTooLarge { .. } => "EntityTooLarge",
        Refusal::FileTooSmall { .. } => "EntityTooSmall",
        _ => "AccessDenied",
    }
}

/// First second of a request's span.
fn signed_at(carried: &str) -> i64 {
    let (_, rest) = carried.split_once("q-sign-time=").unwrap();
    rest[..10].parse().unwrap()
}

#[test]
fn every_recorded_request_verifies_or_was_meant_not_to() {
    let recorded = fixture!("cos_xml_recorded");
    let key = Key::permanent(text(&recorded, "secret_key"));
    let (mut good, mut bad, mut foreign) = (0, 0, 0);
    for request in list(&recorded, "requests") {
        let (target, headers) = (text(request, "target"), pairs(&request["headers"]));
        let carried =
            headers.iter().find(|(name, _)| *name == "authorization").map_or(target, |(_, text)| text);
        if carried.starts_with("AWS4") {
            let token = header_of(&headers)("x-amz-security-token");
            let mut own = key.clone();
            own.token = token.clone();
            let keys = |_: &str| Some(own.clone());
            let mut request = request.clone();
            request["body"] = "".into();
            let now = 1_795_252_532;
            let verified = verify_aws(&request, &keys, now).unwrap_err();
            assert!(matches!(verified, Refusal::Mismatch(_) | Refusal::ClockSkewed { .. }), "{verified:?}");
            foreign += 1;
            continue;
        }
        let verified = verify_q(text(request, "method"), target, &headers, key.clone(), signed_at(carried));
        match (text(request, "expect"), verified) {
            ("ok", Ok(_)) => good += 1,
            ("Mismatch", Err(Refusal::Mismatch(_))) => foreign += 1,
            (expect, Err(refusal)) if expect == word(&refusal) => bad += 1,
            (expect, found) => panic!("{expect}, but {found:?}: {request}"),
        }
    }
    assert_eq!((good, bad, foreign), (151, 10, 52));
}

#[test]
fn every_recorded_form_is_accepted_or_was_meant_not_to_be() {
    let recorded = fixture!("cos_xml_recorded");
    let keys = one_key(text(&recorded, "secret_id"), Key::permanent(text(&recorded, "secret_key")));
    let (mut good, mut bad) = (0, 0);
    for form in list(&recorded, "forms") {
        let fields = pairs(&form["fields"]);
        let time = fields.iter().find(|(name, _)| *name == "q-key-time").unwrap().1;
        let now = time[..10].parse().unwrap();
        let verified = verify_form(text(form, "bucket"), text(form, "key"), &fields, &keys, now);
        let size = form["size"].as_u64().unwrap();
        let verified = verified.and_then(|accepted| accepted.policy.check_size(size));
        match (text(form, "expect"), verified) {
            ("ok", Ok(())) => good += 1,
            (expect, Err(refusal)) if expect == word(&refusal) => bad += 1,
            (expect, found) => panic!("{expect}, but {found:?}: {form}"),
        }
    }
    assert_eq!((good, bad), (5, 6));
}
