"""Edits of the path in focus, whichever door they come by: each is one step of the document."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from rampath.charts.statements import pillar_word
from rampath.document import PlanDocument
from rampath.domain.commitment import Pillar
from rampath.domain.entry import EntryRefused, share_entered
from rampath.domain.keeping import drawn_share, with_kept
from rampath.domain.kept import Kept
from rampath.domain.member import AGGREGATES
from rampath.domain.path import Path, Shape
from rampath.domain.path_edit import Draw, Edited, hold, removed, scaled, set_to, shaped
from rampath.domain.plannable import plannable as years_ahead
from rampath.views.scene import Scene, Stage
from rampath.wording import percent, short_percent, tr, years_listed

Shares = Mapping[int, float]
"""Shares of GDP (fractions) by year."""

Change = Callable[[Pillar, Path, Shares, Draw], Edited]
"""What an edit makes of the path of one pillar, given the shares of the chosen years as they show."""


class PathEdits(QObject):
    """Asks the document; `said` are sentences on what was not done, and why.

    Where the total is worked on (`Focus.total`), an edit is made to both pillars and their split stays.
    """

    said = Signal(str)

    def __init__(self, document: PlanDocument, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._stage = stage

    def shown(self, years: Iterable[int], scene: Scene | None = None) -> dict[int, float]:
        """The shares of these years as they show, of the pillar in focus or of the total; others are left out."""
        scene = scene or self._stage.scene
        found: dict[int, float] = {}
        for pillar in pillars(scene):
            for year, share in _shares(scene, pillar, years).items():
                found[year] = found.get(year, 0.0) + share
        return found

    def set_shares(self, wanted: Shares, gesture: object | None = None, begun: Shares | None = None) -> None:
        """Fix years at shares, as one step; a held one stays and says so. `begun` are the shares before a drag."""
        scene = self._stage.scene
        before = self.shown(wanted, scene)
        factors = {year: share / before[year] for year, share in wanted.items() if before.get(year)}

        def change(_pillar: Pillar, path: Path, shown: Shares, draw: Draw) -> Edited:
            if not scene.focus.total:
                return set_to(path, wanted, draw)
            return set_to(path, {year: share * factors[year] for year, share in shown.items() if year in factors}, draw)

        text = self._set_text(scene, wanted, {**before, **(begun or {})})
        self._change(text, tuple(wanted), change, gesture)

    def scale(self, years: Sequence[int], part: float) -> None:
        """Move years a part of their way to the target; below 0 away from it."""
        scene = self._stage.scene
        targets = {pillar: scene.projection.target(pillar) for pillar in pillars(scene)}
        if not years or None in targets.values():
            self.said.emit(tr("No year is in focus.") if not years else tr("There is no target to scale to."))
            return
        target = sum(share for share in targets.values() if share is not None)
        what = tr("Scale by {part} towards {target}", part=percent(part, 0, sign=True), target=short_percent(target))
        self._change(
            self._named(what, years), years,
            lambda pillar, path, shown, draw: scaled(path, shown, targets[pillar] or 0.0, part, draw),
        )  # fmt: skip

    def set_typed(self, years: Sequence[int], text: str, size: float = 1.0) -> None:
        """Set years to what was typed: a share, a change of each, or money, in `size` millions if it says no other."""
        scene = self._stage.scene
        try:
            wanted = {
                year: share_entered(text, share, self.gdp(year), money=scene.focus.as_money, size=size)
                for year, share in self.shown(years, scene).items()
            }
        except EntryRefused as refusal:
            self.said.emit(str(refusal))
        else:
            self.set_shares(wanted)

    def add_anchor(self, year: int) -> None:
        """Fix a computed year at the share it has now."""
        self._change(
            self._named(tr("Add anchor"), (year,)), (year,),
            lambda _pillar, path, shown, draw: Edited(path) if path.anchor(year) else set_to(path, shown, draw),
        )  # fmt: skip

    def compute_again(self, years: Sequence[int]) -> None:
        """Take anchors away, so that their years are computed from their neighbours."""
        text = self._named(tr("Compute again"), years)
        self._change(text, years, lambda _pillar, path, _shown, _draw: removed(path, years))

    def toggle_hold(self, years: Sequence[int], lead: int) -> None:
        """Hold years where they are, or release them: all as the `lead` is not yet."""
        scene = self._stage.scene
        within = [year for year in years if year in plannable(scene)]
        known = scene.path.anchor(lead)
        held = known is not None and known.held
        text = self._named(tr("Release") if held else tr("Hold"), within)
        self._change(
            text, within, lambda _pillar, path, shown, draw: hold(path, shown, held=not held, draw=draw), keep=False
        )

    def set_shape(self, shape: Shape, years: Sequence[int]) -> None:
        """Give the stretch that a year lies on another shape, those between several, or, without years, all of it."""
        text = self._named(tr("Shape {shape}", shape=tr(shape.value)), years)

        def change(_pillar: Pillar, path: Path, _shown: Shares, _draw: Draw) -> Edited:
            if years:
                return shaped(path, years, shape)
            return Edited(path.with_shape_throughout(shape), tuple(anchor.year for anchor in path.anchors))

        self._change(text, years, change, keep=False)

    def back_to_plain(self) -> None:
        """Give the member the plain path towards the commitment again."""
        scene = self._stage.scene
        plan, member = scene.plan, scene.focus.member
        for pillar in pillars(scene):
            plan = plan.with_path(plan.scenario(scene.scenario.name), member, pillar,
                                  plan.plain_path(scene.scenario, member, pillar))  # fmt: skip
        if not self._refuse_aggregate(scene):
            self._document.edit(self._named(tr("Plain path"), ()), plan)

    def put(self, text: str, path: Path) -> None:
        """Put another path in the place of the one in focus."""
        scene = self._stage.scene
        if not self._refuse_aggregate(scene):
            plan = scene.plan.with_path(scene.scenario, scene.focus.member, scene.focus.pillar, path)
            self._document.edit(self._named(text, ()), plan)

    def keep(self, kept: Kept) -> None:
        """Choose what of the path stays when GDP is revised; no figure changes by it."""
        scene = self._stage.scene
        if not self._refuse_aggregate(scene):
            plan = with_kept(scene.plan, scene.projection, scene.focus.member, scene.focus.pillar, kept)
            self._document.edit(self._named(tr("Keep {what}", what=tr(kept.value)), ()), plan)

    def gdp(self, year: int) -> float | None:
        """GDP in millions of the money that is shown, so that money can be typed."""
        scene = self._stage.scene
        return scene.projection.line(scene.focus.member, scene.focus.pillar, scene.focus.money).gdp_in(year)

    def _change(
        self, text: str, years: Sequence[int], change: Change, gesture: object | None = None, *, keep: bool = True
    ) -> None:
        """Make a change of the pillars in focus one step; held years (with `keep`) stay in all, and are told."""
        scene = self._stage.scene
        if self._refuse_aggregate(scene):
            return
        plan, member, name = scene.plan, scene.focus.member, scene.scenario.name
        held = _held(scene, years) if keep else ()
        free = [year for year in years if year not in held]
        changed: set[int] = set()
        for pillar in pillars(scene) if free or not years else ():
            path = plan.path(plan.scenario(name), member, pillar)
            done = change(pillar, path, _shares(scene, pillar, free), _draw(scene, path))
            changed |= set(done.changed)
            plan = plan.with_path(plan.scenario(name), member, pillar, done.path)
        if changed:
            self._document.edit(text, plan, gesture)
        if held:
            said = tr("{years} is held. Release it with L to change it.", years=years_listed(held))
            if len(held) > 1:
                said = tr("{years} are held. Release them with L to change them.", years=years_listed(held))
            self.said.emit(said)

    def _refuse_aggregate(self, scene: Scene) -> bool:
        if scene.focus.member in AGGREGATES:
            self.said.emit(tr("An aggregate follows from its members and has no path of its own."))
        return scene.focus.member in AGGREGATES

    def _set_text(self, scene: Scene, wanted: Shares, before: Shares) -> str:
        """`Set Belgium 2031 core 2.60 % to 2.85 %`; of several years the first is told."""
        years = sorted(wanted)
        first = years[0]
        fields = {"name": scene.plan.register[scene.focus.member].name, "years": years_listed(years), "first": first,
                  "pillar": said_pillar(scene), "before": percent(before.get(first)),
                  "after": percent(wanted[first])}  # fmt: skip
        if len(years) == 1:
            return tr("Set {name} {first} {pillar} {before} to {after}", **fields)
        return tr("Set {name} {years} {pillar}, {first} {before} to {after}", **fields)

    def _named(self, what: str, years: Sequence[int]) -> str:
        scene = self._stage.scene
        name = scene.plan.register[scene.focus.member].name
        when = f" {years_listed(sorted(years))}" if years else ""
        return tr("{what}: {name}{when} {pillar}", what=what, name=name, when=when, pillar=said_pillar(scene))


def pillars(scene: Scene) -> tuple[Pillar, ...]:
    """The pillars that an edit is made to: both for the total, where both have shares."""
    if not scene.focus.total:
        return (scene.focus.pillar,)
    years = plannable(scene)
    return tuple(pillar for pillar in Pillar if pillar is Pillar.CORE or _shares(scene, pillar, years))


def said_pillar(scene: Scene) -> str:
    return tr("total") if scene.focus.total else pillar_word(scene.focus.pillar)


def plannable(scene: Scene) -> tuple[int, ...]:
    """The years of the path in focus that can be planned."""
    return years_ahead(scene.plan, scene.projection, scene.focus.member, scene.focus.pillar)


def _shares(scene: Scene, pillar: Pillar, years: Iterable[int]) -> dict[int, float]:
    line = scene.projection.line(scene.focus.member, pillar, scene.focus.money)
    return {year: share for year in years if (share := line.share_in(year)) is not None}


def _held(scene: Scene, years: Iterable[int]) -> tuple[int, ...]:
    paths = [scene.plan.path(scene.scenario, scene.focus.member, pillar) for pillar in pillars(scene)]
    return tuple(
        year for year in sorted(years)
        if any((known := path.anchor(year)) is not None and known.held for path in paths)
    )  # fmt: skip


def _draw(scene: Scene, path: Path) -> Draw:
    """The share to draw in a year, so that one shows; another one only where the path keeps its money."""
    projection, member = scene.projection, scene.focus.member
    return lambda year, share: drawn_share(path, projection, member, year, share)
