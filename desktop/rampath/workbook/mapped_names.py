"""Whose the rows and columns of a mapped table are; those of nobody in the Alliance are told once each."""

from collections import Counter
from dataclasses import dataclass, field

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register
from rampath.wording import number, tr
from rampath.workbook.grid import Cell, Sheet
from rampath.workbook.mapping import ColumnUse, Form, Mapping
from rampath.workbook.name_parts import without_brackets
from rampath.workbook.names import Recognised, member_question, recognise
from rampath.workbook.question import LEAVE_OUT, Answers, Question, answer_to
from rampath.workbook.result import shown
from rampath.workbook.scale import scales_in

_EXAMPLES = 5


@dataclass
class Names:
    """Looks labels up, each text once, and keeps what there is to ask and to say of them."""

    sheet: Sheet
    mapping: Mapping
    register: Register
    answers: Answers
    questions: list[Question] = field(default_factory=list)
    _others: Counter[str] = field(default_factory=Counter)
    _strangers: dict[str, list[Cell]] = field(default_factory=dict)
    _asked: dict[str, Member | None] = field(default_factory=dict)
    _across: dict[int, Member | None] = field(default_factory=dict)
    _units: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of_code(self, code: str) -> Member | None:
        return self.register[code] if code and code in self.register else None

    def certainly(self, label: Cell | None) -> Recognised | None:
        """Whom a label names beyond doubt, a member or another country; None where it does not."""
        found = None if label is None else recognise(label.text, self.register)
        return found if found is not None and (found.member is not None or found.country) else None

    def of_other(self, found: Recognised) -> str:
        """Count a row of another country; why it gives nothing."""
        self._others[found.country] += 1
        return tr("a country or group that is no member")

    def of_label(self, cell: Cell) -> tuple[Member | None, str]:
        """The member that a doubtful label is said to mean, else why its row gives nothing."""
        found = recognise(cell.text, self.register)
        if found.candidates:
            return self._ask(cell, found), tr("a name that is not certain")
        self._strangers.setdefault(cell.text, []).append(cell)
        return None, tr("names no member")

    def of_column(self, use: ColumnUse, header: Cell | None) -> Member | None:
        """Whose a column is in a table whose years go down; looked up and told once."""
        if use.column not in self._across:
            code = use.member or self.mapping.member
            self._across[use.column] = self.of_code(code) if code else self._named_by(use, header)
        return self._across[use.column]

    def currency_of(self, cell: Cell | None) -> str:
        """The currency in the brackets of a label; nothing where there is none, or it may be several."""
        code = "" if cell is None else recognise(cell.text, self.register).currency
        return code if len(code) == 3 and code.isupper() else ""

    def unit_of(self, text: str) -> tuple[str, ...]:
        """The words of a label or heading that names a scale beside its currency: `Poland (PLN bn)`; else none."""
        if text not in self._units:
            told_by = scales_in(text) and recognise(text, self.register).currency
            inside = tuple(word for word in without_brackets(text)[1] if scales_in(word))
            self._units[text] = (inside or (text,)) if told_by else ()
        return self._units[text]

    def findings(self) -> list[Finding]:
        """What there is to say of all that named no member."""
        found = []
        if self._others:
            names = ", ".join([*self._others][:_EXAMPLES]) + (" …" if len(self._others) > _EXAMPLES else "")
            fields = {"count": number(self._others.total(), 0), "names": names}
            said = (
                tr("Columns of countries or groups that are no members, {count} in all: {names}", **fields)
                if self.mapping.form is Form.DOWN
                else tr("Rows of countries or groups that are no members, {count} in all: {names}", **fields)
            )
            done = tr("They were left out")
            found.append(told(Severity.NOTE, self.sheet.name, "", said, done=done, scope=Scope.SHEET))
        for cells in self._strangers.values():
            said = tr("“{raw}” is no member of the Alliance", raw=shown(cells[0].raw))
            done = (
                tr("Its figures were left out")
                if len(cells) == 1
                else tr("The figures of its {count} rows were left out", count=number(len(cells), 0))
            )
            expected = tr("a member's name")
            found.append(told(Severity.WARNING, cells[0].place, cells[0].raw, said, expected=expected, done=done))
        return found

    def _named_by(self, use: ColumnUse, header: Cell | None) -> Member | None:
        found = recognise(use.header, self.register)
        if found.member is not None:
            return found.member
        if found.candidates and header is not None:
            return self._ask(header, found)
        if found.country:
            self._others[found.country] += 1
        elif header is not None:
            self._strangers.setdefault(use.header, []).append(header)
        return None

    def _ask(self, cell: Cell, found: Recognised) -> Member | None:
        if cell.text not in self._asked:
            question = answer_to(member_question(cell, found), self.answers)
            self.questions.append(question)
            self._asked[cell.text] = None if question.taken == LEAVE_OUT else self.of_code(question.taken)
        return self._asked[cell.text]
