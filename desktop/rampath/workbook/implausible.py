"""Values that can hardly be right: shares that no country reaches, thousandfold jumps, and changed signs.

Looked for among observations of whatever layout. Nothing is decided here: each value in doubt comes with the other
way to read it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import groupby, pairwise
from math import inf, log10
from operator import attrgetter
from statistics import median

from rampath.domain.observation import CATEGORIES, Measure, Observation
from rampath.workbook.figure import shifted
from rampath.workbook.known_gdp import HELD_AGAINST_GDP, SPENDING, WHOLE, KnownGdp, off_by
from rampath.workbook.result import Extent

LARGEST_SHARE = 0.15
"""No Ally has ever spent more of its GDP in peace, as a fraction."""

SHARES_OF_GDP = frozenset({Measure.CORE_SHARE, Measure.MILITARY_SHARE, Measure.BROADER_SHARE})
LARGEST = {
    **dict.fromkeys(SHARES_OF_GDP, LARGEST_SHARE),
    **dict.fromkeys((*CATEGORIES, Measure.MILITARY_SHARE_OF_GOVERNMENT), 1.0),
    Measure.GDP_REAL_GROWTH: 0.5,
    Measure.REAL_CHANGE: 3.0,
}
"""The largest fraction that each measure may be without being asked about: parts of a whole are never more than it."""
LOWEST = {Measure.GDP_REAL_GROWTH: -0.5, Measure.REAL_CHANGE: -1.0}
"""The largest fall likewise: nobody spends less by more than the whole."""

_GROWTH = frozenset(
    {
        Measure.REAL_CHANGE, Measure.REAL_CHANGE_OVER_PERIOD, Measure.EQUIPMENT_REAL_CHANGE,
        Measure.GDP_REAL_GROWTH, Measure.GDP_DEFLATOR,
    }
)  # fmt: skip
"""Measures that are as often small or negative as not, and jump as they please."""

_MANY_KINDS = frozenset({Measure.DEFENCE_ITEM, Measure.BUDGET})
"""Items and budget lines may be refunds, a remainder of next to nothing, or begin out of nothing."""

_PARTS_OF_SPENDING = frozenset({Measure.EQUIPMENT_EXPENDITURE, Measure.BROADER_EXPENDITURE, *_MANY_KINDS})

_SMALLEST_SHARES = {**dict.fromkeys(SHARES_OF_GDP, 0.001), **dict.fromkeys(CATEGORIES, 0.0101)}
"""Where all shares of a sheet are smaller, they stand there as fractions rather than as per cents."""

_NEVER_SMALLER = {
    Measure.CORE_SHARE: 0.001, Measure.MILITARY_SHARE: 0.001, Measure.EQUIPMENT_SHARE: 0.005,
    Measure.PERSONNEL_SHARE: 0.0101,
}  # fmt: skip
"""What no Ally with forces has ever spent less than, so that a single smaller share is in doubt, too."""

CHANGES = frozenset({Measure.REAL_CHANGE, Measure.REAL_CHANGE_OVER_PERIOD})
_LARGEST_CHANGE = 0.0101
"""Where a sheet's shares are fractions, and no change is larger as a per cent, its changes are fractions, too."""

_MOST = {
    Measure.CORE_EXPENDITURE: 2e7, Measure.MILITARY_EXPENDITURE: 2e7, Measure.GDP: 1e9, Measure.REAL_GDP: 1e9,
    Measure.PERSONNEL: 1e4, Measure.POPULATION: 1e7,
}  # fmt: skip
"""No Ally, nor all of them together, comes to more millions of any currency, or thousands of people."""
_LEAST = {
    Measure.CORE_EXPENDITURE: 20, Measure.MILITARY_EXPENDITURE: 20, Measure.GDP: 1e3, Measure.REAL_GDP: 1e3,
    Measure.PERSONNEL: 0.1, Measure.POPULATION: 100,
}  # fmt: skip
"""No Ally with forces comes to less."""

_MANY = 0.2
"""Where so many rows of a sheet come to more, its unit is another for all of them that are as large in that, too."""

_JUMP = (2.5, 3.5)
"""Powers of ten between neighbours that count as a jump: from the first on; up to the second it is a thousandfold."""

_NEARLY = 0.999
"""A quick look allows for roundings."""

_THOUSANDS = 0.75
"""So far from a whole number of thousands a jump may be, in powers of ten, and still be meant so."""

_LONGEST_GAP = 5
_CALM = 0.3
_ENOUGH = 5
_POWERS = (1, 2, 3, 4)


