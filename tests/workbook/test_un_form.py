"""The UN Report on Military Expenditures in workbooks of our own: standardized, simplified and nil."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import Rows, write
from workbook.build_un import (
    AVANT,
    BEFORE,
    BEFORE_LEAVES,
    GROUPES,
    GROUPS,
    HEAD,
    LEAVES,
    SIMPLE,
    TETE,
    TODAY,
    filled,
    nil,
    simplified,
    standardized,
)
from workbook.told import by_cell
from workbook.un_reading import reading, told, values_of

NORWAY: Rows = (("Military expenditures of Norway, fiscal year 2024",), ("Millions of kroner",))


def test_that_the_standardized_form_is_read_with_every_figure_and_its_cell(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, {"EST 2024": standardized()})
    cells = by_cell(found)
    assert found.edition == "UN report 2024"
    assert cells["EST 2024!C11"] == Observation(
        "EST", Measure.DEFENCE_ITEM, 2024, 1.2, "EUR million", "current", Kind.ACTUAL, "UN report 2024", "un.xlsx",
        "EST 2024!C11", "1200", "1.1 Conscripts, land forces",
    )  # fmt: skip
    total = cells["EST 2024!L44"]
    # all leaves added by hand: 264 590.75 thousand euro
    assert (total.measure, total.value, total.raw, total.detail) == (
        Measure.MILITARY_EXPENDITURE, 264.59075, "264590.75", "",
    )  # fmt: skip
    assert len(cells) == sum(value is not None for row in filled(TODAY, LEAVES) for value in row)
    assert {severity for severity in Severity if told(found, severity)} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("cell", "detail", "value"),
    [
        ("C10", "1 Personnel, land forces", 53.9), ("D12", "1.2 Active military personnel, naval forces", 8.1005),
        ("G14", "1.4 Civilian personnel, central support, administration and command", 13.0),
        ("K15", "1.5 Military pensions, undistributed", 21.0), ("L15", "1.5 Military pensions, total", 21.0),
        ("E17", "2.1 Materials for current use, air forces", 2.10025),
        ("H20", "2.4 Other, UN peacekeeping", 0.35), ("D26", "3.1.4 Ships and boats, naval forces", 15.5),
        ("C30", "3.1.8 Ammunition, land forces", 61.0), ("J33", "3.1.11 Other, emergency aid to civilians", 0.99),
        ("E35", "3.2.1 Air bases, airfields, air forces", 7.2),
        ("L22", "3.1 Procurement, total", 125.49), ("L34", "3.2 Construction, total", 10.3),
        ("L41", "4 Research and development, total", 1.5),
        ("K43", "4.2 Development, testing and evaluation, undistributed", 0.86),
        ("C44", "5 Total, land forces", 177.8), ("E44", "5 Total, air forces", 18.70025),
    ],
)  # fmt: skip
def test_that_hand_checked_cells_have_their_item_and_force_group(
    tmp_path: Path, register: Register, cell: str, detail: str, value: float
) -> None:
    row = by_cell(reading(tmp_path, register, {"EST": standardized()}))[f"EST!{cell}"]
    assert (row.detail, row.measure, row.unit) == (detail, Measure.DEFENCE_ITEM, "EUR million")
    assert row.value == pytest.approx(value, rel=1e-12)


def test_that_the_numbers_of_the_form_of_1980_are_taken_as_they_stand(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, {"EST": standardized(BEFORE, BEFORE_LEAVES)})
    details = {row.cell: row.detail for row in found.observations}
    assert details["EST!C12"] == "1.1.1 Conscripts, land forces"
    assert details["EST!C13"] == "1.1.2 Other military personnel, land forces"
    assert details["EST!G19"] == "1.2.4 Rent costs, central support, administration and command"
    assert details["EST!L30"] == ""
    # 1200 + 52000 + 13000 + 8800 + 77.5 + 350 + 15500 + 990 + 7200 + 860 thousand
    assert by_cell(found)["EST!L30"].value == 99.9775
    assert told(found, Severity.WARNING) == []


def test_that_a_form_in_french_says_the_same(tmp_path: Path, register: Register) -> None:
    head = [("United Nations Report",), ("Country: Luxembourg",), *HEAD[2:]]
    english = reading(tmp_path, register, {"LUX": standardized(BEFORE, BEFORE_LEAVES, head=head)}, "a.xlsx")
    french = standardized(AVANT, BEFORE_LEAVES, GROUPES, TETE, "Ressources")
    assert values_of(reading(tmp_path, register, {"LUX": french}, "b.xlsx")) == values_of(english)


def test_that_the_simplified_form_is_read_by_its_words(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, {"Form": simplified(NORWAY)})
    cells = by_cell(found)
    assert {row.member for row in found.observations} == {"NOR"}
    assert (cells["Form!B5"].detail, cells["Form!B5"].value) == ("Personnel, land forces", 54.0)
    assert (cells["Form!E7"].detail, cells["Form!E7"].unit) == ("Procurement and construction, other", "NOK million")
    assert (cells["Form!F9"].measure, cells["Form!F9"].value) == (Measure.MILITARY_EXPENDITURE, 264.75)
    assert told(found, Severity.WARNING) == []


def test_that_a_form_with_totals_only_is_read(tmp_path: Path, register: Register) -> None:
    rows = [*NORWAY, [], ["", "Total"], *([label, 10 * at] for at, label in enumerate(SIMPLE, 1))]
    rows[-1] = ["Total", 100]
    found = reading(tmp_path, register, {"Form": rows})
    assert [(o.detail, o.value) for o in found.observations] == [
        ("Personnel, total", 10.0), ("Operations and maintenance, total", 20.0),
        ("Procurement and construction, total", 30.0), ("Research and development, total", 40.0), ("", 100.0),
    ]  # fmt: skip
    assert told(found, Severity.WARNING) == []


def test_that_a_nil_report_is_no_figure_and_not_zero(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, {"Iceland": nil()})
    assert (found.observations, found.used, found.edition) == ((), 0, "UN report 2024")
    (finding,) = found.findings
    assert finding.message == (
        "Iceland reports no military expenditure for 2024 (nil report). That is kept as no figure, and not as zero."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Government of Iceland does not have any military forces.", "Nil return",
        "Iceland possesses neither armed nor military forces.", "Rapport « néant »",
        "L'Islande n'a aucune dépense militaire à signaler.",
    ],
)  # fmt: skip
def test_that_a_nil_report_is_known_by_its_sentence(tmp_path: Path, register: Register, text: str) -> None:
    found = reading(tmp_path, register, {"ISL 2023": [["Report on military expenditures"], ["Iceland"], [text]]})
    assert "Iceland reports no military expenditure for 2023" in found.findings[0].message


def test_that_notes_about_several_countries_are_no_state_s_nil_report(tmp_path: Path, register: Register) -> None:
    notes: list[list[object]] = [
        ["Footnotes and special notes"],
        [3, None, "Albania: The figures for Albania prior to 2006 do not fully include pensions."],
        [31, None, "Costa Rica: Costa Rica has no armed forces and thus no military spending."],
        [80, None, "Iceland: Iceland has no standing army/military and thus no military expenditure."],
    ]
    with pytest.raises(WorkbookRefused):
        reading(tmp_path, register, {"Footnotes": notes})


@pytest.mark.parametrize("title", ["Defence spending in Europe, % of GDP", "Military expenditure, % of GDP"])
@pytest.mark.parametrize("names", [("Belgium", "Germany", "Iceland"), ("Army", "Navy", "Belgium")])
def test_that_a_note_about_a_state_without_forces_makes_no_nil_report_of_the_table_above_it(
    tmp_path: Path, register: Register, title: str, names: tuple[str, ...]
) -> None:
    table: list[list[object]] = [[title], ["", 2022, 2023, 2024], *([name, 1.25, 1.5, 1.75] for name in names)]
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        reading(tmp_path, register, {"Data": [*table, ["Note: Iceland has no armed forces."]]})
    with pytest.raises(WorkbookRefused, match="no table that Rampath knows"):
        reading(tmp_path, register, {"Data": table, "Notes": [["Iceland has no armed forces."]]})


def test_that_a_nil_report_may_tell_one_figure_of_something_else(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [*nil(), ["Coast guard", 2024, 5000]]
    assert reading(tmp_path, register, {"Iceland": rows}).edition == "UN report 2024"


def test_that_one_workbook_may_hold_a_sheet_for_each_year_and_state(tmp_path: Path, register: Register) -> None:
    earlier = [("Country:", "Estonia"), ("Fiscal year:", 2023), *HEAD[3:]]
    austria = [("Country:", "Austria"), *HEAD[2:]]
    found = reading(tmp_path, register, {
        "EST 2024": standardized(), "EST 2023": standardized(head=earlier), "NOR": simplified(NORWAY),
        "AUT": standardized(head=austria), "ISL": nil(), "Read me": [["How to fill in this form"], [1, 2]],
    })  # fmt: skip
    assert found.edition == "UN report 2023-2024"
    totals = {(o.member, o.year): o.value for o in found.observations if o.measure is Measure.MILITARY_EXPENDITURE}
    assert totals == {("EST", 2024): 264.59075, ("EST", 2023): 264.59075, ("NOR", 2024): 264.75}
    messages = [finding.message for finding in found.findings]
    assert "The sheet AUT is of a state that is no member of the Alliance. Left out." in messages
    whole = {u.place.partition("!")[0]: u.reason for u in found.unused if u.reason in {"nil report", "outside a table"}}
    assert whole == {"ISL": "nil report", "Read me": "outside a table"}


def test_that_a_total_that_is_not_the_sum_of_its_parts_is_told_with_both_numbers(
    tmp_path: Path, register: Register
) -> None:
    rows = standardized()
    rows[10][11] = 1351  # conscripts, total: 1200 + 150 are 1350
    found = reading(tmp_path, register, {"EST": rows})
    warned = [each for each in found.findings if each.severity is Severity.WARNING]
    assert [(each.place, each.raw) for each in warned] == [("EST!L11", "1351"), ("EST!L10", "105550.5")]
    assert warned[0].message == (
        "“1.1 Conscripts, total” is 1,351, but its force groups add up to 1,350. Both were read as they stand."
    )
    assert warned[1].message == (
        "“1 Personnel, total” is 105,550.5, but its parts add up to 105,551.5. Both were read as they stand."
    )


def test_that_the_grand_total_is_checked_both_ways(tmp_path: Path, register: Register) -> None:
    rows = simplified(NORWAY)
    rows[-1][5] = 300
    warned = [each for each in reading(tmp_path, register, {"F": rows}).findings if each.severity is Severity.WARNING]
    assert [each.message for each in warned] == [
        "“total expenditure” is 300, but its force groups add up to 264.75. Both were read as they stand.",
        "“total expenditure” is 300, but its parts add up to 264.75. Both were read as they stand.",
    ]


def test_that_rounded_totals_are_no_finding(tmp_path: Path, register: Register) -> None:
    figures = [(1.3, 1.3, 1.3, None, 4), (1, 1, 1, 1, 4), (2, 2, 2, 2, 8), (0, 0, 0, 0, 0), (4, 4, 4, 3, 16)]
    rounded = [tuple(None if v is None else round(v) for v in row) for row in figures]
    rounded[0] = (1, 1, 1, None, 4)
    found = reading(tmp_path, register, {"F": simplified(NORWAY, rounded)})
    assert told(found, Severity.WARNING) == []


def test_that_columns_may_come_in_another_order_and_new_ones_keep_their_own_words(
    tmp_path: Path, register: Register
) -> None:
    groups = [*GROUPS[1:4], GROUPS[0], "Space command", *GROUPS[4:9], GROUPS[10]]
    found = reading(tmp_path, register, {"EST": standardized(groups=groups)})
    details = {row.cell: row.detail for row in found.observations}
    assert details["EST!C12"] == "1.2 Active military personnel, naval forces"
    assert details["EST!D12"] == "1.2 Active military personnel, air forces"
    assert details["EST!G14"] == "1.4 Civilian personnel, other military forces"


def test_that_a_year_may_stand_in_the_row_of_force_groups(tmp_path: Path, register: Register) -> None:
    rows = standardized(head=[row for row in HEAD if "Fiscal year:" not in row])
    rows[6][0] = 2021
    found = reading(tmp_path, register, {"EST": rows})
    assert {row.year for row in found.observations} == {2021}
    assert len(found.observations) == sum(value is not None for row in filled(TODAY, LEAVES) for value in row)


def test_that_a_heading_over_two_columns_names_both(tmp_path: Path, register: Register) -> None:
    rows = standardized()
    rows[6] = ["", "Force groups", *[""] * 5, "Central support, administration and command"]
    rows[7][6:8] = ["Support", "Command"]
    file = write(tmp_path / "un.xlsx", {"EST": rows})
    workbook = load_workbook(file)
    sheet = workbook["EST"]
    sheet["G7"], sheet["H7"] = sheet["H7"].value, None
    sheet.merge_cells("G7:H7")
    workbook.save(file)
    found = read_workbook(file, register)
    details = {row.cell: row.detail for row in found.observations}
    assert details["EST!G14"] == "1.4 Civilian personnel, central support, administration and command, support"
    assert details["EST!H20"] == "2.4 Other, central support, administration and command, command"


def test_that_number_and_label_may_stand_in_two_columns(tmp_path: Path, register: Register) -> None:
    rows = standardized(BEFORE, BEFORE_LEAVES)
    split: list[list[object]] = [[*row] for row in rows[:6]]
    split += [["", *row] for row in rows[6:9]]
    for row in rows[9:]:
        number, _, words = str(row[0]).partition(" ")
        split.append([number.rstrip("."), words, *row[1:]])
    found = reading(tmp_path, register, {"EST": split})
    assert [o.detail for o in found.observations] == [
        o.detail for o in reading(tmp_path, register, {"EST": rows}).observations
    ]


def test_that_bad_cells_are_errors_with_their_place_and_missing_ones_are_missing(
    tmp_path: Path, register: Register
) -> None:
    rows = standardized()
    rows[10][1:5] = ["n/a", "many", "-", "150"]
    found = reading(tmp_path, register, {"EST": rows})
    assert told(found, Severity.ERROR) == [("EST!C11", "many")]
    assert by_cell(found)["EST!E11"].value == 0.15
    assert {u.place: u.reason for u in found.unused}["EST!B11"] == "no figure given"


def test_that_a_sheet_with_two_forms_reads_both(tmp_path: Path, register: Register) -> None:
    second = standardized(head=[("Fiscal year:", 2023)])
    found = reading(tmp_path, register, {"EST": [*standardized(), [], *second]})
    totals = {o.year: o.value for o in found.observations if o.measure is Measure.MILITARY_EXPENDITURE}
    assert totals == {2024: 264.59075, 2023: 264.59075}
    assert {o.unit for o in found.observations} == {"EUR million"}
