"""The formulas of a sheet by where their stored results stand, and what each of them refers to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from openpyxl.utils import column_index_from_string

from rampath.workbook.patch.sheet_bytes import Buffer, attributes_in
from rampath.workbook.sheet_xml import MOST_COLUMNS, MOST_ROWS, Place

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_SHEET = r"(?:((?<!')'[^']*+(?:''[^']*+)*+'|[\w.\[\]:\\]++)!)?"
_ERROR = re.compile(_SHEET + r"#(?:REF!|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!)")
_REF = re.compile(
    r"(?<![\w.$'!\]])" + _SHEET + r"(?:(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?"
    r"|(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\w.(!\[])"
)
_WORD = re.compile(r"(?<![\w.\]!'$])" + _SHEET + r"([A-Za-z_\\][\w.\\?]*)(\s*\(|\[)?")
_CONSTANTS = {"TRUE", "FALSE"}
_LONGEST = 8_192
"""Nobody can enter a longer formula (Excel's specifications and limits); what is longer is not looked through."""

_ANYWHERE = {"INDIRECT", "OFFSET"}
"""Functions that reach cells which their text does not name."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A range that a formula reads: its sheet (casefolded) and its first and last cell."""

    sheet: str
    first: Place
    last: Place


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell's formula: what it reads, and the bytes of its stored result (none where `begin` and `end` are equal).

    `anywhere` tells that what it reads cannot be said with certainty; `block` that it fills more than its own cell.
    """

    place: Place
    reaches: tuple[Reach, ...]
    begin: int
    end: int
    anywhere: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """A formula's text, as far as it matters: ranges with what is fixed in them, relative to the cell it stands in."""

    ranges: tuple[tuple[str, tuple[int, bool], tuple[int, bool], tuple[int, bool], tuple[int, bool]], ...]
    anywhere: bool

    def at(self, down: int, across: int) -> tuple[Reach, ...]:
        """What it reads in a cell so many rows and columns away."""

        def moved(told: tuple[int, bool], by: int) -> int:
            return told[0] if told[1] else told[0] + by

        return tuple(
            Reach(sheet, (moved(top, down), moved(left, across)), (moved(bottom, down), moved(right, across)))
            for sheet, top, left, bottom, right in self.ranges
        )


def formulas_of(xml: Buffer, prefix: bytes, sheet: str, names: Mapping[str, str]) -> Iterator[Formula]:
    """The formulas of a sheet, by its name; `names` are the defined names (casefolded) with their texts.

    A cell that does not tell its address, which no office program writes, is passed over.
    """
    if xml.find(b"<" + prefix + b"f") < 0:
        return
    p = prefix
    pattern = re.compile(
        rb"<" + p + rb"c(?=\s)([^<>]*)>\s*<" + p + rb"f(?=[\s/>])([^<>]*?)(?:/>|>([^<]*)</" + p + rb"f\s*>)\s*"
        rb"(<" + p + rb"v(?:\s[^<>]*)?(?<!/)>[^<]+</" + p + rb"v\s*>)?"
    )
    shared: dict[bytes, tuple[_Text, Place]] = {}
    for found in pattern.finditer(xml):
        place = _place(dict(attributes_in(found[1])).get(b"r", b""))
        if place is None:
            continue
        told = dict(attributes_in(b" " + found[2]))
        text = _text(unescape((found[3] or b"").decode("utf-8", "replace")), sheet, names)
        kind, number = told.get(b"t", b""), told.get(b"si", b"")
        reaches = text.at(0, 0)
        if kind == b"shared" and found[3]:
            shared[number] = text, place
        elif kind == b"shared" and number in shared:
            text, begun = shared[number]
            reaches = text.at(place[0] - begun[0], place[1] - begun[1])
        begin, end = found.span(4) if found[4] is not None else (found.end(), found.end())
        unknown = kind == b"dataTable" or (kind == b"shared" and number not in shared)
        yield Formula(place, reaches, begin, end, text.anywhere or unknown, kind in {b"array", b"dataTable"})


def _place(name: bytes) -> Place | None:
    found = re.fullmatch(rb"([A-Z]{1,3})([1-9]\d{0,6})", name)
    return None if found is None else (int(found[2]), column_index_from_string(found[1].decode()))


def _text(formula: str, sheet: str, names: Mapping[str, str], deep: int = 0) -> _Text:
    if len(formula) > _LONGEST:
        return _Text((), anywhere=True)
    bare = _ERROR.sub(" ", _QUOTED.sub('""', formula))
    ranges, anywhere = [], False
    for found in _REF.finditer(bare):
        other = _sheet_of(found[1], sheet)
        if other is None:
            continue  # a cell of another file
        anywhere = anywhere or ":" in other
        ranges.append((other, *_corners(found)))
    for found in _WORD.finditer(_REF.sub(" ", bare)):
        if found[1] and "[" in found[1]:
            continue  # a name of another file
        word, behind = found[2].casefold(), (found[3] or "").strip()
        if behind == "(":
            anywhere = anywhere or found[2].upper() in _ANYWHERE
        elif behind == "[" or deep > 8:
            anywhere = True
        elif word in names:
            inside = _text(names[word], sheet, names, deep + 1)
            ranges += inside.ranges
            anywhere = anywhere or inside.anywhere
        elif found[2].upper() not in _CONSTANTS:
            anywhere = True
    return _Text(tuple(ranges), anywhere)


def _sheet_of(told: str | None, own: str) -> str | None:
    """The sheet that stands before a reference, casefolded; None for one of another file."""
    if not told:
        return own.casefold()
    name = told[1:-1].replace("''", "'") if told.startswith("'") else told
    return None if "[" in name else name.casefold()


def _corners(
    found: re.Match[str],
) -> tuple[tuple[int, bool], tuple[int, bool], tuple[int, bool], tuple[int, bool]]:
    """Top, left, bottom and right, each with whether it is fixed; whole columns and rows have all there are."""
    if found[3]:
        left, top = (column_index_from_string(found[3]), bool(found[2])), (int(found[5]), bool(found[4]))
        if not found[7]:
            return top, left, top, left
        return top, left, (int(found[9]), bool(found[8])), (column_index_from_string(found[7]), bool(found[6]))
    if found[11]:
        left, right = (column_index_from_string(found[11]), bool(found[10])), column_index_from_string(found[13])
        return (1, True), left, (MOST_ROWS, True), (right, bool(found[12]))
    return (int(found[15]), bool(found[14])), (1, True), (int(found[17]), bool(found[16])), (MOST_COLUMNS, True)
