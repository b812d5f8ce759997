"""The list of changes as a table: the plan as opened, then a row for each step."""

from datetime import UTC, datetime

from pytestqt.modeltest import ModelTester

from domain.build import REGISTER, plan
from rampath.domain.commitment import Pillar
from rampath.domain.deed import SetShare, done
from rampath.domain.history import Step
from rampath.domain.projection import project
from rampath.models.history_table import HistoryTableModel


def shown() -> HistoryTableModel:
    begun = plan()
    projection = project(begun, begun.scenario("Hague 2035"))
    after = done(begun, projection, "AAA", Pillar.CORE, SetShare(2030, 0.03))
    model = HistoryTableModel(REGISTER)
    model.show_steps([Step("Set it", datetime(2026, 11, 25, 9, 30, tzinfo=UTC), begun, after)], 0, REGISTER)
    return model


def test_that_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(shown())


def test_that_name_member_time_and_state_stand_in_words() -> None:
    model = shown()
    rows = [[model.index(row, column).data() for column in range(4)] for row in range(2)]
    assert rows == [["As opened", "–", "", "▶ now"], ["Set it", "Aland", "09:30:00", "undone"]]
