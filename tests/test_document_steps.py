"""Random sequences of edits, undos, redos and jumps on the document: its plan is always that of their replay."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from domain.build import plan
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.course import NoCourse, with_course
from rampath.domain.deed import CannotDo, Deed, Fix, Hold, Plain, Remove, Reshape, SetShare, done
from rampath.domain.history import CannotRevert, Step, reverted
from rampath.domain.path import Shape
from rampath.domain.plan import Plan
from rampath.domain.projection import project
from rampath.domain.replaying import CannotReplay, recipe_of, replayed

SCENARIO = "Hague 2035"
MEMBERS = st.sampled_from(["AAA", "BBB", "USA", "ISL"])
YEARS = st.integers(2026, 2036)
SHARES = st.sampled_from([0.0, 0.02, 0.0285, 0.035, 0.15])
DEEDS = st.one_of(
    st.builds(SetShare, YEARS, SHARES),
    st.builds(SetShare, YEARS, SHARES),
    st.builds(Fix, YEARS),
    st.builds(Hold, YEARS, st.booleans()),
    st.builds(Remove, YEARS),
    st.builds(Reshape, st.sampled_from(list(Shape)), st.one_of(st.none(), YEARS)),
    st.just(Plain()),
)
Make = Callable[[Plan, list[Plan]], Plan]
"""Makes the plan that follows from one and from those before it; the document is not asked."""


@dataclass(frozen=True)
class Recorded:
    """An edit as a person would note it: how to make the plan again from the ones before."""

    make: Make


def deed_on(member: str, deed: Deed) -> Make:
    def make(given: Plan, _before: list[Plan]) -> Plan:
        try:
            return done(given, project(given, given.scenario(SCENARIO)), member, Pillar.CORE, deed)
        except CannotDo:
            return given

    return make


def course_of(source: str, members: list[str]) -> Make:
    def make(given: Plan, _before: list[Plan]) -> Plan:
        try:
            return with_course(given, project(given, given.scenario(SCENARIO)), source, Pillar.CORE, members).plan
        except NoCourse:
            return given

    return make


def steps(plans: list[Plan]) -> list[Step]:
    when = datetime(2026, 11, 25, tzinfo=UTC)
    return [Step(str(i), when, a, b) for i, (a, b) in enumerate(pairwise(plans))]


def again_on(members: list[str]) -> Make:
    def make(given: Plan, plans: list[Plan]) -> Plan:
        try:
            return replayed(given, SCENARIO, recipe_of(steps(plans)[-1]), members).plan
        except CannotReplay:
            return given

    return make


def without(at: int) -> Make:
    def make(given: Plan, plans: list[Plan]) -> Plan:
        try:
            return reverted(steps(plans), at)
        except CannotRevert:
            return given

    return make


class Editing(RuleBasedStateMachine):
    """`log` are the edits that count, `at` how many of them are done; `plans` are never kept, always made again."""

    def __init__(self) -> None:
        super().__init__()
        self.hours = 0
        self.log: list[Recorded] = []
        self.at = 0

    @initialize()
    def begin(self) -> None:
        self.begun = plan()
        self.document = PlanDocument(self.begun, clock=self.tick)

    @override
    def teardown(self) -> None:
        """Let the stack let go of its commands before Python frees both in any order."""
        self.document.undo_stack.clear()

    def tick(self) -> datetime:
        self.hours += 1
        return datetime(2026, 11, 25, tzinfo=UTC) + timedelta(hours=self.hours)

    def replay(self) -> list[Plan]:
        """All plans from the first to that of now, made again from the log."""
        plans = [self.begun]
        for recorded in self.log[: self.at]:
            plans.append(recorded.make(plans[-1], plans))
        return plans

    def edit(self, make: Make, gesture: object | None = None) -> None:
        plans = self.replay()
        wanted = make(plans[-1], plans)
        self.document.edit("edit", wanted, gesture)
        if wanted != plans[-1]:
            self.log = [*self.log[: self.at], Recorded(make)]
            self.at += 1

    @rule(member=MEMBERS, deed=DEEDS)
    def do(self, member: str, deed: Deed) -> None:
        self.edit(deed_on(member, deed))

    @rule(member=MEMBERS, year=YEARS, shares=st.lists(SHARES, min_size=1, max_size=4))
    def drag(self, member: str, year: int, shares: list[float]) -> None:
        """Many moves of one gesture are the last of them, made from the plan before; home again they are nothing."""
        plans, gesture = self.replay(), object()
        last = plans[-1]
        pushed = False
        for share in shares:
            moved = deed_on(member, SetShare(year, share))(last, plans)
            pushed = pushed or moved != last
            self.document.edit("drag", moved, gesture)
            last = moved
        if pushed:
            # the first move discards what was undone, also where the drag comes home
            self.log = self.log[: self.at]
        if last != plans[-1]:
            self.log.append(Recorded(lambda _given, _plans, last=last: last))  # type: ignore[misc]
            self.at += 1

    @rule(source=MEMBERS, members=st.lists(MEMBERS, unique=True, max_size=4))
    def apply_course(self, source: str, members: list[str]) -> None:
        self.edit(course_of(source, members))

    @precondition(lambda self: self.at > 0)
    @rule(members=st.lists(MEMBERS, unique=True, min_size=1, max_size=3))
    def do_again(self, members: list[str]) -> None:
        self.edit(again_on(members))

    @precondition(lambda self: self.at > 0)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        self.edit(without(data.draw(st.integers(0, self.at - 1))))

    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.at = max(0, self.at - 1)

    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.at = min(len(self.log), self.at + 1)

    @rule(data=st.data())
    def jump(self, data: st.DataObject) -> None:
        self.at = data.draw(st.integers(0, len(self.log)))
        self.document.undo_stack.setIndex(self.at)

    @invariant()
    def the_plan_is_that_of_the_replay(self) -> None:
        if not hasattr(self, "document"):
            return
        plans = self.replay()
        assert self.document.plan == plans[-1]
        assert len(self.document.steps) == len(self.log)
        assert [step.after for step in self.document.done] == plans[1:]
        times = [step.when for step in self.document.steps]
        assert times == sorted(times)


@pytest.mark.usefixtures("qapp")
class TestEditing(Editing.TestCase):  # type: ignore[misc,valid-type]
    """Run by pytest with a program around it, for the undo stack needs one."""

    settings = settings(
        max_examples=60, stateful_step_count=25,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )  # fmt: skip


def test_that_a_step_tells_its_name_its_time_and_the_last_move_of_its_gesture(qapp: QApplication) -> None:
    assert qapp is not None
    hours: list[int] = []

    def clock() -> datetime:
        hours.append(1)
        return datetime(2026, 11, 25, len(hours), tzinfo=UTC)

    begun = plan()
    document = PlanDocument(begun, clock=clock)
    gesture = object()
    for share in (0.03, 0.031):
        made: Any = deed_on("AAA", SetShare(2030, share))(document.plan, [])
        document.edit(f"to {share}", made, gesture)
    (step,) = document.steps
    assert (step.text, step.when.hour, step.before, step.after) == ("to 0.031", 2, begun, document.plan)
    assert step.members == ("AAA",)
    document.undo_stack.undo()
    assert document.done == ()
    assert document.steps == (step,)
