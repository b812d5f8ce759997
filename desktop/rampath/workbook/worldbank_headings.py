"""The headings of the World Bank's tables: where country, indicator and time stand, in the Bank's languages."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from rampath.workbook.sheet_walk import SheetWalk
from rampath.workbook.worldbank_words import CODE, year_in

DEEPEST_HEADER = 30
Subject = tuple[str, str]
"""An indicator's code and name, either of which may be missing."""

_PATTERNS: Mapping[str, str] = {
    "name": r"(?:country|economy)(?: name)?|nom du pays|pays|nombre del país|ländername",
    "code": r"(?:country|economy)[ _]code|code du pays|código del país|ländercode",
    "indicator": r"(?:indicator|series)[ _]name|nom de l['’]indicateur|nombre del indicador|indikatorname",
    "indicator_code": r"(?:indicator|series)[ _]code|code de l['’]indicateur|código del indicador|indikatorcode",
    "time": r"time|year",
    "time_code": r"time[ _]code|year[ _]code",
    "value": r"value",
}
_HEADINGS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _PATTERNS.items()}
_NAME_AND_CODE = re.compile(rf"(?P<name>.*?)\s*\[(?P<code>{CODE.pattern})\]")


class Headings(NamedTuple):
    """The columns of a header's row by what they are headed; None for those that it does not have."""

    name: int | None
    code: int | None
    indicator: int | None
    indicator_code: int | None
    time: int | None
    time_code: int | None
    value: int | None

    @property
    def labels(self) -> frozenset[int]:
        """The columns that say more of a row."""
        return frozenset(column for column in self[:-1] if column is not None)


def headings_in(walk: SheetWalk, row: int) -> Headings:
    """What a row heads, if it is a header at all."""
    texts = {column: walk.text(row, column) for column in walk.filled(row)}
    return Headings(*(
        next((column for column, text in texts.items() if pattern.fullmatch(text)), None)
        for pattern in _HEADINGS.values()
    ))  # fmt: skip


def subject_in(heading: str) -> Subject | None:
    """The indicator of `GDP (current US$) [NY.GDP.MKTP.CD]` or of a code alone."""
    found = _NAME_AND_CODE.fullmatch(heading)
    if found is not None:
        return found["code"], found["name"]
    return (heading, "") if CODE.fullmatch(heading) else None


def year_of(value: object) -> int | None:
    """The year that a cell holds as a number or as words."""
    if isinstance(value, float | int) and value == value // 1:
        return year_in(str(int(value)))
    return year_in(value) if isinstance(value, str) else None
