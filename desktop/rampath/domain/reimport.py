"""Importing the same thing again: what a file says now, figure by figure, against what the plan holds of it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import isclose
from typing import NamedTuple

from rampath.domain.observation import Measure, Observation, Observations
from rampath.wording import listing, marked


class Key(NamedTuple):
    """What a figure is a figure of, within one edition."""

    edition: str
    member: str
    measure: Measure
    year: int
    unit: str
    price_basis: str
    detail: str


def key_of(row: Observation) -> Key:
    return Key(row.edition, row.member, row.measure, row.year, row.unit, row.price_basis, row.detail)


class Change(StrEnum):
    """What became of a figure since it was read: CONFLICT is edited by hand and changed in the file, too."""

    CONFLICT = marked("edited by hand, and changed in the file")
    CHANGED = marked("changed in the file")
    GONE = marked("gone from the file")
    NEW = marked("new in the file")
    EDITED = marked("edited by hand, unchanged in the file")
    SAME = marked("the same")


class Gone(StrEnum):
    """What GONE means: the latter two of a file whose bytes are the same, which is read otherwise than before."""

    FILE = marked("gone from the file")
    UNREAD = marked("not read from the file this time")
    OTHERWISE = marked("its cell is read as another figure now")


class Take(StrEnum):
    """Which figure is to stand: the plan's, the file's, or the one that was read before the edit."""

    MINE = marked("mine")
    FILE = marked("the file's")
    READ = marked("as read before")


_USUAL = {
    Change.CHANGED: Take.FILE,
    Change.GONE: Take.MINE,
    Change.NEW: Take.FILE,
    Change.EDITED: Take.MINE,
    Change.SAME: Take.FILE,
}


_REMEMBERED = {Change.CHANGED, Change.NEW, Change.GONE}


@dataclass(frozen=True, slots=True)
class Decision:
    """That the plan's side was chosen while the file's cell said this text (nothing where it had none)."""

    key: Key
    said: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure: `mine` is the plan's (None: it has none), `theirs` the file's.

    `decided` tells that the plan's side was chosen before, and that the file still says what it said then, `gone` in
    what way a figure is gone, and `other` from which file, where the plan has it from another one.
    """

    change: Change
    mine: Observation | None
    theirs: Observation | None
    decided: bool = False
    gone: Gone = Gone.FILE
    other: str = ""

    @property
    def row(self) -> Observation:
        """The figure, whoever has it."""
        row = self.theirs if self.mine is None else self.mine
        assert row is not None  # noqa: S101 - a difference has two sides, and one of them a figure
        return row

    @property
    def said(self) -> str:
        """What the file's cell says, also of its unit and prices where they are others than the plan's; nothing where
        the file has none. What is only not read from it still stands there.
        """
        if self.theirs is not None:
            terms = ", ".join(filter(None, _terms(self.theirs)))
            return f"{self.theirs.raw} ({terms})" if self.restated else self.theirs.raw
        return self.row.raw if self.gone is not Gone.FILE else ""

    @property
    def restated(self) -> bool:
        """Whether the file tells the figure in another unit or at other prices than the plan has it in."""
        return self.mine is not None and self.theirs is not None and _terms(self.mine) != _terms(self.theirs)

    @property
    def remembered(self) -> bool:
        """Whether it would be asked again; a figure that was kept against the file is an edit of what it says from then
        on, but for one that the file tells in other terms.
        """
        return self.change in _REMEMBERED or (self.change is Change.CONFLICT and self.restated)

    @property
    def usual(self) -> Take | None:
        """What is taken where nobody chooses; None for a conflict, which has to be decided.

        A cell that is read as another figure now does not stand for both, unless somebody has set the first by hand.
        """
        if self.decided:
            return Take.MINE
        otherwise = self.gone is Gone.OTHERWISE and self.mine is not None and not self.mine.edited
        return Take.FILE if otherwise else _USUAL.get(self.change)

    @property
    def what(self) -> str:
        """What happened to the figure, in words that are to be translated."""
        return self.gone.value if self.change is Change.GONE else self.change.value

    @property
    def takes(self) -> tuple[Take, ...]:
        """What can be chosen."""
        return (Take.READ, Take.MINE, Take.FILE) if self.change is Change.CONFLICT else (Take.MINE, Take.FILE)


Choices = Mapping[Difference, Take]
"""What was chosen for some of the differences; the others are as usual."""


def differences(
    plan: Observations,
    reading: Iterable[Observation],
    decisions: Iterable[Decision] = (),
    *,
    unchanged: bool = False,
) -> tuple[Difference, ...]:
    """Every figure of the reading, and every one of the plan that the same file no longer has.

    Figures are matched by edition, member, measure, year, unit, price basis and detail; of several, those in the
    same cell first. What then is left of both sides in one cell is the same figure in another unit or at other
    prices. One of the plan is gone where the reading comes from a file of the same name, or tells other
    years of the same series; but not from a sheet that was not read this time, where the file is `unchanged`, the very
    one that the plan's figures are from.
    """
    theirs: dict[Key, list[Observation]] = {}
    for row in reading:
        theirs.setdefault(key_of(row), []).append(row)
    editions = {key.edition for key in theirs}
    files = {(row.edition, row.file) for rows in theirs.values() for row in rows}
    series = {key._replace(year=0) for key in theirs}
    sheets = {_sheet(row) for rows in theirs.values() for row in rows} if unchanged else None
    mine: dict[Key, list[Observation]] = {}
    for row in plan.rows:
        if row.edition in editions:
            mine.setdefault(key_of(row), []).append(row)
    known = {decision.key: decision for decision in decisions}
    pairs = [
        pair for key in dict.fromkeys((*mine, *theirs)) for pair in _paired(mine.get(key, []), theirs.get(key, []))
    ]
    paired = _restated(pairs)
    cells = {_cell(other) for ours, other in paired if ours is None and other is not None} if unchanged else None
    names = {edition: listing(sorted(file for each, file in files if each == edition)) for edition in editions}
    return tuple(
        _difference(ours, other, known, cells, names if ours and (ours.edition, ours.file) not in files else {})
        for ours, other in paired
        if ours is None or other is not None or _ought_to_be_there(ours, files, series, sheets)
    )


