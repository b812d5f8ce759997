"""The IMF's World Economic Outlook in files of our own: every edition's columns, in any order, with any dirt."""

import math
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_weo import FIGURES, HEADINGS, LAST, YEARS, column, shuffled, table, write_text

Rows = list[list[object]]


def reading(tmp_path: Path, register: Register, rows: Rows, file: str = "weo.xlsx", sheet: str = "WEO") -> Reading:
    found = read_workbook(write(tmp_path / file, {sheet: rows}), register)
    assert found.used + found.unused_cells == found.cells
    return found


def by_cell(found: Reading) -> dict[str, Observation]:
    return {row.cell: row for row in found.observations}


def values_of(found: Reading) -> list[tuple[str, Measure, int, float, str, Kind]]:
    return sorted((row.member, row.measure, row.year, row.value, row.unit, row.kind) for row in found.observations)


def said(found: Reading, severity: Severity) -> list[tuple[str, str, str]]:
    return [(each.place, each.raw, each.message) for each in found.findings if each.severity is severity]


def warned(found: Reading) -> list[tuple[str, str]]:
    """The cells that warnings are about; those about the sheet as a whole have no cell."""
    return [(place, raw) for place, raw, _ in said(found, Severity.WARNING) if "!" in place]


def test_that_another_edition_that_a_note_speaks_of_is_not_this_one(tmp_path: Path, register: Register) -> None:
    rows = table(footer="")
    rows[1][5] = (
        "See Box 1.1 in the October 2020 World Economic Outlook, “Revised Purchasing Power Parity Weights” in the July"
        " 2014 WEO Update, and Box A2 in the April 2004 World Economic Outlook, in which June 2003 is told."
    )
    file = write(tmp_path / "WEOApr2026all.xlsx", {"WEO": rows})
    assert read_workbook(file, register).edition == "IMF WEO April 2026"


def test_that_each_subject_is_read_in_its_own_unit(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, table())
    cells = by_cell(found)
    assert (found.layout, found.edition) == ("IMF World Economic Outlook", "IMF WEO October 2026")
    assert cells["WEO!J3"] == Observation(
        "EST", Measure.REAL_GDP, 2024, 28500.0, "EUR million", "constant 2020", Kind.ACTUAL, "IMF WEO October 2026",
        "weo.xlsx", "WEO!J3", "28.5",
    )  # fmt: skip
    told = {cell: (cells[cell].measure, cells[cell].value, cells[cell].unit, cells[cell].price_basis)
            for cell in ("WEO!J4", "WEO!J5", "WEO!J6", "WEO!J7", "WEO!J8", "WEO!J12")}  # fmt: skip
    assert told == {
        "WEO!J4": (Measure.GDP_REAL_GROWTH, -0.0025, "fraction", ""),
        "WEO!J5": (Measure.GDP, 40000.0, "EUR million", "current"),
        "WEO!J6": (Measure.GDP, 43200.0, "USD million", "current"),
        "WEO!J7": (Measure.GDP_DEFLATOR, 125.0, "index", ""),
        "WEO!J8": (Measure.POPULATION, 1375.0, "thousand", ""),
        "WEO!J12": (Measure.GDP, 6400000.0, "SEK million", "current"),
    }


def test_that_years_are_actual_then_estimates_until_the_edition_and_then_projections(
    tmp_path: Path, register: Register
) -> None:
    cells = by_cell(reading(tmp_path, register, table()))
    assert [cells[f"WEO!{c}3"].kind for c in "JKLM"] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.ESTIMATE, Kind.PLAN]


@pytest.mark.parametrize(
    ("told", "first"),
    [("2025", Kind.ACTUAL), ("2,025", Kind.ACTUAL), ("FY2025/26", Kind.ACTUAL), ("n/a", Kind.ESTIMATE)],
)
def test_that_the_last_actual_year_may_be_text_fiscal_or_unknown(
    tmp_path: Path, register: Register, told: str, first: Kind
) -> None:
    cells = by_cell(reading(tmp_path, register, table(last_actual=told)))
    assert [cells[f"WEO!{c}3"].kind for c in "JKL"] == [first, first, Kind.ESTIMATE]


