"""What one bar, dot or point says when it is read by itself, with unit and kind."""

from rampath.charts.series import Bar, Dot, MemberPath, Point, Quadrant, Ranked
from rampath.charts.statements import pillar_word
from rampath.domain.observation import Kind, year_label
from rampath.wording import percent, tr


def kind_word(kind: Kind) -> str:
    """How firm a number is, in words."""
    return {Kind.ACTUAL: tr("actual"), Kind.ESTIMATE: tr("estimate"), Kind.PLAN: tr("plan")}[kind]


def bar_reading(chart: Ranked, bar: Bar) -> str:
    """`Belgium: 2.00 % of GDP, core, 2026 (estimate)`."""
    return tr(
        "{name}: {share} of GDP, {pillar}, {year} ({kind})",
        name=bar.name, share=percent(bar.share), pillar=pillar_word(chart.pillar), year=chart.year,
        kind=kind_word(bar.kind),
    )  # fmt: skip


def dot_reading(chart: Quadrant, dot: Dot) -> str:
    """`Belgium: 2.00 % of GDP, core, 27.1 % of it on equipment, 2026 (estimate)`."""
    return tr(
        "{name}: {share} of GDP, core, {equipment} of it on equipment, {year} ({kind})",
        name=dot.name, share=percent(dot.share), equipment=percent(dot.equipment, 1), year=chart.year,
        kind=kind_word(chart.kind),
    )  # fmt: skip


def point_reading(path: MemberPath, point: Point) -> str:
    """`Belgium 2031: 2.85 % of GDP, core (plan)`."""
    said = tr(
        "{name} {year}: {share} of GDP, {pillar} ({kind})",
        name=path.name, year=point.year, share=percent(point.share), pillar=pillar_word(path.pillar),
        kind=kind_word(point.kind),
    )  # fmt: skip
    return f"{said}; {path.note}" if path.note else said


def path_reading(path: MemberPath) -> str:
    """`Belgium, core: 0.97 % of GDP in 2014, 2.00 % in 2026e, 3.50 % in 2035`."""
    pillar = pillar_word(path.pillar)
    if not path.points:
        return tr("{name}: no {pillar} figures", name=path.name, pillar=pillar)
    observed = path.of(Kind.ACTUAL, Kind.ESTIMATE)
    told = dict.fromkeys([*observed[:1], *observed[-1:], *path.of(Kind.PLAN)[-1:]])
    first, *others = (
        tr("{share} of GDP in {year}" if i == 0 else "{share} in {year}",
           share=percent(point.share), year=year_label(point.year, point.kind))
        for i, point in enumerate(told)
    )  # fmt: skip
    return tr("{name}, {pillar}: {figures}", name=path.name, pillar=pillar, figures=", ".join([first, *others]))
