"""What stood in a file when it was read or written, so that a later look tells whether somebody else wrote it since."""

import hashlib
from pathlib import Path


class ChangedMeanwhile(Exception):
    """A file holds something else than when it was read or written here last."""


def state_of(file: Path) -> str:
    """The SHA-256 of a file; nothing where it is not there or cannot be read."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""


def check_unchanged(file: Path, *states: str) -> None:
    """Raise ChangedMeanwhile where a file is there and holds something else than any of these states."""
    if state_of(file) not in {"", *states}:
        raise ChangedMeanwhile(file)
