"""Any cells whatever in the layouts of the EDA, the IMF and the UN: each ends as a figure or as unused, once."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rampath.domain.member import Register
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_eda import write_countries
from workbook.build_un import HEAD, nil, simplified, standardized
from workbook.build_weo import table

CELLS = st.one_of(
    st.none(),
    st.integers(1940, 2105),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(
        [
            "Estonia", "Austria", "EST", "Slovenja", "NGDP", "NGDP_RPCH", "n/a", "--", ":", "c", "..", "2024e", "2O24",
            "Total", "1.1 Conscripts", "Land forces", "Country:", "Fiscal year: 2023/24", "Thousands", "Millions",
            "Constant 2015 prices", "1,234.5", "1.234,5", "12 %", "Symbols:", "Defence Investment",
            "% of Total Military Personnel", "Nil report", "x" * 400, "€ 2.1 bn", "=1/0",
        ]
    ),
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), max_size=12),
)  # fmt: skip
CHANGES = st.dictionaries(st.tuples(st.integers(1, 45), st.integers(1, 14)), CELLS, max_size=25)

LAYOUTS: dict[str, Callable[[Path], Path]] = {
    "eda": lambda file: write_countries(file, {"Estonia": "Estonia", "Malta ": "Malta"}),
    "weo": lambda file: write(file, {"WEO": table()}),
    "un": lambda file: write(file, {"EST": standardized()}),
    "un simplified": lambda file: write(file, {"EST": simplified(HEAD), "ISL": nil()}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_that_any_cells_whatever_end_as_used_or_unused(
    tmp_path: Path, register: Register, layout: str, changes: dict[tuple[int, int], object]
) -> None:
    file = LAYOUTS[layout](tmp_path / "book.xlsx")
    workbook = openpyxl.load_workbook(file)
    for (row, column), value in changes.items():
        cell = workbook.worksheets[0].cell(row, column)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str) and value.startswith("=") and value != "=1/0":
            cell.data_type = "s"
    workbook.save(file)
    try:
        found = read_workbook(file, register)
    except WorkbookRefused:
        return
    assert found.used == len(found.observations)
    assert found.used + found.unused_cells == found.cells
    places = [row.cell for row in found.observations]
    assert len(set(places)) == len(places)
    assert all(row.member in register.codes for row in found.observations)
