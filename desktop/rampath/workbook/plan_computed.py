"""What follows from a plan, as rows for people, in formulas over the inputs: projection, spending, GDP, compliance."""

from collections.abc import Mapping
from dataclasses import dataclass

from rampath.domain.commitment import Pillar
from rampath.domain.compliance import STATUS_TEXT, Standing, Status, standing
from rampath.domain.member import AGGREGATES, NATO
from rampath.domain.observation import Kind
from rampath.domain.plan import Plan
from rampath.domain.projection import Money, Projection, project
from rampath.wording import tr
from rampath.workbook.live.figures import Figures, figures, lines_of
from rampath.workbook.live.gdp import GdpSheet, What, gdp_sheet
from rampath.workbook.live.paths import PathSheet, path_sheet
from rampath.workbook.live.places import Places, letter_of
from rampath.workbook.live.words import NOTHING, meets
from rampath.workbook.plan_cell import Formula, Value
from rampath.workbook.plan_layout import COMPLIANCE, HEADER_ROW

Row = tuple[Value, ...]


@dataclass(frozen=True)
class Computed:
    """The rows of the computed sheets, and what stands where.

    `years` are the columns of the projection after the declared ones, with the `kinds` of their figures;
    `met` is, by scenario, a formula that counts the members that meet it at its deadline.
    """

    years: tuple[int, ...]
    kinds: tuple[Kind, ...]
    figures: Figures
    gdp: GdpSheet
    paths: PathSheet
    compliance: tuple[Row, ...]
    met: Mapping[str, Formula]


def computed(plan: Plan, places: Places) -> Computed:
    """Project every scenario of a plan; scenarios stand one below the other."""
    projections = [project(plan, scenario) for scenario in plan.scenarios]
    years = tuple(sorted({year for each in projections for year in each.years}))
    firm = {
        year: kind
        for each in projections
        for year, kind in zip(each.years, each.line(NATO, Pillar.CORE, Money()).kinds, strict=True)
    }
    lines = lines_of(projections, years)
    gdp = gdp_sheet(places, projections, years)
    paths = path_sheet(places, projections, [key for key in lines if key[1] not in AGGREGATES], gdp)
    told = figures(places, projections, lines, years, paths, gdp)
    rows: list[Row] = []
    met = {}
    for each in projections:
        first = len(rows) + HEADER_ROW + 1
        for code in (*each.members, *AGGREGATES):
            rows.append(_Standing(places, each, told, gdp, code, len(rows) + HEADER_ROW + 1).cells)
        met[each.scenario.name] = _count(each, first)
    return Computed(years, tuple(firm[year] for year in years), told, gdp, paths, tuple(rows), met)


