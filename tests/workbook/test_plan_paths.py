"""The sheet Paths: what a person changes comes back as that, and what nobody touched follows the commitment."""

from pathlib import Path

import openpyxl
import pytest

from domain.build import REGISTER, plan
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.path import Anchor, Shape
from rampath.workbook.plan_mark import plain_mark, untouched
from rampath.workbook.plan_workbook import read_plan, write_plan
from workbook.plan_edits import DAY, change, edited, row_of

HAGUE = ("Hague 2035", "AAA", "core")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "plan.xlsx"
    write_plan(plan(), found, day=DAY)
    return found


def test_that_a_new_target_moves_every_path_that_nobody_touched(file: Path) -> None:
    row = row_of(file, "hague-2035", "core", sheet="Targets")
    change(file, {f"C{row}": 0.042}, "Targets")
    found, findings = read_plan(file, REGISTER)
    assert found.scenarios[0].paths == {}
    assert [found.path(found.scenarios[0], code, Pillar.CORE).anchors for code in ("AAA", "BBB", "USA")] == [
        (Anchor(2035, 0.042),)
    ] * 3
    assert findings == ()


def test_that_a_new_deadline_moves_them_too_and_leaves_a_person_s_path_alone(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    row = row_of(file, "hague-2035", sheet="Commitments")
    change(file, {f"D{row}": 2032}, "Commitments")
    found, _ = read_plan(file, REGISTER)
    assert found.scenarios[0].paths == edited().scenarios[0].paths
    assert found.path(found.scenarios[0], "USA", Pillar.CORE).anchors == (Anchor(2032, 0.035),)


def test_that_a_deleted_row_gives_the_member_back_to_its_commitment(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    workbook["Paths"].delete_rows(row_of(file, "Hague 2035", "USA", "broader"))
    workbook.save(file)
    found, findings = read_plan(file, REGISTER)
    assert ("USA", Pillar.BROADER) not in found.scenarios[0].paths
    assert findings == ()


def test_that_one_deleted_anchor_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    workbook["Paths"].delete_rows(row_of(file, *HAGUE, "2031"))
    workbook.save(file)
    found, _ = read_plan(file, REGISTER)
    assert found.scenarios[0].paths["AAA", Pillar.CORE].anchors == (
        Anchor(2029, 0.0242, Shape.S_CURVE),
        Anchor(2035, 0.035),
    )


def test_that_rows_in_any_order_make_the_same_paths(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["Paths"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    sheet.delete_rows(5, len(rows))
    for row in reversed(rows):
        sheet.append(row)
    workbook.save(file)
    assert read_plan(file, REGISTER) == (edited(), ())


def test_that_a_row_pasted_over_another_member_s_is_an_edit(file: Path) -> None:
    source, target = row_of(file, *HAGUE), row_of(file, "Hague 2035", "BBB", "core")
    sheet = openpyxl.load_workbook(file)["Paths"]
    pasted = {f"{letter}{target}": sheet[f"{letter}{source}"].value for letter in "EFGHI"}
    change(file, pasted)
    found, _ = read_plan(file, REGISTER)
    assert found.scenarios[0].paths["BBB", Pillar.CORE].anchors == (Anchor(2035, 0.035),)


def test_that_a_shape_in_other_letter_case_is_understood(file: Path) -> None:
    change(file, {f"G{row_of(file, *HAGUE)}": "Back-Loaded"})
    found, findings = read_plan(file, REGISTER)
    assert found.scenarios[0].paths["AAA", Pillar.CORE].anchors == (Anchor(2035, 0.035, Shape.BACK_LOADED),)
    assert findings == ()


@pytest.mark.parametrize("typed", ["3.2 %", "3,2%", " 3.20 % "])
def test_that_a_per_cent_typed_as_text_is_understood(file: Path, typed: str) -> None:
    change(file, {f"F{row_of(file, *HAGUE)}": typed})
    found, findings = read_plan(file, REGISTER)
    assert found.scenarios[0].paths["AAA", Pillar.CORE].anchors == (Anchor(2035, 0.032),)
    assert findings == ()


def test_that_an_anchor_in_an_observed_year_is_kept_and_told(file: Path) -> None:
    row = row_of(file, *HAGUE)
    change(file, {f"E{row}": 2026})
    found, (finding,) = read_plan(file, REGISTER)
    assert found.scenarios[0].paths["AAA", Pillar.CORE].anchors == (Anchor(2026, 0.035),)
    assert (finding.severity, finding.place, finding.raw) == (Severity.WARNING, f"Paths!E{row}", "2026")


def test_that_a_row_that_cannot_be_read_leaves_its_member_to_the_commitment(file: Path) -> None:
    change(file, {f"F{row_of(file, *HAGUE)}": "much"})
    found, _ = read_plan(file, REGISTER)
    assert found.scenarios[0].paths == {}


def test_that_a_second_anchor_in_a_year_is_told_and_the_first_one_counts(file: Path) -> None:
    row, last = row_of(file, *HAGUE), openpyxl.load_workbook(file)["Paths"].max_row + 1
    change(file, dict(zip([f"{c}{last}" for c in "ABDEF"], [*HAGUE, 2035, 0.05], strict=True)))
    found, (finding,) = read_plan(file, REGISTER)
    assert row < last
    assert finding.place == f"Paths!E{last}"
    assert found.path(found.scenarios[0], "AAA", Pillar.CORE).anchors == (Anchor(2035, 0.035),)


def test_that_without_the_column_of_marks_a_path_is_told_by_its_difference_from_the_plain_one(tmp_path: Path) -> None:
    file = tmp_path / "plan.xlsx"
    write_plan(edited(), file, day=DAY)
    workbook = openpyxl.load_workbook(file)
    workbook["Paths"].delete_cols(9)
    workbook.save(file)
    found, (finding,) = read_plan(file, REGISTER)
    assert found == edited()
    assert (finding.severity, finding.place) == (Severity.WARNING, "Paths!4")


def test_that_a_path_set_by_a_person_that_equals_the_plain_one_stays_a_person_s(tmp_path: Path) -> None:
    known = plan()
    plain = known.plain_path(known.scenarios[0], "AAA", Pillar.CORE)
    known = known.with_scenario(known.scenarios[0].with_path("AAA", Pillar.CORE, plain))
    write_plan(known, tmp_path / "plan.xlsx", day=DAY)
    assert read_plan(tmp_path / "plan.xlsx", REGISTER) == (known, ())


def test_that_a_mark_tells_every_edit_but_not_the_noise_of_fifteen_digits() -> None:
    share = 0.07 / 3
    anchor = Anchor(2035, share, Shape.STEP)
    mark = plain_mark("AAA", Pillar.CORE, anchor)
    assert untouched(mark, "AAA", Pillar.CORE, Anchor(2035, float(f"{share:.15g}"), Shape.STEP))
    for other in (
        Anchor(2034, share, Shape.STEP),
        Anchor(2035, 0.0234, Shape.STEP),
        Anchor(2035, share),
        Anchor(2035, share, Shape.STEP, held=True),
    ):
        assert not untouched(mark, "AAA", Pillar.CORE, other)
    assert not untouched(mark, "BBB", Pillar.CORE, anchor)
    assert not untouched(mark, "AAA", Pillar.BROADER, anchor)
    assert not untouched("", "AAA", Pillar.CORE, anchor)
    assert not untouched("AAA core 2035 at much, step", "AAA", Pillar.CORE, anchor)
