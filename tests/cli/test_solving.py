"""`rampath solve`."""

import json
from pathlib import Path

import pytest

from rampath.cli import run


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(file)]) == 0
    return file


def answers(
    capsys: pytest.CaptureFixture[str], file: Path, *arguments: str, code: int = 0
) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert run(["solve", str(file), *arguments, "--json"]) == code
    return {each["member"]: each for each in json.loads(capsys.readouterr().out)["answers"]}


def shares(capsys: pytest.CaptureFixture[str], file: Path, member: str) -> dict[int, dict[str, float]]:
    capsys.readouterr()
    assert run(["project", str(file), "--prices", "constant", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    return {r["year"]: r for r in rows if r["member"] == member and r["pillar"] == "core"}


def test_that_constant_real_growth_is_constant_in_the_projection_of_the_written_plan(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "solved.xlsx"
    answers(capsys, plan_file, "--member", "BEL", "--method", "constant-real-growth", "-o", str(out))
    rows = shares(capsys, out, "BEL")
    growth = [rows[year]["expenditure"] / rows[year - 1]["expenditure"] for year in range(2028, 2036)]
    assert growth == pytest.approx([growth[0]] * 8, rel=1e-9)
    assert rows[2035]["share"] == 0.035


def test_that_an_impossible_request_names_what_binds_and_gives_exit_code_1(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answers(capsys, plan_file, "--member", "ESP", "--method", "least-cost", "--cap-step", "0.1", code=1)["ESP"]
    assert (found["solved"], found["binding"]) == (False, "the cap on the yearly step")
    assert "2.90" in str(found["said"])  # nine steps of 0.1 from 2.0
    assert found["anchors"]


def test_that_an_alliance_total_is_shared_out_to_the_last_dollar(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "solved.xlsx"
    answers(capsys, plan_file, "--method", "alliance-total", "--total", "100000", "--last", "2030", "--key", "gdp",
            "-o", str(out))  # fmt: skip
    capsys.readouterr()
    assert run(["compare", str(plan_file), str(out), "--json"]) == 0
    assert shares(capsys, out, "BEL")[2030]["share"] > 0.02


def test_that_a_member_without_figures_is_told(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = answers(capsys, plan_file, "--member", "ISL", "--method", "constant-points")["ISL"]
    assert found["solved"] is False
    assert "no observed share" in str(found["said"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("--method latest-start", "needs --cap-growth"),
        ("--method least-cost --cap-step -1", "zero or more"),
        ("--method least-cost --cap-growth -100", "above -100"),
        ("--method least-cost --target 350", "up to 15"),
        ("--method least-cost --target nan", "needs a number"),
        ("--method money-total --total -5", "zero or more"),
        ("--method least-cost --member XXX", "No member has the code XXX"),
        ("--method magic", "choose from"),
        ("--method least-cost --member ,", "No member has the code"),
        ("--method money-total --member BEL", "money-total needs --total"),
        ("--method alliance-total", "alliance-total needs --total"),
        ("--method money-total --total much", "“much” is no number. See"),
        ("--method at-review --review soon", "“soon” is no number. See"),
        ("--method least-cost -o {plan}", "name another file"),
    ],
)
def test_that_what_cannot_be_asked_is_refused_in_a_sentence(
    plan_file: Path, capsys: pytest.CaptureFixture[str], arguments: str, words: str
) -> None:
    capsys.readouterr()
    assert run(["solve", str(plan_file), *arguments.format(plan=plan_file).split()]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert "Traceback" not in said.err


def test_that_what_is_said_of_all_members_is_said_once(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["solve", str(plan_file), "--method", "alliance-total", "--total", "50000"]) == 0
    said = capsys.readouterr().out
    assert said.count("50.0 bn USD more a year over 31 members, by GDP.") == 1
    assert "  Belgium: 2035 " in said


def test_that_a_sum_says_the_years_that_it_goes_over_and_a_year_of_0_is_past(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sums = ("--member", "BEL,BEL", "--method", "money-total", "--total", "5000", "--first", "2020", "--last", "2030")
    found = answers(capsys, plan_file, *sums)
    assert list(found) == ["BEL"]
    assert "from 2027 to 2030" in str(found["BEL"]["said"])
    late = answers(capsys, plan_file, "--member", "BEL", "--method", "least-cost", "--deadline", "0", code=1)["BEL"]
    assert str(late["said"]).startswith("0 is past")
