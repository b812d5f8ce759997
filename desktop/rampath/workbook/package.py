"""A packed file (zip) seen with distrust: what its list of contents says must be what it holds.

The file is in memory, so that what was checked is what is read. Whoever parses it is given a copy that is packed
anew from the checked parts: two readers of a zip may disagree about one that was tampered with, but not about that.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from rampath.wording import tr

MOST_MEMBERS = 10_000
MOST_BYTES = 1_000_000_000
"""How large a workbook may become when it is unpacked."""
MOST_RATIO = 400
"""How many times larger a part may become when it is unpacked; real sheets stay below 60."""

_GLANCE = 1_024
_PROLOG = 65_536
_PIECE = 2_000_000
_FED = 262_144
_LARGE = 50_000_000
"""A part beyond this is put together from pieces, since zlib would hold it twice."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LISTED = b"PK\x01\x02"
"""What stands before each part in the list of contents; in packages inside the package, too."""
_SEEN_LATER = 0x0008
_WIDE_SIZE = 0xFFFFFFFF
_FIRST = 200
_SOUND = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\b[^<>]*\?>)?\s*<[A-Za-z_]|[^<\s\xef\xfe\xff\x00]")
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_ROOT = re.compile(rb"<[^!?\s]")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OUTSIDE = re.compile(r"^/|\\|:|[\x00-\x1f]|(?:^|/)\.\.?(?:/|$)")


class Harmful(Exception):
    """A package that could do harm; the message completes “it was not opened because …”."""


class Damaged(Exception):
    """A package that is not what it says of itself."""


class Locked(Exception):
    """A package that is protected with a password."""


class Package:
    """The parts of a packed file; their names are the same in capital and in small letters, as Office has it.

    Raises Harmful, Locked or Damaged for one that is not to be used; BadZipFile and others come from zipfile.
    """

    def __init__(self, content: bytes) -> None:
        self._content = memoryview(content)
        if content.count(_LISTED) > 2 * MOST_MEMBERS:  # to list millions of them would itself fill the memory
            raise Harmful(tr("it would unpack to more than can be read"))
        with zipfile.ZipFile(io.BytesIO(content)) as listed:
            members = listed.infolist()
            end = listed.start_dir
        _check_list(members)
        self._members = {member.filename.casefold(): member for member in members}
        if len(self._members) != len(members):
            raise Harmful(tr("two of its parts have the same name"))
        self._begins = _check_places(content, members, end)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(member.filename for member in self._members.values())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._members

    def size(self, name: str) -> int:
        """How many bytes a part has when it is unpacked; 0 where there is none."""
        member = self._members.get(name.casefold())
        return 0 if member is None else member.file_size

    def read(self, name: str) -> bytes:
        """A part, unpacked; raises KeyError where there is none, Damaged where it is not what the list says."""
        member = self._members[name.casefold()]
        packed = self._packed(member)
        if member.file_size > _LARGE:
            whole = io.BytesIO()
            whole.writelines(self.pieces(name))
            return whole.getvalue()
        if member.compress_type == zipfile.ZIP_STORED:
            found = bytes(packed)
        else:
            unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
            found = unpacking.decompress(packed, member.file_size + 1)
            if not unpacking.eof:
                raise Damaged(name)
        if len(found) != member.file_size or zlib.crc32(found) != member.CRC:
            raise Damaged(name)
        return found

    def find(self, name: str) -> bytes | None:
        """A part, unpacked; None where there is none, or it is damaged."""
        try:
            return self.read(name)
        except (KeyError, Damaged, zlib.error):
            return None

    def pieces(self, name: str) -> Iterator[bytes]:
        """A large part, unpacked a few million bytes at a time; raises as `read` does, at the latest at its end."""
        member = self._members[name.casefold()]
        packed, size, told = self._packed(member), 0, 0
        for piece in _stored(packed) if member.compress_type == zipfile.ZIP_STORED else _inflated(packed):
            size += len(piece)
            if size > member.file_size:
                raise Damaged(name)
            told = zlib.crc32(piece, told)
            yield piece
        if size != member.file_size or told != member.CRC:
            raise Damaged(name)

    def check_xml(self) -> None:
        """Refuse document types and entities, in any part that looks like XML, whatever its name."""
        for member in self._members.values():
            if member.file_size:
                self._check_prolog(member)

    def repacked(self, sources: Mapping[str, str | list[bytes]]) -> bytes:
        """A new package: each part by its name, as one of these parts (by name), or as bytes that are ready."""
        packed = io.BytesIO()
        listed = []
        for name, source in sources.items():
            if isinstance(source, list):
                pieces: list[bytes] | list[memoryview] = source
                method, crc, size = zipfile.ZIP_STORED, 0, sum(map(len, source))
                for piece in source:
                    crc = zlib.crc32(piece, crc)
            else:
                member = self._members[source.casefold()]
                pieces = [self._packed(member)]
                method, crc, size = member.compress_type, member.CRC, member.file_size
            known = name.encode("utf-8")
            common = (0x0800, method, 0, 33, crc, sum(map(len, pieces)), size, len(known), 0)
            listed.append(_CENTRAL.pack(_LISTED, 20, 20, *common, 0, 0, 0, 0, packed.tell()) + known)
            packed.write(_LOCAL.pack(b"PK\x03\x04", 20, *common) + known)
            packed.writelines(pieces)
        directory = b"".join(listed)
        end = _END.pack(b"PK\x05\x06", 0, 0, len(listed), len(listed), len(directory), packed.tell(), 0)
        packed.write(directory + end)
        return packed.getvalue()

    def packed(self, name: str) -> memoryview:
        """The bytes of a part as they are packed; raises KeyError where there is none."""
        return self._packed(self._members[name.casefold()])

    def crc(self, name: str) -> int:
        """The check sum of a part, as the list of contents tells it."""
        return self._members[name.casefold()].CRC

    def _packed(self, member: zipfile.ZipInfo) -> memoryview:
        begin = self._begins[member.filename]
        return self._content[begin : begin + member.compress_size]

    def _glance(self, member: zipfile.ZipInfo, length: int) -> bytes:
        packed = self._packed(member)
        if member.compress_type == zipfile.ZIP_STORED:
            return bytes(packed[:length])
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, length)

    def _check_prolog(self, member: zipfile.ZipInfo) -> None:
        """A document type can only stand before the first element.

        Comments and processing instructions are passed over, since a tag inside them is none; UTF-16 is looked
        at without its zero bytes.
        """
        if _SOUND.match(self._glance(member, _FIRST)):  # plain XML, or none at all
            return
        prolog = self._glance(member, _GLANCE)
        rest = _after_prolog(prolog)
        if len(prolog) == _GLANCE and not _ROOT.match(rest):
            prolog = self._glance(member, _PROLOG)
            rest = _after_prolog(prolog)
        if rest.startswith(b"<") and not _ROOT.match(rest) and _DOCTYPE.search(rest):
            raise Harmful(tr("a part of it declares a document type, as attacks do"))
        if len(prolog) == _PROLOG and (not rest or rest.startswith((b"<!", b"<?"))):
            raise Harmful(tr("a part of it begins with too much before its content"))


