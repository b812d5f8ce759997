"""What lies on the disk under a name, asked so that a folder which is closed to us, or a name too long, is no fault."""

import stat
from pathlib import Path


def is_there(path: Path) -> bool:
    """Whether there is anything; not where we may not even look."""
    return _mode(path) != 0


def is_file(path: Path) -> bool:
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_mode(path))


def _mode(path: Path) -> int:
    """The kind and rights of what is there; 0 where nothing is, or nothing is told."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
