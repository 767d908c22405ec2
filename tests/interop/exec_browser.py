"""`cosplay exec -- python exec_browser.py`: Chromium, led by COSPLAY_CHROMIUM_ARGS alone, loads a page from this machine that
uploads by fetch to the bucket's host of tencentcos.cn, and asks a host of every other zone. Nothing else is set: no proxy,
no certificate, no other resolver rules."""

import hashlib
import hmac
import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

from checks import check, finish

HOST = "%s.cos.%s.tencentcos.cn" % (os.environ["COSPLAY_BUCKET"], os.environ["COSPLAY_REGION"])
ASKED = ["vod2.qcloud.com", "vod2.dnsv1.com", "gz.file.myqcloud.com", "vod.tencentcloudapi.com", "livedemo.tim.qq.com"]
PAGE = """<!doctype html><meta charset="utf-8"><script>
const tell = (result) => fetch('/result', { method: 'POST', body: JSON.stringify(result) })
async function run() {
  const url = 'https://%(host)s/from/a page.txt'
  const put = await fetch(url, { method: 'PUT', headers: { Authorization: '%(put)s' }, body: 'from a page' })
  const got = await fetch(url, { headers: { Authorization: '%(get)s' } })
  const result = { put: put.status, got: await got.text() }
  for (const host of %(asked)s) result[host] = await fetch(`https://${host}/`, { mode: 'no-cors' }).then(() => 'answers', String)
  return result
}
run().catch((error) => ({ error: String(error) })).then(tell)
</script>"""


def sign(method):
    """A signature of the XML API for the object (436/7778)."""
    digest = lambda key, text: hmac.new(key.encode(), text.encode(), hashlib.sha1).hexdigest()
    span = "%d;%d" % (time.time() - 60, time.time() + 600)
    request = "%s\n/from/a page.txt\n\n\n" % method
    text = "sha1\n%s\n%s\n" % (span, hashlib.sha1(request.encode()).hexdigest())
    signature = digest(digest(os.environ["COSPLAY_SECRET_KEY"], span), text)
    return "q-sign-algorithm=sha1&q-ak=%s&q-sign-time=%s&q-key-time=%s&q-header-list=&q-url-param-list=&q-signature=%s" % (
        os.environ["COSPLAY_SECRET_ID"], span, span, signature)


told = threading.Event()
result = {}


class Site(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = PAGE % {"host": HOST, "put": sign("put"), "get": sign("get"), "asked": json.dumps(ASKED)}
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body.encode() if self.path == "/" else b"")

    def do_POST(self):
        result.update(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()
        told.set()

    def log_message(self, *_):
        pass


site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=site.serve_forever, daemon=True).start()
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
    # As the recipe has it: the shell reads the variable as arguments.
    flags = "--headless=new --no-sandbox --disable-gpu --no-first-run"
    command = "eval \"exec $CHROMIUM %s --user-data-dir=$0 $COSPLAY_CHROMIUM_ARGS $1\"" % flags
    url = "http://127.0.0.1:%d/" % site.server_port
    browser = subprocess.Popen(["sh", "-c", command, profile, url], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told.wait(90)
    browser.terminate()
    browser.wait()
check("the page uploads to %s" % HOST, (result.get("put"), result.get("error")), (200, None))
check("and reads it back", result.get("got"), "from a page")
for host in ASKED:
    check("%s is this server" % host, result.get(host), "answers")
sys.exit(finish("exec_browser"))
