"""NATO's tables: found by pattern, each figure with its cell, and every other cell with its reason."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import LAYOUT_2016, LAYOUT_2016_NATIONAL, LAYOUT_2024, LAYOUT_2026, Rows, write
from workbook.told import by_cell, errors_of, reading, warnings_of


def test_that_the_layout_of_2026_is_read_with_its_second_block_and_header(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "Table 1", LAYOUT_2026)
    cells = by_cell(found)
    assert cells["Table 1!B5"] == Observation(
        "BEL", Measure.CORE_EXPENDITURE, 2024, 100.0, "EUR million", "current", Kind.ACTUAL, "NATO July 2026",
        "t.xlsx", "Table 1!B5", "100",
    )  # fmt: skip
    last = cells["Table 1!D11"]
    assert (last.member, last.value, last.price_basis, last.kind) == ("BGR", 50.0, "constant 2021", Kind.ESTIMATE)
    assert len(cells) == 11


def test_that_the_layout_of_2024_is_read_with_a_block_without_a_header_of_its_own(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, "TABLE3", LAYOUT_2024, "nato_240617-def-exp.xlsx")
    cells = by_cell(found)
    share = cells["TABLE3!F6"]
    assert (share.member, share.measure, share.value, share.unit) == ("CZE", Measure.CORE_SHARE, 0.020625, "fraction")
    assert share.edition == "NATO June 2024"
    assert share.price_basis == "constant 2015"
    change = cells["TABLE3!D10"]
    assert (change.measure, change.value) == (Measure.REAL_CHANGE, -0.105)
    assert cells["TABLE3!D8"].member == "NATO"
    assert cells["TABLE3!E10"].value == 0.0
    assert "TABLE3!D11" not in cells
    assert "TABLE3!E11" not in cells


def test_that_notes_make_a_plain_year_an_estimate(tmp_path: Path, register: Register) -> None:
    cells = by_cell(reading(tmp_path, register, "TABLE3", LAYOUT_2024))
    assert [cells[f"TABLE3!{c}6"].kind for c in "DEF"] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.ESTIMATE]


def test_that_a_year_that_stands_as_text_is_a_finding_and_read(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "TABLE3", LAYOUT_2024)
    assert [(f.place, f.raw) for f in found.findings if f.severity is Severity.WARNING] == [("TABLE3!E4", "2023")]
    assert by_cell(found)["TABLE3!E6"].year == 2023


def test_that_the_layout_of_2016_is_read_with_column_numbers_currencies_and_footnotes(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, "Table 2", LAYOUT_2016)
    cells = by_cell(found)
    assert {row.member for row in cells.values()} == {"ALB", "GRC", "LUX"}
    assert cells["Table 2!E7"].value == 4607.0
    assert cells["Table 2!D6"].kind is Kind.ESTIMATE
    assert "Table 2!D7" not in cells
    assert {row.unit for row in cells.values()} == {"USD million"}


def test_that_national_money_is_told_by_its_currency_column_where_no_unit_line_is(
    tmp_path: Path, register: Register
) -> None:
    cells = by_cell(reading(tmp_path, register, "Table 1", LAYOUT_2016_NATIONAL))
    assert {cell: (row.unit, row.value) for cell, row in cells.items()} == {
        "Table 1!C5": ("DKK million", 22769.0), "Table 1!D5": ("DKK million", 22633.0),
        "Table 1!C6": ("EUR million", 386.0), "Table 1!D6": ("EUR million", 418.0),
    }  # fmt: skip


def test_that_a_bad_cell_is_an_error_with_its_place_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[4][2] = "hundred"
    found = reading(tmp_path, register, "Table 1", rows)
    errors = [f for f in found.findings if f.severity is Severity.ERROR]
    assert [(f.place, f.raw) for f in errors] == [("Table 1!C5", "hundred")]
    assert len(found.observations) == 10
    assert ("Table 1!C5", "unreadable") in {(cell.place, cell.reason) for cell in found.unused}


def test_that_a_share_above_fifteen_per_cent_is_asked_about_and_left_out_until_then(
    tmp_path: Path, register: Register
) -> None:
    rows = [list(row) for row in LAYOUT_2024]
    rows[5][3] = 125
    found = reading(tmp_path, register, "TABLE3", rows)
    assert [(q.id, q.place, q.raw, q.taken) for q in found.questions] == [
        ("share TABLE3!D6", "TABLE3!D6", "125", "leave-out")
    ]
    assert "TABLE3!D6" not in by_cell(found)
    assert ("TABLE3!D6", "not plausible") in {(cell.place, cell.reason) for cell in found.unused}
    assert found.used + found.unused_cells == found.cells


def test_that_a_row_of_another_country_is_left_out_and_said(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[5][0] = "Austria (Euros)"
    found = reading(tmp_path, register, "Table 1", rows)
    assert any(f.place == "Table 1!A6" and "Austria" in f.message for f in found.findings)
    assert {row.member for row in found.observations if row.price_basis == "current"} == {"BEL"}


def test_that_cells_without_a_figure_stand_in_the_order_of_the_sheet(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, "Table 1", LAYOUT_2026)
    assert [cell.place for cell in found.unused[3:10]] == [
        f"Table 1!{c}" for c in ("B4", "C4", "D4", "A5", "A6", "C6", "A8")
    ]


def test_that_a_name_that_is_nearly_a_member_s_asks_once_and_its_rows_are_left_out_until_then(
    tmp_path: Path, register: Register
) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[5][0] = rows[10][0] = "Slovenja (Euros)"
    file = write(tmp_path / "t.xlsx", {"Table 1": rows})
    found = read_workbook(file, register)
    assert [(question.id, question.taken) for question in found.questions] == [("member Table 1!A6", "leave-out")]
    assert {row.member for row in found.observations} == {"BEL"}
    assert {u.reason for u in found.unused if u.place.endswith(("6", "11"))} == {"a name that is not certain"}
    answered = read_workbook(file, register, answers={"member Table 1!A6": "SVN"})
    assert {row.cell for row in answered.observations if row.member == "SVN"} == {
        "Table 1!B6", "Table 1!D6", "Table 1!B11", "Table 1!C11", "Table 1!D11",
    }  # fmt: skip
    assert {row.unit for row in answered.observations} == {"EUR million"}


@pytest.mark.parametrize("rows", [LAYOUT_2016, LAYOUT_2024, LAYOUT_2026])
def test_that_used_and_unused_cells_are_all_there_are(tmp_path: Path, register: Register, rows: Rows) -> None:
    found = reading(tmp_path, register, "Table", rows)
    filled = sum(value not in {None, ""} for row in rows for value in row)
    assert found.cells == filled
    assert found.used + len(found.unused) == filled
    assert found.used == len(found.observations)


def test_that_the_sample_reads_every_figure_of_its_csv(sample: Path, register: Register) -> None:
    found = read_workbook(sample, register)
    lines = (sample.parent / "nato-2026.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(found.observations) == len(lines) == 4089
    assert found.edition == "NATO July 2026"
    assert not any(f.severity is Severity.ERROR for f in found.findings)
    said = [f.message for f in found.findings]
    assert "Slovenia alone of 31 members with forces is below 2 % of GDP in 2026." in said
    assert any("1,809,915 million USD" in text and "2.86" in text for text in said)


def test_that_of_two_different_figures_for_the_same_the_first_is_used_and_both_are_told(
    tmp_path: Path, register: Register
) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[5] = ["Belgium (Euros)", 100, 111, ".."]
    found = reading(tmp_path, register, "Table 1", rows)
    assert errors_of(found) == [("Table 1!C6", "111")]
    assert {o.value for o in found.observations if o.year == 2025 and o.price_basis == "current"} == {110.0}
    assert {u.place for u in found.unused if u.reason == "given before"} == {"Table 1!B6", "Table 1!C6"}


def test_that_money_without_a_unit_is_read_as_national_and_told_once(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[1] = []
    found = reading(tmp_path, register, "Table 1", rows)
    assert warnings_of(found) == []  # the rows name their currencies
    for row in rows:
        row[:1] = [str(cell).replace(" (Euros)", "") for cell in row[:1]]
    found = reading(tmp_path, register, "Table 1", rows)
    assert warnings_of(found) == [("Table 1!A5", "Belgium")]
    assert {o.unit for o in found.observations} == {"EUR million"}


def test_that_a_table_of_another_kind_is_told_once_and_left_out(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    other: Rows = (("Table 9: Number of ships",), ("", 2024, 2025), ("Belgium", 1, 2), ("France", 3, 4))
    found = read_workbook(write(tmp_path / "t.xlsx", {"Table 1": rows, "Table 9": other}), register)
    assert warnings_of(found) == [("Table 9!A3", "Belgium")]
    assert len(found.observations) == 11


def test_that_a_hidden_row_of_errors_beside_a_member_s_name_is_passed_over(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[5] = ["Bulgaria (Euros)", "=A1+1", "=A1+2", "=A1+3"]
    file = write(tmp_path / "t.xlsx", {"Table 1": rows})
    assert len(errors_of(read_workbook(file, register))) == 3
    workbook = load_workbook(file)
    workbook["Table 1"].row_dimensions[6].hidden = True
    workbook.save(file)
    found = read_workbook(file, register)
    assert errors_of(found) == []
    assert [u.reason for u in found.unused if u.place[-2:] in {"A6", "B6", "C6", "D6"}] == ["hidden row"] * 4


def test_that_a_long_text_is_cut_in_a_sentence_but_not_in_its_finding(tmp_path: Path, register: Register) -> None:
    rows = [list(row) for row in LAYOUT_2026]
    rows[4][2] = "about\na hundred " * 20
    finding = next(f for f in reading(tmp_path, register, "Table 1", rows).findings if f.severity is Severity.ERROR)
    assert len(finding.message) < 200
    assert "\n" not in finding.message
    assert len(finding.raw) > 200


def test_that_a_file_of_which_everything_is_open_is_asked_about_and_not_refused(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Million US dollars",),
        ("Current prices and exchange rates",),
        ("", 2014, "2015e"),
        ("Belgium", 100, 110),
        ("NATO Total", 900, 990),
    )
    file = write(tmp_path / "t.xlsx", {"Data": rows})
    found = read_workbook(file, register)
    assert (found.used, found.edition) == (0, "NATO 2015")
    assert [question.id for question in found.questions] == ["measure Data!A2"]
    answered = read_workbook(file, register, answers={"measure Data!A2": "gdp"})
    assert [(o.member, o.measure, o.value) for o in answered.observations[:1]] == [("BEL", Measure.GDP, 100.0)]
    assert answered.used == 4


def test_that_a_title_may_stand_in_two_cells_or_two_rows(tmp_path: Path, register: Register) -> None:
    below = [("Table 1",), ("Core defence expenditure",), *LAYOUT_2026[1:]]
    beside = [("Table 1:", "Core defence expenditure"), *LAYOUT_2026[1:]]
    for rows in (below, beside):
        found = reading(tmp_path, register, "Sheet", rows)
        assert len(found.observations) == 11
        assert {o.measure for o in found.observations} == {Measure.CORE_EXPENDITURE}
        assert warnings_of(found) == errors_of(found) == []


def test_that_a_graph_s_figures_are_no_table_s(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        *LAYOUT_2026, (), ("Graph 1 : Defence expenditure of the Allies",), ("", 2024, 2025), ("Belgium", 7, 8),
    )  # fmt: skip
    found = reading(tmp_path, register, "Table 1", rows)
    assert len(found.observations) == 11
    assert errors_of(found) == []
    assert {u.reason for u in found.unused if u.place.endswith("17")} == {"a graph's figures"}


CELLS = st.one_of(
    st.none(),
    st.integers(1940, 2105),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.sampled_from(
        [
            "Belgium",
            "France*",
            "NATO Total",
            "Table 3 : Share of GDP",
            "Current prices",
            "2024e",
            "2019",
            "..",
            "-9-",
            "Constant 2015 prices",
            "Share of real GDP 2024e (%)",
            "Notes: Figures for 2023 are estimates.",
            "Tableau 2 : Dépenses de défense",
            "Million US dollars",
            "Equipment (a)",
            "Research (e)",
            "Graph 1",
            "North America",
            "Greecea",
            "1.234",
            "(1)",
            "1,5 e",
        ]
    ),
    st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn")), max_size=12),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    layout=st.sampled_from([LAYOUT_2016, LAYOUT_2016_NATIONAL, LAYOUT_2024, LAYOUT_2026]),
    changes=st.dictionaries(st.tuples(st.integers(0, 12), st.integers(0, 5)), CELLS, max_size=14),
    choice=st.integers(0, 3),
)
def test_that_any_cells_whatever_end_as_used_or_unused(
    tmp_path: Path, register: Register, layout: Rows, changes: dict[tuple[int, int], object], choice: int
) -> None:
    rows = [[*row, *[None] * (6 - len(row))] for row in (*layout, *[()] * (13 - len(layout)))]
    for (row, column), value in changes.items():
        rows[row][column] = None if isinstance(value, str) and value.startswith("=") else value
    file = write(tmp_path / "t.xlsx", {"TABLE3": rows})
    try:
        found = read_workbook(file, register)
    except WorkbookRefused:
        return
    assert_each_cell_ends_once(found)
    answers = {question.id: question.choices[choice % len(question.choices)].id for question in found.questions}
    try:
        answered = read_workbook(file, register, answers=answers)
    except WorkbookRefused:
        return
    assert_each_cell_ends_once(answered)
    assert all(question.answered for question in answered.questions if question.id in answers)


def assert_each_cell_ends_once(found: Reading) -> None:
    assert found.used == len(found.observations)
    assert found.used + len(found.unused) == found.cells
    assert len({o.cell for o in found.observations} | {u.place for u in found.unused}) == found.cells
    assert len({question.id for question in found.questions}) == len(found.questions)
