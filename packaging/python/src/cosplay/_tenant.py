"""A tenant: an account and a bucket that share nothing with those of other tests."""

from collections.abc import Iterable, Mapping
from typing import Any, Optional, Union

from cosplay._admin import Admin, AdminError


class VerificationError(AssertionError):
    """A fault rule never acted, or the received requests are not the expected ones."""


class Tenant:
    """An account of a running server, with one bucket. Objects, rules, journal and clock are its own."""

    def __init__(self, admin: Admin, account: Mapping[str, Any], bucket: str, region: str, url: str) -> None:
        self._admin = admin
        self.appid: int = account["appid"]
        self.secret_id: str = account["secret_id"]
        self.secret_key: str = account["secret_key"]
        self.bucket_name = bucket
        """The bucket without the AppId, as the JSON API names it."""
        self.bucket = f"{bucket}-{self.appid}"
        """The bucket's full name, as the XML API and its SDKs take it."""
        self.region = region
        self.url = url
        """URL of the server."""

    def __repr__(self) -> str:
        return f"Tenant(appid={self.appid}, bucket={self.bucket!r}, region={self.region!r})"

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that name this tenant, as ``cosplay exec`` sets them."""
        return {
            "COSPLAY_URL": self.url,
            "COSPLAY_APPID": str(self.appid),
            "COSPLAY_SECRET_ID": self.secret_id,
            "COSPLAY_SECRET_KEY": self.secret_key,
            "COSPLAY_BUCKET": self.bucket,
            "COSPLAY_REGION": self.region,
        }

    def fault(
        self,
        operation: Optional[str] = None,
        *,
        error: Union[int, str, None] = None,
        status: Optional[int] = None,
        effect: Optional[Mapping[str, Any]] = None,
        first: Optional[int] = None,
        nth: Union[int, Iterable[int], None] = None,
        every: Optional[int] = None,
        after: Optional[int] = None,
        delay_ms: Optional[int] = None,
        phase: Optional[str] = None,
        request_id: Optional[str] = None,
        id: Optional[str] = None,
        **when: Any,
    ) -> str:
        """Add a fault rule for this tenant and return its id.

        ``operation`` and ``when`` (``key``, ``bucket``, ``host``, ``header`` …) select requests; ``first``, ``nth``,
        ``every`` or ``after`` choose among them. The effect is one of ``error`` (a code of the catalogue), ``status``,
        ``delay_ms``, or any ``effect`` of the control interface. ``phase="after"`` runs the operation first.
        """
        named = {"error": error, "status": status, "delay_ms": delay_ms}
        effects = {**{name: value for name, value in named.items() if value is not None}, **(effect or {})}
        calls = [nth] if isinstance(nth, int) else None if nth is None else list(nth)
        on = {"first": first, "calls": calls, "every": every, "after": after}
        rule: dict[str, Any] = {
            "id": id,
            "when": {**({"operation": operation} if operation else {}), **when},
            "on": {name: value for name, value in on.items() if value is not None} or None,
            "phase": phase,
            "request_id": request_id,
            "effect": effects,
        }
        rule = {name: value for name, value in rule.items() if value is not None}
        added = self._admin.call("POST", "faults", rule, self._query())
        return str(added["id"])

    def faults(self) -> list[dict[str, Any]]:
        """The rules of this tenant, with how often each acted."""
        return list(self._admin.call("GET", "faults", query=self._query()))

    def clear_faults(self) -> None:
        """Remove all rules of this tenant."""
        self._admin.call("DELETE", "faults", query=self._query())

    def verify_faults(self) -> None:
        """Raise VerificationError if a rule of this tenant has never acted."""
        try:
            self._admin.call("GET", "faults/verdict", query=self._query())
        except AdminError as error:
            if error.status != 409:
                raise
            unused = "\n".join(f"  {rule['id']}: {rule['when']} {rule['effect']}" for rule in error.body["unused"])
            raise VerificationError(f"fault rules that never acted:\n{unused}") from None

    def requests(self, **filters: Any) -> list[dict[str, Any]]:
        """The requests of this tenant that the server received, oldest first: entries of the journal.

        ``filters`` are ``operation``, ``service``, ``bucket``, ``key``, ``status``, ``since`` and ``limit``.
        """
        return list(self._admin.call("GET", "requests", query={**filters, **self._query()}))

    def refusals(self) -> list[dict[str, Any]]:
        """The requests of this tenant that were answered with an error."""
        return [entry for entry in self.requests() if entry.get("reason") or (entry.get("status") or 0) >= 400]

    def verify(self, *requests: Mapping[str, Any], in_order: bool = False, nothing_else: bool = False) -> None:
        """Raise VerificationError unless the received requests are the given ones.

        Each is ``{"matching": {"operation": …}, "count": n}`` (or ``at_least``, ``at_most``).
        """
        body = {"requests": list(requests), "in_order": in_order, "nothing_else": nothing_else}
        try:
            self._admin.call("POST", "requests/verify", body, self._query())
        except AdminError as error:
            if error.status != 409:
                raise
            raise VerificationError("\n".join(error.body["wrong"])) from None

    def uploads(self) -> list[dict[str, Any]]:
        """Timelines of this tenant's slice, multipart and VOD uploads."""
        return list(self._admin.call("GET", "uploads", query=self._query()))

    def events(self) -> list[dict[str, Any]]:
        """VOD events of this tenant, oldest first."""
        return list(self._admin.call("GET", "events", query=self._query()))

    def temporary_keys(self, seconds: int = 1800, policy: Optional[Mapping[str, Any]] = None) -> dict[str, Any]:
        """Temporary credentials, in the form that the vendor's STS SDK returns; ``policy`` narrows what they may do."""
        body: dict[str, Any] = {"appid": self.appid, "seconds": seconds, "bucket": self.bucket}
        if policy is not None:
            body["policy"] = policy
        return dict(self._admin.call("POST", "sts", body))

    def set_clock(self, unix_seconds: int) -> None:
        """Stop this tenant's clock at a time."""
        self._admin.call("PUT", "clock", {"mode": "frozen", "now": unix_seconds}, self._query())

    def advance_clock(self, seconds: int) -> None:
        """Move this tenant's clock forward."""
        self._admin.call("POST", "clock/advance", {"seconds": seconds}, self._query())

    def reset(self) -> None:
        """Return this tenant to its state at the start: an account made at run time disappears."""
        self._admin.call("POST", "reset", query=self._query())

    def _query(self) -> dict[str, Any]:
        return {"appid": self.appid}
