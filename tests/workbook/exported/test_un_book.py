"""The UN report of a member, from its own report or from core expenditure, read back by Rampath."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.finding import Severity
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Measure, Observations
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, Projection, project
from rampath.workbook.exported.un_book import un_book
from rampath.workbook.reading import Reading, read_workbook
from rampath.workbook.saving import NotSaved
from workbook.build import write
from workbook.build_un import standardized

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def projection(sample_plan: Plan) -> Projection:
    return project(sample_plan, sample_plan.scenarios[0])


def written(plan: Plan, member: str, years: list[int], file: Path, register: Register) -> Reading:
    file.write_bytes(un_book(plan, project(plan, plan.scenarios[0]), member, years, DAY))
    found = read_workbook(file, register)
    assert found.layout == "UN report on military expenditures"
    assert found.used + found.unused_cells == found.cells
    assert [each for each in found.findings if each.severity is not Severity.NOTE] == []
    return found


def test_that_core_expenditure_is_distributed_by_nato_s_categories(
    sample_plan: Plan, projection: Projection, tmp_path: Path, register: Register
) -> None:
    found = written(sample_plan, "EST", [2024, 2025], tmp_path / "est.xlsx", register)
    of_2024 = {row.detail: row.value for row in found.observations if row.year == 2024}
    spent = projection.line("EST", Pillar.CORE, Money(Prices.CURRENT, Currency.NATIONAL)).expenditure_in(2024)
    assert spent is not None
    share = sample_plan.observations.value("EST", Measure.PERSONNEL_SHARE, 2024)
    assert share is not None
    assert of_2024[""] == pytest.approx(spent)
    assert of_2024["1 Personnel, undistributed"] == pytest.approx(spent * share)
    parts = [of_2024[f"{item}, total"] for item in ("1 Personnel", "2 Operations and maintenance",
                                                    "3 Procurement and construction")]  # fmt: skip
    assert sum(parts) == pytest.approx(spent, rel=1e-3)  # categories are published to two decimals
    assert {(row.unit, row.price_basis) for row in found.observations} == {("EUR million", "current")}
    assert {row.kind for row in found.observations if row.year == 2025} == {Kind.ESTIMATE}


def test_that_a_planned_year_has_the_total_alone_and_says_so(
    sample_plan: Plan, tmp_path: Path, register: Register
) -> None:
    found = written(sample_plan, "EST", [2030], tmp_path / "est.xlsx", register)
    assert {row.kind for row in found.observations} == {Kind.PLAN}
    assert {row.detail for row in found.observations} == {"", "5 Total, undistributed"}


def test_that_a_member_s_own_report_comes_back_figure_by_figure(
    sample_plan: Plan, tmp_path: Path, register: Register
) -> None:
    before = read_workbook(write(tmp_path / "un.xlsx", {"EST 2024": standardized()}), register)
    plan = Plan(
        **{**{f: getattr(sample_plan, f) for f in sample_plan.__dataclass_fields__ if not f.startswith("_")},
           "observations": Observations.of((*sample_plan.observations, *before.observations))}
    )  # fmt: skip
    after = written(plan, "EST", [2024], tmp_path / "again.xlsx", register)
    assert {row.detail: row.value for row in after.observations} == pytest.approx(
        {row.detail: row.value for row in before.observations}
    )


def test_that_nothing_to_report_is_refused_in_a_sentence(sample_plan: Plan, projection: Projection) -> None:
    with pytest.raises(NotSaved, match="Iceland has no expenditure in 2024 to 2025"):
        un_book(sample_plan, projection, "ISL", [2024, 2025], DAY)


def test_that_the_form_s_rows_stand_in_their_order(sample_plan: Plan, projection: Projection, tmp_path: Path) -> None:
    file = tmp_path / "un.xlsx"
    file.write_bytes(un_book(sample_plan, projection, "EST", [2024], DAY))
    sheet = openpyxl.load_workbook(file)["EST 2024"]
    labels = [str(sheet.cell(row, 1).value) for row in range(10, 45)]
    assert (labels[0], labels[6], labels[11], labels[-1]) == (
        "1. Personnel", "2. Operations and maintenance", "3. Procurement and construction", "5. Total",
    )  # fmt: skip
