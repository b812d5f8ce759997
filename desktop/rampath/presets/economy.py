"""The economies: `economy/ID.toml` says where the figures of `economy/ID.csv` come from."""

import math
from pathlib import Path

from rampath.domain.economy import Economy, Outlook
from rampath.domain.extension import HOLD_LAST, Extension, extension_of
from rampath.presets.files import PresetSpoilt, Table, at_line, rows, table
from rampath.wording import tr

FIGURES = ("real_growth_pct", "deflator_growth_pct", "gdp_million", "rate_per_usd", "population_thousand")
COLUMNS = ("member", "currency", "year", *FIGURES)
_Row = tuple[int, dict[str, str]]


def read_economy(folder: Path, economy_id: str = "weo-april-2025") -> Economy:
    """An economy: its source from `economy/ID.toml`, its figures from `economy/ID.csv`."""
    told = table(folder / "economy" / f"{economy_id}.toml")
    file = folder / "economy" / f"{economy_id}.csv"
    by_member: dict[str, list[_Row]] = {}
    for line, row in rows(file, COLUMNS):
        by_member.setdefault(row["member"], []).append((line, row))
    return Economy(
        id=told.choice("id", [economy_id]),
        name=told.text("name"),
        source=told.text("source"),
        outlooks={code: _outlook(file, own) for code, own in by_member.items()},
        extension=_extension(told, "extension"),
        assumption=told.text("assumption"),
        deflator_extension=_extension(told, "deflator_extension") if "deflator_extension" in told else HOLD_LAST,
    )


def _extension(told: Table, key: str) -> Extension:
    try:
        return extension_of(told.text(key))
    except ValueError as error:
        raise told.spoilt(key, str(error)) from error


def _outlook(file: Path, own: list[_Row]) -> Outlook:
    first_line, first = own[0]
    first_year = int(first["year"]) if first["year"].isdecimal() else None
    for place, (line, row) in enumerate(own):
        if first_year is None or row["year"] != str(first_year + place):
            raise PresetSpoilt(file, at_line(line), tr("expected the years of a member without gaps"))
        if row["currency"] != first["currency"]:
            expected = tr("expected the currency of line {line}", line=first_line)
            raise PresetSpoilt(file, at_line(line), expected)
    growth, deflator, gdp, rate, population = (tuple(_figure(file, each, column) for each in own) for column in FIGURES)
    return Outlook(
        first_year=int(first["year"]),
        currency=first["currency"],
        real_growth=tuple(value / 100 for value in growth),
        deflator_growth=tuple(value / 100 for value in deflator),
        gdp=gdp,
        rate=rate,
        population=population,
    )


def _figure(file: Path, row: _Row, column: str) -> float:
    """A figure with a decimal point; NaN where the cell is empty."""
    line, cells = row
    if not cells[column]:
        return math.nan
    try:
        value = float(cells[column])
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise PresetSpoilt(file, at_line(line), tr("expected a number in the column {name}", name=column))
    return value
