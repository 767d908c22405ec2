"""A back end that uploads to VOD, tested without the cloud: `pip install cosplay pytest vod-python-sdk`, then `pytest`.

The SDKs are used as in production. `cosplay_env` leads them to the server: proxy variables, and the certificate for SDKs that
would only trust certifi's."""

import json

import pytest
import requests
from qcloud_vod.model import VodUploadRequest
from qcloud_vod.vod_upload_client import VodUploadClient
from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.vod.v20180717 import models, vod_client


@pytest.fixture
def vod(cosplay_env, cosplay_tenant):
    """Calls an action of API 3.0 and returns its answer."""
    client = vod_client.VodClient(credential.Credential(cosplay_tenant.secret_id, cosplay_tenant.secret_key), "ap-guangzhou")

    def call(action, **fields):
        request = getattr(models, action + "Request")()
        request.from_json_string(json.dumps(fields))
        return getattr(client, action)(request)

    return call


@pytest.fixture
def upload(cosplay_env, cosplay_tenant, tmp_path):
    """Uploads a small video with the vendor's SDK."""
    video = tmp_path / "video.mp4"
    video.write_bytes(bytes(range(256)) * 1000)

    def run():
        request = VodUploadRequest()
        request.MediaFilePath = str(video)
        request.MediaName = "trailer"
        return VodUploadClient(cosplay_tenant.secret_id, cosplay_tenant.secret_key).upload("ap-guangzhou", request)

    run.bytes = video.read_bytes()
    return run


def test_an_upload_is_found_told_and_deleted(vod, upload):
    vod("ModifyEventConfig", Mode="PULL", UploadMediaCompleteEventSwitch="ON")
    uploaded = upload()
    assert requests.get(uploaded.MediaUrl, timeout=10).content == upload.bytes

    [media] = vod("DescribeMediaInfos", FileIds=[uploaded.FileId]).MediaInfoSet
    assert (media.BasicInfo.Name, media.MetaData.Size) == ("trailer", len(upload.bytes))

    [event] = vod("PullEvents").EventSet
    assert (event.EventType, event.FileUploadEvent.FileId) == ("NewFileUpload", uploaded.FileId)
    vod("ConfirmEvents", EventHandles=[event.EventHandle])

    vod("DeleteMedia", FileId=uploaded.FileId)
    assert vod("DescribeMediaInfos", FileIds=[uploaded.FileId]).NotExistFileIdSet == [uploaded.FileId]


def test_an_event_that_is_not_confirmed_comes_again(vod, upload, cosplay_tenant):
    vod("ModifyEventConfig", Mode="PULL", UploadMediaCompleteEventSwitch="ON")
    upload()
    [first] = vod("PullEvents").EventSet
    cosplay_tenant.advance_clock(31)  # it stays invisible for 30 s
    [second] = vod("PullEvents").EventSet
    assert second.FileUploadEvent.FileId == first.FileUploadEvent.FileId


def test_the_sdk_reports_what_the_service_refuses(upload, cosplay_tenant):
    cosplay_tenant.fault("cloud_api.apply_upload", error="FailedOperation.InvalidVodUser", first=1)
    with pytest.raises(TencentCloudSDKException) as refused:
        upload()
    assert refused.value.get_code() == "FailedOperation.InvalidVodUser"
    cosplay_tenant.verify_faults()
