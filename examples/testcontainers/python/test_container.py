"""Not run here. `pip install testcontainers cos-python-sdk-v5 pytest`, then `pytest`."""

import pytest
from qcloud_cos import CosConfig, CosS3Client
from testcontainers.core.container import DockerContainer
from testcontainers.core.waiting_utils import wait_for_logs


@pytest.fixture(scope="session")
def cosplay_url():
    with DockerContainer("cosplay").with_exposed_ports(8267) as container:
        wait_for_logs(container, "cosplay ready")
        yield f"http://{container.get_container_host_ip()}:{container.get_exposed_port(8267)}"


def test_an_object_comes_back(cosplay_url):
    config = CosConfig(Region="ap-guangzhou", SecretId="AKIDcosplaycosplaycosplaycosplay0000",
                       SecretKey="cosplaysecretcosplaysecret000000", Scheme="http", Proxies={"http": cosplay_url})
    client = CosS3Client(config)
    client.put_object(Bucket="examplebucket-1250000000", Key="a.txt", Body=b"hello")
    got = client.get_object(Bucket="examplebucket-1250000000", Key="a.txt")
    assert got["Body"].get_raw_stream().read() == b"hello"
