"""The table of returns, and that of the figures in which one differs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from domain.build import REGISTER, observations
from rampath.domain.observation import Kind, Measure, Observation
from rampath.domain.return_words import accept_words, differing, summary
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


def test_that_how_it_stands_sorts_what_must_be_looked_at_to_the_top_and_changes_no_tick() -> None:
    returns = compare_returns([*FILES[:1], *FILES[2:]], observations(), REGISTER)
    model = ReturnTableModel(returns, REGISTER)
    before = model.accepted
    model.sort([column.header for column in COLUMNS].index("How it stands"))
    assert texts(model, "How it stands") == [
        "✕ could not be read", "▲ sent twice", "▲ sent twice", "✕ missing", "● received",
    ]  # fmt: skip
    assert model.accepted == before
    assert tick(model, 4, on=False)
    assert model.accepted == ()
    assert [model.is_ticked(row) for row in range(5)] == [False] * 5
    model.sort(-1)
    assert model.shown == returns


def test_that_open_questions_come_before_what_is_only_told() -> None:
    asking = replace(sent("AAA", "2.0", "a.xlsx"), questions=2)
    model = ReturnTableModel(compare_returns([asking, FILES[2]], observations(), REGISTER), REGISTER)
    model.sort(1)
    assert texts(model, "Member") == ["Aland", "Bland", "United States"]
    assert summary(model.shown, REGISTER).endswith("; missing: 1, with open questions: 1.")


def test_that_the_most_contradictions_come_first_and_names_in_their_order(model: ReturnTableModel) -> None:
    model.sort([column.header for column in COLUMNS].index("Contradict"))
    assert texts(model, "Contradict") == ["1", "", "", "", ""]
    model.sort(0)
    assert texts(model, "Member") == ["Aland", "Bland", "United States", "United States", ""]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert texts(model, "Member")[1:3] == ["United States", "United States"]


def test_that_a_return_is_ticked_instead_of_its_twin_where_they_are_sorted_too(model: ReturnTableModel) -> None:
    model.sort(2, Qt.SortOrder.DescendingOrder)
    assert texts(model, "File") == ["v.xlsx", "u.xlsx", "broken.xlsx", "b.xlsx", "a.xlsx"]
    tick(model, 0, on=True)
    assert files(model) == ["a.xlsx", "v.xlsx"]
    tick(model, 1, on=True)
    assert files(model) == ["a.xlsx", "u.xlsx"]


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


def test_that_a_return_whose_file_is_named_after_another_member_waits_for_a_person_and_comes_first() -> None:
    odd = replace(sent("USA", "3.0", "BBB.xlsx"), members=("BBB",))
    model = ReturnTableModel(compare_returns([FILES[0], odd], observations(), REGISTER), REGISTER)
    assert files(model) == ["a.xlsx"]
    model.sort([column.header for column in COLUMNS].index("How it stands"))
    assert [each.member for each in model.shown] == ["USA", "BBB", "AAA"]


def test_that_the_edition_is_called_what_it_will_be_in_the_plan() -> None:
    own = replace(sent("AAA", "2.0", "a.xlsx"), edition="own form")
    table = replace(sent("AAA", "2.0", "nato.xlsx"), observations=(), edition="NATO July 2026")
    model = ReturnTableModel(compare_returns([own, table], observations(), REGISTER), REGISTER)
    assert texts(model, "Edition") == ["Aland return, own form", "", "", "July 2026"]
