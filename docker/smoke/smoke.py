"""Uploads a video as an SDK does, by the vendor's own host names and over verified TLS: apply, half of the content,
another apply that resumes, the rest, a cover, commit, playback. Standard library only.

SSL_CERT_FILE names the certificate to trust. Ends with 0 when everything came back byte for byte."""

import base64
import hashlib
import hmac
import json
import os
import random
import time
import urllib.error
import urllib.parse
import urllib.request

SECRET_ID = os.environ.get("COSPLAY_SECRET_ID", "AKIDcosplaycosplaycosplaycosplay0000")
SECRET_KEY = os.environ.get("COSPLAY_SECRET_KEY", "cosplaysecretcosplaysecret000000")
BUCKET = os.environ.get("COSPLAY_BUCKET", "examplebucket-1250000000")
SLICE = 1024 * 1024


def sha1_mac(key, text):
    return hmac.new(key.encode(), text.encode(), hashlib.sha1)


def ask(method, url, body=None, headers=None):
    request = urllib.request.Request(url, data=body, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()
    except urllib.error.HTTPError as error:
        why = error.headers.get("X-Cosplay-Reason", "")
        raise SystemExit(f"{method} {url}: {error.code} {error.read().decode(errors='replace')} {why}")


def vod(action, **parameters):
    now = int(time.time())
    said = {"secretId": SECRET_ID, "currentTimeStamp": now, "expireTime": now + 600, "random": random.getrandbits(31)}
    text = urllib.parse.urlencode(said)
    signature = base64.b64encode(sha1_mac(SECRET_KEY, text).digest() + text.encode()).decode()
    body = json.dumps({"signature": signature, **parameters}).encode()
    url = f"https://vod2.qcloud.com/v3/index.php?Action={action}"
    answer = json.loads(ask("POST", url, body, {"Content-Type": "application/json"}))
    assert answer["code"] == 0, (action, answer)
    return answer["data"]


def form(url, signature, content=None, **fields):
    """A call of the JSON API, as a form."""
    border = "smoke" + os.urandom(8).hex()
    parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    body = "".join(parts).encode()
    if content is not None:
        body += f'--{border}\r\nContent-Disposition: form-data; name="filecontent"\r\n\r\n'.encode() + content + b"\r\n"
    body += f"--{border}--\r\n".encode()
    headers = {"Authorization": signature, "Content-Type": f"multipart/form-data; boundary={border}"}
    answer = json.loads(ask("POST", url, body, headers))
    assert answer["code"] == 0, (fields, answer)
    return answer.get("data")


def put(host, path, content, secret_id, secret_key, token=None):
    """PUT Object of the XML API."""
    now = int(time.time())
    times = f"{now - 60};{now + 600}"
    asked = hashlib.sha1(f"put\n{path}\n\nhost={host}\n".encode()).hexdigest()
    signed = sha1_mac(sha1_mac(secret_key, times).hexdigest(), f"sha1\n{times}\n{asked}\n").hexdigest()
    authorization = (
        f"q-sign-algorithm=sha1&q-ak={secret_id}&q-sign-time={times}&q-key-time={times}"
        f"&q-header-list=host&q-url-param-list=&q-signature={signed}"
    )
    headers = {"Authorization": authorization, **({"x-cos-security-token": token} if token else {})}
    ask("PUT", f"https://{host}{path}", content, headers)


def same(what, got, wanted):
    assert got == wanted, f"{what}: {len(got)} bytes came back, other than the {len(wanted)} that were sent"
    print(f"ok  {what}", flush=True)


video, cover = os.urandom(3 * SLICE + 4321), os.urandom(5000)

vod("PrepareUploadUGC")
wanted = {"videoName": "smoke", "videoType": "mp4", "videoSize": len(video), "coverName": "c", "coverType": "png", "coverSize": len(cover)}
applied = vod("ApplyUploadUGC", **wanted)
print("ok  applied", flush=True)

# Half of the slices; then the client starts over with what it remembers.
api = f"https://{applied['storageRegion']}.file.myqcloud.com/files/v2/{applied['storageAppId']}/{applied['storageBucket']}"
first = applied["video"]
target = api + first["storagePath"]
opened = form(target, first["storageSignature"], op="upload_slice_init", filesize=len(video), slice_size=SLICE)
for offset in (0, SLICE):
    content = video[offset:offset + SLICE]
    form(target, first["storageSignature"], content, op="upload_slice_data", session=opened["session"], offset=offset)

resumed = vod("ApplyUploadUGC", vodSessionKey=applied["vodSessionKey"])
assert resumed["video"]["storagePath"] == first["storagePath"], "a resumed upload goes elsewhere"
signature = resumed["video"]["storageSignature"]
listed = form(target, signature, op="upload_slice_list")
there = {part["offset"] for part in listed["listparts"]}
assert there == {0, SLICE}, listed
for offset in (offset for offset in range(0, len(video), SLICE) if offset not in there):
    content = video[offset:offset + SLICE]
    form(target, signature, content, op="upload_slice_data", session=listed["session"], offset=offset)
form(target, signature, op="upload_slice_finish", session=listed["session"], filesize=len(video))
print("ok  resumed", flush=True)

key = resumed["tempCertificate"]
host = f"{resumed['storageBucket']}-{resumed['storageAppId']}.cos.{resumed['storageRegionV5']}.myqcloud.com"
put(host, resumed["cover"]["storagePath"], cover, key["secretId"], key["secretKey"], key["token"])

committed = vod("CommitUploadUGC", vodSessionKey=resumed["vodSessionKey"])
print("ok  committed", committed["fileId"], flush=True)
for what, content in (("video", video), ("cover", cover)):
    url = committed[what]["url"]
    for url in (url, url.replace("http://", "https://", 1)):
        same(f"{what} from {url}", ask("GET", url), content)

put(f"{BUCKET}.cos.ap-guangzhou.myqcloud.com", "/smoke.bin", cover, SECRET_ID, SECRET_KEY)
same("an object of the demo bucket", ask("GET", f"https://{BUCKET}.file.myqcloud.com/smoke.bin"), cover)
