"""The charts that have a column for each year of one member or of all: stacked path, who meets, change, categories."""

import math
from collections.abc import Sequence

import numpy as np

from rampath.charts.pictures.columns import Columns, Layer, Level, Place, Role, Strand, floats, year_place
from rampath.charts.pictures.quantities import counts, growth, shares_of_core, shares_of_gdp
from rampath.charts.series import EQUIPMENT_FLOOR, marks, side
from rampath.charts.series import Side as SideOfLine
from rampath.charts.statements import pillar_word
from rampath.domain.commitment import Pillar
from rampath.domain.compliance import judged_year, real_growth
from rampath.domain.member import NATO
from rampath.domain.observation import Kind, Measure, year_label
from rampath.domain.plan import SHARE_OF, Plan
from rampath.domain.projection import Line, Money, Projection
from rampath.domain.trace import Figure
from rampath.wording import marked, percent, short_percent, tr

CATEGORY_WORDS = {
    Measure.EQUIPMENT_SHARE: (marked("equipment"), Role.EQUIPMENT),
    Measure.PERSONNEL_SHARE: (marked("personnel"), Role.FIRST),
    Measure.INFRASTRUCTURE_SHARE: (marked("infrastructure"), Role.SECOND),
    Measure.OTHER_SHARE: (marked("other"), Role.THIRD),
}


def stacked_path(plan: Plan, projection: Projection, member: str) -> Columns:
    """Core with broader upon it, year by year; a year without broader figures shows core alone."""
    core = projection.line(member, Pillar.CORE, Money())
    broader = projection.line(member, Pillar.BROADER, Money())
    name = plan.register[member].name
    layers = [
        Layer("core", tr("core"), Role.CORE, floats(core.share)),
        Layer("broader", tr("broader"), Role.BROADER, floats(broader.share)),
    ]
    core_target = projection.target(Pillar.CORE)
    broader_target = projection.target(Pillar.BROADER)
    levels = []
    if core_target is not None:
        levels.append(Level(core_target, tr("{share} core", share=short_percent(core_target))))
        if broader_target is not None:
            both = core_target + broader_target
            levels.append(Level(both, tr("{share} both", share=short_percent(both))))
    return Columns(
        title=_stacked_title(name, projection, core, broader),
        measured=shares_of_gdp(tr("core and broader, % of GDP")),
        places=_places(core),
        layers=tuple(layer for layer in layers if any(map(math.isfinite, layer.values))) or (layers[0],),
        levels=tuple(levels),
        about=name,
        total=tr("together"),
        rests_on=lambda year, _layer: tuple(
            Figure(member, SHARE_OF[line.pillar], int(year))
            for line in (core, broader)
            if line.share_in(int(year)) is not None
        ),
    )


def _stacked_title(name: str, projection: Projection, core: Line, broader: Line) -> str:
    year = judged_year(projection)
    now = core.share_in(projection.last_observed)
    then, beside = core.share_in(year), broader.share_in(year)
    if then is None:
        return tr("{name}: no figures", name=name)
    said = tr("{core} core", core=percent(then))
    if beside is not None:
        said = tr("{said} and {broader} broader", said=said, broader=percent(beside))
    if now is None:
        return tr("{name}: {said} in {year}", name=name, said=said, year=year)
    kind = core.kinds[projection.last_observed - core.years[0]]
    return tr("{name}: {now} core in {first}, {said} in {year}", name=name, now=percent(now),
              first=year_label(projection.last_observed, kind), said=said, year=year)  # fmt: skip


def who_meets(plan: Plan, projection: Projection, pillar: Pillar) -> Columns:
    """How many members are above the line of the commitment, between the lines and below all, year by year.

    Members count from the year of their accession on, and only where they have a share.
    """
    lines = marks(plan, projection.commitment, pillar)
    shares, counted = projection.shares(pillar), projection.base.counted
    found = {each: [0.0] * len(projection.years) for each in SideOfLine}
    for i, j in zip(*np.nonzero(np.isfinite(shares) & counted), strict=True):
        found[side(projection.commitment, lines, float(shares[i, j]))][int(j)] += 1
    kinds = [projection.kind_in(year) or Kind.ACTUAL for year in projection.years]
    words = _side_words([mark.share for mark in lines])
    layers = tuple(
        Layer(each.value, words[each], role, tuple(found[each])) for each, role in _SIDE_ROLES if each in words
    )
    return Columns(
        title=_meets_title(projection, found, [mark.share for mark in lines], kinds),
        measured=counts(tr("members with a share of GDP")),
        places=tuple(year_place(year, kind) for year, kind in zip(projection.years, kinds, strict=True)),
        layers=layers,
        about=pillar_word(pillar),
        total=tr("of"),
        of_all=True,
    )


_SIDE_ROLES = ((SideOfLine.ABOVE, Role.MET), (SideOfLine.BETWEEN, Role.BETWEEN), (SideOfLine.BELOW, Role.BELOW))


def _side_words(lines: Sequence[float]) -> dict[SideOfLine, str]:
    if not lines:
        return {SideOfLine.BETWEEN: tr("with a share")}
    words = {SideOfLine.ABOVE: tr("{line} or more", line=short_percent(lines[0]))}
    if len(lines) > 1:
        words[SideOfLine.BETWEEN] = tr("between")
    words[SideOfLine.BELOW] = tr("below {line}", line=short_percent(min(lines)))
    return words


