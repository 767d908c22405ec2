"""API 3.0 by tencentcloud-sdk-python with an endpoint setting: every signature method, media, events, tasks, classes, templates, STS."""
import hashlib
import json
import os
import sys
import urllib.parse

import requests
from qcloud_cos import CosConfig, CosS3Client, CosServiceError
from tencentcloud.common import credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.sts.v20180813 import models as sts_models, sts_client
from tencentcloud.vod.v20180717 import models, vod_client

from checks import bytes_of, check, finish

NAME = 'python_cloud_api'
SERVER = os.environ['COSPLAY_URL']
BUCKET, COS_REGION = 'examplebucket-1250000000', 'ap-guangzhou'
ID, KEY = 'AKIDcosplaycosplaycosplaycosplay0000', 'cosplaysecretcosplaysecret000000'


def profile(method='TC3-HMAC-SHA256', verb='POST', **more):
    http = HttpProfile(protocol='http', endpoint=SERVER.split('//')[1], reqMethod=verb, reqTimeout=20)
    return ClientProfile(signMethod=method, httpProfile=http, **more)


def client(secret_id=ID, secret_key=KEY, token=None, **more):
    return vod_client.VodClient(credential.Credential(secret_id, secret_key, token), 'ap-guangzhou', profile(**more))


def sts(secret_id=ID, secret_key=KEY, token=None, **more):
    return sts_client.StsClient(credential.Credential(secret_id, secret_key, token), 'ap-guangzhou', profile(**more))


def request(name, module=models, **fields):
    made = getattr(module, name + 'Request')()
    made.from_json_string(json.dumps(fields))
    return made


def call(api, name, **fields):
    """The answer as a dictionary."""
    module = sts_models if isinstance(api, sts_client.StsClient) else models
    return json.loads(getattr(api, name)(request(name, module, **fields)).to_json_string())


def refused(api, name, **fields):
    """The code of the refusal, and whether a request id came with it."""
    try:
        call(api, name, **fields)
    except TencentCloudSDKException as error:
        return error.get_code(), bool(error.get_request_id())
    return 'accepted', True


def cos(secret_id, secret_key, token, region=COS_REGION):
    return CosS3Client(CosConfig(Region=region, SecretId=secret_id, SecretKey=secret_key, Token=token, Scheme='http', Proxies={'http': SERVER}), retry=0)


def admin(path, method='GET', **body):
    answer = requests.request(method, f'{SERVER}/_cosplay/{path}', json=body or None, timeout=10)
    answer.raise_for_status()
    return answer.json() if answer.content else None


def fetch(url):
    return requests.get(url, proxies={'http': SERVER, 'https': SERVER}, verify=False, timeout=20)


def upload(api, content, **fields):
    """ApplyUpload, the bytes and CommitUpload, as the vendor's upload SDKs do it."""
    applied = call(api, 'ApplyUpload', MediaType='mp4', **fields)
    certificate = applied['TempCertificate']
    storage = cos(certificate['SecretId'], certificate['SecretKey'], certificate['Token'], applied['StorageRegion'])
    storage.put_object(Bucket=applied['StorageBucket'], Key=applied['MediaStoragePath'][1:], Body=content)
    return applied, call(api, 'CommitUpload', VodSessionKey=applied['VodSessionKey'])


def signatures():
    issued = call(sts(), 'GetFederationToken', Name='all', DurationSeconds=1800, Policy=encoded(allow(['*'], ['*'])))['Credentials']
    keys = {'permanent': (ID, KEY, None), 'temporary': (issued['TmpSecretId'], issued['TmpSecretKey'], issued['Token'])}
    for kind, (secret_id, secret_key, token) in keys.items():
        for method in ('TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1'):
            for verb in ('POST', 'GET'):
                api = client(secret_id, secret_key, token, method=method, verb=verb)
                found = call(api, 'SearchMedia', Names=['名 字&='], CreateTime={'After': '2020-01-01T00:00:00Z', 'Before': '2020-01-02T00:00:00Z'})
                check(f'{method} by {verb} with a {kind} key', found['TotalCount'], 0)
    unsigned = client()
    unsigned.profile.unsignedPayload = True
    check('an unsigned payload', call(unsigned, 'SearchMedia', Names=['x'])['TotalCount'], 0)
    for method in ('TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1'):
        check(f'{method}: a wrong key', refused(client(secret_key='wrong', method=method), 'SearchMedia'), ('AuthFailure.SignatureFailure', True))
    check('an unknown SecretId', refused(client('AKIDnobodynobodynobodynobodynobody00'), 'SearchMedia'), ('AuthFailure.SecretIdNotFound', True))
    secret_id, secret_key, _ = keys['temporary']
    check('a temporary key without its token', refused(client(secret_id, secret_key), 'SearchMedia'), ('AuthFailure.TokenFailure', True))


