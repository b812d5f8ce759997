"""The rows of one table that is read by its mapping: each cell into a figure, or left with the reason."""

from dataclasses import dataclass, field
from functools import cached_property

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register, plain
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import marked, tr
from rampath.workbook.column_words import are_all_estimates, says_estimate
from rampath.workbook.figure import figure_in
from rampath.workbook.firmness import by_answer, by_letters
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.guess_words import Words, is_unit_alone
from rampath.workbook.mapped_figures import FigureReader, Stand
from rampath.workbook.mapped_items import Items
from rampath.workbook.mapped_left import LeftBeside
from rampath.workbook.mapped_names import Names
from rampath.workbook.mapping import FIGURES, ColumnUse, Form, Mapping, Role, is_of_one_year
from rampath.workbook.measure_kind import FRACTIONS, MONEY
from rampath.workbook.name_reach import listed_below, merged_over
from rampath.workbook.question import Question
from rampath.workbook.result import Unused, shown
from rampath.workbook.row_naming import columns_of_totals, label_columns
from rampath.workbook.scale import multiplier
from rampath.workbook.year_marks import Note, legend, mark_of
from rampath.workbook.years import Year, kind_told, year_of, year_of_day

_BESIDE = {
    Role.LABEL: marked("row label"),
    Role.PERIOD: marked("year of the row"),
    Role.CODE: marked("code"),
    Role.UNIT: marked("unit"),
    Role.ITEM: marked("what the row counts"),
    Role.FLAG: marked("estimate or not"),
    Role.IGNORED: marked("column left out on purpose"),
}
_WORDS_BESIDE = marked("words beside the figures")


