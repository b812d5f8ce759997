"""`rampath compare`."""

import csv
import io
import json
from pathlib import Path

import pytest

from rampath.cli import run


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "all", "-o", str(file)]) == 0
    return file


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["compare", *arguments]) == 0
    return capsys.readouterr().out


def test_that_a_plan_of_all_commitments_has_the_declarations_below_theirs(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--scenario", "National declarations", "--json"]) == 0
    rows = {(r["member"], r["pillar"], r["year"]): r for r in json.loads(capsys.readouterr().out)}
    assert rows["ESP", "core", 2035]["share"] == 0.021
    assert rows["DEU", "core", 2029]["share"] == 0.035


def test_that_two_scenarios_of_a_plan_are_compared_in_words_and_in_figures(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("--scenario", "Hague 2035", "--scenario", "National declarations")
    out = compared(capsys, str(plan_file), *names)
    assert "Spain: 3.50\u2009% becomes 2.10\u2009% of GDP in 2035" in out
    told = json.loads(compared(capsys, str(plan_file), *names, "--json"))
    row = next(r for r in told["differences"] if (r["member"], r["year"]) == ("ESP", 2035))
    assert (row["share_first"], row["share_second"], row["difference_pp"]) == (0.035, 0.021, -1.4)
    assert row["currency"] == "EUR"
    spain = [each for each in told["costs"] if each["member"] == "ESP"]
    assert {(each["prices"], each["currency"]) for each in spain} == {
        ("current", "EUR"), ("current", "USD"), ("constant", "EUR"), ("constant", "USD"),
    }  # fmt: skip
    assert all(each["present_value"] > each["total"] for each in spain)  # savings, and later ones weigh less


def test_that_csv_has_a_row_a_member_and_year(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(compared(capsys, str(plan_file), "--csv"))))
    assert len(rows) == 34 * 22
    assert next(row for row in rows if row["member"] == "ISL")["difference_pp"] == ""


def test_that_a_plan_compared_with_itself_differs_in_nothing(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "No member's share differs." in compared(capsys, str(plan_file), str(plan_file))


def test_that_three_scenarios_are_each_held_against_the_first(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [part for name in ("Hague 2035", "Wales 2014", "US request 5 %") for part in ("--scenario", name)]
    out = compared(capsys, str(plan_file), *names)
    assert out.count("From “Hague 2035” to “") == 2
    told = json.loads(compared(capsys, str(plan_file), *names, "--json"))
    assert [(each["first"], each["second"]) for each in told] == [
        ("Hague 2035", "Wales 2014"), ("Hague 2035", "US request 5 %"),
    ]  # fmt: skip
    assert run(["compare", str(plan_file), *names, "--csv"]) == 2
    assert "compares two" in capsys.readouterr().err


def test_that_two_files_are_compared_by_their_own_scenarios(
    plan_file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = tmp_path / "other.xlsx"
    assert run(["solve", str(plan_file), "--method", "constant-points", "--member", "BEL", "--target", "3",
                "-o", str(other)]) == 0  # fmt: skip
    out = compared(capsys, str(plan_file), str(other))
    assert "From “plan.xlsx: Hague 2035” to “other.xlsx: Hague 2035”" in out
    assert "Belgium: 3.50\u2009% becomes 3.00\u2009% of GDP in 2035" in out
    assert "Estonia:" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--scenario", "Nobody's"], "has no scenario “Nobody's”"),
        (["--rate", "-100"], "discount rate"),
        (["--rate", "nan"], "discount rate"),
    ],
)
def test_that_what_cannot_be_compared_is_refused_in_a_sentence(
    plan_file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    capsys.readouterr()
    assert run(["compare", str(plan_file), *arguments]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.out == ""


def test_that_editions_are_compared_by_their_names(
    shared_data: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"
    file = tmp_path / "two.xlsx"
    assert run(["plan", str(sample), str(older), "--commitment", "hague-2035", "-o", str(file)]) in {0, 1}
    told = json.loads(compared(capsys, str(file), "--edition", "NATO June 2024", "--json"))
    assert told["second"] == "Hague 2035, from NATO June 2024 alone"
    row = next(r for r in told["differences"] if (r["member"], r["year"]) == ("DEU", 2024))
    # Table 3!L15 of July 2026 says 2.00; TABLE3!N21 of June 2024 says 2.118977088667619.
    assert row["difference_pp"] == pytest.approx(0.118977088667619, abs=1e-9)
    # Poland is above 3.5 % in the last observed year of both, 2024 and 2026; Estonia of the later one alone.
    words = {each.partition(":")[0]: each for each in told["words"]}
    assert "the line is" not in words["Poland"]
    assert "the line is met in 2035 instead of 2026" in words["Estonia"]


def test_that_an_edition_that_is_not_there_is_refused_in_words(
    plan_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", str(plan_file), "--edition", "NATO June 1999"]) == 2
    assert "NATO June 1999" in capsys.readouterr().err
