"""Runs a binary in a root directory that has nothing but /etc/hosts, and uploads a video whose callback goes to a host name.

bare.py BINARY. It shows that the static binary needs no libc of the system, not even to resolve names.
"""

import hashlib
import hmac
import base64
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

SECRET_ID = "AKIDcosplaycosplaycosplaycosplay0000"
SECRET_KEY = "cosplaysecretcosplaysecret000000"
received = threading.Event()


class Receiver(http.server.BaseHTTPRequestHandler):
    """The application's own server, which is told of uploads."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        received.set()

    def log_message(self, *arguments):
        pass


def call(url, body=None, method="POST", headers=None):
    """The decoded answer to a request."""
    data = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, headers or {}, method=method)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
        text = answer.read()
        return json.loads(text) if text.startswith(b"{") else text


def upload(url):
    """Applies for an upload, stores the video, and commits."""
    now = int(time.time())
    plain = f"secretId={SECRET_ID}&currentTimeStamp={now}&expireTime={now + 600}&random=7"
    digest = hmac.new(SECRET_KEY.encode(), plain.encode(), hashlib.sha1).digest()
    signature = base64.b64encode(digest + plain.encode()).decode()
    apply = {"signature": signature, "videoName": "film", "videoType": "mp4", "videoSize": 4}
    applied = call(f"{url}/v3/index.php?Action=ApplyUploadUGC", apply)["data"]
    video = applied["video"]
    bucket = f"{applied['storageBucket']}-{applied['storageAppId']}"
    host = f"{bucket}.cos.{applied['storageRegionV5']}.myqcloud.com"
    path = video["storagePath"]
    keys = applied["tempCertificate"]
    span = f"{now - 60};{now + 600}"
    sign_key = hmac.new(keys["secretKey"].encode(), span.encode(), hashlib.sha1).hexdigest()
    text = f"sha1\n{span}\n{hashlib.sha1(f'put{chr(10)}{path}{chr(10)}{chr(10)}{chr(10)}'.encode()).hexdigest()}\n"
    signed = hmac.new(sign_key.encode(), text.encode(), hashlib.sha1).hexdigest()
    authorization = (
        f"q-sign-algorithm=sha1&q-ak={keys['secretId']}&q-sign-time={span}&q-key-time={span}"
        f"&q-header-list=&q-url-param-list=&q-signature={signed}"
    )
    headers = {"Host": host, "Authorization": authorization, "x-cos-security-token": keys["token"]}
    call(url + path, b"film", "PUT", headers)
    commit = {"signature": signature, "vodSessionKey": applied["vodSessionKey"]}
    committed = call(f"{url}/v3/index.php?Action=CommitUploadUGC", commit)
    assert committed["code"] == 0, committed


def main():
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as root:
        for directory in ["etc", "tmp", "data"]:
            os.mkdir(f"{root}/{directory}")
        shutil.copy(sys.argv[1], f"{root}/cosplay")
        with open(f"{root}/etc/hosts", "w") as hosts:
            hosts.write("127.0.0.1 callback.test\n")
        port = receiver.server_address[1]
        command = ["/cosplay", "serve", "--port", "0", "--ready-file", "/ready.json", "--data-dir", "/data",
                   "--option", f"vod.callback_url=http://callback.test:{port}/"]
        server = subprocess.Popen(command, preexec_fn=lambda: (os.chroot(root), os.chdir("/")),
                                  env={}, stdout=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + 20
            while not os.path.exists(f"{root}/ready.json"):
                assert server.poll() is None, "the server ended"
                assert time.monotonic() < deadline, "the server was not ready within 20 s"
                time.sleep(0.02)
            with open(f"{root}/ready.json") as ready:
                upload(json.load(ready)["url"])
            assert received.wait(20), "the callback did not arrive: the host name was not resolved"
        finally:
            server.terminate()
            server.wait()
    print("packaging: the binary runs without a libc of the system, and resolves the callback's host name")


main()
