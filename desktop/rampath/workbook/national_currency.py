"""Which currency money “in national currency” is in: that of the day of the file, for all its years.

Eurostat and the World Bank convert earlier years once a country has a new currency, so that the year of a figure
tells nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import log
from statistics import median

from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Member, Register
from rampath.domain.observation import Observation
from rampath.wording import tr
from rampath.workbook.gathering import Series
from rampath.workbook.question import LEAVE_OUT, Answers, Choice, Question, answer_to
from rampath.workbook.result import Sheets

_OPEN = "national currency"
_EUROS = "EUR million"
_NOW = 9999
_NEAR = 1 / 3
"""How far figures may lie from those in euros, as a part of the way to the former currency, both as logarithms:
they were converted at the fixed rate, those in euros at the rates of their years."""

Settled = Mapping[str, str]
"""The currency of members who had more than one, by their code; LEAVE_OUT until somebody has said which it is."""


@dataclass(frozen=True, slots=True)
class Made:
    """When a file was made: in the year `updated`, or, where it tells none (0), not before `last`, its last year."""

    updated: int
    last: int

    def possible(self, member: Member) -> tuple[str, ...]:
        """The currencies that the member's figures can be in, the likelier last.

        In the year of the change a file may have been made before its figures were converted.
        """
        years = (self.updated - 1, self.updated) if self.updated else (self.last, _NOW)
        return tuple(dict.fromkeys(member.currency(year) for year in years))


def unit_in(series: Series, member: Member, settled: Settled) -> str:
    """The unit of a series for a member, such as `EUR million`; nothing where its figures are to be left out."""
    if series.unit:
        return series.unit
    if len(member.currencies) == 1:
        return f"{member.currencies[0].code} million"
    code = settled.get(member.code, "")
    return "" if code == LEAVE_OUT else f"{code} million" if code else _OPEN


def in_currencies(gather: Callable[[Settled], Sheets], made: Made, register: Register, answers: Answers) -> Sheets:
    """What a file says, with each member's national money in its currency.

    `gather` reads the file, with units by `unit_in`. It is read again where there is such money of a member who had
    more than one currency, since only the whole file shows which one it is.
    """
    sheets = gather({})
    first = {each.member: each for each in reversed(sheets.observations) if each.unit == _OPEN}
    if not first:
        return sheets
    settled: dict[str, str] = {}
    findings: list[Finding] = []
    questions: list[Question] = []
    for code, at in first.items():
        member = register[code]
        possible, shown = made.possible(member), _shown_by_euros(sheets.observations, member)
        if shown:
            settled[code] = shown
            if possible != (shown,):
                findings.append(_told(member, at, shown, possible))
        elif len(possible) == 1:
            settled[code] = possible[0]
        else:
            questions.append(answer_to(_question(member, at, possible, dated=bool(made.updated)), answers))
            settled[code] = questions[-1].taken
    again = gather(settled)
    return replace(again, findings=(*again.findings, *findings), questions=(*again.questions, *questions))


def _shown_by_euros(observations: Iterable[Observation], member: Member) -> str:
    """The currency by the same figures in euros; nothing where there are none, or they do not tell."""
    found: dict[str, dict[tuple[object, ...], float]] = {_OPEN: {}, _EUROS: {}}
    for each in observations:
        if each.member == member.code and each.unit in found and each.value > 0:
            found[each.unit][each.measure, each.year, each.price_basis, each.detail] = each.value
    euros = found[_EUROS]
    ratios = [value / euros[thing] for thing, value in found[_OPEN].items() if thing in euros]
    change = next((each for each in member.currencies if each.code == "EUR" and each.per_unit_before), None)
    if not ratios or change is None or change.since is None or change.per_unit_before is None:
        return ""
    way, gone = log(change.per_unit_before), log(median(ratios))
    if abs(gone) < abs(way) * _NEAR:
        return change.code
    return member.currency(change.since - 1) if abs(gone - way) < abs(way) * _NEAR else ""


def _told(member: Member, at: Observation, shown: str, possible: tuple[str, ...]) -> Finding:
    """What is said where the figures in euros settle it, or contradict what the file's day says."""
    done = tr("Read as {currency}", currency=shown)
    if shown in possible:
        said = tr("The same figures in euros show which currency {name}'s figures in national currency are in",
                  name=member.name)  # fmt: skip
        return told(Severity.NOTE, at.cell, at.raw, said, done=done)
    said = tr("By the same figures in euros {name}'s figures in national currency are in {shown}, though by the time of"
              " the file they would be in {currency}",
              name=member.name, shown=shown, currency=possible[-1])  # fmt: skip
    return told(Severity.WARNING, at.cell, at.raw, said, done=done)


def _question(member: Member, at: Observation, possible: tuple[str, ...], *, dated: bool) -> Question:
    """Which of two currencies it is. Without a day neither is likelier, so the figures are left out until then."""
    former, present = possible
    year = next(each.since for each in member.currencies if each.code == present)
    if dated:
        message = tr("{name} changed from {former} to {present} in {year}, the year of this file, so that its figures"
                     " in national currency can be in either.",
                     name=member.name, former=former, present=present, year=year)  # fmt: skip
    else:
        message = tr("{name} changed from {former} to {present} in {year}, and the file does not tell of which day it"
                     " is, so that its figures in national currency can be in either.",
                     name=member.name, former=former, present=present, year=year)  # fmt: skip
    choices = (
        *(Choice(code, tr("in {currency}", currency=code)) for code in possible),
        Choice(LEAVE_OUT, tr("leave them out")),
    )
    return Question(f"currency {member.code}", at.cell, at.raw, message, choices, present if dated else LEAVE_OUT)
