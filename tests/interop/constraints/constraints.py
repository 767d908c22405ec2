"""Whoever gets the key of the CA cannot pose as other hosts: a leaf for a name outside the zones, signed with that key, is
refused by every client here, Java's included, and one inside is accepted. The clients trust ca.pem and nothing else."""

import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading

here = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(here))

from checks import check, finish  # noqa: E402

INSIDE, OUTSIDE = "vod2.qcloud.com", "example.com"
folder = tempfile.mkdtemp(prefix="cosplay-interop-")


def path(name):
    return os.path.join(folder, name)


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options)


def make_leaf(host):
    """Signs a certificate for `host` with what lies in ca.key: the intermediate and its key."""
    run("openssl", "req", "-newkey", "rsa:2048", "-nodes", "-keyout", path(f"{host}.key"), "-out", path(f"{host}.csr"), "-subj", f"/CN={host}")
    with open(path("extensions"), "w") as file:
        file.write(f"subjectAltName=DNS:{host}\nextendedKeyUsage=serverAuth\n")
    run("openssl", "x509", "-req", "-in", path(f"{host}.csr"), "-CA", path("ca.key"), "-CAkey", path("ca.key"), "-set_serial", "4711",
        "-days", "7", "-extfile", path("extensions"), "-out", path(f"{host}.pem"))
    with open(path(f"{host}.pem"), "a") as chain, open(path("ca.key")) as authority:
        chain.write(authority.read().split("-----BEGIN PRIVATE KEY-----")[0])


def serve(host):
    """A server with the leaf of `host`; returns its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path(f"{host}.pem"), path(f"{host}.key"))
    listener = socket.create_server(("127.0.0.1", 0))

    def answer():
        while True:
            plain, _ = listener.accept()
            try:
                with context.wrap_socket(plain, server_side=True) as stream:
                    stream.recv(1000)
                    stream.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            except OSError:
                plain.close()

    threading.Thread(target=answer, daemon=True).start()
    return listener.getsockname()[1]


# Each connects to 127.0.0.1 at PORT, asks for HOST, and ends with 0 if it accepts what it is shown.
PYTHON = """
import socket, ssl, sys
host, port, ca = sys.argv[1:]
ssl.create_default_context(cafile=ca).wrap_socket(socket.create_connection(("127.0.0.1", int(port))), server_hostname=host)
"""
NODE = """
const [host, port, file] = process.argv.slice(1)
const ca = require('fs').readFileSync(file)
const socket = require('tls').connect({ host: '127.0.0.1', port, servername: host, ca }, () => process.exit(0))
socket.on('error', (error) => { console.error(error.message); process.exit(1) })
"""


def clients():
    yield "OpenSSL", "openssl", lambda host, port, ca: [
        "openssl", "s_client", "-connect", f"127.0.0.1:{port}", "-servername", host, "-verify_hostname", host, "-verify_return_error", "-CAfile", ca]
    yield "curl", "curl", lambda host, port, ca: ["curl", "-sS", "--noproxy", "*", "--resolve", f"{host}:{port}:127.0.0.1", "--cacert", ca, f"https://{host}:{port}/"]
    yield "Python", sys.executable, lambda host, port, ca: [sys.executable, "-c", PYTHON, host, str(port), ca]
    yield "Node.js", "node", lambda host, port, ca: ["node", "-e", NODE, host, str(port), ca]
    yield "Go", "go", lambda host, port, ca: [path("go-client"), host, str(port), ca]
    yield "Java", "java", lambda host, port, ca: ["java", os.path.join(here, "Client.java"), host, str(port), ca]


run(os.environ["COSPLAY_BIN"], "ca", "--data-dir", folder)
ports = {}
for host in (INSIDE, OUTSIDE):
    make_leaf(host)
    ports[host] = serve(host)
if shutil.which("go"):
    run("go", "build", "-o", path("go-client"), os.path.join(here, "client.go"), env={**os.environ, "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod", "GOCACHE": path("go-cache")})
for name, program, command in clients():
    if not shutil.which(program):
        print(f"  skipped: there is no {program} here")
        continue
    ended = {host: subprocess.run(command(host, ports[host], path("ca.pem")), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60) for host in ports}
    check(f"{name} accepts a leaf inside the zones", ended[INSIDE].returncode, 0)
    check(f"{name} refuses one outside", ended[OUTSIDE].returncode != 0)
    why = [line for line in (ended[OUTSIDE].stderr + ended[OUTSIDE].stdout).splitlines() if "onstrain" in line or "ubtree" in line]
    check(f"{name} refuses it for its name", why != [])
    print(f"        {why[0].strip()[:150] if why else ended[OUTSIDE].stderr}")
shutil.rmtree(folder)
sys.exit(finish("constraints"))
