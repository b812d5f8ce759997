"""The formulas of the plan workbook: LibreOffice comes to the numbers of `project`, also after inputs were changed."""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from domain.build import REGISTER, plan
from office import XLSX, converted
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import standing
from rampath.domain.finding import Severity
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import Kind, Measure, Observations
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.workbook.plan_layout import COMPLIANCE, GDP, HEADER_ROW, PROJECTION, SPENDING
from rampath.workbook.plan_workbook import read_plan, write_plan

from .live_plans import changed, random_plan, spoilt
from .plan_edits import DAY, edited

PLANS = 200
Years = tuple[int, ...]
DOLLARS = Money(Prices.CONSTANT, Currency.DOLLAR)

Rows = list[list[Any]]
Checked = Iterator[tuple[str, object, float | None]]


def sheets(file: Path) -> dict[str, Rows]:
    book = CalamineWorkbook.from_path(str(file))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def checks(plan: Plan, found: dict[str, Rows]) -> Checked:
    """Each computed cell with what `project` comes to: place, the cell's value, the figure (None: no figure)."""
    for scenario in plan.scenarios:
        told = project(plan, scenario)
        for code in (*told.members, *AGGREGATES):
            for pillar in Pillar:
                line = told.line(code, pillar, DOLLARS)
                for sheet, values in ((PROJECTION, line.share), (SPENDING, line.expenditure)):
                    yield from _line(
                        found[sheet.name], sheet.name, (scenario.name, code, pillar.value), line.years, values
                    )
            gdp = told.line(code, Pillar.CORE, DOLLARS)
            yield from _gdp(found[GDP.name], told.economy.id, code, "GDP at constant prices", gdp.years, gdp.gdp)
            yield from _standing(plan, found[COMPLIANCE.name], scenario.name, code)
        for i, code in enumerate(told.members):
            current = told.base.gdp_current[i]
            yield from _gdp(found[GDP.name], told.economy.id, code, "GDP at current prices", told.years, current)


def test_that_an_aggregate_that_a_file_plans_follows_from_its_members_all_the_same(tmp_path: Path) -> None:
    known = plan()
    share = next(row for row in known.observations.rows if row.measure is Measure.CORE_SHARE)
    planned = replace(share, member=NATO, year=2030, value=0.09, kind=Kind.PLAN)
    told = replace(known, observations=Observations.of([*known.observations.rows, planned]))
    write_plan(told, tmp_path / "plan.xlsx", day=DAY)
    sheet = load_workbook(tmp_path / "plan.xlsx")[PROJECTION.name]
    heads = [cell.value for cell in sheet[HEADER_ROW]]
    row = next(
        row for row in sheet.iter_rows(min_row=HEADER_ROW + 1) if [c.value for c in row[1:4:2]] == [NATO, "core"]
    )
    assert str(row[heads.index(2030)].value).startswith("=IF(COUNT(Spending!")
    assert row[heads.index(2026)].value != row[heads.index(2030)].value


def _line(rows: Rows, sheet: str, key: tuple[str, str, str], years: Years, values: np.ndarray) -> Checked:
    row = next((row for row in rows[HEADER_ROW:] if (row[0], row[1], row[3]) == key), None)
    if row is None:
        return
    heads = rows[HEADER_ROW - 1]
    for year, value in zip(years, values, strict=True):
        yield f"{sheet} {key} {year}", row[heads.index(float(year))], _known(value)


def _gdp(rows: Rows, economy: str, code: str, what: str, years: Years, values: np.ndarray) -> Checked:
    row = next((row for row in rows[HEADER_ROW:] if (row[0], row[1], row[3]) == (economy, code, what)), None)
    if row is None:
        return
    heads = rows[HEADER_ROW - 1]
    for year, value in zip(years, values, strict=True):
        yield f"GDP {code} {what} {year}", row[heads.index(float(year))], _known(value)


def _standing(plan: Plan, rows: Rows, scenario: str, code: str) -> Checked:
    found = standing(project(plan, plan.scenario(scenario)), code, Pillar.CORE, Money())
    row = next(row for row in rows[HEADER_ROW:] if (row[0], row[1]) == (scenario, code))
    place = f"Compliance {scenario} {code}"
    for header, value in (
        ("Target, % of GDP", found.target),
        ("Gap, pp", None if found.gap is None else found.gap * 100),
        ("Deadline", found.deadline),
        ("Share at deadline, % of GDP", found.share_at_deadline),
        ("First year met", found.first_year_met),
        ("Extra cost to the last year, million", found.extra_cost),
    ):
        yield f"{place} {header}", row[COMPLIANCE.column(header) - 1], _known(value)
    assert row[COMPLIANCE.column("Status") - 1] == found.status.value, place


def _known(value: float | None) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def agree(plan: Plan, file: Path) -> int:
    """Assert that every computed cell agrees to 1e-9 relative; how many were compared."""
    count = 0
    scale = 1.0
    for place, cell, value in checks(plan, sheets(file)):
        if value is None:
            assert cell == "", (place, cell)
            continue
        assert isinstance(cell, float), (place, cell, value)
        scale = max(abs(value), abs(cell))
        # a difference of large sums, or of like shares, is known as well as what it is the difference of
        least = 1e-9 * 1e6 if "Extra cost" in place else 1e-12
        assert abs(cell - value) <= max(1e-9 * scale, least), (place, cell, value)
        count += 1
    return count


def test_that_the_stored_values_are_those_of_the_projection(tmp_path: Path) -> None:
    for seed in range(40):
        known = random_plan(seed)
        write_plan(known, tmp_path / "plan.xlsx", day=DAY)
        assert agree(known, tmp_path / "plan.xlsx") > 100


def test_that_libreoffice_comes_to_the_numbers_of_the_projection_for_200_plans_also_after_changes(
    tmp_path: Path,
) -> None:
    """Half of the plans as they were written, with every stored value spoilt; all again with changed inputs."""
    files = []
    for seed in range(PLANS):
        file = tmp_path / f"{seed:03d}.xlsx"
        write_plan(random_plan(seed), file, day=DAY)
        changed(file, seed) if seed % 4 else spoilt(file)
        files.append(file)
    for seed, file in enumerate(converted(files, XLSX, tmp_path / "out", calculate=True, beside=2)):
        read, findings = read_plan(file, REGISTER)
        assert [each for each in findings if each.severity is Severity.ERROR] == [], seed
        assert agree(read, file) > 100, seed


def test_that_a_plan_comes_back_equal_and_its_second_export_has_the_bytes_of_the_first(tmp_path: Path) -> None:
    for seed in range(60):
        known = random_plan(seed)
        first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
        write_plan(known, first, day=DAY)
        read, findings = read_plan(first, REGISTER)
        assert (read, findings) == (known, ()), seed
        second.unlink(missing_ok=True)
        write_plan(read, second, day=DAY)
        assert second.read_bytes() == first.read_bytes(), seed


def test_that_names_of_scenarios_that_look_like_conditions_find_nobody_else(tmp_path: Path) -> None:
    names = [scenario.name for seed in range(40) for scenario in random_plan(seed).scenarios]
    assert any(name.startswith(">") and "*" in name for name in names)
    write_plan(edited(), tmp_path / "plan.xlsx", day=DAY)
    assert agree(edited(), tmp_path / "plan.xlsx") > 100
