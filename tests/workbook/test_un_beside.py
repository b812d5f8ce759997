"""Two forms of the UN report beside one another: the first is read, and takes no figure of the second."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import write
from workbook.build_un import SIMPLE, SIMPLE_FIGURES, SIMPLE_GROUPS, simplified

LATER = tuple(tuple(1000 * (value or 1) for value in row) for row in SIMPLE_FIGURES)
"""Another year, with a figure in every cell, also where the first has none."""


def head(year: int) -> list[list[object]]:
    return [["Country: Latvia"], [f"Fiscal year: {year}"], ["Unit of measure: thousands of euros"]]


def reading(tmp_path: Path, register: Register, rows: Sequence[Sequence[object]]) -> Reading:
    found = read_workbook(write(tmp_path / "un.xlsx", {"Latvia": rows}), register)
    assert found.used + found.unused_cells == found.cells
    return found


def whole_forms() -> list[list[object]]:
    first, second = simplified(head(2021)), simplified(head(2022), LATER)
    return [[*left, *[None] * (7 - len(left)), *right] for left, right in zip(first, second, strict=True)]


def years_over_one_list_of_costs() -> list[list[object]]:
    rows: list[list[object]] = [["Country: Latvia"], ["Unit of measure: thousands of euros"]]
    rows.append(["", 2021, *[None] * 4, 2022])
    rows.append(["", *SIMPLE_GROUPS, *SIMPLE_GROUPS])
    return rows + [[label, *a, *b] for label, a, b in zip(SIMPLE, SIMPLE_FIGURES, LATER, strict=True)]


@pytest.mark.parametrize(
    ("rows", "place"), [(whole_forms(), "Latvia!I5"), (years_over_one_list_of_costs(), "Latvia!G4")]
)
def test_that_a_second_form_beside_the_first_is_told_and_left_out(
    tmp_path: Path, register: Register, rows: list[list[object]], place: str
) -> None:
    found = reading(tmp_path, register, rows)
    totals = {o.year: o.value for o in found.observations if o.measure is Measure.MILITARY_EXPENDITURE}
    assert totals == {2021: 0.26475}
    items = {o.detail: o.value for o in found.observations if o.detail.startswith("Research and development")}
    assert items == {"Research and development, other": 0.0015, "Research and development, total": 0.0015}
    doubts = [(each.place, each.message) for each in found.findings if each.severity is not Severity.NOTE]
    assert [where for where, _ in doubts] == [place]
    assert "A second form stands here beside the first" in doubts[0][1]


def test_that_two_columns_of_one_group_and_two_totals_are_still_one_form(tmp_path: Path, register: Register) -> None:
    groups = ("Land forces", "Military assistance", "Military assistance abroad", "Total", "Civil defence")
    rows: list[list[object]] = [*head(2021), ["", *groups]]
    rows += [[label, 1, 2, 3, 6, 4] for label in SIMPLE[:-1]]
    found = reading(tmp_path, register, [*rows, ["Total", 4, 8, 12, 24, 16]])
    assert "beside the first" not in " ".join(each.message for each in found.findings)
    assert {o.cell: o.value for o in found.observations}["Latvia!F9"] == 0.016


def test_that_a_form_without_any_figure_above_one_of_texts_is_read(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [*head(2021), ["", *SIMPLE_GROUPS]]
    rows += [[label, *[None] * 6, 7] for label in SIMPLE]
    rows += [["Fiscal year: 2022"], ["", *SIMPLE_GROUPS]]
    rows += [[label, "1,5", "2,5", "3,5", "4,5", "12,0"] for label in SIMPLE[:-1]]
    found = reading(tmp_path, register, rows)
    assert {o.cell: o.value for o in found.observations if o.year == 2022}["Latvia!B12"] == 0.0015
