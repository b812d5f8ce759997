"""Tidy lists, as programs write them: a row a figure, and headings in small letters with underscores."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observation
from rampath.workbook.draft import Draft, draft_of
from rampath.workbook.draft_reading import read_draft
from rampath.workbook.mapping import Role
from rampath.workbook.opened_book import open_book
from workbook.build_weo import write_list


def drafted(file: Path, register: Register) -> Draft:
    draft = draft_of(open_book(file), register)
    return draft.acknowledged(draft.unknown)


def told(observations: list[Observation], member: str) -> dict[int, tuple[float, Kind, str]]:
    return {row.year: (row.value, row.kind, row.cell) for row in observations if row.member == member}


@pytest.mark.parametrize(("no", "yes"), [(0, 1), ("FALSE", "TRUE"), ("no", "yes"), ("nein", "ja")])
def test_that_a_column_says_yes_or_no_to_whether_a_figure_is_an_estimate(
    tmp_path: Path, register: Register, no: object, yes: object
) -> None:
    rows: list[list[object]] = [["country", "iso3", "year", "defence_share_gdp_pct", "is_estimate", "vintage"]]
    rows += [["Belgium", "BEL", 2023, 1.21, no, 2026], ["Belgium", "BEL", 2024, 1.3, no, 2026]]
    rows += [["Belgium", "BEL", 2025, 2, yes, 2026], ["Estonia", "EST", 2024, 3.37, no, 2026]]
    rows += [["Estonia", "EST", 2025, 3.38, yes, 2026]]
    draft = drafted(write_list(tmp_path / "tidy.csv", rows), register)
    mapping = draft.entries[0].mapping
    assert (mapping.measure, [use.role for use in mapping.columns][3:]) == (
        Measure.CORE_SHARE,
        [Role.VALUE, Role.FLAG, Role.IGNORED],
    )
    reading = read_draft(draft, register)
    assert told([*reading.observations], "BEL") == {
        2023: (0.0121, Kind.ACTUAL, "tidy!D2"), 2024: (0.013, Kind.ACTUAL, "tidy!D3"),
        2025: (0.02, Kind.ESTIMATE, "tidy!D4"),
    }  # fmt: skip
    assert reading.used + reading.unused_cells == reading.cells


def test_that_a_forecast_is_a_plan(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["Country", "Year", "GDP growth (%)", "Forecast"]]
    rows += [["Belgium", 2023, 1.3, "N"], ["Belgium", 2024, 1, "N"], ["Belgium", 2025, 0.8, "Y"]]
    read = read_draft(drafted(write_list(tmp_path / "list.csv", rows), register), register)
    assert [row.kind for row in read.observations] == [Kind.ACTUAL, Kind.ACTUAL, Kind.PLAN]


def test_that_figures_of_the_year_in_which_they_were_published_are_estimates(
    tmp_path: Path, register: Register
) -> None:
    """As the IMF's DataMapper gives a subject; read later, the year of its forecast is over."""
    rows: list[list[object]] = [["GDP, current prices (Billions of U.S. dollars)", 2023, 2024, 2025, 2026], []]
    rows += [["Belgium", 644.8, 664.6, 684.9, 700], ["Syria", *["no data"] * 4], [], ["©IMF, 2025"]]
    book = replace(open_book(write_list(tmp_path / "list.csv", rows)), day=date(2026, 11, 27))
    read = read_draft(draft_of(book, register), register)
    assert [(row.year, row.value, row.unit, row.kind) for row in read.observations] == [
        (2023, 644_800, "USD million", Kind.ACTUAL), (2024, 664_600, "USD million", Kind.ACTUAL),
        (2025, 684_900, "USD million", Kind.ESTIMATE), (2026, 700_000, "USD million", Kind.ESTIMATE),
    ]  # fmt: skip


def test_that_numbers_beside_the_column_of_values_are_no_figures(tmp_path: Path, register: Register) -> None:
    rows: list[list[object]] = [["country", "measure", "year", "rank", "value"]]
    rows += [[name, "gdp_usd_current_m", year, rank, 100_000 + year + rank]
             for rank, name in ((7, "Belgium"), (3, "Poland")) for year in (2022, 2023)]  # fmt: skip
    draft = drafted(write_list(tmp_path / "list.csv", rows), register)
    assert [use.role for use in draft.entries[0].guess.mapping.columns][3:] == [Role.UNKNOWN, Role.VALUE]
    read = read_draft(draft, register)
    assert [(row.member, row.measure, row.year, row.value, row.unit) for row in read.observations] == [
        ("BEL", Measure.GDP, 2022, 102_029, "USD million"), ("BEL", Measure.GDP, 2023, 102_030, "USD million"),
        ("POL", Measure.GDP, 2022, 102_025, "USD million"), ("POL", Measure.GDP, 2023, 102_026, "USD million"),
    ]  # fmt: skip


