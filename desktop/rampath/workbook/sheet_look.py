"""The first look at a worksheet's XML, before calamine lays it out: how far it reaches, and whether it tells more."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rampath.workbook.package import Damaged, Package, ahead
from rampath.workbook.plain_xml import PlainXml
from rampath.workbook.quick_find import stands_in, times_in
from rampath.workbook.raised import may_be_raised, raised_pieces
from rampath.workbook.reach import Reach, exact_span
from rampath.workbook.sheet_xml import MOST_ROWS, is_odd, may_be_marked
from rampath.workbook.spanning import Allowance

_SMALL = 4_000_000
"""The XML of a sheet up to this size is unpacked whole, and once."""
_HUGE = 60_000_000
"""From this size on the rows of a sheet are counted before anything else looks at them."""
_HEAD = 64
_SEAM = 20_000
"""How much of a sheet on either side of where two of its pieces meet is looked at as one."""
_KNOWN = rb"(?!#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)<)#[^<]*<"
_NEW_ERROR = re.compile(rb"(t=\"e\"[^<>]{0,500}>(?:<f[^<>]*>[^<]*</f>|<f[^<>]*/>)?<v>)" + _KNOWN)
"""An error that calamine does not know, and for which it would refuse the workbook, such as `#SPILL!`."""
_ODD_ERROR = re.compile(
    rb"(\bt\s{0,9}=\s{0,9}[\"']e[\"'][^<>]{0,500}>\s*(?:<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*)?"
    rb"<(?:\w+:)?v\b[^<>]*>\s*)" + _KNOWN
)
"""The same in a sheet that is written in a rare way."""


@dataclass(slots=True)
class Looked:
    """What was found: the XML of a small sheet, whether there can be no marks, and what calamine is to be given.

    `given` are pieces of XML in place of the part itself; `unusual` where the part has to be made plain to be read.
    """

    small: bytes | None = None
    unmarked: bool = False
    unusual: bool = False
    given: list[bytes] | None = None


def look(package: Package, name: str, part: str, allowance: Allowance, between: Callable[[], None]) -> Looked:
    """Look at the sheet of this name in this part, and take room for what it spans.

    `between` is called every now and then. Raises WorkbookRefused for a sheet that spans too much, Damaged and
    ValueError for one that is none.
    """
    looked, reach, plain, changes, unmarked = Looked(), Reach(between), PlainXml(), False, True
    if package.size(part) <= _SMALL:
        looked.small = plain.whole(package.read(part))
        pieces: Iterable[bytes] = [looked.small]
    else:
        pieces = plain.pieces(ahead(package.pieces(part)))
    if package.size(part) > _HUGE:
        pieces = _of_so_many_rows(pieces, name, allowance)
    error, before = _NEW_ERROR, b""
    for piece in pieces:
        if b"\x00" in piece[:_HEAD]:  # UTF-16, which no program writes here, would hide its cells from the patterns
            raise Damaged(part)
        if not before and is_odd(piece):
            error = _ODD_ERROR
        reach.see(piece)
        changes = (
            changes or may_be_raised(piece) or _stands_in(error, piece) or _stands_in(error, before + piece[:_SEAM])
        )
        before = piece[-_SEAM:]
        unmarked = unmarked and looked.small is None and not may_be_marked(piece)
        between()
    looked.unmarked, looked.unusual = unmarked, plain.changed
    allowance.take(
        name,
        reach.span,
        lambda: sum(piece.count(b"<c ") + piece.count(b":c ") for piece in ahead(package.pieces(part))),
        lambda: exact_span(PlainXml().pieces(package.pieces(part)), between),
    )
    looked.given = None if looked.small is None else [looked.small]
    if looked.given is None and (changes or plain.changed):
        looked.given = [*PlainXml().pieces(package.pieces(part))]
    if changes and looked.given is not None:
        looked.given = [error.sub(rb"\1#VALUE!<", piece) for piece in _whole_cells(raised_pieces(looked.given))]
    return looked


def _of_so_many_rows(pieces: Iterable[bytes], sheet: str, allowance: Allowance) -> Iterator[bytes]:
    """The same pieces; raises WorkbookRefused where they have more rows than any sheet, full or empty."""
    rows = -1  # the tag of the row breaks, which a sheet may have, begins like a row's
    for piece in pieces:
        rows += times_in(piece, b"<row") + (times_in(piece, b":row") if stands_in(piece, b":row", 0) else 0)
        if rows > MOST_ROWS:
            allowance.take(sheet, (rows, 1), lambda: 0)
        yield piece


def _stands_in(error: re.Pattern[bytes], xml: bytes) -> bool:
    return b"#" in xml and error.search(xml) is not None


def _whole_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same pieces, cut before a cell and never in one, where cells are as long as cells are."""
    held = b""
    for piece in pieces:
        whole = held + piece
        cut = max(whole.rfind(b"<c "), whole.rfind(b"<", 0, max(whole.rfind(b":c "), 0)))
        if cut < 0 or len(whole) - cut > _SEAM:
            cut = len(whole)
        yield whole[:cut]
        held = whole[cut:]
    yield held
