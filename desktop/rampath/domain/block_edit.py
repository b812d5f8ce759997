"""Many cells of a table of members by years edited at once: what was set, and what was not and why."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rampath.domain.commitment import Pillar
from rampath.domain.entry import EntryRefused, is_change, share_entered, share_typed
from rampath.domain.keeping import drawn_share
from rampath.domain.member import AGGREGATES
from rampath.domain.path import HIGHEST_SHARE, Path
from rampath.domain.plan import Plan
from rampath.domain.plannable import last_fixed
from rampath.domain.projection import Line, Money, Projection
from rampath.wording import percent, tr


@dataclass(frozen=True, slots=True)
class Entry:
    """What goes into one cell: a text as it was typed, or an exact number in the table's own unit.

    With neither the cell is emptied: a year is computed again. The sign of a `pasted` text is part of its number; a
    typed one makes it a change. A pasted blank changes nothing.
    """

    member: str
    year: int
    text: str = ""
    number: float | None = None
    pasted: bool = False

    @property
    def empties(self) -> bool:
        return self.number is None and not self.text.strip()

    @property
    def blank(self) -> bool:
        return self.pasted and self.empties


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that was left as it was: where it is (`Belgium 2031`), and why, in a sentence."""

    place: str
    why: str


@dataclass(slots=True)
class Tally:
    """Counts while cells are gone through; lists hold what was left as it was."""

    set: int = 0
    emptied: int = 0
    same: int = 0
    blank: int = 0
    held: list[Refused] = field(default_factory=list)
    locked: list[Refused] = field(default_factory=list)
    unreadable: list[Refused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The plan after a block was entered, and what became of each cell."""

    plan: Plan
    set: int
    emptied: int
    same: int
    blank: int
    held: tuple[Refused, ...]
    locked: tuple[Refused, ...]
    unreadable: tuple[Refused, ...]

    @property
    def words(self) -> str:
        """`14 set, 2 held, 1 unreadable`, with the first reason of what was not set; one cell alone says only that."""
        kept = (*self.unreadable, *self.held, *self.locked)
        if len(kept) == 1 and not (self.set or self.emptied or self.same):
            return f"{kept[0].place}: {kept[0].why}"
        counts = (
            (self.set, tr("{count} set")),
            (self.emptied, tr("{count} computed again")),
            (self.same, tr("{count} as they were")),
            (len(self.held), tr("{count} held")),
            (len(self.locked), tr("{count} locked")),
            (len(self.unreadable), tr("{count} unreadable")),
            (self.blank, tr("{count} blank, left as they were")),
        )
        told = ", ".join(text.format(count=count) for count, text in counts if count) or tr("nothing to set")
        return f"{told}. {kept[0].place}: {kept[0].why}" if kept else told


def outcome(plan: Plan, tally: Tally) -> Outcome:
    """The tally as a value, with the plan that it led to."""
    kept = (tuple(each) for each in (tally.held, tally.locked, tally.unreadable))
    return Outcome(plan, tally.set, tally.emptied, tally.same, tally.blank, *kept)


def paths_entered(
    plan: Plan, projection: Projection, pillar: Pillar, money: Money, entries: Iterable[Entry], *, as_money: bool
) -> Outcome:
    """Entries as anchors of the members' paths: shares in per cent, or, `as_money`, millions of that money.

    Each is read against the projection as it stands before all of them. Held years, observed ones and those of
    aggregates stay as they are; a year that is emptied is computed again.
    """
    by_member: dict[str, list[Entry]] = {}
    tally = Tally()
    for entry in entries:
        if entry.blank:
            tally.blank += 1
        else:
            by_member.setdefault(entry.member, []).append(entry)
    for member, own in by_member.items():
        if member in AGGREGATES:
            why = tr("An aggregate follows from its members and has no path of its own.")
            tally.locked += [Refused(_place(plan, entry), why) for entry in own]
            continue
        before = plan.path(projection.scenario, member, pillar)
        path = _path_entered(plan, projection, projection.line(member, pillar, money), before, own, tally, as_money)
        if path is not before:
            plan = plan.with_path(plan.scenario(projection.scenario.name), member, pillar, path)
    return outcome(plan, tally)


def _path_entered(
    plan: Plan,
    projection: Projection,
    line: Line,
    path: Path,
    entries: Sequence[Entry],
    tally: Tally,
    as_money: bool,
) -> Path:
    """The path with a member's entries in it; the same object where nothing was changed."""
    fixed = last_fixed(plan, projection, line.member, line.pillar)
    before = path
    for entry in entries:
        place = _place(plan, entry)
        known = before.anchor(entry.year)
        if entry.year <= fixed:
            tally.locked.append(Refused(place, tr("The year was observed and cannot be planned.")))
        elif entry.year not in projection.years:
            tally.locked.append(Refused(place, tr("The year lies beyond the plan.")))
        elif known is not None and known.held:
            tally.held.append(Refused(place, tr("The year is held. Release it to change it.")))
        elif entry.empties:
            tally.emptied += known is not None
            tally.same += known is None
            path = path if known is None else path.without(entry.year)
        else:
            try:
                share = _share(entry, line, as_money=as_money)
            except EntryRefused as refusal:
                tally.unreadable.append(Refused(place, str(refusal)))
                continue
            drawn = drawn_share(before, projection, line.member, entry.year, share)
            if known is not None and known.share == drawn:
                tally.same += 1
            else:
                tally.set += 1
                path = path.with_share(entry.year, drawn)
    return path


def _share(entry: Entry, line: Line, *, as_money: bool) -> float:
    """The share (a fraction) that an entry means. Raises EntryRefused where it means none."""
    current, gdp = line.share_in(entry.year), line.gdp_in(entry.year)
    if entry.number is not None:
        if as_money and (gdp is None or gdp <= 0):
            raise EntryRefused(tr("No GDP is known that would make a share of this money. Type per cent of GDP."))
        share = entry.number / gdp if as_money and gdp else entry.number / 100
        if not (math.isfinite(share) and 0 <= share <= HIGHEST_SHARE):
            raise EntryRefused(
                tr("{share} of GDP lies outside 0 to {highest}.",
                   share=percent(share), highest=percent(HIGHEST_SHARE, 0))
            )  # fmt: skip
        return float(f"{share:.14g}")
    if entry.pasted and is_change(entry.text):
        raise EntryRefused(tr("“{text}” has a sign, and a pasted number is no change.", text=entry.text.strip()))
    if as_money and entry.text.strip().endswith(("%", "pp")):
        return share_typed(entry.text, current)
    return share_entered(entry.text, current, gdp, money=as_money)


def _place(plan: Plan, entry: Entry) -> str:
    return f"{plan.register[entry.member].name} {entry.year}"
