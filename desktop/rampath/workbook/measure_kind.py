"""What kind of number each measure is: money, a fraction, heads in thousands, money a head, or an index."""

from rampath.domain.observation import CATEGORIES, Measure

SHARES_OF_GDP = frozenset({Measure.CORE_SHARE, Measure.MILITARY_SHARE, Measure.BROADER_SHARE})
"""None of them is plausible above 15 %."""

CHANGES = frozenset(
    {
        Measure.REAL_CHANGE, Measure.REAL_CHANGE_OVER_PERIOD, Measure.EQUIPMENT_REAL_CHANGE,
        Measure.GDP_REAL_GROWTH,
    }
)  # fmt: skip
"""The only fractions that may be negative."""

FRACTIONS = frozenset({*SHARES_OF_GDP, *CHANGES, *CATEGORIES, Measure.MILITARY_SHARE_OF_GOVERNMENT})
"""Per cents in files, fractions in observations."""

HEADS = frozenset({Measure.PERSONNEL, Measure.POPULATION})
"""Counted in thousands."""

PER_HEAD = frozenset({Measure.GDP_PER_CAPITA, Measure.EXPENDITURE_PER_CAPITA, Measure.MILITARY_PER_CAPITA})
"""Money in single units."""

INDICES = frozenset({Measure.GDP_DEFLATOR})

MONEY = frozenset(set(Measure) - FRACTIONS - HEADS - PER_HEAD - INDICES)
"""Counted in millions."""
