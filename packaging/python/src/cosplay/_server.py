"""A server process: started on a free port, stopped at the end."""

import atexit
import contextlib
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Optional, Union

from cosplay._admin import Admin
from cosplay._binary import binary
from cosplay._tenant import Tenant

_STOP_SECONDS = 15


class StartError(RuntimeError):
    """The server did not start. The message has what it said."""


class Server:
    """A cosplay server on a free port of this machine.

    ``args`` are further options of ``cosplay serve``, ``env`` further environment variables of the process. Use it as a
    context manager, or call ``start()`` and ``stop()``; it is stopped at exit in any case.
    """

    def __init__(
        self, *args: str, program: Union[str, os.PathLike[str], None] = None,
        env: Optional[Mapping[str, str]] = None, timeout: float = 30,
    ) -> None:
        self._args = args
        self._program = program
        self._extra_env = dict(env or {})
        self._timeout = timeout
        self._process: Optional[subprocess.Popen[bytes]] = None
        self._directory: Optional[tempfile.TemporaryDirectory[str]] = None
        self._ready: dict[str, Any] = {}
        self._tenants = 0

    def __enter__(self) -> "Server":
        return self.start()

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.stop()

    def start(self) -> "Server":
        """Start the server and wait until it is ready. Raises StartError if it ends or takes too long."""
        if self._process is not None:
            raise RuntimeError("this server is running already")
        self._directory = tempfile.TemporaryDirectory(prefix="cosplay-")
        root = Path(self._directory.name)
        ready_file, log_file = root / "ready.json", root / "log"
        command = [str(self._program or binary()), "serve", "--port", "0", "--ready-file", str(ready_file)]
        if "--data-dir" not in self._args:
            command += ["--data-dir", str(root / "data")]
        with log_file.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, *self._args], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**os.environ, **self._extra_env},
            )
        atexit.register(self.stop)
        try:
            self._ready = self._wait(ready_file, log_file)
        except BaseException:
            self.stop()
            raise
        return self

    def _wait(self, ready_file: Path, log_file: Path) -> dict[str, Any]:
        assert self._process is not None
        deadline = time.monotonic() + self._timeout
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                said = log_file.read_text(errors="replace").strip()
                raise StartError(f"cosplay ended with status {self._process.returncode}: {said or 'no message'}")
            if ready_file.exists():  # written whole or not at all
                return dict(json.loads(ready_file.read_text()))
            time.sleep(0.005)
        raise StartError(f"cosplay was not ready within {self._timeout} s: {log_file.read_text(errors='replace')}")

    def stop(self) -> None:
        """Stop the server and remove its files. Does nothing if it is not running."""
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._directory is not None:
            with contextlib.suppress(OSError):
                self._directory.cleanup()
            self._directory = None

    @property
    def url(self) -> str:
        """URL of the server, such as ``http://127.0.0.1:40123``. TLS is served on the same port."""
        return str(self._running()["url"])

    @property
    def ca(self) -> str:
        """Path of the CA certificate (PEM) that clients have to trust for ``https``."""
        return str(self._running()["ca"])

    @property
    def proxies(self) -> dict[str, str]:
        """The server as a proxy: the ``proxies`` of requests, and of the vendor's SDKs."""
        return {"http": self.url, "https": self.url}

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that lead HTTP clients of a child process through the server."""
        bundles = ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "AWS_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"]
        proxies = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"]
        direct = dict.fromkeys(["NO_PROXY", "no_proxy"], "localhost,127.0.0.1,::1")
        return {
            "COSPLAY_URL": self.url,
            "COSPLAY_CA": self.ca,
            **dict.fromkeys(bundles, self.ca),
            **dict.fromkeys(proxies, self.url),
            **direct,
        }

    @property
    def admin(self) -> Admin:
        """The control interface."""
        return Admin(self.url)

    def tenant(
        self, *, bucket: str = "test", region: str = "ap-guangzhou", options: Optional[Mapping[str, Any]] = None,
        **settings: Any,
    ) -> Tenant:
        """Create an account and a bucket. ``options`` are those of the account, ``settings`` those of the bucket."""
        admin = self.admin
        account = admin.call("POST", "accounts", {"options": dict(options)} if options else {})
        wanted = {"appid": account["appid"], "name": bucket, "region": region, "cors": "lenient", **settings}
        admin.call("POST", "buckets", wanted)
        return Tenant(admin, account, bucket, region, self.url)

    def reset(self) -> None:
        """Return the server to its state at the start."""
        self.admin.call("POST", "reset")

    def chromium_args(self) -> list[str]:
        """Arguments of Chromium that lead every host that is played to this server, and make it trust them."""
        return [str(argument) for argument in self._running()["chromium_args"]]

    def ca_spki(self) -> str:
        """Base64 SHA-256 of a public key that every certificate chain of the server contains."""
        return str(self._running()["ca_spki"])

    def _running(self) -> dict[str, Any]:
        if self._process is None:
            raise RuntimeError("this server is not running; use it as a context manager or call start()")
        return self._ready
