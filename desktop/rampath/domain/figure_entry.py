"""What a person types in place of an observed figure, in the figure's own unit; understood, or refused in words."""

import re

from rampath.domain.entry import EntryRefused, share_typed
from rampath.domain.measure_words import figure_words
from rampath.domain.observation import Measure, Observation
from rampath.domain.path import HIGHEST_SHARE
from rampath.wording import tr

_PLAIN = re.compile(r"^[+\-\u2212]?(\d+(?:[.,]\d*)?|[.,]\d+)%?$")
_TWO_WAYS = re.compile(r"^[+\-\u2212]?[1-9]\d{0,2}[.,]\d{3}$")
_SHARES_OF_GDP = {Measure.CORE_SHARE, Measure.BROADER_SHARE, Measure.MILITARY_SHARE}
_CHANGES = {
    Measure.REAL_CHANGE, Measure.REAL_CHANGE_OVER_PERIOD, Measure.EQUIPMENT_REAL_CHANGE, Measure.GDP_REAL_GROWTH,
    Measure.GDP_DEFLATOR,
}  # fmt: skip


def figure_typed(text: str, row: Observation) -> float:
    """The value, in the row's own unit, that a person types in place of an observed figure.

    Fractions are typed as per cent, all else in the row's unit; a sign makes it a change, but where figures have
    signs of their own. Raises EntryRefused for what is no number, may be
    read in two ways, or cannot be: a share beyond 15 % of GDP or 100 % of core, money below zero.
    """
    if row.measure in _SHARES_OF_GDP:
        return share_typed(text, row.value)
    flat = re.sub(r"[\s\u00a0\u2009\u202f]+", "", text)
    fraction = row.unit == "fraction"
    if not fraction and _TWO_WAYS.match(flat):
        raise EntryRefused(
            tr("“{text}” may be read in two ways. Type it without a separator of thousands, such as 1234.5.", text=text)
        )
    if _PLAIN.match(flat) is None or (flat.endswith("%") and not fraction):
        unit = tr("per cent") if fraction else row.unit
        raise EntryRefused(tr("“{text}” is no number. Type {unit}, such as 12.5.", text=text, unit=unit))
    number = float(flat.removesuffix("%").replace(",", ".").replace("\u2212", "-"))
    value = round(number / 100, 10) if fraction else number
    if flat[0] in "+-\u2212" and row.measure not in _CHANGES:
        value = round(row.value + value, 10)
    if not may_be(value, row):
        raise EntryRefused(tr("{value} cannot be. Nothing was changed.", value=figure_words(value, row.unit)))
    return value


def may_be(value: float, row: Observation) -> bool:
    """Whether a value (in the row's own unit) can stand for a figure at all.

    A share of GDP goes from 0 to 15 %, another share to 100 %; a change is not below -100 %; the rest is not below 0.
    """
    if row.measure in _CHANGES:
        return value >= -1
    if row.unit != "fraction":
        return value >= 0
    return 0 <= value <= (HIGHEST_SHARE if row.measure in _SHARES_OF_GDP else 1)
