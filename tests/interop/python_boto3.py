"""An S3 story told by AWS's own Python SDK (boto3), as published: the vendor's page on AWS SDKs says that they may be used
unchanged. Path style by address. What COS refuses of an SDK as it comes is told first, then the two settings that help."""
import base64
import hashlib
import io
import os
import sys
import tempfile

import boto3
import requests
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

from checks import bytes_of, check, finish

NAME = 'python_boto3'
BUCKET = 'examplebucket-1250000000'
MIB = 1024 * 1024


def client(url, version='s3v4', key='cosplaysecretcosplaysecret000000', checksums='when_required', **more):
    config = Config(signature_version=version, s3={'addressing_style': 'path'}, request_checksum_calculation=checksums, retries={'total_max_attempts': 1})
    return boto3.client('s3', endpoint_url=url, region_name='ap-guangzhou', config=config,
                        aws_access_key_id='AKIDcosplaycosplaycosplaycosplay0000', aws_secret_access_key=key, **more)


def with_md5(s3):
    """Sends Content-MD5 along with the list of DELETE Multiple Objects, as COS demands; newer SDKs send another checksum."""
    def add(params, **_):
        params['headers']['Content-MD5'] = base64.b64encode(hashlib.md5(params['body']).digest()).decode()
    s3.meta.events.register('before-call.s3.DeleteObjects', add)
    return s3


def code(call):
    try:
        call()
    except ClientError as error:
        return error.response['Error']['Code']
    return 'success'


def at(key):
    return {'Bucket': BUCKET, 'Key': key}


def refused(url, folder):
    """The two refusals that an SDK as it comes meets, and that no setting is needed for what else it does."""
    s3 = client(url, checksums='when_supported')
    s3.put_object(**at('plain'), Body=b'hello')
    check('without TLS an object goes up as it is', s3.get_object(**at('plain'))['Body'].read(), b'hello')
    many = {'Bucket': BUCKET, 'Delete': {'Objects': [{'Key': 'plain'}]}}
    check('a list without Content-MD5 is refused', code(lambda: s3.delete_objects(**many)), 'InvalidRequest')
    check('and nothing was deleted', s3.head_object(**at('plain'))['ContentLength'], 5)
    authority = os.path.join(folder, 'ca.pem')
    with open(authority, 'wb') as file:
        file.write(requests.get(f'{url}/_cosplay/ca.pem').content)
    secure = url.replace('http://', 'https://').replace('127.0.0.1', 'localhost')
    trailing = client(secure, checksums='when_supported', verify=authority)
    check('over TLS it sends a trailer, which is refused', code(lambda: trailing.put_object(**at('trailer'), Body=b'hello')), 'InvalidRequest')
    client(secure, verify=authority).put_object(**at('trailer'), Body=b'hello')
    check('unless it is told to send none', s3.get_object(**at('trailer'))['Body'].read(), b'hello')


def objects(s3):
    s3.put_object(**at('dir/a b.txt'), Body=b'hello', ContentType='text/plain', Metadata={'kind': 'test'}, StorageClass='STANDARD_IA', Tagging='a=1')
    head = s3.head_object(**at('dir/a b.txt'))
    check('what was said of an object is told', (head['ContentType'], head['Metadata'], head['StorageClass']), ('text/plain', {'kind': 'test'}, 'STANDARD_IA'))
    check('requests have ids', bool(head['ResponseMetadata'].get('RequestId')))
    got = s3.get_object(**at('dir/a b.txt'), Range='bytes=1-3')
    check('a range comes back', (got['Body'].read(), got['ContentRange']), (b'ell', 'bytes 1-3/5'))
    check('tags are kept', s3.get_object_tagging(**at('dir/a b.txt'))['TagSet'], [{'Key': 'a', 'Value': '1'}])
    for algorithm in ('CRC32', 'SHA256'):
        s3.put_object(**at('sums'), Body=b'hello', ChecksumAlgorithm=algorithm)
        check(f'sent with {algorithm}, the bytes are the same', s3.get_object(**at('sums'))['Body'].read(), b'hello')
    s3.put_object(**at('zip'), Body=io.BytesIO(b'hello'), ContentEncoding='gzip')
    check('an encoding is the content\'s, not the transfer\'s', s3.head_object(**at('zip'))['ContentEncoding'], 'gzip')
    check('a missing key', code(lambda: s3.get_object(**at('absent'))), 'NoSuchKey')
    check('a condition', code(lambda: s3.get_object(**at('zip'), IfMatch='"0"')), 'PreconditionFailed')


def copies(s3):
    source = {'Bucket': BUCKET, 'Key': 'dir/a b.txt'}
    s3.copy_object(**at('copy'), CopySource=source)
    got = s3.get_object(**at('copy'))
    check('a copy has content and metadata', (got['Body'].read(), got['Metadata']), (b'hello', {'kind': 'test'}))
    s3.copy_object(**at('copy'), CopySource=source, MetadataDirective='REPLACE', Metadata={'new': '1'})
    check('or new metadata', s3.head_object(**at('copy'))['Metadata'], {'new': '1'})
    check('of nothing there is none', code(lambda: s3.copy_object(**at('x'), CopySource={'Bucket': BUCKET, 'Key': 'absent'})), 'NoSuchKey')


