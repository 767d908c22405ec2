//! The JSON API's signature, against published vectors, recorded clients and every form it is sent in.
//!
//! `fixtures/signatures/cos_json.json` keeps the vectors: those of the manual with the part of the result
//! that is known for certain (the PDF breaks lines inside the long strings), and the digests of
//! `uploadparts`.

use base64::{Engine, engine::general_purpose::STANDARD};
use cosplay::internals::domain::accounts::{Account, AccountOptions, Accounts};
use cosplay::internals::domain::auth::UsedSignatures;
use cosplay::internals::domain::auth::cos_json::{Demand, Grant, Need, Refusal, Signature, sign, verify};
use cosplay::internals::domain::auth::credentials::Credentials;
use cosplay::internals::domain::auth::keyring::Keyring;
use cosplay::internals::primitives::digest::{self, Chain, ChainLink, HmacKey};
use cosplay::internals::primitives::escape::encode_component;
use cosplay::internals::primitives::memory::Meter;
use cosplay::internals::primitives::names::AppId;
use cosplay::internals::primitives::time::UnixSeconds;
use serde_json::Value;

use crate::cos_json::captures;
use crate::support::http::Request;
use crate::support::sign::{self as keys, grant, once, signed};
use crate::support::{BUCKET, NOW, World, at, upload};
use cosplay::internals::config::written::DEMO_SECRET_KEY;

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../../fixtures/signatures/cos_json.json")).unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}"))
}

fn verify_as(account: Account, carried: &str, demand: Demand<'_>, now: i64) -> Result<AppId, Refusal> {
    let accounts = Accounts::default();
    accounts.insert(account);
    let used = UsedSignatures::new(Meter::new(1 << 20));
    let credentials = Credentials::new(Meter::new(1 << 20));
    let keyring = Keyring { accounts: &accounts, credentials: &credentials };
    let verified = verify(Some(carried), demand, keyring, UnixSeconds(now))?;
    verified.spend(&used, UnixSeconds(now))?;
    Ok(verified.key.account().appid)
}

fn stat(key: &str) -> Request {
    Request::get(format!("{BUCKET}/{key}?op=stat"))
}

fn world_with(key: &str) -> World {
    let world = World::new();
    let target = format!("{BUCKET}/{}", cosplay::internals::primitives::escape::encode_path(key));
    let answer = world.send(Request::form(target, &[("op", b"upload"), ("filecontent", b"x")]).multi());
    assert_eq!(answer.code(), 0, "{}", answer.text());
    world
}

#[test]
fn the_manuals_plaintexts_give_the_signatures_it_prints() {
    let vectors = vectors();
    let key = text(&vectors, "secret_key");
    let published = vectors["published"].as_array().unwrap();
    assert_eq!(published.len(), 4);
    for vector in published {
        let made = sign(text(vector, "plaintext"), key);
        assert!(made.starts_with(text(vector, "begins")), "{vector}: {made}");
        if let Some(whole) = vector["whole"].as_str() {
            assert_eq!(made, whole);
        }
    }
}

#[test]
fn the_manuals_signatures_verify_with_its_key_and_fail_with_one_letter_of_the_key_misprinted() {
    let vectors = vectors();
    for vector in vectors["published"].as_array().unwrap() {
        let plaintext = text(vector, "plaintext");
        let carried = sign(plaintext, text(&vectors, "secret_key"));
        let account = |key: &str| {
            Account::new(
                AppId(200_001),
                "AKIDUfLUEUigQiXqm7CVSspKJnuaiIKtxqAv",
                key,
                AccountOptions::default(),
            )
        };
        let demand = Demand {
            url_appid: "200001",
            bucket: "newbucket",
            key: "tencent_test.jpg",
            need: Need::Either,
            download: false,
            token: None,
        };
        let now = text(vector, "now").parse().unwrap();
        let good = verify_as(account(text(&vectors, "secret_key")), &carried, demand, now);
        assert_eq!(good, Ok(AppId(200_001)), "{plaintext}");
        let misprinted = verify_as(account(text(&vectors, "misprinted_secret_key")), &carried, demand, now);
        assert_eq!(misprinted, Err(Refusal::CodeMismatch { len: plaintext.len() }), "{plaintext}");
    }
}

