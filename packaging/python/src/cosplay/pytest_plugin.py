"""pytest fixtures: ``cosplay_server`` (one a session), ``cosplay_tenant`` (one a test), ``cosplay_env``."""

import importlib.util
from collections.abc import Generator, Iterator
from typing import Any

import pytest

from cosplay._server import Server
from cosplay._tenant import Tenant

_TENANT = pytest.StashKey[Tenant]()
_SHOWN = 50


@pytest.fixture(scope="session")
def cosplay_server() -> Iterator[Server]:
    """A server for the whole test session."""
    with Server() as server:
        yield server


@pytest.fixture
def cosplay_tenant(cosplay_server: Server, request: pytest.FixtureRequest) -> Tenant:
    """An account and a bucket of its own for one test. The report of a failed test shows its requests."""
    tenant = cosplay_server.tenant()
    request.node.stash[_TENANT] = tenant
    return tenant


@pytest.fixture
def cosplay_env(cosplay_server: Server, cosplay_tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Sets, for one test, the environment variables that lead HTTP clients through the server.

    SDKs that ask certifi for the certificates to trust (tencentcloud-sdk-python does) are told the server's.
    """
    variables = {**cosplay_server.env, **cosplay_tenant.env}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    if importlib.util.find_spec("certifi"):
        monkeypatch.setattr("certifi.where", lambda: cosplay_server.ca)
    return variables


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, None]:
    """Adds the requests of the tenant to the report of a failed test."""
    outcome = yield
    report = outcome.get_result()
    tenant = item.stash.get(_TENANT, None)
    if tenant is None or not report.failed:
        return
    try:
        entries = tenant.requests()
    except Exception as error:  # the report of the test matters more than that of its server
        report.sections.append(("cosplay", f"the journal could not be read: {error}"))
        return
    lines = [_line(entry) for entry in entries[-_SHOWN:]]
    if len(entries) > _SHOWN:
        lines.insert(0, f"… {len(entries) - _SHOWN} earlier requests")
    report.sections.append((f"cosplay requests of {tenant.bucket}", "\n".join(lines) or "none arrived"))


def _line(entry: dict[str, Any]) -> str:
    """One request, such as ``403 cos_xml.put_object PUT /a.txt AccessDenied: the signature …``."""
    status = entry.get("status") or "cut"
    text = f"{status} {entry.get('operation') or '-'} {entry.get('method')} {entry.get('path')}"
    code, reason = entry.get("code"), entry.get("reason")
    return f"{text}  {code or ''}: {reason}" if reason else text
