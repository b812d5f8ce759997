"""An outlook of the IMF put beside the open plan: its economy can be chosen, and nothing else moves."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeys.conftest import Answers
from rampath.app import Program
from rampath.domain.commitment import Pillar
from rampath.views.read_dialog import Use
from workbook.build import write
from workbook.build_weo import table


def test_that_an_outlook_put_beside_adds_its_economy_and_moves_no_path(
    qtbot: QtBot, program: Program, answers: Answers, tmp_path: Path
) -> None:
    answers.use = Use.BESIDE
    before = program.document.plan
    program.window.importing.read_file(write(tmp_path / "WEOOct2026all.xlsx", {"WEO": table()}))
    qtbot.waitUntil(lambda: len(program.document.plan.economies) > 1, timeout=20_000)
    plan = program.document.plan
    assert [economy.name for economy in plan.economies] == ["IMF WEO, April 2025", "IMF WEO, October 2026"]
    assert {scenario.economy for scenario in plan.scenarios} == {"weo-april-2025"}
    for member in ("EST", "SWE"):
        assert plan.start(member, Pillar.CORE) == before.start(member, Pillar.CORE)
    assert program.document.undo_stack.undoText() == "Put IMF WEO October 2026 beside"
    program.document.undo_stack.undo()
    assert program.document.plan == before