#[test]
fn the_order_of_the_fields_unknown_fields_and_decimals_do_not_matter() {
    let world = world_with("a.txt");
    let vectors = vectors();
    let accepted = vectors["accepted_plaintexts"].as_array().unwrap();
    assert!(accepted.len() >= 7);
    for vector in accepted {
        let carried = sign(text(vector, "plaintext"), DEMO_SECRET_KEY);
        let answer = world.send(stat("a.txt").signed(&carried));
        assert_eq!(answer.code(), 0, "{vector}: {:?}", answer.header("x-cosplay-reason"));
    }
}

#[test]
fn plaintexts_that_claim_something_else_are_refused_with_the_code_of_the_first_fault() {
    let world = world_with("a.txt");
    let vectors = vectors();
    let refused = vectors["refused_plaintexts"].as_array().unwrap();
    assert!(refused.len() >= 12);
    for vector in refused {
        let carried = sign(text(vector, "plaintext"), DEMO_SECRET_KEY);
        let answer = world.send(stat("a.txt").signed(&carried));
        assert_eq!((answer.status, answer.code()), (400, vector["code"].as_i64().unwrap()), "{vector}");
        assert!(answer.json().get("data").is_none());
    }
}

#[test]
fn any_flipped_byte_of_code_or_plaintext_is_refused() {
    let world = world_with("a.txt");
    let carried = STANDARD.decode(signed(grant())).unwrap();
    let value = carried.iter().position(|byte| *byte == b'r').unwrap();
    assert!(value > 20);
    for at in 0..carried.len() {
        let mut flipped = carried.clone();
        flipped[at] ^= 1;
        let answer = world.send(stat("a.txt").signed(&STANDARD.encode(&flipped)));
        assert_ne!(answer.code(), 0, "byte {at}");
        let in_random_number = carried[..at].ends_with(b"&r=");
        if at < 20 || in_random_number {
            assert_eq!((answer.status, answer.code()), (400, -97), "byte {at}");
        }
    }
}

/// A signature of `a.txt` whose base64 has `+`, `/` and `=`.
fn awkward() -> String {
    let found = (0..10_000)
        .map(|random| signed(Grant { random, ..grant() }))
        .find(|text| ['+', '/', '='].iter().all(|awkward| text.contains(*awkward)));
    found.expect("one in a few signatures is awkward")
}

#[test]
fn a_signature_in_the_query_may_be_raw_or_percent_encoded_and_have_lost_its_pluses_to_spaces() {
    let world = world_with("a.txt");
    let sign = awkward();
    let forms = [
        sign.clone(),
        encode_component(&sign).into_owned(),
        sign.replace('+', "%2B"),
        sign.replace('/', "%2f"),
        sign.replace('+', "%20"),
        sign.trim_end_matches('=').to_owned(),
    ];
    for form in forms {
        let answer = world.send(Request::get(format!("{BUCKET}/a.txt?sign={form}&op=stat")));
        assert_eq!(answer.code(), 0, "{form}: {:?}", answer.header("x-cosplay-reason"));
    }
}

#[test]
fn a_signature_in_the_header_may_stand_behind_one_word_and_wins_over_the_query() {
    let world = world_with("a.txt");
    let sign = awkward();
    for header in
        [sign.clone(), format!("Authorization {sign}"), format!("QCloud  {sign}"), format!(" {sign} ")]
    {
        assert_eq!(world.send(stat("a.txt").signed(&header)).code(), 0, "{header}");
    }
    let both = |query: &str, header: &str| {
        let target = format!("{BUCKET}/a.txt?op=stat&sign={}", encode_component(query));
        world.send(Request::get(target).signed(header)).code()
    };
    assert_eq!(both("nonsense", &sign), 0);
    assert_eq!(both(&sign, "nonsense"), -5998);
}

