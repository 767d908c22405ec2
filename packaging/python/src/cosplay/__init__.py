"""Start a cosplay server, and use tenants, fault rules and the journal from Python."""

from cosplay._admin import AdminError
from cosplay._binary import BinaryNotFound, binary
from cosplay._server import Server, StartError
from cosplay._tenant import Tenant, VerificationError

__all__ = [
    "AdminError",
    "BinaryNotFound",
    "Server",
    "StartError",
    "Tenant",
    "VerificationError",
    "binary",
]
