"""A package with some parts changed: every other part is copied as it is packed, with all that is said of it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_WIDE = 0xFFFFFFFF
_BEHIND = 0x0008
_LEVEL = 6

Pieces = Iterable[bytes | memoryview]


class TooWide(Exception):
    """A package in the form for more than four gigabytes, which is not patched."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    local: memoryview
    record: memoryview


def patched(content: bytes, changed: Mapping[str, Callable[[], Pieces]], removed: frozenset[str]) -> list[bytes]:
    """The pieces of the new package, in the order of the old one; names are the package's own."""
    told = memoryview(content)
    pieces: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    members, comment = _members(told)
    for member in members:
        if member.name in removed:
            continue
        if member.name in changed:
            local, record = _packed(member, changed[member.name](), at)
        else:
            local = [bytes(member.local)]
            fields = list(_CENTRAL.unpack_from(member.record))
            fields[16] = at
            record = _CENTRAL.pack(*fields) + bytes(member.record[_CENTRAL.size :])
        pieces += local
        at += sum(map(len, local))
        directory.append(record)
    listed = b"".join(directory)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(directory), len(directory), len(listed), at, len(comment))
    return [*pieces, listed, end, comment]


def _members(content: memoryview) -> tuple[list[_Member], bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        infos, at, comment = package.infolist(), package.start_dir, package.comment
    begins = sorted(info.header_offset for info in infos)
    ends = dict(zip(begins, [*begins[1:], at], strict=True))
    members = []
    for info in infos:
        fields = _CENTRAL.unpack_from(content, at)
        if fields[0] != b"PK\x01\x02" or _WIDE in {fields[8], fields[9], fields[16]}:
            raise TooWide
        size = _CENTRAL.size + sum(fields[10:13])
        local = content[info.header_offset : ends[info.header_offset]]
        members.append(_Member(info.filename, local, content[at : at + size]))
        at += size
    return members, comment


def _packed(member: _Member, content: Pieces, at: int) -> tuple[list[bytes], bytes]:
    packing = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed, crc, size = [], 0, 0
    for piece in content:
        packed.append(packing.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    packed.append(packing.flush())
    fields = list(_CENTRAL.unpack_from(member.record))
    name = bytes(member.record[_CENTRAL.size : _CENTRAL.size + fields[10]])
    comment = bytes(member.record[_CENTRAL.size + fields[10] + fields[11] :])
    fields[3] &= ~_BEHIND
    fields[4] = zipfile.ZIP_DEFLATED
    fields[7:10] = crc, sum(map(len, packed)), size
    fields[11], fields[16] = 0, at
    local = _LOCAL.pack(b"PK\x03\x04", fields[2], *fields[3:10], len(name), 0) + name
    return [local, *packed], _CENTRAL.pack(*fields) + name + comment