@dataclass
class TableReader:
    """Goes down the rows of one table."""

    book: Book
    sheet: Sheet
    mapping: Mapping
    edition: str
    register: Register
    left: LeftBeside
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._uses = {use.column: use for use in self.mapping.columns}
        self._units = self.mapping.of_role(Role.UNIT)
        self._totals = tuple(map(plain, self.mapping.totals))
        self._labels = label_columns(self.mapping)
        self._sum_columns = columns_of_totals(self.mapping)
        self._period_column = next(iter(self.mapping.of_role(Role.PERIOD)), None)
        self._flag_of = _flags_beside_years(self.mapping)
        flags = (use for use in self.mapping.of_role(Role.FLAG) if use not in self._flag_of.values())
        self._flag_column = next(flags, None)
        self._headers = {use.column: self._header_cell(use) for use in self.mapping.columns}
        self._nameless: set[int] = set()
        self._amid: tuple[str, ...] = ()
        self._own_unit: tuple[str, ...] = ()
        self._names = Names(self.sheet, self.mapping, self.register, self.book.answers)
        self._items = Items(self.sheet, self.mapping)
        self._figures = FigureReader(self.book, self.sheet, self.mapping, self.edition, self.findings)
        self._say_years()

    @property
    def observations(self) -> list[Observation]:
        return self._figures.observations

    @property
    def replaced(self) -> list[Unused]:
        """Figures that were read before firmer ones of the same."""
        return self._figures.replaced

    @property
    def questions(self) -> list[Question]:
        return self._names.questions

    def row(self, row: int) -> None:
        """Read one row: its figures, and why each of its other cells gave none."""
        columns = self.left.columns(row)
        figures = [c for c in columns if (use := self._uses.get(c)) is not None and use.role in FIGURES]
        if self._is_unit(row, columns):
            self.left.row(row, tr("unit"))
        elif not figures:
            self.left.row(row, tr("a row without figures"))
        elif row in self.mapping.left_out:
            self.left.row(row, tr("row left out on purpose"))
        elif self._is_total(row):
            self.left.row(row, tr("total row"))
        else:
            self._read(row, columns, figures)

    def finish(self) -> None:
        """Say once for all rows what there is to say of them."""
        self._figures.finish()
        self.findings += [*self._names.findings(), *self._items.findings()]

    def _read(self, row: int, columns: list[int], figures: list[int]) -> None:
        year = None
        if self.mapping.form is not Form.YEARS and not is_of_one_year(self.mapping):
            year = self._period(row)
            if year is None:
                self._no_year(row, figures)
                return
        label = self._label(row)
        member = None
        if self.mapping.form is not Form.DOWN:
            member = self._member(row, figures, label)
            if member is None:
                return
        item = self._items.of_row(row, label)
        if item is None:
            self._no_item(row, figures)
            return
        flag = self._flag(row, self._flag_column)
        said = year is None or flag is not None or self._says_kind(row)
        units = self._unit_words(row)
        self._own_unit = () if label is None or self.mapping.member else self._names.unit_of(_one_line(label))
        stand = Stand(member, year or Year(0), item, units, flag, self._currency(label), said)
        reasons = ((column, self._cell(row, column, stand)) for column in columns)
        self.left.cells(row, {column: reason for column, reason in reasons if reason})

    def _cell(self, row: int, column: int, stand: Stand) -> str:
        """Read one cell; the reason where it gives no figure."""
        use = self._uses.get(column)
        if use is None:
            return self._beside(row, column)
        if use.role not in FIGURES:
            return tr(_BESIDE.get(use.role, _WORDS_BESIDE))
        header = self._headers[column]
        member = self._names.of_column(use, header) if stand.member is None else stand.member
        if member is None:
            return tr("a column of nobody in the Alliance")
        item = self._items.of_column(use, stand.item, header)
        if item is None:
            return tr("an item that is left out")
        year = stand.year if use.year is None else Year(use.year, use.kind)
        own = self._own_unit if stand.member is not None else self._names.unit_of(use.header)
        units = (*own, *stand.unit_words) if own and self._counts_own(item.measure) else stand.unit_words
        flag = self._flag(row, self._flag_of.get(column))
        if flag is not None:
            stand = stand._replace(flag=flag, said=True)
        return self._figures.read(row, column, stand._replace(member=member, item=item, year=year, unit_words=units))

    def _counts_own(self, measure: Measure | None) -> bool:
        """Whether the unit in a member's label is that of the figures beside it: it is of money, and no unit of shares
        where most labels have one, as in a form whose labels are the same in all tables.
        """
        return measure in MONEY or (measure in FRACTIONS and not self.mapping.items and not self._most_have_units)

    @cached_property
    def _most_have_units(self) -> bool:
        if self.mapping.form is Form.DOWN:
            texts = {use.header for use in self.mapping.figures}
        else:
            rows = range(self.mapping.begins, (self.mapping.last_row or len(self.sheet.rows)) + 1)
            texts = {_one_line(label) for row in rows if (label := self._label(row)) is not None}
        return 2 * sum(self._names.unit_of(text) != () for text in texts) > len(texts)

    def _is_total(self, row: int) -> bool:
        if not self._totals:
            return False
        for columns in self._sum_columns:
            texts = [text for column in columns if (text := plain(self._text(row, column)))]
            if texts:
                return any(text.startswith(self._totals) for text in texts)
        return False

    def _label(self, row: int) -> Cell | None:
        """The cell that names a row: its label, else other words left of the figures."""
        for use in self._labels:
            cell = self.sheet.cell(row, use.column) if use.role is not Role.PERIOD else None
            if cell is not None and cell.text:
                return cell
        above = 0 if self.mapping.member else self._over.get(row, 0)
        return self.sheet.cell(above, self._labels[0].column) if above else None

    @cached_property
    def _over(self) -> dict[int, int]:
        """By row without a name of its own, the row whose name is taken to hold for it, which is said."""
        label = next(iter(self.mapping.of_role(Role.LABEL)), None)
        item = next(iter(self.mapping.of_role(Role.ITEM)), None)
        if label is None or self.mapping.form is Form.DOWN:
            return {}
        found = merged_over(self.sheet, label.column)
        period = self._period_column
        if item is None and period is None:
            return found
        columns = [use.column for use in self.mapping.figures]
        last = self.mapping.last_row or len(self.sheet.rows)
        rows = [row for row in range(self.mapping.begins, last + 1) if self._numbers(row, columns)]
        rows = [row for row in rows if row not in self.mapping.left_out and not self._is_total(row)]
        rows = [row for row in rows if period is None or self.sheet.value(row, period.column) not in {None, ""}]
        named = {row for row in rows if self._text(row, label.column)}
        listed = [use.column for use in (period, item) if use is not None]
        told = {row: " ".join(str(self.sheet.value(row, column)) for column in listed).strip() for row in rows}
        below = listed_below(named, told, rows)
        first = next((row for row in below if row not in found), 0)
        cell = self.sheet.cell(below[first], label.column) if first else None
        if cell is not None:
            said = tr("Rows without a name stand below each name, with the same items or years every time")
            done = tr("They were taken for those of the name above them")
            self._find(Severity.NOTE, cell, said, done=done, scope=Scope.SHEET)
        return below | found

    def _member(self, row: int, figures: list[int], label: Cell | None) -> Member | None:
        """Whose a row is; where it is nobody's that is said, and its cells are left out."""
        if self.mapping.member:
            return self._names.of_code(self.mapping.member)
        certain = self._names.certainly(label)
        if certain is not None:
            if certain.member is None:
                self.left.row(row, self._names.of_other(certain))
            return certain.member
        numbers = self._numbers(row, figures)
        if not numbers:
            self.left.row(row, tr("a row without figures"))
            return None
        if label is None:
            self._nameless_row(row, numbers[0], tr("a member's name"))
            return None
        member, why = self._names.of_label(label)
        if member is None:
            self.left.row(row, why)
        return member

    def _no_item(self, row: int, figures: list[int]) -> None:
        """A row that counts what nobody wants, or of which nothing says what it counts."""
        numbers = self._numbers(row, figures) if self._items.is_nameless(row) else []
        if numbers:
            self._nameless_row(row, numbers[0], tr("words that say what they count"))
        else:
            self.left.row(row, tr("an item that is left out"))

    def _nameless_row(self, row: int, first: Cell, expected: str) -> None:
        self.left.row(row, tr("figures without a name"))
        said = tr("The figures of row {row} have no name", row=row)
        self._find(Severity.WARNING, first, said, expected=expected, done=tr("The row was left out"))

    def _period(self, row: int) -> Year | None:
        use = self._period_column
        cell = None if use is None else self.sheet.cell(row, use.column)
        if use is None or cell is None or cell.error:
            return None
        year = year_of(cell.value, serial=True)
        if year is None:
            return self._figures.days.get(row)
        note = self._note(self._text(row, use.column))
        return year if note is None else year._replace(kind=note.kind)

    def _says_kind(self, row: int) -> bool:
        """Whether the year of a row says how firm its figures are, or a note to its mark does."""
        use = self._period_column
        text = "" if use is None else self._text(row, use.column)
        return kind_told(text) is not None or self._note(text) is not None

    def _note(self, text: str) -> Note | None:
        """The note below that says of a year's mark how firm its figures are."""
        mark = mark_of(text)
        return self._legend.get(mark) if mark else None

    @cached_property
    def _legend(self) -> dict[str, Note]:
        return legend(self.sheet.cells.values())

    def _no_year(self, row: int, figures: list[int]) -> None:
        """A row of figures whose year nobody can tell."""
        numbers = self._numbers(row, figures)
        if not numbers:
            self.left.row(row, tr("a row without figures"))
            return
        use = self._period_column
        cell = None if use is None else self.sheet.cell(row, use.column)
        self.left.row(row, tr("names no year"))
        said = (
            tr("Nothing says which year row {row} is", row=row)
            if cell is None
            else tr("“{raw}” is no year that is known", raw=shown(cell.raw))
        )
        self._find(Severity.WARNING, cell or numbers[0], said, expected=tr("a year"), done=tr("The row was left out"))

    def _numbers(self, row: int, figures: list[int]) -> list[Cell]:
        cells = (self.sheet.cell(row, column) for column in figures)
        return [cell for cell in cells if cell is not None and _has_figure(cell)]

    def _flag(self, row: int, use: ColumnUse | None) -> Kind | int | None:
        """What a row says in a column of how firm its figures are: a kind, or the last year that is no estimate."""
        cell = None if use is None else self.sheet.cell(row, use.column)
        if use is None or cell is None or cell.error:
            return None
        answer = by_answer(use.header, cell.raw.strip()) if says_estimate(use.header) else None
        if answer is not None:
            return answer
        year = year_of(cell.value)
        if year is not None:
            return year.year if "after" in plain(use.header) else year.year - 1
        if are_all_estimates(use.header, cell.raw):
            return 0
        found = year_of(f"2000 {cell.text}")
        return by_letters(cell.text) or kind_told(cell.text) if found is None else found.kind

    def _unit_words(self, row: int) -> tuple[str, ...]:
        """What the row's columns of units and a row of a unit above it say, the nearest first."""
        if not self._units:
            return self._amid
        told = (multiplier(self.sheet.value(row, use.column)) or self._text(row, use.column) for use in self._units)
        return (*(text for text in told if text), *self._amid)

    def _is_unit(self, row: int, columns: list[int]) -> bool:
        """Whether a row holds a unit and nothing else, in which those of members below it are then read."""
        if len(columns) != 1 or self.mapping.form is not Form.YEARS or self.mapping.items:
            return False
        text = self._text(row, columns[0])
        found = text != "" and is_unit_alone(Words(text, ""))
        if found and self.observations and row not in self.mapping.left_out:  # above them it is the mapping's
            self._amid = (text,)
        return found

    def _currency(self, label: Cell | None) -> str:
        return "" if self.mapping.member else self._names.currency_of(label)

    def _beside(self, row: int, column: int) -> str:
        """A cell in a column that nobody has said anything about: said once where it holds figures."""
        cell = self.sheet.cell(row, column)
        if column not in self._nameless and cell is not None and _has_figure(cell):
            self._nameless.add(column)
            said, done = tr("Nothing says what this column holds"), tr("Its figures were left out")
            expected = tr("a year or another heading that is known")
            self._find(Severity.WARNING, cell, said, expected=expected, done=done, scope=Scope.HEADER)
        return tr("beside the table")

    def _header_cell(self, use: ColumnUse) -> Cell | None:
        return self.sheet.cell(self.mapping.header_row, use.column) if self.mapping.header_row else None

    def _say_years(self) -> None:
        """Say what was taken for granted of the years in the header: fiscal years, Excel's numbers of days."""
        for use in self.mapping.of_role(Role.YEAR):
            cell = self._header_cell(use)
            if cell is None or cell.error:
                continue
            year = year_of(cell.value, serial=True) or year_of_day(cell.value)
            if year is not None and year.note and year.year == use.year:
                self._find(Severity.NOTE, cell, year.note.rstrip("."), scope=Scope.HEADER)

        first = min(self._figures.days, default=0)
        cell = self.sheet.cell(first, self._period_column.column) if first and self._period_column else None
        if cell is not None:
            said = tr("The days of this column were read as the years in which they fall, {day} as {year}",
                      day=cell.raw, year=self._figures.days[first].year)  # fmt: skip
            self._find(Severity.NOTE, cell, said, scope=Scope.HEADER)

    def _text(self, row: int, column: int) -> str:
        value = self.sheet.value(row, column)
        return " ".join(value.split()) if isinstance(value, str) else ""

    def _find(
        self, severity: Severity, cell: Cell, said: str, *,
        expected: str = "", done: str = "", scope: Scope | None = None,
    ) -> None:  # fmt: skip
        self.findings.append(told(severity, cell.place, cell.raw, said, expected=expected, done=done, scope=scope))


def _flags_beside_years(mapping: Mapping) -> dict[int, ColumnUse]:
    """By the column of a year, the column without a heading right beside it that tells how firm its figures are."""
    years = {use.column for use in mapping.of_role(Role.YEAR)}
    flags = (use for use in mapping.of_role(Role.FLAG) if use.column - 1 in years)
    own = {use.column: use.header for use in mapping.columns}
    return {use.column - 1: use for use in flags if use.header in {"", own[use.column - 1]}}


def _one_line(cell: Cell) -> str:
    return " ".join(cell.text.split())


def _has_figure(cell: Cell) -> bool:
    figure = figure_in(cell)
    return figure is not None and figure.value is not None
