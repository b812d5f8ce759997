"""Two ministries' files of one name, and two pastes: each keeps its figures and its source, and can be sent again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from journeys.conftest import DAY, Answers
from rampath.app import Program
from rampath.domain.observation import Measure
from rampath.domain.provenance import source_of
from rampath.domain.reimport import Change, Choices, Difference
from rampath.views.read_dialog import Use
from rampath.workbook.opened_book import open_book
from workbook.build import write

SPENT = Measure.CORE_EXPENDITURE


@pytest.fixture(autouse=True)
def asked(answers: Answers) -> list[list[Change]]:
    """Reads by hand as it is guessed, puts all beside, and keeps what was asked figure by figure."""
    found: list[list[Change]] = []

    def stand(differing: Sequence[Difference]) -> Choices:
        found.append([each.change for each in differing])
        return {}

    answers.assistant = lambda draft, doors, then: then(doors.read(draft), draft)
    answers.use, answers.stand = Use.BESIDE, stand
    return found


def budget(folder: Path, country: str, *figures: float) -> Path:
    folder.mkdir(exist_ok=True)
    rows = (("Defence expenditure, million euro",), ("Country", 2024, "2025e"), (country, *figures))
    return write(folder / "budget 2026.xlsx", {"A": rows})


def bring(qtbot: QtBot, program: Program, begin: Callable[[], None]) -> None:
    before = program.document.plan
    begin()
    qtbot.waitUntil(lambda: program.document.plan is not before and program.window.background.idle, timeout=20_000)


def spent(program: Program, member: str, edition: str) -> list[float]:
    rows = program.document.plan.observations.in_edition(edition)
    return [value for year in (2024, 2025) if (value := rows.value(member, SPENT, year)) is not None]


def sha256(program: Program, member: str, edition: str) -> str:
    plan = program.document.plan
    row = plan.observations.in_edition(edition).get(member, SPENT, 2024)
    assert row is not None
    source = source_of(plan, row)
    return "" if source is None else source.sha256


def test_that_files_of_one_name_from_two_members_stand_side_by_side(
    qtbot: QtBot, program: Program, asked: list[list[Change]], tmp_path: Path
) -> None:
    window = program.window
    belgian, dutch = budget(tmp_path / "BEL", "Belgium", 7e3, 8e3), budget(tmp_path / "NLD", "Netherlands", 19e3, 22e3)
    for file in (belgian, dutch):
        bring(qtbot, program, partial(window.importing.read_file, file))
    assert asked == []
    assert window.status.text.startswith("budget 2026 (2) stands beside the others")
    assert spent(program, "BEL", "budget 2026") == [7e3, 8e3]
    assert spent(program, "NLD", "budget 2026 (2)") == [19e3, 22e3]
    assert sha256(program, "BEL", "budget 2026") == open_book(belgian).sha256
    assert sha256(program, "NLD", "budget 2026 (2)") == open_book(dutch).sha256


def test_that_a_newer_version_of_either_is_still_the_same_file(
    qtbot: QtBot, program: Program, asked: list[list[Change]], tmp_path: Path
) -> None:
    window = program.window
    sent = [("BEL", "Belgium", 7e3, 8e3), ("NLD", "Netherlands", 19e3, 22e3), ("NLD", "Netherlands", 19e3, 23e3),
            ("BEL", "Belgium", 7e3, 9e3)]  # fmt: skip
    for folder, country, *figures in sent:
        file = budget(tmp_path / folder, country, *figures)
        bring(qtbot, program, partial(window.importing.read_file, file))
    assert asked == [[Change.SAME, Change.CHANGED]] * 2
    assert spent(program, "BEL", "budget 2026") == [7e3, 9e3]
    assert spent(program, "NLD", "budget 2026 (2)") == [19e3, 23e3]
    sources = [each.edition for each in program.document.plan.sources if each.file == "budget 2026.xlsx"]
    assert sorted(sources) == ["budget 2026", "budget 2026 (2)"]


def test_that_two_pastes_of_different_members_stand_side_by_side(
    qtbot: QtBot, program: Program, asked: list[list[Change]]
) -> None:
    for country, figures in (("Belgium", "7000\t8000"), ("Netherlands", "19000\t22000")):
        text = f"Defence expenditure (million EUR)\nCountry\t2024\t2025e\n{country}\t{figures}\n"
        QGuiApplication.clipboard().setText(text)
        bring(qtbot, program, program.window.action("paste").trigger)
    assert asked == []
    assert spent(program, "BEL", "Clipboard") == [7e3, 8e3]
    assert spent(program, "NLD", "Clipboard (2)") == [19e3, 22e3]
    assert sha256(program, "BEL", "Clipboard") != sha256(program, "NLD", "Clipboard (2)")


def test_that_a_second_paste_of_other_years_adds_them_and_takes_none_back(
    qtbot: QtBot, program: Program, asked: list[list[Change]]
) -> None:
    for years, figures in (("2023\t2024", "6000\t7000"), ("2024\t2025e", "7000\t8000")):
        text = f"Defence expenditure (million EUR)\nCountry\t{years}\nBelgium\t{figures}\n"
        QGuiApplication.clipboard().setText(text)
        bring(qtbot, program, program.window.action("paste").trigger)
    assert asked == [[Change.SAME, Change.NEW]]
    known = program.document.plan.observations.in_edition("Clipboard")
    assert [row.value for row in known if row.member == "BEL"] == [6e3, 7e3, 8e3]
    (source,) = (each for each in program.document.plan.sources if each.file == "Clipboard")
    assert (source.sha256, source.read) == ("", DAY.isoformat()), "no one block has all of these figures"
    assert not any("no longer" in finding.message for finding in program.document.plan.findings)


def test_that_a_pasted_figure_which_says_what_the_file_says_leaves_it_to_the_file(
    qtbot: QtBot, program: Program, sample: Path
) -> None:
    sheet = openpyxl.load_workbook(sample)["Table 3"]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    plan, said = program.document.plan, program.window.status
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    program.window.action("paste").trigger()
    qtbot.waitUntil(lambda: said.text == "Clipboard: the plan has all its figures already", timeout=20_000)
    assert program.document.plan is plan
    (belgium,) = (row for row in rows[:40] if row[0].startswith("Belgium"))
    belgium[12] = "2.05"  # 2025
    QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows))
    bring(qtbot, program, program.window.action("paste").trigger)
    now = program.document.plan.observations
    found = {year: now.get("BEL", Measure.CORE_SHARE, year) for year in (2024, 2025)}
    assert {year: (row.value, row.file) for year, row in found.items() if row is not None} == {
        2024: (0.0127, "nato-2026.xlsx"), 2025: (0.0205, "Clipboard"),
    }  # fmt: skip
