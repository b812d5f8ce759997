"""The tidy table of a scenario."""

import csv
import io

import pytest

from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Currency, Money, Prices, project
from rampath.domain.scenario_tree import renamed
from rampath.workbook.exported.tidy import tidy_csv


def rows_of(plan: Plan) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tidy_csv(plan, project(plan, plan.scenarios[0])))))


def test_that_every_figure_is_a_row_with_what_it_is(sample_plan: Plan) -> None:
    rows = rows_of(sample_plan)
    projection = project(sample_plan, sample_plan.scenarios[0])
    line = projection.line("BEL", Pillar.CORE, Money(Prices.CONSTANT, Currency.NATIONAL))
    (found,) = [
        row for row in rows
        if (row["member"], row["year"], row["measure"], row["unit"], row["prices"], row["pillar"])
        == ("BEL", "2030", "expenditure", "EUR million", "constant 2021", "core")
    ]  # fmt: skip
    assert float(found["value"]) == line.expenditure_in(2030)
    assert (found["kind"], found["name"], found["scenario"]) == ("plan", "Belgium", "Hague 2035")
    assert len({tuple(row[key] for key in row if key != "value") for row in rows}) == len(rows)


def test_that_what_has_no_figure_has_no_row(sample_plan: Plan) -> None:
    assert not [row for row in rows_of(sample_plan) if row["member"] == "ISL" and row["measure"] != "GDP"]
    assert all(row["value"] not in {"", "nan", "inf"} for row in rows_of(sample_plan))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x"])
def test_that_a_name_that_a_spreadsheet_would_calculate_stays_text(sample_plan: Plan, name: str) -> None:
    plan = renamed(sample_plan, sample_plan.scenarios[0].name, name)
    text = tidy_csv(plan, project(plan, plan.scenarios[0]))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {row[0] for row in rows[1:]} == {f"'{name}"}
