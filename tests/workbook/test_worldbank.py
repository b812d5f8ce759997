"""The World Bank's layouts, on files that are written here as the Bank writes them."""

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook import worldbank, worldbank_table
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import LAYOUTS, Reading, read_book, read_workbook
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.worldbank_words import INDICATORS, series_of, year_in
from workbook.build import write
from workbook.sheets import book_of, sheet_of
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]
HEADER = ("Country Name", "Country Code", "Indicator Name", "Indicator Code", "2021", "2022", "2023", "")


def api_csv(file: Path, rows: Rows, *, source: str = "World Development Indicators") -> Path:
    """As `API_..._DS2_en_csv_v2.csv`: a byte order mark, quotation marks, and a comma behind each line."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerows([["Data Source", source, ""], [], ["Last Updated Date", "2024-05-30", ""], []])
        writer.writerows([HEADER, *rows])
    return file


def row(name: str, code: str, indicator: str, *values: object) -> tuple[object, ...]:
    return (name, code, INDICATORS[indicator].name, indicator, *values, "")


def by_cell(found: Reading) -> dict[str, Observation]:
    return {each.cell: each for each in found.observations}


def test_that_the_csv_of_the_api_is_read_with_its_units(tmp_path: Path, register: Register) -> None:
    rows = (
        row("Aruba", "ABW", "NY.GDP.MKTP.CD", "2000000000", "2100000000", ""),
        row("Estonia", "EST", "NY.GDP.MKTP.CD", "36861873012.8", "38100812959.3", "40744977268.2"),
        row("Turkiye", "TUR", "NY.GDP.MKTP.CD", "819035182929.6", "", "1108022372837.5"),
        row("World", "WLD", "NY.GDP.MKTP.CD", "1", "2", "3"),
    )
    found = read_workbook(api_csv(tmp_path / "gdp.csv", rows), register)
    assert (found.layout, found.edition) == ("World Bank country-by-year data", "World Bank May 2024")
    assert {cell: (each.member, each.measure, each.year, each.value, each.unit, each.price_basis)
            for cell, each in by_cell(found).items()} == {
        "gdp!E7": ("EST", "gdp", 2021, 36861.8730128, "USD million", "current"),
        "gdp!F7": ("EST", "gdp", 2022, 38100.8129593, "USD million", "current"),
        "gdp!G7": ("EST", "gdp", 2023, 40744.9772682, "USD million", "current"),
        "gdp!E8": ("TUR", "gdp", 2021, 819035.1829296, "USD million", "current"),
        "gdp!G8": ("TUR", "gdp", 2023, 1108022.3728375, "USD million", "current"),
    }  # fmt: skip
    assert found.used + found.unused_cells == found.cells
    assert [each.severity for each in found.findings] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("code", "name", "raw", "measure", "value", "unit", "basis"),
    [
        ("MS.MIL.XPND.GD.ZS", "", 2.5, "military_share", 0.025, "fraction", "current"),
        ("MS.MIL.XPND.ZS", "", 5.5, "military_share_of_government", 0.055, "fraction", "current"),
        ("MS.MIL.XPND.CD", "", 1.5e9, "military_expenditure", 1500.0, "USD million", "current"),
        ("MS.MIL.XPND.CN", "", 1.5e9, "military_expenditure", 1500.0, "EUR million", "current"),
        ("NY.GDP.MKTP.CD", "", 4.1e10, "gdp", 41000.0, "USD million", "current"),
        ("NY.GDP.MKTP.CN", "", 4.1e10, "gdp", 41000.0, "EUR million", "current"),
        ("NY.GDP.MKTP.KD", "", 4.1e10, "real_gdp", 41000.0, "USD million", "constant 2015"),
        ("NY.GDP.MKTP.KD", "GDP (constant 2010 US$)", 4.1e10, "real_gdp", 41000.0, "USD million", "constant 2010"),
        ("NY.GDP.MKTP.KN", "", 4.1e10, "real_gdp", 41000.0, "EUR million", "constant"),
        ("NY.GDP.MKTP.KD.ZG", "", -3.5, "gdp_real_growth", -0.035, "fraction", ""),
        ("NY.GDP.DEFL.KD.ZG", "", 8.25, "gdp_deflator", 0.0825, "fraction", ""),
        ("NY.GDP.DEFL.ZS", "", 131.5, "gdp_deflator", 131.5, "index", ""),
        ("NY.GDP.PCAP.CD", "", 29823.5, "gdp_per_capita", 29823.5, "USD", "current"),
        ("NY.GDP.PCAP.KD", "GDP per capita (constant 2015 US$)", 20500, "gdp_per_capita", 20500.0, "USD",
         "constant 2015"),
        ("SP.POP.TOTL", "", 1366188, "population", 1366.188, "thousand", ""),
        ("MS.MIL.TOTL.P1", "", 7100, "personnel", 7.1, "thousand", ""),
    ],
)  # fmt: skip
def test_that_each_indicator_has_its_measure_and_unit(
    tmp_path: Path, register: Register, code: str, name: str, raw: float,
    measure: str, value: float, unit: str, basis: str,
) -> None:  # fmt: skip
    name = name or INDICATORS[code].name
    rows = (
        ("Data Source", "World Development Indicators"),
        (),
        ("Last Updated Date", "2024-05-30"),
        ("Country Name", "Country Code", "Indicator Name", "Indicator Code", "2022", "2023"),
        ("Estonia", "EST", name, code, raw, ""),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    (only,) = found.observations
    assert (only.measure, only.unit, only.price_basis, only.year) == (measure, unit, basis, 2022)
    assert only.value == pytest.approx(value, rel=1e-14)


def test_that_every_known_indicator_is_known_by_its_name_alone() -> None:
    for code, indicator in INDICATORS.items():
        assert series_of("", indicator.name) == series_of(code, indicator.name)
    assert series_of("", "Military expenditure (current LCU)") != series_of("", "Military expenditure (current USD)")


@pytest.mark.parametrize(
    ("heading", "year"),
    [("2015", 2015), ("2015 [YR2015]", 2015), ("2015 [YR2016]", None), ("Notes", None), ("3015", None)],
)
def test_that_a_heading_names_its_year(heading: str, year: int | None) -> None:
    assert year_in(heading) == year


DATABANK: Rows = (
    ("Series Name", "Series Code", "Country Name", "Country Code", "2022 [YR2022]", "2023 [YR2023]"),
    ("Population, total", "SP.POP.TOTL", "Latvia", "LVA", 1879383, 1877445),
    ("Population, total", "SP.POP.TOTL", "Georgia", "GEO", 3712502, ".."),
    ("Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", "Latvia", "LVA", 2.1, ".."),
    ("Armed forces personnel (% of total labor force)", "MS.MIL.TOTL.TF.ZS", "Latvia", "LVA", 0.7, 0.8),
    ("Armed forces personnel (% of total labor force)", "MS.MIL.TOTL.TF.ZS", "Georgia", "GEO", 0.7, 0.8),
    (),
    ("Data from database: World Development Indicators",),
    ("Last Updated: 01/28/2025",),
)


def test_that_an_extract_of_the_databank_is_read_with_many_indicators(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "x.xlsx", {"Data": DATABANK})
    found = read_workbook(file, register)
    assert {cell: (each.measure, each.year, each.value) for cell, each in by_cell(found).items()} == {
        "Data!E2": ("population", 2022, 1879.383),
        "Data!F2": ("population", 2023, 1877.445),
        "Data!E4": ("military_share", 2022, 0.021),
    }
    assert found.edition == "World Bank January 2025"
    assert_told_once(found, cells_of(file))


def test_that_an_unknown_indicator_is_told_once_and_left_out(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": DATABANK}), register)
    warned = [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING]
    message = (
        "The indicator “Armed forces personnel (% of total labor force)” (MS.MIL.TOTL.TF.ZS) is not one that Rampath"
        " knows. Its rows were left out."
    )
    assert warned == [("Data!A5", message)]


def test_that_a_file_of_unknown_indicators_alone_is_not_claimed_and_says_why(
    tmp_path: Path, register: Register
) -> None:
    rows = (HEADER, ("Latvia", "LVA", "Forest area (% of land area)", "AG.LND.FRST.ZS", 54.1, 54.8, 54.9))
    book = open_book(write(tmp_path / "x.xlsx", {"Data": rows}))
    assert [layout.score(book, register)[0] for layout in LAYOUTS] == [0] * len(LAYOUTS)
    assert worldbank.score(book, register) == (
        0.0,
        "it has the World Bank's header, but no indicator that is known: Forest area (% of land area)",
    )


def test_that_the_indicator_is_told_by_the_notes_where_the_data_have_none(tmp_path: Path, register: Register) -> None:
    sheets: dict[str, Rows] = {
        "Data": ((), ("Country Name", "2015", "2016"), ("Czech Rep.", 0.95, 0.99), ("Kosovo", 0.7, 0.8)),
        "Metadata - Countries": (("Country Code", "Region"), ("CZE", "Europe & Central Asia")),
        "Metadata - Indicators": (
            ("INDICATOR_CODE", "INDICATOR_NAME"),
            ("MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)"),
        ),
    }
    file = write(tmp_path / "x.xlsx", sheets)
    found = read_workbook(file, register)
    assert {cell: (each.member, each.value) for cell, each in by_cell(found).items()} == {
        "Data!B3": ("CZE", 0.0095),
        "Data!C3": ("CZE", 0.0099),
    }
    assert found.edition == "World Bank 2015-2016"
    assert_told_once(found, cells_of(file))


def test_that_a_code_settles_a_name_that_is_misspelt_and_contradicts_one_that_is_not(
    tmp_path: Path, register: Register
) -> None:
    rows = (
        HEADER,
        row("Slovania", "SVN", "SP.POP.TOTL", 2108079, 2111986, 2120937),
        row("Slovakia", "SVN", "SP.POP.TOTL", 1, 2, 3),
        row("Slovania", "", "SP.POP.TOTL", 4, 5, 6),
    )
    file = write(tmp_path / "x.xlsx", {"Data": rows})
    found = read_workbook(file, register)
    assert {each.cell for each in found.observations} == {"Data!E2", "Data!F2", "Data!G2"}
    assert {each.member for each in found.observations} == {"SVN"}
    assert [(each.place, each.message) for each in found.findings if each.place != "Data!A4"] == [
        ("Data!A3", "“Slovakia” and “SVN” in Data!B3 are two countries. The row was left out.")
    ]
    assert [question.id for question in found.questions] == ["member Data!A4"]
    assert_told_once(found, cells_of(file))
    answered = read_book(replace(open_book(file), answers={"member Data!A4": "SVK"}), register)
    assert by_cell(answered)["Data!G4"].member == "SVK"


def test_that_columns_may_stand_in_any_order_and_commas_may_part_decimals(tmp_path: Path, register: Register) -> None:
    file = tmp_path / "x.csv"
    lines = [
        "Data Source;World Development Indicators",
        "Indicator Code;2023;2022;Country Code;Country Name",
        "MS.MIL.XPND.GD.ZS;1,25;1,75;ITA;Italie",
        "MS.MIL.XPND.GD.ZS;2,25;215,5;FRA;France",
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(file, register)
    assert {(each.member, each.year): each.value for each in found.observations} == {
        ("ITA", 2023): 0.0125, ("ITA", 2022): 0.0175, ("FRA", 2023): 0.0225,
    }  # fmt: skip
    assert [question.id for question in found.questions] == ["share x!C4"]
    assert found.used + found.unused_cells == found.cells


def test_that_american_money_given_in_dollars_and_in_local_currency_counts_once(
    tmp_path: Path, register: Register
) -> None:
    rows = (
        HEADER,
        row("United States", "USA", "MS.MIL.XPND.CD", 806230211100, 860692200000, 916014700000),
        row("United States", "USA", "MS.MIL.XPND.CN", 806230211100, 860692200000.4, 916014700000),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    assert [each.cell for each in found.observations] == ["Data!E2", "Data!F2", "Data!G2"]
    assert found.findings == ()


def test_that_a_thousandfold_jump_and_another_sign_ask_with_both_readings(tmp_path: Path, register: Register) -> None:
    rows = (
        HEADER,
        row("Estonia", "EST", "NY.GDP.MKTP.CD", 36e9, 38e12, 41e9),
        row("Spain", "ESP", "NY.GDP.MKTP.CD", 1446e9, 1446e9, -1620e9),
    )
    file = write(tmp_path / "x.xlsx", {"Data": rows})
    found = read_workbook(file, register)
    assert {each.cell for each in found.observations} == {"Data!E2", "Data!G2", "Data!E3", "Data!F3"}
    told = {each.id: [choice.text for choice in each.choices] for each in found.questions}
    assert told == {
        "thousandfold Data!F2": ["divided by 1,000: 38,000 USD million", "as it stands: 38,000,000 USD million",
                                 "leave it out"],
        "sign Data!G3": ["without the minus: 1,620,000 USD million", "as it stands: \u22121,620,000 USD million",
                         "leave it out"],
    }  # fmt: skip
    assert_told_once(found, cells_of(file))
    answers = {"thousandfold Data!F2": "otherwise", "sign Data!G3": "as-it-stands"}
    answered = by_cell(read_book(replace(open_book(file), answers=answers), register))
    assert (answered["Data!F2"].value, answered["Data!G3"].value) == (38000.0, -1620000.0)


def test_that_a_second_table_below_the_first_is_read_by_the_years_of_its_own_header(
    tmp_path: Path, register: Register
) -> None:
    shares, growth = "MS.MIL.XPND.GD.ZS", "NY.GDP.MKTP.KD.ZG"
    first = [row("Estonia", "EST", shares, 2.25, 2.5, 3.25)]
    second = [(*HEADER[:4], "2019", "2020", "2021", "2022"), (*row("Estonia", "EST", growth)[:4], 4, -3, 7, 0.5)]
    top = [("Data Source", "World Development Indicators"), ()]
    file = write(tmp_path / "wb.xlsx", {"Data": [*top, HEADER, *first, (), *top, *second]})
    found = read_workbook(file, register)
    assert [(each.cell, each.measure, each.year, each.value) for each in found.observations] == [
        ("Data!E4", "military_share", 2021, 0.0225), ("Data!F4", "military_share", 2022, 0.025),
        ("Data!G4", "military_share", 2023, 0.0325), ("Data!E9", "gdp_real_growth", 2019, 0.04),
        ("Data!F9", "gdp_real_growth", 2020, -0.03), ("Data!G9", "gdp_real_growth", 2021, 0.07),
        ("Data!H9", "gdp_real_growth", 2022, 0.005),
    ]  # fmt: skip
    assert [*found.findings] == []
    assert found.used + found.unused_cells == found.cells


def test_that_growth_that_is_shown_as_a_per_cent_is_a_fraction(tmp_path: Path, register: Register) -> None:
    growth = (*row("Estonia", "EST", "NY.GDP.MKTP.KD.ZG")[:4], 0.0725, 0.5, -0.03)
    file = write(tmp_path / "wb.xlsx", {"Data": [("World Development Indicators",), HEADER, growth]})
    book = load_workbook(file)
    for cell in ("E3", "G3"):
        book["Data"][cell].number_format = "0.0%"
    book.save(file)
    found = read_workbook(file, register)
    assert {cell: each.value for cell, each in by_cell(found).items()} == {
        "Data!E3": 0.0725, "Data!F3": 0.005, "Data!G3": -0.03,
    }  # fmt: skip


def test_that_years_from_the_file_s_own_on_are_estimated_or_projected(tmp_path: Path, register: Register) -> None:
    years = (f"{year} [YR{year}]" for year in (2023, 2024, 2025, 2050))
    rows: Rows = (
        ("Country Name", "Country Code", "Series Name", "Series Code", *years),
        ("Belgium", "BEL", "Population, total", "SP.POP.TOTL", 11787423, 11823000, 11850000, 12400000),
        ("Data from database: Population estimates and projections",),
        ("Last Updated: 07/01/2025",),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    kinds = {each.year: each.kind for each in found.observations}
    assert kinds == {2023: Kind.ACTUAL, 2024: Kind.ACTUAL, 2025: Kind.ESTIMATE, 2050: Kind.PLAN}


def test_that_an_extract_of_one_year_is_read(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("Country Name", "Country Code", "Series Name", "Series Code", "2023 [YR2023]"),
        ("Belgium", "BEL", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", 1.25),
        ("Data from database: World Development Indicators",),
        ("Last Updated: 12/16/2024",),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    assert [(each.cell, each.year, each.value) for each in found.observations] == [("Data!E2", 2023, 0.0125)]
    across: Rows = (
        ("Time", "Time Code", "Series Name", "Series Code", "Belgium [BEL]", "Türkiye [TUR]"),
        (2023, "YR2023", "Military expenditure (% of GDP)", "MS.MIL.XPND.GD.ZS", 1.25, 1.5),
    )
    turned = read_workbook(write(tmp_path / "y.xlsx", {"Data": across}), register)
    assert [(each.cell, each.member, each.value) for each in turned.observations] == [
        ("Data!E2", "BEL", 0.0125), ("Data!F2", "TUR", 0.015),
    ]  # fmt: skip


def test_that_constant_prices_of_a_year_that_nothing_says_are_told(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("Country Name", "Country Code", "Indicator Code", "2016", "2017"),
        ("Belgium", "BEL", "NY.GDP.MKTP.KD", 4.5e11, 4.75e11),
        ("Estonia", "EST", "NY.GDP.MKTP.KD", 2.25e10, 2.5e10),
    )
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": rows}), register)
    assert {each.price_basis for each in found.observations} == {"constant 2015"}
    assert [(each.place, each.raw, each.message) for each in found.findings] == [
        (
            "Data!C2",
            "NY.GDP.MKTP.KD",
            (
                "Nothing says of which year the constant prices of NY.GDP.MKTP.KD are; expected the indicator's name,"
                " such as “GDP (constant 2015 US$)”. They were taken for prices of 2015, which the World Bank has had"
                " since 2021; its earlier files are in those of other years."
            ),
        )
    ]


def test_that_of_many_unknown_indicators_the_first_are_named_and_the_others_counted(
    tmp_path: Path, register: Register
) -> None:
    others = [
        ("Estonia", "EST", f"Forest of kind {at}", f"AG.LND.FRS{at}.ZS", "1,5", "1,6", "1,7") for at in range(1500)
    ]
    rows = [row("Estonia", "EST", "SP.POP.TOTL", "1330932", "1348840", "1370286"), *others]
    found = read_workbook(api_csv(tmp_path / "WDICSV.csv", rows), register)
    assert [each.value for each in found.observations] == [1330.932, 1348.84, 1370.286]
    told = [each.message for each in found.findings]
    assert len(told) == 6
    assert "1,495 more indicators are not among those that Rampath knows, from here on. They were left out." in told


def test_that_no_indicator_is_looked_for_above_rows_that_head_no_countries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sheet may have 16,384 columns, all of whose cells above each of its first rows would be gone through."""
    monkeypatch.setattr(worldbank_table, "_named_above", lambda *_: pytest.fail("looked for"))
    sheet = sheet_of([[1, 2, 3]] * 40)
    assert worldbank_table.tables_in(book_of(sheet)) == []


