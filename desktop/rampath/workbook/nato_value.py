"""The figures of NATO's tables: what stands in each cell under a year, in its unit, and what cannot be read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Cell, place, raw_text
from rampath.workbook.nato_header import YearColumn
from rampath.workbook.nato_meaning import Meaning
from rampath.workbook.nato_repeat import given_before, repeated_rows
from rampath.workbook.nato_rows import Label
from rampath.workbook.nato_table import Candidate, Left, Run, Table
from rampath.workbook.numeral import Separators
from rampath.workbook.result import Series, shown

_FEW = 3
Key = tuple[str, str, Measure, int, str, str]
"""Table number, member, measure, year, unit and price basis."""


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its cell, before its edition is known."""

    member: str
    measure: Measure
    year: int
    value: float
    unit: str
    price_basis: str
    kind: Kind
    cell: Cell

    @property
    def size(self) -> int:
        return 1

    @property
    def last_year(self) -> int:
        return self.year

    @property
    def series(self) -> Series:
        return Series(self.cell.sheet, self.member, self.measure, self.unit, self.price_basis, (self.value,))

    def of_edition(self, edition: str, file: str) -> Iterator[Observation]:
        yield Observation(
            self.member, self.measure, self.year, self.value, self.unit, self.price_basis, self.kind, edition, file,
            self.cell.place, self.cell.raw,
        )  # fmt: skip


class Values(NamedTuple):
    """The figures of a whole row, before they are made into observations."""

    run: Run
    measure: Measure
    unit: str
    kinds: Mapping[int, Kind]

    @property
    def size(self) -> int:
        return len(self.run.line.columns)

    @property
    def last_year(self) -> int:
        line, header = self.run.line, self.run.header
        if len(line.columns) == len(header.columns):
            return header.last_year
        return max(header.by_column[column].year for column in line.columns)

    @property
    def series(self) -> Series:
        """The figures as they stand, in their unit but for a rounding."""
        line, _, meaning, label, _, _ = self.run
        factor = 10.0**meaning.shift
        values = [value * factor for value in line.values] if meaning.shift else line.values
        return Series(line.sheet, label.member.code, self.measure, self.unit, meaning.price_basis, values)

    def of_edition(self, edition: str, file: str) -> Iterator[Observation]:
        line, header, meaning, label, _, _ = self.run
        for column, value in zip(line.columns, line.values, strict=True):
            yield Observation(
                label.member.code, self.measure, header.by_column[column].year, shifted(value, meaning.shift),
                self.unit, meaning.price_basis, self.kinds[column], edition, file,
                place(line.sheet, line.number, column), raw_text(value),
            )  # fmt: skip


Base = tuple[str, str, Measure, str, str]
"""A key without the year."""


