"""The questions about figures that are not plausible, with each way to read them."""

from collections.abc import Mapping

from rampath.domain.member import Member
from rampath.domain.observation import Observation
from rampath.wording import number, percent, tr
from rampath.workbook.figure import shifted
from rampath.workbook.grid import Cell
from rampath.workbook.question import LEAVE_OUT, Choice, Question
from rampath.workbook.result import shown

PLAUSIBLE_SHARE = 0.15
"""No member spends more of its GDP on its forces, but in a great war; a figure above it asks."""
_AS_IT_STANDS, _A_HUNDREDTH, _AS_OTHERS = "as-it-stands", "hundredth", "as-others"

Readings = Mapping[str, float]
"""The value that each choice of a question comes to."""


def share_question(cell: Cell, member: Member, year: int, value: float) -> tuple[Question, Readings]:
    """Asked of a share of GDP (a fraction) that is negative or too large: as it stands, or meant as per cent."""
    readings = {_AS_IT_STANDS: value, _A_HUNDREDTH: shifted(value, -2)}
    texts = {
        _AS_IT_STANDS: tr("{share} of GDP, as it stands", share=percent(value)),
        _A_HUNDREDTH: tr("{share} of GDP, a hundredth of it", share=percent(shifted(value, -2))),
    }
    message = tr("“{raw}” would be {share} of GDP for {name} in {year}; less than 0 or more than {most} is not"
                 " plausible. Which is it?", raw=shown(cell.raw), share=percent(value), name=member.name, year=year,
                 most=percent(PLAUSIBLE_SHARE, 0))  # fmt: skip
    return _question(f"share {cell.place}", cell.place, cell.raw, message, texts), readings


def jump_question(row: Observation, name: str, meant: float | None) -> tuple[Question, Readings]:
    """Asked of a figure that stands out from its series: as it stands, or `meant`, where that is known."""
    readings = {_AS_IT_STANDS: row.value}
    texts = {_AS_IT_STANDS: tr("{value}, as it stands", value=_amount(row.value, row.unit))}
    if meant is not None:
        readings[_AS_OTHERS] = meant
        texts[_AS_OTHERS] = tr("{value}, like the years around it", value=_amount(meant, row.unit))
    message = tr("“{raw}” would be {value} for {name} in {year}, far from the years around it or with another sign."
                 " Which is it?", raw=shown(row.raw), value=_amount(row.value, row.unit), name=name,
                 year=row.year)  # fmt: skip
    return _question(f"jump {row.cell}", row.cell, row.raw, message, texts), readings


def _question(key: str, place: str, raw: str, message: str, texts: Mapping[str, str]) -> Question:
    """Unless answered, the figure is left out."""
    choices = (*(Choice(each, text) for each, text in texts.items()), Choice(LEAVE_OUT, tr("Leave it out")))
    return Question(key, place, raw, message, choices, LEAVE_OUT)


def _amount(value: float, unit: str) -> str:
    """A value with its unit, with as many decimals as its size asks for."""
    if unit == "fraction":
        return percent(value)
    decimals = 0 if abs(value) >= 1000 else 2 if abs(value) >= 1 else 6
    return f"{number(value, decimals)} {unit}"
