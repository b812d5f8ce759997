"""Checking an edition against its own arithmetic (design rules 1 and 4), and saying what stands out.

Per cents are published with two decimals, so a recomputed one agrees when it is within half a unit of the
second; other figures within half a unit of the last decimal that their series shows. What the inputs were
rounded to is allowed for. Where the figures for a check are absent, nothing is claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rampath.domain.commitment import published
from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import AGGREGATES, NATO, Register
from rampath.domain.observation import CATEGORIES, CURRENT, Measure, Observation, Observations
from rampath.domain.rounding import Rounding, decimals_of
from rampath.wording import listing, number, percent, tr

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


def check_edition(rows: Sequence[Observation], register: Register) -> tuple[Finding, ...]:
    """The findings of all checks: what does not follow first, then what was confirmed, then the summary."""
    table = _Table(rows)
    findings: list[Finding] = []
    confirmed: list[Finding] = []
    for comparison in _compare(table, register):
        findings += [_differs(comparison, row, value, register) for row, value in comparison.differing]
        if comparison.compared:
            confirmed.append(_confirmed(comparison))
    findings += _current_ratios(table, register)
    return (*findings, *confirmed, *_summary(table, register))


def compare(rows: Sequence[Observation], register: Register) -> tuple[Comparison, ...]:
    """Shares, real changes, category sums and aggregates, recomputed from the edition's own figures."""
    return _compare(_Table(rows), register)


def _compare(table: "_Table", register: Register) -> tuple[Comparison, ...]:
    return (
        _shares(table),
        _real_changes(table),
        _categories(table),
        _aggregates(table, register, Measure.CORE_EXPENDITURE, tr("sums of expenditure by accession")),
        _aggregates(table, register, Measure.GDP, tr("sums of GDP by accession")),
        _aggregates(table, register, Measure.PERSONNEL, tr("sums of personnel by accession")),
    )


class _Table:
    """The rows of one edition, with the rounding of each series."""

    def __init__(self, rows: Sequence[Observation]) -> None:
        self.rows = rows
        self.all = Observations.of(rows)
        self.rounding = Rounding(rows).of

    def of(self, measure: Measure) -> list[Observation]:
        """The rows of a measure from year tables; of two for the same figure, the first."""
        seen: dict[tuple[str, int, str, str], Observation] = {}
        for row in self.rows:
            if row.measure is measure:
                seen.setdefault((row.member, row.year, row.unit, row.price_basis), row)
        return list(seen.values())

    def dollars(self, member: str, measure: Measure, year: int, basis: str) -> Observation | None:
        return self.all.get(member, measure, year, currency="USD", price_basis=basis)


def _shares(table: _Table) -> Comparison:
    """The published share is expenditure over GDP, both at constant prices of the same base."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for row in table.of(Measure.CORE_SHARE):
        spent = table.dollars(row.member, Measure.CORE_EXPENDITURE, row.year, row.price_basis)
        gdp = table.dollars(row.member, Measure.GDP, row.year, row.price_basis)
        if spent is None or gdp is None or not row.price_basis or row.price_basis == CURRENT or not gdp.value:
            continue
        compared += 1
        value = spent.value / gdp.value
        allowed = table.rounding(row) + _relative(table, spent, gdp) * value
        if abs(value - row.value) > allowed:
            differing.append((row, value))
    return Comparison(tr("shares of real GDP"), compared, tuple(differing))


def _real_changes(table: _Table) -> Comparison:
    """The annual real change is the growth of expenditure at constant prices."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for row in table.of(Measure.REAL_CHANGE):
        now = table.dollars(row.member, Measure.CORE_EXPENDITURE, row.year, row.price_basis)
        then = table.dollars(row.member, Measure.CORE_EXPENDITURE, row.year - 1, row.price_basis)
        if now is None or then is None or row.price_basis == CURRENT or not then.value:
            continue
        compared += 1
        value = now.value / then.value - 1
        if abs(value - row.value) > table.rounding(row) + _relative(table, now, then) * (1 + value):
            differing.append((row, value))
    return Comparison(tr("annual real changes"), compared, tuple(differing))


