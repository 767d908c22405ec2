"""A shorter COS v4 story told by a community SDK for Python 3 (qcloud_cos_py3), as published.

It is here because it was written against the live service by other hands than the vendor's, and sends what no
vendor SDK does: paths with an empty segment, signatures bound to `/appid/bucket/` only, multi-part moves and
copies that carry an empty file. Its host name is built in, so it arrives through HTTP_PROXY.
"""
import hashlib
import io
import os
import sys
import tempfile

import requests
from qcloud_cos_py3 import CosBucket

from checks import check, finish

NAME = 'python_cos_py3'
APPID, BUCKET = 1250000000, 'examplebucket'
SECRET_ID, SECRET_KEY = 'AKIDcosplaycosplaycosplaycosplay0000', 'cosplaysecretcosplaysecret000000'
MIB = 1024 * 1024


def code(what, answer, want=0):
    check(what, answer.get('code'), want)
    return answer.get('data') or {}


def read_back(what, url, content):
    got = requests.get(url) if url else None
    check(f'{what}: downloaded, same bytes', got is not None and (got.status_code, got.content == content), (200, True))


def story(cos, folder):
    code('create folder', cos.create_folder('/py3/', biz_attr='attr'))
    code('create it again', cos.create_folder('py3'), -178)
    check('folder biz_attr', code('stat folder', cos.stat_folder('py3')).get('biz_attr'), 'attr')

    content = b'\r\n--\0' + bytes(range(256)) + b'\r\n'
    told = code('upload', cos.upload_file(io.BytesIO(content), 'small.bin', dir_name='py3', replace=False))
    read_back('upload', told.get('access_url'), content)
    code('upload other content, no overwrite', cos.upload_file(io.BytesIO(b'new'), 'small.bin', dir_name='py3', replace=False), -177)
    code('upload other content, overwrite', cos.upload_file(io.BytesIO(b'new'), 'small.bin', dir_name='py3', mime='text/plain'))
    told = code('upload to the root, with two slashes', cos.upload_file(io.BytesIO(content), 'root.bin'))
    check('which are one', told.get('resource_path'), f'/{APPID}/{BUCKET}/root.bin')

    code('update', cos.update_file_status('py3/small.bin', authority='eWPrivateRPublic', custom_headers={'Cache-Control': 'no-cache'}))
    stat = code('stat', cos.stat_file('py3/small.bin'))
    check('what was set', (stat.get('authority'), stat.get('custom_headers')), ('eWPrivateRPublic', {'Cache-Control': 'no-cache'}))

    big = os.urandom(2 * MIB + 4321)
    path = os.path.join(folder, 'big.bin')
    with open(path, 'wb') as file:
        file.write(big)
    told = cos.upload_slice_file(path, MIB, 'big.bin', dir_name='py3')
    check('slices: sha of the whole', code('stat', cos.stat_file('py3/big.bin')).get('sha'), hashlib.sha1(big).hexdigest())
    read_back('slices', told.get('source_url'), big)

    code('copy', cos.copy_file('py3/small.bin', '/py3/copy.bin'))
    code('copy again', cos.copy_file('py3/small.bin', '/py3/copy.bin'), -177)
    code('move', cos.move_file('py3/copy.bin', 'moved.bin'))
    code('move it again', cos.move_file('py3/copy.bin', 'moved.bin'), -197)
    infos = code('list', cos.list_folder('py3', num=10)).get('infos', [])
    check('list: names and sizes', [(e['name'], e['filelen']) for e in infos], [('big.bin', len(big)), ('moved.bin', 3), ('small.bin', 3)])
    infos = code('list by prefix', cos.list_folder('py3', prefix='mo')).get('infos', [])
    check('list by prefix: names', [e['name'] for e in infos], ['moved.bin'])

    wrong = CosBucket(APPID, SECRET_ID, 'wrong', BUCKET, region='gz')
    code('wrong key', wrong.stat_file('py3/small.bin'), -97)
    code('delete a folder in use', cos.delete_folder('py3'), -173)
    for name in ('big.bin', 'moved.bin', 'small.bin'):
        code(f'delete {name}', cos.delete_file(f'py3/{name}'))
    code('delete it again', cos.delete_file('py3/small.bin'), -197)
    code('delete folder', cos.delete_folder('py3'))


def main(url):
    os.environ['http_proxy'] = url
    os.environ.pop('no_proxy', None)
    os.environ.pop('NO_PROXY', None)
    with tempfile.TemporaryDirectory() as folder:
        story(CosBucket(APPID, SECRET_ID, SECRET_KEY, BUCKET, region='gz'), folder)
    return finish(NAME)


if __name__ == '__main__':
    sys.exit(main(os.environ['COSPLAY_URL']))
