"""The vintage table as a model: editions and revisions in rows, and figures that can be typed over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.hand_edit import set_by_hand
from rampath.domain.observation import Kind, Measure, Observation, Observations
from rampath.domain.vintage import Variant, VintageTable, vintage_table
from rampath.domain.vintage_text import block
from rampath.models.vintage_table import VintageTableModel


def row(edition: str, year: int, value: float, kind: Kind = Kind.ACTUAL) -> Observation:
    return Observation(
        "POL", Measure.CORE_SHARE, year, value, "fraction", "", kind, edition, "f.xlsx", f"T!{year}", str(value)
    )


ROWS = (
    row("NATO June 2024", 2023, 0.032602), row("NATO June 2024", 2024, 0.0412, Kind.ESTIMATE),
    row("NATO July 2026", 2024, 0.0375), set_by_hand(row("NATO July 2026", 2026, 0.0468, Kind.ESTIMATE), 0.05),
)  # fmt: skip


@pytest.fixture
def table() -> VintageTable:
    return vintage_table(Observations(ROWS), "POL", Variant(Measure.CORE_SHARE))


@pytest.fixture
def model(table: VintageTable) -> VintageTableModel:
    return VintageTableModel(table)


def texts(model: VintageTableModel, row: int) -> list[str]:
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def test_that_it_is_a_sound_model_with_and_without_a_table(
    qtmodeltester: ModelTester, model: VintageTableModel
) -> None:
    qtmodeltester.check(model)
    qtmodeltester.check(VintageTableModel())


def test_that_each_figure_says_whether_it_counts_and_how_firm_it_is(model: VintageTableModel) -> None:
    assert texts(model, 0) == ["● 3.26", "4.12 e", ""]
    assert texts(model, 1) == ["", "● 3.75", "● 5.00 e ✎"]
    assert texts(model, 2) == ["", "−0.37", ""]
    heads = [model.headerData(i, Qt.Orientation.Vertical) for i in range(3)]
    assert heads == ["NATO June 2024", "NATO July 2026", "revision from NATO June 2024, pp"]
    assert [model.headerData(i, Qt.Orientation.Horizontal) for i in range(3)] == ["2023", "2024", "2026"]


def test_that_a_figure_tells_its_cell_and_what_it_was_before_the_edit(model: VintageTableModel) -> None:
    tip = model.data(model.index(1, 2), Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines() == [
        "NATO July 2026, 2026e: estimate", "5.00\u2009%", "f.xlsx, T!2026: “0.0468”",
        "Set by hand; the file says 4.68\u2009%.", "This figure counts.",
    ]  # fmt: skip
    silent = model.data(model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert silent == "NATO July 2026 tells nothing for 2023."


def test_that_only_figures_can_be_typed_over_and_typing_asks(model: VintageTableModel) -> None:
    asked: list[tuple[Observation, str]] = []
    model.typed.connect(lambda found, text: asked.append((found, text)))
    editable = [
        (r, c)
        for r in range(3)
        for c in range(3)
        if model.flags(model.index(r, c)) & Qt.ItemFlag.ItemIsEditable
    ]  # fmt: skip
    assert editable == [(0, 0), (0, 1), (1, 1), (1, 2)]
    assert model.data(model.index(0, 0), Qt.ItemDataRole.EditRole) == "3.2602", "all the decimals that there are"
    assert not model.setData(model.index(0, 0), "3.2602")
    assert not model.setData(model.index(2, 1), "1")
    assert model.setData(model.index(0, 0), "3.5")
    assert asked == [(ROWS[0], "3.5")]


def test_that_the_block_for_the_clipboard_holds_plain_numbers(table: VintageTable) -> None:
    assert block(table) == [
        ["", "2023", "2024", "2026"],
        ["NATO June 2024", "3.2602", "4.12", ""],
        ["NATO July 2026", "", "3.75", "5.00"],
        ["revision from NATO June 2024, pp", "", "-0.37", ""],
    ]


def test_that_another_table_takes_its_place(model: VintageTableModel) -> None:
    other = Observations(tuple(replace(each, member="EST") for each in ROWS[:1]))
    model.show_table(vintage_table(other, "EST", Variant(Measure.CORE_SHARE)))
    assert (model.rowCount(), model.columnCount()) == (1, 1)
    model.show_table(None)
    assert (model.rowCount(), model.columnCount()) == (0, 0)