def _categories(table: _Table) -> Comparison:
    """The four main categories add to 100 %."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for row in table.of(CATEGORIES[0]):
        parts = [table.all.get(row.member, measure, row.year) for measure in CATEGORIES]
        known = [part for part in parts if part is not None]
        if len(known) < len(CATEGORIES):
            continue
        compared += 1
        total = sum(part.value for part in known)
        if abs(total - 1) > sum(table.rounding(part) for part in known):
            differing.append((row, total))
    return Comparison(tr("sums of the four categories"), compared, tuple(differing))


def _aggregates(table: _Table, register: Register, measure: Measure, name: str) -> Comparison:
    """An aggregate is the sum of its members from their years of accession on; GDP includes Iceland."""
    compared = 0
    differing: list[tuple[Observation, float]] = []
    for row in table.of(measure):
        if row.member not in AGGREGATES:
            continue
        counted = [
            member
            for member in register.members
            if member.accession <= row.year
            and (row.member == NATO or member.code != "USA")
            and (member.has_forces or measure is Measure.GDP)
        ]
        found = [
            table.all.get(m.code, measure, row.year, currency=row.currency or "", price_basis=row.price_basis)
            for m in counted
        ]
        known = [part for part in found if part is not None]
        if len(known) < len(counted):
            continue
        compared += 1
        total = sum(part.value for part in known)
        allowed = table.rounding(row) + sum(table.rounding(part) for part in known) + 1e-9 * abs(total)
        if abs(total - row.value) > allowed:
            differing.append((row, total))
    return Comparison(name, compared, tuple(differing))


def _relative(table: _Table, *rows: Observation) -> float:
    """How much, relatively, a ratio of rounded figures may be off."""
    return sum(table.rounding(row) / abs(row.value) for row in rows if row.value) + 1e-9


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


def _current_ratios(table: _Table, register: Register) -> list[Finding]:
    """Where the ratio at current prices is another number, both side by side, with the reason."""
    found: dict[str, list[tuple[Observation, float]]] = {}
    for row in table.of(Measure.CORE_SHARE):
        spent = table.dollars(row.member, Measure.CORE_EXPENDITURE, row.year, CURRENT)
        gdp = table.dollars(row.member, Measure.GDP, row.year, CURRENT)
        if spent is None or gdp is None or not gdp.value or row.member not in register:
            continue
        value = spent.value / gdp.value
        if abs(value - _real_share(table, row)) > table.rounding(row) + _relative(table, spent, gdp) * value:
            found.setdefault(row.member, []).append((row, value))
    return [_told_apart(register[code].name, code, years) for code, years in found.items()]


def _real_share(table: _Table, row: Observation) -> float:
    """Expenditure over GDP at constant prices where both are known, so that a bare constant misleads nobody."""
    spent = table.dollars(row.member, Measure.CORE_EXPENDITURE, row.year, row.price_basis)
    gdp = table.dollars(row.member, Measure.GDP, row.year, row.price_basis)
    return row.value if spent is None or gdp is None or not gdp.value else spent.value / gdp.value


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


def _summary(table: _Table, register: Register) -> list[Finding]:
    """Who is below 2 % in the last year, and what NATO Total comes to."""
    shares = table.of(Measure.CORE_SHARE)
    if not shares:
        return []
    last = max(row.year for row in shares)
    forces = [r for r in shares if r.year == last and r.member in register.codes and register[r.member].has_forces]
    under = [register[row.member].name for row in forces if published(row.value) < published(OLD_LINE)]
    said = []
    if forces:
        fields = {"count": len(under), "all": len(forces), "year": last, "names": listing(under)}
        text = tr("{count} of {all} members with forces are below 2 % of GDP in {year}: {names}.", **fields)
        if not under:
            text = tr("None of {all} members with forces is below 2 % of GDP in {year}.", **fields)
        elif len(under) == 1:
            text = tr("{names} alone of {all} members with forces is below 2 % of GDP in {year}.", **fields)
        said.append(Finding(Severity.NOTE, "", "", text))
    total = table.dollars(NATO, Measure.CORE_EXPENDITURE, last, CURRENT)
    share = table.all.get(NATO, Measure.CORE_SHARE, last)
    if total is not None and share is not None:
        text = tr("NATO Total in {year}: {total} million USD at current prices, {share} of GDP.",
                  year=last, total=number(total.value, 0), share=percent(share.value))  # fmt: skip
        said.append(Finding(Severity.NOTE, total.cell, total.raw, text))
    return said
