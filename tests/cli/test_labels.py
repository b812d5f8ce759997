"""A label of an input is never dropped by what leaves: exports and write-back are refused until the plan carries it."""

from pathlib import Path

import pytest

from rampath.cli import run
from workbook.rich import rich_workbook

NATO = Path(__file__).resolve().parents[3] / "shared" / "data" / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx"


def plan_from(folder: Path, marking: str) -> Path:
    file = folder / "plan.xlsx"
    run(["plan", str(NATO), "--commitment", "hague-2035", "--marking", marking, "-o", str(file)])
    assert file.exists()
    return file


@pytest.mark.parametrize("form", ["nato", "csv", "un"])
def test_that_no_export_drops_the_label_of_the_file_that_was_read(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / f"out.{'csv' if form == 'csv' else 'xlsx'}"
    more = ["--member", "EST"] if form == "un" else []
    line = ["export", "--form", form, "-o", str(out), *more]
    assert run([*line, str(plan_from(tmp_path, ""))]) == 2
    assert "carries the label NATO UNCLASSIFIED, and the plan is marked with nothing" in capsys.readouterr().err
    assert not out.exists()
    assert run([*line, str(plan_from(tmp_path, "NATO UNCLASSIFIED"))]) in {0, 1}
    assert out.exists()


def test_that_figures_of_a_marked_plan_do_not_go_into_a_file_that_asks_less_care(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs, cells = rich_workbook(tmp_path / "theirs.xlsx"), tmp_path / "map.toml"
    cells.write_text('[[cells]]\ncell = "Data!C3"\nmember = "BEL"\nmeasure = "core_share"\nyear = 2030\n')
    plan, out = plan_from(tmp_path, "NATO SECRET"), tmp_path / "out.xlsx"
    assert run(["fill", str(plan), "--into", str(theirs), "--map", str(cells), "-o", str(out)]) == 2
    assert "carries the label Restricted, which asks less care" in capsys.readouterr().err
    assert not out.exists()
