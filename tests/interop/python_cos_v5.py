"""A COS v5 story told by the vendor's own Python SDK (cos-python-sdk-v5), as published.

It arrives three ways: through a proxy with the vendor's host names, by address with the host names kept, and with a
domain of its own that names no bucket, so that the default bucket is meant.
"""
import base64
import hashlib
import hmac
import io
import json
import logging
import os
import sys
import tempfile
import time
from urllib.parse import urlsplit

import requests
from qcloud_cos import CosClientError, CosConfig, CosS3Client, CosServiceError

from checks import bytes_of, check, finish

NAME = 'python_cos_v5'
BUCKET, REGION = 'examplebucket-1250000000', 'ap-guangzhou'
SECRET_ID, SECRET_KEY = 'AKIDcosplaycosplaycosplaycosplay0000', 'cosplaysecretcosplaysecret000000'
MIB = 1024 * 1024


def refused(what, call, want):
    """The call must fail with this code."""
    try:
        got = f'success: {call()!r}'
    except CosServiceError as error:
        got = error.get_error_code()
    check(what, got, want)


def quoted_md5(content):
    return f'"{hashlib.md5(content).hexdigest()}"'


def read(cos, key, **more):
    return cos.get_object(Bucket=BUCKET, Key=key, **more)['Body'].get_raw_stream().read()


def objects(cos):
    content = b'\r\n--\0' + bytes(range(256))
    answer = cos.put_object(Bucket=BUCKET, Key='a b+中.bin', Body=content, ContentType='text/x', Metadata={'x-cos-meta-one': '1'}, EnableMD5=True)
    check('put: ETag', answer['ETag'], quoted_md5(content))
    head = cos.head_object(Bucket=BUCKET, Key='a b+中.bin')
    check('head', (head['Content-Length'], head['Content-Type'], head['x-cos-meta-one'], head['ETag']), ('261', 'text/x', '1', quoted_md5(content)))
    check('no storage class for STANDARD', 'x-cos-storage-class' in head, False)
    check('get', read(cos, 'a b+中.bin'), content)
    check('get a range', read(cos, 'a b+中.bin', Range='bytes=2-3'), content[2:4])
    check('is there', cos.object_exists(Bucket=BUCKET, Key='a b+中.bin'), True)
    check('is not there', cos.object_exists(Bucket=BUCKET, Key='nothing'), False)
    chunked = (piece for piece in [b'one ', b'two ', b'three'])
    cos.put_object(Bucket=BUCKET, Key='chunked', Body=chunked)
    check('a body in chunks', read(cos, 'chunked'), b'one two three')
    cos.put_object(Bucket=BUCKET, Key='empty', Body=b'')
    check('an empty object', read(cos, 'empty'), b'')
    refused('get what is not there', lambda: read(cos, 'nothing'), 'NoSuchKey')
    refused('put with a wrong MD5', lambda: cos.put_object(Bucket=BUCKET, Key='x', Body=b'x', ContentMD5='1B2M2Y8AsgTpgAmY7PhCfg=='), 'BadDigest')
    refused('get if it is another', lambda: read(cos, 'chunked', IfMatch='"0"'), 'PreconditionFailed')
    copied = cos.copy_object(Bucket=BUCKET, Key='copy', CopySource={'Bucket': BUCKET, 'Key': 'a b+中.bin', 'Region': REGION})
    check('copy: ETag', copied['ETag'], quoted_md5(content))
    check('copy: metadata goes along', cos.head_object(Bucket=BUCKET, Key='copy')['x-cos-meta-one'], '1')
    refused('copy what is not there', lambda: cos.copy_object(Bucket=BUCKET, Key='x', CopySource={'Bucket': BUCKET, 'Key': 'nothing', 'Region': REGION}), 'NoSuchKey')
    cos.put_object_acl(Bucket=BUCKET, Key='copy', ACL='public-read')
    acl = cos.get_object_acl(Bucket=BUCKET, Key='copy')
    check('acl', [grant['Permission'] for grant in acl['AccessControlList']['Grant']], ['FULL_CONTROL', 'READ'])
    tags = {'TagSet': {'Tag': [{'Key': 'k', 'Value': 'v'}]}}
    cos.put_object_tagging(Bucket=BUCKET, Key='copy', Tagging=tags)
    check('tags', cos.get_object_tagging(Bucket=BUCKET, Key='copy')['TagSet']['Tag'], [{'Key': 'k', 'Value': 'v'}])
    check('append', cos.append_object(Bucket=BUCKET, Key='log', Position=0, Data=b'line')['x-cos-next-append-position'], '4')
    refused('append elsewhere', lambda: cos.append_object(Bucket=BUCKET, Key='log', Position=9, Data=b'line'), 'AppendPositionErr')
    for key in ('a b+中.bin', 'copy', 'chunked', 'empty', 'log'):
        cos.delete_object(Bucket=BUCKET, Key=key)
    refused('head after delete', lambda: cos.head_object(Bucket=BUCKET, Key='copy'), 'NoSuchResource')


