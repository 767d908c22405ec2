"""Temporary keys with policies, as cos-python-sdk-v5 meets them: each row of policies.json, allowed or refused."""
import json
import os
import sys
from pathlib import Path

import requests
from qcloud_cos import CosConfig, CosS3Client, CosServiceError

from checks import check, finish

NAME = 'python_policies'
BUCKET, REGION, APPID = 'examplebucket-1250000000', 'ap-guangzhou', 1250000000
SERVER = os.environ['COSPLAY_URL']


def client(secret_id, secret_key, token=None):
    return CosS3Client(CosConfig(Region=REGION, SecretId=secret_id, SecretKey=secret_key, Token=token, Scheme='http', Proxies={'http': SERVER}), retry=0)


OWNER = client('AKIDcosplaycosplaycosplaycosplay0000', 'cosplaysecretcosplaysecret000000')


def statement(effect, row):
    resource = row['resource']
    full = resource if resource == '*' else f'qcs::cos:{REGION}:uid/{APPID}:{BUCKET}/{resource}'
    condition = {'condition': row['condition']} if 'condition' in row else {}
    return {'effect': effect, 'action': row['actions'], 'resource': [full], **condition}


def keys(row):
    """A client with keys that the row's policy binds."""
    statements = [statement('allow', row)] + ([statement('deny', row['deny'])] if 'deny' in row else [])
    answer = requests.post(f'{SERVER}/_cosplay/sts', json={'policy': {'version': '2.0', 'statement': statements}}, timeout=10)
    answer.raise_for_status()
    issued = answer.json()['credentials']
    return client(issued['tmpSecretId'], issued['tmpSecretKey'], issued['sessionToken'])


def parts(cos, key):
    upload = cos.create_multipart_upload(Bucket=BUCKET, Key=key)['UploadId']
    tag = cos.upload_part(Bucket=BUCKET, Key=key, Body=b'hello', PartNumber=1, UploadId=upload)['ETag']
    cos.complete_multipart_upload(Bucket=BUCKET, Key=key, UploadId=upload, MultipartUpload={'Part': [{'ETag': tag, 'PartNumber': 1}]})


ACTIONS = {
    'put': lambda cos, key, kind='text/plain': cos.put_object(Bucket=BUCKET, Key=key, Body=b'hello', ContentType=kind),
    'get': lambda cos, key: cos.get_object(Bucket=BUCKET, Key=key),
    'delete': lambda cos, key: cos.delete_object(Bucket=BUCKET, Key=key),
    'list': lambda cos, prefix: cos.list_objects(Bucket=BUCKET, Prefix=prefix),
    'parts': parts,
    'copy': lambda cos, source, key: cos.copy_object(Bucket=BUCKET, Key=key, CopySource={'Bucket': BUCKET, 'Region': REGION, 'Key': source}),
}


def main():
    for row in json.loads(Path(__file__).with_name('policies.json').read_text()):
        OWNER.put_object(Bucket=BUCKET, Key='up/there', Body=b'there')
        cos, (name, *arguments) = keys(row), row['do']
        try:
            ACTIONS[name](cos, *arguments)
            got = 'ok'
        except CosServiceError as error:
            got = error.get_error_code()
        check(row['what'], got, row['want'])
    return finish(NAME)


sys.exit(main())
