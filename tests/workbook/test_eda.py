"""The EDA's defence data in workbooks of our own: whose a sheet is, what an item is, and in which unit it stands."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_eda import ITEMS, MONEY, SHARE, YEARS, write_countries
from workbook.eda_reading import TWO, reading, told, values_of
from workbook.told import by_cell


def test_that_each_item_is_read_with_its_path_in_the_unit_that_its_number_format_tells(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", TWO), register)
    cells = by_cell(found)
    assert (found.layout, found.edition) == ("EDA defence data", "EDA 2022-2024")
    assert cells["Estonia !B2"] == Observation(
        "EST", Measure.MILITARY_EXPENDITURE, 2022, 600.0, "EUR million", "current", Kind.ACTUAL, "EDA 2022-2024",
        "eda.xlsx", "Estonia !B2", "600",
    )  # fmt: skip
    read = {row: (o.measure, o.value, o.unit, o.detail) for row in range(2, 17) if (o := cells.get(f"Estonia !C{row}"))}
    item, deployed = Measure.DEFENCE_ITEM, "Average Number of Troops Deployed"
    assert read == {
        2: (Measure.MILITARY_EXPENDITURE, 750.0, "EUR million", ""),
        3: (Measure.MILITARY_SHARE, 0.0225, "fraction", ""),
        4: (Measure.MILITARY_SHARE_OF_GOVERNMENT, 0.05, "fraction", ""),
        5: (Measure.MILITARY_PER_CAPITA, 560.5, "EUR", ""),
        6: (item, 200.0, "EUR million", "Personnel Expenditure"),
        7: (item, 200.0, "EUR million", "Defence Investment"),
        8: (item, 180.0, "EUR million", "Defence Investment > Defence Equipment Procurement Expenditure"),
        9: (item, 20.0, "EUR million", "Defence Investment > Defence R&D Expenditure"),
        11: (Measure.PERSONNEL, 6.75, "thousand", ""),
        12: (item, 5.25, "thousand", "Total Military Personnel > Army"),
        13: (item, 0.0, "thousand", "Total Military Personnel > Other"),
        14: (item, 30000.0, "EUR", "Defence Investment per Military"),
        15: (item, 0.26, "thousand", deployed),
        16: (item, 0.04, "fraction", f"{deployed} > % of Total Military Personnel"),
    }
    research = "Defence Investment > Defence R&D Expenditure > Defence R&T Expenditure (subset of R&D)"
    assert cells["Estonia !B10"].detail == research
    assert cells["Estonia !D2"].kind is Kind.ESTIMATE


def test_that_confidential_and_missing_figures_are_told_apart_and_never_zero(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", TWO), register)
    why = {unused.place: unused.reason for unused in found.unused}
    assert why["Estonia !B4"] == why["Estonia !C10"] == "confidential"
    assert why["Estonia !B6"] == why["Estonia !D10"] == "no figure given"
    assert by_cell(found)["Estonia !B13"].value == 0.0
    assert any("2 figures of members are confidential" in each.message for each in found.findings)


def test_that_one_confidential_figure_is_told_as_one(tmp_path: Path, register: Register) -> None:
    items = [*ITEMS[:2], ("      Defence Expenditure as % of Government Spending", SHARE, ("c", 0.05, 0.06))]
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia ": "Estonia"}, items=items), register)
    said = [each.message for each in found.findings if "confidential" in each.message]
    assert said == ["1 figure of a member is confidential (c). There is no figure."]


def test_that_sheets_of_other_countries_and_totals_are_left_out_whole_and_told_once(
    tmp_path: Path, register: Register
) -> None:
    found = reading(write_countries(tmp_path / "eda.xlsx", TWO), register)
    assert {row.member for row in found.observations} == {"EST"}
    cells = 1 + 3 + len(ITEMS) * 4 + 5
    assert [(u.place, u.cells) for u in found.unused if "another country" in u.reason] == [
        ("EDA 26!A1:D21", cells), ("Malta!A1:D21", cells),
    ]  # fmt: skip
    messages = [each.message for each in found.findings]
    assert "The sheets of EDA 26 and Malta are of no member of the Alliance. Left out." in messages
    assert sum("not core expenditure" in message for message in messages) == 1


def test_that_hierarchy_by_indented_cells_reads_like_hierarchy_by_blanks(tmp_path: Path, register: Register) -> None:
    blanks = reading(write_countries(tmp_path / "a.xlsx", {"Estonia": "Estonia"}), register)
    indents = reading(write_countries(tmp_path / "b.xlsx", {"Estonia": "Estonia"}, indents=True), register)
    assert values_of(indents) == values_of(blanks)


@pytest.mark.parametrize("extra", [("Defence data of the EDA", "in million EUR"), ("", "Updated in 2025", "")])
def test_that_a_title_may_stand_above_the_years(tmp_path: Path, register: Register, extra: tuple[str, ...]) -> None:
    plain = reading(write_countries(tmp_path / "a.xlsx", {"Estonia": "Estonia"}), register)
    moved = reading(write_countries(tmp_path / "b.xlsx", {"Estonia": "Estonia"}, top=extra), register)
    assert values_of(moved) == values_of(plain)


def test_that_a_sheet_without_a_row_of_years_is_told_once_and_left_out(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Finland": "Finland", "Estonia": "Estonia"})
    workbook = load_workbook(file)
    for column, text in zip("BCD", ("first", "second", "third"), strict=True):
        workbook["Estonia"][f"{column}1"] = text
    workbook.save(file)
    found = reading(file, register)
    assert told(found, Severity.ERROR) == [("Estonia", "")]
    assert {row.member for row in found.observations} == {"FIN"}
    workbook.remove(workbook["Finland"])
    workbook.save(file)
    with pytest.raises(WorkbookRefused, match="no figures of a member under a row of years"):
        read_workbook(file, register)


def test_that_a_year_that_cannot_be_read_is_told_once(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, years=("2022", "2O23", "2024e"))
    found = reading(file, register)
    assert told(found, Severity.WARNING) == [("Estonia!C1", "2O23")]
    assert {row.year for row in found.observations} == {2022, 2024}


def test_that_a_year_that_cannot_be_read_is_told_in_a_text_table_too(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "Estonia.csv"
    file.write_text(
        "Estonia;2018;2O19;2020\nTotal Defence Expenditure;€ 500,5 Mln;€ 550,2 Mln;€ 600,1 Mln\n"
        "Defence Investment;€ 100,0 Mln;€ 110,0 Mln;c\nDefence R&D Expenditure;€ 9,0 Mln;:;€ 8,5 Mln\n",
        encoding="utf-8",
    )
    found = reading(file, register)
    assert told(found, Severity.WARNING) == [("Estonia!C1", "2O19")]
    assert {row.year for row in found.observations} == {2018, 2020}


def test_that_years_may_come_in_any_order(tmp_path: Path, register: Register) -> None:
    turned = [(label, form, values[::-1]) for label, form, values in ITEMS]
    there = reading(write_countries(tmp_path / "a.xlsx", {"Estonia": "Estonia"}), register)
    back = write_countries(tmp_path / "b.xlsx", {"Estonia": "Estonia"}, items=turned, years=YEARS[::-1])
    assert sorted(values_of(reading(back, register))) == sorted(values_of(there))


def test_that_values_under_a_merged_header_are_no_second_header(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"})
    workbook = load_workbook(file)
    sheet = workbook["Estonia"]
    sheet.insert_rows(2)
    sheet["C2"], sheet["D2"] = "2023", "2024e"
    for column in "ABCD":
        sheet.merged_cells.add(f"{column}1:{column}2")  # unlike merge_cells this leaves the values below
    workbook.save(file)
    found = reading(file, register)
    assert by_cell(found)["Estonia!B3"].value == 600.0
    assert len(found.observations) == len(ITEMS) * 3 - 4
    assert [(u.place, u.cells) for u in found.unused if "merged" in u.reason] == [("Estonia!C2:D2", 2)]


def test_that_constant_prices_are_told_by_a_label_or_a_line_above_a_block(tmp_path: Path, register: Register) -> None:
    items = [*ITEMS, ("Constant 2021 prices", MONEY, ()), *ITEMS[:1], ("Defence Investment", MONEY, (1, 2, 3))]
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register)
    cells = by_cell(found)
    assert (cells["Estonia!B2"].price_basis, cells["Estonia!B18"].price_basis) == ("current", "constant 2021")
    assert (cells["Estonia!B19"].detail, cells["Estonia!B19"].price_basis) == ("Defence Investment", "constant 2021")
    label = [("Total Defence Expenditure (constant 2021 prices)", MONEY, (1, 2, 3)), *ITEMS[1:]]
    found = reading(write_countries(tmp_path / "b.xlsx", {"Estonia": "Estonia"}, items=label), register)
    first = by_cell(found)["Estonia!B2"]
    assert (first.measure, first.price_basis) == (Measure.MILITARY_EXPENDITURE, "constant 2021")


def test_that_without_number_formats_units_come_from_labels_and_what_is_assumed_is_told_once(
    tmp_path: Path, register: Register
) -> None:
    two = {"Estonia": "Estonia", "Finland": "Finland"}
    found = reading(write_countries(tmp_path / "eda.xlsx", two, formats=False), register)
    plain = reading(write_countries(tmp_path / "a.xlsx", two), register)
    assert values_of(found) == values_of(plain)
    assert told(found, Severity.WARNING) == [("Estonia!A2", ITEMS[0][0])]
    labelled = [(f"{label} (€ Mln)" if form == MONEY else label, form, values) for label, form, values in ITEMS]
    found = reading(write_countries(tmp_path / "b.xlsx", two, items=labelled, formats=False), register)
    assert values_of(found) == values_of(plain)
    assert told(found, Severity.WARNING) == []


def test_that_per_cents_without_a_sign_are_told_from_fractions_by_the_share_of_gdp(
    tmp_path: Path, register: Register
) -> None:
    hundred = [
        (label, form, [v * 100 if form == SHARE and isinstance(v, float) else v for v in values])
        for label, form, values in ITEMS
    ]
    found = reading(
        write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=hundred, formats=False), register
    )
    cells = by_cell(found)
    assert [cells[f"Estonia!{c}3"].value for c in "BCD"] == [0.02, 0.0225, 0.03125]
    assert cells["Estonia!D16"].value == 0.05


def test_that_thousands_of_euro_and_of_heads_are_scaled(tmp_path: Path, register: Register) -> None:
    items = [("Total Defence Expenditure", '#,##0 "k€"', (600000, 750000, 900500)), *ITEMS[1:9],
             ("Total Military Personnel (thousands)", "0.0", (6.5, 6.75, 7))]  # fmt: skip
    cells = by_cell(reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register))
    assert (cells["Estonia!D2"].value, cells["Estonia!D2"].unit) == (900.5, "EUR million")
    assert (cells["Estonia!C11"].value, cells["Estonia!C11"].measure) == (6.75, Measure.PERSONNEL)


@pytest.mark.parametrize("corner", ["Estonia (thousand EUR)", "Estonia, EUR thousand"])
def test_that_the_cell_left_of_the_years_may_tell_the_unit_of_money(
    tmp_path: Path, register: Register, corner: str
) -> None:
    file = write_countries(tmp_path / "eda.xlsx", {"Estonia": corner}, formats=False)
    found = reading(file, register)
    assert (by_cell(found)["Estonia!D2"].value, by_cell(found)["Estonia!D2"].unit) == (0.9005, "EUR million")
    assert told(found, Severity.WARNING) == []


def test_that_units_may_stand_in_a_column_of_their_own(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [
        ["Estonia", "Unit", "2023", "2024"], ["Total Defence Expenditure", "EUR thousand", 750_000, 900_500],
        ["B. Defence Investment", "EUR million", 200, 300], ["Total Military Personnel", "thousand", 6.75, 7],
    ]  # fmt: skip
    cells = by_cell(reading(write(tmp_path / "eda.xlsx", {"Estonia": rows}), register))
    assert {cell: (each.value, each.unit) for cell, each in cells.items() if cell[-2] == "D"} == {
        "Estonia!D2": (900.5, "EUR million"), "Estonia!D3": (300.0, "EUR million"), "Estonia!D4": (7.0, "thousand"),
    }  # fmt: skip


def test_that_bad_cells_are_errors_with_their_place_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    items = [*ITEMS]
    items[1] = (ITEMS[1][0], SHARE, (0.02, 0.225, "much"))
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register)
    assert told(found, Severity.ERROR) == [("Estonia!C3", "0.225"), ("Estonia!D3", "much")]
    assert by_cell(found)["Estonia!B3"].value == 0.02


def test_that_a_row_that_stands_twice_is_used_once_and_told_where_it_differs(
    tmp_path: Path, register: Register
) -> None:
    items = [*ITEMS, (" Defence Investment", MONEY, (100, 999, 300))]
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register)
    assert told(found, Severity.ERROR) == [("Estonia!C17", "999")]
    assert by_cell(found)["Estonia!C7"].value == 200.0


def test_that_a_row_of_which_nothing_says_what_it_counts_is_left_out_and_told(
    tmp_path: Path, register: Register
) -> None:
    items = [*ITEMS, ("Readiness", "General", (1, 2, 3))]
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register)
    assert told(found, Severity.WARNING) == [("Estonia!A17", "Readiness")]


def test_that_text_figures_with_decimal_commas_and_estimates_are_read(tmp_path: Path, register: Register) -> None:
    items = [(" Total Defence Expenditure", MONEY, ("1.600,5", "1.750,25", "1.900,0 e")), *ITEMS[1:]]
    cells = by_cell(reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register))
    assert [cells[f"Estonia!{c}2"].value for c in "BCD"] == [1600.5, 1750.25, 1900.0]
    assert cells["Estonia!D2"].kind is Kind.ESTIMATE


def test_that_hidden_sheets_are_read_and_told(tmp_path: Path, register: Register) -> None:
    file = write_countries(tmp_path / "eda.xlsx", TWO)
    workbook = load_workbook(file)
    workbook["Estonia "].sheet_state = "hidden"
    workbook.save(file)
    found = reading(file, register)
    assert {row.member for row in found.observations} == {"EST"}
    assert any("hidden" in each.message and "Estonia" in each.message for each in found.findings)


def test_that_figures_that_look_like_years_are_figures(tmp_path: Path, register: Register) -> None:
    items = [*ITEMS[:9], (" Total Military Personnel", "#,##0", (1950, 2000, 2050))]
    cells = by_cell(reading(write_countries(tmp_path / "eda.xlsx", {"Estonia": "Estonia"}, items=items), register))
    assert [cells[f"Estonia!{c}11"].value for c in "BCD"] == [1.95, 2.0, 2.05]


def test_that_items_in_french_are_known(tmp_path: Path, register: Register) -> None:
    items = [
        ("Dépenses totales de défense", MONEY, (600, 750, 900)),
        ("   Dépenses de défense en % du PIB", SHARE, (0.02, 0.02, 0.03)),
        ("Investissements de défense", MONEY, (100, 200, 300)),
        ("   Dépenses de défense par habitant", '"€"\\ #,##0', (1, 2, 3)),
        ("Effectifs militaires totaux", "#,##0", (6000, 7000, 8000)),
    ]
    found = reading(write_countries(tmp_path / "eda.xlsx", {"Estonie": "Estonie"}, items=items, notes=()), register)
    assert [o.measure for o in found.observations if o.year == 2023] == [
        Measure.MILITARY_EXPENDITURE, Measure.MILITARY_SHARE, Measure.DEFENCE_ITEM, Measure.MILITARY_PER_CAPITA,
        Measure.PERSONNEL,
    ]  # fmt: skip
