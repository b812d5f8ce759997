"""Years that are told down a column by the same day of each, such as 30 June, the end of a fiscal year."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from rampath.workbook.years import FIRST, LAST, Year, year_of

_MOSTLY = 0.75
_WRITTEN = re.compile(r"((?:19|20)\d\d)[-./](\d\d?[-./]\d\d?)|(\d\d?[-./]\d\d?)[-./]((?:19|20)\d\d)")


def years_by_day(values: Mapping[int, object]) -> dict[int, Year]:
    """The years of dates that are the same day of each year, by where they stand; else none.

    A few other days among them, such as that of a note below, are none of the years.
    """
    days = {at: day for at, value in values.items() if (day := _day(value)) is not None}
    usual, count = Counter(each for _, each in days.values()).most_common(1)[0] if days else ("", 0)
    if count < 2 or count < _MOSTLY * len(days):
        return {}
    return {at: Year(year) for at, (year, each) in days.items() if each == usual}


def _day(value: object) -> tuple[int, str] | None:
    """The year of a date, and its day; none where the date names a year by itself. The last of February is one day."""
    if isinstance(value, date):
        month, day = value.month, 28 if (value.month, value.day) == (2, 29) else value.day
        return (value.year, f"{month}-{day}") if FIRST <= value.year <= LAST and year_of(value) is None else None
    written = _WRITTEN.fullmatch(value.strip()) if isinstance(value, str) else None
    if written is None or year_of(written[0]) is not None:
        return None
    return int(written[1] or written[4]), written[2] or written[3]
