"""Several lists of one book: those that show another one again, and those that may be parts of one budget."""

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import isclose

from rampath.domain.budget import BudgetLines, BudgetTotal
from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.wording import number, tr
from rampath.workbook.mapped_lines import repeated
from rampath.workbook.mapping import Mapping
from rampath.workbook.question import LEAVE_OUT, Answers, Choice, Question, answer_to

Key = tuple[str, int, str, str]
"""What a total is of: its side, year, stage and part."""

_CENTS = 8
"""The decimals of a million down to the cent."""
_ADDED = "parts"
"""The answer that lists are parts of one budget."""


@dataclass
class Lists:
    """The lists of a book, what is said of them beside each other, and what is asked."""

    lines: list[BudgetLines] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def side_by_side(lines: Sequence[BudgetLines], mappings: Sequence[Mapping], answers: Answers) -> Lists:
    """The lists, those of them counted out that show another list again; asked where two tell the same otherwise."""
    shown_again = {mapping.sheet: mapping.repeats for mapping in mappings if mapping.repeats}
    first = {each.sheet: each for each in lines}
    found = Lists()
    for each in lines:
        original = first.get(shown_again.get(each.sheet, ""))
        if original is None:
            found.lines.append(each)
        else:
            found.lines.append(repeated(each, original.sheet))
            found.findings += _compared(each, original)
    counted: list[int] = []
    for at, each in enumerate(found.lines):
        if not each.repeats:
            _beside(found, at, counted, answers)
            counted.append(at)
    return found


def _beside(found: Lists, at: int, others: Sequence[int], answers: Answers) -> None:
    """A list beside those before it: one with all the same totals shows it again; else it is asked what they are."""
    lines = found.lines[at]
    own = {_key(total): total for total in lines.totals()} if others else {}
    for other in others:
        first = found.lines[other]
        if (lines.member, lines.unit) != (first.member, first.unit):
            continue
        known = {_key(total): total for total in first.totals()}
        if _is_again(own, known, of_all=len(lines.rows) == len(first.rows)):
            found.lines[at] = repeated(lines, first.sheet)
            found.findings += _compared(lines, first)
            return
        shared = next((key for key in own if key in known), None)
        if shared is None:
            continue
        said = _said(own[shared], known[shared], lines.unit, first.sheet)
        question = answer_to(_asked(own[shared], lines, first, said), answers)
        found.questions.append(question)
        if question.taken == _ADDED:
            found.lines[at], found.lines[other] = replace(lines, joined=True), replace(first, joined=True)
        found.findings.append(_taken(question, said, first.sheet))
        return


def _said(again: BudgetTotal, original: BudgetTotal, unit: str, sheet: str) -> str:
    return tr("“{what}” adds up to {again} {unit} here, and to {original} in {sheet}",
              what=_what(again), unit=unit, again=number(again.amount, 3), original=number(original.amount, 3),
              sheet=sheet)  # fmt: skip


def _asked(total: BudgetTotal, lines: BudgetLines, first: BudgetLines, said: str) -> Question:
    fields = {"sheet": lines.sheet, "first": first.sheet}
    choices = (
        Choice(_ADDED, tr("{first} and {sheet} are parts of one budget; a plan keeps their sum, and each", **fields)),
        Choice(LEAVE_OUT, tr("a plan keeps the totals of {first} alone", **fields)),
    )
    message = tr("{said}. Are they parts of one budget?", said=said)
    return Question(f"lists {lines.sheet}", total.place, lines.sheet, message, choices, LEAVE_OUT, same="lists")


def _taken(question: Question, said: str, sheet: str) -> Finding:
    if question.taken == _ADDED:
        done = tr("They were added as parts of one budget, as you answered")
        return told(Severity.NOTE, question.place, "", said, done=done)
    if question.answered:
        done = tr("As you answered, a plan keeps the totals of {sheet} alone", sheet=sheet)
        return told(Severity.NOTE, question.place, "", said, done=done)
    done = tr("They were not added up, and a plan keeps the totals of {sheet}; say whether they are parts of one"
              " budget, or leave one of the sheets out", sheet=sheet)  # fmt: skip
    return told(Severity.ERROR, question.place, "", said, done=done, scope=Scope.SHEET)


def _is_again(own: Map[Key, BudgetTotal], known: Map[Key, BudgetTotal], *, of_all: bool) -> bool:
    """Whether all totals of a list are those of another one, which may have more columns; 0 alone says nothing."""
    amounts, others = _amounts(own), _amounts(known)
    return bool(own) and (of_all or any(amounts.values())) and amounts.items() <= others.items()


def _amounts(totals: Map[Key, BudgetTotal]) -> dict[Key, float]:
    return {key: round(total.amount, _CENTS) for key, total in totals.items()}


def _compared(again: BudgetLines, original: BudgetLines) -> list[Finding]:
    """Whether a list that shows another one again has the same totals."""
    known = {_key(total): total for total in original.totals()}
    findings = []
    for total in again.totals():
        if total.part:
            continue
        same = known.get(_key(total))
        if same is None:
            said = tr("“{what}” does not stand in {sheet}, whose lines this sheet should show again",
                      what=_what(total), sheet=original.sheet)  # fmt: skip
            findings.append(told(Severity.WARNING, again.sheet, "", said, done=tr("No total counts it")))
        elif not isclose(same.amount, total.amount, rel_tol=1e-12, abs_tol=1e-9):
            said = tr("“{what}” adds up to {again} {unit} here, and to {original} in {sheet}, whose lines this sheet"
                      " should show again", what=_what(total), unit=again.unit, again=number(total.amount, 3),
                      original=number(same.amount, 3), sheet=original.sheet)  # fmt: skip
            done = tr("The figure of {sheet} counts", sheet=original.sheet)
            findings.append(told(Severity.WARNING, again.sheet, "", said, done=done))
    if not findings:
        said = tr("This sheet shows lines of {sheet} again, with the same totals", sheet=original.sheet)
        done = tr("They were not counted twice")
        findings.append(told(Severity.NOTE, again.sheet, "", said, done=done))
    return findings


def _what(total: BudgetTotal) -> str:
    """`Soll 2025`."""
    return f"{total.stage} {total.year}".strip()


def _key(total: BudgetTotal) -> Key:
    return total.side, total.year, total.stage, total.part
