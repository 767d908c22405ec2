"""`cosplay exec -- python exec_vod_python.py`: vod-python-sdk, tccli and qcloud-python-sts with nothing configured. The first two
pin the certificates of certifi, and none of the three has a setting for its host here."""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import requests
from qcloud_cos import CosConfig, CosS3Client, CosServiceError
from qcloud_vod.exception import VodClientException
from qcloud_vod.model import VodUploadRequest
from qcloud_vod.vod_upload_client import VodUploadClient
from sts.sts import Sts
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException

from checks import bytes_of, check, finish

ID, KEY = os.environ['COSPLAY_SECRET_ID'], os.environ['COSPLAY_SECRET_KEY']
BUCKET, REGION = os.environ['COSPLAY_BUCKET'], os.environ['COSPLAY_REGION']
PNG = bytes_of(5_000, 'cover')


def sha(content):
    return hashlib.sha256(content).hexdigest()


def upload(path, cover=None, **fields):
    request = VodUploadRequest()
    request.MediaFilePath = str(path)
    if cover:
        request.CoverFilePath = str(cover)
    for name, value in fields.items():
        setattr(request, name, value)
    return VodUploadClient(ID, KEY).upload(REGION, request)


def fetched(url):
    return requests.get(url, timeout=20).content


def uploads(folder):
    small, large, cover = folder / 'small.mp4', folder / 'large.mp4', folder / 'cover.png'
    small.write_bytes(bytes_of(200_000, 'small'))
    large.write_bytes(bytes_of(23_000_000, 'large'))
    cover.write_bytes(PNG)
    for path in (small, large):
        answer = upload(path)
        check(f'{path.name} plays byte for byte', sha(fetched(answer.MediaUrl)), sha(path.read_bytes()))
    answer = upload(small, cover, MediaName='named', Procedure='QCVB_SimpleProcessFile(1, 1)')
    check('the cover comes back', sha(fetched(answer.CoverUrl)), sha(PNG))
    for fields, message in [({'MediaType': 'test'}, 'invalid media type'), ({'CoverType': 'test'}, 'invalid cover type')]:
        try:
            upload(small, cover, **fields)
            got = 'accepted'
        except TencentCloudSDKException as error:
            got = error.get_message()
        check(f'{fields}', got, message)
    return answer.FileId


def playlists(folder):
    (folder / 'hls' / 'gear1' / 'test').mkdir(parents=True)
    pieces = {'hls/gear1/0.ts': bytes_of(100_000, 'zero'), 'hls/gear1/test/1.ts': bytes_of(100_000, 'one')}
    for name, content in pieces.items():
        (folder / name).write_bytes(content)
    (folder / 'hls/gear1/prog.m3u8').write_text('#EXTM3U\n#EXTINF:10,\n0.ts\n#EXTINF:10,\ntest/1.ts\n#EXT-X-ENDLIST\n')
    master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=200000\ngear1/prog.m3u8\n'
    (folder / 'hls/all.m3u8').write_text(master)
    answer = upload(folder / 'hls/all.m3u8')
    base = answer.MediaUrl.rsplit('/', 1)[0]
    check('the master playlist plays', fetched(answer.MediaUrl).decode(), master)
    for name, content in pieces.items():
        check(f'{name} plays beside it', sha(fetched(f'{base}/{name[4:]}')), sha(content))
    (folder / 'hls/broken.m3u8').write_text('#EXTM3U\n#EXTINF:10,\nmissing.ts\n')
    try:
        upload(folder / 'hls/broken.m3u8')
        got = 'accepted'
    except VodClientException:
        got = 'refused'
    check('a segment that is no file', got, 'refused')


def command_line(file_id):
    environment = {**os.environ, 'TENCENTCLOUD_SECRET_ID': ID, 'TENCENTCLOUD_SECRET_KEY': KEY, 'TENCENTCLOUD_REGION': REGION}
    tccli = str(Path(sys.executable).with_name('tccli'))
    ran = subprocess.run([tccli, 'vod', 'DescribeMediaInfos', '--FileIds', json.dumps([file_id]), '--Filters', '["basicInfo"]'], env=environment, capture_output=True, text=True)
    check('tccli describes it', ran.returncode == 0 and json.loads(ran.stdout)['MediaInfoSet'][0]['BasicInfo']['Name'], 'named')
    ran = subprocess.run([tccli, 'sts', 'GetCallerIdentity'], env=environment, capture_output=True, text=True)
    check('tccli says who it is', ran.returncode == 0 and 'AccountId' in json.loads(ran.stdout))


def helper(**more):
    settings = {'duration_seconds': 1800, 'secret_id': ID, 'secret_key': KEY, 'bucket': BUCKET, 'region': REGION, 'allow_prefix': ['mine/*'],
                'allow_actions': ['name/cos:PutObject', 'name/cos:InitiateMultipartUpload', 'name/cos:UploadPart', 'name/cos:CompleteMultipartUpload']}
    settings.update(more)
    return Sts({name: value for name, value in settings.items() if value is not None})


def temporary_keys():
    keys = helper().get_credential()['credentials']
    cos = CosS3Client(CosConfig(Region=REGION, SecretId=keys['tmpSecretId'], SecretKey=keys['tmpSecretKey'], Token=keys['sessionToken']))
    cos.put_object(Bucket=BUCKET, Key='mine/a.txt', Body=b'a')
    try:
        cos.put_object(Bucket=BUCKET, Key='theirs/a.txt', Body=b'a')
        got = 'accepted'
    except CosServiceError as error:
        got = error.get_error_code()
    check('qcloud-python-sts: keys are bound to their prefix', got, 'AccessDenied')
    role = helper().get_role_credential(f'qcs::cam::uin/{BUCKET.rsplit("-", 1)[1]}:roleName/uploader') if hasattr(Sts, 'get_role_credential') else None
    check('qcloud-python-sts: a role', role is None or 'credentials' in role)
    # With a policy and without a region the package signs `Region=None` and does not send it: the service refuses that.
    policy = {'version': '2.0', 'statement': [{'effect': 'allow', 'action': '*', 'resource': '*'}]}
    for what, settings in [('a wrong key', {'secret_key': 'wrong'}), ('its own Region=None', {'policy': policy, 'region': None})]:
        try:
            helper(**settings).get_credential()
            got = 'accepted'
        except Exception as error:  # whatever it raises
            got = str(error)
        check(f'qcloud-python-sts: {what} is refused', 'AuthFailure.SignatureFailure' in got or got)


with tempfile.TemporaryDirectory() as made:
    known = uploads(Path(made))
    playlists(Path(made))
    command_line(known)
temporary_keys()
sys.exit(finish('exec_vod_python'))