#[test]
fn no_signature_an_empty_one_and_one_that_is_none_have_codes_of_their_own() {
    let world = world_with("a.txt");
    assert_eq!(world.send(stat("a.txt")).code(), -81);
    assert_eq!(world.send(stat("a.txt").signed("")).code(), -81);
    assert_eq!(world.send(Request::get(format!("{BUCKET}/a.txt?op=stat&sign="))).code(), -81);
    for malformed in ["***", "YWJj", &STANDARD.encode([7; 20]), &STANDARD.encode([b'x'; 40])] {
        assert_eq!(world.send(stat("a.txt").signed(malformed)).code(), -5998, "{malformed}");
    }
}

#[test]
fn the_bound_file_matches_as_received_decoded_once_or_decoded_twice() {
    let key = "目录/100%25 a+b.txt";
    let world = world_with(key);
    let target = format!("{BUCKET}/{}", cosplay::internals::primitives::escape::encode_path(key));
    let plain = format!("/1250000000/examplebucket/{key}");
    let encoded = cosplay::internals::primitives::escape::encode_path(&plain).into_owned();
    let twice = cosplay::internals::primitives::escape::encode_path(&encoded).into_owned();
    let thrice = cosplay::internals::primitives::escape::encode_path(&twice).into_owned();
    for (nonce, (file, code)) in
        [(&plain, 0), (&encoded, 0), (&twice, 0), (&thrice, -63)].into_iter().enumerate()
    {
        let multi = signed(Grant { file, ..grant() });
        let answer = world.send(Request::get(format!("{target}?op=stat")).signed(&multi));
        assert_eq!(answer.code(), code, "multi {file}");
        let once = signed(Grant { file, expires: UnixSeconds(0), random: nonce as u32, ..grant() });
        let update = Request::json(&target, r#"{"op":"update","biz_attr":"x"}"#).signed(&once);
        assert_eq!(world.send(update).code(), code, "once {file}");
    }
}

#[test]
fn a_multi_effect_signature_binds_a_beginning_and_a_once_signature_the_whole_file() {
    let world = world_with("dir/a.txt");
    let multi = |file: &'static str| {
        let answer = world.send(stat("dir/a.txt").signed(&signed(Grant { file, ..grant() })));
        answer.code()
    };
    for beginning in [
        "",
        "/1250000000/examplebucket/",
        "/1250000000/examplebucket/di",
        "/1250000000//examplebucket/dir/a.txt",
    ] {
        assert_eq!(multi(beginning), 0, "{beginning}");
    }
    for foreign in ["/1250000000/examplebucket/dir/a.txt0", "/dir/a.txt", "/1250000000/examplebucket/x"] {
        assert_eq!(multi(foreign), -63, "{foreign}");
    }
    let update = |signature: String| {
        let body = r#"{"op":"update","biz_attr":"x"}"#;
        world.send(Request::json(format!("{BUCKET}/dir/a.txt"), body).signed(&signature)).code()
    };
    assert_eq!(update(once("dir/a", 1)), -63);
    assert_eq!(update(once("dir/a.txt", 2)), 0);
    assert_eq!(update(once("dir/a.txt", 2)), -77);
    assert_eq!(update(once("dir/a.txt", 3)), 0);
    assert_eq!(update(signed(Grant { expires: UnixSeconds(0), ..grant() })), -76);
}

#[test]
fn a_signature_is_good_until_the_second_before_it_expires() {
    let world = world_with("a.txt");
    let until = signed(Grant { expires: UnixSeconds(NOW + 10), ..grant() });
    world.advance(9);
    assert_eq!(world.send(stat("a.txt").signed(&until)).code(), 0);
    world.advance(1);
    assert_eq!(world.send(stat("a.txt").signed(&until)).code(), -96);
}

#[test]
fn the_running_digests_of_uploadparts_are_those_five_clients_compute() {
    for vector in vectors()["datasha"].as_array().unwrap() {
        let byte = vector["byte"].as_u64().unwrap() as u8;
        let bytes = vec![byte; vector["count"].as_u64().unwrap() as usize];
        let link = ChainLink { before: Chain::START, ends_file_of: None };
        let (datasha, md5) = digest::datasha_and_md5(link, &bytes);
        assert_eq!(datasha.to_string(), text(vector, "datasha"));
        assert_eq!(md5, digest::md5(&bytes));
        let whole = ChainLink { before: Chain::START, ends_file_of: Some(bytes.len() as u64) };
        let (sha, _) = digest::datasha_and_md5(whole, &bytes);
        assert_eq!(sha, digest::sha1(&bytes.into()));
    }
}

