"""Tracks that can be worked out by hand, and any tracks for Hypothesis."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from rampath.domain.commitment import Pillar
from rampath.domain.path import Start
from rampath.domain.solving.track import Track

FIRST = 2026


def track(share: float, factors: Sequence[float], holds: Mapping[int, float] | None = None) -> Track:
    """A member with GDP 1,000 in 2026 that grows by these factors from 2027 on."""
    gdp = np.array([1000.0 * math.prod(factors[:count]) for count in range(len(factors) + 1)])
    years = tuple(range(FIRST + 1, FIRST + 1 + len(factors)))
    return Track("AAA", "Aland", Pillar.CORE, Start(FIRST, share), years, gdp, dict(holds or {}), "EUR")


@st.composite
def tracks(draw: st.DrawFn, *, with_holds: bool = True) -> Track:
    count = draw(st.integers(2, 12))
    factors = draw(st.lists(st.floats(0.92, 1.12), min_size=count, max_size=count))
    share = draw(st.floats(0.005, 0.05))
    years = range(FIRST + 1, FIRST + 1 + count)
    holds = draw(st.dictionaries(st.sampled_from(years), st.floats(0.01, 0.06), max_size=2)) if with_holds else {}
    return track(share, factors, holds)
