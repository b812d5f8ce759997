"""`python -m rampath`, and the command `rampath`."""

import sys

from rampath.cli import run


def main() -> None:
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
