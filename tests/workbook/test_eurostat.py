"""Eurostat's layouts, on files that are written here as Eurostat writes them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.workbook import eurostat
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import Reading, read_book, read_workbook
from workbook.build import write
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]


def by_cell(found: Reading) -> dict[str, Observation]:
    return {each.cell: each for each in found.observations}


def sheet_1(*rows: Sequence[object], unit: str = "Current prices, million euro") -> Rows:
    """As the data browser writes a page: two rows of header, and a column of flags right of each year."""
    return (
        ("Data extracted on 24/11/2025 10:15:00 from [ESTAT]",),
        (
            "Dataset: ",
            "Gross domestic product (GDP) and main components (output and income) [NAMA_10_GDP]",
        ),
        ("Last updated: ", "23/10/2025 23:00"),
        (),
        ("Time frequency", None, "Annual"),
        ("Unit of measure", None, unit),
        ("National accounts indicator (ESA 2010)", None, "Gross domestic product at market prices"),
        (),
        ("TIME", "2022", None, "2023", None, "2024"),
        ("GEO (Labels)",),
        *rows,
        (),
        ("Special value",),
        (":", "not available"),
        ("Observation flags:",),
        ("b", "break in time series"),
        ("p", "provisional"),
    )


PAGE = sheet_1(
    ("European Union - 27 countries (from 2020)", 15959384.3, None, 17222905.6, None, 17969414.1, "p"),
    ("Euro area – 20 countries (from 2023)", 13437000.1, None, 14460000.2, None, 15000000.3),
    ("Belgium", 563543.5, "b", 596320.8, None, 613982.5, "p"),
    ("Czechia", 287004.3, None, 317386.2, "e", 320682.8),
    ("Greece", 206620.4, None, 225197.2, "p", ":", "c"),
    ("Bosnia and Herzegovina", 23000.1, None, 25000.2, None, ":"),
    ("Türkiye", 861840.9, None, 1044850.6, "bp", 1224000.7, "p"),
    ("Kosovo*", 8895.6, None, 9680.7, None, 10300.8),
)


def test_that_a_page_of_the_data_browser_is_read_with_its_flags(tmp_path: Path, register: Register) -> None:
    sheets: dict[str, Rows] = {
        "Summary": (("Eurostat data",), ("Contents",), ("Sheet 1", "Current prices, million euro")),
        "Structure": (("Dimension", "Position", "Label"), ("Time frequency", 1, "Annual")),
        "Sheet 1": PAGE,
    }
    file = write(tmp_path / "any.xlsx", sheets)
    found = read_workbook(file, register)
    assert (found.layout, found.edition) == ("Eurostat country-by-year data", "Eurostat October 2025")
    read = {cell[8:]: (each.member, each.year, each.value, each.kind) for cell, each in by_cell(found).items()}
    assert read == {
        "B13": ("BEL", 2022, 563543.5, Kind.ACTUAL),
        "D13": ("BEL", 2023, 596320.8, Kind.ACTUAL),
        "F13": ("BEL", 2024, 613982.5, Kind.ESTIMATE),
        "B14": ("CZE", 2022, 287004.3, Kind.ACTUAL),
        "D14": ("CZE", 2023, 317386.2, Kind.ESTIMATE),
        "F14": ("CZE", 2024, 320682.8, Kind.ACTUAL),
        "B15": ("GRC", 2022, 206620.4, Kind.ACTUAL),
        "D15": ("GRC", 2023, 225197.2, Kind.ESTIMATE),
        "B17": ("TUR", 2022, 861840.9, Kind.ACTUAL),
        "D17": ("TUR", 2023, 1044850.6, Kind.ESTIMATE),
        "F17": ("TUR", 2024, 1224000.7, Kind.ESTIMATE),
    }
    assert {(each.measure, each.unit, each.price_basis) for each in found.observations} == {
        ("gdp", "EUR million", "current")
    }
    assert_told_once(found, cells_of(file))


def test_that_breaks_and_countries_left_out_are_told_in_one_sentence_each(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "any.xlsx", {"Sheet 1": PAGE}), register)
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (
            Severity.NOTE,
            "any.xlsx",
            (
                "Figures of 4 other countries and groups of countries, such as European Union, Euro area and Bosnia and"
                " Herzegovina, were left out, since they are no members of the Alliance."
            ),
        ),
        (
            Severity.NOTE,
            "Sheet 1!B13",
            "2 figures are marked as a break in their series (b), the first in Sheet 1!B13.",
        ),
    ]


TSV = (
    "freq,unit,na_item,geo\\TIME_PERIOD\t2021 \t2022 \t2023 ",
    "A,CP_MEUR,B1GQ,EA20\t12500000.1 \t13437000.1 \t14460000.2 ",
    "A,CP_MEUR,B1GQ,EL\t184574.6 \t206620.4 p\t225197.2 p",
    "A,CP_MEUR,B1GQ,UK\t: \t: \t: ",
    "A,CP_MEUR,B1GQ,LU\t73039.5 b\t: c\t79310.2 bp",
    "A,CLV15_MEUR,B1GQ,EL\t187300.9 \t198102.3 \t202500.8 s",
    "A,CP_MNAC,B1GQ,PL\t2661518.4 \t3100850.2 \t3401600.6 bep",
    "A,CP_MEUR,P3,PL\t430000.0 \t500000.0 \t560000.0 ",
    "Q,CP_MEUR,B1GQ,PL\t1.0 \t2.0 \t3.0 ",
)


def test_that_the_tsv_is_read_with_its_codes_and_flags(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "estat.tsv"
    file.write_text("\n".join(TSV), encoding="utf-8")
    found = read_workbook(file, register)
    assert {
        (each.member, each.measure, each.year): (each.value, each.unit, each.price_basis, each.kind)
        for each in found.observations
    } == {
        ("GRC", "gdp", 2021): (184574.6, "EUR million", "current", Kind.ACTUAL),
        ("GRC", "gdp", 2022): (206620.4, "EUR million", "current", Kind.ESTIMATE),
        ("GRC", "gdp", 2023): (225197.2, "EUR million", "current", Kind.ESTIMATE),
        ("LUX", "gdp", 2021): (73039.5, "EUR million", "current", Kind.ACTUAL),
        ("LUX", "gdp", 2023): (79310.2, "EUR million", "current", Kind.ESTIMATE),
        ("GRC", "real_gdp", 2021): (187300.9, "EUR million", "constant 2015", Kind.ACTUAL),
        ("GRC", "real_gdp", 2022): (198102.3, "EUR million", "constant 2015", Kind.ACTUAL),
        ("GRC", "real_gdp", 2023): (202500.8, "EUR million", "constant 2015", Kind.ESTIMATE),
        ("POL", "gdp", 2021): (2661518.4, "PLN million", "current", Kind.ACTUAL),
        ("POL", "gdp", 2022): (3100850.2, "PLN million", "current", Kind.ACTUAL),
        ("POL", "gdp", 2023): (3401600.6, "PLN million", "current", Kind.ESTIMATE),
    }
    assert by_cell(found)["estat!D7"].raw == "3401600.6 bep"
    assert found.edition == "Eurostat 2021-2023"
    reasons = {each.raw: each.reason for each in found.unused}
    assert reasons[": c"] == "confidential"
    assert found.used + found.unused_cells == found.cells


def test_that_what_has_no_measure_is_told_by_its_codes(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "estat.tsv"
    file.write_text("\n".join(TSV), encoding="utf-8")
    warned = [each for each in read_workbook(file, register).findings if each.severity is Severity.WARNING]
    assert [(each.place, each.message) for each in warned] == [
        ("estat!A8", "Rampath has no measure for these figures: “P3”, “frequency Q”. They were left out.")
    ]


def test_that_a_wide_csv_may_have_a_column_for_each_dimension_and_decimal_commas(
    tmp_path: Path, register: Register
) -> None:
    lines = (
        "freq;sector;cofog99;na_item;unit;geo\\TIME_PERIOD;2021;2022",
        "A;S13;GF02;TE;PC_GDP;Estonia;2,0;2,25 p",
        "A;S13;GF02;TE;PC_GDP;Austria;0,6;0,6",
        "A;S13;GF02;TE;MIO_EUR;Estonia;620,5;810,25",
        "A;S13;GF02;TE;PC_TOT;Estonia;4,9;5,5",
        "A;S13;GF03;TE;PC_GDP;Estonia;1,5;1,6",
        "A;S1311;GF02;TE;PC_GDP;Estonia;1,9;2,1",
    )
    file = tmp_path / "gov.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert {cell: (each.measure, each.value, each.unit, each.detail) for cell, each in by_cell(found).items()} == {
        "gov!G2": ("military_share", 0.02, "fraction", "government expenditure on defence (COFOG)"),
        "gov!H2": ("military_share", 0.0225, "fraction", "government expenditure on defence (COFOG)"),
        "gov!G4": ("military_expenditure", 620.5, "EUR million", "government expenditure on defence (COFOG)"),
        "gov!H4": ("military_expenditure", 810.25, "EUR million", "government expenditure on defence (COFOG)"),
        "gov!G5": ("military_share_of_government", 0.049, "fraction", "government expenditure on defence (COFOG)"),
        "gov!H5": ("military_share_of_government", 0.055, "fraction", "government expenditure on defence (COFOG)"),
    }
    assert found.used + found.unused_cells == found.cells


def test_that_one_figure_a_line_is_read(tmp_path: Path, register: Register) -> None:
    lines = (
        "DATAFLOW,LAST UPDATE,freq,unit,age,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG",
        "ESTAT:DEMO_PJAN(1.0),14/07/25 23:00:00,A,NR,TOTAL,T,LT,2023,2857279,",
        "ESTAT:DEMO_PJAN(1.0),14/07/25 23:00:00,A,NR,TOTAL,T,LT,2024,2885891,bp",
        "ESTAT:DEMO_PJAN(1.0),14/07/25 23:00:00,A,NR,TOTAL,F,LT,2024,1513000,",
        "ESTAT:DEMO_PJAN(1.0),14/07/25 23:00:00,A,NR,TOTAL,T,CH,2024,8960817,",
        "ESTAT:DEMO_PJAN(1.0),14/07/25 23:00:00,A,NR,TOTAL,T,IS,2024,,",
    )
    file = tmp_path / "pjan.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert {cell: (each.member, each.measure, each.year, each.value, each.unit, each.detail, each.kind)
            for cell, each in by_cell(found).items()} == {
        "pjan!I2": ("LTU", "population", 2023, 2857.279, "thousand", "on 1 January", Kind.ACTUAL),
        "pjan!I3": ("LTU", "population", 2024, 2885.891, "thousand", "on 1 January", Kind.ESTIMATE),
    }  # fmt: skip
    assert found.edition == "Eurostat July 2025"
    assert found.used + found.unused_cells == found.cells


def test_that_a_header_one_row_lower_codes_beside_labels_and_more_text_change_nothing(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("Dataset:", "Population on 1 January [tps00001]"),
        ("Last updated:", "2025-07-14"),
        ("A remark",),
        (),
        ("Time frequency", None, "Annual"),
        (),
        ("TIME", None, "2024", "2025"),
        ("GEO (Codes)", "GEO (Labels)"),
        ("LV", "Latvia", 1871882, 1856932),
        ("UA", "Ukraine", 37000000, ":"),
        ("SI", "Slovania", 2123949, 2130850),
        ("SK", "Slovenia", 1, 2),
    )
    file = write(tmp_path / "any.xlsx", {"Sheet 1": rows, "Sheet 2": (("nothing here",),)})
    found = read_workbook(file, register)
    assert {cell: (each.member, each.value) for cell, each in by_cell(found).items()} == {
        "Sheet 1!C9": ("LVA", 1871.882),
        "Sheet 1!D9": ("LVA", 1856.932),
        "Sheet 1!C11": ("SVN", 2123.949),
        "Sheet 1!D11": ("SVN", 2130.85),
    }
    errors = [(each.place, each.message) for each in found.findings if each.severity is Severity.ERROR]
    assert errors == [("Sheet 1!B12", "“Slovenia” and “SK” in Sheet 1!A12 are two countries. The row was left out.")]
    assert_told_once(found, cells_of(file))


def test_that_old_blocks_with_flags_and_other_units_are_read(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("GDP and main components [nama_10_gdp]",),
        ("Last update", "16.06.16"),
        ("Source of data", "Eurostat"),
        ("UNIT", "Chain linked volumes (2010), million units of national currency"),
        ("NA_ITEM", "Gross domestic product at market prices"),
        ("GEO/TIME", "2014", "2014_flags", "2015", "Flags and Footnotes"),
        ("Sweden", 3800000.5, None, 3950000.5, "p"),
        ("Iceland", 1700000.5, "e", 1770000.5),
        ("Special value:",),
        (":", "not available"),
        ("UNIT", "Chain linked volumes, percentage change on previous period"),
        ("NA_ITEM", "Gross domestic product at market prices"),
        ("GEO/TIME", "2014", None, "2015", None, "2016Q1"),
        ("Sweden", 2.6, None, -0.5, "p", 1.1),
        ("Swedn", 2.6, None, 4.1, "p"),
    )
    file = write(tmp_path / "any.xlsx", {"Data": rows})
    found = read_workbook(file, register)
    assert {cell: (each.member, each.measure, each.value, each.unit, each.price_basis, each.kind)
            for cell, each in by_cell(found).items()} == {
        "Data!B7": ("SWE", "real_gdp", 3800000.5, "SEK million", "constant 2010", Kind.ACTUAL),
        "Data!D7": ("SWE", "real_gdp", 3950000.5, "SEK million", "constant 2010", Kind.ESTIMATE),
        "Data!B8": ("ISL", "real_gdp", 1700000.5, "ISK million", "constant 2010", Kind.ESTIMATE),
        "Data!D8": ("ISL", "real_gdp", 1770000.5, "ISK million", "constant 2010", Kind.ACTUAL),
        "Data!B14": ("SWE", "gdp_real_growth", 0.026, "fraction", "", Kind.ACTUAL),
        "Data!D14": ("SWE", "gdp_real_growth", -0.005, "fraction", "", Kind.ESTIMATE),
    }  # fmt: skip
    assert found.edition == "Eurostat June 2016"
    assert [question.id for question in found.questions] == ["member Data!A15"]
    assert_told_once(found, cells_of(file))
    answered = read_book(replace(open_book(file), answers={"member Data!A15": "SWE"}), register)
    assert [each.place for each in answered.findings if each.severity is Severity.ERROR] == ["Data!D15"]


def test_that_a_file_without_a_known_measure_is_not_claimed_and_says_why(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "x.tsv"
    file.write_text("freq,unit,geo\\TIME_PERIOD\t2021 \t2022 \nA,KG,EL\t1 \t2 \n", encoding="utf-8")
    said = "it has Eurostat's header, but no figures that Rampath has a measure for"
    assert eurostat.score(open_book(file), register) == (0.0, said)


def test_that_errors_in_cells_and_unreadable_ones_are_told(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "any.xlsx", {"Sheet 1": sheet_1(("Italy", "about 5", None, "#N/A", None, 12.5))})
    found = read_workbook(file, register)
    assert [each.cell for each in found.observations] == ["Sheet 1!F11"]
    assert [(each.place, each.message) for each in found.findings] == [
        ("Sheet 1!B11", "“about 5” is no figure; expected the number of Italy for 2022 (GDP). Left out."),
        ("Sheet 1!D11", "“#N/A” is no figure; expected the number of Italy for 2023 (GDP). Left out."),
    ]
    assert_told_once(found, cells_of(file))


def test_that_columns_may_stand_in_any_order(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("Data extracted on 24/11/2025 from [ESTAT]",),
        (None, None, "Current prices, million euro", "Unit of measure"),
        (None, None, "Gross domestic product at market prices", "National accounts indicator (ESA 2010)"),
        ("2024", "2023", "2022", "TIME"),
        (None, None, None, "GEO (Labels)"),
        (3.5, 2.5, 1.5, "Italy"),
    )
    file = write(tmp_path / "any.xlsx", {"Sheet 1": rows})
    found = read_workbook(file, register)
    assert {each.year: each.value for each in found.observations} == {2022: 1.5, 2023: 2.5, 2024: 3.5}
    assert_told_once(found, cells_of(file))
