"""Checking an edition against its own arithmetic (design rules 1 and 4), and saying what stands out.

Per cents are published with two decimals, so a recomputed one agrees when it is within half a unit of the
second; other figures within half a unit of the last decimal that their series shows. What the inputs were
rounded to is allowed for. Where the figures for a check are absent, nothing is claimed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rampath.domain.commitment import published
from rampath.domain.figure_table import Figure, FigureTable, in_series
from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import AGGREGATES, NATO, Member, Register
from rampath.domain.observation import CATEGORIES, CURRENT, Measure, Observation, currency_of
from rampath.domain.rounding import decimals_of
from rampath.wording import listing, number, percent, tr

Figures = Sequence[Observation] | FigureTable
"""What is checked: the observations of one edition, or its figures without them."""

OLD_LINE = 0.02
"""The 2 % of GDP that the Allies agreed in 2014."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One kind of check: how many published figures were compared, and which of them differ."""

    name: str
    compared: int
    differing: tuple[tuple[Observation, float], ...]
    """Each published figure that does not follow, with the value that was recomputed."""

    @property
    def agreed(self) -> int:
        return self.compared - len(self.differing)


def check_edition(figures: Figures, register: Register) -> tuple[Finding, ...]:
    """The findings of all checks: what does not follow first, then what was confirmed, then the summary."""
    table = _table(figures)
    findings: list[Finding] = []
    confirmed: list[Finding] = []
    for comparison in _compare(table, register):
        findings += [_differs(comparison, row, value, register) for row, value in comparison.differing]
        if comparison.compared:
            confirmed.append(_confirmed(comparison))
    findings += _current_ratios(table, register)
    return (*findings, *confirmed, *_summary(table, register))


def compare(figures: Figures, register: Register) -> tuple[Comparison, ...]:
    """Shares, real changes, category sums and aggregates, recomputed from the edition's own figures."""
    return _compare(_table(figures), register)


def _table(figures: Figures) -> FigureTable:
    return figures if isinstance(figures, FigureTable) else FigureTable(in_series(figures))


def _compare(table: FigureTable, register: Register) -> tuple[Comparison, ...]:
    return (
        _shares(table),
        _real_changes(table),
        _categories(table),
        _aggregates(table, register, Measure.CORE_EXPENDITURE, tr("sums of expenditure by accession")),
        _aggregates(table, register, Measure.GDP, tr("sums of GDP by accession")),
        _aggregates(table, register, Measure.PERSONNEL, tr("sums of personnel by accession")),
    )


def _shares(table: FigureTable) -> Comparison:
    """The published share is expenditure over GDP, both at constant prices of the same base."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for share in table.of(Measure.CORE_SHARE):
        basis = share.series.price_basis
        spent, gdp = _dollars(table, share, basis)
        if spent is None or gdp is None or not basis or basis == CURRENT or not gdp.value:
            continue
        compared += 1
        value = spent.value / gdp.value
        if abs(value - share.value) > share.half_unit + _relative(spent, gdp) * value:
            differing.append((share.observation, value))
    return Comparison(tr("shares of real GDP"), compared, tuple(differing))


def _real_changes(table: FigureTable) -> Comparison:
    """The annual real change is the growth of expenditure at constant prices."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for change in table.of(Measure.REAL_CHANGE):
        member, basis = change.series.member, change.series.price_basis
        spent = table.by_year(member, Measure.CORE_EXPENDITURE, currency="USD", price_basis=basis)
        now, then = spent.get(change.year), spent.get(change.year - 1)
        if now is None or then is None or basis == CURRENT or not then.value:
            continue
        compared += 1
        value = now.value / then.value - 1
        if abs(value - change.value) > change.half_unit + _relative(now, then) * (1 + value):
            differing.append((change.observation, value))
    return Comparison(tr("annual real changes"), compared, tuple(differing))


def _categories(table: FigureTable) -> Comparison:
    """The four main categories add to 100 %."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for share in table.of(CATEGORIES[0]):
        parts = [table.by_year(share.series.member, measure).get(share.year) for measure in CATEGORIES]
        known = [part for part in parts if part is not None]
        if len(known) < len(CATEGORIES):
            continue
        compared += 1
        total = sum([part.value for part in known])
        if abs(total - 1) > sum([part.half_unit for part in known]):
            differing.append((share.observation, total))
    return Comparison(tr("sums of the four categories"), compared, tuple(differing))


def _aggregates(table: FigureTable, register: Register, measure: Measure, name: str) -> Comparison:
    """An aggregate is the sum of its members from their years of accession on; GDP includes Iceland."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    members = [member for member in register.members if member.has_forces or measure is Measure.GDP]
    beside: dict[tuple[str, str], list[tuple[Member, Mapping[int, Figure]]]] = {}
    for aggregate in table.of(measure, AGGREGATES):
        series, year = aggregate.series, aggregate.year
        of_series = (currency_of(series.unit) or "", series.price_basis)
        if of_series not in beside:
            currency, basis = of_series
            beside[of_series] = [
                (each, table.by_year(each.code, measure, currency=currency, price_basis=basis)) for each in members
            ]
        parts = [
            figures.get(year)
            for member, figures in beside[of_series]
            if member.accession <= year and (series.member == NATO or member.code != "USA")
        ]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            continue
        compared += 1
        total = sum([part.value for part in known])
        allowed = aggregate.half_unit + sum([part.half_unit for part in known]) + 1e-9 * abs(total)
        if abs(total - aggregate.value) > allowed:
            differing.append((aggregate.observation, total))
    return Comparison(name, compared, tuple(differing))