def uploads():
    api, content = client(), bytes_of(300_000, 'media')
    applied, committed = upload(api, content, MediaName='story', SourceContext='from python')
    check('the play URL gives the bytes', hashlib.sha256(fetch(committed['MediaUrl']).content).digest(), hashlib.sha256(content).digest())
    check('a second commit answers the same', call(api, 'CommitUpload', VodSessionKey=applied['VodSessionKey'])['FileId'], committed['FileId'])
    file_id = committed['FileId']
    told = call(api, 'DescribeMediaInfos', FileIds=[file_id, '5285890000000000000'], Filters=['basicInfo', 'metaData'])
    [info] = told['MediaInfoSet']
    basic = info['BasicInfo']
    check('basicInfo', (basic['Name'], basic['Type'], basic['MediaUrl'], basic['SourceInfo']['SourceContext']), ('story', 'mp4', committed['MediaUrl'], 'from python'))
    check('metaData knows the size', info['MetaData']['Size'], 300_000)
    check('what was not asked for is null', info['TranscodeInfo'], None)
    check('unknown ids are listed', told['NotExistFileIdSet'], ['5285890000000000000'])
    call(api, 'ModifyMediaInfo', FileId=file_id, Name='renamed', AddTags=['a', 'b'])
    check('SearchMedia finds the new name', [m['FileId'] for m in call(api, 'SearchMedia', Names=['rename'])['MediaInfoSet']], [file_id])
    check('SearchMedia finds the tag', call(api, 'SearchMedia', Tags=['b'])['TotalCount'], 1)
    call(api, 'DeleteMedia', FileId=file_id)
    check('its URL is gone', fetch(committed['MediaUrl']).status_code, 404)
    check('and so is the media', call(api, 'DescribeMediaInfos', FileIds=[file_id])['NotExistFileIdSet'], [file_id])
    for fields, code in [({'MediaType': 'test'}, 'InvalidParameterValue.MediaType'), ({'MediaType': 'mp4', 'CoverType': 'test'}, 'InvalidParameterValue.CoverType')]:
        check(f'{fields} is refused', refused(api, 'ApplyUpload', **fields), (code, True))
    check('a key nobody was given', refused(api, 'CommitUpload', VodSessionKey='nothing'), ('InvalidParameterValue.VodSessionKey', True))
    waiting = call(api, 'ApplyUpload', MediaType='mp4')['VodSessionKey']
    check('nothing uploaded yet', refused(api, 'CommitUpload', VodSessionKey=waiting), ('ResourceNotFound', True))


def events():
    api = client()
    call(api, 'ModifyEventConfig', Mode='PULL', UploadMediaCompleteEventSwitch='ON', DeleteMediaCompleteEventSwitch='ON')
    check('the configuration', call(api, 'DescribeEventConfig')['Mode'], 'PULL')
    _, committed = upload(api, b'some video', MediaName='told')
    [event] = call(api, 'PullEvents')['EventSet']
    check('its event', (event['EventType'], event['FileUploadEvent']['FileId']), ('NewFileUpload', committed['FileId']))
    check('it is invisible for a while', refused(api, 'PullEvents'), ('ResourceNotFound', True))
    admin('clock/advance?appid=1250000000', 'POST', seconds=31)
    [again] = call(api, 'PullEvents')['EventSet']
    check('it comes again with a new handle', again['EventHandle'] != event['EventHandle'])
    check('the old handle is late', refused(api, 'ConfirmEvents', EventHandles=[event['EventHandle']])[0].split('.')[0], 'InvalidParameterValue')
    call(api, 'ConfirmEvents', EventHandles=[again['EventHandle']])
    call(api, 'DeleteMedia', FileId=committed['FileId'])
    [deleted] = call(api, 'PullEvents')['EventSet']
    check('a deletion is told', (deleted['EventType'], deleted['FileDeleteEvent']['FileIdSet']), ('FileDeleted', [committed['FileId']]))
    call(api, 'ConfirmEvents', EventHandles=[deleted['EventHandle']])
    admin('clock?appid=1250000000', 'PUT', mode='real')