def _cell(row: Observation) -> tuple[str, str, str]:
    return row.edition, row.file, row.cell


def _ought_to_be_there(
    row: Observation, files: set[tuple[str, str]], series: set[Key], sheets: set[tuple[str, str]] | None
) -> bool:
    if sheets is not None and _sheet(row) not in sheets:
        return False
    return (row.edition, row.file) in files or key_of(row)._replace(year=0) in series


def _sheet(row: Observation) -> tuple[str, str]:
    return row.file, row.cell.rpartition("!")[0]


_Pair = tuple[Observation | None, Observation | None]
"""The plan's figure and the file's; None where one of them has none."""


def _paired(mine: Sequence[Observation], theirs: Sequence[Observation]) -> list[_Pair]:
    """Pairs of the same figure, those in the same cell first; what is left over stands alone."""
    if len(mine) == len(theirs) == 1:
        return [(mine[0], theirs[0])]
    left = list(theirs)
    pairs: list[_Pair] = []
    unpaired = []
    for row in mine:
        same = next((other for other in left if other.cell == row.cell), None)
        if same is None:
            unpaired.append(row)
        else:
            left.remove(same)
            pairs.append((row, same))
    pairs += [(row, left.pop(0) if left else None) for row in unpaired]
    return [*pairs, *((None, other) for other in left)]


def _restated(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs, with a figure that is gone and a new one in its cell, in another unit or at other prices, as one."""
    new = {_slot(theirs): theirs for mine, theirs in pairs if mine is None and theirs is not None}
    gone = {_slot(mine) for mine, theirs in pairs if theirs is None and mine is not None}
    found: list[_Pair] = []
    for mine, theirs in pairs:
        if mine is None and theirs is not None and _slot(theirs) in gone and new[_slot(theirs)] is theirs:
            continue
        found.append((mine, new.get(_slot(mine)) if theirs is None and mine is not None else theirs))
    return found


def _slot(row: Observation) -> tuple[object, ...]:
    return row.edition, row.member, row.measure, row.year, row.detail, row.file, row.cell


def _terms(row: Observation) -> tuple[str, str]:
    return row.unit, row.price_basis


def _difference(
    mine: Observation | None,
    theirs: Observation | None,
    known: Mapping[Key, Decision],
    cells: Collection[tuple[str, str, str]] | None,
    names: Mapping[str, str],
) -> Difference:
    """One difference; `cells` are those that new figures are read from, where the bytes of the file are the same, and
    `names` the files that were read, by edition, where the plan's figure is of none of them.
    """
    change = change_of(mine, theirs)
    row = theirs if mine is None else mine
    decision = None if row is None else known.get(key_of(row))
    of_these_bytes = cells is not None and (decision is None or bool(decision.said))
    gone = Gone.FILE
    if change is Change.GONE and mine is not None and cells is not None and of_these_bytes:
        gone = Gone.OTHERWISE if _cell(mine) in cells else Gone.UNREAD
    other = names.get(mine.edition, "") if change is Change.GONE and mine is not None else ""
    found = Difference(change, mine, theirs, gone=gone, other=other)
    decided = decision is not None and decision.said == found.said and found.remembered
    return replace(found, decided=True) if decided else found


def change_of(mine: Observation | None, theirs: Observation | None) -> Change:
    if mine is None:
        return Change.NEW
    if theirs is None:
        return Change.GONE
    same = isclose(mine.value_read, theirs.value, rel_tol=1e-12) and mine.kind is theirs.kind
    unchanged = same and _terms(mine) == _terms(theirs)
    if mine.edited:
        return Change.EDITED if unchanged else Change.CONFLICT
    return Change.SAME if unchanged else Change.CHANGED


def taken(difference: Difference, choices: Choices) -> Take:
    """What is taken of a difference; a conflict that nobody decided leaves the plan's figure."""
    return choices.get(difference) or difference.usual or Take.MINE


def resolved(plan: Observations, found: Iterable[Difference], choices: Choices) -> Observations:
    """The plan's observations after the choices, each in its old place, new ones at the end.

    A figure that stays although the file says something else is kept as a person's edit of what the file says,
    so that it is told apart from then on.
    """
    stand: dict[int, Observation | None] = {}
    added: list[Observation] = []
    for difference in found:
        row = standing(difference, taken(difference, choices))
        if difference.mine is not None:
            stand[id(difference.mine)] = row
        elif row is not None:
            added.append(row)
    kept = [stand.get(id(row), row) for row in plan.rows]
    return replace(plan, rows=(*(row for row in kept if row is not None), *added))


def standing(difference: Difference, take: Take) -> Observation | None:
    """The observation that stands after a choice; None where there is none."""
    mine, theirs = difference.mine, difference.theirs
    if take is Take.FILE or difference.change is Change.SAME:
        return theirs
    if mine is None or theirs is None:
        return mine
    value = mine.value_read if take is Take.READ else mine.value
    if difference.restated:
        return mine if value == mine.value else replace(mine, value=value, as_read=None)
    if value == theirs.value:
        return replace(theirs, kind=mine.kind)
    return replace(theirs, value=value, as_read=theirs.value)