def lists(cos):
    keys = [f'many/{number:04}' for number in range(1010)]
    for key in keys:
        cos.put_object(Bucket=BUCKET, Key=key, Body=b'x')
    first = cos.list_objects(Bucket=BUCKET, Prefix='many/')
    check('list: first page', (len(first['Contents']), first['IsTruncated']), (1000, 'true'))
    second = cos.list_objects(Bucket=BUCKET, Prefix='many/', Marker=first['NextMarker'])
    check('list: second page', ([entry['Key'] for entry in second['Contents']], second['IsTruncated']), (keys[1000:], 'false'))
    shared = cos.list_objects(Bucket=BUCKET, Delimiter='/', EncodingType='url')
    check('list: shared beginnings', (shared['CommonPrefixes'], 'Contents' in shared), ([{'Prefix': 'many/'}], False))
    entry = first['Contents'][0]
    check('list: an entry', (entry['Key'], entry['Size'], entry['ETag'], entry['StorageClass']), (keys[0], '1', quoted_md5(b'x'), 'STANDARD'))
    deleted = cos.delete_objects(Bucket=BUCKET, Delete={'Object': [{'Key': key} for key in keys[:1000]]})
    check('delete a thousand', len(deleted['Deleted']), 1000)
    cos.delete_objects(Bucket=BUCKET, Delete={'Object': [{'Key': key} for key in keys[1000:]], 'Quiet': 'true'})
    check('nothing is left', 'Contents' in cos.list_objects(Bucket=BUCKET), False)


def parts(cos, folder):
    content = bytes_of(3 * MIB + 17, 'parts')
    path = os.path.join(folder, 'parts.bin')
    with open(path, 'wb') as file:
        file.write(content)
    # A part of it is there already: the SDK goes on from it.
    upload = cos.create_multipart_upload(Bucket=BUCKET, Key='parts.bin')['UploadId']
    part = cos.upload_part(Bucket=BUCKET, Key='parts.bin', Body=content[:MIB], PartNumber=1, UploadId=upload)
    check('part: ETag', part['ETag'], quoted_md5(content[:MIB]))
    listed = cos.list_parts(Bucket=BUCKET, Key='parts.bin', UploadId=upload)
    check('parts', [(entry['PartNumber'], entry['Size']) for entry in listed['Part']], [('1', str(MIB))])
    answer = cos.upload_file(Bucket=BUCKET, Key='parts.bin', LocalFilePath=path, PartSize=1, MAXThread=2)
    check('resumed: four parts', answer['ETag'].strip('"').split('-')[1], '4')
    check('resumed: no upload is left', 'Upload' in cos.list_multipart_uploads(Bucket=BUCKET), False)
    check('resumed: same bytes', read(cos, 'parts.bin') == content, True)
    loaded = os.path.join(folder, 'loaded.bin')
    cos.download_file(Bucket=BUCKET, Key='parts.bin', DestFilePath=loaded, PartSize=1, MAXThread=2, EnableCRC=True)
    with open(loaded, 'rb') as file:
        check('downloaded in parts, its CRC checked', file.read() == content, True)
    upload = cos.create_multipart_upload(Bucket=BUCKET, Key='copied.bin')['UploadId']
    source = {'Bucket': BUCKET, 'Key': 'parts.bin', 'Region': REGION}
    etags = [cos.upload_part_copy(Bucket=BUCKET, Key='copied.bin', PartNumber=number + 1, UploadId=upload, CopySource=source,
                                  CopySourceRange=f'bytes={first}-{last}')['ETag'] for number, (first, last) in enumerate([(0, 2 * MIB - 1), (2 * MIB, 3 * MIB + 16)])]
    wrong = {'Part': [{'PartNumber': 1, 'ETag': '"' + 32 * '0' + '"'}]}
    refused('complete with a wrong ETag', lambda: cos.complete_multipart_upload(Bucket=BUCKET, Key='copied.bin', UploadId=upload, MultipartUpload=wrong), 'InvalidPart')
    told = {'Part': [{'PartNumber': number + 1, 'ETag': etag} for number, etag in enumerate(etags)]}
    cos.complete_multipart_upload(Bucket=BUCKET, Key='copied.bin', UploadId=upload, MultipartUpload=told)
    check('copied in parts: same bytes', read(cos, 'copied.bin') == content, True)
    upload = cos.create_multipart_upload(Bucket=BUCKET, Key='aborted.bin')['UploadId']
    cos.abort_multipart_upload(Bucket=BUCKET, Key='aborted.bin', UploadId=upload)
    refused('a part after the end', lambda: cos.upload_part(Bucket=BUCKET, Key='aborted.bin', Body=b'x', PartNumber=1, UploadId=upload), 'NoSuchUpload')
    for key in ('parts.bin', 'copied.bin'):
        cos.delete_object(Bucket=BUCKET, Key=key)


