"""Whether a file may be written to: it may be read-only on the disk, or open in a spreadsheet."""

import os
from pathlib import Path

from rampath.wording import tr
from rampath.workbook.on_disk import is_there


def why_read_only(file: Path) -> str:
    """Why a plan's file cannot be written back, in a sentence; nothing where it can, or where it is not there.

    Excel leaves `~$name` beside a workbook that it has open, LibreOffice `.~lock.name#`.
    """
    if not is_there(file):
        return ""
    for name in (f"~${file.name}", f".~lock.{file.name}#"):
        if is_there(file.parent / name):
            return tr(
                "{file} is open in another program, so this plan is read-only: save it as another file to change it.",
                file=file.name,
            )
    writable = bool(file.stat().st_mode & 0o222) and os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    if not writable:
        return tr("{file} is read-only on the disk, so this plan is, too: save it as another file to change it.",
                  file=file.name)  # fmt: skip
    return ""
