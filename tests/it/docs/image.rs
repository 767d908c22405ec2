//! What the container image and the compose file promise, as far as it can be read off them;
//! `tests/image/run` runs them.

use std::collections::BTreeSet;
use std::path::Path;

use cosplay::internals::config::written::{DEMO_APPID, DEMO_BUCKET};
use cosplay::internals::domain::accounts::vod_options::VodOptions;
use cosplay::internals::domain::vod::naming;
use cosplay::internals::primitives::names::{BucketId, short_region};
use cosplay::internals::wire::host::{Role, VendorHost};

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The hosts of a bucket, in all three of their forms.
fn hosts(bucket: &BucketId, short: &str, region: &str) -> Vec<String> {
    let mut hosts = vec![format!("{bucket}.file.myqcloud.com"), format!("{bucket}.cos{short}.myqcloud.com")];
    hosts.extend(["myqcloud.com", "tencentcos.cn"].map(|zone| format!("{bucket}.cos.{region}.{zone}")));
    hosts
}

#[test]
fn the_compose_file_names_every_host_of_the_demo_account() {
    let text = file("docker-compose.yml");
    let listed: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("          - ")).map(str::trim).collect();
    let (name, region) = DEMO_BUCKET.split_once('@').unwrap();
    let vod = VodOptions::default().region;
    let storage = naming::bucket(DEMO_APPID, &vod);
    let mut wanted = [
        "vod2.qcloud.com",
        "vod2.dnsv1.com",
        "vodreport.qcloud.com",
        "livedemo.tim.qq.com",
        "demo.vod2.myqcloud.com",
        "xzb.qcloud.com",
        "web.file.myqcloud.com",
        "service.cos.myqcloud.com",
    ]
    .map(str::to_owned)
    .to_vec();
    wanted.push(format!("{DEMO_APPID}.vod2.myqcloud.com"));
    wanted.push(format!("cos.{region}.myqcloud.com"));
    for short in [short_region(region), "gzp"] {
        wanted.push(format!("{short}.file.myqcloud.com"));
    }
    wanted.extend(hosts(&BucketId::new(DEMO_APPID, name), short_region(region), region));
    wanted.extend(hosts(&storage, "gzp", &vod));
    let unique: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(unique.len(), listed.len(), "a name stands twice");
    assert_eq!(unique, wanted.iter().map(String::as_str).collect());
    for host in listed {
        let role = VendorHost::parse(host).map(|host| host.role);
        assert!(role.is_some_and(|role| role != Role::NotPlayed), "{host} is not played");
    }
}

#[test]
fn the_image_has_nothing_but_the_program_and_an_ordinary_user() {
    let text = file("Dockerfile");
    let (_, image) = text.split_once("\nFROM scratch\n").expect("the last stage begins from nothing");
    for line in [
        "USER 65532:65532",
        "EXPOSE 80 443 8267",
        "ENTRYPOINT [\"/cosplay\"]",
        "CMD [\"/cosplay\", \"health\"]",
    ] {
        assert!(image.contains(line), "{line}");
    }
}
