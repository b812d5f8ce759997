"""Asking about values that can hardly be right, whatever layout they were read in, and taking what is answered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import marked, percent, tr
from rampath.workbook.implausible import CHANGES, LARGEST, LOWEST, SHARES_OF_GDP, Doubt, Fault, are_calm, doubts
from rampath.workbook.known_gdp import known_gdp
from rampath.workbook.out_of_proportion import out_of_proportion
from rampath.workbook.plausible_words import factor_of, told_part, told_value, whose
from rampath.workbook.question import LEAVE_OUT, Answers, Choice, Question, answer_to
from rampath.workbook.result import Figures, Sheets, Unused
from rampath.workbook.separators import is_left_open

AS_IT_STANDS = "as-it-stands"
OTHERWISE = "otherwise"
"""The choices beside leaving out: the value as it is, or read the other way."""

_MOST_ROWS = 4
"""More rows of a sheet with the same fault are asked about together: then it is the unit that is wrong."""

_AT_ONCE = frozenset({Fault.PER_CENT, Fault.AMOUNT, Fault.PROPORTION})
"""Faults that are the unit's, however few the rows."""

_ASKED = {
    Fault.SHARE: (
        marked("{who}: {what} comes to {value} as it stands, more than {most}. How is it meant?"),
        marked("{who}: {count} values of “{what}” are more than {most} as they stand, the first {value}. How are they"
               " meant?"),
    ),
    Fault.FALL: (
        marked("{who}: {what} comes to {value} as it stands, a fall of more than {least}. How is it meant?"),
        marked("{who}: {count} values of “{what}” are falls of more than {least} as they stand, the first {value}. How"
               " are they meant?"),
    ),
    Fault.PER_CENT: (
        marked("{who}: {what} is {value} as it stands, so small that it may be a fraction rather than a per cent. How"
               " is it meant?"),
        marked("{who}: {count} values of “{what}” are all so small, {first} {value}, that they may be fractions rather"
               " than per cents. How are they meant?"),
    ),
    Fault.AMOUNT: (
        marked("{who}: {what} is {value} as it stands, more than any Ally has. How is it meant?"),
        marked("{who}: {count} values of “{what}” come to more than any Ally has, the first to {value}. How are they"
               " meant?"),
    ),
    Fault.PROPORTION: (
        marked("{who}: {what} is {value} as it stands, {part} in {source}. How is it meant?"),
        marked("{who}: {count} values of “{what}” are out of proportion to GDP in {source} as they stand, {first} with"
               " {value}, {part}. How are they meant?"),
    ),
    Fault.THOUSAND: (
        marked("{who}: {what} is {value} here, about {factor} times more or less than beside it. How is it meant?"),
        marked("{who}: {count} values of “{what}”, the first {value}, are about {factor} times more or less than the"
               " others. How are they meant?"),
    ),
    Fault.SIGN: (
        marked("{who}: {what} is {value} here, with a minus. How is it meant?"),
        marked("{who}: {count} values of “{what}” have a minus, the first {value}. How are they meant?"),
    ),
}  # fmt: skip
"""What is asked of one value in doubt, and of several."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Values with the same fault that are asked about together, with the doubts about them in their order."""

    rows: tuple[Observation, ...]
    doubts: tuple[Doubt, ...]

    @property
    def first(self) -> Observation:
        return self.rows[0]

    @property
    def shown(self) -> tuple[Observation, Doubt]:
        """The value that is shown for all of them: the first that is not zero, which reads as zero either way.

        Of those out of proportion, the first of a year of which GDP is known.
        """
        in_doubt = [row.value and (each.part or each.fault is not Fault.PROPORTION) for row, each in self._each]
        at = next((at for at, shown in enumerate(in_doubt) if shown), 0)
        return self.rows[at], self.doubts[at]

    @property
    def _each(self) -> Iterator[tuple[Observation, Doubt]]:
        return zip(self.rows, self.doubts, strict=True)

    @property
    def place(self) -> str:
        """`TABLE3!D6`, or `TABLE3!D6:F6` of several in one row; of more rows the first and the last cell."""
        if len(self.rows) == 1:
            return self.first.cell
        return f"{self.first.cell}:{self.rows[-1].cell.rpartition('!')[2]}"


