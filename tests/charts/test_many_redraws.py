"""A chart lives through thousands of redraws, and loses no reference to None (a fault of PySide6 6.12.0)."""

import gc
import sys
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from rampath.charts.member_chart import MemberChart
from rampath.charts.palette import LIGHT
from rampath.charts.ranked_chart import RankedChart
from rampath.charts.series import member_path, ranked
from rampath.domain.commitment import Pillar
from rampath.domain.plan import Plan
from rampath.domain.projection import Projection

REDRAWS = 2000
TOLERATED = 100
"""Other parts of Python come and go meanwhile; a reference lost per redraw or signal is thousands."""


def _references_to_none() -> int | None:
    """How many there are; None from Python 3.12 on, where None is immortal and not counted."""
    gc.collect()
    return sys.getrefcount(None) if sys.version_info < (3, 12) else None


def test_that_two_thousand_redraws_lose_no_reference_to_none(
    shown: Callable[[QWidget], None], plan: Plan, projection: Projection
) -> None:
    chart = MemberChart(LIGHT)
    paths = [member_path(plan, projection, member, Pillar.CORE) for member in ("BEL", "SVN")]
    chart.show_series(paths[0])
    shown(chart)
    before = _references_to_none()
    for i in range(REDRAWS):
        chart.show_series(paths[(i + 1) % 2])
        chart.redraw.now()
        QApplication.processEvents()
    after = _references_to_none()
    assert not chart.redraw.stale
    assert before is None or (after is not None and after >= before - TOLERATED)


@pytest.mark.parametrize("size", [(525, 240), (350, 240)])
def test_that_a_chart_lives_through_changes_of_year_and_size(
    shown: Callable[[QWidget], None], plan: Plan, projection: Projection, size: tuple[int, int]
) -> None:
    chart = RankedChart(LIGHT)
    shown(chart)
    for i in range(200):
        chart.show_series(ranked(plan, projection, 2022 + i % 14), "BEL")
        chart.resize(size[0] + i % 7, size[1])
        QApplication.processEvents()
    chart.redraw.now()
    assert chart.keys()