class Fault(StrEnum):
    """Why a value is in doubt."""

    SHARE = "share"
    FALL = "fall"
    PER_CENT = "per cent"
    AMOUNT = "amount"
    PROPORTION = "proportion"
    THOUSAND = "thousandfold"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Doubt:
    """The value of `rows[at]` is in doubt; `other` is what it would be, read the other way.

    `power` is the power of ten between the two, 0 where only the sign differs. `part` is the part of GDP that the value
    comes to, where it is out of proportion to that.
    """

    at: int
    fault: Fault
    other: float
    power: int = 0
    part: float = 0.0


Series = Sequence[tuple[int, Observation]]


def doubts(rows: Sequence[Observation], known: KnownGdp | None = None) -> tuple[Doubt, ...]:
    """The values in doubt, each once, in the order of the rows; money is held against the GDP that is known."""
    found: dict[int, Doubt] = {}
    proportions = () if known is None else (partial(_proportions, known), partial(_parts_beside, known))
    for look in (_fractions, _changes_beside, _shares, _signs, *proportions, _jumps, _other_prices, _amounts):
        for doubt in look(rows, found):
            found.setdefault(doubt.at, doubt)
    return tuple(found[at] for at in sorted(found))


def are_calm(extents: Iterable[Extent], known: KnownGdp | None = None) -> bool:
    """Whether nothing can be in doubt: no share too large or too small, nothing negative, nothing that could jump,
    no money out of proportion to the GDP that is known.

    A quick look at the least and the most of each row, which never overlooks a doubt but may suspect one where
    there is none.
    """
    by_measure: dict[Measure, list[Extent]] = defaultdict(list)
    for measure, of_measure in groupby(extents, key=attrgetter("measure")):
        by_measure[measure] += of_measure
    return all(_is_calm(measure, found, known) for measure, found in by_measure.items())


def _is_calm(measure: Measure, extents: Sequence[Extent], known: KnownGdp | None) -> bool:
    most = _NEARLY * LARGEST.get(measure, _MOST.get(measure, inf))
    least = 0.0 if measure not in _GROWTH else _NEARLY * LOWEST.get(measure, -inf)
    spans: dict[tuple[str, str], tuple[float, float]] | None = {}
    if measure in _GROWTH or measure in CATEGORIES:
        spans = None
    smallest = _NEVER_SMALLER.get(measure, 0.0) / _NEARLY
    against, whole = known if measure in HELD_AGAINST_GDP else None, measure in WHOLE
    for _, member, _, unit, basis, low, above, high in extents:
        if high > most or low < least or 0 < above < smallest:
            return False
        if against is not None and above > 0:
            small, large, largest_known, least_known, most_known, least_whole, most_whole = against.limits[
                member, unit, basis
            ]
            if whole:
                if above < least_whole or high > most_whole:
                    return False
            elif high <= small or above >= large or high >= largest_known or above < least_known or high > most_known:
                return False
        if spans is not None and above > 0:
            span = spans.get((member, unit))
            spans[member, unit] = (above, high) if span is None else (min(above, span[0]), max(high, span[1]))
    if measure in _SMALLEST_SHARES and _may_be_fractions(_SMALLEST_SHARES[measure] / _NEARLY, extents):
        return False
    return spans is None or all(high < _NEARLY * 10 ** _JUMP[0] * low for low, high in spans.values())


def _may_be_fractions(smallest: float, extents: Iterable[Extent]) -> bool:
    """Whether all shares of a sheet are below the smallest that is known: fractions in place of per cents."""
    largest: dict[tuple[str, str], float] = defaultdict(float)
    for each in extents:
        largest[each.sheet, each.price_basis] = max(largest[each.sheet, each.price_basis], each.most)
    return any(0 < high < smallest for high in largest.values())


def _grouped(
    rows: Iterable[tuple[int, Observation]], key: Callable[[Observation], object]
) -> dict[object, list[tuple[int, Observation]]]:
    groups: dict[object, list[tuple[int, Observation]]] = defaultdict(list)
    for at, row in rows:
        groups[key(row)].append((at, row))
    return groups


def _series(row: Observation) -> object:
    return row.member, row.measure, row.unit, row.price_basis, row.detail, row.edition


def _sheet(row: Observation) -> object:
    return row.file, row.cell.rpartition("!")[0], row.measure, row.price_basis


def _where(row: Observation) -> object:
    return row.file, row.cell.rpartition("!")[0]


