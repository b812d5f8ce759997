"""The first look at a worksheet's XML, before calamine lays it out: how far it reaches, and whether it tells more."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rampath.workbook.package import Damaged, Package, ahead
from rampath.workbook.plain_xml import PlainXml
from rampath.workbook.raised import may_be_raised, raised_pieces
from rampath.workbook.reach import Reach, exact_span
from rampath.workbook.sheet_xml import may_be_marked
from rampath.workbook.spanning import Allowance

_SMALL = 4_000_000
"""The XML of a sheet up to this size is unpacked whole, and once."""
_HEAD = 64
_ODD_ERROR = re.compile(
    rb"(t=\"e\"[^<>]*>(?:<f[^<>]*>[^<]*</f>|<f[^<>]*/>)?<v>)"
    rb"(?!#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)<)#[^<]*<"
)
"""An error that calamine does not know, and for which it would refuse the workbook, such as `#SPILL!`."""


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
    for piece in pieces:
        if b"\x00" in piece[:_HEAD]:  # UTF-16, which no program writes here, would hide its cells from the patterns
            raise Damaged(part)
        reach.see(piece)
        changes = changes or may_be_raised(piece) or (b"#" in piece and _ODD_ERROR.search(piece) is not None)
        unmarked = unmarked and looked.small is None and not may_be_marked(piece)
        between()
    looked.unmarked, looked.unusual = unmarked, plain.changed
    allowance.take(
        name,
        reach.span,
        lambda: sum(piece.count(b"<c ") for piece in ahead(package.pieces(part))),
        lambda: exact_span(PlainXml().pieces(package.pieces(part)), between),
    )
    looked.given = None if looked.small is None else [looked.small]
    if looked.given is None and (changes or plain.changed):
        looked.given = [*PlainXml().pieces(package.pieces(part))]
    if changes and looked.given is not None:
        looked.given = [_ODD_ERROR.sub(rb"\1#VALUE!<", piece) for piece in raised_pieces(looked.given)]
    return looked
