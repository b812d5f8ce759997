"""The heat table: for each member and year whether the target is met, on path, behind, or not known."""

import math
from dataclasses import dataclass
from enum import StrEnum

from rampath.charts.pictures.table import ChartTable
from rampath.charts.readings import kind_word
from rampath.charts.statements import pillar_word
from rampath.domain.commitment import Commitment, Pillar
from rampath.domain.compliance import judged_year
from rampath.domain.observation import Kind, year_label
from rampath.domain.path import Start, towards
from rampath.domain.plan import Plan
from rampath.domain.projection import Line, Money, Projection
from rampath.wording import marked, number, percent, short_percent, tr


class Heat(StrEnum):
    """How a member stands in one year."""

    MET = marked("met")
    ON_PATH = marked("on path")
    BEHIND = marked("behind")
    NO_DATA = marked("no data")


@dataclass(frozen=True, slots=True)
class Cell:
    """A member in a year: its share of GDP (a fraction, NaN where there is none) and how it stands."""

    share: float
    heat: Heat


@dataclass(frozen=True, slots=True)
class HeatRow:
    member: str
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class HeatTable:
    """Members in the order of the register, years from the promise's start on."""

    title: str
    years: tuple[int, ...]
    kinds: tuple[Kind, ...]
    rows: tuple[HeatRow, ...]
    target: str
    pillar: Pillar

    def cell(self, key: str) -> tuple[HeatRow, int]:
        """The row and the year's place of `BEL/2031`."""
        member, _, year = key.partition("/")
        return next(row for row in self.rows if row.member == member), self.years.index(int(year))

    def reading(self, key: str) -> str:
        """`Belgium 2031 (plan): on path to 3.5 %, 2.85 % of GDP, core`."""
        row, j = self.cell(key)
        cell = row.cells[j]
        head = {"name": row.name, "year": self.years[j], "pillar": pillar_word(self.pillar), "target": self.target}
        if cell.heat is Heat.NO_DATA:
            return tr("{name} {year}: no data, {pillar}", **head)
        said = {
            Heat.MET: tr("{target} met"), Heat.ON_PATH: tr("on path to {target}"), Heat.BEHIND: tr("behind {target}"),
        }[cell.heat].format(target=self.target)  # fmt: skip
        return tr("{name} {year} ({kind}): {said}, {share} of GDP, {pillar}", kind=kind_word(self.kinds[j]), said=said,
                  share=percent(cell.share), **head)  # fmt: skip

    def table(self) -> ChartTable:
        """A row for each member; each cell tells the share and the word."""
        header = (tr("Member"), *(year_label(y, k) for y, k in zip(self.years, self.kinds, strict=True)))
        return ChartTable(self.title, header, tuple((row.name, *map(_said, row.cells)) for row in self.rows))


def _said(cell: Cell) -> str:
    if cell.heat is Heat.NO_DATA:
        return tr("no data")
    return tr("{share} {word}", share=number(cell.share * 100), word=tr(cell.heat.value))


def heat(plan: Plan, projection: Projection, pillar: Pillar) -> HeatTable:
    """How each member stands, from the year of the promise on.

    Met is judged by the commitment's rule. On path is a share that is at least as high as the straight line from the
    member's share in the promise's first year (or the first after it that is known) to the target at the deadline,
    both as published; behind is any other, and every share that does not meet after the deadline.
    """
    commitment = projection.commitment
    target = commitment.target(pillar)
    years = tuple(year for year in projection.years if year >= commitment.start) or projection.years
    kinds = tuple(projection.kind_in(year) or Kind.ACTUAL for year in years)
    rows = tuple(
        HeatRow(member.code, member.name,
                _cells(projection.line(member.code, pillar, Money()), commitment, target, years))
        for member in plan.register.members
    )  # fmt: skip
    told = "" if target is None else short_percent(target)
    return HeatTable(_title(projection, rows, years, kinds, told), years, kinds, rows, told, pillar)


def _cells(line: Line, commitment: Commitment, target: float | None, years: tuple[int, ...]) -> tuple[Cell, ...]:
    shares = [line.share_in(year) for year in years]
    start = next((Start(year, share) for year, share in zip(years, shares, strict=True) if share is not None), None)
    if target is None or start is None:
        return tuple(Cell(math.nan if share is None else share, Heat.NO_DATA) for share in shares)
    straight = towards(start, target, commitment.deadline).shares(start, list(years))
    return tuple(
        Cell(math.nan if share is None else share, _heat(commitment, target, year, share, float(line_share)))
        for year, share, line_share in zip(years, shares, straight, strict=True)
    )


def _heat(commitment: Commitment, target: float, year: int, share: float | None, straight: float) -> Heat:
    if share is None:
        return Heat.NO_DATA
    if commitment.meets(share, target):
        return Heat.MET
    if year < commitment.deadline and (not math.isfinite(straight) or commitment.meets(share, straight)):
        return Heat.ON_PATH
    return Heat.BEHIND


def _title(
    projection: Projection, rows: tuple[HeatRow, ...], years: tuple[int, ...], kinds: tuple[Kind, ...], target: str
) -> str:
    if not target:
        return tr("No commitment to judge by")
    said = []
    for year in dict.fromkeys((projection.last_observed, judged_year(projection))):
        if year not in years:
            continue
        j = years.index(year)
        column = [row.cells[j].heat for row in rows if row.cells[j].heat is not Heat.NO_DATA]
        met, behind = (sum(each is which for each in column) for which in (Heat.MET, Heat.BEHIND))
        said.append(tr("{met} of {of} met and {behind} behind in {year}",
                       met=met, of=len(column), behind=behind, year=year_label(year, kinds[j])))  # fmt: skip
    return tr("{target}: {said}", target=target, said=", ".join(said))
