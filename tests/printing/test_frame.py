"""What stands on every page: however long the words, what must be read stays whole."""

from dataclasses import replace

import pytest

from rampath import __version__
from rampath.domain.plan import Plan

from .drawing import SHEETS, drawn, overlaps

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_long_scenario_name_is_elided_and_version_and_date_are_kept(plan: Plan, sheet: str) -> None:
    name = "A scenario whose name says everything there is to say about it, " * 8
    named = replace(plan, branches=(replace(plan.branches[0], name=name),))
    for canvas in drawn(named, "BEL", paper=SHEETS[sheet])[0]:
        texts = [words.text for words in canvas.words]
        assert f"Rampath {__version__} · 24 November 2026" in texts
        assert any(text.startswith("A scenario whose name") and text.endswith("…") for text in texts)
        assert overlaps(canvas) == []
