"""The table of returns, and that of the figures in which one differs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from domain.build import REGISTER, observations
from rampath.domain.observation import Kind, Measure, Observation
from rampath.domain.return_words import accept_words, differing
from rampath.domain.returns import Sent, compare_returns
from rampath.models.differing_table import DifferingTableModel
from rampath.models.return_table import COLUMNS, ReturnTableModel


def sent(member: str, raw: str, file: str) -> Sent:
    row = Observation(
        member, Measure.CORE_SHARE, 2026, float(raw) / 100, "fraction", "constant 2024", Kind.ACTUAL,
        "NATO November 2026", file, "Table 3!B5", raw,
    )  # fmt: skip
    return Sent(file, "NATO tables", "NATO November 2026", "0" * 64, (row,))


FILES = [
    sent("AAA", "2.0", "a.xlsx"), sent("BBB", "5.0", "b.xlsx"), sent("USA", "3.0", "u.xlsx"),
    sent("USA", "3.0", "v.xlsx"), Sent("broken.xlsx", refused="broken.xlsx is no workbook."),
]  # fmt: skip


@pytest.fixture
def model() -> ReturnTableModel:
    return ReturnTableModel(compare_returns(FILES, observations(), REGISTER), REGISTER)


def texts(model: ReturnTableModel, header: str) -> list[str]:
    column = [column.header for column in COLUMNS].index(header)
    return [model.data(model.index(row, column)) for row in range(model.rowCount())]


def tick(model: ReturnTableModel, row: int, *, on: bool) -> bool:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    return model.setData(model.index(row, 0), state.value, Qt.ItemDataRole.CheckStateRole)


def files(model: ReturnTableModel) -> list[str]:
    return [each.sent.file for each in model.accepted if each.sent is not None]


def test_that_both_are_sound_models(qtmodeltester: ModelTester, model: ReturnTableModel) -> None:
    qtmodeltester.check(model)
    bland = model.at(1)
    assert bland is not None
    qtmodeltester.check(DifferingTableModel(differing(bland)))


def test_that_each_return_says_how_it_stands(model: ReturnTableModel) -> None:
    assert texts(model, "Member") == ["Aland", "Bland", "United States", "United States", ""]
    assert texts(model, "How it stands") == [
        "● received", "▲ contradicts the alliance's table", "▲ sent twice", "▲ sent twice", "✕ could not be read",
    ]  # fmt: skip
    assert texts(model, "File") == ["a.xlsx", "b.xlsx", "u.xlsx", "v.xlsx", "broken.xlsx"]
    assert texts(model, "Contradict") == ["", "1", "", "", ""]
    assert model.data(model.index(4, 0), Qt.ItemDataRole.ToolTipRole) == "broken.xlsx is no workbook."


def test_that_what_is_in_order_is_ticked_and_the_rest_waits_for_a_person(model: ReturnTableModel) -> None:
    assert files(model) == ["a.xlsx"]
    assert not tick(model, 4, on=True), "a file that could not be read cannot be accepted"
    assert tick(model, 1, on=True)
    assert files(model) == ["a.xlsx", "b.xlsx"]


def test_that_of_two_files_of_one_member_one_is_ticked_at_most(model: ReturnTableModel) -> None:
    assert tick(model, 2, on=True)
    assert tick(model, 3, on=True)
    assert files(model) == ["a.xlsx", "v.xlsx"]


def test_that_all_that_was_sent_once_can_be_ticked_and_none(model: ReturnTableModel) -> None:
    model.take_all(taken=True)
    assert files(model) == ["a.xlsx", "b.xlsx"]
    assert accept_words(model.accepted, REGISTER) == "Accept returns of Aland and Bland"
    model.take_all(taken=False)
    assert files(model) == []


def test_that_a_figure_that_differs_stands_with_both_cells(model: ReturnTableModel) -> None:
    bland = model.at(1)
    assert bland is not None
    table = DifferingTableModel(differing(bland))
    assert [table.data(table.index(0, column)) for column in range(table.columnCount())] == [
        "2026", "core share of GDP", "5.00\u2009%", "b.xlsx Table 3!B5", "4.00\u2009%", "t.xlsx T!A1",
        "+1.00\u2009pp", "contradicts the alliance's table",
    ]  # fmt: skip


def test_that_a_return_with_open_questions_says_so_and_waits_for_a_person() -> None:
    asking = [replace(FILES[0], questions=2), *FILES[1:]]
    model = ReturnTableModel(compare_returns(asking, observations(), REGISTER), REGISTER)
    assert texts(model, "How it stands")[0] == "▲ received, questions open: 2"
    assert files(model) == []
    tick(model, 0, on=True)
    assert files(model) == ["a.xlsx"]