def test_that_an_economy_is_made_with_growth_of_the_index_and_the_rate_of_both_gdps(
    tmp_path: Path, register: Register
) -> None:
    (economy,) = reading(tmp_path, register, table()).economies
    assert (economy.id, economy.name) == ("weo-october-2026", "IMF WEO, October 2026")
    assert "October 2026" in economy.source
    assert "weo.xlsx" in economy.source
    assert "From 2028 on" in economy.assumption
    estonia = economy.outlooks["EST"]
    assert (estonia.first_year, estonia.last_year, estonia.currency) == (2024, 2027, "EUR")
    assert estonia.real_growth == (-0.0025, 0.005, 0.015, 0.025)
    assert math.isnan(estonia.deflator_growth[0])
    assert estonia.deflator_growth[1:] == pytest.approx((0.04, 0.05, 0.02))
    assert estonia.gdp == (40000.0, 42000.0, 44500.0, 46250.0)
    assert estonia.population == (1375.0, 1370.0, 1360.0, 1350.0)
    assert estonia.rate == pytest.approx((40 / 43.2, 42 / 45.36, 44.5 / 52.955, 46.25 / 55.5))


def test_that_an_outlook_ends_where_growth_does_since_its_last_year_is_held(tmp_path: Path, register: Register) -> None:
    (economy,) = reading(tmp_path, register, table()).economies
    sweden = economy.outlooks["SWE"]
    assert (sweden.last_year, sweden.real_growth[-1], len(sweden.rate)) == (2026, 0.02, 3)


def test_that_missing_figures_are_missing_and_never_zero(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, table())
    assert not {"WEO!M11", "WEO!M13"} & by_cell(found).keys()
    assert {(u.place, u.raw) for u in found.unused if u.reason == "no figure given"} == {
        ("WEO!M11", "n/a"), ("WEO!M13", "--"),
    }  # fmt: skip


def test_that_other_countries_and_subjects_are_left_out_as_ranges_and_said_once_each(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, table())
    ranges = {(u.place, u.cells, u.reason) for u in found.unused if u.cells > 9}
    assert ranges == {
        ("WEO!A1:N1", 14, "header"), ("WEO!A2:N2", 14, "a country or group that is no member"),
        ("WEO!A9:N9", 14, "another subject of the IMF"),
    }  # fmt: skip
    notes = [message for _, _, message in said(found, Severity.NOTE)]
    assert notes == [
        "1 row is of 1 country or group that is no member of the Alliance: Austria. Left out.",
        "1 row is of 1 subject that a plan has no use for: PCPIPCH. Left out.",
    ]
    assert found.unused[-1].reason == "note"


def test_that_the_imf_s_own_text_in_utf_16_says_the_same_as_the_workbook(tmp_path: Path, register: Register) -> None:
    rows = table()
    book = reading(tmp_path, register, rows)
    text = read_workbook(write_text(tmp_path / "WEOOct2026all.xls", rows), register)
    assert text.used + text.unused_cells == text.cells
    assert values_of(text) == values_of(book)
    assert text.economies[0].outlooks == book.economies[0].outlooks
    assert {row.raw for row in text.observations if row.value == 6_400_000} == {"6,400.000"}
    assert text.edition == "IMF WEO October 2026"


def test_that_a_text_with_decimal_commas_is_read_by_them(tmp_path: Path, register: Register) -> None:
    rows = table()
    book = reading(tmp_path, register, rows)
    file = write_text(tmp_path / "weo.txt", rows, "utf-8")
    swapped = file.read_text(encoding="utf-8").translate(str.maketrans(",.", ".,"))
    file.write_text(swapped.replace("Database.", "Database,").replace("Fund.", "Fund,"), encoding="utf-8")
    assert values_of(read_workbook(file, register)) == values_of(book)


def test_that_columns_may_come_in_any_order(tmp_path: Path, register: Register) -> None:
    rows = table()
    order = [13, 12, 9, 11, 10, 8, 3, 7, 2, 6, 1, 5, 0, 4]
    assert values_of(reading(tmp_path, register, shuffled(rows, order))) == values_of(reading(tmp_path, register, rows))


def test_that_a_title_may_stand_above_the_header_and_years_may_be_text(tmp_path: Path, register: Register) -> None:
    rows = table(years=[str(year) for year in YEARS])
    moved: Rows = [["World Economic Outlook"], [], *rows]
    assert values_of(reading(tmp_path, register, moved)) == values_of(reading(tmp_path, register, table()))