@dataclass
class ValueReader:
    """Reads candidates of all sheets and remembers what was given before: of two figures for the same, the first.

    Whole rows of plain numbers are read as such, and cell by cell only where the same was given before.
    """

    values: list[Value | Values] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Left] = field(default_factory=list)
    seen: dict[Key, Cell] = field(default_factory=dict)
    bases: set[Base] = field(default_factory=set)
    whole: dict[Base, Run] = field(default_factory=dict)
    kinds: dict[int, Mapping[int, Kind]] = field(default_factory=dict)

    def read(
        self, candidates: Sequence[Candidate | Run], separators: Separators | None, estimates: frozenset[int]
    ) -> None:
        """Read the candidates of one sheet, in their order."""
        self.kinds = {}
        for _, of_table in groupby(candidates, key=attrgetter("table")):
            again: list[tuple[Candidate, Cell]] = []
            for _, of_block in groupby(of_table, key=attrgetter("block")):
                self._block([*of_block], separators, estimates, again)
            if again:
                self.findings += given_before(again)

    def _block(
        self,
        block: Sequence[Candidate | Run],
        separators: Separators | None,
        estimates: frozenset[int],
        again: list[tuple[Candidate, Cell]],
    ) -> None:
        rows = [[*row] for _, row in groupby(block, key=attrgetter("row"))]
        if len({row[0].label.member.code for row in rows}) == len(rows):  # no row can be there a second time
            for row in rows:
                if len(row) > 1 or not isinstance(row[0], Run) or not self._whole(row[0], estimates):
                    self._row(_cell_by_cell(row), separators, estimates, again, only_again=False)
            return
        singly = [_cell_by_cell(row) for row in rows]
        repeated = repeated_rows(singly)
        for at, single in enumerate(singly):
            if at in repeated.strays:
                self._stray(single)
            else:
                self._row(single, separators, estimates, again, only_again=at >= repeated.begin)

    def _whole(self, run: Run, estimates: frozenset[int]) -> bool:
        """Read a row as such; False where figures for the same may have been given before."""
        measure, meaning = run.meaning.measure or Measure.CORE_EXPENDITURE, run.meaning
        header = run.table.header or run.header
        unit = self._unit(meaning, run.label, run.table, header.last_year)
        base = (run.table.number, run.label.member.code, measure, unit, meaning.price_basis)
        if base in self.bases:
            return False
        self.bases.add(base)
        self.whole[base] = run
        kinds = self.kinds.get(id(run.header))
        if kinds is None:
            kinds = {column.column: _kind(column, estimates, told=False) for column in run.header.columns}
            self.kinds[id(run.header)] = kinds
        self.values.append(Values(run, measure, unit, kinds))
        return True

    def _first(self, key: Key) -> Cell | None:
        """The cell in which the same figure was given before, also in a row that was read as such."""
        base = (key[0], key[1], key[2], key[4], key[5])
        self.bases.add(base)
        run = self.whole.pop(base, None)
        if run is not None:
            for each in run.candidates():
                self.seen.setdefault((key[0], key[1], key[2], each.column.year, key[4], key[5]), each.cell)
        return self.seen.get(key)

    def _stray(self, row: Sequence[Candidate]) -> None:
        label = row[0].label
        for each in row:
            self._leave(each.cell, tr("among figures that were given before"))
        message = tr("“{raw}” stands among rows that this table has given before, and no title says what they are; its"
                     " figures were left out.", raw=shown(label.cell.raw))  # fmt: skip
        self.findings.append(Finding(Severity.ERROR, label.cell.place, label.cell.raw, message))

    def _row(
        self,
        row: Sequence[Candidate],
        separators: Separators | None,
        estimates: frozenset[int],
        again: list[tuple[Candidate, Cell]],
        *,
        only_again: bool,
    ) -> None:
        """Read a row; `only_again` where it repeats another, so that what is new in it is of an unknown kind."""
        unreadable: list[Candidate] = []
        for each in row:
            figure = figure_in(each.cell, separators)
            if figure is None or _says_other(figure, each.meaning):
                unreadable.append(each)
                self._leave(each.cell, tr("unreadable"))
            elif figure.confidential and figure.value is None:
                self._leave(each.cell, tr("confidential"))
            elif figure.missing or figure.value is None:
                self._leave(each.cell, tr("no figure given"))
            else:
                value = self._value(each, figure, shifted(figure.value, each.meaning.shift), estimates)
                key = _key(each.table, value)
                first = self._first(key)
                if first is None and only_again:
                    self._leave(each.cell, tr("among figures that were given before"))
                elif first is None:
                    self.seen[key] = each.cell
                    self.values.append(value)
                else:
                    again.append((each, first))
                    self._leave(each.cell, tr("given before"))
        self.findings += _unreadable(unreadable)

    def _value(self, each: Candidate, figure: Figure, value: float, estimates: frozenset[int]) -> Value:
        meaning, column = each.meaning, each.column
        last = each.table.header.last_year if each.table.header is not None else column.year
        return Value(
            each.label.member.code, meaning.measure or Measure.CORE_EXPENDITURE, column.year, value,
            self._unit(meaning, each.label, each.table, last), meaning.price_basis,
            _kind(column, estimates, told=figure.estimate), each.cell,
        )  # fmt: skip

    def _unit(self, meaning: Meaning, label: Label, table: Table, last: int) -> str:
        """The unit in words; money in a member's own currency is told once where no unit line says that it is."""
        if not meaning.national:
            return meaning.unit or ""
        unit = f"{label.currency or label.member.currency(last)} million"
        if not table.unit_told and not label.worded:
            table.unit_told = True
            message = tr("No unit stands above these figures; {name}'s were read as {unit}, and the others in their"
                         " own currencies too. Check this.", name=label.member.name, unit=unit)  # fmt: skip
            self.findings.append(Finding(Severity.WARNING, label.cell.place, label.cell.raw, message))
        return unit

    def _leave(self, cell: Cell, reason: str) -> None:
        self.unused.append((cell, reason))


def _cell_by_cell(row: Sequence[Candidate | Run]) -> list[Candidate]:
    found = [each for one in row for each in (one.candidates() if isinstance(one, Run) else [one])]
    return sorted(found, key=lambda each: each.cell.column) if len(row) > 1 else found


def _kind(column: YearColumn, estimates: frozenset[int], *, told: bool) -> Kind:
    """The kind of a figure: an estimate where its cell, its column or a note says so, and nothing else is said."""
    estimated = told or column.kind is Kind.ESTIMATE or column.year in estimates
    return Kind.ESTIMATE if estimated and column.kind is Kind.ACTUAL else column.kind


def _key(table: Table, value: Value) -> Key:
    return table.number, value.member, value.measure, value.year, value.unit, value.price_basis


def _says_other(figure: Figure, meaning: Meaning) -> bool:
    """Whether a cell names a unit of its own, such as `2.1 bn` among millions, or a per cent among money."""
    return bool(figure.scale or figure.currency) or (figure.percent and meaning.unit != "fraction")


def _unreadable(row: Sequence[Candidate]) -> Iterator[Finding]:
    """The cells of a row that are no figures: one by one, or at once where many hold the same."""
    for raw, same in groupby(row, key=lambda each: each.cell.raw):
        cells = [*same]
        first = cells[0]
        name = first.label.member.name
        if len(cells) >= _FEW:
            message = tr("{count} cells of {name}'s from {first} to {last} hold “{raw}”, which is no figure. Left out.",
                         count=len(cells), name=name, first=first.column.year, last=cells[-1].column.year,
                         raw=shown(raw))  # fmt: skip
            yield Finding(Severity.ERROR, first.cell.place, raw, message)
            continue
        for each in cells:
            if each.cell.error and raw.startswith("="):
                message = tr("The formula for {name} {year} has no stored value; open the workbook in Excel and save it"
                             " again. Left out.", name=name, year=each.column.year)  # fmt: skip
            else:
                yield told(
                    Severity.ERROR,
                    each.cell.place,
                    raw,
                    tr("“{raw}” is no figure", raw=shown(raw)),
                    expected=tr("the number of {name} for {year}", name=name, year=each.column.year),
                    done=tr("Left out"),
                )
                continue
            yield Finding(Severity.ERROR, each.cell.place, raw, message)
