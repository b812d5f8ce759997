"""How tests read made forms of the UN's report, and what they look at."""

from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write


def reading(
    tmp_path: Path, register: Register, sheets: dict[str, Rows], file: str = "un.xlsx",
    answers: dict[str, str] | None = None,
) -> Reading:  # fmt: skip
    found = read_workbook(write(tmp_path / file, sheets), register, answers=answers)
    assert found.used + found.unused_cells == found.cells
    assert found.layout == "UN report on military expenditures"
    return found


def told(found: Reading, severity: Severity) -> list[tuple[str, str]]:
    return [(each.place, each.raw) for each in found.findings if each.severity is severity]


def values_of(found: Reading) -> list[tuple[str, Measure, int, float, str, str]]:
    return [(o.member, o.measure, o.year, o.value, o.unit, o.detail) for o in found.observations]
