//! TLS on the port that also speaks plain HTTP, seen by a client that checks certificates.

use std::fs::Permissions;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use cosplay::internals::primitives::digest;
use cosplay::internals::server::{Authority, spki};
use cosplay::internals::wire::own::{HostName, OwnHosts};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair, PublicKeyData};
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use rustls::{ClientConfig, RootCertStore, SignatureAlgorithm};

use crate::support::http::{Connection, Request};
use crate::support::tls::{client, ends, shake};
use crate::support::{ORIGIN_HOST, SLICE, Setup, World, at, finish, init, noise, slice, upload};

/// A time-out of a test: long enough for a loaded machine not to reach it by chance.
const SHORT: Duration = Duration::from_millis(300);

fn impatient() -> World {
    let mut setup = Setup::default();
    setup.limits.head_timeout = SHORT;
    World::start(setup)
}

fn named(names: &[&str]) -> OwnHosts {
    OwnHosts(names.iter().map(|name| HostName::parse(name).unwrap()).collect())
}

/// Asks for the bucket's file over TLS, with the name in the handshake and in `Host`.
fn get(world: &World, name: &str) -> String {
    let mut connection = world.secure(name).unwrap_or_else(|error| panic!("{name}: {error}"));
    connection.send(&Request::get("/a").header("Host", name)).text().to_owned()
}

#[test]
fn every_played_host_has_a_certificate_that_a_client_accepts() {
    let world = World::new();
    world.put("a", b"over TLS");
    for host in ["examplebucket-1250000000.file.myqcloud.com", ORIGIN_HOST] {
        assert_eq!(get(&world, host), "over TLS", "{host}");
    }
    for host in [
        "vod2.qcloud.com",
        "vod2.dnsv1.com",
        "livedemo.tim.qq.com",
        "bucket-1250000000.cos.ap-guangzhou.myqcloud.com",
        "bucket-1250000000.cos.ap-guangzhou.tencentcos.cn",
        "vod.tencentcloudapi.com",
        "localhost",
        "a.localhost",
    ] {
        drop(world.secure(host).unwrap_or_else(|error| panic!("{host}: {error}")));
    }
}

#[test]
fn a_client_that_asks_for_no_name_is_given_the_address() {
    let world = World::new();
    world.put("a", b"x");
    for address in ["127.0.0.1", "::1"] {
        let mut connection = world.secure(address).unwrap_or_else(|error| panic!("{address}: {error}"));
        let door = connection.send(&Request::get("/").header("Host", &world.address.to_string()));
        assert!(door.text().contains(&format!("https://{}/", world.address)), "{}", door.text());
    }
}

#[test]
fn a_name_nobody_gave_is_not_vouched_for() {
    let world = World::new();
    for name in ["example.com", "notqcloud.com", "cosplay"] {
        let error = world.secure(name).err().unwrap_or_else(|| panic!("{name} was accepted"));
        assert!(error.to_string().contains("certificate"), "{name}: {error}");
    }
    assert!(world.secure("localhost").is_ok(), "the server goes on");
}

#[test]
fn a_given_name_is_vouched_for_with_all_below_it() {
    let world = World::start(Setup { own: named(&["cosplay", "cos.test", "10.1.2.3"]), ..Setup::default() });
    for name in ["cosplay", "cos.test", "bucket.cos.test", "10.1.2.3", "127.0.0.1"] {
        assert!(world.secure(name).is_ok(), "{name}");
    }
    assert!(world.secure("10.1.2.4").is_err());
}

#[test]
fn the_authority_cannot_be_used_for_other_names_even_by_whoever_has_its_key() {
    // Names outside the constraints are refused by the client, whatever was signed.
    let scratch = tempfile::tempdir().unwrap();
    let authority = |names: &[&str]| Authority::in_directory(scratch.path(), named(names));
    let first = authority(&["mine.test"]).unwrap();
    assert!(authority(&["mine.test", "sub.mine.test"]).is_ok());
    let error = authority(&["example.com"]).unwrap_err().to_string();
    assert!(
        error.contains("without --tls-name example.com") && error.contains("remove ca.key and ca.pem"),
        "{error}"
    );
    assert_eq!(authority(&[]).unwrap().pem(), first.pem(), "it is kept");
}

