"""The sheet Narrative: texts in every script come back as they were, and what a person spoils is told."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.build import plan
from rampath.domain.narrative import SECTIONS, with_narrative
from rampath.workbook.plan_layout import HEADER_ROW, NARRATIVE
from rampath.workbook.plan_workbook import read_plan, write_plan
from workbook.plan_edits import DAY, there_and_back

PLAN = with_narrative(with_narrative(plan(), "USA", "intent", "=1+1\nΣχέδιο План خطة 🛡"), "USA", "risks", "- none")


def test_that_texts_come_back(tmp_path: Path) -> None:
    assert there_and_back(PLAN, tmp_path / "plan.xlsx") == (PLAN, ())


def test_that_a_plan_without_texts_has_an_empty_sheet_and_nothing_is_missed(tmp_path: Path) -> None:
    assert there_and_back(plan(), tmp_path / "plan.xlsx") == (plan(), ())


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.characters(blacklist_categories=["Cs", "Cn"], blacklist_characters="\ufffe\uffff"), min_size=1, max_size=300
    ).filter(str.strip)
)
def test_that_any_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    told = with_narrative(plan(), "USA", SECTIONS[1].id, text)
    found, _findings = there_and_back(told, tmp_path / "plan.xlsx")
    assert found.narrative("USA", SECTIONS[1].id) == text


def test_that_the_longest_text_of_a_cell_comes_back(tmp_path: Path) -> None:
    told = with_narrative(plan(), "USA", "path", "ж" * 32_767)
    assert there_and_back(told, tmp_path / "plan.xlsx")[0] == told


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [(1, "ZZZ", "No member has this code"), (3, "preamble", "is no section"), (3, None, "The cell is empty")],
)
def test_that_a_row_that_says_not_whose_or_which_is_told_and_left_out(
    tmp_path: Path, column: int, value: str | None, said: str
) -> None:
    write_plan(PLAN, tmp_path / "plan.xlsx", day=DAY)
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    book[NARRATIVE.name].cell(HEADER_ROW + 1, column).value = value
    book.save(tmp_path / "edited.xlsx")
    found, findings = read_plan(tmp_path / "edited.xlsx", PLAN.register)
    assert found.narrative("USA", "intent") == ""
    assert found.narrative("USA", "risks") == "- none"
    assert any(said in each.message and each.place.startswith("Narrative!") for each in findings)
