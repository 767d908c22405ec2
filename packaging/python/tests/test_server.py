"""A server, its tenants, rules and journal, from Python."""

import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

import cosplay

DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(url: str) -> int:
    """Status of an anonymous GET."""
    try:
        with DIRECT.open(url) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def put_refused(tenant: cosplay.Tenant, key: str) -> int:
    """Status of an anonymous PUT."""
    request = urllib.request.Request(f"{tenant.url}/{tenant.bucket}/{key}", data=b"x", method="PUT")
    try:
        with DIRECT.open(request) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def test_the_binary_tells_its_version() -> None:
    said = subprocess.run([cosplay.binary(), "--version"], check=True, capture_output=True, text=True).stdout
    assert said.startswith("cosplay ")
    module = subprocess.run([sys.executable, "-m", "cosplay", "--version"], check=True, capture_output=True, text=True)
    assert module.stdout == said


def test_a_server_starts_on_a_free_port_and_stops() -> None:
    with cosplay.Server() as server, cosplay.Server() as other:
        assert server.url != other.url
        assert get(f"{server.url}/_cosplay/health/ready") == 200
        assert Path(server.ca).read_text().startswith("-----BEGIN CERTIFICATE-----")
        url = server.url
    with pytest.raises(OSError):
        DIRECT.open(f"{url}/_cosplay/health/ready", timeout=2)
    with pytest.raises(RuntimeError, match="not running"):
        _ = server.url


def test_a_server_that_cannot_start_says_why() -> None:
    with pytest.raises(cosplay.StartError, match="no-such-flag"):
        cosplay.Server("--no-such-flag").start()


def test_tenants_share_nothing(cosplay_server: cosplay.Server) -> None:
    one, two = cosplay_server.tenant(), cosplay_server.tenant(bucket="videos", region="ap-beijing")
    assert one.appid != two.appid and two.bucket == f"videos-{two.appid}"
    one.fault("cos_xml.put_object", error="SlowDown", first=1)
    assert put_refused(two, "a") == 403
    assert put_refused(one, "a") == 503
    assert [entry["appid"] for entry in one.requests()] == [one.appid]
    assert two.faults() == []


def test_a_rule_that_never_acted_is_an_error(cosplay_tenant: cosplay.Tenant) -> None:
    identity = cosplay_tenant.fault("cos_xml.put_object", error="SlowDown", nth=[1, 2], key="wanted/*")
    with pytest.raises(cosplay.VerificationError, match="SlowDown"):
        cosplay_tenant.verify_faults()
    assert put_refused(cosplay_tenant, "wanted/a") == 503
    assert put_refused(cosplay_tenant, "other") == 403
    assert put_refused(cosplay_tenant, "wanted/a") == 503
    cosplay_tenant.verify_faults()
    assert [rule["hits"] for rule in cosplay_tenant.faults() if rule["id"] == identity] == [2]
    cosplay_tenant.clear_faults()
    assert cosplay_tenant.faults() == []


def test_a_rule_that_means_nothing_is_refused_with_a_sentence(cosplay_tenant: cosplay.Tenant) -> None:
    with pytest.raises(cosplay.AdminError, match="put_object"):
        cosplay_tenant.fault("cos_xml.put_objct", error="SlowDown")


def test_received_requests_are_compared_with_the_expected_ones(cosplay_tenant: cosplay.Tenant) -> None:
    put_refused(cosplay_tenant, "a")
    cosplay_tenant.verify({"matching": {"operation": "cos_xml.put_object"}, "count": 1}, nothing_else=True)
    with pytest.raises(cosplay.VerificationError):
        cosplay_tenant.verify({"matching": {"operation": "cos_xml.put_object"}, "count": 2})
    assert cosplay_tenant.refusals()[0]["reason"]


def test_the_clock_and_temporary_keys_are_the_tenants(cosplay_tenant: cosplay.Tenant) -> None:
    cosplay_tenant.set_clock(1_700_000_000)
    cosplay_tenant.advance_clock(60)
    assert cosplay_tenant.temporary_keys(seconds=600)["startTime"] == 1_700_000_060


def test_chromium_is_told_of_every_zone_and_of_one_key(cosplay_server: cosplay.Server) -> None:
    rules, key, *_ = cosplay_server.chromium_args()
    for zone in ["qcloud.com", "myqcloud.com", "tencentcos.cn", "dnsv1.com", "tencentcloudapi.com"]:
        assert f"MAP *.{zone} " in rules
    assert key.endswith(f"={cosplay_server.ca_spki()}") and len(cosplay_server.ca_spki()) == 44
