"""How tests read made workbooks of the EDA's, and what they look at."""

from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook

TWO = {"EDA 26": "EDA 26", "Estonia ": "Estonia", "Malta": "Malta"}


def reading(file: Path, register: Register, answers: dict[str, str] | None = None) -> Reading:
    found = read_workbook(file, register, answers=answers)
    assert found.used + found.unused_cells == found.cells
    return found


def told(found: Reading, severity: Severity) -> list[tuple[str, str]]:
    return [(each.place, each.raw) for each in found.findings if each.severity is severity]


def values_of(found: Reading) -> list[tuple[str, Measure, int, float, str, str, str]]:
    return [(o.member, o.measure, o.year, o.value, o.unit, o.price_basis, o.detail) for o in found.observations]
