"""What a person adds to a plan workbook survives the next save: sheets, columns and comments."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from domain.build import REGISTER
from rampath.domain.commitment import Pillar
from rampath.workbook.plan_workbook import read_plan, write_plan

from .package_rules import broken_rules
from .plan_edits import DAY, edited, row_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A plan workbook to which somebody added a sheet, a column and comments."""
    found = tmp_path / "plan.xlsx"
    write_plan(edited(), found, day=DAY)
    row = row_of(found, "AAA", "core", "2031")
    book = openpyxl.load_workbook(found)
    paths = book["Paths"]
    last = paths.max_column + 1
    paths.cell(4, last).value = "Who decides"
    paths.cell(row, last).value = "the cabinet"
    paths.cell(row, 6).comment = Comment("Agreed in March", "Somebody")
    book["Overview"]["A1"].comment = Comment("Read me first", "Somebody")
    own = book.create_sheet("My notes")
    own["A1"], own["B2"], own["C3"] = "Ω = notes", 12.5, "=B2*2"
    own["D4"] = date(2027, 3, 1)
    own["B2"].comment = Comment("a guess", "Somebody")
    book.save(found)
    return found


def saved_again(file: Path) -> "openpyxl.Workbook":
    plan, _findings = read_plan(file, REGISTER)
    path = plan.path(plan.scenarios[0], "AAA", Pillar.CORE).with_share(2030, 0.024)
    write_plan(plan.with_path(plan.scenarios[0], "AAA", Pillar.CORE, path), file, day=DAY)
    return openpyxl.load_workbook(file)


def test_that_an_added_sheet_survives_with_values_formulas_and_comments(file: Path) -> None:
    for _ in range(2):
        own = saved_again(file)["My notes"]
        assert (own["A1"].value, own["B2"].value, own["C3"].value) == ("Ω = notes", 12.5, "=B2*2")
        assert own["D4"].value.date() == date(2027, 3, 1)
        assert own["B2"].comment is not None
        assert own["B2"].comment.text == "a guess"


def test_that_an_added_column_and_comments_go_with_their_row(file: Path) -> None:
    for _ in range(2):
        book = saved_again(file)
        paths = book["Paths"]
        row = row_of(file, "AAA", "core", "2031")
        heads = {cell.value: cell.column or 0 for cell in paths[4]}
        assert paths.cell(row, heads["Who decides"]).value == "the cabinet"
        assert [cell.value for cell in paths[row]].count("the cabinet") == 1
        assert sum(each.cell(r, heads["Who decides"]).value is not None for each in [paths]
                   for r in range(5, paths.max_row + 1)) == 1  # fmt: skip
        comment = paths.cell(row, 6).comment
        assert comment is not None
        assert comment.text == "Agreed in March"
        assert book["Overview"]["A1"].comment is not None


def test_that_the_plan_is_read_as_without_them(file: Path, tmp_path: Path) -> None:
    saved_again(file)
    write_plan(read_plan(file, REGISTER)[0], tmp_path / "bare.xlsx", day=DAY)
    assert read_plan(file, REGISTER) == (read_plan(tmp_path / "bare.xlsx", REGISTER)[0], ())


def test_that_the_package_keeps_its_rules_and_the_same_bytes(file: Path) -> None:
    saved_again(file)
    before = file.read_bytes()
    assert broken_rules(file) == []
    plan, _findings = read_plan(file, REGISTER)
    write_plan(plan, file, day=DAY)
    write_plan(plan, file, day=DAY)
    assert file.read_bytes() == before


def test_that_what_cannot_be_kept_is_told(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("xl/threadedComments/threadedComment1.xml", "<x/>")
    plan, _findings = read_plan(file, REGISTER)
    told = write_plan(plan, file, day=DAY)
    assert len(told) == 1
    assert "threaded comments" in told[0]
    assert "colours, borders and charts of added sheets" in told[0]


def test_that_a_plan_saved_to_a_new_file_has_nothing_of_others(tmp_path: Path) -> None:
    assert write_plan(edited(), tmp_path / "new.xlsx", day=DAY) == ()
    (tmp_path / "spoilt.xlsx").write_bytes(b"no workbook")
    assert write_plan(edited(), tmp_path / "spoilt.xlsx", day=DAY) == ()
    assert (tmp_path / "new.xlsx").read_bytes() == (tmp_path / "spoilt.xlsx").read_bytes()