#[test]
fn a_kept_key_is_for_its_owner_only_and_damage_is_told() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = || Authority::in_directory(scratch.path(), OwnHosts::default());
    let made = kept().unwrap();
    let key = scratch.path().join("ca.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(made.file(), Some(scratch.path().join("ca.pem").as_path()));
    assert_eq!(std::fs::read_to_string(made.file().unwrap()).unwrap(), made.pem());
    assert!(kept().unwrap().warnings().is_empty());
    // Another authority's root does not go with the key.
    let other = Authority::in_memory(OwnHosts::default()).unwrap();
    std::fs::write(scratch.path().join("ca.pem"), other.pem()).unwrap();
    let told = |file: &str, words: &str| {
        let error = kept().unwrap_err().to_string();
        assert!(
            [file, words, "remove ca.key and ca.pem"].into_iter().all(|part| error.contains(part)),
            "{error}"
        );
    };
    told("", "cannot be used");
    std::fs::write(scratch.path().join("ca.pem"), "nonsense").unwrap();
    told("ca.pem", "");
    std::fs::remove_file(scratch.path().join("ca.pem")).unwrap();
    told("ca.pem", "");
    let secret = std::fs::read_to_string(&key).unwrap();
    std::fs::write(&key, &secret[..secret.len() - 60]).unwrap();
    told("ca.key", "");
}

#[test]
fn a_kept_key_that_others_can_read_is_used_and_warned_of() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = || Authority::in_directory(scratch.path(), OwnHosts::default()).unwrap();
    let made = kept();
    let key = scratch.path().join("ca.key");
    std::fs::set_permissions(&key, Permissions::from_mode(0o644)).unwrap();
    let exposed = kept();
    assert_eq!(exposed.pem(), made.pem());
    let [warning] = exposed.warnings() else { panic!("{:?}", exposed.warnings()) };
    assert!(warning.contains("mode 644") && warning.contains("chmod 600"), "{warning}");
}

/// An authority as the first edition made it: its root signs leaves, and `ca.key` has the root's key alone.
fn first_edition(directory: &Path) -> String {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    let fingerprint = digest::sha1(&key.der_bytes().to_vec().into()).to_string();
    params.distinguished_name.push(DnType::CommonName, format!("cosplay CA {fingerprint:.8}"));
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let pem = params.self_signed(&key).unwrap().der().to_vec();
    let pem = pem::encode(&pem::Pem::new("CERTIFICATE", pem));
    std::fs::write(directory.join("ca.pem"), &pem).unwrap();
    let secret = pem::encode(&pem::Pem::new("PRIVATE KEY", key.serialized_der()));
    std::fs::write(directory.join("ca.key"), secret).unwrap();
    pem
}

#[test]
fn the_authority_of_the_first_edition_is_replaced_and_that_is_said_once() {
    let scratch = tempfile::tempdir().unwrap();
    let kept = || Authority::in_directory(scratch.path(), OwnHosts::default()).unwrap();
    let old = first_edition(scratch.path());
    let replaced = kept();
    assert_ne!(replaced.pem(), old);
    assert!(replaced.warnings()[0].contains("first edition"), "{:?}", replaced.warnings());
    let key = std::fs::metadata(scratch.path().join("ca.key")).unwrap();
    assert_eq!(key.permissions().mode() & 0o777, 0o600);
    let again = kept();
    assert_eq!((again.pem(), again.warnings()), (replaced.pem(), &[][..]));
    // Files of somebody else's are left alone.
    first_edition(scratch.path());
    let foreign = tempfile::tempdir().unwrap();
    first_edition(foreign.path());
    std::fs::copy(scratch.path().join("ca.pem"), foreign.path().join("ca.pem")).unwrap();
    assert!(Authority::in_directory(foreign.path(), OwnHosts::default()).is_err());
}

#[test]
fn the_key_of_the_root_is_nowhere_and_every_chain_contains_root_and_intermediate() {
    let scratch = tempfile::tempdir().unwrap();
    let authority = Authority::in_directory(scratch.path(), OwnHosts::default()).unwrap();
    let root = CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap();
    let key = std::fs::read(scratch.path().join("ca.key")).unwrap();
    let intermediate = CertificateDer::from_pem_slice(&key).unwrap();
    let public = KeyPair::try_from(&PrivatePkcs8KeyDer::from_pem_slice(&key).unwrap()).unwrap();
    let holds = |certificate: &CertificateDer<'_>| {
        let raw = public.public_key_raw();
        certificate.windows(raw.len()).any(|part| part == raw)
    };
    assert!(holds(&intermediate) && !holds(&root));
    let world = World::new();
    let mut connection = world.secure("vod2.qcloud.com").unwrap();
    let chain = connection.stream().conn.peer_certificates().unwrap().to_vec();
    assert_eq!(chain.len(), 3);
    let pem = pem::encode(&pem::Pem::new("CERTIFICATE", chain[2].to_vec()));
    assert_eq!(spki(&pem).unwrap(), spki(&world.ca()).unwrap());
    assert_eq!(spki(&world.ca()).unwrap().len(), 44);
}