#[test]
fn every_recorded_signature_verifies_with_its_key_or_was_meant_not_to() {
    let key = HmacKey::new(captures::SECRET_KEY.as_bytes());
    let (mut good, mut bad) = (0, Vec::new());
    for captured in captures::captures() {
        let signature = Signature::decode(captures::carried(&captured.request)).unwrap();
        assert_eq!(signature.plaintext, captures::plaintext(&captured.request));
        match key.matches(signature.plaintext.as_bytes(), &signature.code) {
            true => good += 1,
            false => bad.push(captured.number),
        }
    }
    assert_eq!((good, bad), (90, vec![70, 71]), "72 is by another SecretId, but with the same key");
}

#[test]
fn an_account_may_take_multi_effect_signatures_for_updates_and_signatures_that_last_for_years() {
    let lenient = World::with_options(|options| {
        options.once_policy = cosplay::internals::domain::accounts::OncePolicy::Observed;
        options.enforce_90d = false;
    });
    let years = signed(Grant { expires: UnixSeconds(NOW + 100_000_000), ..grant() });
    for (world, code, late) in [(lenient, 0, 0), (World::new(), -73, -97)] {
        let upload = Request::form(format!("{BUCKET}/a.txt"), &[("op", b"upload"), ("filecontent", b"x")]);
        assert_eq!(world.send(upload.multi()).code(), 0);
        let update = Request::json(format!("{BUCKET}/a.txt"), r#"{"op":"update","biz_attr":"x"}"#);
        assert_eq!(world.send(update.multi()).code(), code);
        assert_eq!(world.send(stat("a.txt").signed(&years)).code(), late);
    }
}

#[test]
fn a_token_beside_a_permanent_key_is_refused() {
    let world = World::new();
    let refused = world.send(upload("k", b"x").header("x-cos-security-token", "another"));
    assert_eq!(refused.code(), -97);
    assert!(refused.header("x-cosplay-reason").unwrap().contains("permanent key"));
    assert_eq!(world.code(upload("k", b"x").header("x-cos-security-token", "")), 0);
}

#[test]
fn two_signatures_in_one_place_are_refused() {
    let world = World::new();
    world.put("k", b"x");
    let good = keys::multi();
    let encoded = encode_component(&good).into_owned();
    let stat = |more: &str| Request::get(format!("{}?op=stat{more}", at("k")));
    for request in [
        stat("").signed(&good).signed(&good),
        stat("").signed(&good).signed("x"),
        stat(&format!("&sign={encoded}&sign={encoded}")),
        stat(&format!("&sign={encoded}&sign=x")),
    ] {
        assert_eq!(world.code(request), -5998);
    }
    for request in
        [stat("").signed(&good), stat(&format!("&sign={encoded}&sign=")), stat("&sign=x").signed(&good)]
    {
        assert_eq!(world.code(request), 0);
    }
}

#[test]
fn a_signed_text_has_each_field_once() {
    let world = World::new();
    let plain = grant().plaintext();
    let stat = |text: &str| {
        let signature = sign(text, DEMO_SECRET_KEY);
        world.send(Request::get(at("absent") + "?op=stat").header("Authorization", &signature))
    };
    assert_eq!(stat(&plain).code(), -197, "signed, and nothing is there");
    for twice in ["a=1250000000", "b=examplebucket", "k=x", "e=1", "t=1", "f="] {
        for text in [format!("{plain}&{twice}"), format!("{twice}&{plain}")] {
            let answer = stat(&text);
            assert!(![0, -197].contains(&answer.code()), "{text}");
            assert!(answer.header("x-cosplay-reason").unwrap().contains("twice"), "{text}");
        }
    }
    assert_eq!(stat(&format!("{plain}&x=1&x=2")).code(), -197, "what is read by nobody may repeat");
}
