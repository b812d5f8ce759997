"""What would be imported, as a table of members and years."""

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.models.parsed_table import Doubts, ParsedRole, ParsedTableModel, figure_text, parsed, series_words

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
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(3)] == ["Unit", "2023", "2024"]
    shown = [[model.index(r, c).data() for c in range(1, 3)] for r in range(2)]
    assert shown == [["5,200.5", None], [None, "900.2e"]]


def test_that_each_row_tells_the_unit_that_its_figures_have_in_the_plan(register: Register) -> None:
    model = model_of(register, MONEY, SHARE)
    assert [model.index(row, 0).data() for row in range(2)] == ["EUR million", "%"]


def test_that_a_unit_that_is_a_guess_has_a_sign_and_its_reason(register: Register) -> None:
    model = ParsedTableModel(parsed((MONEY, SHARE), register, Doubts(others="A guess: the numbers are large.")))
    assert [model.index(row, 0).data() for row in range(2)] == ["▲ EUR million", "%"]
    assert "A guess: the numbers are large." in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_that_figures_of_one_unit_have_the_decimals_that_the_finest_of_them_needs(register: Register) -> None:
    def shown(*values: float) -> list[object]:
        rows = (replace(MONEY, year=2023 + at, value=value) for at, value in enumerate(values))
        model = model_of(register, *rows)
        return [model.index(0, 1 + at).data() for at in range(len(values))]

    assert shown(372.0, 1220.0, 108000.0) == ["372", "1,220", "108,000"]
    assert shown(372.0, 1220.0, 0.43) == ["372.00", "1,220.00", "0.43"]


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
    index = model.index(0, 1)
    assert index.data(ParsedRole.PLACE) == "Data!B3"
    assert "Data!B3: “5200.5”" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_that_shares_are_shown_in_per_cent_and_firmness_by_a_letter() -> None:
    assert figure_text(SHARE, 0) == "2.13\u2009%"
    assert figure_text(replace(SHARE, kind=Kind.PLAN), 0) == "2.13\u2009%p"
    assert series_words(SHARE) == "core share of GDP, per cent"


def test_that_another_table_takes_the_place_of_the_one_before(register: Register) -> None:
    model = model_of(register, MONEY, OTHER)
    model.show_table(parsed((MONEY,), register))
    assert (model.rowCount(), model.columnCount()) == (1, 2)