/// A client that takes only RSA in handshakes, by its signature schemes or by its cipher suites.
fn rsa_client(ca: &str, by_suites: bool) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(ca.as_bytes()).unwrap()).unwrap();
    let mut provider = ring::default_provider();
    let mut versions = vec![&rustls::version::TLS13, &rustls::version::TLS12];
    if by_suites {
        provider.cipher_suites.retain(|suite| {
            suite.tls13().is_none() && suite.usable_for_signature_algorithm(SignatureAlgorithm::RSA)
        });
        versions.remove(0);
    } else {
        let all = provider.signature_verification_algorithms.mapping;
        let rsa =
            all.iter().filter(|(scheme, _)| scheme.as_str().is_some_and(|name| name.starts_with("RSA")));
        let rsa: Vec<_> = rsa.copied().collect();
        provider.signature_verification_algorithms.mapping = rsa.leak();
    }
    let config =
        ClientConfig::builder_with_provider(provider.into()).with_protocol_versions(&versions).unwrap();
    config.with_root_certificates(roots).with_no_client_auth().into()
}

#[test]
fn clients_without_ecdsa_are_given_an_rsa_certificate() {
    let world = World::new();
    for by_suites in [false, true, true] {
        let stream = world.connect().into_stream();
        let mut connection = shake(rsa_client(&world.ca(), by_suites), "vod2.qcloud.com", stream).unwrap();
        let leaf = connection.stream().conn.peer_certificates().unwrap()[0].to_vec();
        assert!(leaf.len() > 600, "a key of 3072 bits is in it: {}", leaf.len());
    }
    assert!(world.secure("vod2.qcloud.com").is_ok());
}

