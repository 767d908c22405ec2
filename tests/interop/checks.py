"""What the stories for Python share. One of them is in Python 2, so this runs in both."""
from __future__ import print_function

import hashlib
import sys
import threading

passed = failed = 0
lock = threading.Lock()


def check(what, got, want=True):
    """Compares and goes on: one run should show everything that is wrong."""
    global passed, failed
    with lock:
        if got == want:
            passed += 1
            print('  ok    %s' % what)
        else:
            failed += 1
            print('  WRONG %s\n        got  %r\n        want %r' % (what, got, want))
        sys.stdout.flush()


def bytes_of(size, seed):
    """Reproducible content that repeats nowhere, so that a part at the wrong place cannot go unnoticed."""
    blocks, block = [], hashlib.sha512(seed.encode()).digest()
    while len(blocks) * 64 < size:
        blocks.append(block)
        block = hashlib.sha512(block).digest()
    return b''.join(blocks)[:size]


def finish(name):
    """Tells the counts; the answer is the exit status."""
    print('%s: %d passed, %d failed' % (name, passed, failed))
    return 1 if failed else 0