def test_that_the_year_of_the_rows_is_the_column_headed_so_and_not_when_a_member_joined(
    tmp_path: Path, register: Register
) -> None:
    rows: list[list[object]] = [["Country", "Join_Year", "Year", "GDP_Billion_USD", "Defense_GDP_Percent"]]
    rows += [["Albania", 2009, year, 23 + year - 2021, 1.5] for year in range(2021, 2025)]
    rows += [["Belgium", 1949, year, 558 + year - 2021, 1.2] for year in range(2021, 2025)]
    draft = drafted(write_list(tmp_path / "stats.csv", rows), register)
    assert [use.role for use in draft.entries[0].mapping.columns] == [
        Role.LABEL, Role.IGNORED, Role.PERIOD, Role.VALUE, Role.VALUE,
    ]  # fmt: skip
    read = read_draft(draft, register)
    assert [(row.member, row.year, row.value) for row in read.observations if row.measure is Measure.GDP] == [
        (member, year, 1000.0 * (first + year - 2021))
        for member, first in (("ALB", 23), ("BEL", 558))
        for year in range(2021, 2025)
    ]
    assert read.used + read.unused_cells == read.cells


def test_that_a_year_told_twice_is_no_figure(tmp_path: Path, register: Register) -> None:
    """As the European Central Bank's portal gives a series: the last day of each year, then the year."""
    rows: list[list[object]] = [["DATE", "TIME PERIOD", "Gross domestic product - Belgium (Euro, millions)"]]
    rows += [[f"{year}-12-31", year, 500_000 + year] for year in range(2019, 2025)]
    draft = draft_of(open_book(write_list(tmp_path / "ecb.csv", rows)), register)
    assert sorted(use.role for use in draft.entries[0].mapping.columns) == [Role.CODE, Role.PERIOD, Role.VALUE]
    assert draft.unknown == ()


def test_that_the_figures_of_the_2026_edition_are_read_as_a_list(shared_data: Path, register: Register) -> None:
    """Its 4,089 rows go from measure to measure, so that most of these stand far below the first rows."""
    draft = drafted(shared_data / "figures" / "nato_2026_edition_2014_2026.csv", register)
    items = {item.text: (item.measure, item.currency, item.power) for item in draft.entries[0].guess.mapping.items}
    assert items == {
        "equipment_pct": (Measure.EQUIPMENT_SHARE, "", 0), "exp_nac_const_m": (None, "", 0),
        "exp_nac_current_m": (None, "", 0), "exp_usd_current_m": (None, "", 0),
        "gdp_usd_current_m": (Measure.GDP, "USD", 6), "infrastructure_pct": (Measure.INFRASTRUCTURE_SHARE, "", 0),
        "other_pct": (Measure.OTHER_SHARE, "", 0), "personnel_k": (Measure.PERSONNEL, "", 3),
        "personnel_pct": (Measure.PERSONNEL_SHARE, "", 0), "share_gdp_pct": (Measure.CORE_SHARE, "", 0),
    }  # fmt: skip
    read = read_draft(draft, register)
    by_cell = {row.cell: row for row in read.observations}
    file = "nato_2026_edition_2014_2026"
    albania, poland = (
        by_cell[f"{file}!H2"],
        next(
            row for row in read.observations if (row.member, row.measure, row.year) == ("POL", Measure.CORE_SHARE, 2024)
        ),
    )
    assert (albania.member, albania.year, albania.value, albania.kind) == ("ALB", 2014, 0.1665, Kind.ACTUAL)
    assert (poland.value, poland.kind) == (0.0375, Kind.ACTUAL)
    assert {row.kind for row in read.observations if row.year == 2026} == {Kind.ESTIMATE}
    assert read.used + read.unused_cells == read.cells


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (101, 117, 12, 9)])
def test_that_an_id_in_a_text_file_is_no_figure(tmp_path: Path, register: Register, numbers: tuple[int, ...]) -> None:
    """In a text file each number is a text; those of an id were figures that nobody had named."""
    years = (("Belgium", 2022), ("Belgium", 2023), ("Norway", 2022), ("Norway", 2023))
    lines = [f"{at},{name},{year},{5000 + year},{200 + at}" for at, (name, year) in zip(numbers, years, strict=True)]
    file = tmp_path / "spent.csv"
    file.write_text("\n".join(["id,country,year,military_expenditure,other_id", *lines]), encoding="utf-8")
    (entry,) = draft_of(open_book(file), register).entries
    roles = [use.role for use in entry.mapping.columns]
    assert roles == [Role.CODE, Role.LABEL, Role.PERIOD, Role.VALUE, Role.CODE]
