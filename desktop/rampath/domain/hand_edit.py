"""A figure that a person sets by hand: marked as such, with what the file said kept beside it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.measure_words import figure_words, measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Kind, Observation
from rampath.domain.plan import Plan
from rampath.domain.trace import Figure
from rampath.wording import tr

SetAt = Mapping[Observation, tuple[str, str]]
"""Where in a plan's own workbook figures stand, such as those set by hand: the cell of each, and the text in it."""


def set_by_hand(row: Observation, value: float) -> Observation:
    """The observation with another value; `raw` and the place stay, and setting what the file says undoes it."""
    return replace(row, value=value, as_read=None if value == row.value_read else row.value_read)


def estimate_in(plan: Plan, figure: Figure) -> Observation | None:
    """The estimate that a figure is, which a person may set by hand for a reason; None for anything else."""
    row = plan.observations.get(figure.member, figure.measure, figure.year)
    return row if row is not None and row.kind is Kind.ESTIMATE else None


def with_figure(plan: Plan, row: Observation, value: float, reason: str = "") -> Plan:
    """The plan with one of its figures set by hand, and a finding that says so, and another one with the reason.

    There is one finding for a figure, however often it is set. ValueError for an observation that the plan does
    not hold.
    """
    changed = with_figures(plan, [(row, value)])
    if not reason.strip():
        return changed
    why = _reason_finding(set_by_hand(row, value), plan.register, reason.strip())
    return replace(changed, findings=(*changed.findings, why))


def with_figures(plan: Plan, changes: Iterable[tuple[Observation, float]]) -> Plan:
    """The same for many figures, each once: what follows from all figures is worked out anew but one time."""
    rows = list(plan.observations.rows)
    places = {id(row): at for at, row in enumerate(rows)}
    olds: set[Finding | None] = set()
    news: dict[Finding, None] = {}
    for row, value in changes:
        at = places.get(id(row))
        at = rows.index(row) if at is None else at
        rows[at] = set_by_hand(row, value)
        olds.add(edit_finding(row, plan.register))
        new = edit_finding(rows[at], plan.register)
        if new is not None:
            news[new] = None
    findings = tuple(finding for finding in plan.findings if finding not in olds)
    return replace(plan, observations=replace(plan.observations, rows=tuple(rows)), findings=(*findings, *news))


def _reason_finding(row: Observation, register: Register, reason: str) -> Finding:
    """Why a figure was unlocked; it stays on record, also where the figure is set back."""
    message = tr(
        "{name} {year}, {measure}: unlocked by hand, {value}. Reason: {reason}",
        name=register[row.member].name, year=row.year, measure=measure_words(row.measure),
        value=figure_words(row.value, row.unit), reason=reason,
    )  # fmt: skip
    return Finding(Severity.NOTE, row.cell, row.raw, message, row.file)


def edit_finding(row: Observation, register: Register) -> Finding | None:
    """What is said of a figure that was set by hand; nothing of one that stands as it was read."""
    if row.as_read is None:
        return None
    message = tr(
        "{name} {year}, {measure}: set by hand to {mine}; {file} ({edition}) says {read}.",
        name=register[row.member].name, year=row.year, measure=measure_words(row.measure),
        mine=figure_words(row.value, row.unit), file=row.file, edition=row.edition,
        read=figure_words(row.as_read, row.unit),
    )  # fmt: skip
    return Finding(Severity.NOTE, row.cell, row.raw, message, row.file)
