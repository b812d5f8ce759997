"""The totals that a list states, held against what its lines add up to."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rampath.domain.budget import Chosen
from rampath.domain.finding import Finding, Severity, told
from rampath.wording import number, tr
from rampath.workbook.figure import Figure, figure_of, shifted
from rampath.workbook.grid import filled, place, raw_text
from rampath.workbook.line_body import Body
from rampath.workbook.line_rows import What
from rampath.workbook.line_sums import CENT, Match, Sums
from rampath.workbook.numeral import Separators
from rampath.workbook.result import shown

SHOWN = "all lines that are shown"
"""The choice of all lines, those included that do not count."""

_NAMED = 20
"""How many differences are named one by one."""


@dataclass
class _Checked:
    """What the checks of one list have come to."""

    agreeing: list[str] = field(default_factory=list)
    with_uncounted: int = 0
    differing: list[Finding] = field(default_factory=list)


def check_totals(
    body: Body,
    amounts: NDArray[np.float64],
    what: NDArray[np.int8],
    choices: dict[str, Chosen],
    unit: str,
    separators: Separators | None,
) -> list[Finding]:
    """What is to be said of the totals above the header, between the lines and below them.

    Amounts [row, column] are in millions. Each total may be of the lines since any total before it, of one side,
    or of all lines that are shown, counted or not; where it is none of these, both numbers are told.
    """  # fmt: skip
    above = [row for row in range(1, body.mapping.header_row) if body.says_total(body.sheet.rows[row - 1])]
    below = np.flatnonzero(what == What.TOTAL).tolist()
    if not above and not below:
        return []
    lines = what == What.LINE
    sums = Sums(amounts, {name: chosen & lines for name, chosen in choices.items()})
    checked = _Checked()
    for row in above:
        _check(body, row, sums, ([0], len(body)), checked, unit, separators)
    starts = [0]
    for at in below:
        stretch = starts, at
        if not lines[starts[-1] : at].any():
            whole = None if lines[:at].any() else ([at + 1], len(body))
            stretch = _under(at, below, sums, body, amounts) or whole or stretch
        _check(body, at + body.first, sums, stretch, checked, unit, separators)
        starts = [*starts, at + 1]
    return _told(body, checked)


def _under(
    at: int, totals: list[int], sums: Sums, body: Body, amounts: NDArray[np.float64]
) -> tuple[list[int], int] | None:
    """The lines right below a total, down to the next one or further, that add up to it; None where none do."""
    known = [column for column in np.flatnonzero(np.isfinite(amounts[at])).tolist() if amounts[at, column]]
    later = [each for each in totals if each > at + 1]
    for end in (*later[:_NAMED], len(body)):
        if known and all(
            sums.match(column, float(amounts[at, column]), [at + 1], end, CENT).agrees for column in known
        ):
            return [at + 1], end
    return None


def _check(
    body: Body, row: int, sums: Sums, stretch: tuple[list[int], int], checked: _Checked, unit: str,
    separators: Separators | None,
) -> None:  # fmt: skip
    starts, end = stretch
    for at, use in enumerate(body.mapping.figures):
        value = body.sheet.value(row, use.column)
        figure = figure_of(value, separators) if filled(value) else None
        if figure is None or figure.value is None:
            continue
        places = body.mapping.power - 6
        stated = shifted(figure.value, places)
        match = sums.match(at, stated, starts, end, _slack(value, figure, places))
        where = place(body.sheet.name, row, use.column)
        if match.agrees:
            checked.agreeing.append(where)
            checked.with_uncounted += match.choice == SHOWN
        else:
            checked.differing.append(_difference(where, value, stated, match, unit))


def _slack(value: object, figure: Figure, places: int) -> float:
    """By how much a total may be rounded: half of its last decimal place, in millions."""
    text = repr(value) if isinstance(value, float) else repr(figure.value)
    decimals = len(text.partition(".")[2].rstrip("0"))
    return 0.499 * 10.0 ** (places - decimals)


def _difference(where: str, value: object, stated: float, match: Match, unit: str) -> Finding:
    said = (
        tr("The total states {stated} {unit}, and its lines add up to {sum}, those included that are not counted",
           stated=_exactly(stated), sum=_exactly(match.nearest), unit=unit)
        if match.choice == SHOWN
        else tr("The total states {stated} {unit}, and its lines add up to {sum}",
                stated=_exactly(stated), sum=_exactly(match.nearest), unit=unit)
    )  # fmt: skip
    return told(
        Severity.WARNING, where, shown(raw_text(value)), said,
        done=tr("They differ by {gap}; the lines were used", gap=_exactly(abs(match.nearest - stated))),
    )  # fmt: skip


def _exactly(millions: float) -> str:
    """A sum with as many decimals as it needs, down to the cent: three at least, eight at most."""
    text = number(millions, 8)
    return text[: len(text) - 5] + text[len(text) - 5 :].rstrip("0")


def _told(body: Body, checked: _Checked) -> list[Finding]:
    found = checked.differing[:_NAMED]
    if len(checked.differing) > _NAMED:
        message = tr("{count} more totals differ from what their lines add up to.",
                     count=number(len(checked.differing) - _NAMED, 0))  # fmt: skip
        found.append(Finding(Severity.WARNING, body.sheet.name, "", message))
    if checked.agreeing:
        if checked.with_uncounted:
            message = tr("Totals that the sheet states and that agree with its lines: {count} ({shown} of them together"
                         " with the lines that are not counted).",
                         count=number(len(checked.agreeing), 0), shown=number(checked.with_uncounted, 0))  # fmt: skip
        else:
            message = tr("Totals that the sheet states and that agree with its lines: {count}.",
                         count=number(len(checked.agreeing), 0))  # fmt: skip
        found.append(Finding(Severity.NOTE, checked.agreeing[0], "", message))
    return found