def _meets_title(
    projection: Projection, found: dict[SideOfLine, list[float]], lines: Sequence[float], kinds: Sequence[Kind]
) -> str:
    if not lines or projection.last_observed not in projection.years:
        return tr("No commitment to judge by")
    said = []
    for year in (projection.last_observed, judged_year(projection)):
        j = projection.years.index(year)
        judged = int(sum(column[j] for column in found.values()))
        said.append((int(found[SideOfLine.ABOVE][j]), judged, year_label(year, kinds[j])))
    (now, of, first), (then, of_then, last) = said
    return tr("{now} of {of} members at {line} or more in {first}, {then} of {of_then} in {last}",
              now=now, of=of, line=short_percent(lines[0]), first=first, then=then, of_then=of_then,
              last=last)  # fmt: skip


def real_change(plan: Plan, projection: Projection, member: str, pillar: Pillar) -> Columns:
    """The change of spending on the year before at constant prices, beside that of the Alliance."""
    line = projection.line(member, pillar, Money())
    name = plan.register[member].name
    own = floats(real_growth(line))
    strands: tuple[Strand, ...] = ()
    if member != NATO and NATO in plan.register:
        alliance = plan.register[NATO].name
        strands = (Strand(alliance, floats(real_growth(projection.line(NATO, pillar, Money())))),)
    return Columns(
        title=_change_title(name, projection, line, own),
        measured=growth(tr("{pillar}, real change on the year before, %", pillar=pillar_word(pillar))),
        places=_places(line),
        layers=(Layer("change", name, Role.CORE, own),),
        strands=strands,
        rests_on=lambda year, _layer: tuple(
            Figure(member, SHARE_OF[pillar], each, Money())
            for each in (int(year) - 1, int(year))
            if line.expenditure_in(each) is not None
        ),
    )


def _change_title(name: str, projection: Projection, line: Line, own: Sequence[float]) -> str:
    last, then = projection.last_observed, judged_year(projection)
    at = line.at(last)
    if at is None or not math.isfinite(own[at]):
        return tr("{name}: no real change in {year}", name=name, year=last)
    first = percent(own[at], 1, sign=True)
    label = year_label(last, line.kinds[at])
    now, after = line.expenditure_in(last), line.expenditure_in(then)
    if now is None or after is None or now <= 0 or after <= 0 or then <= last:
        return tr("{name}: {first} in real terms in {label}", name=name, first=first, label=label)
    average = (after / now) ** (1 / (then - last)) - 1
    return tr("{name}: {first} in real terms in {label}, {average} a year from then to {then}", name=name, first=first,
              label=label, average=percent(average, 1, sign=True), then=then)  # fmt: skip


def categories(plan: Plan, projection: Projection, member: str) -> Columns:
    """How core divides into equipment, personnel, infrastructure and other, in observed years.

    Equipment stands at the foot, so that its top is read against the floor.
    """
    name = plan.register[member].name
    known = plan.observations
    line = projection.line(member, Pillar.CORE, Money())
    split = {measure: [known.value(member, measure, year) for year in line.years] for measure in CATEGORY_WORDS}
    told = [i for i in range(len(line.years)) if any(values[i] is not None for values in split.values())]
    span = range(told[0], told[-1] + 1) if told else range(0)
    layers = tuple(
        Layer(measure.value, tr(words), role, tuple(_or_nan(split[measure][i]) for i in span))
        for measure, (words, role) in CATEGORY_WORDS.items()
    )
    floor = projection.commitment.equipment_floor or EQUIPMENT_FLOOR
    return Columns(
        title=_categories_title(name, line, [split[Measure.EQUIPMENT_SHARE][i] for i in span], span, floor),
        measured=shares_of_core(tr("share of core, %")),
        places=tuple(year_place(line.years[i], line.kinds[i]) for i in span),
        layers=layers,
        levels=(Level(floor, short_percent(floor), tr("floor")),),
        about=name,
        rests_on=lambda year, _layer: tuple(Figure(member, measure, int(year)) for measure in CATEGORY_WORDS),
    )


def _categories_title(name: str, line: Line, equipment: Sequence[float | None], span: range, floor: float) -> str:
    known = [(i, share) for i, share in zip(span, equipment, strict=True) if share is not None]
    if not known:
        return tr("{name}: no figures by category", name=name)
    at, last = known[-1]
    fields = {"name": name, "share": percent(last, 1), "year": year_label(line.years[at], line.kinds[at]),
              "floor": short_percent(floor)}  # fmt: skip
    if last < floor:
        return tr("{name} spends {share} of core on equipment in {year}, below the {floor} floor", **fields)
    since = at
    for i, share in reversed(known):
        if share < floor:
            break
        since = i
    if since == known[0][0]:
        return tr("{name} spends {share} of core on equipment in {year}, never below the {floor} floor since {since}",
                  since=line.years[since], **fields)  # fmt: skip
    return tr("{name} spends {share} of core on equipment in {year}, at the {floor} floor or more since {since}",
              since=line.years[since], **fields)  # fmt: skip


def _places(line: Line) -> tuple[Place, ...]:
    return tuple(year_place(year, kind) for year, kind in zip(line.years, line.kinds, strict=True))


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
