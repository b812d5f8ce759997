"""What NATO's tables leave open and their reader has to say: a year, a measure, prices; asked once for each."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rampath.domain.finding import Finding, Severity
from rampath.domain.measure_words import measure_words
from rampath.domain.member import Member, Register
from rampath.domain.observation import CURRENT, Measure
from rampath.wording import tr
from rampath.workbook.grid import Cell
from rampath.workbook.names import Recognised, member_question
from rampath.workbook.nato_counted import Meaning
from rampath.workbook.nato_header import Header, OddYear, YearColumn
from rampath.workbook.nato_rows import Label
from rampath.workbook.nato_table import Table
from rampath.workbook.question import LEAVE_OUT, Answers, Choice, Question, answer_to
from rampath.workbook.result import shown

_MOST_ODD = 3
_EARLIEST = 1945
_MONEY = (Measure.CORE_EXPENDITURE, Measure.GDP)
_LIKELY = {"": _MONEY, "USD million": _MONEY, "thousand": (Measure.PERSONNEL, Measure.POPULATION)}
"""What figures may be by their unit; that in the members' own currencies is empty."""


@dataclass
class Doubts:
    """The questions of a sheet, and what follows from their answers.

    `bases` are the price bases that the sheet speaks of. Where nobody has answered, the figures in doubt are left
    out.
    """

    answers: Answers
    bases: Sequence[str]
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    asked_at: dict[object, Cell] = field(default_factory=dict)

    def years(self, header: Header) -> Header:
        """The header with the years that were answered for; the others stay odd, and their columns are left out."""
        if len(header.odd) > _MOST_ODD:
            self._twice(header.odd)
            return header
        columns = list(header.columns)
        odd = []
        for each in header.odd:
            column = self._year(each, header)
            if column is None:
                odd.append(each)
            else:
                columns.append(column)
        columns.sort(key=lambda column: column.column)
        return replace(header, columns=tuple(columns), odd=tuple(odd))

    def _year(self, odd: OddYear, header: Header) -> YearColumn | None:
        column, cell = odd.column, odd.column.cell
        years = {each.year for each in header.columns}
        likely = [] if odd.expected is None or odd.expected in years else [odd.expected]
        likely += [column.year] if column.year >= _EARLIEST and column.year not in years else []
        if not likely:
            self._twice([odd])
            return None
        choices = [Choice(str(year), tr("the year {year}", year=year)) for year in likely]
        choices.append(Choice(LEAVE_OUT, tr("leave its figures out")))
        message = tr("“{raw}” does not go with the years beside it. Which year is this column?", raw=shown(cell.raw))
        same = f"year “{cell.text}” {'/'.join(map(str, likely))}"
        asked = Question(f"year {cell.place}", cell.place, cell.raw, message, tuple(choices), LEAVE_OUT, same=same)
        taken = self._put(asked)
        return None if taken == LEAVE_OUT else column._replace(year=int(taken))

    def _twice(self, odd: Sequence[OddYear]) -> None:
        """Years that stand a second time: the first column counts, and nothing can be asked."""
        cell = odd[0].column.cell
        if len(odd) == 1:
            message = tr("“{raw}” cannot be the year of this column, since another column has it or none fits; its"
                         " figures were left out.", raw=shown(cell.raw))  # fmt: skip
        else:
            message = tr("{count} columns have years that other columns have too, or that cannot be right, from"
                         " “{raw}” on; their figures were left out.", count=len(odd), raw=shown(cell.raw))  # fmt: skip
        self.findings.append(Finding(Severity.ERROR, cell.place, cell.raw, message))

    def measure(self, meaning: Meaning, label: Label, table: Table) -> Meaning:
        """What sums of money or heads without a title are, asked once a table; other figures stay unknown."""
        likely = _LIKELY.get("" if meaning.national else meaning.unit or "unknown")
        if likely is None:
            return meaning
        cell = self.asked_at.setdefault(table, table.block_title or label.cell)
        choices = [Choice(measure.value, measure_words(measure)) for measure in likely]
        choices.append(Choice(LEAVE_OUT, tr("leave these figures out")))
        message = tr("No title such as “Table 2: Defence expenditure” stands above these figures. What are they?")
        taken = self._ask(f"measure {cell.place}", cell, message, choices)
        return meaning if taken == LEAVE_OUT else meaning._replace(measure=Measure(taken))

    def prices(self, meaning: Meaning, label: Label, table: Table) -> Meaning | None:
        """The price basis of money where nothing states it, asked once a block; None where it is left out."""
        cell = self.asked_at.setdefault((table, table.block_title), table.block_title or label.cell)
        bases = list(dict.fromkeys([CURRENT, *self.bases]))
        choices = [Choice(basis, _prices(basis)) for basis in bases]
        choices.append(Choice(LEAVE_OUT, tr("leave these figures out")))
        message = tr("Nothing says at which prices these figures are. Which are they?")
        taken = self._ask(f"prices {cell.place}", cell, message, choices)
        return None if taken == LEAVE_OUT else meaning._replace(price_basis=taken)

    def member(self, cell: Cell, found: Recognised, register: Register) -> Member | None:
        """The member that a name is said to mean which is nearly one that is known; asked once a name."""
        asked = self.asked_at.setdefault(("member", cell.text), cell)
        question = member_question(asked, found)
        taken = self._put(question)
        return None if taken == LEAVE_OUT else register[taken]

    def base_year(self, meaning: Meaning, label: Label, table: Table) -> Meaning:
        """Shares and changes without a base year: they have that of the other tables, where there is only one."""
        constants = [basis for basis in self.bases if basis != CURRENT]
        if len(constants) != 1:
            return meaning
        if table.first_time("base year", table.block_title):
            cell = table.block_title or label.cell
            message = tr("Nothing says at which prices these shares and changes are; they were taken to be {prices},"
                         " as in the other tables.", prices=_prices(constants[0]))  # fmt: skip
            self.findings.append(Finding(Severity.NOTE, cell.place, cell.raw, message))
        return meaning._replace(price_basis=constants[0])

    def untitled(self, meaning: Meaning, table: Table) -> str:
        """What figures without a title were taken for, in a sentence."""
        what = measure_words(meaning.measure) if meaning.measure is not None else ""
        if table.by_number and (table.block is None or table.block.measure is table.base.measure):
            return tr("No title such as “Table 3: …” stands above these figures; from the sheet's name they were taken"
                      " for: {what}. Check this.", what=what)  # fmt: skip
        return tr("No title such as “Table 3: …” stands above these figures; they were taken for: {what}. Check this.",
                  what=what)  # fmt: skip

    def _ask(self, name: str, cell: Cell, message: str, choices: Sequence[Choice]) -> str:
        """The choice that counts for a cell."""
        return self._put(Question(name, cell.place, cell.raw, message, tuple(choices), LEAVE_OUT))

    def _put(self, question: Question) -> str:
        """The choice that counts; the same question is put once only."""
        known = next((each for each in self.questions if each.id == question.id), None)
        if known is None:
            known = answer_to(question, self.answers)
            self.questions.append(known)
        return known.taken


def _prices(basis: str) -> str:
    if basis == CURRENT:
        return tr("at current prices")
    return tr("at constant prices of {year}", year=basis.removeprefix("constant "))
