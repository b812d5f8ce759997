"""One list of the EDA's: whose each row is, of which year, and each figure with its cell."""

from dataclasses import dataclass, field

from rampath.domain.finding import Scope, Severity, told
from rampath.domain.member import Member
from rampath.domain.observation import Kind
from rampath.wording import listing, tr
from rampath.workbook.eda_list_marks import Marks, footnotes_in, mark_of
from rampath.workbook.eda_list_rows import ListRows
from rampath.workbook.eda_list_table import EdaList
from rampath.workbook.eda_list_told import told_of
from rampath.workbook.eda_list_units import Units
from rampath.workbook.gathering import Gathering, Series
from rampath.workbook.grid import Cell, place
from rampath.workbook.result import shown
from rampath.workbook.years import Year, year_of

_TICK = 2_000

Owners = dict[str, tuple[Member | None, str]]
"""Whose rows a label begins, by the label without its marks; the lists of a book share them, to ask once."""


@dataclass(eq=False)
class ListReader:
    """Goes down one list."""

    table: EdaList
    gathering: Gathering
    owners: Owners
    _series: dict[int, Series | None] = field(default_factory=dict)
    _unknown: dict[int, Cell] = field(default_factory=dict)
    _fiscal: list[Year] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._walk = self.table.walk
        self._rows = ListRows(self.table, self.gathering.register)
        self._marks = Marks(footnotes_in(cell for row in self._rows.notes for cell in self._walk.cells(row)))

    def read(self) -> None:
        table, gathering, walk = self.table, self.gathering, self._walk
        members = self._rows.of_members
        values = [walk.sheet.value(row, at) for at in table.columns for row in members]
        gathering.decide_separators(values, place(walk.sheet.name, table.header, table.country))
        columns = tuple(told_of(table, at, members, gathering.separators) for at in table.columns)
        self._series = Units(gathering, columns).settle()
        gathering.leave_rows(walk, range(table.header, table.first), tr("header"))
        for row in self._rows.all:
            if row % _TICK == 0:
                gathering.book.tick("Reading {sheet}, row {row}", sheet=walk.sheet.name, row=row)
            reason = self._row(row)
            if reason:
                gathering.leave_rows(walk, [row], reason)
        gathering.findings += self._marks.findings()
        self._tell_unknown()

    def _row(self, row: int) -> str:
        """Reads a row; for one that is left out, says why."""
        filled = self._walk.filled(row)
        if not filled or row in self._rows.notes:
            return tr("note") if filled else ""
        label = self._rows.label(row)
        if label is None:
            cell = self._walk.cells(row)[0]
            done = tr("The row was left out")
            said = tr("Nothing says whose figures the row of “{raw}” holds", raw=shown(cell.raw))
            self.gathering.find(Severity.WARNING, cell, said, expected=tr("a country in the row"), done=done)
            return tr("whose figures they are is not told")
        member, reason = self._owner(label)
        if member is None:
            return reason
        return self._of_member(row, label, member)

    def _of_member(self, row: int, label: Cell, member: Member) -> str:
        cell = self._walk.sheet.cell(row, self.table.year)
        year = year_of(cell.value) if cell is not None and not cell.error else None
        if year is None:
            at = cell if cell is not None else label
            said = tr("“{raw}” is no year", raw=shown(at.raw)) if cell is not None else tr("There is no year beside"
                      " “{raw}”", raw=shown(at.raw))  # fmt: skip
            done = tr("The row was left out")
            self.gathering.find(
                Severity.ERROR, at, said, expected=tr("the year of the figures of {name}", name=member.name), done=done
            )
            return tr("no year that can be read")
        if year.note and cell is not None and not self._fiscal:
            self._fiscal.append(year)
            self.gathering.find(Severity.NOTE, cell, year.note.rstrip("."))
        kind = year.kind
        for marked in (label, cell):
            by_mark = Kind.ACTUAL if marked is None else self._marks.kind(marked, mark_of(marked.text), member.name)
            kind = by_mark if kind is Kind.ACTUAL else kind
        for each in self._walk.cells(row):
            self._cell(each, member, year, kind)
        return ""

    def _cell(self, cell: Cell, member: Member, year: Year, kind: Kind) -> None:
        column, gathering = cell.column, self.gathering
        if (cell.row, column) in self._rows.covered:
            gathering.leave([cell], tr("hidden under a merged cell"))
        elif column in {self.table.country, self.table.year}:
            gathering.leave([cell], tr("row label"))
        elif column not in self._series:
            self._unknown.setdefault(column, cell)
            gathering.leave([cell], tr("a column that is not known"))
        elif (series := self._series[column]) is None:
            gathering.leave([cell], tr("in a unit that is not known"))
        else:
            by_cell = self._marks.kind(cell, mark_of(cell.text), member.name)
            gathering.figure(cell, member, series, year.year, by_cell if kind is Kind.ACTUAL else kind)

    def _owner(self, label: Cell) -> tuple[Member | None, str]:
        """Whose a row is; the same name is asked about, or told to be another country's, once a book."""
        name = label.text.removesuffix(mark_of(label.text)).strip() or label.text
        if name not in self.owners:
            self.owners[name] = self.gathering.member_of(label._replace(value=name), rows=True)
        return self.owners[name]

    def _tell_unknown(self) -> None:
        """The columns that hold something, but of which no heading says what; in one warning."""
        if not self._unknown:
            return
        heads = {at: self._walk.sheet.cell(self.table.header, at) for at in sorted(self._unknown)}
        names = [shown(head.raw) if head is not None else tr("a column without a heading") for head in heads.values()]
        first, head = self._unknown[min(heads)], heads[min(heads)]
        cell = head or first
        said = tr("No item of the EDA's is known by these headings: {names}", names=listing([f"“{n}”" for n in names]))
        done = tr("The columns were left out")
        self.gathering.findings.append(
            told(Severity.WARNING, cell.place, cell.raw, said, done=done, scope=Scope.HEADER)
        )  # fmt: skip
