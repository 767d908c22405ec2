"""`cosplay exec -- python exec_python.py`: the vendor's Python SDK, requests and urllib3 with no endpoint, proxy or
certificate configured. They go to the vendor's https URLs, as they always do, and verify whom they meet."""

import hashlib
import os
import sys
import tempfile
import urllib.request

import requests
import urllib3
from qcloud_cos import CosConfig, CosS3Client
from qcloud_cos.cos_exception import CosServiceError

from checks import check, finish

MIB = 1024 * 1024
BUCKET, REGION = os.environ["COSPLAY_BUCKET"], os.environ["COSPLAY_REGION"]


def client(key=os.environ["COSPLAY_SECRET_KEY"]):
    return CosS3Client(CosConfig(Region=REGION, SecretId=os.environ["COSPLAY_SECRET_ID"], SecretKey=key))


def refusal(call):
    try:
        call()
    except CosServiceError as error:
        return error.get_error_code()
    except Exception as error:  # whatever a client calls it
        return type(error).__name__
    return "accepted"


cos = client()
cos.put_object(Bucket=BUCKET, Key="exec/small.txt", Body=b"hello")
check("a small object comes back", cos.get_object(Bucket=BUCKET, Key="exec/small.txt")["Body"].get_raw_stream().read(), b"hello")

content = os.urandom(5 * MIB + 17)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "large.bin")
    with open(path, "wb") as file:
        file.write(content)
    cos.upload_file(Bucket=BUCKET, Key="exec/large.bin", LocalFilePath=path, PartSize=1, MAXThread=3)
back = cos.get_object(Bucket=BUCKET, Key="exec/large.bin")["Body"].get_raw_stream().read()
check("a large file comes back byte for byte", hashlib.sha256(back).digest(), hashlib.sha256(content).digest())
listed = cos.list_objects(Bucket=BUCKET, Prefix="exec/")["Contents"]
check("both are listed", sorted(found["Key"] for found in listed), ["exec/large.bin", "exec/small.txt"])
check("a wrong key is refused", refusal(lambda: client("wrong").put_object(Bucket=BUCKET, Key="x", Body=b"x")), "SignatureDoesNotMatch")

url = cos.get_presigned_url(Method="GET", Bucket=BUCKET, Key="exec/small.txt")
check("its URLs are the vendor's", url.startswith(f"https://{BUCKET}.cos.{REGION}.myqcloud.com/"))
check("requests fetches it", requests.get(url, timeout=10).text, "hello")
check("urllib fetches it", urllib.request.urlopen(url, timeout=10).read(), b"hello")
pool = urllib3.ProxyManager(os.environ["HTTPS_PROXY"], ca_certs=os.environ["SSL_CERT_FILE"])
check("urllib3 fetches it", pool.request("GET", url, timeout=10).data, b"hello")

import certifi

# As tencentcloud-sdk-python and vod-python-sdk do for API 3.0, whatever the environment says.
check("a client that pins certifi fetches it", requests.get(url, timeout=10, verify=certifi.where()).text, "hello")
untouched = os.path.join(os.path.dirname(certifi.__file__), "cacert.pem")
check("without the certificate it does not connect", refusal(lambda: requests.get(url, timeout=10, verify=untouched)), "SSLError")
check("a host that is not played is refused", refusal(lambda: requests.get("https://example.com/", timeout=10)), "ProxyError")

sys.exit(finish("exec_python"))
