"""What the path panel shows of a scene: the picture with its layers, and the years of the strip."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from rampath.charts.path_picture import Handle, Layer, PathPicture
from rampath.charts.series import Mark, MemberPath, Point, member_path
from rampath.charts.statements import money_label
from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.projection import Line
from rampath.views.path_edits import pillars, plannable
from rampath.views.scene import Scene
from rampath.views.year_strip import StripYear
from rampath.wording import tr

_BILLION = 1000.0


@dataclass(frozen=True, slots=True)
class Unit:
    """The money that a path is shown in: GDP by year (`factors`, in it), its size in millions, and its words."""

    factors: Mapping[int, float]
    millions: float
    words: str


def picture_of(
    scene: Scene,
    ghost: Sequence[Point] | None,
    ghost_label: str,
    caps: tuple[tuple[int, float], ...],
    beside: Sequence[str] = (),
) -> PathPicture:
    """The picture of the path in focus, or of both pillars' total; `ghost` stands in the place of the plain path."""
    series = _total(scene) if scene.focus.total else _one(scene, scene.focus.pillar)
    if ghost is not None:
        series = replace(series, ghost=tuple(ghost))
    unit = unit_of(scene)
    return PathPicture(
        series,
        _handles(scene, series),
        plannable(scene),
        {} if unit is None else unit.factors,
        (tr("total, % of GDP") if scene.focus.total else "") if unit is None else unit.words,
        (*_layers(scene), *_members_beside(scene, beside)),
        caps,
        ghost_label if series.ghost else "",
    )


def strip_of(scene: Scene, picture: PathPicture) -> tuple[StripYear, ...]:
    """The fields of the strip, a year each, in the money that is shown."""
    line = scene.projection.line(scene.focus.member, scene.focus.pillar, scene.focus.money)
    unit = unit_of(scene)
    anchors = {handle.year: handle.held for handle in picture.handles}
    return tuple(
        StripYear(
            year, picture.share(year), year in anchors, anchors.get(year, False), line.gdp_in(year),
            0.0 if unit is None else unit.millions,
        )
        for year in picture.plannable
    )  # fmt: skip


def unit_of(scene: Scene) -> Unit | None:
    """The money in which the path is shown; None for per cent of GDP.

    A year's factor is GDP, and in observed years expenditure over its share, so that the money that was spent is seen.
    """
    if not scene.focus.as_money:
        return None
    line = scene.projection.line(scene.focus.member, Pillar.CORE, scene.focus.money)
    known = line.expenditure[np.isfinite(line.expenditure)]
    millions = _BILLION if known.size and known.max() >= _BILLION else 1.0
    factors = {}
    for i, year in enumerate(line.years):
        share, spent, gdp = line.share[i], line.expenditure[i], line.gdp[i]
        factor = spent / share if share > 0 and np.isfinite(spent) else gdp
        if np.isfinite(factor) and factor > 0:
            factors[year] = float(factor) / millions
    size = tr("bn {currency}") if millions == _BILLION else tr("million {currency}")
    pillar = tr("total") if scene.focus.total else scene.focus.pillar.value
    words = tr("{pillar}, {size}, {basis}", pillar=pillar, size=size.format(currency=line.currency),
               basis=money_label(scene.focus.money, scene.projection.base.base_year))  # fmt: skip
    return Unit(factors, millions, words) if factors else None


def _one(scene: Scene, pillar: Pillar) -> MemberPath:
    return member_path(scene.plan, scene.projection, scene.focus.member, pillar)


def _total(scene: Scene) -> MemberPath:
    """The sum of both pillars where both have shares, with the sum of their targets as its line."""
    core, broader = _one(scene, Pillar.CORE), _one(scene, Pillar.BROADER)
    if not broader.points:
        return replace(core, ghost=())
    more = {point.year: point.share for point in broader.points}
    points = tuple(replace(p, share=p.share + more[p.year]) for p in core.points if p.year in more)
    targets = [scene.projection.target(pillar) for pillar in Pillar]
    marks: tuple[Mark, ...] = ()
    if None not in targets:
        target = sum(share for share in targets if share is not None)
        deadline = scene.projection.commitment.deadline
        label = tr("{target} total ({year})", target=f"{target * 100:g}\u2009%", year=deadline)
        marks = (Mark(target, label, active=True, deadline=deadline),)
    return replace(core, points=points, ghost=(), marks=marks)


def _handles(scene: Scene, series: MemberPath) -> tuple[Handle, ...]:
    """The anchors of the pillars that are worked on, where they show; held where one of them is."""
    if scene.focus.member in AGGREGATES:
        return ()
    ahead = set(plannable(scene))
    shown = {point.year: point.share for point in series.points}
    held: dict[int, bool] = {}
    drawn: dict[int, float] = {}
    for pillar in pillars(scene):
        for anchor in scene.plan.path(scene.scenario, scene.focus.member, pillar).anchors:
            if anchor.year in ahead:
                held[anchor.year] = held.get(anchor.year, False) or anchor.held
                drawn[anchor.year] = anchor.share
    return tuple(
        Handle(year, shown.get(year, drawn[year]), held[year])
        for year in sorted(held)
        if year in shown or not scene.focus.total
    )


def _layers(scene: Scene) -> tuple[Layer, ...]:
    """The other pillar, and the sum of both, where the broader pillar has shares at all."""
    focus = scene.focus
    lines = {pillar: scene.projection.line(focus.member, pillar, focus.money) for pillar in Pillar}
    if not np.isfinite(lines[Pillar.BROADER].share).any():
        return ()
    found = [
        Layer(pillar.value, _points(line, line.share))
        for pillar, line in lines.items()
        if focus.total or pillar is not focus.pillar
    ]
    if not focus.total:
        core = lines[Pillar.CORE]
        found.append(Layer(tr("total"), _points(core, core.share + lines[Pillar.BROADER].share)))
    return tuple(found)


def _members_beside(scene: Scene, members: Sequence[str]) -> tuple[Layer, ...]:
    """The paths of other members in the same pillar, in per cent of their own GDP; none where money is shown."""
    focus = scene.focus
    if focus.as_money or focus.total:
        return ()
    lines = [scene.projection.line(code, focus.pillar, focus.money) for code in members if code != focus.member]
    return tuple(
        Layer(scene.plan.register[line.member].name, points, along=True)
        for line in lines
        if (points := _points(line, line.share))
    )


def _points(line: Line, shares: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> tuple[Point, ...]:
    return tuple(
        Point(year, float(share), kind)
        for year, share, kind in zip(line.years, shares, line.kinds, strict=True)
        if np.isfinite(share)
    )
