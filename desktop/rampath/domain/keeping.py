"""Choosing what of a path stays when GDP is revised, and editing a path whose money is kept."""

from dataclasses import replace

import numpy as np

from rampath.domain.carried import Array
from rampath.domain.commitment import Pillar
from rampath.domain.kept import Drawn, Kept
from rampath.domain.kept_gdp import gdp_as_drawn, gdp_kept
from rampath.domain.path import HIGHEST_SHARE, Anchor, Path
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection


def with_kept(plan: Plan, projection: Projection, member: str, pillar: Pillar, kept: Kept) -> Plan:
    """The plan in which a member's path keeps its share or its money from now on; today's shares stay as they are."""
    scenario = projection.scenario
    path = plan.path(scenario, member, pillar)
    if kept is path.kept:
        return plan
    if path.drawn is not None:
        path = _as_shown(path, projection, member, pillar)
    return plan.with_path(scenario, member, pillar, drawn_now(path, projection, member, kept))


def drawn_now(path: Path, projection: Projection, member: str, kept: Kept) -> Path:
    """The path as one whose shares are drawn under the projection's GDP, and that keeps its share or its money."""
    if kept is Kept.SHARE:
        return replace(path, drawn=None)
    first = max(projection.last_observed, projection.years[0])
    gdp = gdp_of(projection, member, kept)[projection.years.index(first) :]
    base = projection.base
    base_year = base.base_year if kept is Kept.REAL_MONEY else 0
    drawn = Drawn(kept, first, tuple(map(float, gdp)), base_year, base.currencies[base.row(member)])
    return replace(path, drawn=drawn)


def drawn_share(path: Path, projection: Projection, member: str, year: int, share: float) -> float:
    """The share to draw in a year so that `share` (both fractions) is what shows; at most what can be planned."""
    if path.drawn is None:
        return share
    factor = revision(path, projection, member)[projection.years.index(year)]
    return min(HIGHEST_SHARE, float(share / factor))


def revision(path: Path, projection: Projection, member: str) -> Array:
    """What each year's drawn share is multiplied by, so that the path's money stays; 1 where the share is kept."""
    if path.drawn is None:
        return np.ones(len(projection.years))
    return path.drawn.revision(projection.years, gdp_as_drawn(projection.base, member, path.drawn))


def gdp_of(projection: Projection, member: str, kept: Kept) -> Array:
    """A member's GDP [year] in millions of its currency, in the prices of what is kept."""
    return gdp_kept(projection.base, member, kept)


def _as_shown(path: Path, projection: Projection, member: str, pillar: Pillar) -> Path:
    """The path with the shares that show now, each planned year an anchor where GDP has been revised."""
    factors = revision(path, projection, member)
    if np.allclose(factors, 1.0, rtol=0, atol=1e-12):
        return replace(path, drawn=None)
    shares = projection.line(member, pillar, Money()).share
    anchors = []
    for year, share in zip(projection.years, shares, strict=True):
        if path.anchors and projection.last_observed < year <= path.anchors[-1].year and np.isfinite(share):
            known = path.anchor(year)
            held = known is not None and known.held
            anchors.append(Anchor(year, min(HIGHEST_SHARE, float(f"{share:.14g}")), held=held))
    return Path(tuple(anchors))
