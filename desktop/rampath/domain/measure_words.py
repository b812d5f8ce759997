"""What measures are called for people, and how their figures are written."""

from rampath.domain.observation import CURRENT, Measure, Observation
from rampath.wording import NONE, marked, number, percent, tr

_WORDS = {
    Measure.CORE_EXPENDITURE: marked("core defence expenditure"),
    Measure.GDP: marked("GDP"),
    Measure.CORE_SHARE: marked("core share of GDP"),
    Measure.REAL_CHANGE: marked("real change on the year before"),
    Measure.GDP_PER_CAPITA: marked("GDP per head"),
    Measure.EXPENDITURE_PER_CAPITA: marked("core expenditure per head"),
    Measure.PERSONNEL: marked("military personnel"),
    Measure.POPULATION: marked("population"),
    Measure.EQUIPMENT_SHARE: marked("equipment, share of core expenditure"),
    Measure.PERSONNEL_SHARE: marked("personnel, share of core expenditure"),
    Measure.INFRASTRUCTURE_SHARE: marked("infrastructure, share of core expenditure"),
    Measure.OTHER_SHARE: marked("other, share of core expenditure"),
    Measure.REAL_CHANGE_OVER_PERIOD: marked("real change over the period"),
    Measure.EQUIPMENT_EXPENDITURE: marked("equipment expenditure"),
    Measure.EQUIPMENT_REAL_CHANGE: marked("real change of equipment expenditure"),
    Measure.BROADER_SHARE: marked("broader share of GDP"),
    Measure.BROADER_EXPENDITURE: marked("broader expenditure"),
    Measure.REAL_GDP: marked("GDP at constant prices"),
    Measure.GDP_REAL_GROWTH: marked("real growth of GDP"),
    Measure.GDP_DEFLATOR: marked("GDP deflator"),
    Measure.MILITARY_EXPENDITURE: marked("military expenditure"),
    Measure.MILITARY_SHARE: marked("military expenditure, share of GDP"),
    Measure.MILITARY_SHARE_OF_GOVERNMENT: marked("military expenditure, share of government spending"),
    Measure.MILITARY_PER_CAPITA: marked("military expenditure per head"),
    Measure.DEFENCE_ITEM: marked("items of defence expenditure"),
    Measure.BUDGET: marked("budget"),
}


def measure_words(measure: Measure) -> str:
    """The measure's name in words; its own word where it is a new one."""
    known = _WORDS.get(measure)
    return measure.value.replace("_", " ") if known is None else tr(known)


def series_words(row: Observation) -> str:
    """What a figure is a figure of: `core defence expenditure, EUR million, prices of 2021`."""
    parts = [measure_words(row.measure)]
    if row.detail:
        parts.append(row.detail)
    if row.unit != "fraction":
        parts.append(row.unit)
    if row.currency is not None and row.price_basis:
        parts.append(basis_words(row.price_basis))
    return ", ".join(filter(None, parts))


def basis_words(price_basis: str) -> str:
    """In which prices money stands; nothing where prices play no part."""
    if price_basis == CURRENT:
        return tr("current prices")
    return tr("prices of {year}", year=price_basis.removeprefix("constant ")) if price_basis else ""


def figure_words(value: float | None, unit: str) -> str:
    """A figure with its unit: `3.75 %`, `1,234.5 EUR million`; as many decimals as it has, to four.

    A fraction is written as per cent with at least two decimals.
    """
    if value is None:
        return NONE
    if unit == "fraction":
        return percent(value, max(2, decimals(value * 100)))
    return f"{number(value, decimals(value))} {unit}".rstrip()


def decimals(value: float) -> int:
    """How many decimals a number has, to four."""
    return len(f"{value:.4f}".rstrip("0").partition(".")[2])
