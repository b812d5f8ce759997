"""How values in doubt are told: whose they are, what they come to, and what part of GDP that is."""

from collections.abc import Mapping, Sequence
from math import floor, log10

from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import number, percent, tr


def told_part(part: float) -> str:
    """`0.00096 % of GDP`, `960 times GDP`."""
    if part >= 1:
        return tr("{times} times GDP", times=number(part, 0))
    return tr("{share} of GDP", share=percent(part, max(2, -floor(log10(part or 1.0)) - 1)))


def whose(rows: Sequence[Observation], register: Register) -> str:
    """`Belgium 2024`, `Belgium 2020–2024`, `31 members 2014–2024`."""
    codes = {row.member for row in rows}
    code = rows[0].member
    name = register[code].name if code in register else code
    years = sorted({row.year for row in rows})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    if len(codes) > 1:
        return tr("{count} members {years}", count=len(codes), years=span)
    return tr("{name} {years}", name=name, years=span)


_FACTORS: Mapping[int, str] = {1: "10", 2: "100", 3: "1,000", 4: "10,000", 6: "1,000,000", 9: "1,000,000,000"}


def factor_of(power: int) -> str:
    return _FACTORS.get(abs(power), f"10^{abs(power)}")


def told_value(row: Observation, value: float) -> str:
    """The value in its unit: a fraction as per cent."""
    if row.unit == "fraction":
        return percent(value, 2 if abs(value) >= 0.001 else 4)
    places = 3 if abs(value) >= 0.1 or not value else 1 - floor(log10(abs(value)))
    shown = number(value, 0) if abs(value) >= 1000 else number(value, max(3, places)).rstrip("0").rstrip(".")
    return tr("{number} {unit}", number=shown, unit=row.unit)
