"""Whose a UN report is, of which year and in which unit: by its lines, by the names of sheet and file, or asked."""

from dataclasses import dataclass, field, replace

from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Member, Register
from rampath.wording import tr
from rampath.workbook.grid import Book, Cell, Sheet
from rampath.workbook.names import NOBODY, Recognised, country_in, member_question
from rampath.workbook.question import LEAVE_OUT, Choice, Question, answer_to
from rampath.workbook.un_head import Head, currency_of, period_of
from rampath.workbook.years import Year


@dataclass
class Settling:
    """Settles what the forms of one sheet leave open; `why` is the reason why a form was left out.

    `yearless` tells that it was left out for want of a year.
    """

    book: Book
    sheet: Sheet
    register: Register
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    why: str = ""
    other: bool = False
    yearless: bool = False

    def member(self, head: Head) -> Member | None:
        """The member of a form: by the lines above, else by the sheet's name, else by the file's."""
        found = head.country
        named = country_in(self.sheet.name, self.register)
        if not certain(found) and not found.candidates:
            found = named if certain(named) else country_in(self.book.file.stem, self.register)
        elif certain(found) and certain(named) and named[:2] != found[:2]:
            self._say_torn(found)
        if found.candidates and head.place is not None:
            return self._asked(found, head.place)
        if found.country:
            self.other, self.why = True, tr("a state that is no member")
        elif found.member is None:
            self.why = tr("whose figures they are is not told")
            self.findings.append(
                told(
                    Severity.ERROR, self.sheet.name, "", tr("Nothing says whose figures these are"), scope=Scope.SHEET,
                    expected=tr("a line above the figures such as “Country: Estonia”"),
                    done=tr("The sheet was left out"),
                )
            )  # fmt: skip
        return found.member if found.member is not None and found.member.code in self.register.codes else None

    def not_in_form(self) -> None:
        """A ministry's own budget by services beside forms is left out, and told."""
        self.why = tr("costs by service, not in the UN's form")
        said = tr("The sheet “{sheet}” has costs by service, but not as the form of the UN's report parts them",
                  sheet=self.sheet.name.strip())  # fmt: skip
        expected = tr("a workbook of its own, which can be read by hand")
        done = tr("The sheet was left out")
        self.findings.append(
            told(Severity.WARNING, self.sheet.name, "", said, expected=expected, done=done, scope=Scope.SHEET)
        )

    def without_named(self, cover: Head) -> Head:
        """What a cover says, without the country and the year that the sheet's own name tells."""
        if certain(country_in(self.sheet.name, self.register)):
            cover = replace(cover, country=NOBODY, place=None)
        return cover if period_of(self.sheet.name) is None else replace(cover, year=None)

    def year(self, head: Head, at: str) -> Year | None:
        """The year of a form: as the lines above say, else as the sheet's or the file's name does."""
        by_name = period_of(self.sheet.name) or period_of(self.book.file.stem.replace("_", " "))
        year = head.year or by_name
        if year is not None and year.note:
            note = year.note.rstrip(".")
            self.findings.append(told(Severity.NOTE, self.sheet.name, "", note, scope=Scope.SHEET))
        elif year is None and at:
            self.why, self.yearless = tr("no year is told"), True
            self.findings.append(
                told(
                    Severity.ERROR, at, "", tr("Nothing says which year these figures are of"),
                    expected=tr("a line above them such as “Fiscal year: 2025”"), done=tr("They were left out"),
                    scope=Scope.HEADER,
                )
            )  # fmt: skip
        return year

    def scaled(self, head: Head, at: str) -> Head:
        """The head with its unit; where none is told that is asked, and figures are taken as they stand."""
        if head.power is not None:
            return head
        choices = (
            Choice("0", tr("single units of the currency")), Choice("3", tr("thousands")), Choice("6", tr("millions")),
            Choice(LEAVE_OUT, tr("Leave the figures out")),
        )  # fmt: skip
        said = tr("Nothing says whether these figures are single units, thousands or millions")
        same = f"unit {head.currency}"
        asked = Question(f"unit {self.sheet.name}", at, "", f"{said}.", choices, "0", same=same)
        question = answer_to(asked, self.book.answers)
        self.questions.append(question)
        if not question.answered:
            self.findings.append(
                told(
                    Severity.WARNING, at, "", said, scope=Scope.HEADER,
                    expected=tr("a line above them such as “Unit of measure: thousands”"),
                    done=tr("They were taken for single units; check this"),
                )
            )  # fmt: skip
        return replace(head, power=None if question.taken == LEAVE_OUT else int(question.taken))

    def _say_torn(self, found: Recognised) -> None:
        name = found.member.name if found.member is not None else found.country
        said = tr("The sheet's name “{sheet}” and the form, which says {name}, are two countries",
                  sheet=self.sheet.name, name=name)  # fmt: skip
        done = tr("The form was followed")
        sheet = self.sheet.name
        self.findings.append(told(Severity.WARNING, sheet, sheet, said, done=done, scope=Scope.SHEET))

    def _asked(self, found: Recognised, place: Cell) -> Member | None:
        question = answer_to(member_question(place, found), self.book.answers)
        self.questions.append(question)
        if question.taken != LEAVE_OUT:
            return self.register[question.taken]
        self.why = tr("whose figures they are is asked")
        if not question.answered:
            said, done = question.message.rstrip("?."), tr("The sheet was left out")
            self.findings.append(told(Severity.WARNING, place.place, place.raw, said, done=done, scope=Scope.SHEET))
        return None


def certain(found: Recognised) -> bool:
    """Whether a name is that of one country, member or not."""
    return found.member is not None or found.country != ""


def inherited(head: Head, before: Head | None) -> Head:
    """The head of a second form on a sheet, with what only the first one's says.

    A currency that is the first state's own is not another's, nor that of another year.
    """
    if before is None:
        return head
    return replace(
        head,
        country=head.country if certain(head.country) or head.country.candidates else before.country,
        place=head.place or before.place,
        year=head.year or before.year,
        currency=head.currency or ("" if _in_own_currency(before) else before.currency),
        power=head.power if head.power is not None else before.power,
    )


def _in_own_currency(head: Head) -> bool:
    member = head.country.member
    return member is not None and head.currency == currency_of(replace(head, currency=""), member)
