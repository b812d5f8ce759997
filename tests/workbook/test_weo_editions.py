"""Which edition of the IMF's outlook a workbook is, and which of two in it is read."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.not_known import NotKnown
from rampath.workbook.reading import read_workbook
from rampath.workbook.safety import WorkbookRefused
from workbook.build import write
from workbook.build_weo import FIGURES, SCALES, table
from workbook.test_weo import reading, values_of


def test_that_a_sheet_s_name_tells_the_edition_where_file_and_footer_do_not(tmp_path: Path, register: Register) -> None:
    found = reading(tmp_path, register, table(footer=""), "for the minister.xlsx", "WEOOct2026all")
    assert found.edition == "IMF WEO October 2026"
    assert "edition" not in {word for each in found.findings for word in each.message.split()}


def test_that_of_two_editions_in_a_workbook_the_later_is_read_and_the_other_told(
    tmp_path: Path, register: Register
) -> None:
    earlier = {key: [value * 1.5 if isinstance(value, float) else value for value in values]
               for key, values in FIGURES.items()}  # fmt: skip
    footer = "International Monetary Fund, World Economic Outlook Database, October 2025"
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "WEOOct2025all": table(earlier, footer=footer), "WEOOct2026all": table(),
    }  # fmt: skip
    found = read_workbook(write(tmp_path / "both.xlsx", sheets), register)
    assert found.edition == "IMF WEO October 2026"
    assert values_of(found) == values_of(reading(tmp_path, register, table()))
    said = (
        "This sheet is of the edition of October 2025, and another one of that of October 2026; expected one edition in"
        " a workbook: save the earlier one as a workbook of its own. Its figures were left out."
    )
    assert ("WEOOct2025all", said) in [(each.place, each.message) for each in found.findings]
    assert found.used + found.unused_cells == found.cells


@pytest.mark.parametrize("words", ["Slovak koruny", "Slovak koruna"])
def test_that_slovak_koruny_of_an_edition_before_the_euro_are_no_czech_ones(
    tmp_path: Path, register: Register, words: str
) -> None:
    footer = "International Monetary Fund, World Economic Outlook Database, October 2008"
    rows = table({("EST", "NGDP"): (1636.25, 1852.75, 2047.5, 2213.5)}, years=(2006, 2007, 2008, 2009), footer=footer)
    rows[1][1], rows[1][3] = "SVK", "Slovak Republic"
    rows[1][8] = f"Base year: 2000 Primary domestic currency: {words} Data last updated: 09/2008"
    found = reading(tmp_path, register, rows)
    assert {(each.member, each.unit) for each in found.observations} == {("SVK", "SKK million")}


def test_that_the_base_year_of_constant_prices_may_have_a_column_of_its_own(tmp_path: Path, register: Register) -> None:
    rows = table()
    for row in rows[1:-2]:
        row[8] = "2015" if row[1] == "SWE" else "2020"
    rows[0][8] = "BASE_YEAR"
    found = reading(tmp_path, register, rows)
    bases = {each.member: each.price_basis for each in found.observations if each.measure is Measure.REAL_GDP}
    assert bases == {"EST": "constant 2020", "SWE": "constant 2015"}


def test_that_a_table_in_whole_units_is_read_as_it_stands_whatever_scale_is_told(
    tmp_path: Path, register: Register
) -> None:
    rows = table()
    for row in rows[1:-2]:
        power = SCALES.get(str(row[2]), 0)
        row[9:13] = [round(value * 10**power) if power and isinstance(value, int | float) else value
                     for value in row[9:13]]  # fmt: skip
    found = reading(tmp_path, register, rows)
    whole, billions = values_of(found), values_of(reading(tmp_path, register, table()))
    assert [(*each[:3], *each[4:]) for each in whole] == [(*each[:3], *each[4:]) for each in billions]
    assert [each[3] for each in whole] == pytest.approx([each[3] for each in billions])
    assert [each.message for each in found.findings if "whole units" in each.message] == [
        (
            "The scale is given as Billions, and the figures stand in whole units, such as 28500000000. They were read"
            " as they stand."
        )
    ]


def test_that_the_portal_s_table_may_name_countries_and_subjects_by_code_alone(
    tmp_path: Path, register: Register
) -> None:
    rows = [[row[1], row[2], "A", SCALES.get(str(row[2]), "Units"), *row[9:]] for row in table()[:-2]]
    rows[0][:4] = ["COUNTRY", "INDICATOR", "FREQUENCY", "SCALE"]
    found = reading(tmp_path, register, rows, "WEOOct2026.xlsx")
    assert values_of(found) == values_of(reading(tmp_path, register, table()))
    assert not [each for each in found.findings if "!" in each.place]


def test_that_without_edition_and_last_actual_years_every_year_is_said_to_be_an_estimate(
    tmp_path: Path, register: Register
) -> None:
    found = reading(tmp_path, register, [row[:13] for row in table(footer="")])
    assert {each.kind for each in found.observations} == {Kind.ESTIMATE}
    assert [each.message for each in found.findings if "is headed" in each.message] == [
        (
            "No column is headed “Estimates Start After”, so nothing says which years are actual. Every year counts as"
            " an estimate."
        )
    ]


def test_that_the_source_below_a_selection_of_one_year_is_no_country(tmp_path: Path, register: Register) -> None:
    head: list[object] = ["Country", "Subject Descriptor", "Units", "Scale", "2025", "Estimates Start After"]
    growth: list[object] = ["Estonia", "Gross domestic product, constant prices", "Percent change", "Units", 0.5, 2024]
    footer: list[object] = ["International Monetary Fund, World Economic Outlook Database, October 2025"]
    found = reading(tmp_path, register, [head, growth, [], footer])
    assert [(each.member, each.year, each.value, each.kind) for each in found.observations] == [
        ("EST", 2025, 0.005, Kind.ESTIMATE)
    ]
    assert {each.place: each.reason for each in found.unused}["WEO!A4"] == "note"
    assert not [each for each in found.findings if "Monetary" in each.message]


def test_that_a_sheet_of_commodities_or_groups_lacks_no_last_actual_year(tmp_path: Path, register: Register) -> None:
    prices: list[list[object]] = [
        ["DATASET", "SERIES_CODE", "INDICATOR.ID", "INDICATOR", 2024, 2025, 2026],
        ["IMF.RES:WEO(9.0.0)", "PALLFNF.A", "PALLFNF", "All commodities", 100, 98, 97],
    ]
    found = read_workbook(write(tmp_path / "WEOOct2026all.xlsx", {"Countries": table(), "Prices": prices}), register)
    assert values_of(found) == values_of(reading(tmp_path, register, table()))
    assert not [each for each in found.findings if each.place.startswith("Prices!")]
    assert found.used + found.unused_cells == found.cells


def test_that_other_data_of_the_imf_s_portal_is_left_to_be_read_by_hand(tmp_path: Path, register: Register) -> None:
    head = ["DATASET", "SERIES_CODE", "COUNTRY", "INDICATOR", "SECTOR", "UNIT", 2020, 2021, 2022]
    cofog: list[list[object]] = [
        ["IMF:GFS_COFOG(11.0.0)", "BEL.A.S13.GF02.XDC", "Belgium", "Expenditure on defense", "General government",
         "Domestic currency", 4.1e9, 4.3e9, 4.9e9],
        ["IMF:GFS_COFOG(11.0.0)", "DEU.A.S13.GF02.PT_GDP", "Germany", "Expenditure on defense", "General government",
         "Percent of GDP", 1.125, 1.0, 1.0625],
    ]  # fmt: skip
    with pytest.raises(NotKnown, match="no table that Rampath knows"):
        reading(tmp_path, register, [head, *cofog])
    outlook: list[object] = ["IMF.RES:WEO(9.0.0)", "BEL.LUR.A", "Belgium", "Unemployment", None, "Percent", 5.5, 6, 7]
    with pytest.raises(WorkbookRefused, match="in the form of the IMF's World Economic Outlook"):
        reading(tmp_path, register, [head, outlook])


@pytest.mark.parametrize(
    "rows",
    [
        [["Country", "Indicator", "Units", 2022, 2023], ["Belgium", "Population", "Millions", 11.5, 11.75]],
        [
            ["Country", "Indicator", "Unit", 2022, 2023],
            ["Belgium", "Gross domestic product, current prices", "National currency", 554, 596],
        ],
        [
            ["Country", "Indicator", "Unit", "Year", "Value"],
            ["Belgium", "Gross domestic product, current prices", "National currency", 2022, 554],
        ],
    ],
)
def test_that_the_outlook_s_words_are_the_imf_s_only_where_it_is_named(
    tmp_path: Path, register: Register, rows: list[list[object]]
) -> None:
    with pytest.raises(NotKnown, match="no table that Rampath knows"):
        reading(tmp_path, register, rows, "gdp.xlsx", "Sheet1")
    named: list[list[object]] = [*rows, ["Source: International Monetary Fund, April 2026"]]
    found = reading(tmp_path, register, named, "gdp.xlsx", "Sheet1")
    assert {each.member for each in found.observations} == {"BEL"}


@pytest.mark.parametrize(
    ("file", "sheet"),
    [("WEO_Data (2).xlsx", "Sheet1"), ("dataset_IMF.RES_WEO_6.0.0.xlsx", "Sheet1"), ("gdp.xlsx", "WEOOct2026")],
)
def test_that_the_name_of_the_file_or_sheet_names_the_outlook_too(
    tmp_path: Path, register: Register, file: str, sheet: str
) -> None:
    rows: list[list[object]] = [
        ["Country", "Indicator", "Scale", "Unit", 2022, 2023],
        ["Belgium", "Gross domestic product, current prices", "Billions", "National currency", 554, 596],
    ]
    with pytest.raises(NotKnown, match="no table that Rampath knows"):
        reading(tmp_path, register, rows, "sweoden gdp.xlsx", "Sheet1")
    found = reading(tmp_path, register, rows, file, sheet)
    assert {(each.member, each.year, each.value) for each in found.observations} == {
        ("BEL", 2022, 554_000.0), ("BEL", 2023, 596_000.0),
    }  # fmt: skip
    listed: list[list[object]] = [["Country", "Indicator", "Scale", "Unit", "Year", "Value"], [*rows[1][:4], 2022, 554]]
    assert [each.value for each in reading(tmp_path, register, listed, file, sheet).observations] == [554_000.0]


def test_that_one_year_over_the_subjects_is_called_one(tmp_path: Path, register: Register) -> None:
    header, *rest = table()
    years = [at for at, text in enumerate(header) if str(text).isdigit()]
    kept = [[cell for at, cell in enumerate(row) if at not in years[1:]] for row in (header, *rest)]
    file = write(tmp_path / "WEOApr2026all.xlsx", {"WEO": kept})
    assert "row 1 of “WEO” heads 1 year, over rows" in read_workbook(file, register).reason