def parts(s3, folder):
    content = bytes_of(5 * MIB + 17, 'boto3')
    path = os.path.join(folder, 'large')
    with open(path, 'wb') as file:
        file.write(content)
    config = TransferConfig(multipart_threshold=MIB, multipart_chunksize=MIB, max_concurrency=4)
    s3.upload_file(path, BUCKET, 'large', Config=config, ExtraArgs={'Metadata': {'m': '1'}})
    check('a large file goes up in parts', s3.head_object(**at('large'))['Metadata'], {'m': '1'})
    s3.copy({'Bucket': BUCKET, 'Key': 'large'}, BUCKET, 'large2', Config=config)
    back = io.BytesIO()
    s3.download_fileobj(BUCKET, 'large2', back, Config=config)
    check('is copied in parts, and comes back byte for byte', back.getvalue() == content)
    upload = s3.create_multipart_upload(**at('left'))['UploadId']
    listed = s3.list_multipart_uploads(Bucket=BUCKET).get('Uploads', [])
    check('an open upload is listed', [(found['Key'], found['UploadId']) for found in listed], [('left', upload)])
    s3.abort_multipart_upload(**at('left'), UploadId=upload)
    check('and given up', s3.list_multipart_uploads(Bucket=BUCKET).get('Uploads'), None)


def lists(s3):
    for number in range(5):
        s3.put_object(**at(f'list/{number}/x'), Body=b'')
    pages = s3.get_paginator('list_objects_v2').paginate(Bucket=BUCKET, Prefix='list/', Delimiter='/', PaginationConfig={'PageSize': 2})
    found = [shared['Prefix'] for page in pages for shared in page.get('CommonPrefixes', [])]
    check('list v2 goes from page to page', found, [f'list/{number}/' for number in range(5)])
    check('list v1 does, too', len(s3.list_objects(Bucket=BUCKET, Prefix='list/')['Contents']), 5)
    gone = s3.delete_objects(Bucket=BUCKET, Delete={'Objects': [{'Key': f'list/{number}/x'} for number in range(5)]})
    check('many are deleted at once', len(gone['Deleted']), 5)
    check('all buckets are listed', [bucket['Name'] for bucket in s3.list_buckets()['Buckets']], [BUCKET])


def rights(s3, url):
    s3.put_object(**at('open'), Body=b'open', ACL='public-read')
    check('public-read is read by anybody', requests.get(f'{url}/{BUCKET}/open').content, b'open')
    s3.put_object_acl(**at('open'), ACL='private')
    check('until it is private', requests.get(f'{url}/{BUCKET}/open').status_code, 403)
    check('a pre-signed URL opens it', requests.get(s3.generate_presigned_url('get_object', Params=at('open'))).content, b'open')
    put = s3.generate_presigned_url('put_object', Params={**at('sent'), 'Metadata': {'a': 'b'}})
    check('another takes content', requests.put(put, data=b'sent', headers={'x-amz-meta-a': 'b'}).status_code, 200)
    check('with its metadata', s3.head_object(**at('sent'))['Metadata'], {'a': 'b'})
    for name, value in (('x-amz-acl', 'public-read'), ('x-amz-meta-more', 'x'), ('x-amz-storage-class', 'STANDARD_IA')):
        added = requests.put(put, data=b'sent', headers={'x-amz-meta-a': 'b', name: value})
        check(f'and no {name} that was not signed', (added.status_code, 'not signed' in added.text), (403, True))
    wrong = client(url, key='wrong')
    check('a wrong key is refused', code(lambda: wrong.list_objects_v2(Bucket=BUCKET)), 'SignatureDoesNotMatch')


def version_2(url):
    s3 = client(url, 's3')
    s3.put_object(**at('old'), Body=b'old', Metadata={'k': 'v'})
    check('the older signature is taken', s3.get_object(**at('old'))['Metadata'], {'k': 'v'})
    check('in URLs as well', requests.get(s3.generate_presigned_url('get_object', Params=at('old'))).content, b'old')
    put = s3.generate_presigned_url('put_object', Params={**at('older'), 'Metadata': {'a': 'b'}})
    check('with metadata', requests.put(put, data=b'x').status_code, 200)
    check('which is in the URL', s3.head_object(**at('older'))['Metadata'], {'a': 'b'})
    check('and covered', requests.put(put + '&x-amz-acl=public-read', data=b'x').status_code, 403)


def versions(s3):
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={'Status': 'Enabled'})
    first = s3.put_object(**at('v'), Body=b'1')['VersionId']
    s3.put_object(**at('v'), Body=b'2')
    check('an older version is read by its id', s3.get_object(**at('v'), VersionId=first)['Body'].read(), b'1')
    check('a delete leaves a marker', s3.delete_object(**at('v'))['DeleteMarker'])


def main(url):
    s3 = with_md5(client(url))
    with tempfile.TemporaryDirectory() as folder:
        refused(url, folder)
        objects(s3)
        copies(s3)
        parts(s3, folder)
    lists(s3)
    rights(s3, url)
    version_2(url)
    versions(s3)
    return finish(NAME)


if __name__ == '__main__':
    sys.exit(main(os.environ['COSPLAY_URL']))
