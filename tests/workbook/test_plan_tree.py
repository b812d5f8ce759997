"""The tree of scenarios, kept money and thresholds in the plan workbook."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path as File

import openpyxl
import pytest

from domain.build import REGISTER, plan
from rampath.domain.commitment import Pillar
from rampath.domain.extension import Extension, Rule
from rampath.domain.keeping import with_kept
from rampath.domain.kept import Kept
from rampath.domain.path import Anchor, Path, Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.scenario_tree import with_child
from rampath.domain.thresholds import Thresholds
from rampath.workbook.plan_workbook import read_plan, write_plan

DAY = date(2026, 11, 25)
PATH = Path((Anchor(2030, 0.03, Shape.S_CURVE), Anchor(2033, 0.033, held=True)))


def grown() -> Plan:
    """A child with an own path and horizon, a grandchild that goes the plain way again and keeps money elsewhere."""
    found = with_child(with_child(plan(), "Hague 2035", "Child", "why"), "Child", "Grandchild")
    found = found.with_path(found.scenario("Child"), "AAA", Pillar.CORE, PATH)
    found = found.with_scenario(replace(found.scenario("Child"), horizon=2040))
    plain = found.plain_path(found.scenario("Grandchild"), "AAA", Pillar.CORE)
    found = found.with_path(found.scenario("Grandchild"), "AAA", Pillar.CORE, plain)
    scenario = found.scenario("Grandchild")
    found = found.with_path(scenario, "BBB", Pillar.CORE, PATH)
    found = with_kept(found, project(found, found.scenario("Grandchild")), "BBB", Pillar.CORE, Kept.REAL_MONEY)
    return replace(found, thresholds=Thresholds(flat_years=4, step_peers=0.002))


def written(
    known: Plan, folder: File, change: Callable[[openpyxl.Workbook], None] | None = None
) -> tuple[Plan, list[str]]:
    """The plan written, changed as a person would, and read again; with what was found."""
    file = folder / "plan.xlsx"
    write_plan(known, file, day=DAY)
    if change is not None:
        book = openpyxl.load_workbook(file)
        change(book)
        book.save(file)
    found, findings = read_plan(file, REGISTER)
    return found, [f"{each.place}: {each.message}" for each in findings]


def test_that_a_tree_with_kept_money_and_thresholds_comes_back_equal(tmp_path: File) -> None:
    found, said = written(grown(), tmp_path)
    assert said == []
    assert found.branches == grown().branches
    assert found == grown()


def test_that_rules_beyond_an_economy_s_end_and_population_come_back(tmp_path: File) -> None:
    economy = replace(
        plan().economies[0],
        extension=Extension(Rule.CONVERGE, rate=0.015, by=2045),
        deflator_extension=Extension(Rule.AVERAGE, years=5),
    )
    outlook = replace(economy.outlooks["AAA"], population=tuple(1000.0 + year for year in range(6)))
    known = replace(plan(), economies=(economy.with_outlook("AAA", outlook),))
    found, said = written(known, tmp_path)
    assert said == []
    assert found.economies == known.economies


def put(book: openpyxl.Workbook, sheet: str, row: int, header: str, value: str | float) -> None:
    """Type a value under a header."""
    page = book[sheet]
    column = next(cell.column for cell in page[4] if cell.value == header)
    page.cell(row, column, value)


def test_that_a_parent_that_is_missing_is_told_and_its_scenario_left_out(tmp_path: File) -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, "Scenarios", 6, "Parent", "Nobody")

    found, said = written(grown(), tmp_path, change)
    assert "Child" not in [branch.name for branch in found.branches]
    assert any("“Nobody” is no scenario that this one can follow" in each for each in said)
    assert any(each.startswith("Scenarios!G6") for each in said)


def test_that_scenarios_that_hang_on_each_other_are_told(tmp_path: File) -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, "Scenarios", 6, "Parent", "Grandchild")

    found, said = written(grown(), tmp_path, change)
    assert [branch.name for branch in found.branches] == ["Hague 2035", "Wales 2014"]
    assert any("is no scenario that this one can follow" in each for each in said)


def test_that_a_scenario_made_by_hand_below_another_one_is_like_it(tmp_path: File) -> None:
    def change(book: openpyxl.Workbook) -> None:
        page = book["Scenarios"]
        row = page.max_row + 1
        page.cell(row, 1).value = "By hand"
        page.cell(row, 7).value = "Hague 2035"

    found, _said = written(plan(), tmp_path, change)
    assert found.scenario("By hand").commitment == "hague-2035"
    assert found.scenario("By hand").horizon == 2035


@pytest.mark.parametrize(
    ("sheet", "header", "value", "words"),
    [
        ("Economies", "After the last year", "grow", "is no rule"),
        ("Advice", "Value", -1.0, "is no threshold"),
        ("Kept money", "GDP, million", 0.0, "GDP, million of 0 cannot be; expected a number above zero"),
        ("Kept money", "Scenario", "Nobody", "no path of its own here whose money could be kept"),
        ("Economy", "Real growth, %", -1.0, "is a change of \u2212100\u2009% in a year, which cannot be"),
        ("Economy", "Deflator, %", 25.0, "is a change of 2,500\u2009% in a year, which cannot be"),
        ("Economy", "GDP, million", -5.0, "GDP, million of -5 cannot be; expected a number above zero"),
        ("Economy", "Rate, per USD", 0.0, "Rate, per USD of 0 cannot be"),
        ("Commitments", "Deadline", 2001.0, "The deadline lies before 2025"),
        ("Commitments", "Review", 2050.0, "The review lies outside 2025 to 2035"),
        ("Scenarios", "Last year", 2026.0, "nothing is planned in this scenario"),
    ],
)
def test_that_what_cannot_be_is_told_with_its_cell(
    tmp_path: File, sheet: str, header: str, value: str | float, words: str
) -> None:
    def change(book: openpyxl.Workbook) -> None:
        put(book, sheet, 5, header, value)

    _found, said = written(grown(), tmp_path, change)
    assert any(words in each and each.startswith(f"{sheet}!") for each in said)
