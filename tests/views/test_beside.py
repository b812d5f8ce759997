"""Figures that are put into the plan: what takes long is done beside the window."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from rampath.document import PlanDocument
from rampath.domain.hand_edit import with_figure
from rampath.domain.member import Register
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.reimport import Change, Choices, Difference, Take
from rampath.opening import Presets, put_in
from rampath.views.background import Background
from rampath.views.beside import Beside
from rampath.workbook.reading import Reading, read_workbook
from workbook.build import LAYOUT_2026, write


class Nobody:
    """Is never asked: the plan has none of these figures."""

    def which_stand(self, *_asked: object) -> None:
        raise AssertionError


def test_that_a_plan_is_put_together_and_its_figures_worked_out_beside_the_window(
    qtbot: QtBot, presets: Presets, sample_plan: Plan, background: Background, tmp_path: Path
) -> None:
    reading = read_workbook(write(tmp_path / "other.xlsx", {"Table 1": LAYOUT_2026}), presets.register)
    reading = replace(reading.in_edition("Another edition"), label="")
    document = PlanDocument(sample_plan)
    where: list[threading.Thread] = []
    worked_out: list[bool] = []

    def put(plan: Plan, reading: Reading, found: Sequence[Difference], choices: Choices) -> Plan:
        where.append(threading.current_thread())
        return put_in(plan, reading, found, choices)

    def changed(_before: Plan, after: Plan) -> None:
        def compute() -> None:
            raise AssertionError("this would be worked out in the window")

        worked_out.append(project(after, after.scenarios[0]) is not None)
        after.observations.once("edition uses", compute)
        after.observations.once("counting", compute)

    beside = Beside(document, background, put, Nobody())
    document.changed.connect(changed)
    said: list[str] = []
    beside.said.connect(said.append)
    beside.put(sample_plan, reading)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert where
    assert threading.main_thread() not in where
    assert worked_out == [True]
    assert document.plan.observations.in_edition("Another edition").rows == tuple(reading.observations)
    assert said[0].startswith("Another edition stands beside the others; figures are drawn from ")
    document.changed.disconnect(changed)
    document.undo_stack.undo()
    assert document.plan is sample_plan
    document.undo_stack.clear()  # before Python frees the steps in an order of its own


def test_that_what_was_put_together_from_a_plan_that_was_edited_meanwhile_is_put_together_anew(
    qtbot: QtBot, presets: Presets, sample_plan: Plan, background: Background, tmp_path: Path
) -> None:
    reading = read_workbook(write(tmp_path / "other.xlsx", {"Table 1": LAYOUT_2026}), presets.register)
    document = PlanDocument(sample_plan)
    edited = replace(sample_plan, title="Edited")
    bases: list[Plan] = []

    def put(plan: Plan, reading: Reading, found: Sequence[Difference], choices: Choices) -> Plan:
        bases.append(plan)
        return put_in(plan, reading, found, choices)

    beside = Beside(document, background, put, Nobody())
    said: list[str] = []
    beside.said.connect(said.append)
    beside.put(sample_plan, reading.in_edition("Another edition"))
    qtbot.waitUntil(lambda: bool(bases), timeout=20_000)
    document.edit("Name the plan", edited)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert bases == [sample_plan, edited]
    assert (document.plan.title, "Another edition" in document.plan.observations.editions) == ("Edited", True)
    document.undo_stack.clear()  # before Python frees the steps in an order of its own


def test_that_what_was_chosen_is_not_asked_again_where_the_plan_became_another_one_but_its_figures_did_not(
    qtbot: QtBot, presets: Presets, sample_plan: Plan, sample: Path, background: Background
) -> None:
    reading = read_workbook(sample, presets.register)
    row, other = (sample_plan.observations.get("POL", Measure.CORE_SHARE, year) for year in (2024, 2025))
    assert row is not None
    assert other is not None
    theirs = replace(row, value=0.039, raw="3.9")
    changed = replace(reading, observations=tuple(theirs if each == row else each for each in reading.observations))
    document = PlanDocument(sample_plan)
    asked: list[tuple[Sequence[Difference], Callable[[Choices], None]]] = []

    class Somebody:
        def which_stand(
            self, _title: str, _told: str, found: Sequence[Difference], _register: Register,
            then: Callable[[Choices], None],
        ) -> None:  # fmt: skip
            asked.append((found, then))

    beside = Beside(document, background, put_in, Somebody())
    said: list[str] = []
    beside.said.connect(said.append)
    beside.put(sample_plan, changed)
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=20_000)
    found, then = asked[0]
    (differing,) = (each for each in found if each.change is Change.CHANGED)
    document.edit("Name the plan", replace(document.plan, title="Edited"))
    then({differing: Take.MINE})
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert (len(asked), said) == (1, ["NATO July 2026 was imported again"])
    assert document.plan.title == "Edited"
    assert document.plan.observations.value("POL", Measure.CORE_SHARE, 2024) == row.value

    beside.put(document.plan, changed)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=20_000)
    document.edit("Set by hand", with_figure(document.plan, other, 0.05))
    asked[1][1]({})
    qtbot.waitUntil(lambda: len(asked) == 3, timeout=20_000)
    assert [each.row.year for each in asked[2][0] if each.mine is not None and each.mine.edited] == [2024, 2025]
    background.wait()
    document.undo_stack.clear()  # before Python frees the steps in an order of its own
