"""`rampath fill`."""

import json
from pathlib import Path

import openpyxl
import pytest

from rampath.cli import run
from workbook import build


@pytest.fixture(scope="module")
def plan_file(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("plan") / "plan.xlsx"
    assert run(["plan", str(sample), "--commitment", "hague-2035", "-o", str(file)]) == 0
    return file


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "Return"
    sheet["A1"], sheet["B1"], sheet["B2"] = "Belgium 2030, % of GDP", 2.0, "=B1*2"
    workbook.save(tmp_path / "theirs.xlsx")
    return tmp_path / "theirs.xlsx"


def map_file(folder: Path, cell: str = "Return!B1", extra: str = "percent = true") -> Path:
    file = folder / "map.toml"
    file.write_text(f'[[cells]]\ncell = "{cell}"\nmember = "BEL"\nmeasure = "core_share"\nyear = 2030\n{extra}\n')
    return file


def projected(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> float:
    capsys.readouterr()
    assert run(["project", str(plan_file), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    return next(float(r["share"]) for r in rows if (r["member"], r["pillar"], r["year"]) == ("BEL", "core", 2030))


def test_that_a_mapped_cell_takes_the_share_of_the_plan(
    plan_file: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    share = projected(plan_file, capsys)
    before = theirs.read_bytes()
    out = tmp_path / "out.xlsx"
    line = ["fill", str(plan_file), "--into", str(theirs), "--map", str(map_file(tmp_path))]
    assert run([*line, "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("Return!B1 2 to ")
    assert not out.exists()
    assert run([*line, "-o", str(out)]) == 0
    assert "byte for byte" in capsys.readouterr().err
    assert openpyxl.load_workbook(out)["Return"]["B1"].value == pytest.approx(share * 100, rel=1e-11)
    assert theirs.read_bytes() == before


def test_that_only_cells_that_change_are_told_and_written(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs, out = tmp_path / "nato.xlsx", tmp_path / "out.xlsx"
    assert run(["export", str(plan_file), "--form", "nato", "-o", str(theirs)]) == 0
    line = ["fill", str(plan_file), "--into", str(theirs), "-o", str(out)]
    capsys.readouterr()
    assert run(line) == 2
    assert "every cell holds its figure already" in capsys.readouterr().err
    assert not out.exists()
    book = openpyxl.load_workbook(theirs)
    cell = next(c for row in book["Table 3"].iter_rows() if row[0].value == "Belgium" for c in row[-1:])
    assert cell.value == pytest.approx(3.5)  # Belgium's share in 2035
    cell.value = 3.25
    book.save(theirs)
    assert run(line) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"Table 3!{cell.coordinate} 3.25 to 3.5, was constant"
    assert said[1].startswith("Cells that hold their figure already, and stay as they are: ")
    assert openpyxl.load_workbook(out)["Table 3"][cell.coordinate].value == 3.5


def test_that_a_formula_waits_for_a_yes(
    plan_file: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.xlsx"
    line = [
        "fill",
        str(plan_file),
        "--into",
        str(theirs),
        "--map",
        str(map_file(tmp_path, "Return!B2")),
        "-o",
        str(out),
    ]
    assert run(line) == 1
    assert "needs a yes" in capsys.readouterr().out
    assert openpyxl.load_workbook(out)["Return"]["B2"].value == "=B1*2"
    assert run([*line, "--yes", "Return!B2"]) == 0
    assert isinstance(openpyxl.load_workbook(out)["Return"]["B2"].value, float)


@pytest.mark.parametrize(("extra", "said"), [("percent = 3", "true or false"), ("colour = 1", "means nothing here")])
def test_that_a_spoilt_map_is_refused_in_a_sentence(
    plan_file: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: str, said: str
) -> None:
    code = run(
        ["fill", str(plan_file), "--into", str(theirs), "--map", str(map_file(tmp_path, extra=extra)), "--dry-run"]
    )
    assert code == 2
    assert said in capsys.readouterr().err


def test_that_a_map_whose_sheet_is_gone_is_told(
    plan_file: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(
        ["fill", str(plan_file), "--into", str(theirs), "--map", str(map_file(tmp_path, "Gone!B2")), "--dry-run"]
    )
    assert code == 1
    assert "no sheet “Gone”" in capsys.readouterr().out


def test_that_the_source_is_never_the_target(plan_file: Path, theirs: Path, tmp_path: Path) -> None:
    line = ["fill", str(plan_file), "--into", str(theirs), "--map", str(map_file(tmp_path)), "-o", str(theirs)]
    assert run(line) == 2


def test_that_without_a_map_the_cells_of_planned_years_are_those_that_figures_are_read_from(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: build.Rows = (
        ("Table 3: Core defence expenditure as a share of GDP",),
        ("Share of real GDP (%)",),
        ("Based on 2021 prices",),
        ("", 2025, 2026, 2030),
        ("Belgium", 1.5, 1.75, 2.25),
        ("Source: NATO, Defence Investment of NATO Countries, 10 July 2026",),
    )
    theirs = build.write(tmp_path / "nato.xlsx", {"Table 3": rows})
    share = projected(plan_file, capsys)
    out = tmp_path / "out.xlsx"
    assert run(["fill", str(plan_file), "--into", str(theirs), "-o", str(out)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.partition(" to ")[0] for line in told] == ["Table 3!D5 2.25"]
    sheet = openpyxl.load_workbook(out)["Table 3"]
    assert [sheet["B5"].value, sheet["C5"].value] == [1.5, 1.75]
    assert sheet["D5"].value == pytest.approx(share * 100, rel=1e-11)


def test_that_money_in_another_currency_or_at_other_prices_is_not_written_over(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = ("Source: NATO, Defence Investment of NATO Countries, 10 July 2026",)
    dollars: build.Rows = (
        ("Table 2: Core defence expenditure",),
        ("Million US dollars",),
        ("Constant 2015 prices and exchange rates",),
        ("", 2025, 2026, 2030),
        ("Belgium", 5000, 5200, 6000),
        source,
    )
    own: build.Rows = (
        ("Table 1: Core defence expenditure",),
        ("Million national currency units",),
        ("Current prices",),
        ("", 2024, 2025, 2030),
        ("Belgium (Euros)", 7000, 8000, 9000),
        ("Bulgaria (Leva)", 4000, 4200, 5000),
        source,
    )
    theirs = build.write(tmp_path / "old.xlsx", {"Table 1": own, "Table 2": dollars})
    assert run(["fill", str(plan_file), "--into", str(theirs), "--dry-run"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Table 1!D5 9000 to ")
    assert [line.partition(" it holds money in ")[2] for line in told[1:]] == [
        "BGN, current prices, and the plan has it in EUR, current prices.",
        "USD, prices of 2015, and the plan has it in USD, prices of 2021.",
    ]
    assert [line.partition(":")[0] for line in told[1:]] == [f"Table {at} is left as it is" for at in ("1!D6", "2!D5")]


def test_that_a_map_whose_header_is_gone_leaves_the_cell(
    plan_file: Path, theirs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = map_file(tmp_path, extra='percent = true\nexpect = { A1 = "Belgium 2030, % of GDP" }')
    line = ["fill", str(plan_file), "--into", str(theirs), "--map", str(same), "--dry-run"]
    assert run(line) == 0
    capsys.readouterr()
    map_file(tmp_path, extra='percent = true\nexpect = { A1 = "France 2030" }')
    assert run(line) == 1
    said = capsys.readouterr().out
    assert "expects “France 2030” in A1, and there stands “Belgium 2030, % of GDP”" in said
    map_file(tmp_path, extra="percent = true\nexpect = { A1 = 3 }")
    assert run(line) == 2
    assert "expected cells of the same sheet with their texts" in capsys.readouterr().err
