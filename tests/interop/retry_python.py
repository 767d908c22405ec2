"""The retry cases of the vendor's Python suite, told again with the SDK as published (cos-python-sdk-v5): the suite itself
is in no package. Run by `cosplay exec`. What the SDK makes of a key, and how often it tries, is compared with the suite's
table; the attempts are counted in the journal."""

import json
import os
import sys
import threading
import urllib.request

from qcloud_cos import CosConfig, CosS3Client

from checks import check, finish

NAME = 'retry_python'
BUCKET, REGION = 'cos-sdk-err-retry-1253960454', 'ap-chengdu'
HOST = f'{BUCKET}.cos.{REGION}.myqcloud.com'
# Key, whether put_object raises, and the requests with the switch of hosts off and on.
CASES = [
    *[(key, False, 1, 1) for key in ('200', '200r', '204', '204r', '206', '206r', '301r', '302r')],
    *[(key, False, 1, 2) for key in ('301', '302')],
    *[(key, True, 1, 1) for key in ('400', '400r', '403', '403r', '404', '404r')],
    *[(key, False, 2, 2) for key in ('503', '503r', '504', '504r', 'shutdown')],
    ('500l', True, 4, 4),
]


def journal():
    local = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with local.open(os.environ['COSPLAY_URL'] + '/_cosplay/requests?family=error_bucket&limit=10000') as answer:
        requests = json.load(answer)
    return requests if isinstance(requests, list) else requests['requests']


def one(key, switch):
    config = CosConfig(Region=REGION, SecretId=os.environ['COSPLAY_SECRET_ID'], SecretKey=os.environ['COSPLAY_SECRET_KEY'],
                       Scheme='http', AutoSwitchDomainOnRetry=switch, Timeout=30)
    try:
        CosS3Client(config, retry=3).put_object(Bucket=BUCKET, Key=key, Body=b'a' * 1024)
        return False
    except Exception:
        return True


for switch in (False, True):
    before = len(journal())
    raised = {}
    threads = [threading.Thread(target=lambda key=key: raised.update({key: one(key, switch)})) for key, *_ in CASES]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    seen = journal()[before:]
    for key, raises, *attempts in CASES:
        count = sum(1 for request in seen if request['key'] == key)
        check(f"{key} with the switch of hosts {'on' if switch else 'off'}", (raised[key], count), (raises, attempts[switch]))

sys.exit(finish(NAME))
