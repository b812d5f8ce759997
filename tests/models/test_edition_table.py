"""The order of the editions as a table whose rows move."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.edition import EditionChoice
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.models.edition_table import Column, EditionTableModel


def row(edition: str, year: int) -> Observation:
    return Observation(
        "POL", Measure.CORE_SHARE, year, 0.04, "fraction", "", Kind.ACTUAL, edition, "f.xlsx", "T!A1", "4"
    )


ROWS = (row("A", 2022), row("A", 2023), row("B", 2024), row("C", 2026))


@pytest.fixture
def model() -> EditionTableModel:
    return EditionTableModel(Observations(ROWS))


def names(model: EditionTableModel) -> list[str]:
    return [model.data(model.index(r, Column.EDITION)) for r in range(model.rowCount())]


def tick(model: EditionTableModel, row: int, *, on: bool) -> bool:
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    return model.setData(model.index(row, Column.EDITION), state.value, Qt.ItemDataRole.CheckStateRole)


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester, model: EditionTableModel) -> None:
    qtmodeltester.check(model)


def test_that_the_edition_that_counts_most_stands_first_and_the_usual_order_is_no_choice(
    model: EditionTableModel,
) -> None:
    assert names(model) == ["C", "B", "A"]
    assert model.choices == ()
    assert [model.data(model.index(2, column)) for column in Column] == ["A", "2022–2023", "1", "2", "2"]


def test_that_rows_move_and_stop_at_the_ends(model: EditionTableModel) -> None:
    assert model.move(2, -1) == 1
    assert names(model) == ["C", "A", "B"]
    assert model.choices == (EditionChoice("C"), EditionChoice("A"), EditionChoice("B"))
    assert model.move(0, -1) == 0
    assert model.move(0, 5) == 2
    assert names(model) == ["A", "B", "C"]
    model.to_usual()
    assert len(model.choices) == 0


def test_that_an_edition_without_its_tick_does_not_count_and_the_last_tick_stays(model: EditionTableModel) -> None:
    assert tick(model, 0, on=False)
    assert model.choices == (EditionChoice("B"), EditionChoice("A", alone=True))
    assert Observations(ROWS, model.choices).value("POL", Measure.CORE_SHARE, 2026) is None
    assert tick(model, 1, on=False)
    assert not tick(model, 2, on=False)
    assert [*model.choices] == [EditionChoice("A", alone=True)]


def test_that_the_table_shows_the_choices_that_are_made() -> None:
    choices = (EditionChoice("A"), EditionChoice("C", alone=True))
    model = EditionTableModel(Observations(ROWS, choices))
    assert names(model) == ["A", "C", "B"]
    assert model.choices == choices
    states = [model.data(model.index(r, 0), Qt.ItemDataRole.CheckStateRole) for r in range(3)]
    assert states == [Qt.CheckState.Checked, Qt.CheckState.Checked, Qt.CheckState.Unchecked]
