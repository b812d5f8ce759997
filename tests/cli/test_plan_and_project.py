"""`rampath plan` and `rampath project`."""

import csv
import io
import json
from pathlib import Path

import pytest

from rampath.cli import run

KEYS = [
    "member", "pillar", "year", "share", "expenditure", "gdp", "currency",
    "target", "gap_pp", "gap_money", "meets", "kind",
]  # fmt: skip


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(file)]) == 0
    return file


@pytest.fixture
def rows(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> dict[tuple[str, str, int], dict[str, object]]:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    assert all(list(row) == KEYS for row in found)
    return {(row["member"], row["pillar"], row["year"]): row for row in found}


def test_that_there_is_an_object_for_each_member_aggregate_pillar_and_year(
    rows: dict[tuple[str, str, int], dict[str, object]],
) -> None:
    assert len(rows) == 34 * 2 * 22
    assert {year for _, _, year in rows} == set(range(2014, 2036))


def test_that_a_member_below_the_line_reaches_exactly_3_5_per_cent(
    rows: dict[tuple[str, str, int], dict[str, object]],
) -> None:
    row = rows["BEL", "core", 2035]
    assert (row["share"], row["target"], row["gap_pp"], row["meets"], row["kind"]) == (0.035, 0.035, 0.0, True, "plan")
    assert rows["EST", "core", 2035]["share"] == 0.051


def test_that_gaps_are_target_less_share_in_points_and_money(
    rows: dict[tuple[str, str, int], dict[str, object]],
) -> None:
    row = rows["SVN", "core", 2026]
    # Slovenia in 2026: 1.61 % and 1,180 million euro, so its GDP is 1,180 / 0.0161.
    assert (row["gap_pp"], row["expenditure"], row["currency"], row["kind"]) == (1.89, 1180.0, "EUR", "estimate")
    assert row["gdp"] == pytest.approx(1180 / 0.0161)
    assert row["gap_money"] == pytest.approx(0.0189 * 1180 / 0.0161)


def test_that_there_is_null_where_there_is_no_figure(rows: dict[tuple[str, str, int], dict[str, object]]) -> None:
    iceland = rows["ISL", "core", 2030]
    assert [iceland[key] for key in ("share", "expenditure", "gap_pp", "gap_money", "meets")] == [None] * 5
    broader = rows["BEL", "broader", 2030]
    assert (broader["share"], broader["target"]) == (None, 0.015)


def test_that_the_total_of_2026_is_the_published_one(rows: dict[tuple[str, str, int], dict[str, object]]) -> None:
    row = rows["NATO", "core", 2026]
    assert (row["share"], row["expenditure"], row["currency"]) == (0.0286, 1809915.0, "USD")


def test_that_csv_has_the_same_columns_and_blanks_for_what_is_not_there(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--csv"]) == 0
    found = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert list(found[0]) == KEYS
    iceland = next(row for row in found if row["member"] == "ISL")
    assert iceland["share"] == ""


def test_that_text_names_the_scenario_and_every_member(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--scenario", "Hague 2035"]) == 0
    out = capsys.readouterr().out
    assert "Scenario “Hague 2035”, NATO July 2026, to 2035" in out
    assert "North Macedonia" in out


def test_that_constant_prices_are_of_the_base_year(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--json", "--prices", "constant"]) == 0
    found = {(r["member"], r["pillar"], r["year"]): r for r in json.loads(capsys.readouterr().out)}
    assert found["EST", "core", 2026]["expenditure"] == 1574.0
