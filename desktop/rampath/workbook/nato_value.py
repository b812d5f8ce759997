"""The figures of NATO's tables: what stands in each cell under a year, in its unit, and what cannot be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, groupby, repeat
from operator import attrgetter
from typing import NamedTuple

from rampath.domain.figure_table import FigureSeries
from rampath.domain.finding import Finding, Severity, told
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Cell, Sheet, place, raw_text
from rampath.workbook.nato_counted import Meaning
from rampath.workbook.nato_header import YearColumn
from rampath.workbook.nato_repeat import given_before, repeated_rows
from rampath.workbook.nato_rows import Label
from rampath.workbook.nato_table import Block, Candidate, Left, Table
from rampath.workbook.numeral import Separators
from rampath.workbook.result import Extent, shown
from rampath.workbook.sheet_xml import Place

_FEW = 3
Key = tuple[str, str, Measure, int, str, str]
"""Table number, member, measure, year, unit and price basis."""


class Value(NamedTuple):
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
    def members(self) -> Iterable[str]:
        return (self.member,)

    def series(self, edition: str, file: str) -> Iterator[FigureSeries]:
        """The figure as a series of one."""
        yield FigureSeries(
            self.cell.sheet, self.member, self.measure, self.unit, self.price_basis, (self.year,), (self.value,),
            lambda _at: self.observation(edition, file),
        )  # fmt: skip

    def extents(self) -> Iterator[Extent]:
        value = self.value
        yield Extent(
            self.cell.sheet, self.member, self.measure, self.unit, self.price_basis, value, max(value, 0.0), value
        )

    def of_edition(self, edition: str, file: str) -> Iterator[Observation]:
        yield self.observation(edition, file)

    def observation(self, edition: str, file: str) -> Observation:
        return Observation(
            self.member, self.measure, self.year, self.value, self.unit, self.price_basis, self.kind, edition, file,
            self.cell.place, self.cell.raw,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Values:
    """The figures of a block, before they are made into observations; `units` are those of its rows."""

    block: Block
    measure: Measure
    units: Sequence[str]
    kinds: Mapping[int, Kind]

    @property
    def size(self) -> int:
        return sum([len(line.columns) for line in self.block.lines])

    @property
    def last_year(self) -> int:
        lines, header = self.block.lines, self.block.header
        width = len(header.columns)
        if any([len(line.columns) == width for line in lines]):  # noqa: C419 - quicker for few
            return header.last_year
        return max(header.by_column[column].year for line in lines for column in line.columns)

    @property
    def members(self) -> Iterable[str]:
        """The codes of the members whose figures they are."""
        return (label.member.code for label in self.block.labels)

    def series(self, edition: str, file: str) -> Iterator[FigureSeries]:
        """The figures row by row."""
        block, measure = self.block, self.measure
        shift, basis, fraction = block.meaning.shift, block.meaning.price_basis, block.meaning.unit == "fraction"
        for at, (line, label, unit) in enumerate(zip(block.lines, block.labels, self.units, strict=True)):
            values = [value * 10.0**shift for value in line.values] if shift else line.values
            yield FigureSeries(
                line.sheet, label.member.code, measure, unit, basis, block.header.years_of(line), values,
                partial(self._one, edition, file, at), line.values, 0 if fraction else shift,
            )  # fmt: skip

    def extents(self) -> Iterator[Extent]:
        """The least and the most of each row."""
        block, measure, factor = self.block, self.measure, 10.0**self.block.meaning.shift
        basis = block.meaning.price_basis
        for line, label, unit in zip(block.lines, block.labels, self.units, strict=True):
            values = line.values
            least, most = min(values), max(values)
            above = least if least > 0 else min((value for value in values if value > 0), default=0.0)
            yield Extent(
                line.sheet, label.member.code, measure, unit, basis, least * factor, above * factor, most * factor
            )

    def of_edition(self, edition: str, file: str) -> Iterator[Observation]:
        return chain.from_iterable(self._row(edition, file, at) for at in range(len(self.block.lines)))

    def _one(self, edition: str, file: str, row: int, at: int) -> Observation:
        return self._row(edition, file, row)[at]

    def _row(self, edition: str, file: str, at: int) -> list[Observation]:
        """The observations of a row."""
        block, kinds, measure = self.block, self.kinds, self.measure
        line, code, unit = block.lines[at], block.labels[at].member.code, self.units[at]
        basis, shift, sheet, number = block.meaning.price_basis, block.meaning.shift, line.sheet, line.number
        figures = zip(block.header.years_of(line), line.columns, line.values, map(raw_text, line.values), strict=True)
        return [
            Observation(
                code, measure, year, shifted(value, shift) if shift else value, unit, basis, kinds[column], edition,
                file, place(sheet, number, column), raw,
            )
            for year, column, value, raw in figures
        ]  # fmt: skip


Base = tuple[str, str, str, str, str]
"""A key without the year."""


@dataclass
class ValueReader:
    """Reads candidates of all sheets and remembers what was given before: of two figures for the same, the first.

    Whole blocks of plain numbers are read as such, and cell by cell only where the same was given before.
    """

    values: list[Value | Values] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unused: list[Left] = field(default_factory=list)
    seen: dict[Key, Cell] = field(default_factory=dict)
    bases: set[Base] = field(default_factory=set)
    whole: dict[Base, tuple[Block, int]] = field(default_factory=dict)
    kinds: dict[int, Mapping[int, Kind]] = field(default_factory=dict)
    percents: frozenset[Place] = frozenset()
    marked: frozenset[Place] = frozenset()

    def read(
        self, candidates: Sequence[Candidate | Block], separators: Separators | None, estimates: frozenset[int],
        sheet: Sheet,
    ) -> None:  # fmt: skip
        """Read the candidates of one sheet, in their order.

        Among its shares there may be cells that show a number as a per cent, which then is a fraction, and among all
        some that show it as an estimate.
        """
        self.kinds = {}
        shares = any(each.meaning.unit == "fraction" for each in candidates)
        self.percents = sheet.percents if shares else frozenset()
        self.marked = sheet.estimates
        for _, of_table in groupby(candidates, key=attrgetter("table")):
            again: list[tuple[Candidate, Cell]] = []
            for _, of_block in groupby(of_table, key=attrgetter("block")):
                self._block([*of_block], separators, estimates, again)
            if again:
                self.findings += given_before(again)

    def _block(
        self,
        found: Sequence[Candidate | Block],
        separators: Separators | None,
        estimates: frozenset[int],
        again: list[tuple[Candidate, Cell]],
    ) -> None:
        pieces = _pieces(found)
        codes = [code for piece in pieces for code in _codes(piece)]
        if len(set(codes)) == len(codes):  # no row can be there a second time
            for piece in pieces:
                left = self._left_of(piece, estimates) if isinstance(piece, Block) else piece
                for row in _by_row(left):
                    self._row(row, separators, estimates, again, only_again=False)
            return
        singly = [row for piece in pieces for row in _by_row(piece.candidates() if isinstance(piece, Block) else piece)]
        repeated = repeated_rows(singly)
        for at, single in enumerate(singly):
            if at in repeated.strays:
                self._stray(single)
            else:
                self._row(single, separators, estimates, again, only_again=at >= repeated.begin)

    def _left_of(self, block: Block, estimates: frozenset[int]) -> list[Candidate]:
        """Read a block as such; gives the cells of those of its rows for which figures may have been given before."""
        if self.marked or (self.percents and block.meaning.unit == "fraction"):
            return block.candidates()
        if self._whole(block, estimates):
            return []
        return [each for part in block.parts() if not self._whole(part, estimates) for each in part.candidates()]

    def _whole(self, block: Block, estimates: frozenset[int]) -> bool:
        """Read a block as such; False where figures for the same may have been given before."""
        measure, meaning, table = block.meaning.measure or Measure.CORE_EXPENDITURE, block.meaning, block.table
        last = (table.header or block.header).last_year
        units = [self._unit(meaning, label, table, last) for label in block.labels]
        number, what, basis = table.number, measure.value, meaning.price_basis
        bases = [
            (number, label.member.code, what, unit, basis)
            for label, unit in zip(block.labels, units, strict=True)
        ]  # fmt: skip
        if not self.bases.isdisjoint(bases):
            return False
        self.bases.update(bases)
        self.whole.update(zip(bases, zip(repeat(block), count()), strict=False))
        kinds = self.kinds.get(id(block.header))
        if kinds is None:
            kinds = {column.column: _kind(column, estimates, told=False) for column in block.header.columns}
            self.kinds[id(block.header)] = kinds
        self.values.append(Values(block, measure, units, kinds))
        return True

    def _first(self, key: Key) -> Cell | None:
        """The cell in which the same figure was given before, also in a row that was read as such."""
        base = (key[0], key[1], key[2].value, key[4], key[5])
        self.bases.add(base)
        block, at = self.whole.pop(base, (None, 0))
        if block is not None:
            for each in block.part(at).candidates():
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
                value = self._value(each, figure, shifted(figure.value, self._shift(each)), estimates)
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

    def _shift(self, each: Candidate) -> int:
        """The power of ten to apply: none to a fraction that is shown as a per cent."""
        shown = each.meaning.unit == "fraction" and each.cell.number is not None and each.cell[1:3] in self.percents
        return 0 if shown else each.meaning.shift

    def _value(self, each: Candidate, figure: Figure, value: float, estimates: frozenset[int]) -> Value:
        meaning, column = each.meaning, each.column
        last = each.table.header.last_year if each.table.header is not None else column.year
        told = figure.estimate or (each.cell.number is not None and each.cell[1:3] in self.marked)
        return Value(
            each.label.member.code, meaning.measure or Measure.CORE_EXPENDITURE, column.year, value,
            self._unit(meaning, each.label, each.table, last), meaning.price_basis,
            _kind(column, estimates, told=told), each.cell,
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


def _pieces(found: Sequence[Candidate | Block]) -> list[list[Candidate] | Block]:
    """Blocks, and between them the cells that stand alone."""
    pieces: list[list[Candidate] | Block] = []
    for each in found:
        if isinstance(each, Block):
            pieces.append(each)
        elif pieces and isinstance(pieces[-1], list):
            pieces[-1].append(each)
        else:
            pieces.append([each])
    return pieces


def _codes(piece: list[Candidate] | Block) -> list[str]:
    """Whom each row of a piece is about."""
    labels = piece.labels if isinstance(piece, Block) else [row[0].label for row in _by_row(piece)]
    return [label.member.code for label in labels]


def _by_row(found: Sequence[Candidate]) -> list[list[Candidate]]:
    return [[*row] for _, row in groupby(found, key=attrgetter("row"))]


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
