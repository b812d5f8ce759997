"""The older charts as tables: ranking, quadrant, path and fan."""

from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import kind_word
from rampath.charts.series import MemberPath, Quadrant, Ranked, Side
from rampath.charts.statements import pillar_word
from rampath.domain.fan import Fan
from rampath.domain.observation import year_label
from rampath.wording import NONE, number, short_percent, tr


def ranked_table(title: str, chart: Ranked) -> ChartTable:
    """A row for each member, the highest first; those without a share at the end."""
    lines = [mark.share for mark in chart.marks]
    words = {Side.ABOVE: tr("{line} or more", line=short_percent(lines[0])), Side.BETWEEN: tr("between"),
             Side.BELOW: tr("below {line}", line=short_percent(min(lines)))} if lines else {}  # fmt: skip
    share = tr("{pillar}, % of GDP", pillar=pillar_word(chart.pillar))
    rows = [
        (bar.name, year_label(chart.year, bar.kind), kind_word(bar.kind), number(bar.share * 100),
         words[bar.side] if lines else NONE)
        for bar in chart.bars
    ]  # fmt: skip
    rows += [(name, str(chart.year), tr("no data"), NONE, NONE) for name in chart.without_data]
    return ChartTable(title, (tr("Member"), tr("Year"), tr("Kind"), share, tr("Stands")), tuple(rows))


def quadrant_table(title: str, chart: Quadrant) -> ChartTable:
    """A row for each member that has both figures."""
    header = (tr("Member"), tr("Year"), tr("core, % of GDP"), tr("equipment, % of core"))
    rows = [
        (dot.name, year_label(chart.year, chart.kind), number(dot.share * 100), number(dot.equipment * 100, 1))
        for dot in chart.dots
    ]
    rows += [(name, str(chart.year), NONE, NONE) for name in chart.without_data]
    return ChartTable(title, header, tuple(rows))


def path_table(title: str, path: MemberPath) -> ChartTable:
    """A row for each year; the ghost's column only where there is one."""
    share = tr("{pillar}, % of GDP", pillar=pillar_word(path.pillar))
    ghost = {point.year: point.share for point in path.ghost}
    rows: list[tuple[str, ...]] = []
    for point in path.points:
        row = (year_label(point.year, point.kind), kind_word(point.kind), number(point.share * 100))
        plain = ghost.get(point.year)
        rows.append((*row, NONE if plain is None else number(plain * 100)) if ghost else row)
    header = (tr("Year"), tr("Kind"), share)
    return ChartTable(title, (*header, tr("plain path, % of GDP")) if ghost else header, tuple(rows))


def fan_table(title: str, fan: Fan, *, money: bool) -> ChartTable:
    """A row for each planned year, a column for each probability."""
    unit = tr("million {currency}, constant prices", currency=fan.currency) if money else tr("% of GDP")
    header = (tr("Year"), *(tr("{part} of 100 draws below, {unit}", part=round(p * 100), unit=unit)
                            for p in fan.probabilities))  # fmt: skip
    values, scale, places = (fan.money, 1, 0) if money else (fan.share, 100, 2)
    rows = tuple(
        (str(year), *(number(float(row[i]) * scale, places) for row in values)) for i, year in enumerate(fan.years)
    )
    return ChartTable(title, header, rows)
