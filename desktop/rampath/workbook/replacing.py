"""A file beside another one that takes its place when it is whole and on the disk."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from rampath.workbook.on_disk import is_there


def begun_beside(target: Path) -> Path:
    """A new, empty file in the target's folder.

    Only its owner may read what is to replace a file; one that is new has the rights that the system gives. Raises
    OSError.
    """
    beside = target.with_name(f".rampath-{uuid4().hex}{target.suffix}")
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if is_there(target) else 0o666))
    return beside


def settle(beside: Path) -> None:
    """Have all of a filled file on the disk. Raises OSError.

    A file that is renamed before its bytes are written out is empty after a power cut, and the old one is gone.
    """
    with beside.open("rb+") as file:
        os.fsync(file.fileno())


def put_in_place(beside: Path, target: Path) -> None:
    """Let a settled file take the target's place, with the rights of what stood there. Raises OSError.

    The rights come last: Windows lets go of no file that is read-only already.
    """
    before = target.stat().st_mode & 0o777 if is_there(target) else None
    beside.replace(target)
    if before is not None:
        with suppress(OSError):  # some disks know no rights
            target.chmod(before)
