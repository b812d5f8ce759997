"""An old Office file (a compound file, as .xls is): its workbook, whether it is locked, what else it carries.

Whoever parses it is given a new file that holds the workbook's stream alone: chains of sectors that run in circles,
and two readers' two views of them, stay behind.
"""

import io
import struct

import olefile

from rampath.workbook.package import Damaged, Locked

_SECTOR = 4_096
_PER_SECTOR = _SECTOR // 4
_MOST_TABLES = 109
_NONE, _TABLE, _END = 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFE
_ENTRY = struct.Struct("<64sHBB3I16sI8s8sIQ")
_LOCKED = frozenset({"encryptedpackage", "encryptioninfo", "drmcontent", "\x09drmcontent"})


class OldFile:
    """What an old Office file holds; raises Locked or Damaged, and olefile's own errors.

    `workbook` is the stream of records of an Excel workbook, nothing where the file is none; `streams` are the names
    of all there are, in small letters.
    """

    def __init__(self, content: bytes) -> None:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = {"/".join(path).casefold(): path for path in ole.listdir(streams=True, storages=True)}
            if _LOCKED & set(streams):
                raise Locked
            self.streams = frozenset(streams)
            self.macros = any("_vba_project" in name for name in streams)
            self.embedded = sum(1 for name in streams if name.startswith("mbd") and "/" not in name)
            self.workbook = b""
            for name in ("workbook", "book"):
                if name in streams and not self.workbook:
                    if ole.get_size(streams[name]) > len(content):
                        raise Damaged(name)
                    self.workbook = ole.openstream(streams[name]).read()


def repacked(workbook: bytes) -> bytes:
    """A compound file (MS-CFB, version 4) with this stream of records and nothing else."""
    stream = workbook.ljust(_SECTOR, b"\x00")
    count = -(-len(stream) // _SECTOR)
    tables = -(-(count + 2) // (_PER_SECTOR - 1))
    if tables > _MOST_TABLES:
        raise Damaged
    small, directory, first_table = count, count + 1, count + 2
    chain = [*range(1, count), _END, _END, _END, *[_TABLE] * tables]
    chain += [_NONE] * (tables * _PER_SECTOR - len(chain))
    header = struct.pack(
        "<8s16s5H6s9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 4, 0xFFFE, 12, 6, b"",
        1, tables, directory, 0, _SECTOR, _END, 0, _END, 0,
    )  # fmt: skip
    places = [*range(first_table, first_table + tables), *[_NONE] * (_MOST_TABLES - tables)]
    return b"".join(
        (
            (header + struct.pack(f"<{_MOST_TABLES}I", *places)).ljust(_SECTOR, b"\x00"),
            stream.ljust(count * _SECTOR, b"\x00"),
            bytes(_SECTOR),
            (_entry("Root Entry", 5, 1, small, 64) + _entry("Workbook", 2, _NONE, 0, len(stream))).ljust(
                _SECTOR, b"\x00"
            ),
            struct.pack(f"<{tables * _PER_SECTOR}I", *chain),
        )
    )


def _entry(name: str, kind: int, child: int, begin: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    return _ENTRY.pack(text, len(text) + 2, kind, 1, _NONE, _NONE, child, b"", 0, b"", b"", begin, size)
