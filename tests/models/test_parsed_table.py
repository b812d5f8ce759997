"""What would be imported, as a table of members and years."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.models.parsed_table import ParsedRole, ParsedTableModel, figure_text, parsed, series_words

MONEY = Observation(
    "BEL",
    Measure.CORE_EXPENDITURE,
    2023,
    5200.5,
    "EUR million",
    "current",
    Kind.ACTUAL,
    "E",
    "f.xlsx",
    "Data!B3",
    "5200.5",
)
SHARE = replace(
    MONEY, measure=Measure.CORE_SHARE, value=0.0213, unit="fraction", price_basis="", cell="Data!B4", raw="2.13"
)
OTHER = replace(MONEY, member="EST", year=2024, value=900.25, kind=Kind.ESTIMATE, cell="Data!C5")


def model_of(register: Register, *rows: Observation) -> ParsedTableModel:
    return ParsedTableModel(parsed(rows, register))


def names(model: ParsedTableModel) -> list[object]:
    return [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester, register: Register) -> None:
    qtmodeltester.check(model_of(register, MONEY, OTHER))
    qtmodeltester.check(ParsedTableModel())


def test_that_rows_are_members_and_columns_years_and_what_is_missing_is_blank(register: Register) -> None:
    model = model_of(register, MONEY, OTHER)
    assert names(model) == ["Belgium", "Estonia"]
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(2)] == ["2023", "2024"]
    shown = [[model.index(r, c).data() for c in range(2)] for r in range(2)]
    assert shown == [["5,200", None], [None, "900.2e"]]


def test_that_rows_of_one_member_are_named_by_what_they_count(register: Register) -> None:
    assert names(model_of(register, MONEY, SHARE)) == ["core defence expenditure", "core share of GDP"]


def test_that_rows_of_several_members_and_measures_are_named_by_both(register: Register) -> None:
    assert names(model_of(register, MONEY, replace(SHARE, member="EST"))) == [
        "Belgium: core defence expenditure", "Estonia: core share of GDP",
    ]  # fmt: skip


def test_that_rows_that_differ_by_their_unit_alone_have_it_in_their_names(register: Register) -> None:
    dollars = replace(MONEY, unit="USD million", price_basis="constant 2015")
    assert names(model_of(register, MONEY, dollars)) == [
        "core defence expenditure, EUR million, current prices",
        "core defence expenditure, USD million, constant 2015 prices",
    ]


def test_that_a_figure_tells_its_cell_and_its_text(register: Register) -> None:
    model = model_of(register, MONEY)
    index = model.index(0, 0)
    assert index.data(ParsedRole.PLACE) == "Data!B3"
    assert "Data!B3: “5200.5”" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_that_shares_are_shown_in_per_cent_and_firmness_by_a_letter() -> None:
    assert figure_text(SHARE) == "2.13\u2009%"
    assert figure_text(replace(SHARE, kind=Kind.PLAN)) == "2.13\u2009%p"
    assert series_words(SHARE) == "core share of GDP, per cent"


def test_that_another_table_takes_the_place_of_the_one_before(register: Register) -> None:
    model = model_of(register, MONEY, OTHER)
    model.show_table(parsed((MONEY,), register))
    assert (model.rowCount(), model.columnCount()) == (1, 1)
