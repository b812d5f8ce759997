"""One sheet of the EDA's defence data: its blocks of years, its items, and each figure with its cell."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member
from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.wording import tr
from rampath.workbook.currency import currencies_in
from rampath.workbook.eda_items import Item, Items, What
from rampath.workbook.eda_whose import Whose
from rampath.workbook.figure import Figure, figure_in, shifted
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.left_out import LeftOut
from rampath.workbook.nato_words import basis_in
from rampath.workbook.number_format import NOTHING, FormatUnit, unit_of
from rampath.workbook.result import shown
from rampath.workbook.scale import scales_in
from rampath.workbook.separators import Separators, decide, doubt
from rampath.workbook.years import Year, years_in_row

_LONGEST_LABEL = 120
_PLAUSIBLE_SHARE = 0.15
_NOTES = ("symbol", "note", "source", "légende", "hinweis", "quelle", "légend")
_INDENT = 3
_COLUMN = 40
_MOST_LOOKS = 10_000_000


@dataclass(frozen=True, slots=True)
class _Context:
    """What lines above say of the money below them."""

    currency: str = ""
    power: int | None = None
    basis: str = CURRENT

    def with_words(self, words: str) -> "_Context":
        small = words.casefold()
        codes = {code for code in currencies_in(words).values() if code}
        scales = set(scales_in(words).values())
        return _Context(
            codes.pop() if len(codes) == 1 else self.currency,
            scales.pop() if len(scales) == 1 else self.power,
            basis_in(small) or self.basis,
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of figures before they are taken: its label, item, unit by format, context, and cells with their years."""

    label: Cell
    item: Item
    told: FormatUnit
    context: _Context
    cells: tuple[tuple[Cell, Year], ...]


