"""Which figure of a plan goes into which cell: a map kept as TOML, and one made by the reading of the workbook."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import CURRENT, Measure, Observation, constant
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.wording import tr
from rampath.workbook.address import address
from rampath.workbook.patch.filling import Change
from rampath.workbook.profile_told import SCALES, Told, toml_values
from rampath.workbook.saving import write_whole

_BARE = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}")
_CELL = re.compile(r".+![A-Z]{1,3}[1-9]\d{0,6}")
_DETAIL = {
    Measure.CORE_SHARE: (Pillar.CORE, "share"), Measure.CORE_EXPENDITURE: (Pillar.CORE, "expenditure"),
    Measure.BROADER_SHARE: (Pillar.BROADER, "share"), Measure.BROADER_EXPENDITURE: (Pillar.BROADER, "expenditure"),
    Measure.GDP: (Pillar.CORE, "gdp"),
}  # fmt: skip
MEASURES: tuple[Measure, ...] = tuple(_DETAIL)
"""What a cell can take: the figures that a plan has of every year."""
_MEASURES = [measure.value for measure in MEASURES]


@dataclass(frozen=True, slots=True)
class CellUse:
    """The figure that a cell takes. `factor` turns it (a fraction, or millions) into what the cell states."""

    cell: str
    member: str
    measure: Measure
    year: int
    money: Money
    factor: float = 1.0
    expect: tuple[tuple[str, str], ...] = ()
    """Cells of the same sheet with the texts that stood there: the headers by which the cell was chosen."""
    terms: tuple[str, str] = ("", "")
    """The currency and the price basis of the money that was read from the cell; nothing where none was."""


def read_map(file: Path) -> tuple[CellUse, ...]:
    """The map in a TOML file of `[[cells]]`; raises ProfileSpoilt, which names the place and what is expected."""
    told = Told(file, toml_values(file))
    told.only("cells")
    return tuple(map(_use, told.tables("cells", 1)))


def write_map(uses: Iterable[CellUse], file: Path) -> None:
    """Write a map where `read_map` finds it; raises NotSaved in one sentence."""
    head = "# " + tr("Which figure of a plan goes into which cell of a workbook.") + "\n\n"
    text = head + tomli_w.dumps({"cells": [_told(use) for use in uses]})
    write_whole(file, lambda beside: _put(beside, text))


def uses_read(observations: Iterable[Observation], plan: Plan) -> Iterator[CellUse]:
    """The cells from which a reading took figures of years that the plan plans for."""
    for row in observations:
        if row.measure not in _DETAIL or not row.value or not _planned(plan, row):
            continue
        try:
            stated = float(row.raw)
        except ValueError:
            continue
        factor = 10.0 ** round(math.log10(abs(stated / row.value))) if stated else 1.0
        if not math.isclose(stated, row.value * factor, rel_tol=1e-9):
            continue  # the cell states its figure in a way that is more than a power of ten
        prices = Prices.CURRENT if row.price_basis == CURRENT else Prices.CONSTANT
        currency = Currency.DOLLAR if row.currency == "USD" else Currency.NATIONAL
        terms = (row.currency or "", row.price_basis if row.currency else "")
        yield CellUse(row.cell, row.member, row.measure, row.year, Money(prices, currency), factor, terms=terms)


def change_for(use: CellUse, projection: Projection) -> Change | None:
    """The change that a use asks for; None where the plan has no such figure."""
    place = address(use.cell)
    if place is None or (use.member not in projection.members and use.member not in AGGREGATES):
        return None
    pillar, figure = _DETAIL[use.measure]
    line = projection.line(use.member, pillar, use.money)
    value = {"share": line.share_in, "expenditure": line.expenditure_in, "gdp": line.gdp_in}[figure](use.year)
    if value is None or not math.isfinite(value):
        return None
    return Change(place.sheet, place.first, float(f"{value * use.factor:.12g}"))


def terms_of(use: CellUse, projection: Projection) -> tuple[str, str]:
    """The currency and the price basis in which the plan tells the money that a use asks for."""
    line = projection.line(use.member, _DETAIL[use.measure][0], use.money)
    return line.currency, CURRENT if use.money.prices is Prices.CURRENT else constant(projection.base.base_year)


def _planned(plan: Plan, row: Observation) -> bool:
    pillar, _ = _DETAIL[row.measure]
    start = plan.start(row.member, pillar)
    return start is not None and row.year > start.year


def _put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


def _told(use: CellUse) -> dict[str, object]:
    """A use as the map tells it; what is as usual is left out."""
    told: dict[str, object] = {
        "cell": use.cell, "member": use.member, "measure": use.measure.value, "year": use.year,
    }  # fmt: skip
    if use.money.prices is not Prices.CURRENT:
        told["prices"] = use.money.prices.value
    if use.money.currency is not Currency.NATIONAL:
        told["currency"] = use.money.currency.value
    power = round(math.log10(use.factor))
    if use.expect:
        told["expect"] = dict(use.expect)
    if any(use.terms):
        told["terms"] = list(use.terms)
    if not power:
        return told
    if "share" not in use.measure.value:
        scale = SCALES["million"] - power
        told["scale"] = next((word for word, known in SCALES.items() if known == scale), scale)
    elif power == 2:
        told["percent"] = True
    else:
        told["power"] = power
    return told


def _use(told: Told) -> CellUse:
    told.only("cell", "member", "measure", "year", "prices", "currency", "scale", "percent", "power", "expect",
              "terms")  # fmt: skip
    year = told.whole("year", None, 1900, 2100)
    if year is None:
        raise told.spoilt("year", tr("it is missing"))
    measure = Measure(told.choice("measure", _MEASURES))
    share = "share" in measure.value
    if told.flag("percent") and not share:
        raise told.spoilt("percent", tr("expected only where the measure is a share"))
    if "power" in told.values and (not share or told.flag("percent")):
        raise told.spoilt("power", tr("expected only where the measure is a share, and without percent"))
    million = SCALES["million"]
    scale = told.power("scale") if "scale" in told.values else million
    return CellUse(
        told.fitting("cell", _CELL, tr("expected a sheet and a cell, such as TABLE3!L24")),
        told.text("member").upper(),
        measure,
        year,
        Money(
            Prices(told.choice("prices", [each.value for each in Prices], Prices.CURRENT.value)),
            Currency(told.choice("currency", [each.value for each in Currency], Currency.NATIONAL.value)),
        ),
        (100.0 if told.flag("percent") else 10.0 ** told.power("power")) if share else 10.0 ** (million - scale),
        _expected(told),
        _terms(told),
    )


def _expected(told: Told) -> tuple[tuple[str, str], ...]:
    found = told.values.get("expect", {})
    if not isinstance(found, dict) or not all(
        _BARE.fullmatch(cell) and isinstance(text, str) for cell, text in found.items()
    ):
        raise told.spoilt("expect", tr("expected cells of the same sheet with their texts, such as {example}",
                                       example='{ C24 = "Belgium" }'))  # fmt: skip
    return tuple(found.items())


def _terms(told: Told) -> tuple[str, str]:
    match told.texts("terms"):
        case ():
            return "", ""
        case (currency, basis):
            return currency, basis
    raise told.spoilt("terms", tr("expected a currency and its prices, such as {example}",
                                  example='["EUR", "constant 2021"]'))  # fmt: skip
