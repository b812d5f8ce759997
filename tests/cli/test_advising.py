"""`rampath advise`."""

import json
from pathlib import Path

import pytest

from rampath.cli import run


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "--commitment", "wales-2014", "-o", str(file)]) == 0
    return file


def advised(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["advise", *arguments]) == 0
    return capsys.readouterr().out


def test_that_advice_is_told_with_member_and_year(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = advised(capsys, str(plan_file), "--scenario", "Wales 2014")
    assert out.splitlines()[-1].endswith("Advice, never a verdict.")
    count = int(out.splitlines()[-1].split()[0])
    assert count == len([line for line in out.splitlines() if ": " in line])


def test_that_json_has_the_same_advice(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(advised(capsys, str(plan_file), "--scenario", "Wales 2014", "--json"))
    assert (told["scenario"], told["pillar"]) == ("Wales 2014", "core")
    lines = advised(capsys, str(plan_file), "--scenario", "Wales 2014").splitlines()
    assert told["advice"]
    assert [f"{each['place']}: {each['message']}" for each in told["advice"]] == lines[: len(told["advice"])]
    assert {each["severity"] for each in told["advice"]} <= {"note", "warning"}


def test_that_nothing_is_said_of_a_member_that_holds_its_share(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advised(capsys, str(plan_file), "--members", "ISL").startswith("Nothing stands out in “Hague 2035”")


def test_that_a_stranger_is_refused(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["advise", str(plan_file), "--members", "XYZ"]) == 2
    assert "No member has the code XYZ" in capsys.readouterr().err
