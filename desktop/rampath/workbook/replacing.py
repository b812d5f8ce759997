"""A file beside another one that takes its place when it is whole and on the disk."""

import os
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


def settle(beside: Path, target: Path) -> None:
    """Have all of a filled file on the disk, with the rights of the file that it is to replace. Raises OSError.

    A file that is renamed before its bytes are written out is empty after a power cut, and the old one is gone.
    """
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    if is_there(target):
        beside.chmod(target.stat().st_mode & 0o777)
