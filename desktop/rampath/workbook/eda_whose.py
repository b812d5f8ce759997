"""Whose figures a sheet of the EDA's holds: the member that its corner names, or its own name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register
from rampath.wording import tr
from rampath.workbook.grid import Cell, Sheet, filled, seen
from rampath.workbook.names import NOBODY, Recognised, member_question, recognise
from rampath.workbook.question import LEAVE_OUT, Answers, Choice, Question, answer_to
from rampath.workbook.result import shown
from rampath.workbook.years import Year, years_in_row

_ROWS = 30
_LONGEST_TITLE = 200
_CONTINUED = re.compile(r"[(\[]?\b(?:continued|cont['’]?d|cont\.|suite|fortsetzung)[)\]]?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:tab(?:le|leau|elle)?|annexe?|chapter|section)\.?\s*\d{1,2}\s?[a-z]?\s*[:.)\-–—]\s*", re.IGNORECASE
)
_JOINTS = re.compile(r"\s*(?:[:–—]|\s-\s|\b(?:of|for|in|de|du|von|für)\b(?: the\b)?)\s*", re.IGNORECASE)
_YEARS_BEHIND = re.compile(r"[\s,;.()/–-]*(?:\b\d{4}\b.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Whose:
    """A member; or another country or group; or a question, with what is said about it."""

    member: Member | None = None
    country: str = ""
    question: Question | None = None
    finding: Finding | None = None

    @property
    def reason(self) -> str:
        """Why figures that are no member's were left out."""
        if self.country:
            return tr("another country, or totals of the EDA")
        return tr("whose figures they are is asked") if self.question else tr("whose figures they are is not told")


def row_cells(sheet: Sheet, number: int) -> list[Cell]:
    """The cells of one row that hold something, without making any other row's."""
    values = sheet.rows[number - 1] if number <= len(sheet.rows) else []
    return [
        Cell(sheet.name, number, column, *seen(value))
        for column, value in enumerate(values, 1)
        if value != "" and filled(value)
    ]


def header_of(sheet: Sheet) -> tuple[int, tuple[tuple[int, Year], ...]] | None:
    """The first row of years, and its columns."""
    for number in range(1, min(_ROWS, len(sheet.rows)) + 1):
        found = years_in_row(row_cells(sheet, number))
        if found:
            return number, found
    return None


def whose(sheet: Sheet, register: Register, answers: Answers) -> Whose:
    """The country of a sheet: by the cells left of the years, then by the sheet's name, then by a title above.

    A title names it, or is of it: “Defence data of Bulgaria, 2023”. One of all states except Denmark is not Denmark's.

    Where corner and name are different members, or a name is nearly that of a member, it asks.
    """
    header = header_of(sheet)
    row, first = (header[0], header[1][0][0]) if header is not None else (1, 2)
    corner = [cell for cell in row_cells(sheet, row) if cell.column < first and cell.text]
    inside = next(recognised_in(corner, register), None)
    named = recognise(sheet.name, register)
    if inside is not None and inside[1].candidates:
        return _asked(member_question(*inside), answers, register)
    if inside is not None and _certain(named) and named[:2] != inside[1][:2]:
        return _torn(sheet, inside[0], inside[1], named, answers, register)
    for found in (inside[1] if inside is not None else NOBODY, named):
        if _certain(found):
            return Whose(found.member, found.country)
    if named.candidates:
        return _asked(_sheet_question(sheet, named.candidates), answers, register)
    above = [cell for number in range(1, row) for cell in row_cells(sheet, number) if cell.text]
    for _, found in recognised_in(above, register):
        if found.member is not None:
            return Whose(found.member)
    titles = [cell.text for cell in above if len(cell.text) < _LONGEST_TITLE]
    parts = [_YEARS_BEHIND.sub("", part) for title in titles for part in _JOINTS.split(title)]
    within = [found.member for part in parts if (found := recognise(part, register)).member is not None]
    return Whose(within[0]) if len({*within}) == 1 else Whose()


def whose_of(cell: Cell, found: Recognised, answers: Answers, register: Register) -> Whose:
    """Whose figures stand under a cell's name, which is asked where it is only nearly known."""
    if found.candidates:
        return _asked(member_question(cell, found), answers, register, Scope.HEADER)
    return Whose(found.member, found.country)


def named_by(cell: Cell) -> str:
    """What a cell names, but for the number of its table and that it goes on there."""
    title = _NUMBERED.match(cell.text)
    return _CONTINUED.sub("", cell.text if title is None else cell.text[title.end() :]).strip()


def recognised_in(cells: Sequence[Cell], register: Register) -> Iterator[tuple[Cell, Recognised]]:
    """The cells that name a country, or nearly do."""
    for cell in cells:
        found = recognise(named_by(cell), register)
        if _certain(found) or found.candidates:
            yield cell, found


def _certain(found: Recognised) -> bool:
    return found.member is not None or found.country != ""


def _torn(
    sheet: Sheet, cell: Cell, inside: Recognised, named: Recognised, answers: Answers, register: Register
) -> Whose:
    """The cell names one country and the sheet another: asked where one of them is a member."""
    members = [found.member for found in (inside, named) if found.member is not None]
    if not members:
        return Whose(country=inside.country)
    question = _sheet_question(sheet, tuple(members), inside=cell)
    return _asked(question, answers, register)


def _sheet_question(sheet: Sheet, members: tuple[Member, ...], *, inside: Cell | None = None) -> Question:
    if inside is not None:
        message = tr("“{cell}” in {place} and the sheet's name “{sheet}” are two countries; whose figures are these?",
                     cell=shown(inside.raw), place=inside.place, sheet=sheet.name)  # fmt: skip
    else:
        message = tr("The sheet's name “{sheet}” is no country that is known; whose figures are these?",
                     sheet=sheet.name)  # fmt: skip
    choices = tuple(Choice(member.code, member.name) for member in members)
    return Question(
        id=f"member {sheet.name}",
        place=sheet.name,
        raw=sheet.name,
        message=message,
        choices=(*choices, Choice(LEAVE_OUT, tr("None of them; leave the figures out"))),
        taken=LEAVE_OUT,
    )


def _asked(question: Question, answers: Answers, register: Register, scope: Scope = Scope.SHEET) -> Whose:
    answered = answer_to(question, answers)
    if answered.taken != LEAVE_OUT:
        return Whose(register[answered.taken], question=answered)
    if scope is Scope.SHEET:
        done = tr("The sheet was left out, as was answered") if answered.answered else tr("The sheet was left out")
    elif answered.answered:
        done = tr("The figures below it were left out, as was answered")
    else:
        done = tr("The figures below it were left out")
    finding = told(
        Severity.WARNING, question.place, question.raw, question.message.rstrip("?."), done=done, scope=scope
    )
    return Whose(question=answered, finding=finding)
