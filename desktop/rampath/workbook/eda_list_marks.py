"""Footnotes of the EDA's lists: which mark means an estimate, and which of them say something of a member's figures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.observation import Kind
from rampath.wording import listing, tr
from rampath.workbook.grid import Cell
from rampath.workbook.result import shown

_SIGNS = r"\*+|[¹²³⁰⁴-⁹]+|[†‡]+|\([a-z0-9]\)"
_MARK = re.compile(_SIGNS)
_NOTE = re.compile(rf"(?P<mark>{_SIGNS})\s*[:=–-]?\s*(?P<words>[^\W\d_].*|\d.*)")
_AT_END = re.compile(rf"(?:{_SIGNS})\s*$")
_ESTIMATE = re.compile(
    r"estimat|estim[ée]|provisional|preliminary|forecast|projected|prévision|geschätzt|schätz|vorläufig", re.IGNORECASE
)
_LETTERS = frozenset({"(e)", "(p)", "(f)"})
_STAR = "*"
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a mark means, and where that stands."""

    cell: Cell
    words: str

    @property
    def tells_estimate(self) -> bool:
        return _ESTIMATE.search(self.words) is not None


def mark_of(text: str) -> str:
    """The footnote mark at the end of a name or a year; nothing where there is none."""
    found = _AT_END.search(text)
    return found[0].strip() if found is not None else ""


def footnotes_in(cells: Iterable[Cell]) -> Mapping[str, Footnote]:
    """The footnotes by their marks, among cells that hold no figures; the first of each mark counts.

    A mark may stand in a cell of its own, left of its words.
    """
    found: dict[str, Footnote] = {}
    before = ""
    for cell in cells:
        for line in cell.text.splitlines():
            note = _NOTE.fullmatch(line.strip())
            if note is not None:
                found.setdefault(note["mark"], Footnote(cell, note["words"]))
            elif before:
                found.setdefault(before, Footnote(cell, line.strip()))
        before = cell.text if _MARK.fullmatch(cell.text) else ""
    return found


@dataclass
class Marks:
    """What the marks of one list's rows mean, and which were met."""

    footnotes: Mapping[str, Footnote]
    _met: dict[str, list[str]] = field(default_factory=dict)
    _unexplained: list[Cell] = field(default_factory=list)

    def kind(self, cell: Cell, mark: str, name: str) -> Kind:
        """What a mark at a cell says of the figures of a member, called by its name.

        A star that no footnote explains is the EDA's usual sign of an estimate.
        """
        if not mark:
            return Kind.ACTUAL
        note = self.footnotes.get(mark)
        if note is not None:
            names = self._met.setdefault(mark, [])
            if name not in names:
                names.append(name)
            return Kind.ESTIMATE if note.tells_estimate else Kind.ACTUAL
        if mark == _STAR:
            self._unexplained.append(cell)
        return Kind.ESTIMATE if mark == _STAR or mark in _LETTERS else Kind.ACTUAL

    def findings(self) -> Iterable[Finding]:
        """The footnotes of members, and the star that is taken for granted."""
        for mark, names in self._met.items():
            note = self.footnotes[mark]
            if note.tells_estimate:
                continue
            more = tr("{count} more", count=len(names) - _NAMED) if len(names) > _NAMED else ""
            said = tr("A footnote belongs to figures of {names}: “{words}”",
                      names=listing([*names[:_NAMED], *([more] if more else [])]), words=shown(note.words))  # fmt: skip
            yield told(Severity.NOTE, note.cell.place, note.cell.raw, said, done=tr("They were read as they stand"))
        if self._unexplained:
            cell = self._unexplained[0]
            said = tr("No footnote says what the star at “{raw}” means", raw=shown(cell.raw))
            done = tr("The figures of {count} such rows were taken for estimates, as the EDA marks them; check this",
                      count=len(self._unexplained))  # fmt: skip
            yield told(Severity.WARNING, cell.place, cell.raw, said, expected=tr("a line such as “*Estimated figures”"),
                       done=done)  # fmt: skip
