"""From an .xlsx or .xlsm to the sheets of a book: each checked for what it spans, then read by calamine.

calamine is given a workbook of our own making: the worksheets under plain names, their strings and styles. What the
file says of itself otherwise, and whatever else it carries, never reaches it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import pairwise

from rampath.workbook.beside import Beside
from rampath.workbook.comments import comments_of
from rampath.workbook.contents import Contents, Entry, SheetKind, contents_of, plain_parts
from rampath.workbook.grid import Row, Sheet
from rampath.workbook.package import Damaged, Package, ahead
from rampath.workbook.progress import Ticker
from rampath.workbook.reach import Reach, exact_span, whole_tags
from rampath.workbook.sheet_record import XmlRecord
from rampath.workbook.sheet_styles import WorkbookStyles
from rampath.workbook.sheet_xml import Place, may_be_marked
from rampath.workbook.spanning import MOST_TEXT, Allowance
from rampath.workbook.values import rows_of

_SMALL = 4_000_000
"""The XML of a sheet up to this size is unpacked whole, and once."""
_HEAD = 64
_SHORTEST_TEXT_CELL = len(b'<c t="s"><v>0</v></c>')
_TEXT_END = re.compile(rb"</(?:\w+:)?si\s*>")
_TEXT_CELL = re.compile(
    rb"<(?:\w+:)?c\b[^<>]*\bt\s*=\s*[\"']s[\"'][^<>]*>\s*(?:<(?:\w+:)?f\b[^<>]*>[^<]*</(?:\w+:)?f>\s*)?"
    rb"<(?:\w+:)?v\b[^<>]*>\s*(\d{1,9})\s*<"
)
_TEXT_MARK = re.compile(rb"\st\s*=\s*[\"']s[\"']")


class _Looked:
    """What the first look at a worksheet has found."""

    def __init__(self, name: str, part: str) -> None:
        self.name = name
        self.part = part
        self.kept: bytes | None = None
        self.unmarked = True


def xlsx_sheets(file: str, package: Package, tick: Ticker) -> tuple[tuple[Sheet, ...], Beside]:
    """The worksheets of a package in their order, and what is beside them.

    Raises WorkbookRefused where they would fill the memory, and whatever parsers raise at what is damaged.
    """
    contents = contents_of(package)
    entries = [each for each in contents.entries if each.kind is SheetKind.WORKSHEET and each.part]
    if len({each.part for each in entries}) < len(entries):  # one part as many sheets costs as much as many parts
        raise Damaged(file)
    allowance = Allowance(file)
    looked = [_look(package, each.name, each.part, allowance, tick) for each in entries]
    _check_texts(package, contents, looked, allowance)
    rows = rows_of(_clean(package, contents, looked), [(str(n), each.name) for n, each in enumerate(entries, 1)], tick)
    styles = WorkbookStyles(package.find)
    sheets = []
    for entry, look, found in zip(entries, looked, rows, strict=True):
        record = XmlRecord(
            partial(package.read, entry.part),
            styles,
            partial(comments_of, package, entry.part),
            kept=look.kept,
            unmarked=look.unmarked,
            uncalculated=contents.uncalculated,
        )
        if contents.uncalculated:
            blank(found, record.marks.unstored)
        sheets.append(Sheet(entry.name, found, hidden=entry.hidden, record=record))
    return tuple(sheets), beside_of(contents.entries)


def blank(rows: list[Row], places: Iterable[Place]) -> None:
    """Take away the noughts of formulas that were never calculated, so that nobody takes them for values."""
    for row, column in places:
        if row <= len(rows) and column <= len(rows[row - 1]):
            rows[row - 1][column - 1] = ""


def beside_of(entries: Sequence[Entry]) -> Beside:
    """What the list of sheets tells of those that are not read like the others."""
    return Beside(
        macro_sheets=[each.name for each in entries if each.kind is SheetKind.MACRO],
        missing_sheets=[each.name for each in entries if not each.part],
        hidden_sheets=[each.name for each in entries if each.hidden and each.kind is SheetKind.WORKSHEET],
    )


def _look(package: Package, name: str, part: str, allowance: Allowance, tick: Ticker) -> _Looked:
    """Check what a sheet spans before calamine lays it out."""

    def between() -> None:
        tick("Checking {sheet}", sheet=name)

    looked, reach = _Looked(name, part), Reach(between)
    small = package.size(part) <= _SMALL
    for piece in [package.read(part)] if small else whole_tags(ahead(package.pieces(part))):
        if b"\x00" in piece[:_HEAD]:  # UTF-16, which no program writes here, would hide its cells from the patterns
            raise Damaged(part)
        reach.see(piece)
        looked.unmarked = looked.unmarked and not small and not may_be_marked(piece)
        looked.kept = piece if small else None
        between()
    allowance.take(
        name,
        reach.span,
        lambda: sum(piece.count(b"<c ") for piece in ahead(package.pieces(part))),
        lambda: exact_span(package.pieces(part), between),
    )
    return looked


def _check_texts(package: Package, contents: Contents, looked: Sequence[_Looked], allowance: Allowance) -> None:
    """Refuse a workbook in which a long text is written once and stands in a great many cells.

    What the cells can hold at most is bounded as cheaply as will do, and counted only where it must be.
    """
    size = sum(package.size(each.part) for each in looked)
    if package.size(contents.strings) * (size // _SHORTEST_TEXT_CELL) <= MOST_TEXT:
        return
    lengths = _lengths(package.read(contents.strings))
    longest = max(lengths, default=0)
    if longest * (size // _SHORTEST_TEXT_CELL) <= MOST_TEXT:
        return
    marks = sum(
        piece.count(mark) for each in looked for piece in ahead(package.pieces(each.part)) for mark in (b's"', b"s'")
    )
    if longest * marks <= MOST_TEXT:
        return
    for each in looked:
        for piece in whole_tags(package.pieces(each.part)):
            shown = [int(number) for number in _TEXT_CELL.findall(piece)]
            unclear = len(_TEXT_MARK.findall(piece)) - len(shown)
            known = sum(lengths[number] for number in shown if number < len(lengths))
            allowance.take_text(each.name, known + longest * max(unclear, 0))


def _lengths(strings: bytes) -> list[int]:
    """How long each shared text is at most, in bytes of XML."""
    ends = [found.end() for found in _TEXT_END.finditer(strings)]
    begin = max(strings.find(b"si>"), 0)
    return [end - start for start, end in pairwise([begin, *ends])] + [len(strings) - (ends[-1] if ends else 0)]


def _clean(package: Package, contents: Contents, looked: Sequence[_Looked]) -> bytes:
    """The workbook that calamine reads: sheets 1, 2, 3 ... and what they need."""
    parts = {str(number): f"xl/worksheets/sheet{number}.xml" for number in range(1, len(looked) + 1)}
    sources: dict[str, str | list[bytes]] = {name: [part] for name, part in plain_parts(contents, parts).items()}
    for kind, part in (("sharedStrings", contents.strings), ("styles", contents.styles)):
        if part:
            sources[f"xl/{kind}.xml"] = part
    for part, each in zip(parts.values(), looked, strict=True):
        sources[part] = each.part if each.kept is None else [each.kept]
    return package.repacked(sources)
