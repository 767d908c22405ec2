"""``python -m cosplay``: the command line of the server."""

import os
import subprocess
import sys

from cosplay._binary import binary


def main() -> None:
    """Run the server's binary in place of this process."""
    program = binary()
    if os.name == "posix":
        os.execv(program, [program, *sys.argv[1:]])
    sys.exit(subprocess.call([program, *sys.argv[1:]]))


if __name__ == "__main__":
    main()
