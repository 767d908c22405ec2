"""The vendor's COS SDK for Python, tested without the cloud: `pip install cosplay pytest cos-python-sdk-v5`, then `pytest`."""

import pytest
from qcloud_cos import CosConfig, CosS3Client
from qcloud_cos.cos_exception import CosServiceError


@pytest.fixture
def client(cosplay_server, cosplay_tenant):
    """A client of the SDK as in production, but for the proxy."""
    config = CosConfig(
        Region=cosplay_tenant.region,
        SecretId=cosplay_tenant.secret_id,
        SecretKey=cosplay_tenant.secret_key,
        Scheme="http",
        Proxies=cosplay_server.proxies,
    )
    return CosS3Client(config, retry=2)


def test_an_object_comes_back(client, cosplay_tenant):
    client.put_object(Bucket=cosplay_tenant.bucket, Key="a.txt", Body=b"hello")
    got = client.get_object(Bucket=cosplay_tenant.bucket, Key="a.txt")
    assert got["Body"].get_raw_stream().read() == b"hello"


def test_the_sdk_retries_when_the_service_is_busy(client, cosplay_tenant):
    cosplay_tenant.fault("cos_xml.put_object", error="SlowDown", first=1, phase="before")
    client.put_object(Bucket=cosplay_tenant.bucket, Key="a.txt", Body=b"hello")
    cosplay_tenant.verify_faults()
    cosplay_tenant.verify({"matching": {"operation": "cos_xml.put_object"}, "count": 2}, nothing_else=True)


def test_a_large_file_survives_a_broken_connection(client, cosplay_tenant, tmp_path):
    file = tmp_path / "large.bin"
    file.write_bytes(bytes(range(256)) * 16384)  # 4 MiB
    cosplay_tenant.fault("cos_xml.upload_part", effect={"reset_after_request_bytes": 300_000}, nth=2)
    client.upload_file(Bucket=cosplay_tenant.bucket, Key="large.bin", LocalFilePath=str(file), PartSize=1, MAXThread=1)
    cosplay_tenant.verify_faults()
    assert client.head_object(Bucket=cosplay_tenant.bucket, Key="large.bin")["Content-Length"] == str(file.stat().st_size)


def test_a_wrong_key_is_refused_and_the_journal_says_why(cosplay_server, cosplay_tenant):
    config = CosConfig(Region=cosplay_tenant.region, SecretId=cosplay_tenant.secret_id, SecretKey="wrong",
                       Scheme="http", Proxies=cosplay_server.proxies)
    with pytest.raises(CosServiceError) as refused:
        CosS3Client(config, retry=0).put_object(Bucket=cosplay_tenant.bucket, Key="a.txt", Body=b"hello")
    assert refused.value.get_error_code() == "SignatureDoesNotMatch"
    assert "signature" in cosplay_tenant.refusals()[-1]["reason"]
