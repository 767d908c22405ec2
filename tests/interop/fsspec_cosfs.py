"""The vendor's file system for fsspec (cosfs on PyPI), as published, finding the server by proxy variables."""
import os
import sys

import cosfs
from checks import bytes_of, check, finish

NAME = 'cosfs'
BUCKET = 'examplebucket-1250000000'
MIB = 1024 * 1024


def system(secret_key='cosplaysecretcosplaysecret000000'):
    return cosfs.CosFileSystem(region='ap-guangzhou', secret_id='AKIDcosplaycosplaycosplaycosplay0000', secret_key=secret_key, scheme='http',
                               max_retry_num=1, multipart_size=MIB, multipart_threshold=2 * MIB, skip_instance_cache=True, use_listings_cache=False)


def files(fs):
    fs.pipe_file(f'{BUCKET}/dir/a b.txt', b'hello')
    check('a file comes back', fs.cat_file(f'{BUCKET}/dir/a b.txt'), b'hello')
    check('and a part of it', fs.cat_file(f'{BUCKET}/dir/a b.txt', start=1, end=4), b'ell')
    check('its size is told', fs.info(f'{BUCKET}/dir/a b.txt')['size'], 5)
    content = bytes_of(5 * MIB + 3, 'large')
    with fs.open(f'{BUCKET}/large.bin', 'wb', block_size=MIB) as file:
        file.write(content)
    with fs.open(f'{BUCKET}/large.bin', 'rb') as file:
        check('a large one, written in parts', file.read() == content)
    with fs.open(f'{BUCKET}/log', 'ab') as file:
        file.write(b'one ')
    check('appending begins a file', fs.cat_file(f'{BUCKET}/log'), b'one ')


def names(fs):
    check('a directory is listed', fs.ls(f'{BUCKET}/dir', detail=False), [f'{BUCKET}/dir/a b.txt'])
    check('the whole bucket is found', f'{BUCKET}/large.bin' in fs.find(BUCKET))
    fs.cp_file(f'{BUCKET}/dir/a b.txt', f'{BUCKET}/dir/副本.txt')
    check('a copy', fs.cat_file(f'{BUCKET}/dir/副本.txt'), b'hello')
    fs.mv(f'{BUCKET}/dir/副本.txt', f'{BUCKET}/moved.txt')
    check('a move', (fs.exists(f'{BUCKET}/dir/副本.txt'), fs.exists(f'{BUCKET}/moved.txt')), (False, True))
    check('a URL', 'q-signature=' in fs.sign(f'{BUCKET}/moved.txt'))
    fs.rm(f'{BUCKET}/dir', recursive=True)
    check('a directory is removed', fs.exists(f'{BUCKET}/dir/a b.txt'), False)


def refusals(fs):
    try:
        fs.cat_file(f'{BUCKET}/absent')
        check('what is not there is an error', False)
    except FileNotFoundError:
        check('what is not there is an error', True)
    try:
        system('wrong').pipe_file(f'{BUCKET}/never', b'x')
        check('a wrong key is one', False)
    except Exception as error:
        check('a wrong key is one', type(error).__name__ != 'AssertionError')
    check('and nothing was written', fs.exists(f'{BUCKET}/never'), False)


def main():
    server = os.environ['COSPLAY_URL']
    os.environ.update({'HTTP_PROXY': server, 'http_proxy': server, 'NO_PROXY': '', 'no_proxy': ''})
    fs = system()
    for story in (files, names, refusals):
        story(fs)
    return finish(NAME)


sys.exit(main())
