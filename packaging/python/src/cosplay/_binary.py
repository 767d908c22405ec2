"""Where the server's binary is."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path


class BinaryNotFound(FileNotFoundError):
    """There is no binary of the server."""


def binary() -> str:
    """Path of the server's binary: ``$COSPLAY_BIN``, what this package installed, or what PATH finds.

    Raises BinaryNotFound where none of these exists.
    """
    named = os.environ.get("COSPLAY_BIN")
    if named:
        if not Path(named).is_file():
            raise BinaryNotFound(f"COSPLAY_BIN names {named}, which is not a file")
        return named
    name = "cosplay.exe" if os.name == "nt" else "cosplay"
    for directory in _script_directories():
        if (directory / name).is_file():
            return str(directory / name)
    found = shutil.which("cosplay")
    if found is None:
        looked = ", ".join(str(directory) for directory in _script_directories())
        raise BinaryNotFound(f"no binary {name} in {looked} or PATH; reinstall the package, or set COSPLAY_BIN")
    return found


def _script_directories() -> list[Path]:
    """Where pip puts commands: of this environment, of the user, and beside a ``--target`` directory."""
    user_scheme = sysconfig.get_preferred_scheme("user") if sys.version_info >= (3, 10) else f"{os.name}_user"
    target = Path(__file__).resolve().parent.parent / "bin"
    return [Path(sysconfig.get_path("scripts")), Path(sysconfig.get_path("scripts", scheme=user_scheme)), target]
