"""Returns: what each member sent, beside what the plan holds and what the alliance's table says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import isfinite

from rampath.domain.commitment import Pillar
from rampath.domain.conversion import conversion
from rampath.domain.finding import Finding
from rampath.domain.hand_edit import SetAt
from rampath.domain.measure_words import figure_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.path import Path
from rampath.domain.plan import Plan, Source
from rampath.domain.reimport import Change, Difference, Key, differences, key_of
from rampath.domain.rounding import Rounding
from rampath.domain.waiting import Awaited, nothing_awaited, without_awaited
from rampath.wording import marked

MANY = 10
"""Figures of so many members are an alliance's table, and no return."""

_MARK = " return, "
_ALLIANCE = "NATO "
_OBSERVED = frozenset({Kind.ACTUAL, Kind.ESTIMATE})


@dataclass(frozen=True, slots=True)
class SentPath:
    """A path that a plan workbook holds for a member, in the scenario of this name."""

    scenario: str
    member: str
    pillar: Pillar
    path: Path


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of a folder as it was read; `refused` says in a sentence why it could not be.

    One that is whole, but whose form is `not_known` or lacks something, can still be read by hand or by a profile.
    `members` are those that its name or title speaks of, `read` is the day of the reading (ISO 8601), and `questions`
    counts what the file leaves open, whose cells are `awaited`; `answers` are those that it was read by, by the ids of
    its questions. `label` is its classification label, or a plan's marking. A plan workbook (`from_plan`) also has
    paths, figures of the whole alliance that are not its own, the records of the files that its figures came from
    (`sources`), and the cells of those that were set by hand in it, or in an older file of its name (`set_at`).
    """

    file: str
    layout: str = ""
    edition: str = ""
    sha256: str = ""
    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    members: tuple[str, ...] = ()
    read: str = ""
    questions: int = 0
    answers: tuple[tuple[str, str], ...] = ()
    label: str = ""
    from_plan: bool = False
    paths: tuple[SentPath, ...] = ()
    sources: tuple[Source, ...] = ()
    set_at: SetAt = field(default_factory=dict, compare=False)
    refused: str = ""
    not_known: bool = False
    awaited: Awaited = field(default=nothing_awaited, compare=False)

    def is_in(self, plan: Plan) -> bool:
        """Whether the plan has figures from the very same bytes."""
        return any((source.file, source.sha256) == (self.file, self.sha256) for source in plan.sources)


class State(StrEnum):
    """What is to be said of a return, the gravest first."""

    REFUSED = marked("could not be read")
    NOBODY = marked("does not say whose it is")
    MISSING = marked("missing")
    TWICE = marked("sent twice")
    CONTRADICTS = marked("contradicts the alliance's table")
    CHANGED = marked("changed since the last return")
    RECEIVED = marked("received")
    AS_BEFORE = marked("as the plan has it")
    TABLE = marked("the alliance's table, no return")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A figure that the return and the alliance's table tell differently, by more than rounding.

    `theirs_here` is the table's value in the return's unit.
    """

    mine: Observation
    theirs: Observation
    theirs_here: float


