"""Rows of observations that may be right or wrong, and the questions that they raise."""

from dataclasses import replace

from rampath.domain.member import Register
from rampath.domain.observation import CURRENT, Kind, Measure, Observation
from rampath.workbook.plausible import asked
from rampath.workbook.question import Question
from rampath.workbook.result import Sheets

CORE = Measure.CORE_EXPENDITURE


def series(
    *values: float,
    measure: Measure = CORE,
    unit: str = "EUR million",
    member: str = "BEL",
    row: int = 5,
    sheet: str = "T",
    basis: str = CURRENT,
    detail: str = "",
    first: int = 2014,
) -> list[Observation]:
    """One row of a table: a value a year, from column B on."""
    return [
        Observation(
            member, measure, first + at, value, unit, basis, Kind.ACTUAL, "E 2024", "f.xlsx",
            f"{sheet}!{chr(66 + at)}{row}", repr(value), detail,
        )
        for at, value in enumerate(values)
    ]  # fmt: skip


def shares(*values: float, **more: object) -> list[Observation]:
    return [replace(each, measure=Measure.CORE_SHARE, unit="fraction") for each in series(*values, **more)]  # type: ignore[arg-type]


def sheets(rows: list[Observation]) -> Sheets:
    return Sheets("E 2024", tuple(rows), (), ())


def questions(rows: list[Observation], register: Register) -> tuple[Question, ...]:
    return asked(sheets(rows), {}, register).questions
