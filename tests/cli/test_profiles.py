"""`--profile` of `rampath read` and `rampath plan`, and what is told of budget lines."""

import json
from pathlib import Path

import pytest

from rampath.cli import run
from workbook.build import LAYOUT_2026, write
from workbook.lists import text_file

PROFILE = """
name = "Estonian budget"

[[sheets]]
sheet = "{any}"
form = "lines"
measure = "budget"
member = "EST"
currency = "EUR"
scale = "one"

[[sheets.columns]]
header = "Code"
role = "code"

[[sheets.columns]]
header = "Amount {year}"
role = "amount"
stage = "Plan"
kind = "plan"
"""
ROWS = [("Code", "Amount 2025", "Amount 2026"), ("1", "1000000.25", "2"), ("2", "5", "7.5")]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    file = tmp_path / "est.toml"
    file.write_text(PROFILE, encoding="utf-8")
    return file


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    return text_file(tmp_path / "budget.csv", ROWS)


def test_that_text_says_how_many_lines_there_are_and_what_they_add_up_to(
    capsys: pytest.CaptureFixture[str], profile: Path, budget: Path
) -> None:
    assert run(["read", str(budget), "--profile", str(profile)]) == 0
    out = capsys.readouterr().out
    assert "Read by the profile “Estonian budget”: its 2 columns are in sheet “budget”." in out
    assert "budget: 2 lines." in out
    assert "Totals in EUR million:" in out
    assert "Plan 2025" in out
    row = next(line.split() for line in out.splitlines() if "all lines" in line)
    assert row == ["all", "lines", "1.00000525", "0.00000950"]


def test_that_json_has_the_totals_of_lines(capsys: pytest.CaptureFixture[str], profile: Path, budget: Path) -> None:
    assert run(["read", str(budget), "--json", "--profile", str(profile)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"observations", "findings", "questions", "counts", "lines"}
    assert found["counts"] == {"cells": 9, "used": 4, "unused": 5}
    (lines,) = found["lines"]
    assert (lines["file"], lines["sheet"], lines["lines"], lines["counted"]) == ("budget.csv", "budget", 2, 2)
    assert lines["totals"][0] == {
        "side": None, "part": None, "year": 2025, "stage": "Plan", "kind": "plan", "months": None, "lines": 2,
        "amount": 1.00000525,
    }  # fmt: skip


def test_that_a_shipped_profile_is_named_without_its_folder(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rows = [("einzelplan", "einnahmen-ausgaben", "kapitel", "titel", "titel-text", "soll"),
            ("14", "A", "1401", "51101", "Papier", "3")]  # fmt: skip
    file = text_file(tmp_path / "hh_2020.csv", rows)
    assert run(["read", str(file), "--profile", "de-haushalt"]) == 0
    assert "Ausgaben, Einzelplan 14 (Verteidigung)" in capsys.readouterr().out


def test_that_a_renamed_header_ends_with_one_and_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, profile: Path
) -> None:
    file = text_file(tmp_path / "budget.csv", [("Kode", *ROWS[0][1:]), *ROWS[1:]])
    assert run(["read", str(file), "--profile", str(profile)]) == 1
    out = capsys.readouterr().out
    assert "error  budget!A1: A column is missing in row 1, or “Kode” is it by another name; expected “Code”." in out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere.toml", "There is no profile “nowhere.toml”: no file of this name, and none among those that come"),
        ("us-p-9", "us-p-1"),
    ],
)
def test_that_a_profile_that_is_not_there_is_refused_with_those_that_are(
    capsys: pytest.CaptureFixture[str], budget: Path, name: str, told: str
) -> None:
    assert run(["read", str(budget), "--profile", name]) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""


def test_that_a_spoilt_profile_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], budget: Path, profile: Path
) -> None:
    line = 1 + PROFILE.splitlines().index('role = "code"')
    profile.write_text(PROFILE.replace('role = "code"', 'role = "kode"'), encoding="utf-8")
    assert run(["read", str(budget), "--profile", str(profile)]) == 2
    err = capsys.readouterr().err
    assert err.startswith(
        f"est.toml is no profile that can be used: line {line}, [[sheets]] 1, [[sheets.columns]] 1, key role: "
    )
    assert err.count("\n") == 1


def test_that_a_file_without_what_the_profile_expects_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, profile: Path
) -> None:
    file = text_file(tmp_path / "other.csv", [("a", "b"), ("1", "2")])
    assert run(["read", str(file), "--profile", str(profile)]) == 2
    err = capsys.readouterr().err
    assert "other.csv could not be read by the profile “Estonian budget”" in err
    assert "No sheet has the columns that the profile names" in err


def test_that_of_several_files_one_of_a_known_layout_is_read_so_and_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, profile: Path, budget: Path
) -> None:
    nato = write(tmp_path / "nato.xlsx", {"Table 1": LAYOUT_2026})
    assert run(["read", str(budget), str(nato), "--json", "--profile", str(profile)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {row["file"] for row in found["observations"]} == {"nato.xlsx"}
    assert [lines["file"] for lines in found["lines"]] == ["budget.csv"]
    assert any(
        "No profile that was named fits this file (“Estonian budget”)" in f["message"] for f in found["findings"]
    )


def test_that_plan_takes_a_profile_and_a_budget_alone_is_nothing_to_plan_from(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, profile: Path, budget: Path, sample: Path
) -> None:
    plan = tmp_path / "plan.xlsx"
    common = ["--commitment", "hague-2035", "-o", str(plan), "--profile", str(profile)]
    assert run(["plan", str(budget), *common]) == 2
    assert "no shares of GDP to plan from" in capsys.readouterr().err
    assert run(["plan", str(sample), str(budget), *common]) == 0
    assert plan.is_file()


def test_that_lines_that_others_hold_are_told_in_words(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    profile = tmp_path / "p.toml"
    profile.write_text(
        PROFILE + '\n[[sheets.columns]]\nheader = "Flag"\nrole = "counted"\nnot_counted = "Non-Add"\n', encoding="utf-8"
    )
    rows = [("Code", "Flag", "Amount 2026"), ("1", "Add", "5"), ("1", "Non-Add", "2")]
    file = text_file(tmp_path / "b.csv", rows)
    assert run(["read", str(file), "--profile", str(profile)]) == 0
    out = capsys.readouterr().out
    assert "Lines that no total counts, since others hold them or their year is not known: 1." in out