def buckets(cos):
    mine = 'mine-1250000000'
    cos.create_bucket(Bucket=mine)
    names = [bucket['Name'] for bucket in cos.list_buckets()['Buckets']['Bucket']]
    check('buckets', sorted(names), [BUCKET, mine])
    check('location', cos.get_bucket_location(Bucket=mine)['LocationConstraint'], REGION)
    refused('make it again', lambda: cos.create_bucket(Bucket=mine), 'BucketAlreadyOwnedByYou')
    rules = {'CORSRule': [{'ID': 'one', 'AllowedOrigin': ['http://a.example'], 'AllowedMethod': ['GET'], 'AllowedHeader': ['*'], 'MaxAgeSeconds': '5'}]}
    cos.put_bucket_cors(Bucket=mine, CORSConfiguration=rules)
    check('cors', cos.get_bucket_cors(Bucket=mine)['CORSRule'][0]['AllowedOrigin'], ['http://a.example'])
    cos.delete_bucket_cors(Bucket=mine)
    refused('cors after delete', lambda: cos.get_bucket_cors(Bucket=mine), 'NoSuchCORSConfiguration')
    cos.put_bucket_versioning(Bucket=mine, Status='Enabled')
    check('versioning', cos.get_bucket_versioning(Bucket=mine)['Status'], 'Enabled')
    first = cos.put_object(Bucket=mine, Key='v', Body=b'one')['x-cos-version-id']
    second = cos.put_object(Bucket=mine, Key='v', Body=b'two')['x-cos-version-id']
    marker = cos.delete_object(Bucket=mine, Key='v')['x-cos-version-id']
    versions = cos.list_objects_versions(Bucket=mine)
    check('versions', [entry['VersionId'] for entry in versions['Version']], [second, first])
    check('markers', [entry['VersionId'] for entry in versions['DeleteMarker']], [marker])
    check('an old version', cos.get_object(Bucket=mine, Key='v', VersionId=first)['Body'].get_raw_stream().read(), b'one')
    refused('delete it in use', lambda: cos.delete_bucket(Bucket=mine), 'BucketNotEmpty')
    for version in (first, second, marker):
        cos.delete_object(Bucket=mine, Key='v', VersionId=version)
    cos.delete_bucket(Bucket=mine)
    refused('head after delete', lambda: cos.head_bucket(Bucket=mine), 'NoSuchResource')


def urls(cos, url):
    proxies = {'http': url}
    cos.put_object(Bucket=BUCKET, Key='shown', Body=b'shown')
    shown = cos.get_presigned_url(Bucket=BUCKET, Key='shown', Method='GET', Expired=60, Params={'response-content-type': 'text/x y'})
    got = requests.get(shown, proxies=proxies)
    check('pre-signed', (got.status_code, got.content, got.headers['Content-Type']), (200, b'shown', 'text/x y'))
    late = requests.get(cos.get_presigned_url(Bucket=BUCKET, Key='shown', Method='GET', Expired=-1000), proxies=proxies)
    check('pre-signed and expired', (late.status_code, '<Message>Request has expired</Message>' in late.text), (403, True))
    nobody = requests.get(f'http://{BUCKET}.cos.{REGION}.myqcloud.com/shown', proxies=proxies)
    check('without a signature', (nobody.status_code, '<Code>AccessDenied</Code>' in nobody.text), (403, True))
    cos.delete_object(Bucket=BUCKET, Key='shown')


