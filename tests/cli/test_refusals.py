"""Arguments and files that cannot be used: exit 2, one sentence on stderr, no traceback."""

from pathlib import Path

import pytest

from rampath.cli import run
from workbook.build import write


@pytest.fixture
def files(tmp_path: Path, sample: Path) -> dict[str, str]:
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "text.xlsx").write_text("not a workbook")
    table = ("Table 3: Core defence expenditure as a share of GDP",), ("", "last", "this"), ("Belgium", 1.25, 2.0)
    write(tmp_path / "yearless.xlsx", {"Table 3": table})
    return {
        "sample": str(sample),
        "empty": str(tmp_path / "empty.xlsx"),
        "text": str(tmp_path / "text.xlsx"),
        "yearless": str(tmp_path / "yearless.xlsx"),
        "none": str(tmp_path / "none.xlsx"),
        "out": str(tmp_path / "out.xlsx"),
        "nowhere": str(tmp_path / "no" / "out.xlsx"),
        "pdf": str(tmp_path / "out.pdf"),
        "folder": str(tmp_path),
    }


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("read {none}", "does not exist"),
        ("read {empty}", "is empty"),
        ("read {text}", "holds no table"),
        ("read {text}", "or read it by a profile (--profile)"),
        ("read {yearless}", "Table 3!B2: The row that begins with “last” stands where years belong"),
        ("read {yearless}", "or read it by a profile (--profile)"),
        ("read {yearless} --profile us-p-1", "or read it by another profile (--profile)"),
        ("read {sample} {none}", "does not exist"),
        ("plan {sample} --commitment hague-2035 -o {pdf}", "is no .pdf file; let the name out.pdf end in .xlsx"),
        ("values {sample} -o {pdf}", "end in .xlsx"),
        ("inspect {folder} --remove author -o {pdf}", "is a folder; name a workbook in it"),
        ("returns {none}", "could not be read: there is no such folder"),
        ("returns {empty}", "it is a file and no folder"),
        ("read", "required"),
        ("read {sample} --colour", "Unrecognized arguments"),
        ("plan {sample} --commitment madrid-1999 -o {out}", "no commitment “madrid-1999”"),
        ("plan {sample} --commitment hague-2035 -o {nowhere}", "does not exist"),
        ("plan {sample} --commitment hague-2035 -o {sample}", "what is read here"),
        ("plan {sample} --commitment hague-2035", "required"),
        ("project {sample}", "is no plan workbook"),
        ("project {none}", "does not exist"),
        ("project {text} --json", "is no plan workbook"),
        ("report {none} -o {pdf}", "does not exist"),
        ("report {sample} -o {pdf}", "is no plan workbook"),
        ("report {sample} -o {pdf} --date tomorrow", "is no date"),
        ("window {none}", "does not exist"),
        ("{none}", "does not exist"),
        ("--nonsense", "required"),
    ],
)
def test_that_it_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], arguments: str, words: str
) -> None:
    code = run([part.format(**files) for part in arguments.split()])
    said = capsys.readouterr()
    assert code == 2
    assert words in said.err
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert said.out == ""


def test_that_members_and_scenarios_that_are_not_there_are_named(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    assert run(["plan", files["sample"], "--commitment", "wales-2014", "-o", files["out"]]) == 0
    capsys.readouterr()
    assert run(["report", files["out"], "-o", files["pdf"], "--members", "EST,XYZ"]) == 2
    assert "“XYZ” is no member" in capsys.readouterr().err
    assert run(["project", files["out"], "--scenario", "Hague 2035"]) == 2
    assert "no scenario “Hague 2035”; it has “Wales 2014”" in capsys.readouterr().err
    assert not Path(files["pdf"]).exists()


def test_that_a_plan_is_not_read_as_figures(capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    assert run(["plan", files["sample"], "--commitment", "wales-2014", "-o", files["out"]]) == 0
    capsys.readouterr()
    assert run(["read", files["out"]]) == 2
    assert "is a plan workbook" in capsys.readouterr().err


def test_that_a_marking_for_a_report_is_weighed_against_the_plan_s(
    capsys: pytest.CaptureFixture[str], files: dict[str, str]
) -> None:
    plan = ["plan", files["sample"], "--commitment", "wales-2014", "--marking", "NATO RESTRICTED"]
    assert run([*plan, "-o", files["out"]]) == 0
    report = ["report", files["out"], "-o", files["pdf"], "--members", "EST", "--marking"]
    capsys.readouterr()
    assert run([*report, ""]) == 2
    assert "NATO allows no page without a marking" in capsys.readouterr().err
    assert not Path(files["pdf"]).exists()


def test_that_the_highest_label_of_the_files_is_proposed_and_never_chosen(
    capsys: pytest.CaptureFixture[str], files: dict[str, str], shared_data: Path
) -> None:
    nato = str(shared_data / "workbooks" / "nato_240617-def-exp-2024-TABLES-en.xlsx")
    plan = ["plan", nato, "--commitment", "hague-2035", "-o", files["out"]]
    run(plan)
    assert "The highest label of the files is NATO UNCLASSIFIED, and the plan has no marking" in capsys.readouterr().out
    run([*plan, "--marking", "NATO RESTRICTED"])
    said = capsys.readouterr().out
    assert said.startswith("Wrote")
    assert "highest label" not in said
