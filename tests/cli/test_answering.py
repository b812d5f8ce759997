"""Questions on the command line: printed with their choices, answered, and refused where an answer fits none."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rampath.cli import run
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.workbook.plan_workbook import read_plan

SHARE = "share Table 3!C6"
ROW = "thousandfold Table 1!D7"


@pytest.fixture(scope="module")
def doubtful(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sample with Belgium's share of 2015 as 125, and Bulgaria's spending of 2016 to 2018 in thousands."""
    book = openpyxl.load_workbook(sample)
    book["Table 3"]["C6"] = 125
    for column in "DEF":
        cell = book["Table 1"][f"{column}7"]
        cell.value = float(str(cell.value)) * 1000
    file = tmp_path_factory.mktemp("doubtful") / "doubtful.xlsx"
    book.save(file)
    return str(file)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    code, out, _ = told(capsys, "read", *arguments, "--json")
    return code, json.loads(out)


def test_that_open_questions_stand_in_json_with_their_choices_and_are_errors(
    capsys: pytest.CaptureFixture[str], doubtful: str
) -> None:
    code, found = as_json(capsys, doubtful)
    assert code == 1
    assert [question["id"] for question in found["questions"]] == [ROW, SHARE]
    share = found["questions"][1]
    assert list(share) == ["id", "place", "raw", "message", "choices", "taken", "answered"]
    assert (share["place"], share["raw"], share["taken"], share["answered"]) == (
        "Table 3!C6",
        "125",
        "leave-out",
        False,
    )
    assert [choice["id"] for choice in share["choices"]] == ["otherwise", "as-it-stands", "leave-out"]
    assert [f["place"] for f in found["findings"] if f["severity"] == "error"] == ["Table 1!D7:F7", "Table 3!C6"]
    assert found["counts"]["used"] + found["counts"]["unused"] == found["counts"]["cells"]


def test_that_answers_are_taken_and_nothing_stays_open(capsys: pytest.CaptureFixture[str], doubtful: str) -> None:
    code, found = as_json(capsys, doubtful, "--answer", f"{SHARE}=otherwise", "--answer", f"{ROW}=otherwise")
    assert code == 0
    assert all(question["answered"] for question in found["questions"])
    values = {row["cell"]: row["value"] for row in found["observations"]}
    assert values["Table 3!C6"] == 0.0125
    assert [values[f"Table 1!{column}7"] for column in "DEF"] == [606.0, 642.0, 814.0]
    assert found["counts"]["used"] + found["counts"]["unused"] == found["counts"]["cells"]


def test_that_leaving_out_is_an_answer_like_the_others(capsys: pytest.CaptureFixture[str], doubtful: str) -> None:
    code, found = as_json(capsys, doubtful, "--answer", f"{SHARE}=leave-out", "--answer", f"{ROW}=as-it-stands")
    assert code == 0
    cells = {row["cell"] for row in found["observations"]}
    assert "Table 3!C6" not in cells
    assert "Table 1!D7" in cells


def test_that_text_shows_each_question_with_the_choice_that_counts(
    capsys: pytest.CaptureFixture[str], doubtful: str
) -> None:
    _, out, _ = told(capsys, "read", doubtful, "--answer", f"{ROW}=otherwise")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    at = lines.index(f"Question {SHARE}")
    assert lines[at + 2].startswith("otherwise as a per cent: 1.25")
    assert lines[at + 4] == "* leave-out leave it out"
    assert lines[at + 5] == f"Not answered yet. Answer with: --answer '{SHARE}=CHOICE'"
    at = lines.index(f"Question {ROW}")
    assert lines[at + 2].startswith("* otherwise divided by 1,000")
    assert lines[at + 5] == "Answered."


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("share Table 3!C7=otherwise", "There is no question “share Table 3!C7” here; the questions are"),
        (f"{SHARE}=twice", f"“twice” is no choice of the question “{SHARE}”; the choices are otherwise,"),
        (f"{SHARE}=", "is no answer; write the question's id, an equals sign and a choice"),
        ("otherwise", "is no answer; write the question's id, an equals sign and a choice"),
        ("=otherwise", "is no answer; write the question's id, an equals sign and a choice"),
    ],
)
def test_that_an_answer_that_fits_no_question_is_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], doubtful: str, answer: str, words: str
) -> None:
    code, out, err = told(capsys, "read", doubtful, "--answer", answer)
    assert (code, out) == (2, "")
    assert words in err
    assert len(err.splitlines()) == 1