@dataclass(eq=False)
class SheetReader:
    """Reads a member's sheet in two goes: `scan` finds items and years, `take` makes observations of them.

    `said` is shared by the readers of a book: what is true of every sheet is said once.
    """

    book: Book
    sheet: Sheet
    whose: Whose
    said: set[str]
    observations: list[Observation] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = LeftOut(self.sheet)
        self._rows: list[_Row] = []
        self._columns: dict[int, Year] = {}
        self._header: int = 0
        self._items = Items()
        self._context = _Context()
        self._notes = False
        self._reasons: dict[tuple[int, int], str] = {}
        self._seen: dict[tuple[object, ...], Cell] = {}
        self._separators: Separators | None = None

    @property
    def years(self) -> set[int]:
        return {year.year for row in self._rows for _, year in row.cells}

    def leave_out(self, reason: str) -> None:
        """The whole sheet."""
        self.left.rows(range(1, self.left.last_row + 1), reason)

    def scan(self) -> None:
        """Find the blocks, their years and items."""
        covered = _covered(self.sheet)
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

    def take(self, member: Member, edition: str) -> None:
        """Make observations of the figures, and say why the other cells gave none."""
        texts = [cell.raw for row in self._rows for cell, _ in row.cells if isinstance(cell.value, str)]
        if texts:
            decision = decide(texts)
            self._separators = decision.separators
            finding = doubt(decision, self._rows[0].label.place)
            self.findings += [finding] if finding is not None else []
        per_cent = self._per_cent()
        for row in self._rows:
            self._take(row, member, edition, per_cent=per_cent)
        for number in self.sheet.row_numbers:
            by_reason: dict[str, list[int]] = {}
            for cell in self.sheet.row(number):
                reason = self._reasons.get((number, cell.column))
                if reason:
                    by_reason.setdefault(reason, []).append(cell.column)
            for reason, columns in by_reason.items():
                self.left.cells(number, columns, reason)

    def _scan(self, row: list[Cell]) -> None:
        columns = _header_in(row, begun=bool(self._header))
        if columns:
            self._begin(row, columns)
            return
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
            if year is not None and year.note:
                self._find(Severity.NOTE, cell.place, cell.raw, year.note.rstrip("."), scope=Scope.HEADER)
            elif year is None and cell.column > min(columns) and cell.text and self._has_numbers_below(cell):
                self._find(
                    Severity.WARNING, cell.place, cell.raw,
                    tr("“{raw}” is no year that is known", raw=shown(cell.raw)), expected=tr("a year"),
                    done=tr("The figures of its column were left out"), scope=Scope.HEADER,
                )  # fmt: skip

    def _has_numbers_below(self, cell: Cell) -> bool:
        return any(
            each.column == cell.column and each.row > cell.row and each.number is not None
            for each in self.sheet.cells.values()
        )

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
        elif basis_in(text.casefold()):
            self._context, self._items = self._context.with_words(text), Items()
            self._leave(row, tr("block title"))
        else:
            self._items.item(text, self._depth(label), None)
            self._leave(row, tr("heading"))

    def _row(self, row: list[Cell], label: Cell, under: list[tuple[Cell, Year]]) -> None:
        formats = Counter(
            unit
            for cell, _ in under
            if cell.number is not None and (unit := unit_of(self.sheet.styles.at(cell.row, cell.column))).tells
        )
        told_by = formats.most_common(1)[0][0] if formats else NOTHING
        item = self._items.item(label.text, self._depth(label), _shown(told_by))
        self._rows.append(_Row(label, item, told_by, self._context.with_words(label.text), tuple(under)))
        for cell in row:
            if cell.column not in self._columns:
                words = cell.column < min(self._columns) and cell.text != ""
                self._leave([cell], tr("row label") if words else tr("beside the table"))

    def _depth(self, label: Cell) -> int:
        """How far a label is indented: by its column, its style, and the blanks before it."""
        blanks = len(label.raw) - len(label.raw.lstrip())
        indent = self.sheet.styles.at(label.row, label.column).indent
        return _COLUMN * label.column + _INDENT * indent + blanks

    def _per_cent(self) -> bool:
        """Whether shares without a per cent sign stand as per cents: 2.1 for 2.1 %, told by the share of GDP."""
        shares = [row for row in self._rows if row.item.what is What.SHARE and not row.told.percent]
        of_gdp = [row for row in shares if row.item.measure is Measure.MILITARY_SHARE]
        limit = _PLAUSIBLE_SHARE if of_gdp else 1.5
        values = [abs(figure.value) for row in of_gdp or shares for cell, _ in row.cells
                  if (figure := figure_in(cell, self._separators)) is not None and figure.value is not None
                  and not figure.percent]  # fmt: skip
        return bool(values) and sorted(values)[len(values) // 2] > limit

    def _take(self, row: _Row, member: Member, edition: str, *, per_cent: bool) -> None:
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
                self._unreadable(cell, row.item, member, year)
            elif figure.value is None:
                self._leave([cell], tr("confidential") if figure.confidential else tr("no figure given"))
            else:
                self._figure(cell, year, figure, row, member, edition, per_cent=per_cent)

    def _figure(
        self, cell: Cell, year: Year, figure: Figure, row: _Row, member: Member, edition: str, *, per_cent: bool
    ) -> None:
        unit, power = self._unit(row, figure, per_cent=per_cent)
        value = shifted(figure.value or 0.0, power)
        item = row.item
        if item.measure is Measure.MILITARY_SHARE and not 0 <= value <= _PLAUSIBLE_SHARE:
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
        key = (item.measure, detail, year.year, unit, basis)
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

    def _unit(self, row: _Row, figure: Figure, *, per_cent: bool) -> tuple[str, int]:
        """The unit of a figure, and how many places its decimal point moves to come to it."""
        told_by, context = row.told, row.context
        if row.item.what is What.SHARE:
            return "fraction", -2 if figure.percent or (per_cent and not told_by.percent) else 0
        if row.item.what is What.HEADS:
            return "thousand", -3 if figure.scale else (_power(row.label.text) or 0) - 3
        currency = figure.currency if len(figure.currency) == 3 else told_by.currency or context.currency or "EUR"
        power = told_by.power if told_by.power is not None else context.power
        if figure.scale:
            power = 0
        if row.item.what is What.PER_HEAD:
            return currency, 0 if figure.scale else (told_by.power or _power(row.label.text) or 0)
        if power is None:
            power = 6
            self._say_unit(row.label)
        return f"{currency} million", power - 6

    def _say_unit(self, label: Cell) -> None:
        if "unit" not in self.said:
            self.said.add("unit")
            self._find(
                Severity.WARNING, label.place, label.raw, tr("No unit is told for money"),
                expected=tr("a number format, a label or a line above that says millions"),
                done=tr("All money of which none is told was read as EUR million; check this"), scope=Scope.HEADER,
            )  # fmt: skip

    def _unreadable(self, cell: Cell, item: Item, member: Member, year: Year) -> None:
        expected = tr("“{item}” of {name} in {year}", item=item.name, name=member.name, year=year.year)
        said = tr("“{raw}” is no figure", raw=shown(cell.raw))
        self._find(Severity.ERROR, cell.place, cell.raw, said, expected=expected, done=tr("Left out"))
        self._leave([cell], tr("unreadable"))

    def _again(self, cell: Cell, first: Cell, item: Item, year: Year) -> None:
        self._leave([cell], tr("given before"))
        if cell.raw != first.raw:
            said = tr("“{item}” of {year} stands here a second time, as {raw} after {first} in {place}",
                      item=item.name, year=year.year, raw=shown(cell.raw), first=shown(first.raw),
                      place=first.place)  # fmt: skip
            self._find(Severity.ERROR, cell.place, cell.raw, said, done=tr("The first was used"))

    def _find(
        self, severity: Severity, place: str, raw: str, said: str, *,
        expected: str = "", done: str = "", scope: Scope | None = None,
    ) -> None:  # fmt: skip
        self.findings.append(told(severity, place, raw, said, expected=expected, done=done, scope=scope))

    def _leave(self, cells: list[Cell], reason: str) -> None:
        self._reasons.update(((cell.row, cell.column), reason) for cell in cells)


def _header_in(row: list[Cell], *, begun: bool) -> dict[int, Year]:
    """The columns of years of a row; below the first header, only years one after another, as no figures are."""
    found = years_in_row(row)
    years = [year.year for _, year in found]
    steps = {later - earlier for earlier, later in pairwise(years)}
    return {} if begun and steps not in ({1}, {-1}) else dict(found)


def _shown(unit: FormatUnit) -> What | None:
    if unit.percent:
        return What.SHARE
    return What.MONEY if unit.currency and unit.power is not None else None


def _power(words: str) -> int | None:
    scales = set(scales_in(words).values())
    return scales.pop() if len(scales) == 1 else None


def _covered(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """The cells that a merged range hides: Excel shows only its first, but the others may still hold something."""
    cells = sheet.cells
    if len(cells) * len(sheet.merged) > _MOST_LOOKS:
        return frozenset()
    return frozenset(
        (row, column)
        for row, column in cells
        for first, last in sheet.merged
        if first != (row, column) and first[0] <= row <= last[0] and first[1] <= column <= last[1]
    )
