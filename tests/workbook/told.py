"""Reading one made sheet, and what is told of it."""

from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import Rows, write


def reading(tmp_path: Path, register: Register, name: str, rows: Rows, file: str = "t.xlsx") -> Reading:
    return read_workbook(write(tmp_path / file, {name: rows}), register)


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def errors_of(found: Reading) -> list[tuple[str, str]]:
    return [(f.place, f.raw) for f in found.findings if f.severity is Severity.ERROR]


def warnings_of(found: Reading) -> list[tuple[str, str]]:
    return [(f.place, f.raw) for f in found.findings if f.severity is Severity.WARNING]
