"""NATO's tables written for a scenario, read back by Rampath, by another parser, and by hand."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.domain.scenario_tree import renamed
from rampath.workbook.exported.nato_book import nato_book
from rampath.workbook.reading import Reading, read_workbook

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def projection(sample_plan: Plan) -> Projection:
    return project(sample_plan, sample_plan.scenarios[0])


@pytest.fixture(scope="module")
def file(sample_plan: Plan, projection: Projection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("nato") / "nato.xlsx"
    made.write_bytes(nato_book(sample_plan, projection, DAY))
    return made


@pytest.fixture(scope="module")
def read(file: Path, register: Register) -> Reading:
    return read_workbook(file, register)


def strangers(file: Path, sheet: str) -> dict[tuple[str, int], float]:
    """The first block of a table as a short script of somebody else's takes it: years in row 4, members below."""
    rows = list(openpyxl.load_workbook(file, data_only=True)[sheet].iter_rows(min_row=4, values_only=True))
    years = [int(found[0]) if (found := re.match(r"\d{4}", str(cell))) else None for cell in rows[0]]
    return {
        (str(row[0]), year): float(str(cell))
        for row in rows[1:34]
        for year, cell in zip(years, row, strict=True)
        if year is not None and isinstance(cell, int | float)
    }


def test_that_rampath_reads_its_own_tables_without_a_question_or_an_error(read: Reading) -> None:
    assert not read.questions
    # Two of NATO's own shares differ from its own sums by more than rounding, as they do in its publication.
    loud = [each.place for each in read.findings if each.severity is not Severity.NOTE]
    assert loud == ["Table 3!L36", "Table 3!F37"]
    assert read.used + read.unused_cells == read.cells


def test_that_tables_with_planned_years_are_no_edition_of_nato_s_and_called_by_their_file(
    read: Reading, sample_plan: Plan, projection: Projection, register: Register, tmp_path: Path
) -> None:
    assert {each.kind for each in read.observations if each.year > 2026} == {Kind.PLAN}
    assert read.edition == "nato"
    made = tmp_path / "Hague_path 2026.xlsx"
    made.write_bytes(nato_book(sample_plan, projection, DAY))
    assert read_workbook(made, register).edition == "Hague path 2026"


def test_that_each_share_and_sum_comes_back_as_it_was_projected(read: Reading, projection: Projection) -> None:
    shares = {(row.member, row.year): row for row in read.observations if row.measure is Measure.CORE_SHARE}
    money = {
        (row.member, row.year): row.value
        for row in read.observations
        if row.measure is Measure.CORE_EXPENDITURE and row.unit == "USD million" and row.price_basis == "constant 2021"
    }
    for code in (*projection.members, "NATO", "NATO_EUR_CAN"):
        line = projection.line(code, Pillar.CORE, Money(Prices.CONSTANT, Currency.DOLLAR))
        for year in projection.years:
            share = line.share_in(year)
            assert ((code, year) in shares) == (share is not None)
            if share is not None:
                assert shares[code, year].value == pytest.approx(share, rel=1e-14)
                assert money.get((code, year)) == pytest.approx(line.expenditure_in(year), rel=1e-14)


def test_that_the_kind_of_each_year_comes_back(read: Reading) -> None:
    kinds = {row.year: row.kind for row in read.observations if row.measure is Measure.CORE_SHARE}
    assert [kinds[year] for year in (2024, 2025, 2026, 2027, 2035)] == [
        Kind.ACTUAL, Kind.ESTIMATE, Kind.ESTIMATE, Kind.PLAN, Kind.PLAN,
    ]  # fmt: skip


def test_that_a_stranger_s_parser_finds_members_and_aggregates_where_nato_has_them(file: Path) -> None:
    found = strangers(file, "Table 3")
    # NATO's own figures of July 2026, and the straight line to 3.5 % from 2.00 % in 2026: 2 + 1.5 * 5 / 9 in 2031.
    assert (found["Belgium", 2026], found["Germany", 2024], found["NATO Total", 2026]) == (2.0, 2.0, 2.86)
    assert found["Belgium", 2031] == pytest.approx(2 + 1.5 * 5 / 9)
    assert found["Belgium", 2035] == 3.5
    sheet = openpyxl.load_workbook(file)["Table 3"]
    assert [sheet[cell].value for cell in ("A5", "A35", "A36", "A37", "A40", "A41", "A71", "A73")] == [
        "Albania", "United States", "NATO Europe and Canada", "NATO Total", None, "Albania", "United States",
        "NATO Total",
    ]  # fmt: skip
    assert [sheet[cell].value for cell in ("L4", "M4", "N4", "O4")] == [2024, "2025e", "2026e", "2027 plan"]
    assert sheet["B40"].value == 2014


def test_that_every_table_from_1_to_8b_is_there_with_title_unit_notes_and_source(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == [f"Table {number}" for number in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b")]
    for sheet in book:
        texts = [str(cell.value) for cell in sheet["A"] if cell.value is not None]
        assert texts[0].startswith(f"{sheet.title}: ")
        assert any("Figures for 2025 and 2026 are estimates. Figures for 2027 to 2035 are planned" in t for t in texts)
        assert texts[-1].startswith("Source: NATO July 2026; planned years from the scenario “Hague 2035”")
    assert book["Table 1"]["A6"].value == "Belgium (Euros)"


def test_that_the_marking_stands_in_header_and_footer_and_users_text_stays_text(
    sample_plan: Plan, tmp_path: Path
) -> None:
    marked = renamed(replace(sample_plan, marking="NATO R&D"), sample_plan.scenarios[0].name, "=1+1")
    file = tmp_path / "nato.xlsx"
    file.write_bytes(nato_book(marked, project(marked, marked.scenarios[0]), DAY))
    sheet = openpyxl.load_workbook(file)["Table 2"]
    assert sheet.oddHeader is not None
    assert sheet.oddFooter is not None
    assert (sheet.oddHeader.center.text, sheet.oddFooter.center.text) == ("NATO R&&D", "NATO R&&D")
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_that_the_same_plan_and_day_give_the_same_bytes(sample_plan: Plan, projection: Projection, file: Path) -> None:
    assert nato_book(sample_plan, projection, DAY) == file.read_bytes()
    assert nato_book(sample_plan, projection, date(2026, 11, 25)) != file.read_bytes()


def test_that_table_4_has_the_change_from_the_first_to_the_last_observed_year(
    file: Path, projection: Projection
) -> None:
    sheet = openpyxl.load_workbook(file)["Table 4"]
    assert [cell.value for cell in sheet[4]][1:] == [
        2014, "2026e",  "Real change 2014-2026e (%)", "Share of real GDP 2014 (%)",
        "Share of real GDP 2026e (%)",
    ]  # fmt: skip
    line = projection.line("BEL", Pillar.CORE, Money(Prices.CONSTANT, Currency.DOLLAR))
    begun, now = line.expenditure_in(2014), line.expenditure_in(2026)
    assert begun is not None
    assert now is not None
    row = [cell.value for cell in sheet[6]]
    assert (row[0], row[4], row[5]) == ("Belgium", 0.97, 2)
    assert row[3] == pytest.approx((now / begun - 1) * 100)
