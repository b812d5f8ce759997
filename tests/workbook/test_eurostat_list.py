"""Eurostat's lists with codes and labels, and those of its former Data Explorer, written here as Eurostat did."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind
from rampath.workbook.eurostat_words import code_and_label
from rampath.workbook.opened_book import open_book
from rampath.workbook.reading import LAYOUTS, Reading, read_workbook

Rows = Sequence[Sequence[object]]

BOTH: Rows = (
    (
        "DATAFLOW: Dataflow", "LAST UPDATE", "freq: Time frequency", "unit: Unit of measure", "sector: Sector",
        "cofog99: Classification of the functions of government (COFOG 1999)",
        "na_item: National accounts indicator (ESA 2010)", "geo: Geopolitical entity (reporting)", "TIME_PERIOD: Time",
        "OBS_VALUE: Observation value", "OBS_FLAG: Observation status (Flag)",
    ),
    *(
        (
            "ESTAT:GOV_10A_EXP(1.0): General government expenditure by function (COFOG)", "21/02/25 23:00:00",
            "A: Annual", unit, "S13: General government", "GF02: Defence", "TE: Total general government expenditure",
            geo, year, value, flag,
        )
        for unit, geo, year, value, flag in (
            ("MIO_EUR: Million euro", "BE: Belgium", 2022, 5600.5, ""),
            ("MIO_EUR: Million euro", "BE: Belgium", 2023, 6100.5, "p: provisional"),
            ("PC_GDP: Percentage of gross domestic product (GDP)", "EL: Greece", 2023, 2.25, "b"),
            ("MIO_EUR: Million euro", "EU27_2020: European Union - 27 countries (from 2020)", 2023, 227000, ""),
            ("MIO_EUR: Million euro", "SK: Slovenia", 2023, 1.5, ""),
        )
    ),
)  # fmt: skip


def listed(file: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    """A comma-separated file with these rows."""
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    return file


def told(found: Reading) -> dict[str, tuple[str, str, int, float, str, Kind]]:
    return {
        each.cell: (each.member, each.measure, each.year, each.value, each.unit, each.kind)
        for each in found.observations
    }


def test_that_codes_with_their_labels_are_read(tmp_path: Path, register: Register) -> None:
    found = read_workbook(listed(tmp_path / "x.csv", BOTH), register)
    assert (found.layout, found.edition) == ("Eurostat country-by-year data", "Eurostat February 2025")
    assert told(found) == {
        "x!J2": ("BEL", "military_expenditure", 2022, 5600.5, "EUR million", Kind.ACTUAL),
        "x!J3": ("BEL", "military_expenditure", 2023, 6100.5, "EUR million", Kind.ESTIMATE),
        "x!J4": ("GRC", "military_share", 2023, 0.0225, "fraction", Kind.ACTUAL),
    }
    assert found.used + found.unused_cells == found.cells


def test_that_what_codes_with_labels_leave_out_is_told(tmp_path: Path, register: Register) -> None:
    found = read_workbook(listed(tmp_path / "x.csv", BOTH), register)
    assert [(each.severity, each.place, each.message) for each in found.findings] == [
        (
            Severity.ERROR,
            "x!H6",
            "“SK: Slovenia” and “SK” in x!H6 are two countries. The row was left out.",
        ),
        (
            Severity.NOTE,
            "x.csv",
            "Figures of European Union were left out, since it is no member of the Alliance.",
        ),
        (
            Severity.NOTE,
            "x!J4",
            "The figure in x!J4 is marked as a break in its series (b).",
        ),
    ]


def test_that_labels_may_stand_in_columns_of_their_own_and_must_not_contradict_the_codes(
    tmp_path: Path, register: Register
) -> None:
    rows: Rows = (
        ("freq", "Time frequency", "unit", "Unit of measure", "age", "Age class", "sex", "Sex", "geo",
         "Geopolitical entity (reporting)", "TIME_PERIOD", "Time", "OBS_VALUE", "Observation value", "OBS_FLAG"),
        ("A", "Annual", "NR", "Number", "TOTAL", "Total", "T", "Total", "LT", "Lithuania", 2023, "", 2857279, "", "p"),
        ("A", "Annual", "NR", "Number", "TOTAL", "Total", "T", "Total", "LT", "Latvia", 2023, "", 1883000, "", ""),
    )  # fmt: skip
    found = read_workbook(listed(tmp_path / "x.csv", rows), register)
    assert told(found) == {"x!M2": ("LTU", "population", 2023, 2857.279, "thousand", Kind.ESTIMATE)}
    messages = [each.message for each in found.findings]
    assert messages == ["“Latvia” and “LT” in x!I3 are two countries. The row was left out."]
    assert found.used + found.unused_cells == found.cells


EXPLORER: Rows = (
    ("TIME", "GEO", "UNIT", "SECTOR", "COFOG99", "NA_ITEM", "Value", "Flag and Footnotes"),
    *(
        (year, geo, unit, "General government", "Defence", "Total general government expenditure", value, flag)
        for year, geo, unit, value, flag in (
            ("2017", "Germany (until 1990 former territory of the FRG)", "Million euro", "33,123.5", ""),
            ("2018", "Germany (until 1990 former territory of the FRG)", "Million euro", "35,400.0", "p"),
            ("2017", "Estonia", "Percentage of gross domestic product (GDP)", "2.0", "b"),
            ("2018", "Estonia", "Percentage of gross domestic product (GDP)", ":", ""),
            ("2018", "Switzerland", "Million euro", "4,500.5", ""),
        )
    ),
)


def test_that_lists_of_the_former_data_explorer_are_read(tmp_path: Path, register: Register) -> None:
    found = read_workbook(listed(tmp_path / "gov_10a_exp_1_Data.csv", EXPLORER, "utf-8-sig"), register)
    assert found.edition == "Eurostat 2017-2018"
    assert {cell[-2:]: each for cell, each in told(found).items()} == {
        "G2": ("DEU", "military_expenditure", 2017, 33123.5, "EUR million", Kind.ACTUAL),
        "G3": ("DEU", "military_expenditure", 2018, 35400.0, "EUR million", Kind.ESTIMATE),
        "G4": ("EST", "military_share", 2017, 0.02, "fraction", Kind.ACTUAL),
    }
    assert {each.raw: each.reason for each in found.unused}[":"] == "no figure given"
    assert found.used + found.unused_cells == found.cells


def test_that_the_explorer_s_codes_may_stand_beside_its_labels(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("TIME", "TIME_LABEL", "GEO", "GEO_LABEL", "UNIT", "UNIT_LABEL", "NA_ITEM", "NA_ITEM_LABEL", "Value",
         "Flag and Footnotes"),
        ("2017", "2017", "EL", "Greece", "CP_MEUR", "Current prices, million euro", "B1GQ",
         "Gross domestic product at market prices", "177,151.5", "p"),
    )  # fmt: skip
    found = read_workbook(listed(tmp_path / "x.csv", rows), register)
    assert told(found) == {"x!I2": ("GRC", "gdp", 2017, 177151.5, "EUR million", Kind.ESTIMATE)}
    assert found.used + found.unused_cells == found.cells


@pytest.mark.parametrize(("time", "days"), [("TIME_PERIOD", "-01-01"), ("time", "")])
def test_that_the_lists_of_a_statistics_program_are_read(
    tmp_path: Path, register: Register, time: str, days: str
) -> None:
    rows: Rows = (
        ("freq", "unit", "na_item", "geo", time, "values", "flags"),
        ("A", "CP_MEUR", "B1GQ", "BE", f"2022{days}", 563543.6, ""),
        ("A", "CP_MEUR", "B1GQ", "EL", f"2023{days}", 225197, "p"),
        ("A", "CLV_PCH_PRE", "B1GQ", "BE", f"2023{days}", 1.3, ""),
    )
    found = read_workbook(listed(tmp_path / "x.csv", rows), register)
    assert told(found) == {
        "x!F2": ("BEL", "gdp", 2022, 563543.6, "EUR million", Kind.ACTUAL),
        "x!F3": ("GRC", "gdp", 2023, 225197, "EUR million", Kind.ESTIMATE),
        "x!F4": ("BEL", "gdp_real_growth", 2023, 0.013, "fraction", Kind.ACTUAL),
    }
    assert found.used + found.unused_cells == found.cells


def test_that_quarters_by_their_first_days_are_no_years(tmp_path: Path, register: Register) -> None:
    rows: Rows = (
        ("unit", "na_item", "geo", "time", "values"),
        *(("CP_MEUR", "B1GQ", "BE", f"2022-{month}-01", 140000) for month in ("01", "04", "07", "10")),
    )
    book = open_book(listed(tmp_path / "x.csv", rows))
    assert [layout.score(book, register)[0] for layout in LAYOUTS] == [0] * len(LAYOUTS)


def test_that_time_geo_and_value_alone_are_not_taken_for_eurostat_s(tmp_path: Path, register: Register) -> None:
    book = open_book(listed(tmp_path / "x.csv", (("TIME", "GEO", "Value"), (2017, "Greece", 5.5))))
    assert [layout.score(book, register)[0] for layout in LAYOUTS] == [0] * len(LAYOUTS)


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("BE: Belgium", ("BE", "Belgium")),
        ("EU27_2020: European Union", ("EU27_2020", "European Union")),
        ("BE", ("", "BE")),
        ("Belgium", ("", "Belgium")),
    ],
)
def test_that_code_and_label_come_apart(text: str, apart: tuple[str, str]) -> None:
    assert code_and_label(text) == apart
