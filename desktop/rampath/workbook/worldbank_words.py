"""The World Bank's indicators that Rampath reads, as a table to be checked against the Bank's own descriptions."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from rampath.domain.observation import CURRENT, Measure, constant
from rampath.workbook.gathering import Series


class Indicator(NamedTuple):
    """An indicator: its name, and what its figures are. The year of constant US dollars is that of the file's name."""

    name: str
    series: Series


_OWN_BASE = "constant"
"""Constant prices of a base year that differs from country to country and is not told beside the figures."""

INDICATORS: Mapping[str, Indicator] = {
    "MS.MIL.XPND.GD.ZS": Indicator(
        "Military expenditure (% of GDP)", Series(Measure.MILITARY_SHARE, "fraction", CURRENT, -2)
    ),
    "MS.MIL.XPND.ZS": Indicator(
        "Military expenditure (% of general government expenditure)",
        Series(Measure.MILITARY_SHARE_OF_GOVERNMENT, "fraction", CURRENT, -2),
    ),
    "MS.MIL.XPND.CD": Indicator(
        "Military expenditure (current USD)", Series(Measure.MILITARY_EXPENDITURE, "USD million", CURRENT, -6)
    ),
    "MS.MIL.XPND.CN": Indicator(
        "Military expenditure (current LCU)", Series(Measure.MILITARY_EXPENDITURE, "", CURRENT, -6)
    ),
    "NY.GDP.MKTP.CD": Indicator("GDP (current US$)", Series(Measure.GDP, "USD million", CURRENT, -6)),
    "NY.GDP.MKTP.CN": Indicator("GDP (current LCU)", Series(Measure.GDP, "", CURRENT, -6)),
    "NY.GDP.MKTP.KD": Indicator("GDP (constant 2015 US$)", Series(Measure.REAL_GDP, "USD million", constant(2015), -6)),
    "NY.GDP.MKTP.KN": Indicator(
        "GDP (constant LCU)", Series(Measure.REAL_GDP, "", _OWN_BASE, -6, "base year of the country's own")
    ),
    "NY.GDP.MKTP.KD.ZG": Indicator("GDP growth (annual %)", Series(Measure.GDP_REAL_GROWTH, "fraction", "", -2)),
    "NY.GDP.DEFL.KD.ZG": Indicator(
        "Inflation, GDP deflator (annual %)",
        Series(Measure.GDP_DEFLATOR, "fraction", "", -2, "change on the year before"),
    ),
    "NY.GDP.DEFL.ZS": Indicator(
        "GDP deflator (base year varies by country)",
        Series(Measure.GDP_DEFLATOR, "index", "", 0, "base year of the country's own"),
    ),
    "NY.GDP.PCAP.CD": Indicator("GDP per capita (current US$)", Series(Measure.GDP_PER_CAPITA, "USD", CURRENT)),
    "NY.GDP.PCAP.KD": Indicator(
        "GDP per capita (constant 2015 US$)", Series(Measure.GDP_PER_CAPITA, "USD", constant(2015))
    ),
    "SP.POP.TOTL": Indicator("Population, total", Series(Measure.POPULATION, "thousand", "", -3)),
    "MS.MIL.TOTL.P1": Indicator(
        "Armed forces personnel, total",
        Series(Measure.PERSONNEL, "thousand", "", -3, "with paramilitary forces, as counted by the IISS"),
    ),
}
"""By code. The figures of military expenditure are SIPRI's."""

CODE = re.compile(r"\b[A-Z]{2}(?:\.[A-Z0-9]{2,6}){2,6}\b")
_BASE = re.compile(r"\(constant ((?:19|20)\d\d) US\$\)")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:\s*\[YR\1\])?")


def _plain(name: str) -> str:
    words = re.sub(r"\b(?:19|20)\d\d\b", "", name.casefold()).replace("usd", "us$")
    return " ".join(words.split())


_BY_NAME = {_plain(indicator.name): code for code, indicator in INDICATORS.items()}


def series_of(code: str, name: str) -> Series | None:
    """What the figures of an indicator are, by its code or else its name; None for one that is not known."""
    indicator = INDICATORS.get(code or _BY_NAME.get(_plain(name), ""))
    if indicator is None:
        return None
    base = _BASE.search(name)
    if base is None or not _BASE.search(indicator.name):
        return indicator.series
    return replace(indicator.series, price_basis=constant(int(base[1])))


def base_for_granted(code: str, name: str) -> str:
    """The price basis that an indicator has here though nothing said its year; nothing where that is said."""
    indicator = INDICATORS.get(code or _BY_NAME.get(_plain(name), ""))
    if indicator is None or not _BASE.search(indicator.name) or _BASE.search(name):
        return ""
    return indicator.series.price_basis


def year_in(heading: str) -> int | None:
    """The year of `2015` and of `2015 [YR2015]`."""
    found = _YEAR.fullmatch(heading.strip())
    return None if found is None else int(found[1])
