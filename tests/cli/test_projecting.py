"""`rampath project`: what holds for every row that it prints, on either edition, by the rules of the design."""

import csv
import io
import json
from contextlib import redirect_stderr, redirect_stdout
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from rampath.cli import run

HEADER = "member,pillar,year,share,expenditure,gdp,currency,target,gap_pp,gap_money,meets,kind"
CASES = [("sample", "hague-2035"), ("sample", "wales-2014"), ("real", "hague-2035")]


def printed(*arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        assert run(arguments) == 0
    assert err.getvalue() == ""
    return out.getvalue()


@pytest.fixture(scope="module", params=CASES, ids=" ".join)
def plan_file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition, commitment = request.param
    file: Path = request.getfixturevalue("sample")
    if edition == "real":
        folder: Path = request.getfixturevalue("shared_data") / "workbooks"
        file = folder / "nato_240617-def-exp-2024-TABLES-en.xlsx"
    out = tmp_path_factory.mktemp("projecting") / "plan.xlsx"
    printed("plan", str(file), "--commitment", commitment, "-o", str(out))
    return out


@pytest.fixture(scope="module", params=["current", "constant"])
def rows(request: pytest.FixtureRequest, plan_file: Path) -> list[dict[str, Any]]:
    """Every row, read once for each plan and price basis; a NaN or an infinity fails at once."""
    text = printed("project", str(plan_file), "--json", "--prices", request.param)
    found: list[dict[str, Any]] = json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))
    return found


def published(share: float) -> Decimal:
    """Two decimals of a per cent, halves up, of the decimal number that a reader sees."""
    return (Decimal(f"{share:.12g}") * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_that_each_row_agrees_with_itself(rows: list[dict[str, Any]]) -> None:
    assert [",".join(row) for row in rows] == [HEADER] * len(rows)
    for row in rows:
        share, target, gdp = row["share"], row["target"], row["gdp"]
        if share is None or target is None:
            assert (row["gap_pp"], row["gap_money"], row["meets"]) == (None, None, None)
            continue
        assert row["gap_pp"] == pytest.approx((target - share) * 100, abs=1e-9)
        assert row["meets"] is (published(share) >= published(target))
        if gdp is not None:
            assert row["gap_money"] == pytest.approx((target - share) * gdp, rel=1e-9, abs=1e-6)
        if row["kind"] == "plan" and row["member"] not in {"NATO", "NATO_EUR_CAN"} and gdp is not None:
            assert row["expenditure"] == pytest.approx(share * gdp, rel=1e-12)


def test_that_years_follow_each_other_for_each_member_and_pillar_and_plans_come_last(
    rows: list[dict[str, Any]],
) -> None:
    by_line: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in rows:
        by_line.setdefault((row["member"], row["pillar"]), []).append(row)
    assert len(by_line) == 34 * 2
    for line in by_line.values():
        years = [row["year"] for row in line]
        assert years == list(range(2014, years[-1] + 1))
        kinds = [row["kind"] for row in line]
        order = ["actual", "estimate", "plan"]
        assert [order.index(kind) for kind in kinds] == sorted(order.index(kind) for kind in kinds)
        assert set(kinds) == set(order)


def test_that_nobody_is_lowered_and_each_below_the_line_is_exactly_on_it_in_the_end(rows: list[dict[str, Any]]) -> None:
    core = [row for row in rows if row["pillar"] == "core" and not row["member"].startswith("NATO")]
    ends = {row["member"]: row for row in core}
    last = {row["member"]: row for row in core if row["kind"] != "plan" and row["share"] is not None}
    assert len(last) == 31
    for member, now in last.items():
        assert ends[member]["share"] == max(now["share"], ends[member]["target"])
        planned = [row["share"] for row in core if row["member"] == member and row["kind"] == "plan"]
        assert min(planned) >= now["share"] - 1e-15


def test_that_a_member_without_forces_has_gdp_and_nothing_else(rows: list[dict[str, Any]]) -> None:
    iceland = [row for row in rows if row["member"] == "ISL"]
    assert all(row["gdp"] > 0 for row in iceland)
    assert {(row["share"], row["expenditure"], row["gap_pp"], row["meets"]) for row in iceland} == {(None,) * 4}


def test_that_csv_says_what_json_says(plan_file: Path) -> None:
    found = json.loads(printed("project", str(plan_file), "--json"))
    text = printed("project", str(plan_file), "--csv")
    assert text.splitlines()[0] == HEADER
    for line, row in zip(csv.DictReader(io.StringIO(text)), found, strict=True):
        assert line == {key: "" if value is None else str(value) for key, value in row.items()}
