"""What any share in the window rests on: a cell of a file, the figures of members, or a scenario and its anchors."""

import math
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.member import AGGREGATES
from rampath.domain.observation import Measure
from rampath.domain.observed import observed_years
from rampath.domain.path import Path, Start
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Money
from rampath.domain.provenance import Provenance, provenance, provenance_lines
from rampath.domain.scenario import Scenario
from rampath.wording import percent, tr

PILLAR_OF = {measure: pillar for pillar, measure in SHARE_OF.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that is shown: whose, which and of which year.

    With `money` it is what that share of GDP comes to in money. `scenario` names another one than that in focus,
    `edition` one whose figure is shown although it need not count.
    """

    member: str
    measure: Measure
    year: int
    money: Money | None = None
    scenario: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """What a figure rests on, a line each; `observed` where it is one that was read."""

    lines: tuple[str, ...]
    observed: Provenance | None = None

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def whole(self) -> str:
        """The same with the whole SHA-256, to be copied."""
        return self.text if self.observed is None else "\n".join(provenance_lines(self.observed, whole=True))


def trace(plan: Plan, scenario: Scenario, figure: Figure) -> Trace | None:
    """What a figure rests on in a scenario; None where there is nothing to say about it."""
    pillar = PILLAR_OF.get(figure.measure)
    if pillar is not None and is_planned(plan, figure, pillar):
        lines = _planned(plan, scenario, figure.member, pillar, figure.year)
        return Trace(lines) if lines else None
    found = provenance(plan, figure.member, figure.measure, figure.year)
    if found is not None:
        return Trace(provenance_lines(found), found)
    if pillar is None or figure.member not in AGGREGATES:
        return None
    said = tr("{name} {year} was not published: it follows from the figures of its members",
              name=plan.register[figure.member].name, year=figure.year)  # fmt: skip
    return Trace((said,))


def is_planned(plan: Plan, figure: Figure, pillar: Pillar) -> bool:
    """Whether a year lies after what was observed; a member's own plan that was read gives way to its path."""
    if figure.member in AGGREGATES:
        seen = observed_years(plan.observations)
        return not seen or figure.year > seen[-1]
    start = plan.start(figure.member, pillar)
    return start is None or figure.year > start.year


def _planned(plan: Plan, scenario: Scenario, member: str, pillar: Pillar, year: int) -> tuple[str, ...]:
    """What a planned share follows from, a line each: the scenario, the anchors about it, and the economy.

    No lines where the path says nothing about the year.
    """
    name = plan.register[member].name
    if member in AGGREGATES:
        made = tr("{name} {year} is planned: it follows from the paths of its members, weighed by their GDP",
                  name=name, year=year)  # fmt: skip
    else:
        path, start = plan.path(scenario, member, pillar), plan.start(member, pillar)
        if math.isnan(path.shares(start, [year])[0]):
            return ()
        made = tr("{name} {year} is planned: {how}", name=name, year=year, how=_how(path, start, year))
    drawn = (member, pillar) in scenario.paths
    commitment = plan.commitment(scenario)
    lines = [made]
    if drawn or member in AGGREGATES:
        lines.append(tr("Scenario “{scenario}”", scenario=scenario.name))
    else:
        lines.append(
            tr("Scenario “{scenario}”, the plain path to {commitment}", scenario=scenario.name,
               commitment=commitment.name)
        )  # fmt: skip
    if member not in AGGREGATES and plan.path(scenario, member, pillar).drawn is not None:
        kept = plan.path(scenario, member, pillar).kept
        lines.append(tr("Its {kept} stays as it was drawn, so the share moves with GDP", kept=tr(kept.value)))
    economy = plan.economy(scenario)
    lines.append(tr("Money and real growth: economy “{economy}”", economy=economy.name))
    return tuple(lines)


def _how(path: Path, start: Start | None, year: int) -> str:
    """How a path comes to its share in a year."""
    anchors = [anchor for anchor in path.anchors if start is None or anchor.year > start.year]
    here = path.anchor(year)
    if here is not None:
        held = tr("an anchor that is held at {share}", share=percent(here.share))
        return held if here.held else tr("an anchor at {share}", share=percent(here.share))
    later = next((anchor for anchor in anchors if anchor.year > year), None)
    before = next((anchor for anchor in reversed(anchors) if anchor.year < year), None)
    if before is not None:
        begun = tr("the anchor of {year} ({share})", year=before.year, share=percent(before.share))
    elif start is not None:
        begun = tr("{year} as observed ({share})", year=start.year, share=percent(start.share))
    else:
        begun = ""
    if later is None:
        return tr("as in {begun}, after which there is no anchor", begun=begun)
    arrives = tr("the anchor of {year} ({share})", year=later.year, share=percent(later.share))
    return tr("between {begun} and {arrives}, {shape}", begun=begun, arrives=arrives, shape=tr(later.shape.value))