def _dollars(table: FigureTable, share: Figure, basis: str) -> tuple[Figure | None, Figure | None]:
    """Expenditure and GDP beside a share, in dollars of these prices."""
    member, year = share.series.member, share.year
    spent = table.by_year(member, Measure.CORE_EXPENDITURE, currency="USD", price_basis=basis).get(year)
    return spent, table.by_year(member, Measure.GDP, currency="USD", price_basis=basis).get(year)


def _relative(*figures: Figure) -> float:
    """How much, relatively, a ratio of rounded figures may be off."""
    return sum([each.half_unit / abs(each.value) for each in figures if each.value]) + 1e-9


def _differs(comparison: Comparison, row: Observation, value: float, register: Register) -> Finding:
    name = register[row.member].name
    if row.measure is Measure.CORE_SHARE and decimals_of(row) == 0:
        said = tr("{name} {year}: a bare {raw} stands among calculated shares", name=name, year=row.year, raw=row.raw)
        expected = tr("{value}, which expenditure over GDP at constant prices gives", value=percent(value, 3))
    elif row.unit == "fraction":
        said = tr("{name} {year}: {published} is published", name=name, year=row.year,
                  published=percent(row.value, 3))  # fmt: skip
        expected = tr("{value}, recomputed ({check})", value=percent(value, 3), check=comparison.name)
    else:
        said = tr("{name} {year}: {published} {unit} is published", name=name, year=row.year,
                  published=number(row.value, 1), unit=row.unit)  # fmt: skip
        expected = tr("{value}, to which the members add up ({check})", value=number(value, 1), check=comparison.name)
    done = tr("Used as published")
    return told(Severity.WARNING, row.cell, row.raw, said, expected=expected, done=done, file=row.file)


def _confirmed(comparison: Comparison) -> Finding:
    message = tr(
        "Recomputed {check}: {agreed} of {compared} agree.",
        check=comparison.name, agreed=comparison.agreed, compared=comparison.compared,
    )  # fmt: skip
    return Finding(Severity.NOTE, "", "", message)


def _current_ratios(table: FigureTable, register: Register) -> list[Finding]:
    """Where the ratio at current prices is another number, both side by side, with the reason."""
    found: dict[str, list[tuple[Observation, float]]] = {}
    for share in table.of(Measure.CORE_SHARE):
        spent, gdp = _dollars(table, share, CURRENT)
        member = share.series.member
        if spent is None or gdp is None or not gdp.value or member not in register:
            continue
        value = spent.value / gdp.value
        if abs(value - _real_share(table, share)) > share.half_unit + _relative(spent, gdp) * value:
            found.setdefault(member, []).append((share.observation, value))
    return [_told_apart(register[code].name, code, years) for code, years in found.items()]


def _real_share(table: FigureTable, share: Figure) -> float:
    """Expenditure over GDP at constant prices where both are known, so that a bare constant misleads nobody."""
    spent, gdp = _dollars(table, share, share.series.price_basis)
    return share.value if spent is None or gdp is None or not gdp.value else spent.value / gdp.value


def _told_apart(name: str, code: str, years: list[tuple[Observation, float]]) -> Finding:
    pairs = ", ".join(
        tr(
            "{year} {published} against {value}",
            year=row.year,
            published=percent(row.value, 3),
            value=percent(value, 3),
        )
        for row, value in years
    )
    if code in AGGREGATES:
        reason = tr("sums at constant prices and exchange rates weigh the members differently")
    else:
        reason = tr("its expenditure is deflated otherwise than its GDP")
    message = tr(
        "{name}: the published share is of real GDP; the ratio at current prices differs, since {reason}:"
        " {pairs}. Commitments are judged by the published share.",
        name=name, reason=reason, pairs=pairs,
    )  # fmt: skip
    return Finding(Severity.NOTE, years[0][0].cell, years[0][0].raw, message)


def _summary(table: FigureTable, register: Register) -> list[Finding]:
    """Who of several members is below 2 % in the last year, and what NATO Total comes to."""
    shares = [*table.of(Measure.CORE_SHARE)]
    if not shares:
        return []
    last = max(share.year for share in shares)
    rows = [share.observation for share in shares if share.year == last and share.series.member in register.codes]
    forces = [row for row in rows if register[row.member].has_forces]
    under = [register[row.member].name for row in forces if published(row.value) < published(OLD_LINE)]
    said = []
    if len(forces) > 1:
        fields = {"count": len(under), "all": len(forces), "year": last, "names": listing(under)}
        text = tr("{count} of {all} members with forces are below 2 % of GDP in {year}: {names}.", **fields)
        if not under:
            text = tr("None of {all} members with forces is below 2 % of GDP in {year}.", **fields)
        elif len(under) == 1:
            text = tr("{names} alone of {all} members with forces is below 2 % of GDP in {year}.", **fields)
        said.append(Finding(Severity.NOTE, "", "", text))
    totals = table.by_year(NATO, Measure.CORE_EXPENDITURE, currency="USD", price_basis=CURRENT)
    of_total = table.by_year(NATO, Measure.CORE_SHARE).get(last)
    if last in totals and of_total is not None:
        total, share = totals[last].observation, of_total.observation
        text = tr("NATO Total in {year}: {total} million USD at current prices, {share} of GDP.",
                  year=last, total=number(total.value, 0), share=percent(share.value))  # fmt: skip
        said.append(Finding(Severity.NOTE, total.cell, total.raw, text))
    return said