def asked(sheets: Sheets, answers: Answers, register: Register) -> Sheets:
    """The same with a question for each run of values in doubt, and with what is answered taken.

    Where nobody has answered, values in doubt are left out. Each cell stays either used or unused.
    """
    rows = sheets.observations
    known = None if is_left_open(sheets.questions) else known_gdp(register)  # that answer makes figures a thousandfold
    if isinstance(rows, Figures) and are_calm(rows.extents, known):
        return sheets
    found = doubts(rows, known)
    findings = [*out_of_proportion(rows, {doubt.at for doubt in found}, known, register)]
    if not found:
        return replace(sheets, findings=(*sheets.findings, *findings)) if findings else sheets
    kept: dict[int, Observation | None] = {}
    questions: list[Question] = []
    for group in _groups(rows, found):
        question = answer_to(_question(group, register), answers)
        questions.append(question)
        for row, doubt in zip(group.rows, group.doubts, strict=True):
            kept[doubt.at] = _taken(row, doubt, question.taken)
        if question.answered:
            findings.append(_answered(group, question))
    taken = [kept.get(at, row) for at, row in enumerate(rows)]
    left = [row for row, now in zip(rows, taken, strict=True) if now is None]
    return replace(
        sheets,
        observations=tuple(row for row in taken if row is not None),
        unused=(*sheets.unused, *(Unused(row.cell, row.raw, tr("not plausible")) for row in left)),
        findings=(*sheets.findings, *findings),
        questions=(*sheets.questions, *questions),
    )


def _taken(row: Observation, doubt: Doubt, choice: str) -> Observation | None:
    if choice == LEAVE_OUT:
        return None
    return row if choice == AS_IT_STANDS else replace(row, value=doubt.other)


def _groups(rows: Sequence[Observation], found: Sequence[Doubt]) -> Iterator[_Group]:
    """The values in doubt by row and fault; those of many rows of a sheet together."""
    by_row: dict[tuple[object, ...], list[Doubt]] = {}
    for doubt in found:
        row = rows[doubt.at]
        sheet, _, cell = row.cell.rpartition("!")
        line = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        key = (sheet, row.measure, row.price_basis, doubt.fault, doubt.power), (line, row.member)
        by_row.setdefault(key, []).append(doubt)
    by_fault: dict[object, list[list[Doubt]]] = {}
    for (fault, _), same in by_row.items():
        by_fault.setdefault(fault, []).append(same)
    for lines in by_fault.values():
        at_once = len(lines) > _MOST_ROWS or lines[0][0].fault in _AT_ONCE
        together = [[doubt for line in lines for doubt in line]] if at_once else lines
        for each in together:
            yield _Group(tuple(rows[doubt.at] for doubt in each), tuple(each))


def _question(group: _Group, register: Register) -> Question:
    row, doubt = group.shown
    fields = {
        "what": measure_words(row.measure), "who": whose(group.rows, register), "count": len(group.rows),
        "place": group.place, "value": told_value(row, row.value), "most": percent(LARGEST.get(row.measure, 0.0), 0),
        "least": percent(-LOWEST.get(row.measure, 0.0), 0), "factor": factor_of(doubt.power),
        "part": told_part(doubt.part), "source": register.economy.name if register.economy else "",
        "first": _first(group),
    }  # fmt: skip
    one = len(group.rows) == 1
    message = tr(_ASKED[doubt.fault][0 if one else 1], **fields)
    choices = (
        Choice(OTHERWISE, _otherwise(row, doubt)),
        Choice(AS_IT_STANDS, tr("as it stands: {value}", value=told_value(row, row.value))),
        Choice(LEAVE_OUT, tr("leave it out") if one else tr("leave them out")),
    )
    name = f"{doubt.fault.value} {group.first.cell}"
    return Question(name, group.place, row.raw, message, choices, LEAVE_OUT, same=_same(row, doubt))


def _same(row: Observation, doubt: Doubt) -> str:
    """What questions share that one answer settles: a unit that is wrong throughout, or shares and their changes."""
    if doubt.fault is Fault.PROPORTION:
        return f"{doubt.fault.value} {doubt.power}"
    together = doubt.fault is Fault.PER_CENT and row.measure in SHARES_OF_GDP | CHANGES
    return f"{doubt.fault.value} {row.cell.rpartition('!')[0]}" if together else ""


def _first(group: _Group) -> str:
    """What the value that is shown is among all of them."""
    row, doubt = group.shown
    if row is group.first:
        return tr("the first")
    return tr("that in {place}", place=row.cell) if doubt.part else tr("the first above zero")


def _otherwise(row: Observation, doubt: Doubt) -> str:
    value = told_value(row, doubt.other)
    factor = factor_of(doubt.power)
    if doubt.fault is Fault.SIGN:
        return tr("without the minus: {value}", value=value)
    if doubt.fault is Fault.PER_CENT:
        return tr("as a fraction: {value}", value=value)
    if doubt.fault is Fault.SHARE and doubt.power == -2:
        return tr("as a per cent: {value}", value=value)
    if doubt.power < 0:
        return tr("divided by {factor}: {value}", factor=factor, value=value)
    return tr("times {factor}: {value}", factor=factor, value=value)


def _answered(group: _Group, question: Question) -> Finding:
    choice = next(each.text for each in question.choices if each.id == question.taken)
    if len(group.rows) == 1:
        message = tr("This value was doubtful; as answered, it was taken so: {choice}.", choice=choice)
    else:
        message = tr("These {count} values were doubtful; as answered, they were taken so, as the first: {choice}.",
                     count=len(group.rows), choice=choice)  # fmt: skip
    return Finding(Severity.NOTE, question.place, question.raw, message)
