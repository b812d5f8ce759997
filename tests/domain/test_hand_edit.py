"""A figure that is set by hand is marked, told, and can be put back."""

from dataclasses import replace

import pytest

from domain.build import plan
from rampath.domain.commitment import Pillar
from rampath.domain.hand_edit import with_figure
from rampath.domain.observation import Measure


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
