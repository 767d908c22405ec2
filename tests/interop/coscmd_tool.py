"""A day with coscmd, the vendor's command line tool, as published: it keeps its hosts, and finds the server by proxy variables."""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from checks import bytes_of, check, finish

NAME = 'coscmd'
COSCMD = str(Path(sys.executable).with_name('coscmd'))
BUCKET = 'examplebucket-1250000000'
MIB = 1024 * 1024


class Tool:
    """coscmd in a directory that is its home."""

    def __init__(self, home):
        self.home = Path(home)
        server = os.environ['COSPLAY_URL']
        self.env = {**os.environ, 'HOME': home, 'HTTP_PROXY': server, 'http_proxy': server, 'NO_PROXY': '', 'no_proxy': ''}
        self('config', '-a', 'AKIDcosplaycosplaycosplaycosplay0000', '-s', 'cosplaysecretcosplaysecret000000', '-b', BUCKET,
             '-r', 'ap-guangzhou', '-p', '1', '-m', '2', '--retry', '1', '--do-not-use-ssl')

    def __call__(self, *arguments, answer=''):
        """Exit status and output."""
        run = subprocess.run([COSCMD, *arguments], cwd=self.home, env=self.env, input=answer, capture_output=True, text=True, timeout=60)
        return run.returncode, run.stdout + run.stderr

    def passes(self, what, *arguments, says='', answer=''):
        status, text = self(*arguments, answer=answer)
        check(what, (status, says in text), (0, True))
        if status or says not in text: # what it said
            print(text)


def objects(tool):
    small, large = bytes_of(1000, 'small'), bytes_of(3 * MIB + 7, 'large')
    (tool.home / 'small.txt').write_bytes(small)
    (tool.home / 'large.bin').write_bytes(large)
    tool.passes('a file is uploaded', 'upload', 'small.txt', 'dir/small.txt')
    tool.passes('a large one in parts', 'upload', 'large.bin', 'dir/large.bin')
    check('once more: it is the same, and skipped', 'Skip' in tool('-d', 'upload', '-s', 'small.txt', 'dir/small.txt')[1])  # its status is 254
    tool.passes('both are listed', 'list', 'dir/', says='dir/large.bin')
    tool.passes('one is described', 'info', 'dir/small.txt', says='1000')
    tool.passes('downloads are the same', 'download', '-f', 'dir/large.bin', 'back.bin')
    check('to the byte', (tool.home / 'back.bin').read_bytes() == large)
    tool.passes('a copy', 'copy', f'{BUCKET}.cos.ap-guangzhou.myqcloud.com/dir/small.txt', 'copy.txt')
    tool.passes('a move', 'move', f'{BUCKET}.cos.ap-guangzhou.myqcloud.com/copy.txt', 'moved.txt')
    check('takes the old key away', tool('info', 'copy.txt')[0] != 0)
    tool.passes('a URL for a download', 'signurl', 'moved.txt', says='q-signature=')


def permissions(tool):
    tool.passes('an ACL of an object', 'putobjectacl', '--grant-read', 'anyone', 'moved.txt')
    tool.passes('comes back', 'getobjectacl', 'moved.txt', says='READ')
    tool.passes('the bucket has one, too', 'getbucketacl', says='FULL_CONTROL')
    tool.passes('versions are switched on', 'putbucketversioning', 'Enabled')
    tool.passes('and are', 'getbucketversioning', says='Enabled')
    tool.passes('and off', 'putbucketversioning', 'Suspended')


def directories(tool):
    for name in ('a/1', 'a/2', 'a/b/3'):
        file = tool.home / 'tree' / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    tool.passes('a directory is uploaded', 'upload', '-r', 'tree/', 'tree/')
    tool.passes('and comes back', 'download', '-r', '-f', 'tree/', 'again/')
    check('with all its files', sorted(p.name for p in (tool.home / 'again').rglob('*') if p.is_file()), ['1', '2', '3'])
    tool.passes('many objects are deleted at once', 'delete', '-r', '-f', 'tree/', answer='y\n')
    check('and are gone', 'tree/a' not in tool('list', 'tree/')[1])


def refusals(tool):
    check('what is not there is no success', tool('download', 'absent', 'x')[0] != 0)
    tool('config', '-a', 'AKIDcosplaycosplaycosplaycosplay0000', '-s', 'wrong', '-b', BUCKET, '-r', 'ap-guangzhou', '--retry', '1', '--do-not-use-ssl')
    status, text = tool('upload', 'small.txt', 'never')
    check('a wrong key is none either', (status != 0, 'SignatureDoesNotMatch' in text), (True, True))


def main():
    with tempfile.TemporaryDirectory() as home:
        tool = Tool(home)
        for story in (objects, permissions, directories, refusals):
            story(tool)
    return finish(NAME)


sys.exit(main())
