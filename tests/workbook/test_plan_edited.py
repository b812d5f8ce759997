"""What a person changed in a plan workbook: named by cell, undoable, and computed cells change nothing."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from domain.build import REGISTER, plan
from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.path import Anchor
from rampath.workbook.plan_layout import COMPLIANCE, PROJECTION
from rampath.workbook.plan_workbook import read_edited, write_plan

from .plan_edits import DAY, change, edited, row_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "plan.xlsx"
    write_plan(edited(), found, day=DAY)
    return found


def test_that_an_untouched_workbook_has_no_edits_and_no_other_plan(file: Path) -> None:
    read = read_edited(file, REGISTER)
    assert (read.edits, read.saved, read.findings) == ((), None, ())
    assert read.plan == edited()


@pytest.mark.parametrize(
    ("sheet", "words", "column", "value", "said"),
    [
        ("Paths", ("AAA", "core", "2031"), "F", 0.0285, "AAA core 2031: Share was changed in the workbook from 2.33"),
        ("Paths", ("AAA", "core", "2031"), "E", 2032, "Year was changed in the workbook from 2031 to 2032."),
        ("Paths", ("AAA", "core", "2031"), "H", None, "Held was changed in the workbook from held to nothing."),
        ("Targets", ("hague-2035", "core"), "C", 0.04, "hague-2035 core: Share was changed in the workbook from 3.50"),
        ("Commitments", ("hague-2035",), "D", 2033, "Deadline was changed in the workbook from 2035 to 2033."),
        ("Economy", ("AAA", "2028"), "E", 0.011, "AAA 2028: Real growth was changed in the workbook from"),
    ],
)
def test_that_a_changed_input_is_named_with_its_cell_and_the_plan_before_is_known(
    file: Path, sheet: str, words: tuple[str, ...], column: str, value: float | None, said: str
) -> None:
    row = row_of(file, *words, sheet=sheet)
    change(file, {f"{column}{row}": value}, sheet)
    read = read_edited(file, REGISTER)
    assert read.saved == edited()
    assert read.plan != edited()
    assert [each.place for each in read.edits] == [f"{sheet}!{column}{row}"]
    assert said in read.edits[0].message
    assert read.edits[0].severity is Severity.NOTE


def test_that_a_row_that_was_added_is_named_and_was_not_there_before(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    sheet = book["Paths"]
    last = sheet.max_row + 1
    added: list[str | float] = ["Hague 2035", "USA", "United States", "core", 2030, 0.034, "linear"]
    for column, value in enumerate(added, 1):
        sheet.cell(last, column).value = value
    book.save(file)
    read = read_edited(file, REGISTER)
    assert read.saved == edited()
    assert Anchor(2030, 0.034) in read.plan.path(read.plan.scenarios[0], "USA", Pillar.CORE).anchors
    assert "this row was added" in read.edits[0].message


def test_that_a_row_that_was_deleted_is_named_and_comes_back_with_undo(file: Path) -> None:
    row = row_of(file, "AAA", "core", "2031")
    book = openpyxl.load_workbook(file)
    book["Paths"].delete_rows(row)
    book.save(file)
    read = read_edited(file, REGISTER)
    assert read.saved == edited()
    assert [anchor.year for anchor in read.plan.path(read.plan.scenarios[0], "AAA", Pillar.CORE).anchors] == [
        2029,
        2035,
    ]
    assert [each.message for each in read.edits] == [
        "AAA core 2031: the row of 2.33\u2009% was deleted in the workbook."
    ]


def test_that_a_computed_cell_that_was_typed_over_is_a_finding_and_changes_nothing(file: Path) -> None:
    row = row_of(file, "Hague 2035", "AAA", "core", sheet="Projection")
    heads = {cell.value: get_column_letter(cell.column or 1) for cell in openpyxl.load_workbook(file)["Projection"][4]}
    at = row_of(file, "Hague 2035", "AAA", sheet="Compliance")
    change(file, {f"{heads[2030]}{row}": 0.09}, PROJECTION.name)
    change(file, {f"N{at}": "met"}, COMPLIANCE.name)
    read = read_edited(file, REGISTER)
    assert read.plan == edited()
    assert read.saved is None
    assert [each.place for each in read.findings] == [f"Projection!{heads[2030]}{row}", f"Compliance!N{at}"]
    assert "it changes nothing" in read.findings[0].message
    assert "0.09" in read.findings[0].message


def test_that_a_workbook_of_an_older_layout_has_no_edits(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    for name in ("Paths", "Targets", "Commitments", "Economy"):
        for cell in book[name][4]:
            if cell.value is not None and "as saved" in str(cell.value):
                cell.value = None
    row = row_of(file, "hague-2035", "core", sheet="Targets")
    book["Targets"][f"C{row}"] = 0.04
    book.save(file)
    read = read_edited(file, REGISTER)
    assert (read.edits, read.saved) == ((), None)
    assert read.plan.commitments[0].target(Pillar.CORE) == 0.04


def test_that_a_plan_without_edits_reads_as_before(tmp_path: Path) -> None:
    write_plan(plan(), tmp_path / "plan.xlsx", day=DAY)
    assert read_edited(tmp_path / "plan.xlsx", REGISTER).plan == plan()
