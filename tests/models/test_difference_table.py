"""The table of differences: each row has figures of which one is to stand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from domain.build import REGISTER
from rampath.domain.hand_edit import set_by_hand
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.reimport import Change, Decision, Take, differences, key_of
from rampath.models.difference_table import Column, DifferenceTableModel


def figure(year: int, value: float, kind: Kind = Kind.ACTUAL) -> Observation:
    return Observation(
        "AAA", Measure.CORE_SHARE, year, value, "fraction", "", kind, "E", "e.xlsx", f"T!A{year}", f"{value * 100:g}"
    )


HELD = (figure(2021, 0.021), figure(2022, 0.022), set_by_hand(figure(2023, 0.023), 0.03),
        set_by_hand(figure(2024, 0.024), 0.035), figure(2025, 0.025))  # fmt: skip
FILE = (figure(2021, 0.021), figure(2022, 0.0225), figure(2023, 0.023), figure(2024, 0.0245),
        figure(2026, 0.026, Kind.ESTIMATE))  # fmt: skip


@pytest.fixture
def model() -> DifferenceTableModel:
    return DifferenceTableModel(differences(Observations(HELD), FILE), REGISTER)


def texts(model: DifferenceTableModel, column: Column) -> list[str]:
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester, model: DifferenceTableModel) -> None:
    qtmodeltester.check(model)


def test_that_what_is_the_same_is_not_listed_and_the_rest_says_all_it_has(model: DifferenceTableModel) -> None:
    assert texts(model, Column.YEAR) == ["2024", "2022", "2025", "2026", "2023"]
    assert texts(model, Column.READ) == ["○ 2.40\u2009%", "", "", "", "2.30\u2009%"]
    assert texts(model, Column.MINE) == [
        "○ 3.50\u2009%", "○ 2.20\u2009%", "● 2.50\u2009%", "○ none", "● 3.00\u2009%",
    ]  # fmt: skip
    assert texts(model, Column.FILE) == [
        "○ 2.45\u2009%", "● 2.25\u2009%", "○ none", "● 2.60\u2009% e", "○ 2.30\u2009%",
    ]  # fmt: skip
    assert texts(model, Column.MEMBER) == ["Aland"] * 5
    assert texts(model, Column.WHY)[0] == "edited by hand, and changed in the file"
    assert model.data(model.index(1, Column.FILE), Qt.ItemDataRole.ToolTipRole) == "e.xlsx, T!A2022: “2.25”"


def test_that_money_stands_without_its_unit_which_its_name_tells_and_a_planned_figure_is_told_from_a_firm_one() -> None:
    plan = replace(
        figure(2028, 14_250.5, Kind.PLAN), measure=Measure.CORE_EXPENDITURE, unit="EUR million", price_basis="current",
        as_read=14_100.0,
    )  # fmt: skip
    file = replace(plan, value=14_300.0, as_read=None, kind=Kind.ACTUAL)
    model = DifferenceTableModel(differences(Observations((plan,)), (file,)), REGISTER)
    shown = [texts(model, column) for column in (Column.READ, Column.MINE, Column.FILE)]
    assert shown == [["○ 14,100 p"], ["○ 14,250.5 p"], ["○ 14,300"]]


def test_that_a_conflict_waits_for_a_choice(model: DifferenceTableModel) -> None:
    assert model.undecided == 1
    assert model.choose(0, Take.READ)
    assert model.undecided == 0
    assert model.data(model.index(0, Column.READ)) == "● 2.40\u2009%"


def test_that_a_click_on_a_figure_chooses_it_and_one_elsewhere_nothing(model: DifferenceTableModel) -> None:
    before = model.choices
    assert not model.choose_at(model.index(0, Column.MEMBER))
    assert not model.choose_at(model.index(1, Column.READ)), "what was read before is the plan's own figure there"
    assert model.choices == before
    assert model.choose_at(model.index(1, Column.MINE))
    assert model.choices[model.shown[1]] is Take.MINE


def test_that_all_of_one_kind_can_be_chosen_at_once(model: DifferenceTableModel) -> None:
    model.show_only(Change.CHANGED)
    assert model.rowCount() == 1
    model.choose_all(Take.MINE)
    model.show_only(None)
    takes = {each.row.year: take for each, take in model.choices.items()}
    assert takes == {2022: Take.MINE, 2023: Take.MINE, 2025: Take.MINE, 2026: Take.FILE}
    model.choose_all(Take.FILE)
    assert set(model.choices.values()) == {Take.FILE}
    assert len(model.choices) == 5


def test_that_the_chosen_figure_is_bold_and_said_to_be_chosen(model: DifferenceTableModel) -> None:
    chosen, other = model.index(1, Column.FILE), model.index(1, Column.MINE)
    assert model.data(chosen, Qt.ItemDataRole.FontRole).bold()
    assert model.data(other, Qt.ItemDataRole.FontRole) is None
    assert model.data(chosen, Qt.ItemDataRole.AccessibleTextRole) == "2.25\u2009%, chosen"


def test_that_what_was_decided_before_is_said_and_stays_so() -> None:
    decided = Decision(key_of(FILE[4]), FILE[4].raw)
    model = DifferenceTableModel(differences(Observations(HELD), FILE, [decided]), REGISTER)
    assert texts(model, Column.WHY)[3] == "new in the file; decided before"
    assert model.choices[model.shown[3]] is Take.MINE
