"""The cells of a sheet found by where their bytes stand in its XML, so that one is replaced and no other touched."""

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter

from rampath.workbook.package import Damaged, Package
from rampath.workbook.sheet_xml import Place

Buffer = bytes | bytearray

_IN_TAG = rb"""(?:[^<>"']|"[^"<]*"|'[^'<]*')*+"""
_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?worksheet[\s>]")
_ATTRIBUTE = re.compile(rb"""\s+([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PLACE = re.compile(rb"([A-Z]{1,3})([1-9]\d{0,6})\Z")
_DROPPED = {b"t", b"cm", b"vm"}
"""What says of a cell's former content how it is to be read: its type, and metadata of formulas and rich values."""


class Unfamiliar(Exception):
    """A sheet whose XML is written in a way in which no office program writes it, and which is left alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a cell stands (or would be put, where `begin` and `end` are the same), and what its tag says."""

    begin: int
    end: int
    attributes: tuple[tuple[bytes, bytes], ...] = ()
    row: tuple[tuple[bytes, bytes], ...] | None = None
    """The attributes of the row; None where there is no such row yet."""
    bare_row: bool = False
    """Whether these are the bytes of a row without cells, written as one tag."""

    @property
    def missing(self) -> bool:
        return self.begin == self.end or self.bare_row

    def attribute(self, name: bytes) -> bytes:
        return dict(self.attributes).get(name, b"")


def unpacked(package: Package, part: str) -> Buffer:
    """A large part in one piece of memory, without a second copy while it is unpacked; Unfamiliar for a spoilt one."""
    whole, at = bytearray(package.size(part)), 0
    try:
        for piece in package.pieces(part):
            whole[at : at + len(piece)] = piece
            at += len(piece)
    except (KeyError, Damaged, zlib.error) as spoilt:
        raise Unfamiliar from spoilt
    return whole


def attributes_in(tag: bytes) -> tuple[tuple[bytes, bytes], ...]:
    """The attributes of a start tag as they are written, references not resolved."""
    return tuple((each[1], each[2] if each[2] is not None else each[3]) for each in _ATTRIBUTE.finditer(tag))


class SheetBytes:
    """The XML of a worksheet. Raises Unfamiliar where bytes cannot be told apart with certainty."""

    def __init__(self, xml: Buffer) -> None:
        self.xml = xml
        root = _ROOT.search(xml)
        if root is None or b"<!" in xml or xml.find(b"<?", 5) >= 0:
            raise Unfamiliar
        declared = re.match(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", xml)
        if declared is not None and declared[1].lower() not in {b"utf-8", b"us-ascii"}:
            raise Unfamiliar
        self.prefix = b"" if root[1] is None else root[1] + b":"
        self._cell = re.compile(rb"<" + self.prefix + rb"c(?=[\s/>])" + _IN_TAG + rb">")
        opened = re.compile(rb"<" + self.prefix + rb"sheetData(?=[\s/>])" + _IN_TAG + rb">").search(xml)
        if opened is None:
            raise Unfamiliar
        self.empty = opened[0].endswith(b"/>")
        self.data = opened.span()
        self.data_end = opened.end() if self.empty else xml.find(b"</" + self.prefix + b"sheetData", opened.end())
        if self.data_end < 0:
            raise Unfamiliar
        self._numbers: list[int] = []
        self._rows: list[tuple[int, int]] = []
        self._find_rows()

    def elements(self, name: bytes) -> Iterator[bytes]:
        """The start tags of a name outside the cells, as they are written."""
        pattern = re.compile(rb"<" + self.prefix + name + rb"(?=[\s/>])" + _IN_TAG + rb">")
        for begin, end in ((0, self.data[0]), (self.data_end, len(self.xml))):
            for each in pattern.finditer(self.xml, begin, end):
                yield bytes(each[0])

    @property
    def around(self) -> tuple[bytes, bytes]:
        """What stands before the cells, and what stands after them."""
        return bytes(self.xml[: self.data[0]]), bytes(self.xml[self.data_end :])

    @property
    def without_cells(self) -> bytes:
        """The whole sheet but for what is between the tags of its cells."""
        return bytes(self.xml[: self.data[1]]) + bytes(self.xml[self.data_end :])

    def formulas(self) -> Iterator[bytes]:
        """The start tags of the formulas that are more than one cell's own."""
        pattern = re.compile(rb"<" + self.prefix + rb"f\s" + _IN_TAG + rb">")
        return (bytes(each[0]) for each in pattern.finditer(self.xml, self.data[1], self.data_end))

    def find(self, place: Place) -> Found:
        """The cell at a place (row and column from 1)."""
        row, column = place
        at = bisect_left(self._numbers, row)
        if at == len(self._numbers) or self._numbers[at] != row:
            begin = self._rows[at][0] if at < len(self._rows) else self.data_end
            return Found(begin, begin)
        begin, end = self._rows[at]
        stop = _tag_end(self.xml, begin)
        told = attributes_in(bytes(self.xml[begin:stop]))
        if self.xml[stop - 2 : stop] == b"/>":  # a row without cells: it is opened
            return Found(begin, stop, row=told, bare_row=True)
        last = 0
        for each in self._cell.finditer(self.xml, stop, end):
            tag = bytes(each[0])
            said = attributes_in(tag)
            here = _column(dict(said).get(b"r", b""), row, last)
            if here <= last:
                raise Unfamiliar
            last = here
            if here > column:
                return Found(each.start(), each.start(), row=told)
            if here == column:
                return Found(each.start(), self._cell_end(each.end(), tag), said, told)
        closing = self.xml.rfind(b"</" + self.prefix + b"row", stop, end)
        return Found(closing, closing, row=told)

    def content(self, found: Found) -> bytes:
        return bytes(self.xml[found.begin : found.end])

    def written(self, place: Place, found: Found, value: float | str, text_index: int | None, style: bytes) -> bytes:
        """The element of a cell with another value; its style and all else that its tag says stays."""
        p, name = self.prefix, f"{get_column_letter(place[1])}{place[0]}".encode()
        kept = [each for each in found.attributes if each[0] not in _DROPPED]
        if found.missing:
            kept = [(b"r", name), *([(b"s", style)] if style else [])]
        told = b"".join(b" " + key + b'="' + said.replace(b'"', b"&quot;") + b'"' for key, said in kept)
        if isinstance(value, float):
            body = told + b"><" + p + b"v>" + _number(value) + b"</" + p + b"v>"
        elif text_index is not None:
            body = told + b' t="s"><' + p + b"v>" + str(text_index).encode() + b"</" + p + b"v>"
        else:
            inside = b'<%bt xml:space="preserve">%b</%bt>' % (p, escape(value).encode(), p)
            body = told + b' t="inlineStr"><%bis>%b</%bis>' % (p, inside, p)
        return b"<" + p + b"c" + body + b"</" + p + b"c>"

    def _find_rows(self) -> None:
        pattern = re.compile(rb"<" + self.prefix + rb"row(?=[\s/>])" + _IN_TAG + rb">")
        begins, last = [], 0
        for each in pattern.finditer(self.xml, self.data[1], self.data_end):
            said = re.search(rb"\sr\s*=\s*[\"'](\d+)[\"']", each[0])
            last, before = (last + 1 if said is None else int(said[1])), last
            if last <= before:
                raise Unfamiliar
            self._numbers.append(last)
            begins.append(each.start())
        self._rows = list(zip(begins, [*begins, self.data_end][1:], strict=True))

    def _cell_end(self, stop: int, tag: bytes) -> int:
        if tag.endswith(b"/>"):
            return stop
        closing = b"</" + self.prefix + b"c>"
        end = self.xml.find(closing, stop)
        if end < 0:
            raise Unfamiliar
        return end + len(closing)


def _tag_end(xml: Buffer, begin: int) -> int:
    found = re.compile(rb"<" + _IN_TAG + rb">").match(xml, begin)
    if found is None:
        raise Unfamiliar
    return found.end()


def _column(name: bytes, row: int, last: int) -> int:
    if not name:
        return last + 1
    found = _PLACE.match(name)
    if found is None or int(found[2]) != row:
        raise Unfamiliar
    return column_index_from_string(found[1].decode())


def _number(value: float) -> bytes:
    return (str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)).encode()