#[test]
fn clients_that_do_not_accept_the_certificate_are_counted_with_their_alert() {
    let (world, other) = (World::new(), World::new());
    for (name, times) in [("vod2.qcloud.com", 2), ("gz.file.myqcloud.com", 1)] {
        for _ in 0..times {
            assert!(shake(client(&other.ca(), &[]), name, world.connect().into_stream()).is_err());
        }
    }
    drop(world.secure("localhost"));
    assert_eq!(get(&world, ORIGIN_HOST).len(), get(&world, ORIGIN_HOST).len());
    let told = "gz.file.myqcloud.com unknown_ca (1), vod2.qcloud.com unknown_ca (2)";
    let began = Instant::now();
    while world.app.tally.distrust().as_deref() != Some(&format!("{told}, localhost no request (1)")) {
        assert!(began.elapsed() < Duration::from_secs(5), "{}", world.app.tally);
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn servers_started_at_once_on_one_directory_agree_on_one_authority() {
    let scratch = tempfile::tempdir().unwrap();
    let start = || Authority::in_directory(scratch.path(), OwnHosts::default()).unwrap().pem();
    let pems: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(pems.iter().all(|pem| *pem == pems[0]));
}

#[test]
fn http_1_1_is_what_is_agreed_on() {
    let world = World::new();
    let stream = || world.connect().into_stream();
    let mut both = shake(client(&world.ca(), &["h2", "http/1.1"]), "vod2.qcloud.com", stream()).unwrap();
    assert_eq!(both.stream().conn.alpn_protocol(), Some(&b"http/1.1"[..]));
    assert!(shake(client(&world.ca(), &[]), "vod2.qcloud.com", stream()).is_ok(), "without ALPN");
    assert!(shake(client(&world.ca(), &["h2"]), "vod2.qcloud.com", stream()).is_err());
}

#[test]
fn a_connection_over_tls_stays_open_between_requests() {
    let world = World::new();
    let mut connection = world.secure("gz.file.myqcloud.com").unwrap();
    let content = noise(3 * SLICE, 1);
    let session = connection.send(&init("v", content.len(), &[])).data()["session"].clone();
    for (number, part) in content.chunks(SLICE).enumerate() {
        let answer = connection.send(&slice("v", session.as_str().unwrap(), number * SLICE, part));
        assert_eq!(answer.code(), 0, "{}", answer.text());
    }
    assert_eq!(connection.send(&finish("v", session.as_str().unwrap(), content.len(), &[])).code(), 0);
    let mut download = world.secure(ORIGIN_HOST).unwrap();
    assert!(download.send(&Request::get("/v").header("Host", ORIGIN_HOST)).body == content);
}

#[test]
fn urls_of_our_own_host_are_https_for_who_came_over_tls_and_vendor_urls_stay_as_captured() {
    let world = World::new();
    let own = world.address.to_string();
    let url = |connection: &mut Connection<_>, key: &str, host: &str| {
        let data = connection.send(&upload(key, b"x").header("Host", host)).data();
        data["source_url"].as_str().unwrap().to_owned()
    };
    let bucket = "examplebucket-1250000000.cosgz.myqcloud.com";
    let mut local = world.secure("localhost").unwrap();
    assert_eq!(url(&mut local, "a", &own), format!("https://{own}/{bucket}/a"));
    assert_eq!(url(&mut local, "b", "gz.file.myqcloud.com"), format!("http://{bucket}/b"));
    let plain = world.send(upload("c", b"x").header("Host", &own)).data();
    assert_eq!(plain["source_url"], format!("http://{own}/{bucket}/c"));
}

#[test]
fn the_certificate_can_be_fetched() {
    let world = World::new();
    let answer = world.send(Request::get("/_cosplay/ca.pem").header("Host", "localhost"));
    assert_eq!((answer.status, answer.text()), (200, &*world.ca()));
    assert!(answer.text().starts_with("-----BEGIN CERTIFICATE-----\n"));
}

#[test]
fn certificates_hold_in_real_time_whatever_the_test_clock_says() {
    let world = World::new();
    world.advance(-1_600_000_000);
    assert!(world.secure("vod2.qcloud.com").is_ok());
}

#[test]
fn garbage_that_begins_like_tls_ends_at_once_and_hinders_nobody() {
    let world = World::new();
    let hello = [0x16, 0x03, 0x01, 0x00, 0x05];
    let garbage: [&[u8]; 4] = [
        &[0x16, 0xff, 0xff, 0xff, 0xff, 0, 0, 0],
        &[&hello[..], b"abcde"].concat(),
        &[0x16; 600],
        &[&[0x16, 0x03, 0x01, 0x40, 0x00][..], &noise(0x4000, 3)].concat(),
    ];
    for bytes in garbage {
        let mut stream = world.connect().into_stream();
        drop(stream.write_all(bytes));
        let began = Instant::now();
        assert!(ends(&mut stream), "{:?}", &bytes[..6]);
        assert!(began.elapsed() < Duration::from_secs(5));
    }
    // Garbage behind a sound handshake.
    let mut broken = world.secure("localhost").unwrap();
    broken.stream().sock.write_all(b"this is no record at all").unwrap();
    assert!(ends(&mut broken.stream().sock));
    assert!(world.secure("localhost").is_ok());
}

#[test]
fn a_handshake_that_stops_half_way_ends_with_the_head_time_out() {
    let world = impatient();
    let mut hello = Vec::new();
    let name = "vod2.qcloud.com".try_into().unwrap();
    let mut tls = rustls::ClientConnection::new(client(&world.ca(), &[]), name).unwrap();
    tls.write_tls(&mut hello).unwrap();
    for end in [1, 5, hello.len() / 2, hello.len() - 1, hello.len()] {
        let mut stream = world.connect().into_stream();
        stream.write_all(&hello[..end]).unwrap();
        let began = Instant::now();
        assert!(ends(&mut stream), "{end} bytes");
        assert!(began.elapsed() >= SHORT / 2, "{end} bytes: {:?}", began.elapsed());
        assert!(began.elapsed() < Duration::from_secs(10), "{end} bytes: {:?}", began.elapsed());
    }
}

#[test]
fn a_connection_that_shakes_hands_and_then_says_nothing_ends_with_the_head_time_out() {
    let world = impatient();
    let mut silent = world.secure("vod2.qcloud.com").unwrap();
    let began = Instant::now();
    assert!(ends(&mut silent.stream().sock));
    assert!(began.elapsed() < Duration::from_secs(10), "{:?}", began.elapsed());
}

#[test]
fn two_hundred_handshakes_that_stop_half_way_end_and_hinder_nobody() {
    let world = impatient();
    let mut open: Vec<_> = (0..200).map(|_| world.connect().into_stream()).collect();
    for (number, stream) in open.iter_mut().enumerate() {
        // Half of them say nothing at all.
        drop(stream.write_all(&[0x16, 3, 1, 2, 0, 1][..if number % 2 == 0 { 0 } else { 6 }]));
    }
    world.put("a", b"x");
    assert_eq!(get(&world, ORIGIN_HOST), "x");
    let began = Instant::now();
    assert!(open.iter_mut().all(ends));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    assert_eq!(get(&world, ORIGIN_HOST), "x");
}

#[test]
fn plain_requests_of_one_byte_at_a_time_are_still_understood() {
    let world = World::new();
    let mut connection = world.connect();
    for byte in Request::get(at("a?op=stat")).multi().bytes() {
        connection.write(&[byte]);
    }
    assert_eq!(connection.receive(false).unwrap().code(), -197);
}