def test_that_an_answer_to_a_file_that_leaves_nothing_open_is_refused(
    capsys: pytest.CaptureFixture[str], sample: Path
) -> None:
    code, _, err = told(capsys, "read", str(sample), "--answer", f"{SHARE}=otherwise")
    assert code == 2
    assert "nothing is left open" in err


def test_that_an_answer_may_settle_what_another_was_about(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    lines = [
        "Table 1: Defence expenditure", "Million national currency units", "Current prices", ";2023;2024",
        "Belgium (Euros);1.234;2.345", "France (Euros);1.900;2", "",
    ]  # fmt: skip
    file = tmp_path / "t.csv"
    file.write_text("\n".join(lines), encoding="utf-8")
    asked = [question["id"] for question in as_json(capsys, str(file))[1]["questions"]]
    assert asked == ["decimal sign t"]
    file.write_text("\n".join(lines).replace("1.900;2", "1.900;2000"), encoding="utf-8")
    asked = [question["id"] for question in as_json(capsys, str(file))[1]["questions"]]
    assert asked == ["decimal sign t", "thousandfold t!C6"]
    answers = ("--answer", "decimal sign t=comma", "--answer", "thousandfold t!C6=leave-out")
    code, found = as_json(capsys, str(file), *answers)
    assert code == 0
    assert [row["value"] for row in found["observations"]] == [1234.0, 2345.0, 1900.0, 2000.0]


def test_that_a_plan_takes_answers_too(register: Register, doubtful: str, tmp_path: Path) -> None:
    out = tmp_path / "plan.xlsx"
    made = ["plan", doubtful, "--commitment", "hague-2035", "-o", str(out)]
    assert run(made) == 1
    assert run([*made, "--answer", f"{SHARE}=otherwise", "--answer", f"{ROW}=otherwise"]) == 0
    plan, _ = read_plan(out, register)
    assert plan.observations.value("BEL", Measure.CORE_SHARE, 2015) == 0.0125


def test_that_one_answer_stands_for_a_name_on_every_sheet_and_another_for_one_of_them(
    capsys: pytest.CaptureFixture[str], sample: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(sample)
    places = []
    for sheet in ("Table 1", "Table 3", "Table 8a"):
        cell = next(cell for cell in book[sheet]["A"] if str(cell.value or "").startswith("Slovenia"))
        cell.value = "Slovena"
        places.append(f"member {sheet}!{cell.coordinate}")
    book.save(tmp_path / "slip.xlsx")
    file = str(tmp_path / "slip.xlsx")
    _, found = as_json(capsys, file)
    assert [question["id"] for question in found["questions"]] == places
    _, found = as_json(capsys, file, "--answer", f"{places[1]}=SVN")
    assert [question["taken"] for question in found["questions"]] == ["SVN"] * 3
    assert all(question["answered"] for question in found["questions"])
    _, found = as_json(capsys, file, "--answer", f"{places[1]}=SVN", "--answer", f"{places[2]}=leave-out")
    taken = {question["id"]: (question["taken"], question["answered"]) for question in found["questions"]}
    assert taken == {places[0]: ("leave-out", False), places[1]: ("SVN", True), places[2]: ("leave-out", True)}
    every = [f"{places[0]}=SVN", f"{places[1]}=SVN", f"{places[2]}=leave-out"]
    _, found = as_json(capsys, file, *(part for each in every for part in ("--answer", each)))
    assert [question["taken"] for question in found["questions"]] == ["SVN", "SVN", "leave-out"]