def _sound(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[tuple[int, Observation]]:
    """The rows that nothing has been found about yet."""
    return ((at, row) for at, row in enumerate(rows) if at not in found)


def _fractions(rows: Sequence[Observation], _found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Shares that are a hundredfold too small, on a whole sheet or alone: fractions where per cents should stand."""
    shares = ((at, row) for at, row in enumerate(rows) if row.measure in _SMALLEST_SHARES)
    for group in _grouped(shares, _sheet).values():
        measure = group[0][1].measure
        largest = max(row.value for _, row in group)
        together = len(group) >= _ENOUGH and 0 < largest < _SMALLEST_SHARES[measure]
        for at, row in group:
            if together or 0 < row.value < _NEVER_SMALLER.get(measure, 0.0):
                yield Doubt(at, Fault.PER_CENT, shifted(row.value, 2), 2)


def _changes_beside(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Changes on the sheets on which all shares of GDP are a hundredfold too small, where they are as small."""
    shares = ((at, row) for at, row in enumerate(rows) if found and row.measure in SHARES_OF_GDP)
    of_sheets = _grouped(shares, _where)
    fractions = {sheet for sheet, of in of_sheets.items() if len(of) >= _ENOUGH and all(at in found for at, _ in of)}
    changes = ((at, row) for at, row in enumerate(rows) if fractions and row.measure in CHANGES)
    for sheet, group in _grouped(changes, _where).items():
        if sheet in fractions and max(abs(row.value) for _, row in group) < _LARGEST_CHANGE:
            for at, row in group:
                yield Doubt(at, Fault.PER_CENT, shifted(row.value, 2), 2)


def _shares(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Fractions beyond the largest, with the power of ten that fits the series or its sheet; of changes one for all."""
    shares = [(at, row) for at, row in _sound(rows, found) if row.measure in LARGEST]
    sheets = _grouped(shares, _sheet)
    for group in _grouped(shares, _series).values():
        measure = group[0][1].measure
        most, least = LARGEST[measure], LOWEST.get(measure, -inf)
        usual = _usual(group) or ([] if measure in LOWEST else _usual(sheets[_sheet(group[0][1])]))
        together = 0.0 if usual or measure not in LOWEST else max(abs(row.value) for _, row in group)
        for at, row in group:
            if not least <= row.value <= most:
                power = _fitting(together or abs(row.value), usual, most)
                yield Doubt(at, Fault.SHARE if row.value > 0 else Fault.FALL, shifted(row.value, -power), -power)


def _usual(group: Series) -> list[float]:
    return [row.value for _, row in group if 0 < row.value <= LARGEST[row.measure]]


def _fitting(value: float, usual: Sequence[float], most: float) -> int:
    """The power of ten by which a fraction is too large."""
    possible = [power for power in _POWERS if shifted(value, -power) <= most] or [_POWERS[-1]]
    if not usual:
        return next((power for power in possible if power > 1), possible[-1])
    middle = median(usual)
    return min(possible, key=lambda power: abs(log10(value) - power - log10(middle)))


def _signs(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Negative money, heads and shares; of items, and of shares that may be a remainder, only one among its like."""
    levels = ((at, row) for at, row in _sound(rows, found) if row.measure not in _GROWTH)
    for group in _grouped(levels, _series).values():
        negative = [(at, row) for at, row in group if row.value < 0]
        if not negative:
            continue
        usual = [row.value for _, row in group if row.value > 0]
        never = group[0][1].measure not in {*CATEGORIES, *_MANY_KINDS}
        for at, row in negative:
            alike = len(usual) > 2 * len(negative) and 0.2 < -row.value / median(usual) < _ENOUGH
            if never or alike:
                yield Doubt(at, Fault.SIGN, -row.value)


def _proportions(known: KnownGdp, rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Series that are a thousandfold too small or too large for what is known of GDP, or a millionfold: all of one, or
    most where it jumps.

    Those of a sheet on which something is beyond all measure are asked about for that.
    """
    money = ((at, row) for at, row in _sound(rows, found) if row.measure in HELD_AGAINST_GDP and row.value > 0)
    for sheet in _grouped(money, _sheet).values():
        if any(row.value > _MOST[row.measure] for _, row in sheet):
            continue
        for series in _grouped(sheet, _series).values():
            measure = series[0][1].measure
            parts = [part_of_gdp(known, row) for _, row in series]
            powers = [off_by(part, measure) for part in parts if part is not None]
            power, count = Counter(powers).most_common(1)[0] if powers else (0, 0)
            values = [row.value for _, row in series]
            mostly = 2 * count > len(powers) and log10(max(values)) - log10(min(values)) > _JUMP[0]
            if not power or not (mostly or count == len(powers)):
                continue
            for (at, row), part in zip(series, parts, strict=True):
                if part is None or off_by(part, measure) == power:
                    yield Doubt(at, Fault.PROPORTION, shifted(row.value, power), power, part or 0.0)


def _parts_beside(known: KnownGdp, rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Parts of spending in the unit of a whole that is out of proportion, where they go with it: they too come to more
    than all spending can, or to no more than the whole does.
    """
    spent = ((rows[at], doubt) for at, doubt in found.items() if rows[at].measure in SPENDING)
    wholes = {_money(row): doubt for row, doubt in spent if doubt.fault is Fault.PROPORTION and doubt.part}
    parts = ((at, row) for at, row in _sound(rows, found) if row.measure in _PARTS_OF_SPENDING and row.value > 0)
    for money, group in _grouped(parts, _money).items() if wholes else ():
        whole = wholes.get(money)
        if whole is None:
            continue
        of_gdp = [(at, row, part_of_gdp(known, row) or 0.0) for at, row in group]
        most = max(part for _, _, part in of_gdp)
        if most > LARGEST_SHARE if whole.power < 0 else most <= whole.part:
            for at, row, part in of_gdp:
                yield Doubt(at, Fault.PROPORTION, shifted(row.value, whole.power), whole.power, part)


def _money(row: Observation) -> object:
    return row.file, row.cell.rpartition("!")[0], row.member, row.unit, row.price_basis


def part_of_gdp(known: KnownGdp, row: Observation) -> float | None:
    """What part of the GDP that is known of about its year a value comes to."""
    gdp = known.at(row.member, row.unit, row.price_basis, row.year)
    return None if gdp is None else row.value / gdp


def _jumps(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Values some hundred times larger or smaller than the most of their series, or more."""
    levels = (
        (at, row)
        for at, row in _sound(rows, found)
        if row.value > 0 and row.measure not in _GROWTH and row.measure not in CATEGORIES
    )
    for group in _grouped(levels, _series).values():
        ordered = sorted(group, key=lambda each: each[1].year)
        heights = _heights(ordered)
        if heights is None:
            continue
        steps = [round(height / _JUMP[0]) for height in heights]
        counts = Counter(steps)
        commonest = min(counts, key=lambda step: (-counts[step], step))
        usual = median(height for height, step in zip(heights, steps, strict=True) if step == commonest)
        either_way = ordered[0][1].measure not in _MANY_KINDS
        for (at, row), height, step in zip(ordered, heights, steps, strict=True):
            if step > commonest or (step < commonest and either_way):
                power = _power(usual - height)
                yield Doubt(at, Fault.THOUSAND, shifted(row.value, power), power)


def _power(height: float) -> int:
    """The power of ten by which a value is likely to be off: thousands and millions before others."""
    thousands = 3 * round(height / 3)
    return thousands if abs(height - thousands) < _THOUSANDS else round(height)


def _heights(series: Series) -> list[float] | None:
    """For each value how many powers of ten it lies above the first, by its jumps alone; None without any."""
    heights, calm = [0.0], []
    for (_, before), (_, after) in pairwise(series):
        step = log10(after.value) - log10(before.value)
        jump = abs(step) > _JUMP[0] and after.year - before.year <= _LONGEST_GAP
        heights.append(heights[-1] + (step if jump else 0.0))
        if not jump:
            calm.append(abs(step))
    if len(calm) == len(series) - 1:
        return None
    if series[0][1].measure in _MANY_KINDS and (len(calm) < _ENOUGH - 1 or median(calm) > _CALM):
        return None
    return heights


def _other_prices(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Whole series that are a thousand times larger than the same at other prices."""
    money = ((at, row) for at, row in _sound(rows, found) if row.price_basis and row.currency and row.value > 0)
    same = _grouped(money, lambda row: (row.member, row.measure, row.unit, row.detail, row.edition))
    for group in same.values():
        by_basis = _grouped(group, lambda row: row.price_basis)
        for basis, series in by_basis.items():
            others = {row.year: row.value for other in by_basis if other != basis for _, row in by_basis[other]}
            steps = [log10(row.value) - log10(others[row.year]) for _, row in series if row.year in others]
            if len(steps) > 2 and len(steps) == len(series) and all(_JUMP[0] < step < _JUMP[1] for step in steps):
                for at, row in series:
                    yield Doubt(at, Fault.THOUSAND, shifted(row.value, -3), -3)


def _amounts(rows: Sequence[Observation], found: Mapping[int, Doubt]) -> Iterator[Doubt]:
    """Money and people beyond all measure: of all of a sheet that may be where many rows are, else of the series."""
    large = ((at, row) for at, row in _sound(rows, found) if row.measure in _MOST)
    for group in _grouped(large, _sheet).values():
        measure, largest = group[0][1].measure, max(row.value for _, row in group)
        most = _MOST[measure]
        if largest <= most:
            continue
        power = next((each for each in (3, 6) if shifted(largest, -each) <= most), 9)
        beyond = {_series(row) for _, row in group if row.value > most}
        every = len(beyond) >= _MANY * len({_series(row) for _, row in group})
        least = shifted(_LEAST[measure], power) if every else most
        meant = {_series(row) for _, row in group if row.value > least}
        yield from (
            Doubt(at, Fault.AMOUNT, shifted(row.value, -power), -power) for at, row in group if _series(row) in meant
        )
