"""The columns of long lists, as statistical offices export them: a row a figure, beside codes, units and flags."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.mapped import read_mapped
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from workbook.build_weo import write_list

NAMES = {"BEL": "Belgium", "DEU": "Germany", "EST": "Estonia", "AUS": "Australia"}
YEARS = (2021, 2022, 2023)
FORMER = (
    "LOCATION", "Country", "Transaction", "MEASURE", "Measure", "TIME", "Year", "Unit Code", "Unit", "PowerCode Code",
    "PowerCode", "Reference Period", "Value", "Flag Codes", "Flags",
)  # fmt: skip
"""The headings of a table of OECD.Stat."""


def former(measure: str = "Current prices", unit: str = "Euro", base: object = "") -> list[list[object]]:
    rows: list[list[object]] = [[*FORMER]]
    for code, name in NAMES.items():
        for year in YEARS:
            flags = ("E", "Estimated value") if year == 2023 else ("", "")
            rows.append(
                [code, name, "Gross domestic product", "C", measure, year, year, "X", unit, 6, "Millions", base,
                 5000.25 + year, *flags]
            )  # fmt: skip
    return rows


def drafted(tmp_path: Path, register: Register, rows: Sequence[Sequence[object]]) -> Draft:
    found = draft_of(open_book(write_list(tmp_path / "list.csv", rows)), register)
    return found.acknowledged(found.unknown)


def roles(draft: Draft) -> dict[str, Role]:
    return {use.header: use.role for use in draft.entries[0].guess.mapping.columns}


def test_that_years_codes_and_scales_beside_the_figures_are_no_figures(tmp_path: Path, register: Register) -> None:
    draft = drafted(tmp_path, register, former(base=2020))
    assert [header for header, role in roles(draft).items() if role is Role.VALUE] == ["Value"]
    assert (roles(draft)["Year"], roles(draft)["Reference Period"]) == (Role.CODE, Role.UNKNOWN)
    found = read_mapped(draft.book, draft.mappings, register)
    assert {(each.member, each.measure, each.year): (each.value, each.unit, each.kind)
            for each in found.observations} == {
        (code, Measure.GDP, year): (5000.25 + year, "EUR million", Kind.ESTIMATE if year == 2023 else Kind.ACTUAL)
        for code in ("BEL", "DEU", "EST") for year in YEARS
    }  # fmt: skip
    assert not [each for each in found.findings if "second time" in each.message]


@pytest.mark.parametrize("measure", ["Current prices, current PPPs", "Constant prices, constant PPPs"])
def test_that_dollars_of_purchasing_power_are_asked_about(tmp_path: Path, register: Register, measure: str) -> None:
    (item,) = drafted(tmp_path, register, former(measure, "US Dollar")).entries[0].guess.mapping.items
    assert item.measure is None


def test_that_prices_in_a_column_beside_the_item_are_its_own(tmp_path: Path, register: Register) -> None:
    (item,) = drafted(tmp_path, register, former("Chain linked volume")).entries[0].guess.mapping.items
    assert (item.measure, item.price_basis) == (Measure.REAL_GDP, "constant")


def test_that_codes_that_could_be_countries_with_a_footnote_name_no_rows(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["REF_AREA", "EXPENDITURE", "TIME_PERIOD", "OBS_VALUE"]]
    rows += [[code, "GF02", year, 100.5 + year] for code in NAMES for year in YEARS]
    found = roles(drafted(tmp_path, register, rows))
    assert found["REF_AREA"] is Role.LABEL
    assert found["EXPENDITURE"] is not Role.LABEL


def test_that_the_column_that_is_headed_as_status_tells_estimates(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["Country", "TRANSFORMATION", "TIME_PERIOD", "GDP (EUR million)", "OBS_STATUS"]]
    rows += [
        [name, "N", year, 5000.25 + year, "P" if year == 2023 else "A"] for name in NAMES.values() for year in YEARS
    ]
    draft = drafted(tmp_path, register, rows)
    assert (roles(draft)["TRANSFORMATION"], roles(draft)["OBS_STATUS"]) == (Role.UNKNOWN, Role.FLAG)
    found = read_mapped(draft.book, draft.mappings, register)
    assert {each.year for each in found.observations if each.kind is Kind.ESTIMATE} == {2023}


def test_that_what_is_free_to_publish_is_no_forecast(tmp_path: Path, register: Register) -> None:
    """As the OECD's Data Explorer lists it: F is free in one column, and would be a forecast in another."""
    rows: list[list[object]] = [
        ["REF_AREA", "Reference area", "Expenditure", "TIME_PERIOD", "OBS_VALUE", "CONF_STATUS",
         "Confidentiality status", "OBS_STATUS", "Observation status", "UNIT_MULT", "CURRENCY"]
    ]  # fmt: skip
    rows += [["BEL", "Belgium", "Defence", 2022, 5391.4, "F", "Free", "A", "Normal value", 6, "EUR"]]
    rows += [["BEL", "Belgium", "Defence", 2023, 6040.1, "F", "Free", "P", "Provisional value", 6, "EUR"]]
    rows += [["POL", "Poland", "Defence", 2023, 75012, "F", "Free", "A", "Normal value", 6, "PLN"]]
    draft = drafted(tmp_path, register, rows)
    found = read_mapped(draft.book, draft.mappings, register)
    assert {(each.member, each.year, each.kind) for each in found.observations} == {
        ("BEL", 2022, Kind.ACTUAL), ("BEL", 2023, Kind.ESTIMATE), ("POL", 2023, Kind.ACTUAL),
    }  # fmt: skip


