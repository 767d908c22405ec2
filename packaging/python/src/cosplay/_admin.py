"""Requests to the control interface of a server (``/_cosplay/``)."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any, Optional

# The server is on this machine: proxy settings of the environment do not concern these requests.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

_TIMEOUT_SECONDS = 30


class AdminError(Exception):
    """The control interface refused a request. ``status`` is the HTTP status, ``body`` the decoded answer."""

    def __init__(self, status: int, body: Any) -> None:
        self.status = status
        self.body = body
        text = body.get("error", body) if isinstance(body, dict) else body
        super().__init__(f"{status}: {text}")


class Admin:
    """The control interface of the server at ``url``."""

    def __init__(self, url: str) -> None:
        self._base = f"{url}/_cosplay/"

    def call(
        self,
        method: str,
        path: str,
        body: Optional[Mapping[str, Any]] = None,
        query: Optional[Mapping[str, Any]] = None,
    ) -> Any:
        """Send a request and decode its JSON answer; None for an empty one. Raises AdminError from 400 on."""
        given = {name: value for name, value in (query or {}).items() if value is not None}
        url = self._base + path + ("?" + urllib.parse.urlencode(given) if given else "")
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(url, data=data, method=method)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with _opener.open(request, timeout=_TIMEOUT_SECONDS) as response:
                return _decoded(response.read())
        except urllib.error.HTTPError as error:
            with error:
                raise AdminError(error.code, _decoded(error.read())) from None


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body) if body else None
    except ValueError:
        return body.decode(errors="replace")