def test_that_the_name_of_a_download_tells_the_indicator_where_nothing_in_it_does(
    tmp_path: Path, register: Register
) -> None:
    """As where its columns of indicators were deleted, being the same in each row."""
    lines = ("Data Source,World Development Indicators", "", "Last Updated Date,2026-07-01", "",
             "Country Name,Country Code,2023,2024", "Belgium,BEL,1.21,1.30", "Poland,POL,3.8,4.2")  # fmt: skip
    name = "API_MS.MIL.XPND.GD.ZS_DS2_en_csv_v2_123"
    for file in (tmp_path / f"{name}.csv", tmp_path / "download.csv"):
        file.write_text("\n".join(lines), encoding="utf-8")
    found = read_workbook(tmp_path / f"{name}.csv", register)
    assert [(each.member, each.year, each.value, each.measure) for each in found.observations] == [
        ("BEL", 2023, 0.0121, Measure.MILITARY_SHARE), ("BEL", 2024, 0.013, Measure.MILITARY_SHARE),
        ("POL", 2023, 0.038, Measure.MILITARY_SHARE), ("POL", 2024, 0.042, Measure.MILITARY_SHARE),
    ]  # fmt: skip
    (note,) = found.findings
    said = "Nothing in the sheet says which indicator it holds; the file's name says MS.MIL.XPND.GD.ZS."
    assert (note.severity, note.message) == (Severity.NOTE, f"{said} It was read as that.")
    assert found.used + found.unused_cells == found.cells
    with pytest.raises(WorkbookRefused):
        read_workbook(tmp_path / "download.csv", register)


@pytest.mark.parametrize("lines", [(), (("Indicators, as downloaded",), ()), ((), (), ())])
def test_that_the_sheet_of_indicators_is_known_wherever_it_begins(
    tmp_path: Path, register: Register, lines: Rows
) -> None:
    sheets: dict[str, Rows] = {
        "Data": (("Country\u00a0Name", "2022", "2023"), ("Estonia", 2.15, 2.87)),
        "Metadata": (*lines, ("INDICATOR_CODE", "INDICATOR_NAME"),
                     ("MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)"), ("Source", "World Bank")),
    }  # fmt: skip
    found = read_workbook(write(tmp_path / "t.xlsx", sheets), register)
    assert {cell: (each.member, each.measure, each.year, each.value) for cell, each in by_cell(found).items()} == {
        "Data!B2": ("EST", "military_share", 2022, 0.0215), "Data!C2": ("EST", "military_share", 2023, 0.0287),
    }  # fmt: skip
    assert found.used + found.unused_cells == found.cells