def form(cos, url):
    now = int(time.time())
    span = f'{now - 5};{now + 600}'
    until = time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime(now + 600))
    conditions = [{'q-sign-algorithm': 'sha1'}, {'q-ak': SECRET_ID}, {'q-sign-time': span}, {'bucket': BUCKET},
                  ['starts-with', '$key', 'posted/'], ['content-length-range', 1, 1000]]
    policy = json.dumps({'expiration': until, 'conditions': conditions})

    def sign(key, text):
        return hmac.new(key.encode(), text.encode(), hashlib.sha1).hexdigest()

    def post(key, content):
        fields = {
            'key': key, 'success_action_status': '201', 'Content-Type': 'text/x', 'policy': base64.b64encode(policy.encode()).decode(),
            'q-sign-algorithm': 'sha1', 'q-ak': SECRET_ID, 'q-key-time': span,
            'q-signature': sign(sign(SECRET_KEY, span), hashlib.sha1(policy.encode()).hexdigest()),
        }
        files = {'file': ('photo.jpg', content, 'image/jpeg')}
        return requests.post(f'http://{BUCKET}.cos.{REGION}.myqcloud.com/', data=fields, files=files, proxies={'http': url})

    answer = post('posted/${filename}', b'posted')
    check('form', (answer.status_code, answer.content, answer.headers['ETag']), (201, b'', quoted_md5(b'posted')))
    check('form: same bytes', read(cos, 'posted/photo.jpg'), b'posted')
    check('form: the type is the field\'s', cos.head_object(Bucket=BUCKET, Key='posted/photo.jpg')['Content-Type'], 'text/x')
    check('form: another key', '<Code>AccessDenied</Code>' in post('other', b'posted').text, True)
    check('form: too large', '<Code>EntityTooLarge</Code>' in post('posted/x', bytes(1001)).text, True)
    cos.delete_object(Bucket=BUCKET, Key='posted/photo.jpg')


def client(url, secret_id=SECRET_ID, secret_key=SECRET_KEY, **more):
    config = CosConfig(Region=REGION, SecretId=secret_id, SecretKey=secret_key, Scheme='http', Proxies={'http': url}, **more)
    return CosS3Client(config, retry=0)


def keys_and_clocks(url):
    refused('wrong key', lambda: read(client(url, secret_key='wrong'), 'x'), 'SignatureDoesNotMatch')
    refused('unknown SecretId', lambda: read(client(url, secret_id='AKIDnobody'), 'x'), 'InvalidAccessKeyId')
    real = time.time
    try:
        time.time = lambda: real() + 3600
        refused('a clock that is fast', lambda: read(client(url), 'x'), 'RequestTimeTooSkewed')
        time.time = lambda: real() - 24 * 3600
        refused('a clock that is slow', lambda: read(client(url), 'x'), 'AccessDenied')
    finally:
        time.time = real
    own = requests.get(f'{url}/_cosplay/sts', params={'seconds': 600}).json()['credentials']
    temporary = client(url, own['tmpSecretId'], own['tmpSecretKey'], Token=own['sessionToken'])
    refused('a temporary key', lambda: read(temporary, 'nothing'), 'NoSuchKey')
    refused('with another token', lambda: read(client(url, own['tmpSecretId'], own['tmpSecretKey'], Token='x'), 'nothing'), 'InvalidToken')


def other_ways(url):
    place = urlsplit(url)
    config = CosConfig(Region=REGION, SecretId=SECRET_ID, SecretKey=SECRET_KEY, Scheme='http', IP=place.hostname, Port=place.port)
    by_address = CosS3Client(config, retry=0)
    by_address.put_object(Bucket=BUCKET, Key='by address', Body=io.BytesIO(b'by address'))
    check('by address', read(by_address, 'by address'), b'by address')
    config = CosConfig(Region=REGION, SecretId=SECRET_ID, SecretKey=SECRET_KEY, Scheme='http', Domain=place.netloc)
    by_domain = CosS3Client(config, retry=0)
    check('by a domain that names no bucket', read(by_domain, 'by address'), b'by address')
    by_domain.delete_object(Bucket=BUCKET, Key='by address')


def main(url):
    logging.getLogger('qcloud_cos').setLevel(logging.CRITICAL)
    for name in ('no_proxy', 'NO_PROXY', 'http_proxy', 'HTTP_PROXY'):
        os.environ.pop(name, None)
    cos = client(url)
    objects(cos)
    lists(cos)
    with tempfile.TemporaryDirectory() as folder:
        parts(cos, folder)
    buckets(cos)
    urls(cos, url)
    form(cos, url)
    keys_and_clocks(url)
    other_ways(url)
    return finish(NAME)


if __name__ == '__main__':
    sys.exit(main(os.environ['COSPLAY_URL']))
