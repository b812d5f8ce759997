"""What comes of importing the same thing again: the plan after the choices, and what is said of each.

Nothing is lost in silence: a figure that gives way, and one that is not taken, are findings.
"""

from collections.abc import Sequence
from dataclasses import replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.hand_edit import edit_finding
from rampath.domain.measure_words import basis_words, figure_words, measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.domain.plan import Plan
from rampath.domain.reimport import (
    Change,
    Choices,
    Decision,
    Difference,
    Gone,
    Take,
    change_of,
    key_of,
    resolved,
    standing,
    taken,
)
from rampath.wording import NONE, marked, tr

_SENTENCES = {
    (Change.NEW, Take.MINE): marked("{name} {year}, {measure}: {file} says {theirs}; it was left out."),
    (Change.GONE, Take.MINE): marked("{name} {year}, {measure}: no longer in {file}; {mine}, read before, stands."),
    (Change.GONE, Take.FILE): marked("{name} {year}, {measure}: no longer in {file}; {mine} was taken out."),
    (Change.CHANGED, Take.MINE): marked("{name} {year}, {measure}: {file} now says {theirs}; {mine} was kept."),
    (Change.CHANGED, Take.FILE): marked("{name} {year}, {measure}: {mine} gave way to {theirs}, as {file} now says."),
    (Change.EDITED, Take.FILE): marked("{name} {year}, {measure}: {mine}, set by hand, "
                                       "gave way to {theirs} of {file}."),
    (Change.CONFLICT, Take.MINE): marked("{name} {year}, {measure}: {file} now says {theirs} and no longer {read};"
                                     " {mine}, set by hand, was kept."),
    (Change.CONFLICT, Take.FILE): marked("{name} {year}, {measure}: {mine}, set by hand over {read}, gave way to"
                                     " {theirs}, as {file} now says."),
    (Change.CONFLICT, Take.READ): marked("{name} {year}, {measure}: {file} now says {theirs}; {read}, read before,"
                                     " stands again in place of {mine}, set by hand."),
}  # fmt: skip

_GONE = {
    (Gone.UNREAD, Take.MINE): marked("{name} {year}, {measure}: not read from {file} this time; {mine}, read before,"
                                     " stands."),
    (Gone.UNREAD, Take.FILE): marked("{name} {year}, {measure}: not read from {file} this time; {mine} was taken out."),
    (Gone.OTHERWISE, Take.MINE): marked("{name} {year}, {measure}: its cell in {file} is read as another figure now;"
                                        " {mine}, read before, stands beside it."),
    (Gone.OTHERWISE, Take.FILE): marked("{name} {year}, {measure}: its cell in {file} is read as another figure now;"
                                        " {mine} was taken out."),
}  # fmt: skip

_NOT_IN_OTHER = {
    Take.MINE: marked("{name} {year}, {measure}: not in {file}; {mine}, read before from {earlier}, stands."),
    Take.FILE: marked("{name} {year}, {measure}: not in {file}; {mine}, read before from {earlier}, was taken out."),
}


def reimported(plan: Plan, found: Sequence[Difference], choices: Choices) -> Plan:
    """The plan after the choices: its observations, the findings that tell of them, and what is remembered."""
    if not found:
        return plan  # with what was worked out from its figures
    observations = resolved(plan.observations, found, choices)
    decisions = {decision.key: decision for decision in plan.decisions}
    findings = dict.fromkeys(plan.findings)
    for difference in found:
        take = taken(difference, choices)
        row = standing(difference, take)
        key = key_of(difference.row)
        before = decisions.pop(key, None)
        if difference.theirs is not None:
            decisions.pop(key_of(difference.theirs), None)
        decision = before if difference.other else Decision(key, difference.said)
        if take is not Take.FILE and decision is not None and _differs_still(row, difference):
            decisions[key] = decision  # that another file lacks it tells nothing of its own
        for told in _of_edit(difference.mine, plan.register):
            findings.pop(told, None)
        for told in (*_told(difference, take, plan.register), *_of_edit(row, plan.register)):
            findings[told] = None
    return replace(plan, observations=observations, findings=tuple(findings), decisions=tuple(decisions.values()))


def _differs_still(row: Observation | None, difference: Difference) -> bool:
    """Whether what stands would be asked about again where nobody remembered that it was chosen."""
    return Difference(change_of(row, difference.theirs), row, difference.theirs).remembered


def _told(difference: Difference, take: Take, register: Register) -> tuple[Finding, ...]:
    """What is said of a figure that gave way, or was not taken."""
    mine, theirs, change = difference.mine, difference.theirs, difference.change
    if change is Change.SAME or (change is Change.NEW and take is Take.FILE):
        return ()
    if change is Change.EDITED and take is not Take.FILE:
        return ()
    row = difference.row
    fields = {
        "name": register[row.member].name, "year": row.year, "measure": measure_words(row.measure),
        "mine": _words(mine, difference), "theirs": _words(theirs, difference),
        "file": difference.other or (row.file if theirs is None else theirs.file), "earlier": row.file,
        "read": NONE if mine is None else figure_words(mine.value_read, mine.unit),
    }  # fmt: skip
    kept = take is not Take.FILE or theirs is None
    place = row if theirs is None else theirs
    sentence = _GONE.get((difference.gone, take)) if change is Change.GONE else None
    if difference.other and sentence is None:
        sentence = _NOT_IN_OTHER.get(take)
    said = tr(sentence or _SENTENCES[change, take], **fields)
    return (Finding(Severity.WARNING if kept else Severity.NOTE, place.cell, place.raw, said, place.file),)


def _words(row: Observation | None, difference: Difference) -> str:
    """A figure and how firm it is, `3.75 % (estimate)`; with its prices where the other side has other ones."""
    if row is None:
        return NONE
    words = figure_words(row.value, row.unit)
    prices = basis_words(row.price_basis) if difference.restated else ""
    words = f"{words}, {prices}" if prices else words
    return words if row.kind is Kind.ACTUAL else f"{words} ({tr(row.kind.value)})"


def _of_edit(row: Observation | None, register: Register) -> tuple[Finding, ...]:
    found = None if row is None else edit_finding(row, register)
    return () if found is None else (found,)
