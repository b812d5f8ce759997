"""SIPRI's special notes: signs beside a country, such as `§`, whose meaning stands on a sheet of footnotes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Member
from rampath.wording import listing, tr
from rampath.workbook.grid import Cell
from rampath.workbook.sheet_walk import SheetWalk

_SIGN = r"[†‡§¶‖#*]"
_SIGNS = re.compile(_SIGN)
_NOTE = re.compile(rf"({_SIGN})\s*[=:–-]?\s*(\w.*)", re.DOTALL)
_NAMED = 6
_LONGEST = 250


@dataclass
class SpecialNotes:
    """The signs that stand beside members, and what a sheet of footnotes says of them."""

    _beside: dict[str, list[str]] = field(default_factory=dict)

    def note(self, cell: Cell, member: Member) -> None:
        """Remember the signs of a cell of notes beside a member."""
        for sign in _SIGNS.findall(cell.text):
            names = self._beside.setdefault(sign, [])
            if member.name not in names:
                names.append(member.name)

    def findings(self, footnotes: Mapping[str, tuple[Cell, str]]) -> Iterable[Finding]:
        """Each sign that stands beside members and is explained, told once."""
        for sign, names in self._beside.items():
            if sign in footnotes:
                cell, words = footnotes[sign]
                more = [tr("{count} more", count=len(names) - _NAMED)] if len(names) > _NAMED else []
                said = tr("“{mark}” stands beside {names} and means: {words}", mark=sign,
                          names=listing([*names[:_NAMED], *more]), words=words[:_LONGEST])  # fmt: skip
                done = tr("Their figures were read as they stand")
                yield told(Severity.NOTE, cell.place, cell.raw, said.rstrip("."), done=done)


def footnotes_in(walk: SheetWalk) -> dict[str, tuple[Cell, str]]:
    """What the signs of a sheet of footnotes mean: the words behind a sign, in its cell or beside it."""
    found: dict[str, tuple[Cell, str]] = {}
    for row in walk.rows:
        cells = [cell for cell in walk.cells(row) if cell.text]
        note = _NOTE.fullmatch(" ".join(cell.text for cell in cells)) if cells else None
        if note is not None:
            found.setdefault(note[1], (cells[0], " ".join(note[2].split())))
    return found