@dataclass(frozen=True, slots=True)
class Return:
    """What one file says for one member, or that a member sent none.

    `rows` are the member's figures, in an edition of their own; `changes` are those that differ from its last
    return in the plan, and `paths` the planned ones that differ from the plan's. `compared` figures stand in the
    alliance's table, too; `apart` ones do, but in another currency, unit or prices, so that they say nothing of each
    other. `twins` are the other files of this member, with how many figures they tell differently.
    """

    member: str
    states: tuple[State, ...]
    sent: Sent | None = None
    rows: tuple[Observation, ...] = ()
    changes: tuple[Difference, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    compared: int = 0
    apart: int = 0
    paths: tuple[SentPath, ...] = ()
    twins: tuple[tuple[str, int], ...] = ()

    @property
    def state(self) -> State:
        return self.states[0]

    @property
    def edition(self) -> str:
        return self.rows[0].edition if self.rows else "" if self.sent is None else self.sent.edition

    @property
    def questions(self) -> int:
        """How many questions its file leaves open, so that some of its figures may have been left out."""
        return 0 if self.sent is None else self.sent.questions

    @property
    def named_after(self) -> tuple[str, ...]:
        """The members that its file's name speaks of, where the figures in it are another's."""
        if self.sent is None or not self.member or self.member in self.sent.members:
            return ()
        return self.sent.members

    @property
    def acceptable(self) -> bool:
        """Whether there is anything that a plan could take from it."""
        return bool(self.member and (self.rows or self.paths)) and self.state is not State.AS_BEFORE


def return_edition(name: str, edition: str) -> str:
    """The edition of a member's return: `Estonia return, July 2026`. It is not NATO's, whatever its layout says."""
    return edition if is_return(edition) else f"{name}{_MARK}{edition.removeprefix(_ALLIANCE)}"


def returned_by(rows: Iterable[Observation], edition: str, register: Register) -> str | None:
    """The member whose return an edition is, though its layout is NATO's; None where it is NATO's own.

    NATO publishes all members and what they add up to; figures of one member alone, and no sums, are what it sent.
    """
    if not edition.startswith(_ALLIANCE):
        return None
    told = {row.member for row in rows}
    return next(iter(told)) if len(told) == 1 and told <= set(register.codes) else None


def is_return(edition: str) -> bool:
    return _MARK in edition


def return_of(edition: str) -> str:
    """What members' returns of one edition share: `July 2026`; nothing of an edition that is no return."""
    return edition.partition(_MARK)[2]


def without_returns(observations: Observations) -> Observations:
    """What the plan knows from the alliance's tables, without what members sent, as returns or otherwise.

    Beside editions that tell figures of many members, one that tells those of a few is no table of the alliance.
    """
    editions = {*observations.editions}
    of_many = _of_many(observations.rows)
    left_out = editions - of_many if of_many else {edition for edition in editions if is_return(edition)}
    if not left_out:
        return observations
    return replace(observations, rows=tuple(row for row in observations.rows if row.edition not in left_out))


def _of_many(rows: Iterable[Observation]) -> frozenset[str]:
    """The editions that tell figures of many members, as the alliance's tables do."""
    members: dict[str, set[str]] = {}
    for row in rows:
        members.setdefault(row.edition, set()).add(row.member)
    return frozenset(each for each, of in members.items() if len(of) >= MANY and not is_return(each))


def compare_returns(
    sent: Sequence[Sent], alliance: Observations, register: Register, plan: Plan | None = None
) -> tuple[Return, ...]:
    """One return a file and member, in the register's order, then what names no member and what could not be read.

    A member with forces that sent nothing is missing. `alliance` are the figures of the alliance's table; `plan` is
    what earlier returns and paths are compared with.
    """
    table = _Table(alliance, register)
    found: dict[str, list[Return]] = {code: [] for code in register.codes}
    others: list[Return] = []
    for each in sent:
        if each.refused:
            named = each.members[0] if len(each.members) == 1 else ""
            found.get(named, others).append(Return(named, (State.REFUSED,), each))
            continue
        members = _whose(each, register, plan)
        for member in members:
            found[member].append(_return(each, member, table, plan))
        if not members:
            many = len(_members_of(each, register)) >= MANY and not each.from_plan
            others.append(Return("", (State.TABLE if many else State.NOBODY,), each))
    told: list[Return] = []
    for code, returns in found.items():
        if not returns and register[code].has_forces:
            told.append(Return(code, (State.MISSING,)))
        told += [_beside_twins(each, returns) for each in returns]
    return (*told, *sorted(others, key=lambda each: [*State].index(each.state)))


def _whose(sent: Sent, register: Register, plan: Plan | None) -> tuple[str, ...]:
    """The members that a file speaks for: as its name says, or its figures, or what it changed of the plan."""
    of = _members_of(sent, register)
    named = tuple(member for member in sent.members if member in of)
    if len(named) == 1 or (named and len(of) < MANY):
        return named
    if len(of) < MANY:
        return of
    touched = {row.member for row in sent.observations if row.edited and row.member in register.codes}
    touched |= {path.member for path in _other_paths(sent, plan)}
    return tuple(touched) if len(touched) == 1 else ()


def _members_of(sent: Sent, register: Register) -> tuple[str, ...]:
    there = {row.member for row in sent.observations}
    return tuple(code for code in register.codes if code in there)


def _other_paths(sent: Sent, plan: Plan | None) -> tuple[SentPath, ...]:
    """The paths that are not the plan's own; all of them where there is no plan, or no such scenario in it."""
    scenarios = {} if plan is None else {scenario.name: scenario for scenario in plan.scenarios}
    return tuple(
        each
        for each in sent.paths
        if plan is None
        or each.scenario not in scenarios
        or plan.path(scenarios[each.scenario], each.member, each.pillar) != each.path
    )


def _return(sent: Sent, member: str, table: "_Table", plan: Plan | None) -> Return:
    rows = tuple(_own_rows(sent, member, table))
    changes = _changes(rows, member, table.register, plan, unchanged=plan is not None and sent.is_in(plan))
    changes = None if changes is None else without_awaited(changes, sent.awaited)
    contradictions, compared, apart = table.against(rows)
    paths = tuple(path for path in _other_paths(sent, plan) if path.member == member)
    states = []
    if contradictions:
        states.append(State.CONTRADICTS)
    if changes is None or (paths and not changes):
        states.append(State.RECEIVED if changes is None else State.CHANGED)
    elif changes:
        states.append(State.CHANGED)
    else:
        states.append(State.AS_BEFORE)
    if not rows and not paths:
        states = [State.AS_BEFORE]
    return Return(member, tuple(states), sent, rows, changes or (), contradictions, compared, apart, paths)


def _own_rows(sent: Sent, member: str, table: "_Table") -> Iterable[Observation]:
    """A member's figures as a return of its own.

    What a plan workbook merely repeats of the alliance's tables, be it editions that the plan here does not have, is
    left out, and what was set by hand there is what its member says, also of a figure that it sent before.
    """
    edition = return_edition(table.register[member].name, sent.edition)
    alliance = _of_many(sent.observations) if sent.from_plan else frozenset()
    found: list[Observation] = []
    by_hand: dict[Key, Observation] = {}
    for row in sent.observations:
        repeated = row.edition in alliance or (sent.from_plan and row in table.rows)
        if row.member != member or (repeated and not row.edited):
            continue
        cell, raw = sent.set_at.get(row, ("", figure_words(row.value, row.unit)) if row.edited else (row.cell, row.raw))
        if row.edited:
            found.append(replace(row, edition=edition, as_read=None, file=sent.file, cell=cell, raw=raw))
            if is_return(row.edition) or key_of(found[-1]) not in by_hand:
                by_hand[key_of(found[-1])] = found[-1]
        else:
            its = row.edition if is_return(row.edition) else edition
            found.append(replace(row, edition=its, cell=cell, raw=raw))
    return (row for row in found if by_hand.get(key_of(row), row) is row)


def _changes(
    rows: Sequence[Observation], member: str, register: Register, plan: Plan | None, *, unchanged: bool
) -> tuple[Difference, ...] | None:
    """What differs from this return where the plan has it already, else from the member's last one; None where it has
    none there. What was decided on is told no more. `unchanged` tells that the plan has it from the very same bytes.
    """
    prefix = register[member].name + _MARK
    earlier = [] if plan is None else [each for each in plan.observations.editions if each.startswith(prefix)]
    if not earlier or plan is None or not rows:
        return None
    known = [each for each in dict.fromkeys(row.edition for row in rows) if each in earlier]
    held = [row for each in known for row in plan.observations.in_edition(each).rows]
    if not known:
        last = next((each for each in plan.observations.ranking.order[::-1] if each in earlier), earlier[-1])
        held = [replace(row, edition=rows[0].edition) for row in plan.observations.in_edition(last).rows]
    found = differences(Observations.of(held), rows, plan.decisions, unchanged=unchanged and bool(known))
    return tuple(each for each in found if each.change not in {Change.SAME, Change.EDITED} and not each.decided)


def _beside_twins(each: Return, returns: Sequence[Return]) -> Return:
    """The return, with the other files of its member where there are any."""
    read = [other for other in returns if other.state is not State.REFUSED]
    if each not in read or len(read) < 2:
        return each
    others = [(other.sent, other.rows) for other in read if other is not each]
    twins = tuple((sent.file, _apart(each.rows, rows)) for sent, rows in others if sent is not None)
    return replace(each, states=(State.TWICE, *each.states), twins=twins)


def _apart(mine: Iterable[Observation], theirs: Iterable[Observation]) -> int:
    """How many figures two returns of a member tell differently, or one of them not at all."""
    ours, others = ({_figure(row): row.value for row in rows} for rows in (mine, theirs))
    return sum(ours.get(key) != others.get(key) for key in {*ours, *others})


def _figure(row: Observation) -> tuple[Measure, int, str, str, str]:
    return row.measure, row.year, row.unit, row.price_basis, row.detail


class _Table:
    """The alliance's figures, with the rounding of each series."""

    def __init__(self, alliance: Observations, register: Register) -> None:
        self.register = register
        self.rows = frozenset(alliance.rows)
        self._rounding = Rounding(alliance.rows)
        self._by_figure: Mapping[tuple[str, Measure, int, str], list[Observation]] = {}
        found: dict[tuple[str, Measure, int, str], list[Observation]] = {}
        for row in alliance.ranked:
            found.setdefault((row.member, row.measure, row.year, row.detail), []).append(row)
        self._by_figure = found

    def against(self, rows: Sequence[Observation]) -> tuple[tuple[Contradiction, ...], int, int]:
        """What contradicts the table, how many figures were compared with it, and how many could not be."""
        own = Rounding(rows)
        found, compared, apart = [], 0, 0
        for row in rows:
            if row.kind not in _OBSERVED:
                continue
            other = self._counterpart(row)
            if other is None:
                apart += any(each.kind in _OBSERVED for each in self._alike(row))
                continue
            compared += 1
            theirs, factor = other
            here = theirs.value * factor
            allowed = own.of(row) + self._rounding.of(theirs) * factor + 1e-9 * abs(here)
            if abs(row.value - here) > allowed:
                found.append(Contradiction(row, theirs, here))
        return tuple(found), compared, apart

    def _alike(self, row: Observation) -> Sequence[Observation]:
        """The same figure in the table, in whatever unit."""
        return self._by_figure.get((row.member, row.measure, row.year, row.detail), [])

    def _counterpart(self, row: Observation) -> tuple[Observation, float] | None:
        """The same figure in the table, and the factor that brings it to the return's unit.

        Money is the same in the same prices, in the same currency or one that it replaced at a fixed rate.
        """
        for other in reversed(self._alike(row)):
            if other.kind not in _OBSERVED:
                continue
            if row.currency is None or other.currency is None:
                if row.unit == other.unit:
                    return other, 1.0
            elif row.price_basis == other.price_basis and (row.currency == "USD") == (other.currency == "USD"):
                factor = 1.0
                if row.currency != other.currency:
                    factor = conversion(self.register[row.member], other.currency, row.currency)
                if isfinite(factor):
                    return other, factor
        return None