def administration():
    api = client()
    made = call(api, 'CreateClass', ParentId=-1, ClassName='trailers')['ClassId']
    check('the class is listed', made in [c['ClassId'] for c in call(api, 'DescribeAllClass')['ClassInfoSet']])
    check('its name is taken', refused(api, 'CreateClass', ParentId=-1, ClassName='trailers')[0], 'FailedOperation.ClassNameDuplicate')
    call(api, 'DeleteClass', ClassId=made)
    call(api, 'CreateProcedureTemplate', Name='mine', Comment='c')
    check('the template is listed', [t['Name'] for t in call(api, 'DescribeProcedureTemplates', Names=['mine'])['ProcedureTemplateSet']], ['mine'])
    _, committed = upload(api, b'to be processed')
    task = call(api, 'ProcessMediaByProcedure', FileId=committed['FileId'], ProcedureName='mine')['TaskId']
    check('the task is known', call(api, 'DescribeTaskDetail', TaskId=task)['TaskType'], 'Procedure')
    check('an unknown template', refused(api, 'ProcessMediaByProcedure', FileId=committed['FileId'], ProcedureName='nobody')[0], 'InvalidParameterValue.ProcedureName')
    check('the default application is listed', 1250000000 in [s['SubAppId'] for s in call(api, 'DescribeSubAppIds')['SubAppIdInfoSet']])
    check('regions', any(r['IsDefault'] for r in call(api, 'DescribeStorageRegions')['StorageRegionInfos']))
    check('what is not played is refused by name', refused(api, 'DescribeCDNUsageData', StartTime='2026-01-01T00:00:00Z', EndTime='2026-01-02T00:00:00Z', DataType='Traffic')[0].split('.')[0], 'UnsupportedOperation')
    put = CosS3Client(CosConfig(Region=COS_REGION, SecretId=ID, SecretKey=KEY, Scheme='http', Proxies={'http': SERVER}), retry=0)
    put.put_object(Bucket=BUCKET, Key='pulled.mp4', Body=b'pulled bytes', ACL='public-read')
    pulled = call(api, 'PullUpload', MediaUrl=f'https://{BUCKET}.cos.{COS_REGION}.myqcloud.com/pulled.mp4')['TaskId']
    check('PullUpload begins a task', '-pull-' in pulled)
    playlist = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\ngear1/prog.m3u8\n#EXTINF:10,\nsub/0.ts\n'
    check('segments of a playlist', call(api, 'ParseStreamingManifest', MediaManifestContent=playlist)['MediaSegmentSet'], ['gear1/prog.m3u8', 'sub/0.ts'])


def allow(actions, resources, effect='allow', **more):
    return {'version': '2.0', 'statement': [{'effect': effect, 'action': actions, 'resource': resources, **more}]}


def encoded(policy):
    return urllib.parse.quote(json.dumps(policy))


def federation():
    resource = f'qcs::cos:{COS_REGION}:uid/1250000000:{BUCKET}/mine/*'
    issued = call(sts(), 'GetFederationToken', Name='web', Policy=encoded(allow(['name/cos:PutObject'], [resource])))
    keys = issued['Credentials']
    storage = cos(keys['TmpSecretId'], keys['TmpSecretKey'], keys['Token'])
    storage.put_object(Bucket=BUCKET, Key='mine/a.txt', Body=b'a')
    for what, act in [('another key', lambda: storage.put_object(Bucket=BUCKET, Key='theirs/a.txt', Body=b'a')),
                      ('another action', lambda: storage.get_object(Bucket=BUCKET, Key='mine/a.txt'))]:
        try:
            act()
            got = 'accepted'
        except CosServiceError as error:
            got = error.get_error_code()
        check(f'{what} is refused', got, 'AccessDenied')
    who = call(sts(), 'GetCallerIdentity')
    check('the account', who['AccountId'] != '' and who['Type'] != '')
    role = call(sts(), 'AssumeRole', RoleArn='qcs::cam::uin/1250000000:roleName/uploader', RoleSessionName='test', DurationSeconds=900)
    check('a role has keys', role['Credentials']['TmpSecretId'] != '')
    other = f'qcs::cos:{COS_REGION}:uid/1250000001:other-1250000001/*'
    check('another account', refused(sts(), 'GetFederationToken', Name='web', Policy=encoded(allow(['*'], [other])))[0], 'InvalidParameter.GrantOtherResource')
    check('no JSON', refused(sts(), 'GetFederationToken', Name='web', Policy='%7Bnothing')[0], 'InvalidParameter.StrategyFormatError')
    check('too long', refused(sts(), 'GetFederationToken', Name='web', Policy=encoded(allow(['*'], ['*'])), DurationSeconds=200_000)[0], 'InvalidParameter.OverTimeError')


def main():
    requests.packages.urllib3.disable_warnings()
    for part in (signatures, uploads, events, administration, federation):
        try:
            part()
        except TencentCloudSDKException as error:
            check(part.__name__, str(error), 'no refusal')
        except Exception as error:  # the other parts are to be seen as well
            check(part.__name__, repr(error), 'no exception')
    return finish(NAME)


sys.exit(main())
