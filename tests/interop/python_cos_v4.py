# -*- coding: utf-8 -*-
"""A COS v4 upload story told by the vendor's own Python SDK (qcloud_cos_v4), as published.

The SDK is Python 2 only, and so is this file; `run` brings an interpreter for it. The client keeps its
built-in host names (`gz.file.myqcloud.com` ...) and arrives through HTTP_PROXY, as it would in somebody's
tests; one section sets the endpoint instead. Everything sent goes out of the SDK's own classes.
"""
from __future__ import print_function

import hashlib
import os
import re
import shutil
import sys
import tempfile
import time

import requests
from qcloud_cos import (
    Auth, CosClient, CosConfig, CreateFolderRequest, DelFileRequest, DelFolderRequest, DownloadFileRequest,
    DownloadObjectRequest, ListFolderRequest, MoveFileRequest, StatFileRequest, StatFolderRequest,
    UpdateFileRequest, UpdateFolderRequest, UploadFileFromBufferRequest, UploadFileRequest,
    UploadSliceFileFromBufferRequest, UploadSliceFileRequest)

from checks import bytes_of, check, finish

NAME = 'python_cos_v4'
APPID = 1250000000
SECRET_ID = u'AKIDcosplaycosplaycosplaycosplay0000'
SECRET_KEY = u'cosplaysecretcosplaysecret000000'
BUCKET = u'examplebucket'
MIB = 1024 * 1024

# What breaks a careless multipart parser: line ends at both edges, zero bytes, every byte value, and text
# that looks like the boundary this SDK's HTTP library makes up (32 hex digits).
AWKWARD = b'\r\n' + bytearray(range(256)) + b'\r\n--c645dc7856e77ee56e1734a48d9847dc\r\n\0\0--\r\n\r\n--'
AWKWARD = bytes(AWKWARD)


def data_of(answer):
    """The `data` of a success; of a failure an empty one, after the code has been shown as wrong."""
    return answer.get(u'data') or {}


class Torn(object):
    """A buffer that fails after its first bytes: what an SDK sees of a disk or a process that dies."""

    def __init__(self, content, good):
        self.content, self.good = content, good

    def __len__(self):
        return len(self.content)

    def __getitem__(self, part):
        if part.start >= self.good:
            raise IOError('torn after %d bytes' % self.good)
        return self.content[part]