class _Standing:
    """A row of the sheet Compliance."""

    def __init__(
        self, places: Places, projection: Projection, told: Figures, gdp: GdpSheet, code: str, row: int
    ) -> None:
        self._places, self._projection, self._told, self._gdp = places, projection, told, gdp
        self._code, self._row = code, row
        self._found = standing(projection, code, Pillar.CORE, Money())
        self._name = projection.scenario.name
        self._line = told.places.get((self._name, code, Pillar.CORE))

    @property
    def cells(self) -> Row:
        found, projection = self._found, self._projection
        name = self._places.plan.register[self._code].name
        money = tr("{currency}, constant {year}", currency=found.currency, year=projection.base.base_year)
        scenario = self._places.scenario_cell
        target = Formula(scenario(self._name, "Core target"), _or_nothing(found.target))
        deadline = Formula(scenario(self._name, "Deadline"), found.deadline)
        lead = (self._name, self._code, name, found.year, found.share, target)
        if self._line is None or found.year is None or found.target is None:
            gap = None if found.gap is None else found.gap * 100
            return (
                *lead, gap, deadline, found.share_at_deadline, found.first_year_met,
                found.equipment, found.extra_cost, money, STATUS_TEXT[found.status],
            )  # fmt: skip
        return (
            *lead,
            Formula(f"({self._at('Target, % of GDP')}-{self._at('Share then, % of GDP')})*100", (found.gap or 0) * 100),
            deadline,
            Formula(self._share_text(), _or_nothing(found.share_at_deadline)),
            Formula(self._met_text(found.year), _or_nothing(found.first_year_met)),
            found.equipment,
            self._cost(found),
            money,
            Formula(self._status_text(), STATUS_TEXT[found.status]),
        )

    def _at(self, header: str) -> str:
        return f"{letter_of(COMPLIANCE, header)}{self._row}"

    def _years(self, first: int) -> str:
        """The shares of the row from a year to the scenario's last one."""
        letters = self._told.letter
        last = self._projection.years[-1]
        return f"Projection!${letters(first)}${self._line}:${letters(last)}${self._line}"

    def _heads(self, first: int) -> str:
        letters = self._told.letter
        return f"Projection!${letters(first)}${HEADER_ROW}:${letters(self._projection.years[-1])}${HEADER_ROW}"

    def _share_text(self) -> str:
        """The share in the deadline, or in the last year where the deadline lies beyond or before the plan."""
        observed, last = self._projection.last_observed, self._projection.years[-1]
        due = self._at("Deadline")
        judged = f"IF(AND({observed}<{due},{due}<={last}),{due},{last})"
        first = self._projection.years[0]
        picked = f"INDEX({self._years(first)},MATCH({judged},{self._heads(first)},0))"
        return f'IF(ISNUMBER({picked}),{picked},"")'

    def _meets(self, share: str) -> str:
        return meets(share, self._at("Target, % of GDP"), self._places.scenario_cell(self._name, "Exact"))

    def _met_text(self, begun: int) -> str:
        earliest = f"9999-SUMPRODUCT(MAX({self._meets(self._years(begun))}*(9999-{self._heads(begun)})))"
        return f'IFERROR(IF({earliest}=9999,"",{earliest}),"")'

    def _status_text(self) -> str:
        then, now = self._at("Share at deadline, % of GDP"), self._at("Share then, % of GDP")
        met, on_path, short, none = (
            f'"{STATUS_TEXT[each]}"' for each in (Status.MET, Status.ON_PATH, Status.SHORT, Status.NO_DATA)
        )
        return f"IF(ISNUMBER({then}),IF({self._meets(then)}=1,IF({self._meets(now)}=1,{met},{on_path}),{short}),{none})"

    def _cost(self, found: Standing) -> Value:
        """Planned spending less that of holding the share, over all planned years; nothing where one is not known."""
        projection = self._projection
        planned = [year for year in projection.years if year > (found.year or 0)]
        economy = projection.economy.id
        if not planned or self._gdp.cell(economy, self._code, What.CONSTANT, planned[0]) is None:
            return found.extra_cost
        row = self._gdp.places[economy, self._code, What.CONSTANT]
        letters = self._gdp.letter
        gdp = f"GDP!{letters(planned[0])}{row}:{letters(planned[-1])}{row}"
        first, last = self._told.letter(planned[0]), self._told.letter(planned[-1])
        spent = f"Spending!{first}{self._line}:{last}{self._line}"
        held = self._at("Share then, % of GDP")
        enough = f"AND(COUNT({spent})={len(planned)},COUNT({gdp})={len(planned)})"
        return Formula(f"IF({enough},SUM({spent})-{held}*SUM({gdp}),{NOTHING})", _or_nothing(found.extra_cost))


def _or_nothing(value: float | None) -> float | str:
    return "" if value is None else value


def _count(projection: Projection, first: int) -> Formula:
    """How many members, aggregates left out, meet the core target at the deadline."""
    letter = letter_of(COMPLIANCE, "Status")
    cells = f"{COMPLIANCE.name}!{letter}{first}:{letter}{first + len(projection.members) - 1}"
    fine = (Status.MET, Status.ON_PATH)
    now = sum(standing(projection, code, Pillar.CORE, Money()).status in fine for code in projection.members)
    return Formula("+".join(f'COUNTIF({cells},"{STATUS_TEXT[each]}")' for each in fine), now)
