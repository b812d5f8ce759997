"""A figure that is set by hand is marked, told, and can be put back."""

import time
from dataclasses import replace

import pytest

from domain.build import plan
from rampath.domain.block_edit import Entry
from rampath.domain.commitment import Pillar
from rampath.domain.figure_edit import figures_entered
from rampath.domain.hand_edit import with_figure, with_figures
from rampath.domain.observation import Measure
from rampath.domain.plan import Plan


def test_that_a_figure_set_by_hand_keeps_what_the_file_says_and_is_told() -> None:
    before = plan()
    row = before.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert row is not None
    after = with_figure(before, row, 0.025)
    now = after.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert now is not None
    assert (now.value, now.as_read, now.raw, now.cell, now.edited) == (0.025, 0.02, "0.02", "T!A1", True)
    (finding,) = after.findings
    assert (finding.place, finding.raw) == ("T!A1", "0.02")
    assert finding.message == (
        "Aland 2026, core share of GDP: set by hand to 2.50\u2009%; t.xlsx (Test 2026) says 2.00\u2009%."
    )
    start = after.start("AAA", Pillar.CORE)
    assert start is not None
    assert start.share == 0.025
    assert before.observations.get("AAA", Measure.CORE_SHARE, 2026) is row


def test_that_setting_it_again_leaves_one_finding_and_setting_it_back_leaves_none() -> None:
    before = plan()
    row = before.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert row is not None
    once = with_figure(before, row, 0.025)
    edited = once.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert edited is not None
    twice = with_figure(once, edited, 0.03)
    assert [finding.message.count("3.00") for finding in twice.findings] == [1]
    again = twice.observations.get("AAA", Measure.CORE_SHARE, 2026)
    assert again is not None
    assert again.as_read == 0.02
    assert with_figure(twice, again, 0.02) == before


def test_that_a_figure_that_the_plan_does_not_hold_cannot_be_set() -> None:
    before = plan()
    with pytest.raises(ValueError, match="not in"):
        with_figure(before, replace(before.observations.rows[0], year=1914), 0.02)


def test_that_many_figures_that_are_set_at_once_are_as_if_set_one_by_one(sample_plan: Plan) -> None:
    rows = sample_plan.observations.rows[:40]
    begun = with_figure(sample_plan, rows[3], 0.0123)
    changes = [(begun.observations.rows[i], rows[i].value if i == 3 else 0.02 + i / 1e4) for i in range(40)]
    alone = begun
    for i, (_row, value) in enumerate(changes):
        alone = with_figure(alone, alone.observations.rows[i], value)
    assert with_figures(begun, changes) == alone


def test_that_a_whole_table_of_figures_is_set_without_waiting(sample_plan: Plan) -> None:
    entries = [
        Entry(code, year, text="25", pasted=True) for code in sample_plan.register.codes for year in range(2014, 2027)
    ]
    begun = time.process_time()
    found = figures_entered(sample_plan, Measure.EQUIPMENT_SHARE, entries)
    assert time.process_time() - begun < 1
    assert found.set == 403  # Iceland has no figures
    assert {found.plan.observations.value(code, Measure.EQUIPMENT_SHARE, 2020) for code in ("EST", "USA")} == {0.25}


def test_that_of_two_entries_for_a_cell_the_later_stands(sample_plan: Plan) -> None:
    row = sample_plan.observations.get("EST", Measure.EQUIPMENT_SHARE, 2020)
    assert row is not None
    typed = Entry("EST", 2020, text="25", pasted=True)
    back = Entry("EST", 2020, number=row.value * 100)
    for entries, value in (((typed, back), row.value), ((back, typed), 0.25)):
        found = figures_entered(sample_plan, Measure.EQUIPMENT_SHARE, entries)
        assert found.plan.observations.value("EST", Measure.EQUIPMENT_SHARE, 2020) == value