def test_that_the_columns_of_later_editions_are_known(tmp_path: Path, register: Register) -> None:
    rows = table(last_actual="2024")
    late: Rows = [
        ["WEO", f"{row[1]}.{row[2]}.A", row[1], row[3], row[2], "Annual", row[7], row[6], "2026-10-14", *row[9:13],
         row[13], "Swedish krona" if row[1] == "SWE" else "Euro"]
        for row in rows[1:-2]
    ]  # fmt: skip
    head: list[object] = [
        "DATASET", "SERIES_CODE", "COUNTRY.ID", "COUNTRY", "INDICATOR.ID", "FREQUENCY", "SCALE", "UNIT",
        "PUBLICATION_DATE", *YEARS, "LATEST_ACTUAL_ANNUAL_DATA", "PRIMARY_DOMESTIC_CURRENCY",
    ]  # fmt: skip
    found = reading(tmp_path, register, [head, *late], sheet="Countries")
    assert [v[:5] for v in values_of(found)] == [v[:5] for v in values_of(reading(tmp_path, register, rows))]
    assert found.edition == "IMF WEO October 2026"
    by_series = [[*row[:2], *row[6:]] for row in [head, *late]]
    assert values_of(reading(tmp_path, register, by_series)) == values_of(found)


def test_that_a_selection_from_the_imf_s_site_without_codes_is_known_by_its_words(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    words = {
        "NGDP_R": "Gross domestic product, constant prices", "NGDP": "Gross domestic product, current prices",
        "NGDP_RPCH": "Gross domestic product, constant prices", "NGDPD": "Gross domestic product, current prices",
        "NGDP_D": "Gross domestic product, deflator", "LP": "Population", "PCPIPCH": "Inflation",
    }  # fmt: skip
    for row in rows[1:-2]:
        row[4] = words[str(row[2])]
    some = [[row[3], row[4], row[6], row[7], row[8], *row[9:]] if len(row) > 9 else row for row in rows]
    found = reading(tmp_path, register, some)
    assert values_of(found) == values_of(reading(tmp_path, register, table()))
    text = write_text(tmp_path / "weo_data.xls", some)
    assert values_of(read_workbook(text, register)) == values_of(found)
    assert "no use for: Inflation (Percent change)" in found.findings[-1].message  # by its words and units


def test_that_a_heading_that_is_missing_is_told_once_and_its_column_found_by_its_codes(
    tmp_path: Path, register: Register
) -> None:
    extra = {**FIGURES, ("BGR", "NGDP"): (200, 210, 220, 230)}
    rows = table(extra)
    rows[0][column(rows, "WEO Subject Code")] = "Reihe"
    rows[0][column(rows, "ISO")] = ""
    rows[0][column(rows, "Country")] = "Land"
    found = reading(tmp_path, register, rows)
    assert values_of(found) == values_of(reading(tmp_path, register, table(extra)))
    assert [(place, raw) for place, raw, message in said(found, Severity.WARNING) if "is headed" in message] == [
        ("WEO!C1", "Reihe"), ("WEO!B1", ""),
    ]  # fmt: skip


def test_that_a_missing_column_of_last_actual_years_is_told_before_anything_else(
    tmp_path: Path, register: Register
) -> None:
    rows = [row[:13] for row in table()]
    found = reading(tmp_path, register, rows)
    assert LAST in next(each for each in found.findings if "!" in each.place).message
    cells = by_cell(found)
    assert [cells[f"WEO!{c}3"].kind for c in "JKLM"] == [Kind.ACTUAL, Kind.ESTIMATE, Kind.ESTIMATE, Kind.PLAN]


def test_that_a_year_that_cannot_be_read_is_told_once_and_its_column_left_out(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    rows[0][column(rows, 2025)] = "2O25"
    found = reading(tmp_path, register, rows)
    assert warned(found) == [("WEO!K1", "2O25")]
    assert {row.year for row in found.observations} == {2024, 2026, 2027}
    outlook = found.economies[0].outlooks["EST"]
    assert outlook.last_year == 2027
    assert math.isnan(outlook.real_growth[1])
    assert math.isnan(outlook.deflator_growth[2])


def test_that_a_year_that_stands_twice_is_told_and_read_once(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, table(years=(2024, 2025, 2025, 2027)))
    assert warned(found) == [("WEO!L1", "2025")]
    assert by_cell(found)["WEO!K5"].value == 42000.0
    assert "WEO!L5" not in by_cell(found)


def test_that_a_bad_cell_is_an_error_with_its_place_and_the_rest_is_read(tmp_path: Path, register: Register) -> None:
    rows = table()
    rows[4][column(rows, 2025)] = "about 42"
    rows[2][column(rows, 2026)] = "=1/0"
    found = reading(tmp_path, register, rows)
    errors = said(found, Severity.ERROR)
    assert [(place, raw) for place, raw, _ in errors] == [("WEO!L3", "=1/0"), ("WEO!K5", "about 42")]
    assert "GDP, current prices of Estonia in 2025" in errors[1][2]
    assert len(found.observations) == len(reading(tmp_path, register, table()).observations) - 2


def test_that_a_row_that_stands_twice_is_used_once_and_told_where_it_differs(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    again = [*rows[4]]
    again[column(rows, 2026)] = 99
    found = reading(tmp_path, register, [*rows[:-2], again])
    assert [(place, raw) for place, raw, _ in said(found, Severity.ERROR)] == [("WEO!L16", "99")]
    assert by_cell(found)["WEO!L5"].value == 44500.0


def test_that_gdp_of_the_united_states_counts_once_and_a_dollar_is_a_dollar(tmp_path: Path, register: Register) -> None:
    gdp = (29000, 30000, 31000, 32000)
    found = reading(tmp_path, register, table({
        ("USA", "NGDP"): gdp, ("USA", "NGDPD"): gdp,
        ("USA", "NGDP_RPCH"): (2, 2, 2, 2), ("USA", "NGDP_D"): (100, 102, 104.04, 106.1208),
    }))  # fmt: skip
    assert len([row for row in found.observations if row.measure is Measure.GDP]) == 4
    assert [(u.place, u.cells) for u in found.unused if u.reason == "given before"] == [("WEO!J3:M3", 4)]
    outlook = found.economies[0].outlooks["USA"]
    assert (outlook.currency, outlook.rate) == ("USD", (1.0, 1.0, 1.0, 1.0))


@pytest.mark.parametrize(("words", "code"), [("Bulgarian lev", "BGN"), ("Euro", "EUR"), ("", "EUR")])
def test_that_the_currency_is_the_one_that_the_notes_name_else_the_member_s_when_the_edition_came_out(
    tmp_path: Path, register: Register, words: str, code: str
) -> None:
    rows = table({("BGR", "NGDP"): (200, 210, 220, 230)})
    rows[1][column(rows, "Country/Series-specific Notes")] = f"Primary domestic currency: {words}" if words else ""
    found = reading(tmp_path, register, rows)
    assert {row.unit for row in found.observations} == {f"{code} million"}


def test_that_a_scale_that_is_not_known_is_told_once_and_the_imf_s_usual_one_taken(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    for row in rows[1:-2]:
        row[column(rows, "Scale")] = ""
    found = reading(tmp_path, register, rows)
    assert [place for place, _, message in said(found, Severity.WARNING) if "scale" in message] == ["WEO!H3"]
    assert values_of(found) == values_of(reading(tmp_path, register, table()))
    thousands = table()
    thousands[4][column(rows, "Scale")] = "Trillions"
    assert by_cell(reading(tmp_path, register, thousands))["WEO!J5"].value == 40_000_000.0


def test_that_a_code_and_a_name_that_do_not_go_together_are_told_and_the_code_is_followed(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    rows[2][column(rows, "Country")] = "Sweden"
    found = reading(tmp_path, register, rows)
    assert warned(found) == [("WEO!B3", "EST")]
    assert by_cell(found)["WEO!J3"].member == "EST"
    for row in rows[1:-2]:
        row[column(rows, "ISO")] = ""
    assert by_cell(reading(tmp_path, register, rows))["WEO!J4"].member == "EST"


def test_that_what_an_economy_lacks_is_told_by_subject_and_by_member(tmp_path: Path, register: Register) -> None:
    some = {key: values for key, values in FIGURES.items() if key not in {("SWE", "NGDP_D"), ("EST", "NGDPD")}}
    messages = [message for _, _, message in said(reading(tmp_path, register, table(some)), Severity.WARNING)]
    assert any(message.startswith("There is no NGDP_D (GDP deflator) of Sweden.") for message in messages)
    assert any(message.startswith("There is no NGDPD (GDP in US dollars) of Estonia.") for message in messages)
    assert any("30 members, such as Albania, Belgium" in message for message in messages)


def test_that_the_file_by_country_groups_is_refused_in_a_sentence_that_says_what_to_name(
    tmp_path: Path, register: Register
) -> None:
    head = ["WEO Country Group Code", "WEO Subject Code", "Country Group Name", "Subject Descriptor", "Subject Notes",
            "Units", "Scale", "Series-specific Notes", *YEARS, LAST]  # fmt: skip
    rows = [head, ["001", "NGDP_RPCH", "World", "GDP", "", "Percent change", "", "", 3, 3, 3, 3, ""],
            ["163", "NGDPD", "Euro area", "GDP", "", "U.S. dollars", "Billions", "", 1, 2, 3, 4, ""]]  # fmt: skip
    file = write(tmp_path / "WEOOct2026alla.xlsx", {"alla": rows})
    with pytest.raises(WorkbookRefused, match=r"WEOOct2026alla\.xlsx .* by groups of countries"):
        read_workbook(file, register)


def test_that_an_edition_is_told_by_the_file_s_name_where_its_footer_is_gone(
    tmp_path: Path, register: Register
) -> None:
    rows = table(footer="Downloaded")
    assert reading(tmp_path, register, rows, "WEOApr2026all.xlsx").edition == "IMF WEO April 2026"
    found = reading(tmp_path, register, rows, "figures.xlsx")
    assert found.edition == "IMF WEO figures"
    assert "which edition" in found.findings[0].message
    assert by_cell(found)["WEO!M3"].kind is Kind.ESTIMATE


def test_that_a_sheet_beside_the_table_is_left_out_whole(tmp_path: Path, register: Register) -> None:
    rows: dict[str, Rows] = {"About": [["Read me"], [1, 2]], "WEO": table()}
    found = read_workbook(write(tmp_path / "weo.xlsx", {**rows}), register)
    assert found.used + found.unused_cells == found.cells
    assert [(u.place, u.cells) for u in found.unused if u.place.startswith("About")] == [("About!A1:B2", 3)]


def test_that_a_nato_table_is_not_taken_for_one_of_the_imf(register: Register, sample: Path) -> None:
    assert read_workbook(sample, register).layout == "NATO defence expenditure tables"
    assert len(HEADINGS) == 9


def test_that_a_second_table_below_the_first_is_read_by_the_years_of_its_own_header(
    tmp_path: Path, register: Register
) -> None:
    first = {key: values for key, values in FIGURES.items() if key[0] == "EST"}
    second = {key: (0, *values) for key, values in FIGURES.items() if key[0] == "SWE"}
    rows = [*table(first, footer=""), *table(second, years=(2023, *YEARS))]
    found = reading(tmp_path, register, rows)
    apart = [
        *values_of(reading(tmp_path, register, table(first), "first.xlsx")),
        *values_of(reading(tmp_path, register, table(second, years=(2023, *YEARS)), "second.xlsx")),
    ]
    assert values_of(found) == sorted(apart)
    header = len(table(first)) + 1
    assert f"WEO!A{header}:O{header}" in {u.place for u in found.unused if u.reason == "header"}


def test_that_growth_that_is_shown_as_a_per_cent_is_a_fraction(tmp_path: Path, register: Register) -> None:
    rows = table()
    at = next(number for number, row in enumerate(rows) if row[1:3] == ["EST", "NGDP_RPCH"])
    first = len(HEADINGS)
    before = {cell: each.value for cell, each in by_cell(reading(tmp_path, register, rows)).items()}
    for offset in (first, first + 1):
        value = rows[at][offset]
        assert isinstance(value, float)
        rows[at][offset] = value / 100
    file = write(tmp_path / "shown.xlsx", {"WEO": rows})
    book = load_workbook(file)
    for offset in (first, first + 1):
        book["WEO"].cell(at + 1, offset + 1).number_format = "0.0%"
    book.save(file)
    after = {each.cell: each.value for each in read_workbook(file, register).observations}
    assert after == pytest.approx(before)
