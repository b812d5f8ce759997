"""One sheet of the EDA's defence data: its countries, blocks of years and items, and each figure with its cell."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member
from rampath.domain.observation import Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.eda_blocks import Blocks, owners_of
from rampath.workbook.eda_items import Item, Items, What
from rampath.workbook.eda_rows import (
    PLAUSIBLE_SHARE,
    Context,
    Row,
    covered_in,
    depth_of,
    format_of,
    header_in,
    in_per_cent,
    shown_as,
)
from rampath.workbook.eda_whose import Whose
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.left_out import LeftOut
from rampath.workbook.price_words import basis_told
from rampath.workbook.result import shown
from rampath.workbook.separators import Separators, decide, doubt
from rampath.workbook.years import Year

_LONGEST_LABEL = 120
_NOTES = ("symbol", "note", "source", "légende", "hinweis", "quelle")


@dataclass(eq=False)
class SheetReader:
    """Reads a sheet in two goes: `scan` finds items and years of members, `take` makes observations of them.

    `said` is shared by the readers of a book: what is true of every sheet is said once.
    """

    book: Book
    sheet: Sheet
    blocks: Blocks
    said: set[str]
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = LeftOut(self.sheet)
        self._rows: list[Row] = []
        self._columns: dict[int, Year] = {}
        self._header: int = 0
        self._owner = Whose()
        self._beside = 0
        self._items = Items()
        self._context = Context()
        self._notes = False
        self._reasons: dict[tuple[int, int], str] = {}
        self._seen: dict[tuple[object, ...], Cell] = {}
        self._separators: Separators | None = None

    @property
    def owners(self) -> Sequence[Whose]:
        """Whose figures the sheet holds, in their order."""
        return owners_of(self.blocks)

    @property
    def years(self) -> set[int]:
        return {year.year for row in self._rows for _, year in row.cells}

    def leave_out(self, reason: str) -> None:
        """The whole sheet."""
        self.left.rows(range(1, self.left.last_row + 1), reason)

    def scan(self) -> None:
        """Find the blocks, their years and items."""
        covered = covered_in(self.sheet)
        for number in self.sheet.row_numbers:
            row = self.sheet.row(number)
            under = [cell for cell in row if (cell.row, cell.column) in covered]
            self._leave(under, tr("hidden under a merged cell"))
            if len(under) < len(row):
                self._scan([cell for cell in row if cell not in under] if under else row)
        if not self._header:
            self._find(
                Severity.ERROR, self.sheet.name, "", tr("No row of years was found"), scope=Scope.HEADER,
                expected=tr("years such as 2016 or 2017e in one row"), done=tr("The sheet was left out"),
            )  # fmt: skip

    def take(self, edition: str) -> None:
        """Make observations of the figures, and say why the other cells gave none."""
        texts = [cell.raw for row in self._rows for cell, _ in row.cells if isinstance(cell.value, str)]
        if texts:
            decision = decide(texts)
            self._separators = decision.separators
            finding = doubt(decision, self._rows[0].label.place)
            self.findings += [finding] if finding is not None else []
        per_cent = in_per_cent(self._rows, self._separators)
        for row in self._rows:
            self._take(row, edition, per_cent=per_cent)
        for number in self.sheet.row_numbers:
            by_reason: dict[str, list[int]] = {}
            for cell in self.sheet.row(number):
                reason = self._reasons.get((number, cell.column))
                if reason:
                    by_reason.setdefault(reason, []).append(cell.column)
            for reason, columns in by_reason.items():
                self.left.cells(number, columns, reason)

    def _scan(self, row: list[Cell]) -> None:
        begun = self.blocks.get(row[0].row)
        if begun is not None:
            self._owner, self._items, self._notes = begun.whose or self._owner, Items(), False
            self._beside = 0 if begun.beside is None else begun.beside.column
            if begun.beside is not None and self._owner.member is not None:
                self._tell_beside(begun.beside)
        if self._beside:
            self._leave([cell for cell in row if cell.column >= self._beside], tr("another table beside this one"))
            row = [cell for cell in row if cell.column < self._beside]
        columns = header_in(row, above=self._columns.values())
        if begun is not None and not columns:
            columns = {column: year for column, year in begun.years.items() if column < (self._beside or column + 1)}
        if columns:
            self._begin(row, columns)
        elif begun is not None:
            self._leave(row, tr("header"))
        elif row:
            self._line(row)

    def _tell_beside(self, cell: Cell) -> None:
        said = tr("A second table stands here beside the first")
        expected = tr("one table below the other, or on a sheet of its own")
        done = tr("Its figures were left out")
        self._find(Severity.WARNING, cell.place, cell.raw, said, expected=expected, done=done, scope=Scope.HEADER)

    def _line(self, row: list[Cell]) -> None:
        first = min(self._columns, default=0)
        under = [(cell, self._columns[cell.column]) for cell in row if cell.column in self._columns]
        label = next((cell for cell in row if cell.text and (cell.column < first or not first)), None)
        if not self._columns or label is None:
            self._words(row, tr("title") if not self._columns else tr("unit"))
        elif not under or (row[0].row in self.sheet.hidden_rows and all(cell.error for cell, _ in under)):
            self._heading(row, label)
        else:
            self._row(row, label, under)

    def _begin(self, row: list[Cell], columns: dict[int, Year]) -> None:
        """A row of years begins a block."""
        self._header, self._columns, self._items, self._notes = row[0].row, columns, Items(), False
        self._leave(row, tr("header"))
        for cell in row:
            year = columns.get(cell.column)
            if cell.text and cell.column < min(columns):
                self._context = self._context.with_words(cell.text)
            if year is not None and year.note:
                self._find(Severity.NOTE, cell.place, cell.raw, year.note.rstrip("."), scope=Scope.HEADER)
            elif year is None and cell.column > min(columns) and cell.text and self._has_numbers_below(cell):
                self._find(
                    Severity.WARNING, cell.place, cell.raw,
                    tr("“{raw}” is no year that is known", raw=shown(cell.raw)), expected=tr("a year"),
                    done=tr("The figures of its column were left out"), scope=Scope.HEADER,
                )  # fmt: skip

    def _has_numbers_below(self, cell: Cell) -> bool:
        below = (each for each in self.sheet.cells.values() if each.column == cell.column and each.row > cell.row)
        return any((figure := figure_in(each)) is not None and figure.value is not None for each in below)

    def _words(self, row: list[Cell], reason: str) -> None:
        """Words above a block, or in its columns: perhaps its unit and prices."""
        for cell in row:
            if cell.text and len(cell.text) < _LONGEST_LABEL:
                self._context = self._context.with_words(cell.text)
            self._leave([cell], reason if cell.text else tr("number without a label"))

    def _heading(self, row: list[Cell], label: Cell) -> None:
        """A label without figures: a heading of the items below it, a block's prices, or a note."""
        text = label.text
        self._notes = self._notes or text.casefold().startswith(_NOTES)
        if row[0].row in self.sheet.hidden_rows:
            self._leave(row, tr("hidden row"))
        elif self._notes or len(text) > _LONGEST_LABEL:
            self._leave(row, tr("note"))
        elif basis_told(text) is not None:
            self._context, self._items = self._context.with_words(text), Items()
            self._leave(row, tr("block title"))
        else:
            self._items.item(text, depth_of(self.sheet, label), None)
            self._leave(row, tr("heading"))

    def _row(self, row: list[Cell], label: Cell, under: list[tuple[Cell, Year]]) -> None:
        format_ = format_of(self.sheet, (cell for cell, _ in under))
        item = self._items.item(label.text, depth_of(self.sheet, label), shown_as(format_))
        beside = [cell for cell in row if cell.text and cell.column < min(self._columns)]
        words = " ".join(cell.text for cell in beside)
        member, context = self._owner.member, self._context.with_words(words)
        if member is None:
            self._leave(row, self._owner.reason)
            return
        self._rows.append(Row(member, label, words, item, format_, context, tuple(under)))
        for cell in row:
            if cell.column not in self._columns:
                self._leave([cell], tr("row label") if cell in beside else tr("beside the table"))

    def _take(self, row: Row, edition: str, *, per_cent: bool) -> None:
        if row.item.what is None:
            done = tr("The row was left out")
            self._find(
                Severity.WARNING, row.label.place, row.label.raw, tr("Nothing says what “{raw}” counts",
                raw=shown(row.label.raw)), expected=tr("money, heads or a share"), done=done,
            )  # fmt: skip
            self._leave([cell for cell, _ in row.cells], tr("a figure of a kind that is not known"))
            return
        for cell, year in row.cells:
            figure = figure_in(cell, self._separators)
            if figure is None:
                self._unreadable(cell, row.item, row.member, year)
            elif figure.value is None:
                self._leave([cell], tr("confidential") if figure.confidential else tr("no figure given"))
            else:
                self._figure(cell, year, figure, row, edition, per_cent=per_cent)

    def _figure(self, cell: Cell, year: Year, figure: Figure, row: Row, edition: str, *, per_cent: bool) -> None:
        unit, places, is_told = row.unit(figure, per_cent=per_cent)
        if not is_told:
            self._say_unit(row.label)
        value = shifted(figure.value or 0.0, places)
        item, member = row.item, row.member
        if item.measure is Measure.MILITARY_SHARE and not 0 <= value <= PLAUSIBLE_SHARE:
            self._find(
                Severity.ERROR, cell.place, cell.raw,
                tr("{raw} of GDP is not plausible for {name} in {year}",
                   raw=cell.raw, name=member.name, year=year.year),
                expected=tr("0 to 15 per cent"), done=tr("Left out"),
            )  # fmt: skip
            self._leave([cell], tr("not plausible"))
            return
        detail = item.path if item.measure is Measure.DEFENCE_ITEM else ""
        basis = row.context.basis if item.what in {What.MONEY, What.PER_HEAD} else ""
        key = (member.code, item.measure, detail, year.year, unit, basis)
        first = self._seen.setdefault(key, cell)
        if first is not cell:
            self._again(cell, first, item, year)
            return
        kind = Kind.ESTIMATE if figure.estimate and year.kind is Kind.ACTUAL else year.kind
        self.observations.append(
            Observation(
                member.code, item.measure, year.year, value, unit, basis, kind, edition, self.book.file.name,
                cell.place, cell.raw, detail,
            )
        )  # fmt: skip

    def _say_unit(self, label: Cell) -> None:
        if "unit" not in self.said:
            self.said.add("unit")
            self._find(
                Severity.WARNING, label.place, label.raw, tr("No unit is told for money"),
                expected=tr("a number format, a label or a line above that says millions"),
                done=tr("All money of which none is told was read as EUR million; check this"), scope=Scope.HEADER,
            )  # fmt: skip

    def _unreadable(self, cell: Cell, item: Item, member: Member, year: Year) -> None:
        expected = tr("“{item}” of {name} in {year}", item=shown(item.name), name=member.name, year=year.year)
        said = tr("“{raw}” is no figure", raw=shown(cell.raw))
        self._find(Severity.ERROR, cell.place, cell.raw, said, expected=expected, done=tr("Left out"))
        self._leave([cell], tr("unreadable"))

    def _again(self, cell: Cell, first: Cell, item: Item, year: Year) -> None:
        self._leave([cell], tr("given before"))
        if cell.raw != first.raw:
            said = tr("“{item}” of {year} stands here a second time, as {raw} after {first} in {place}",
                      item=shown(item.name), year=year.year, raw=shown(cell.raw), first=shown(first.raw),
                      place=first.place)  # fmt: skip
            self._find(Severity.ERROR, cell.place, cell.raw, said, done=tr("The first was used"))

    def _find(
        self, severity: Severity, place: str, raw: str, said: str, *,
        expected: str = "", done: str = "", scope: Scope | None = None,
    ) -> None:  # fmt: skip
        self.findings.append(told(severity, place, raw, said, expected=expected, done=done, scope=scope))

    def _leave(self, cells: list[Cell], reason: str) -> None:
        self._reasons.update(((cell.row, cell.column), reason) for cell in cells)
