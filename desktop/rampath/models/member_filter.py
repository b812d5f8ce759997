"""The filter of the member table: words, and conditions such as `gap > 0.5` or `status is short`."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass

from rampath.domain.commitment import published
from rampath.domain.compliance import Status
from rampath.domain.group import EU
from rampath.domain.member import plain
from rampath.models.member_rows import MemberRow
from rampath.wording import marked, tr

Keeps = Callable[[MemberRow], bool]

_CONDITION = re.compile(r"^\s*([a-z ]+?)\s*(>=|<=|≥|≤|>|<|=|\bis not\b|\bis\b)\s*(.+?)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"^([+\-\u2212]?\d+(?:[.,]\d+)?)\s*(?:%|pp)?$")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt, "<": operator.lt, ">=": operator.ge, "≥": operator.ge, "<=": operator.le, "≤": operator.le,
    "=": operator.eq, "is": operator.eq, "is not": operator.ne,
}  # fmt: skip
_STATES = {"met": Status.MET, "on path": Status.ON_PATH, "short": Status.SHORT, "below": Status.SHORT,
           "no data": Status.NO_DATA}  # fmt: skip


def _of_hundred(fraction: float | None) -> float | None:
    return None if fraction is None else float(published(fraction))


_FIGURES: dict[str, Callable[[MemberRow], float | None]] = {
    "gap": lambda row: _of_hundred(row.standing.gap),
    "share": lambda row: _of_hundred(row.standing.share),
    "now": lambda row: _of_hundred(row.standing.share),
    "deadline": lambda row: _of_hundred(row.standing.share_at_deadline),
    "met in": lambda row: row.standing.first_year_met,
    "equipment": lambda row: _of_hundred(row.standing.equipment),
}
"""What can be compared, in per cent, points or years, as the table shows it."""

GROUPS: dict[str, tuple[str, Keeps]] = {
    "all": (marked("All members"), lambda _row: True),
    "eur_can": (marked("Europe and Canada"), lambda row: row.code != "USA"),
    "eu": (marked("EU members"), lambda row: row.code in EU),
    "below": (marked("Below the line"), lambda row: row.standing.gap is not None and not row.standing.meets),
}
"""The groups that the table can be narrowed to."""


class NoCondition(ValueError):
    """A condition that cannot be read; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class MemberFilter:
    """Which rows are shown; `words` says so, nothing where all are."""

    keeps: Keeps
    words: str = ""


EVERYONE = MemberFilter(lambda _row: True)


def filter_of(text: str) -> MemberFilter:
    """The filter that a text means: several parts between `;` must all hold. Raises NoCondition.

    A part with a comparison is a condition on a column; any other one is sought in name, code and status. A row
    without a figure fulfils no comparison.
    """
    parts = [part for part in text.split(";") if part.strip()]
    if not parts:
        return EVERYONE
    wanted = [_part(part) for part in parts]
    return MemberFilter(lambda row: all(keeps(row) for keeps in wanted), text.strip())


def _part(text: str) -> Keeps:
    found = _CONDITION.match(text)
    if found is None and any(sign in text for sign in "<>=≤≥"):
        raise _no_condition(text)
    if found is None:
        wanted = plain(text)
        return lambda row: wanted in plain(f"{row.name} {row.code} {row.standing.status}")
    column, sign, value = found[1].casefold(), found[2].casefold(), found[3]
    if column == "status":
        return _status(text, sign, value)
    figure, number = _FIGURES.get(column), _NUMBER.match(value)
    if figure is None or number is None:
        raise _no_condition(text)
    compare, bound = _COMPARE[sign], float(number[1].replace(",", ".").replace("\u2212", "-"))

    def keeps(row: MemberRow) -> bool:
        known = figure(row)
        return known is not None and compare(known, bound)

    return keeps


def _no_condition(text: str) -> NoCondition:
    return NoCondition(
        tr("“{text}” is no condition. Type such as gap > 0.5, share < 2, met in <= 2030, equipment < 20 or"
           " status is short.", text=text.strip())
    )  # fmt: skip


def _status(text: str, sign: str, value: str) -> Keeps:
    status = _STATES.get(value.casefold())
    if status is None or sign not in {"is", "is not", "="}:
        raise NoCondition(
            tr("“{text}” is no condition. A status is met, on path, short or no data.", text=text.strip())
        )
    return lambda row: (row.standing.status is status) is (sign != "is not")
