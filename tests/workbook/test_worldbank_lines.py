"""Extracts of the World Bank with a country and a year in each row, written here as its DataBank writes them."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.workbook import worldbank
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import LAYOUTS, Reading, read_workbook
from rampath.workbook.worldbank_headings import subject_in
from workbook.build import write
from workbook.told_once import assert_told_once, cells_of

Rows = Sequence[Sequence[object]]
SHARE = "Military expenditure (% of GDP) [MS.MIL.XPND.GD.ZS]"
LOCAL = "Military expenditure (current LCU) [MS.MIL.XPND.CN]"
EXPORTS = "Exports of goods and services (% of GDP) [NE.EXP.GNFS.ZS]"
FOOT: Rows = ((), ("Data from database: World Development Indicators",), ("Last Updated: 09/16/2024",))

TIME_FIRST: Rows = (
    ("Time", "Time Code", "Country Name", "Country Code", SHARE, LOCAL, EXPORTS),
    (2021, "YR2021", "Poland", "POL", 2.25, 59.5e9, 57.5),
    ("2022", "YR2022", "Poland", "POL", "..", 71.5e9, 62.5),
    ("2021", "YR2021", "Croatia", "HRV", 1.75, 1.15e9, 48.5),
    ("2021", "YR2021", "Georgia", "GEO", 1.5, 0.75e9, 43.5),
    *FOOT,
)
COUNTRY_FIRST: Rows = tuple((*row[2:4], *row[:2], *row[4:]) if len(row) > 1 else row for row in TIME_FIRST)


def told(found: Reading) -> dict[str, tuple[str, str, int, float, str]]:
    return {each.cell: (each.member, each.measure, each.year, each.value, each.unit) for each in found.observations}


@pytest.mark.parametrize("rows", [TIME_FIRST, COUNTRY_FIRST], ids=["time first", "country first"])
def test_that_indicators_may_stand_in_columns(tmp_path: Path, register: Register, rows: Rows) -> None:
    file = write(tmp_path / "x.xlsx", {"Data": rows})
    found = read_workbook(file, register)
    assert (found.layout, found.edition) == ("World Bank country-by-year data", "World Bank September 2024")
    assert told(found) == {
        "Data!E2": ("POL", "military_share", 2021, 0.0225, "fraction"),
        "Data!F2": ("POL", "military_expenditure", 2021, 59500.0, "PLN million"),
        "Data!F3": ("POL", "military_expenditure", 2022, 71500.0, "PLN million"),
        "Data!E4": ("HRV", "military_share", 2021, 0.0175, "fraction"),
        "Data!F4": ("HRV", "military_expenditure", 2021, 1150.0, "EUR million"),
    }
    assert_told_once(found, cells_of(file))


def test_that_a_column_of_an_unknown_indicator_is_told_once(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": TIME_FIRST}), register)
    assert [(each.place, each.message) for each in found.findings if each.severity is Severity.WARNING] == [
        (
            "Data!G1",
            (
                "The indicator “Exports of goods and services (% of GDP)” (NE.EXP.GNFS.ZS) is not one that Rampath"
                " knows. Its column was left out."
            ),
        )
    ]
    reasons = {each.place: each.reason for each in found.unused}
    assert reasons["Data!G2"] == "an indicator that is not known"
    assert reasons["Data!E3"] == "no figure given"


LONG: Rows = (
    ("Country Name", "Country Code", "Series Name", "Series Code", "Time", "Time Code", "Value"),
    ("Latvia", "LVA", "Population, total", "SP.POP.TOTL", 2022, "YR2022", 1879383),
    ("Latvia", "LVA", "Population, total", "SP.POP.TOTL", 2023, "YR2023", ".."),
    ("Latvia", "LVA", "Forest area (% of land area)", "AG.LND.FRST.ZS", 2022, "YR2022", 54.5),
    ("Latvia", "LVA", "Forest area (% of land area)", "AG.LND.FRST.ZS", 2023, "YR2023", 54.75),
    ("Latvia", "LVA", "Population, total", "SP.POP.TOTL", "2022Q1", "", 1880000),
    ("Latvia", "EST", "Population, total", "SP.POP.TOTL", 2021, "YR2021", 1890000),
    ("Georgia", "GEO", "Population, total", "SP.POP.TOTL", 2022, "YR2022", 3712502),
    (),
    ("Data from database: World Development Indicators",),
)


def test_that_each_row_may_name_its_indicator_and_give_one_value(tmp_path: Path, register: Register) -> None:
    file = write(tmp_path / "x.xlsx", {"Data": LONG})
    found = read_workbook(file, register)
    assert told(found) == {"Data!G2": ("LVA", "population", 2022, 1879.383, "thousand")}
    assert found.edition == "World Bank 2021-2023"
    assert {each.place: each.reason for each in found.unused if each.cells > 3} == {
        "Data!A1:G1": "header",
        "Data!A2:F2": "row label",
        "Data!A3:F3": "row label",
        "Data!A4:G5": "an indicator that is not known",
        "Data!A6:G6": "a period that is no year",
        "Data!A7:G7": "names two countries",
        "Data!A8:G8": "another country or region",
    }
    assert_told_once(found, cells_of(file))


def test_that_what_a_list_leaves_out_is_told(tmp_path: Path, register: Register) -> None:
    found = read_workbook(write(tmp_path / "x.xlsx", {"Data": LONG}), register)
    assert [(each.place, each.message) for each in found.findings] == [
        ("Data!A7", "“Latvia” and “EST” in Data!B7 are two countries. The row was left out."),
        (
            "Data!C4",
            (
                "The indicator “Forest area (% of land area)” (AG.LND.FRST.ZS) is not one that Rampath knows. Its rows"
                " were left out."
            ),
        ),
        ("x.xlsx", "Figures of Georgia were left out, since it is no member of the Alliance."),
    ]


def test_that_a_list_of_unknown_indicators_alone_is_not_claimed_and_says_why(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (("Time", "Country Name", EXPORTS), (2021, "Poland", 57.5))
    book = open_book(write(tmp_path / "x.xlsx", {"Data": rows}))
    assert worldbank.score(book, register) == (
        0.0,
        "it has the World Bank's header, but no indicator that is known: Exports of goods and services (% of GDP)",
    )


def test_that_names_without_codes_count_only_beside_a_sign_of_the_bank(tmp_path: Path, register: Register) -> None:
    rows: Rows = (("Year", "Country", "Population, total", "Remark"), (2021, "Poland", 37747124, "x"))
    bare = open_book(write(tmp_path / "bare.xlsx", {"Data": rows}))
    assert [layout.score(bare, register)[0] for layout in LAYOUTS] == [0] * len(LAYOUTS)
    file = write(tmp_path / "signed.xlsx", {"Data": (("World Development Indicators",), *rows)})
    found = read_workbook(file, register)
    assert told(found) == {"Data!C3": ("POL", "population", 2021, 37747.124, "thousand")}
    assert {each.place: each.reason for each in found.unused}["Data!D3"] == "beside the table"
    assert_told_once(found, cells_of(file))


@pytest.mark.parametrize(
    ("heading", "subject"),
    [
        (SHARE, ("MS.MIL.XPND.GD.ZS", "Military expenditure (% of GDP)")),
        ("SP.POP.TOTL", ("SP.POP.TOTL", "")),
        ("Belgium [BEL]", None),
        ("2015 [YR2015]", None),
        ("Population, total", None),
    ],
)
def test_that_a_heading_names_an_indicator_by_its_code(heading: str, subject: tuple[str, str] | None) -> None:
    assert subject_in(heading) == subject
