"""NATO's tables of a scenario as a workbook, in the layout of 2025 and 2026.

Years carry how firm they are as NATO writes it: `2026e` is an estimate, `2030 plan` follows from the scenario.
"""

from collections.abc import Sequence
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from rampath.domain.member import AGGREGATES
from rampath.domain.nato_tables import Figures, NatoTables, nato_tables
from rampath.domain.observation import Kind, Measure, constant, year_label
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection
from rampath.wording import day as said_day
from rampath.workbook.exported.book import (
    BOLD,
    NOTE,
    PLAIN,
    PLANNED,
    TITLE,
    UNIT,
    empty_book,
    new_sheet,
    packed,
    put_figure,
    put_header,
    put_text,
)
from rampath.workbook.exported.nato_words import CURRENCY_NAMES, FIXED, BlockWords, TableWords, tables

_NAMES = {"NATO_EUR_CAN": "NATO Europe and Canada", "NATO": "NATO Total"}


def nato_book(plan: Plan, projection: Projection, day: date) -> bytes:
    """The workbook of Tables 1 to 8b; the same plan and day give the same bytes."""
    made = nato_tables(plan, projection)
    first, last = made.years[0], made.years[-1]
    book = empty_book(f"Core defence expenditure of NATO countries ({first}-{last})")
    writer = _Writer(plan, made)
    for words in tables(made.base_year):
        sheet = new_sheet(book, f"Table {words.number}", plan.marking, (32, *(10,) * len(made.years)), "B5")
        after = writer.table(sheet, words)
        writer.notes(sheet, after, words.notes, _sources(plan, projection, day))
        if words.number == "3":
            sheet = new_sheet(book, "Table 4", plan.marking, (32, 14, 14, 26, 26, 26), "B5")
            writer.notes(sheet, writer.table_4(sheet), (), _sources(plan, projection, day))
    return packed(book, day)


def _sources(plan: Plan, projection: Projection, day: date) -> str:
    return (
        f"Source: {plan.edition}; planned years from the scenario “{projection.scenario.name}”,"
        f" growth from {projection.economy.name}; written by Rampath on {said_day(day)}."
    )


def heading(year: int, kind: Kind) -> int | str:
    """A year as NATO writes it where it is observed; a planned one says so."""
    if kind is Kind.PLAN:
        return f"{year} plan"
    return f"{year}e" if kind is Kind.ESTIMATE else year


class _Writer:
    def __init__(self, plan: Plan, made: NatoTables) -> None:
        self._register = plan.register
        self._made = made

    def table(self, sheet: Worksheet, words: TableWords) -> int:
        """Write a table's title and blocks; gives the row after the last one."""
        put_text(sheet, 1, 1, f"Table {words.number}: {words.title}", TITLE)
        put_text(sheet, 2, 1, words.unit, UNIT)
        row = 3
        for block in words.blocks:
            row = self._block(sheet, row, block) + 1
        return row

    def _block(self, sheet: Worksheet, row: int, words: BlockWords) -> int:
        """A block whose title stands in `row`; aggregates' rows are left empty where it has none."""
        made = self._made
        put_text(sheet, row, 1, words.title, BOLD)
        for column, (year, kind) in enumerate(zip(made.years, made.kinds, strict=True), 2):
            put_header(sheet, row + 1, column, heading(year, kind))
        block = made.block(words.measure, self._basis(words), national=words.national)
        at = row + 2
        for code, figures in block.rows:
            self._label(sheet, at, code, national=words.national)
            self._figures(sheet, at, code, figures, words)
            at += 1
        return at if any(code in AGGREGATES for code, _ in block.rows) else at + len(AGGREGATES)

    def _basis(self, words: BlockWords) -> str:
        return constant(self._made.base_year) if words.prices == FIXED else words.prices

    def _label(self, sheet: Worksheet, row: int, code: str, *, national: bool) -> None:
        name = _NAMES.get(code) or self._register[code].name
        if national:
            currency = self._made.currencies[code]
            name = f"{name} ({CURRENCY_NAMES.get(currency, currency)})"
        put_text(sheet, row, 1, name, BOLD if code in AGGREGATES else PLAIN)

    def _figures(self, sheet: Worksheet, row: int, code: str, figures: Figures, words: BlockWords) -> None:
        for column, (value, kind) in enumerate(zip(figures, self._made.kinds, strict=True), 2):
            font = BOLD if code in AGGREGATES else PLANNED if kind is Kind.PLAN else PLAIN
            put_figure(sheet, row, column, _shifted(value, words.power), words.form, font)

    def table_4(self, sheet: Worksheet) -> int:
        """Expenditure in the first and the last observed year, and the real change between them."""
        made = self._made
        now = max((i for i, kind in enumerate(made.kinds) if kind is not Kind.PLAN), default=0)
        first, last = year_label(made.years[0], made.kinds[0]), year_label(made.years[now], made.kinds[now])
        span = f"{first}-{last}"
        put_text(sheet, 1, 1, f"Table 4: Core defence expenditure real change {span}", TITLE)
        put_text(sheet, 2, 1, f"Million US dollars ({made.base_year} prices and exchange rates)", UNIT)
        places = (0, now)
        heads = [heading(made.years[i], made.kinds[i]) for i in places]
        heads += [f"Real change {span} (%)", *(f"Share of real GDP {year} (%)" for year in (first, last))]
        for column, text in enumerate(heads, 2):
            put_header(sheet, 4, column, text)
        spent = dict(made.block(Measure.CORE_EXPENDITURE, constant(made.base_year)).rows)
        shares = dict(made.block(Measure.CORE_SHARE).rows)
        for row, code in enumerate(spent, 5):
            self._label(sheet, row, code, national=False)
            begun, ended = spent[code][0], spent[code][now]
            change = ended / begun - 1 if begun and ended is not None else None
            font = BOLD if code in AGGREGATES else PLAIN
            for column, i in enumerate(places, 2):
                put_figure(sheet, row, column, spent[code][i], "#,##0", font)
            for column, value in enumerate((change, shares[code][0], shares[code][now]), 2 + len(places)):
                put_figure(sheet, row, column, _shifted(value, 2), "0.00", font)
        return 5 + len(spent)

    def notes(self, sheet: Worksheet, row: int, own: Sequence[str], source: str) -> None:
        """The notes below a table: which years are estimated and planned, its own, and where it comes from."""
        made = self._made
        said = [_years_note(made, Kind.ESTIMATE, "estimates"), _years_note(made, Kind.PLAN, "planned, not observed")]
        whole = "Notes: " + " ".join(text for text in said if text)
        for offset, text in enumerate((whole, *own, source), 1):
            put_text(sheet, row + offset, 1, text, NOTE)


def _years_note(made: NatoTables, kind: Kind, word: str) -> str:
    years = [year for year, its in zip(made.years, made.kinds, strict=True) if its is kind]
    if not years:
        return ""
    span = str(years[0]) if len(years) == 1 else f"{years[0]} and {years[1]}"
    if len(years) > 2:
        span = f"{years[0]} to {years[-1]}"
    return f"Figures for {span} are {word}."


def _shifted(value: float | None, power: int) -> float | None:
    """A figure times a power of ten, without the noise of binary fractions in the sixteenth digit."""
    if value is None or not power:
        return value
    return float(f"{value * 10.0**power:.15g}")
