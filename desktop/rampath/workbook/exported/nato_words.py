"""The words of NATO's tables of 2025 and 2026: titles, units, blocks and notes, table by table."""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.observation import Measure

CURRENCY_NAMES: Mapping[str, str] = {
    "ALL": "Leks", "BGN": "Leva", "CAD": "Canadian dollars", "CZK": "Koruny", "DKK": "Kroner", "EUR": "Euros",
    "GBP": "Pounds", "HRK": "Kunas", "HUF": "Forint", "ISK": "Krónur", "MKD": "Denars", "NOK": "Kroner",
    "PLN": "Zlotys", "RON": "New Lei", "SEK": "Kronor", "TRY": "Liras", "USD": "US dollars",
}  # fmt: skip
"""How NATO names a currency beside a member; any other stands by its code."""


@dataclass(frozen=True, slots=True)
class BlockWords:
    """A block: its title, what it counts, at which prices, and how a figure is written.

    `power` is the power of ten by which a figure of the plan is multiplied in the table (2: a fraction as per cent).
    """

    title: str
    measure: Measure
    prices: str = ""
    form: str = "#,##0"
    power: int = 0
    national: bool = False


@dataclass(frozen=True, slots=True)
class TableWords:
    """A table: its number, title and unit, its blocks, and the notes below it."""

    number: str
    title: str
    unit: str
    blocks: tuple[BlockWords, ...]
    notes: tuple[str, ...] = ()


CURRENT, FIXED = "current", "constant"
_PER_CENT = "0.00"
_SPENT = Measure.CORE_EXPENDITURE
_CATEGORY = "Percentage of total core defence expenditure"


def tables(base_year: int) -> tuple[TableWords, ...]:
    """The tables at prices of a base year; `prices` of a block is `current` or `constant`."""
    fixed = f"Constant {base_year} prices"
    rates = f"{fixed} and exchange rates"
    today = "Current prices and exchange rates"
    return (
        TableWords("1", "Core defence expenditure", "Million national currency units", (
            BlockWords("Current prices", _SPENT, CURRENT, national=True),
            BlockWords(fixed, _SPENT, FIXED, national=True),
        )),
        TableWords("2", "Core defence expenditure", "Million US dollars", (
            BlockWords(today, _SPENT, CURRENT), BlockWords(rates, _SPENT, FIXED),
        )),
        TableWords("3", "Core defence expenditure as a share of GDP and annual real change",
                   f"Based on {base_year} prices", (
            BlockWords("Share of real GDP (%)", Measure.CORE_SHARE, form=_PER_CENT, power=2),
            BlockWords("Annual real change (%)", Measure.REAL_CHANGE, form=_PER_CENT, power=2),
        )),
        TableWords("5", "Gross domestic product", "Million US dollars", (
            BlockWords(today, Measure.GDP, CURRENT), BlockWords(rates, Measure.GDP, FIXED),
        ), ("The aggregates' GDP includes that of Iceland, which has no armed forces.",)),
        TableWords("6", "GDP and core defence expenditure per capita", f"{base_year} prices and exchange rates", (
            BlockWords("GDP per capita (thousand US dollars)", Measure.GDP_PER_CAPITA, FIXED, "0.0", -3),
            BlockWords("Core defence expenditure per capita (US dollars)", Measure.EXPENDITURE_PER_CAPITA, FIXED),
        )),
        TableWords("7", "Military personnel", "Thousands", (
            BlockWords("Military personnel", Measure.PERSONNEL, form="#,##0.0"),
        )),
        TableWords("8a", "Distribution of core defence expenditure by main category", _CATEGORY, (
            BlockWords("Equipment (a)", Measure.EQUIPMENT_SHARE, form=_PER_CENT, power=2),
            BlockWords("Personnel (b)", Measure.PERSONNEL_SHARE, form=_PER_CENT, power=2),
        ), ("(a) Equipment: major equipment, and research and development for it.",
            "(b) Personnel: military and civilian personnel, and pensions.")),
        TableWords("8b", "Distribution of core defence expenditure by main category", _CATEGORY, (
            BlockWords("Infrastructure (c)", Measure.INFRASTRUCTURE_SHARE, form=_PER_CENT, power=2),
            BlockWords("Other (d)", Measure.OTHER_SHARE, form=_PER_CENT, power=2),
        ), ("(c) Infrastructure: NATO common infrastructure and national military construction.",
            "(d) Other: operations and maintenance, other research, and what is not allocated.")),
    )  # fmt: skip
