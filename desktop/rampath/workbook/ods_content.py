"""The content of an .ods, in plain XML with raised digits told: held once, and not at all once it was gone through."""

import io
from collections.abc import Iterator
from functools import partial

from rampath.wording import number, tr
from rampath.workbook.package import Damaged, Package
from rampath.workbook.plain_xml import PlainXml, plain_xml
from rampath.workbook.raised import raised_by, raised_names, raised_ods
from rampath.workbook.safety import WorkbookRefused

CONTENT = "content.xml"
MOST_WHOLE = 600_000_000
"""How large a part may be, in bytes, that is held whole; an .ods of 200,000 rows and 15 columns has 420 million."""

_SMALL = 50_000_000
"""Content up to this size is made plain in one piece, and kept for whoever asks how its cells look."""
_BODY = b"<office:body"
_MOST_STYLES = 20_000_000


class OdsContent:
    """The content of an .ods, read when it is asked for; a small one is kept.

    `source` is what a package for calamine takes it from: the part as it is packed, wherever that is plain.
    """

    def __init__(self, file: str, package: Package) -> None:
        refuse_whole(file, package, CONTENT)
        self._package = package
        self._small = package.size(CONTENT) <= _SMALL
        self._kept: bytes | None = None
        self._as_packed = False

    def read(self) -> bytes:
        if self._kept is not None:
            return self._kept
        if not self._small:
            return self._streamed()
        packed = self._package.read(CONTENT)
        self._kept = raised_ods(plain_xml(packed))
        self._as_packed = self._kept is packed
        return self._kept

    def source(self, content: bytes) -> str | list[bytes]:
        return CONTENT if self._as_packed else [content]

    def _streamed(self) -> bytes:
        """The content piece by piece, each made plain and raised, so that no second copy is ever held."""
        plain, whole = PlainXml(), io.BytesIO()
        pieces = plain.pieces(self._package.pieces(CONTENT))
        head = _head(pieces)
        names = raised_names(head)
        whole.write(head)
        for piece in map(partial(raised_by, names), pieces) if names else pieces:
            whole.write(piece)
        self._as_packed = not plain.changed and not names
        return whole.getvalue()


def refuse_whole(file: str, package: Package, part: str) -> None:
    """Refuse a file with a part that has to be held whole and is too large for it, before it is unpacked."""
    size = package.size(part)
    if size > MOST_WHOLE:
        raise WorkbookRefused(
            tr("{file} unpacks to {size} million bytes in one piece, more than can be read; split it, or save it as"
               " .xlsx.", file=file, size=number(size / 1_000_000, 0))
        )  # fmt: skip


def _head(pieces: Iterator[bytes]) -> bytes:
    """All pieces down to the one in which the body begins; raises Damaged where there is far too much before it."""
    head = bytearray()
    for piece in pieces:
        begin = max(0, len(head) - len(_BODY))
        head += piece
        if head.find(_BODY, begin) >= 0:
            return bytes(head)
        if len(head) > _MOST_STYLES:
            break
    raise Damaged(CONTENT)
