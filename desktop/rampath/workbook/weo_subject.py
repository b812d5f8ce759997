"""The subjects of the IMF's World Economic Outlook that a plan can use, and the measures that they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from rampath.domain.observation import CURRENT, Measure
from rampath.wording import marked


class Money(Enum):
    """In which unit a subject is counted."""

    NONE = auto()
    NATIONAL = auto()
    DOLLARS = auto()


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: its measure, its name for people, and the power of ten that the IMF counts it in.

    `kept` is the power of ten of the observation's own unit: 6 for money in millions, 3 for heads in thousands.
    """

    code: str
    measure: Measure
    name: str
    money: Money = Money.NONE
    unit: str = ""
    price_basis: str = ""
    usual: int = 0
    kept: int = 0
    percent: bool = False


SUBJECTS: Mapping[str, Subject] = {
    subject.code: subject
    for subject in (
        Subject("NGDP_R", Measure.REAL_GDP, marked("GDP, constant prices"), Money.NATIONAL, usual=9, kept=6),
        Subject("NGDP_RPCH", Measure.GDP_REAL_GROWTH, marked("real growth of GDP"), unit="fraction", percent=True),
        Subject(
            "NGDP", Measure.GDP, marked("GDP, current prices"), Money.NATIONAL, price_basis=CURRENT, usual=9, kept=6
        ),
        Subject("NGDPD", Measure.GDP, marked("GDP in US dollars"), Money.DOLLARS, price_basis=CURRENT, usual=9, kept=6),
        Subject("NGDP_D", Measure.GDP_DEFLATOR, marked("GDP deflator"), unit="index"),
        Subject("LP", Measure.POPULATION, marked("population"), unit="thousand", usual=6, kept=3),
    )
}
"""By the IMF's subject code. An index stands as it is; the growth of it is the deflator of an economy."""

_TOLD = tuple(
    (code, re.compile(pattern))
    for code, pattern in (
        ("NGDP_RPCH", r"gross domestic product(?: \(gdp\))?, constant prices, percent change"),
        ("NGDP_R", r"gross domestic product(?: \(gdp\))?, constant prices, (?:national|domestic) currency"),
        ("NGDPD", r"gross domestic product(?: \(gdp\))?, current prices, (?:u\.?s\.? dollars?)"),
        ("NGDP", r"gross domestic product(?: \(gdp\))?, current prices, (?:national|domestic) currency"),
        ("NGDP_D", r"gross domestic product(?: \(gdp\))?, (?:price )?deflator, index"),
        ("LP", r"population, (?:persons|millions|units)(?: for countries.*)?"),
    )
)


def code_told(descriptor: str, units: str) -> str:
    """The subject code that a descriptor and its units come to, where a file leaves codes out; else nothing."""
    words = " ".join(descriptor.casefold().split()).strip(" ,")
    both = f"{words}, {' '.join(units.casefold().split())}".strip(" ,")
    return next((code for code, pattern in _TOLD if pattern.fullmatch(both) or pattern.fullmatch(words)), "")