class Story(object):
    def __init__(self, folder):
        self.folder = folder
        self.client = CosClient(APPID, SECRET_ID, SECRET_KEY, region='gz')

    def local(self, name, content):
        path = os.path.join(self.folder, name)
        with open(path, 'wb') as f:
            f.write(content)
        return path

    def code(self, what, answer, want=0):
        check(what, answer.get(u'code'), want)
        return data_of(answer)

    def read_back(self, what, key, content):
        target = os.path.join(self.folder, 'download.bin')
        answer = self.client.download_file(DownloadFileRequest(BUCKET, key, target))
        check(what + ': downloaded', answer.get(u'code'), 0)
        if answer.get(u'code') == 0:
            with open(target, 'rb') as f:
                check(what + ': same bytes', f.read() == content, True)
            os.remove(target)

    def signed(self, key, sign, **request):
        """One request with a signature of our choice, along the path every operation of the SDK takes."""
        return self.client._file_op.send_request('POST', BUCKET, key, headers={'Authorization': sign}, **request)

    def folders(self):
        create = CreateFolderRequest(BUCKET, u'/story/', u'目录属性')
        check('create folder: ctime', isinstance(self.code('create folder', self.client.create_folder(create)).get(u'ctime'), (int, long)), True)
        self.code('create it again', self.client.create_folder(create), -178)
        stat = StatFolderRequest(BUCKET, u'/story/')
        check('folder biz_attr', self.code('stat folder', self.client.stat_folder(stat)).get(u'biz_attr'), u'目录属性')
        self.code('update folder', self.client.update_folder(UpdateFolderRequest(BUCKET, u'/story/', u'renamed')))
        check('folder biz_attr updated', data_of(self.client.stat_folder(stat)).get(u'biz_attr'), u'renamed')

    def small_files(self):
        for name, content in ((u'awkward.bin', AWKWARD), (u'empty', b''), (u'你好 a+b%41&=~.txt', b'hello\n')):
            key, label = u'/story/' + name, 'upload ' + name.encode('unicode_escape')
            uploaded = self.code(label, self.client.upload_file(UploadFileRequest(BUCKET, key, self.local('small', content))))
            check(label + ': resource_path', uploaded.get(u'resource_path'), u'/%d/%s%s' % (APPID, BUCKET, key))
            stat = self.code(label + ': stat', self.client.stat_file(StatFileRequest(BUCKET, key)))
            check(label + ': filelen', stat.get(u'filelen'), len(content))
            check(label + ': sha', stat.get(u'sha'), hashlib.sha1(content).hexdigest())
            self.read_back(label, key, content)

        key = u'/story/awkward.bin'
        got = self.client.download_object(DownloadObjectRequest(BUCKET, key)).read()
        check('download as a stream', got == AWKWARD, True)
        ranged = DownloadObjectRequest(BUCKET, key, headers={'Range': 'bytes=2-257'})
        check('download a range', self.client.download_object(ranged).read() == AWKWARD[2:258], True)

        other = UploadFileFromBufferRequest(BUCKET, key, b'other content')
        self.code('other content, no overwrite', self.client.upload_file_from_buffer(other), -177)
        other.set_insert_only(0)
        self.code('other content, overwrite', self.client.upload_file_from_buffer(other))
        self.read_back('overwritten', key, b'other content')

    def attributes(self):
        key = u'/story/awkward.bin'
        update = UpdateFileRequest(BUCKET, key)
        update.set_biz_attr(u'属性')
        update.set_authority(u'eWRPrivate')
        update.set_cache_control(u'max-age=60')
        update.set_content_type(u'text/x-story')
        update.set_x_cos_meta(u'x-cos-meta-owner', u'me')
        self.code('update', self.client.update_file(update))
        stat = data_of(self.client.stat_file(StatFileRequest(BUCKET, key)))
        check('biz_attr', stat.get(u'biz_attr'), u'属性')
        check('authority', stat.get(u'authority'), u'eWRPrivate')
        headers = {u'Cache-Control': u'max-age=60', u'Content-Type': u'text/x-story', u'x-cos-meta-owner': u'me'}
        check('custom_headers', stat.get(u'custom_headers'), headers)

        self.read_back('private, signed', key, b'other content')
        url = 'http://%s-%d.cosgz.myqcloud.com%s' % (BUCKET, APPID, key)
        check('private, unsigned', requests.get(url).status_code, 403)
        update = UpdateFileRequest(BUCKET, key)
        update.set_authority(u'eWPrivateRPublic')
        self.code('update to public', self.client.update_file(update))
        public = requests.get(url)
        check('public, unsigned', (public.status_code, public.content), (200, b'other content'))
        check('its own headers', [public.headers.get(name) for name in sorted(headers)], [headers[name] for name in sorted(headers)])

    def listing(self):
        self.client.create_folder(CreateFolderRequest(BUCKET, u'/many/'))
        self.client.create_folder(CreateFolderRequest(BUCKET, u'/many/inner/'))
        for name in (u'a1', u'a2', u'b1', u'b2'):
            self.client.upload_file_from_buffer(UploadFileFromBufferRequest(BUCKET, u'/many/' + name, name.encode()))
        names, context, ends = [], u'', []
        while len(ends) < 6 and not (ends and ends[-1]):
            page = data_of(self.client.list_folder(ListFolderRequest(BUCKET, u'/many/', num=2, context=context)))
            names += [entry[u'name'] for entry in page.get(u'infos', [])]
            ends.append(page.get(u'listover'))
            context = page.get(u'context', u'')
        check('list in pages of two: names', names, [u'a1', u'a2', u'b1', u'b2', u'inner/'])
        check('list in pages of two: listover', ends, [False, False, True])
        page = data_of(self.client.list_folder(ListFolderRequest(BUCKET, u'/many/', prefix=u'b')))
        check('list by prefix', [(e[u'name'], e.get(u'filelen')) for e in page.get(u'infos', [])], [(u'b1', 2), (u'b2', 2)])
        self.code('list an absent folder', self.client.list_folder(ListFolderRequest(BUCKET, u'/nowhere/')), -166)

    def slices(self):
        content = bytes_of(3 * MIB + 12345, 'plain')
        path = self.local('big', content)
        plain = UploadSliceFileRequest(BUCKET, u'/story/big.bin', path, slice_size=MIB)
        uploaded = self.code('slices without sha', self.client.upload_slice_file(plain))
        check('finish answers where it lies', uploaded.get(u'resource_path'), u'/%d/%s/story/big.bin' % (APPID, BUCKET))
        check('sha of the whole', data_of(self.client.stat_file(StatFileRequest(BUCKET, u'/story/big.bin'))).get(u'sha'), hashlib.sha1(content).hexdigest())
        self.read_back('slices without sha', u'/story/big.bin', content)

        at_once = UploadSliceFileRequest(BUCKET, u'/story/at-once.bin', path, slice_size=512 * 1024, max_con=4)
        self.code('four slices at a time', self.client.upload_slice_file(at_once))
        self.read_back('four slices at a time', u'/story/at-once.bin', content)

        content = bytes_of(2 * MIB + 777, 'sha')
        path = self.local('sha', content)
        proven = UploadSliceFileRequest(BUCKET, u'/story/sha.bin', path, slice_size=MIB, enable_sha1=True)
        self.code('slices with sha and uploadparts', self.client.upload_slice_file(proven))
        self.read_back('slices with sha and uploadparts', u'/story/sha.bin', content)
        # The SDK ends here without sending a slice only when init itself answers with an access_url.
        known = UploadSliceFileRequest(BUCKET, u'/story/known.bin', path, slice_size=MIB, enable_sha1=True)
        uploaded = self.code('content already known', self.client.upload_slice_file(known))
        check('content already known: at its own path', uploaded.get(u'resource_path'), u'/%d/%s/story/known.bin' % (APPID, BUCKET))
        self.read_back('content already known', u'/story/known.bin', content)

        content = bytes_of(8 * MIB + 1, 'auto')
        auto = UploadFileRequest(BUCKET, u'/story/auto.bin', self.local('auto', content))
        self.code('8 MiB and a byte, the SDK picks slices', self.client.upload_file(auto))
        self.read_back('8 MiB and a byte', u'/story/auto.bin', content)

    def resume(self):
        key, content = u'/story/torn.bin', bytes_of(3 * MIB + 99, 'torn')
        torn = UploadSliceFileFromBufferRequest(BUCKET, key, Torn(content, 2 * MIB), slice_size=MIB)
        try:
            self.client.upload_slice_file_from_buffer(torn)
            check('the upload is torn', 'finished', 'torn')
        except IOError:
            pass
        whole = UploadSliceFileFromBufferRequest(BUCKET, key, content, slice_size=MIB)
        answer = self.client.upload_slice_file_from_buffer(whole)
        check('init over it', (answer.get(u'code'), answer.get(u'message')), (-4019, u'_ERROR_FILE_NOT_FINISH_UPLOAD'))
        self.code('no file yet', self.client.stat_file(StatFileRequest(BUCKET, key)), -197)

        # The SDK has no call for op=upload_slice_list, so this step borrows its signature and its transport,
        # and the two after it are the SDK's own steps for a slice and for the end.
        sign = Auth(self.client.get_cred()).sign_more(BUCKET, key, int(time.time()) + 60)
        listed = self.code('list the slices', self.signed(key, sign, files={'op': 'upload_slice_list'}))
        check('what has arrived', [(p[u'offset'], p[u'datalen']) for p in listed.get(u'listparts', [])], [(0, MIB), (MIB, MIB)])
        check('the size it will have', (listed.get(u'filesize'), listed.get(u'slice_size')), (len(content), MIB))
        session = listed.get(u'session')
        op = self.client._file_op
        for offset in (2 * MIB, 3 * MIB):
            sent = op._upload_slice_data(whole, content[offset:offset + MIB], session, offset)
            check('send the slice at %d MiB' % (offset // MIB), (sent.get(u'code'), data_of(sent).get(u'datalen')), (0, len(content[offset:offset + MIB])))
        self.code('finish', op._upload_slice_finish_from_buffer(whole, session, len(content)))
        self.read_back('resumed', key, content)
        over = op._upload_slice_data(whole, content[:MIB], session, 0, retry=1)
        check('the session is over', over.get(u'code'), -5983)

    def moving(self):
        self.code('move', self.client.move_file(MoveFileRequest(BUCKET, u'/story/empty', u'/moved/here')))
        self.code('the source is gone', self.client.stat_file(StatFileRequest(BUCKET, u'/story/empty')), -197)
        self.code('the target is there', self.client.stat_file(StatFileRequest(BUCKET, u'/moved/here')))
        self.code('move beside it by a bare name', self.client.move_file(MoveFileRequest(BUCKET, u'/moved/here', u'there')))
        self.code('which means the same folder', self.client.stat_file(StatFileRequest(BUCKET, u'/moved/there')))
        onto = MoveFileRequest(BUCKET, u'/moved/there', u'/story/awkward.bin')
        self.code('move onto a file', self.client.move_file(onto), -177)
        onto = MoveFileRequest(BUCKET, u'/moved/there', u'/story/awkward.bin', overwrite=True)
        self.code('move over a file', self.client.move_file(onto))
        self.read_back('moved over', u'/story/awkward.bin', b'')
        self.code('move an absent file', self.client.move_file(MoveFileRequest(BUCKET, u'/moved/there', u'/x')), -197)

    def signatures(self):
        key = u'/story/awkward.bin'
        stat = StatFileRequest(BUCKET, key)
        self.code('wrong key', CosClient(APPID, SECRET_ID, u'wrong', region='gz').stat_file(stat), -97)
        self.code('unknown id', CosClient(APPID, u'AKIDnobody', SECRET_KEY, region='gz').stat_file(stat), -79)
        self.code('unknown bucket', self.client.stat_file(StatFileRequest(u'nosuchbucket', key)), -133)

        auth = Auth(self.client.get_cred())
        short = auth.sign_more(BUCKET, key, 1)
        time.sleep(2.1)
        self.code('expired', self.signed(key, short, files={'op': 'upload_slice_list'}), -96)

        once = auth.sign_once(BUCKET, key)
        update = {'op': 'update', 'biz_attr': 'once'}
        self.code('once', self.signed(key, once, files=update))
        self.code('and once more', self.signed(key, once, files=update), -77)
        elsewhere = auth.sign_once(BUCKET, u'/story/big.bin')
        self.code('for another file', self.signed(key, elsewhere, files={'op': 'delete'}), -63)
        lasting = auth.sign_more(BUCKET, key, int(time.time()) + 60)
        self.code('delete with a lasting one', self.signed(key, lasting, files={'op': 'delete'}), -73)
        self.code('none at all', self.signed(key, '', files={'op': 'delete'}), -81)

    def endpoint(self, url):
        """The other way in: no proxy, the SDK's host setting points at the server."""
        address = re.sub('^https?://', '', url)
        direct = CosClient(APPID, SECRET_ID, SECRET_KEY)
        direct.set_config(CosConfig(hostname=address, download_hostname=address))
        direct._http_session.trust_env = False
        key = u'/direct/file.txt'
        uploaded = self.code('upload', direct.upload_file(UploadFileRequest(BUCKET, key, self.local('direct', b'direct'))))
        for name in (u'access_url', u'source_url'):
            got = direct._http_session.get(uploaded.get(name, url))
            check(name + ' can be followed without DNS', (got.status_code, got.content), (200, b'direct'))
        self.code('seen through the proxy too', self.client.stat_file(StatFileRequest(BUCKET, key)))
        self.code('delete', direct.del_file(DelFileRequest(BUCKET, key)))

    def deleting(self):
        key = u'/many/a1'
        self.code('delete a file', self.client.del_file(DelFileRequest(BUCKET, key)))
        self.code('it is gone', self.client.stat_file(StatFileRequest(BUCKET, key)), -197)
        self.code('delete it again', self.client.del_file(DelFileRequest(BUCKET, key)), -197)
        gone = self.client.download_file(DownloadFileRequest(BUCKET, key, os.path.join(self.folder, 'gone')))
        check('download it', (gone.get(u'code'), '404' in gone.get(u'message', '')), (1, True))
        self.code('delete a folder in use', self.client.del_folder(DelFolderRequest(BUCKET, u'/many/')), -173)
        for name in (u'a2', u'b1', u'b2'):
            self.code('delete ' + str(name), self.client.del_file(DelFileRequest(BUCKET, u'/many/' + name)))
        for name in (u'/many/inner/', u'/many/'):
            self.code('delete folder ' + str(name), self.client.del_folder(DelFolderRequest(BUCKET, name)))
        self.code('the folder is gone', self.client.stat_folder(StatFolderRequest(BUCKET, u'/many/')), -197)


def main(url):
    os.environ['http_proxy'] = url
    os.environ.pop('no_proxy', None)
    os.environ.pop('NO_PROXY', None)
    folder = unicode(tempfile.mkdtemp())  # the SDK refuses a path that is not
    story = Story(folder)
    try:
        for chapter in ('folders', 'small_files', 'attributes', 'listing', 'slices', 'resume', 'moving', 'signatures', 'endpoint', 'deleting'):
            print('%s: %s' % (NAME, chapter))
            getattr(story, chapter)(*([url] if chapter == 'endpoint' else []))
    finally:
        shutil.rmtree(folder)
    return finish(NAME)


if __name__ == '__main__':
    sys.exit(main(os.environ['COSPLAY_URL']))
