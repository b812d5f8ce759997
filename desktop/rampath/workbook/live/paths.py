"""The sheet Workings: how each path goes, in formulas over the rows of the sheet Paths.

For each line (a scenario's path of a member and pillar) and each year that can be planned there are cells for the
anchor of the year, the knot at or before it and at or after it with their shares, the shape on the way to the latter,
and the share. A line whose rows nobody touched counts as its parent's, or goes the plain way.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from openpyxl.utils import get_column_letter

from rampath.domain.commitment import Pillar
from rampath.domain.kept import Drawn, Kept
from rampath.domain.kept_gdp import gdp_as_drawn
from rampath.domain.path import HIGHEST_SHARE, Path, Shape, Start
from rampath.domain.projection import Currency, Money, Prices, Projection
from rampath.domain.quotient import quotient
from rampath.workbook.live.gdp import GdpSheet, What
from rampath.workbook.live.places import FIRST, SHAPES, LineKey, Places
from rampath.workbook.live.words import NOTHING, way
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_layout import WORKINGS
from rampath.workbook.plan_mark import plain_mark

BLOCKS = ("Anchor", "Year before", "Share before", "Year after", "Share after", "Shape after", "Share", "Revision")
"""What stands in the columns after the declared ones, each for every year in turn."""

_LEAD = len(WORKINGS.columns)
_LAST = 9999


@dataclass
class PathSheet:
    """The rows of the sheet; `years` are those of each block."""

    years: tuple[int, ...]
    rows: list[tuple[Value, ...]] = field(default_factory=list)
    places: dict[LineKey, int] = field(default_factory=dict)

    def letter(self, block: str, year: int) -> str:
        return get_column_letter(_LEAD + BLOCKS.index(block) * len(self.years) + self.years.index(year) + 1)

    def share(self, key: LineKey, year: int) -> str | None:
        """Where the share of a line in a year is worked out; None where it is observed."""
        row = self.places.get(key)
        if row is None or year not in self.years or self.rows[row - FIRST][self.at("Share", year)] is None:
            return None
        return f"Workings!{self.letter('Share', year)}{row}"

    def at(self, block: str, year: int) -> int:
        """The place of a cell in its row, from 0."""
        return _LEAD + BLOCKS.index(block) * len(self.years) + self.years.index(year)


def path_sheet(places: Places, projections: Sequence[Projection], lines: Sequence[LineKey], gdp: GdpSheet) -> PathSheet:
    """A row for each of the lines; scenarios come after their parents, as they are listed."""
    plan = places.plan
    by_name = {each.scenario.name: each for each in projections}
    starts = {key: plan.start(key[1], key[2]) for key in lines}
    firsts = [start.year + 1 for start in starts.values() if start is not None]
    loose = [
        anchor.year
        for key, start in starts.items()
        if start is None
        for anchor in plan.path(plan.scenario(key[0]), key[1], key[2]).anchors
    ]
    last = max((each.years[-1] for each in projections), default=0)
    first = max(min([*firsts, *loose, last]), min((each.years[0] for each in projections), default=0))
    sheet = PathSheet(tuple(range(first, last + 1)))
    for row, key in enumerate(lines, FIRST):
        sheet.places[key] = row
    for key in lines:
        sheet.rows.append(tuple(_Line(sheet, places, by_name[key[0]], key, starts[key], gdp).cells()))
    return sheet


class _Line:
    """One row."""

    def __init__(
        self, sheet: PathSheet, places: Places, projection: Projection, key: LineKey, start: Start | None, gdp: GdpSheet
    ) -> None:
        self._sheet, self._places, self._projection = sheet, places, projection
        self._key, self._start, self._gdp = key, start, gdp
        self._row = sheet.places[key]
        plan = places.plan
        self._scenario = projection.scenario
        self._path = plan.path(self._scenario, key[1], key[2])
        self._branch = next(each for each in plan.branches if each.name == key[0])
        self._own = (key[1], key[2]) in self._scenario.paths
        self._shares = projection.shares(key[2])[projection.base.row(key[1])]
        drawn = self._path.drawn
        self._drawn = drawn if self._own else None

    def cells(self) -> Iterator[Value]:
        scenario, member, pillar = self._key
        start, row, places = self._start, self._row, self._places
        number = places.line(scenario, member, pillar)
        yield from (number, scenario, member, pillar.value)
        yield None if start is None else start.year
        yield None if start is None else start.share
        counts = self._counting(scenario)
        yield Formula(self._counts_text(), "" if counts is None else counts)
        target = self._projection.commitment.target(pillar)
        if start is None or start.share > HIGHEST_SHARE:
            yield from (None, None)
        else:
            header = "Core target" if pillar is Pillar.CORE else "Broader target"
            promised = places.scenario_cell(scenario, header)
            deadline = places.scenario_cell(scenario, "Deadline")
            arrival = max(self._projection.commitment.deadline, start.year + 1)
            yield Formula(f"MAX({deadline},E{row}+1)", arrival)
            aim = "" if target is None else max(start.share, target)
            yield Formula(f'IF({promised}="","",MAX(F{row},{promised}))', aim)
        yield from self._beyond()
        yield self._as_saved()
        yield from self._blocks()

    def _as_saved(self) -> str:
        """The rows of the line on the sheet Paths, as a line of JSON: so that one that is deleted can be told."""
        own = (self._key[1], self._key[2]) in self._branch.paths
        return json.dumps([
            [a.year, a.share, a.shape.value, a.held, "" if own else plain_mark(self._key[1], self._key[2], a)]
            for a in self._path.anchors
        ])  # fmt: skip

    def _counts_text(self) -> str:
        """The line whose rows count: its own where one was touched, else its parent's, else none."""
        above = NOTHING
        parent = self._scenario.parent
        if parent and (parent, *self._key[1:]) in self._sheet.places:
            above = f"G{self._sheet.places[parent, self._key[1], self._key[2]]}"
        plain = f"COUNTIFS(Anchor_line,A{self._row})=COUNTIFS(Anchor_line,A{self._row},Anchor_plain,1)"
        return f"IF({plain},{above},A{self._row})"

    def _counting(self, scenario: str) -> int | None:
        """The line whose rows count now."""
        plan = self._places.plan
        by_name = {branch.name: branch for branch in plan.branches}
        name, key = scenario, (self._key[1], self._key[2])
        while name:
            branch = by_name[name]
            if key in branch.paths:
                return self._places.line(name, *key)
            above = branch.parent
            name = above if above and (above, *key) in self._sheet.places else ""
        return None

    @property
    def _follows(self) -> bool:
        return self._counting(self._key[0]) is not None

    @property
    def _effective(self) -> Path | None:
        """The path whose anchors count, where some are looked up."""
        return self._path if self._follows else None

    def _beyond(self) -> Iterator[Value]:
        """The next anchor after the last year of the sheet: year, share and shape."""
        row, last = self._row, self._sheet.years[-1]
        path = self._effective
        after = next((a for a in path.anchors if a.year > last), None) if path is not None else None
        few = f'OR(G{row}="",COUNTIFS(Anchor_line,G{row},Anchor_year,">{last}")=0)'
        far = f"{_LAST}-SUMPRODUCT(MAX((Anchor_line=G{row})*(Anchor_year>{last})*({_LAST}-Anchor_year)))"
        yield Formula(f'IFERROR(IF({few},"",{far}),"")', "" if after is None else after.year)
        yield Formula(f'IF(J{row}="","",{_sum(row, f"J{row}")})', "" if after is None else after.share)
        code = "" if after is None else SHAPES.index(after.shape)
        yield Formula(f'IF(J{row}="","",{_shape(row, f"J{row}")})', code)

    def _blocks(self) -> Iterator[Value]:
        columns: dict[str, list[Value]] = {block: [] for block in BLOCKS}
        revision = self._revision()
        for year in self._sheet.years:
            made = self._year(year, revision) if self._planned(year) else dict.fromkeys(BLOCKS)
            for block in BLOCKS:
                columns[block].append(made[block])
        for block in BLOCKS:
            yield from columns[block]

    def _planned(self, year: int) -> bool:
        reach = self._projection.years
        return (self._start is None or year > self._start.year) and reach[0] <= year <= reach[-1]

    def _year(self, year: int, revision: np.ndarray | None) -> dict[str, Value]:
        row, sheet = self._row, self._sheet
        first = not (year - 1 in sheet.years and self._planned(year - 1))
        final = not (year + 1 in sheet.years and self._planned(year + 1))
        here = {block: f"{sheet.letter(block, year)}{row}" for block in BLOCKS}
        before = {
            block: (f"E{row}" if block == "Year before" else f"F{row}") if first and self._start is not None
            else NOTHING if first else f"{sheet.letter(block, year - 1)}{row}"
            for block in ("Year before", "Share before")
        }  # fmt: skip
        ends = {"Year after": f"J{row}", "Share after": f"K{row}", "Shape after": f"L{row}"}
        after = {block: ends[block] if final else f"{sheet.letter(block, year + 1)}{row}" for block in ends}
        knots = self._knots(year)
        anchor = here["Anchor"]
        count = f"COUNTIFS(Anchor_line,$G{row},Anchor_year,{year})"
        texts = {
            "Anchor": f'IF($G{row}="","",IF({count}=0,"",{_sum(row, str(year))}))',
            "Year before": f'IF({anchor}="",{before["Year before"]},{year})',
            "Share before": f'IF({anchor}="",{before["Share before"]},{anchor})',
            "Year after": f'IF({anchor}="",{after["Year after"]},{year})',
            "Share after": f'IF({anchor}="",{after["Share after"]},{anchor})',
            "Shape after": f'IF({anchor}="",{after["Shape after"]},{_shape(row, str(year))})',
            "Share": self._share_text(year, here),
        }  # fmt: skip
        made: dict[str, Value] = {block: Formula(text, knots[block]) for block, text in texts.items()}
        at = self._projection.years.index(year)
        share = float(self._shares[at])
        factor = None if revision is None else float(revision[at])
        drawn = "" if math.isnan(share) else share / (factor or 1.0)
        made["Share"] = Formula(texts["Share"], drawn)
        made["Revision"] = None if revision is None else self._revision_cell(year, float(revision[at]), first=first)
        return made

    def _knots(self, year: int) -> dict[str, float | str]:
        """What the cells of the knots come to now."""
        path, start = self._effective, self._start
        begun = [] if start is None else [(start.year, start.share, 0)]
        anchors = [] if path is None else [
            (a.year, a.share, SHAPES.index(a.shape)) for a in path.anchors if start is None or a.year > start.year
        ]  # fmt: skip
        at = next((a for a in anchors if a[0] == year), None)
        low = max((a for a in (*begun, *anchors) if a[0] <= year), default=None)
        high = min((a for a in anchors if a[0] >= year), default=None)
        return {
            "Anchor": "" if at is None else at[1],
            "Year before": "" if low is None else low[0],
            "Share before": "" if low is None else low[1],
            "Year after": "" if high is None else high[0],
            "Share after": "" if high is None else high[1],
            "Shape after": "" if high is None else high[2],
            "Share": "",
        }

    def _share_text(self, year: int, here: dict[str, str]) -> str:
        row = self._row
        p, a, n, b = (here[block] for block in ("Year before", "Share before", "Year after", "Share after"))
        between = way(here["Shape after"], a, b, f"(({year}-{p})/({n}-{p}))")
        own = f'IF({p}="","",IF({n}="",{a},IF({n}={p},{a},{between})))'
        if self._start is None or self._start.share > HIGHEST_SHARE:
            return f'IF($G{row}="","",{own})'
        shape = self._places.scenario_cell(self._key[0], "Way")
        t = f"(({year}-$E{row})/($H{row}-$E{row}))"
        plain = f'IF($I{row}="","",IF({year}>=$H{row},$I{row},{way(shape, f"$F{row}", f"$I{row}", t)}))'
        return f'IF($G{row}="",{plain},{own})'

    def _revision(self) -> np.ndarray | None:
        """Then over now, by year of the projection, of a path that keeps its money; None for one that does not."""
        if self._drawn is None:
            return None
        base = self._projection.base
        return self._drawn.revision(base.years, gdp_as_drawn(base, self._key[1], self._drawn))

    def _revision_cell(self, year: int, value: float, *, first: bool) -> Value:
        """GDP as it was drawn under over GDP now; without a row for the year as the year before (`domain/kept.py`)."""
        row, drawn = self._row, self._drawn
        now = None if drawn is None else self._now(year, drawn)
        if now is None:
            return value
        revised = self._revision()
        at = self._projection.years.index(year) - 1
        if first:
            before = repr(float(revised[at])) if revised is not None and at >= 0 else "1"
        else:
            before = f"{self._sheet.letter('Revision', year - 1)}{row}"
        then = f"SUMIFS(Kept_GDP,Kept_line,$G{row},Kept_year,{year})"
        known = f"COUNTIFS(Kept_line,$G{row},Kept_year,{year})"
        ratio = f"IF(COUNT({now[0]})=0,1,IF({then}>0,{then}/({now[0]}*{now[1]!r}),1))"
        return Formula(f"IF({known}=0,{before},{ratio})", value)

    def _now(self, year: int, drawn: Drawn) -> tuple[str, float] | None:
        """The cell of today's GDP, and what brings it into the prices and currency of `drawn`."""
        member, projection = self._key[1], self._projection
        real = drawn.kept is Kept.REAL_MONEY
        what = What.CONSTANT if real else What.CURRENT
        cell = self._gdp.cell(projection.economy.id, member, what, year)
        told = projection.gdp(Money(Prices.CONSTANT, Currency.DOLLAR)) if real else projection.base.gdp_current
        row = projection.base.row(member)
        factors = quotient(gdp_as_drawn(projection.base, member, drawn), told[row])
        known = factors[np.isfinite(factors)]
        return None if cell is None or not len(known) else (cell, float(known[-1]))


def _sum(row: int, year: str) -> str:
    return f"SUMIFS(Anchor_share,Anchor_line,$G{row},Anchor_year,{year})"


def _shape(row: int, year: str) -> str:
    """The number of the shape of the anchor of a year."""
    return "+".join(
        f'{number}*COUNTIFS(Anchor_line,$G{row},Anchor_year,{year},Anchor_shape,"{shape.value}")'
        for number, shape in enumerate(Shape)
        if number
    )