def ahead(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same pieces, the next of which is unpacked beside while one is looked at; unpacking lets others run."""
    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(next, pieces, None)
        while (piece := following.result()) is not None:
            following = pool.submit(next, pieces, None)
            yield piece


def _check_list(members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise Locked
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise Harmful(tr("it would unpack to more than can be read"))
    for member in members:
        if _OUTSIDE.search(member.orig_filename) or _OUTSIDE.search(member.filename):
            raise Harmful(tr("a part of it is named like a path outside"))
        if member.file_size > 1_000_000 and member.file_size > MOST_RATIO * max(1, member.compress_size):
            raise Harmful(tr("a part of it unpacks to an absurd size"))
        if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Harmful(tr("a part of it is packed in a way in which no workbook is"))
        if member.external_attr and member.create_system == 3 and stat.S_ISLNK(member.external_attr >> 16):
            raise Harmful(tr("a part of it is a link to another file"))


def _check_places(content: bytes, members: list[zipfile.ZipInfo], end: int) -> dict[str, int]:
    """Where each part's bytes begin; each part must stand alone, and say of itself what the list says of it."""
    begins = {}
    free = 0
    for member in sorted(members, key=lambda each: each.header_offset):
        at = member.header_offset
        mark, _, flags, method, _, _, _, packed, size, named, extra = _LOCAL.unpack_from(content, at)
        begin = at + _LOCAL.size + named + extra
        name = content[at + _LOCAL.size : at + _LOCAL.size + named]
        same = mark == b"PK\x03\x04" and method == member.compress_type and not flags & 1
        if not same or name != _name_bytes(member) or not _agrees(flags, packed, size, member):
            raise Harmful(tr("its list of contents is not what it holds"))
        if at < free or begin + member.compress_size > end:
            raise Harmful(tr("its parts lie over each other"))
        free = begin + member.compress_size
        begins[member.filename] = begin
    return begins


def _agrees(flags: int, packed: int, size: int, member: zipfile.ZipInfo) -> bool:
    """Whether a part says its sizes as the list does, or says them behind its bytes or in a wider field."""
    if _WIDE_SIZE in {packed, size} or (flags & _SEEN_LATER and packed == size == 0):
        return True
    return (packed, size) == (member.compress_size, member.file_size)


def _name_bytes(member: zipfile.ZipInfo) -> bytes:
    return member.orig_filename.encode("utf-8" if member.flag_bits & 0x800 else "cp437")


def _stored(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), _PIECE):
        yield bytes(packed[at : at + _PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), _FED):
        rest: bytes | memoryview = packed[at : at + _FED]
        while rest:
            yield unpacking.decompress(rest, _PIECE)
            rest = unpacking.unconsumed_tail
    yield unpacking.flush()
    if not unpacking.eof:
        raise Damaged


def _after_prolog(prolog: bytes) -> bytes:
    if prolog.startswith((b"\xff\xfe", b"\xfe\xff")):
        prolog = prolog[2:]
    if b"\x00" in prolog[:4]:
        prolog = prolog.replace(b"\x00", b"")
    before = _BEFORE_ROOT.match(prolog)
    return prolog[before.end() :] if before is not None else prolog