def test_that_words_say_what_the_rows_count_before_codes_do(tmp_path: Path, register: Register) -> None:
    """As the World Bank's Data360 lists it."""
    rows: list[list[object]] = [
        ["REF_AREA", "REF_AREA_LABEL", "INDICATOR", "INDICATOR_LABEL", "UNIT_MULT", "TIME_PERIOD", "OBS_VALUE"]
    ]
    rows += [
        [code, name, "WB_WDI_MS_MIL_XPND_GD_ZS", "Military expenditure (% of GDP)", 0, year, year - 2019.5]
        for code, name in NAMES.items() for year in YEARS
    ]  # fmt: skip
    draft = drafted(tmp_path, register, rows)
    assert (roles(draft)["INDICATOR"], roles(draft)["INDICATOR_LABEL"]) == (Role.CODE, Role.ITEM)
    found = read_mapped(draft.book, draft.mappings, register)
    assert {(each.measure, each.year): each.value for each in found.observations if each.member == "EST"} == {
        (Measure.MILITARY_SHARE, 2021): 0.015, (Measure.MILITARY_SHARE, 2022): 0.025,
        (Measure.MILITARY_SHARE, 2023): 0.035,
    }  # fmt: skip


def test_that_amounts_as_large_as_years_are_figures(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["Country", "Year", "Defence expenditure (EUR million)", "GDP (EUR billion)"]]
    rows += [["Lithuania", 2022, 1950, 67], ["Lithuania", 2023, 2040, 74], ["Lithuania", 2024, 2100, 78]]
    draft = drafted(tmp_path, register, rows)
    found = read_mapped(draft.book, draft.mappings, register).observations
    spent = {row.year: row.value for row in found if row.measure is Measure.CORE_EXPENDITURE}
    assert spent == {2022: 1950, 2023: 2040, 2024: 2100}


@pytest.mark.parametrize("codes", [("be", "de", "es"), ("eur", "eur", "usd")])
def test_that_codes_in_small_letters_are_no_flags(tmp_path: Path, register: Register, codes: tuple[str, ...]) -> None:
    rows: list[list[object]] = [["Name", "", 2022, 2023]]
    rows += [[name, code, 5000, 5100] for name, code in zip(("Belgium", "Germany", "Spain"), codes, strict=True)]
    mapping = draft_of(open_book(write_list(tmp_path / "list.csv", rows)), register).entries[0].mapping
    assert mapping.columns[1].role is Role.UNKNOWN
