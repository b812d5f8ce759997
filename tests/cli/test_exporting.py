"""`rampath export`."""

from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "all", "-o", str(file)]) == 0
    return file


def test_that_nato_s_tables_are_written_for_any_scenario(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "nato.xlsx"
    assert (
        run(["export", str(plan_file), "--form", "nato", "--scenario", "National declarations", "-o", str(target)]) == 0
    )
    sheet = openpyxl.load_workbook(target)["Table 3"]
    spain = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "Spain")
    assert spain[22] == 2.1  # 2035, the last of 22 years


def test_that_the_un_report_has_the_years_asked_for(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "un.xlsx"
    arguments = ["export", str(plan_file), "--form", "un", "--member", "EST", "--years", "2024-2026", "-o", str(target)]
    assert run(arguments) == 0
    assert openpyxl.load_workbook(target).sheetnames == ["EST 2024", "EST 2025", "EST 2026"]


def test_that_tidy_text_is_written(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "tidy.csv"
    assert run(["export", str(plan_file), "--form", "csv", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8-sig").startswith("scenario,member,name,pillar,year,kind,measure,value")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--form", "un"], "name it with --member"),
        (["--form", "un", "--member", "XXX"], "XXX"),
        (["--form", "un", "--member", "EST", "--years", "1990"], "names no years of the plan"),
        (["--form", "un", "--member", "ISL"], "Iceland has no expenditure"),
        (["--form", "nato", "--member", "EST"], "belong to the UN report"),
        (["--form", "csv"], "is no .xlsx file; let the name out.xlsx end in .csv"),
    ],
)
def test_that_what_cannot_be_written_is_refused_and_leaves_no_file(
    plan_file: Path, tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.xlsx"
    assert run(["export", str(plan_file), "-o", str(target), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not target.exists()
