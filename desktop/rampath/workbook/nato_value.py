"""The figures of NATO's tables: what stands in each cell under a year, in its unit, and what cannot be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Cell
from rampath.workbook.nato_meaning import Meaning
from rampath.workbook.nato_repeat import given_before, repeated_rows
from rampath.workbook.nato_table import Candidate, Left, Table, left
from rampath.workbook.numeral import Separators
from rampath.workbook.result import shown

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

    def of_edition(self, edition: str, file: str) -> Observation:
        return Observation(
            self.member, self.measure, self.year, self.value, self.unit, self.price_basis, self.kind, edition, file,
            self.cell.place, self.cell.raw,
        )  # fmt: skip


@dataclass
class ValueReader:
    """Reads candidates of all sheets and remembers what was given before: of two figures for the same, the first."""

    values: list[Value] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Left] = field(default_factory=list)
    seen: dict[Key, Cell] = field(default_factory=dict)

    def read(self, candidates: Sequence[Candidate], separators: Separators | None, estimates: frozenset[int]) -> None:
        """Read the candidates of one sheet, in their order."""
        for _, of_table in groupby(candidates, key=lambda each: each.table):
            again: list[tuple[Candidate, Cell]] = []
            for _, of_block in groupby(of_table, key=lambda each: each.block):
                rows = [[*row] for _, row in groupby(of_block, key=lambda each: each.cell.row)]
                repeated = repeated_rows(rows)
                for at, row in enumerate(rows):
                    if at in repeated.strays:
                        self._stray(row)
                    else:
                        self._row(row, separators, estimates, again, only_again=at >= repeated.begin)
            if again:
                self.findings += given_before(again)

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
                first = self.seen.get(key)
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
        estimated = figure.estimate or column.kind is Kind.ESTIMATE or column.year in estimates
        kind = Kind.ESTIMATE if estimated and column.kind is Kind.ACTUAL else column.kind
        return Value(
            each.label.member.code, meaning.measure or Measure.CORE_EXPENDITURE, column.year, value, self._unit(each),
            meaning.price_basis, kind, each.cell,
        )  # fmt: skip

    def _unit(self, each: Candidate) -> str:
        """The unit in words; money in a member's own currency is told once where no unit line says that it is."""
        meaning, label, table = each.meaning, each.label, each.table
        if not meaning.national:
            return meaning.unit or ""
        last = table.header.last_year if table.header is not None else each.column.year
        unit = f"{label.currency or label.member.currency(last)} million"
        if not table.unit_told and not label.worded:
            table.unit_told = True
            message = tr("No unit stands above these figures; {name}'s were read as {unit}, and the others in their"
                         " own currencies too. Check this.", name=label.member.name, unit=unit)  # fmt: skip
            self.findings.append(Finding(Severity.WARNING, label.cell.place, label.cell.raw, message))
        return unit

    def _leave(self, cell: Cell, reason: str) -> None:
        self.unused.append(left(cell, reason))


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
