"""Reading a book by its mappings: what a person, or a profile, has said of each sheet."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Map
from math import isclose

from rampath.domain.budget import BudgetLines, BudgetTotal
from rampath.domain.finding import Finding, Scope, Severity, told
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import listing, number, tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.grid import Book, Sheet, filled, place, raw_text
from rampath.workbook.line_leftovers import whole_row
from rampath.workbook.line_proportion import out_of_proportion
from rampath.workbook.mapped_lines import read_lines, repeated
from rampath.workbook.mapped_twice import once
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.question import Question
from rampath.workbook.result import Sheets, Unused, shown

Key = tuple[str, int, str, str]
"""What a total is of: its side, year, stage and part."""

_CENTS = 8
"""The decimals of a million down to the cent."""


def read_mapped(book: Book, mappings: Sequence[Mapping], register: Register) -> Sheets:
    """Read each sheet by its mapping, or its tables of years by one each; a sheet without is left out, cell by cell."""
    observations: list[Observation] = []
    findings: list[Finding] = []
    unused: list[Unused] = []
    questions: list[Question] = []
    lines: list[BudgetLines] = []
    edition = next((mapping.edition for mapping in mappings if mapping.edition), named_by_file(book))
    for sheet in book.sheets:
        own = [each for each in mappings if each.sheet == sheet.name]
        mapping = next(iter(own), None)
        if mapping is None:
            unused += left_out(sheet, tr("nobody has said how this sheet is to be read"))
            continue
        if mapping.member and mapping.member not in register:
            said = tr("“{member}” is no member of the Alliance", member=mapping.member)
            done = tr("The figures of this sheet belong to none")
            findings.append(told(Severity.WARNING, sheet.name, mapping.member, said, done=done))
        if mapping.form is Form.LINES:
            read, beside = read_lines(book, sheet, mapping, edition)
            lines.append(read)
            findings += [*beside.findings, *out_of_proportion(read, register)]
            unused += beside.unused
            questions += beside.questions
        else:
            years = read_tables(book, sheet, own, edition, register)
            observations += years.observations
            findings += years.findings
            unused += years.unused
            questions += years.questions
    lines, more = _without_repeats(lines, mappings)
    found = once(observations, register)
    findings += [*more, *_without_lines(lines, mappings), *found.findings]
    unused += found.unused
    return Sheets(edition, found.observations, tuple(findings), tuple(unused), tuple(lines), questions=tuple(questions))


def left_out(sheet: Sheet, reason: str) -> list[Unused]:
    """All cells of a sheet, told row by row as one range each."""
    rows = (whole_row(sheet.name, at, row, reason) for at, row in enumerate(sheet.rows, 1))
    found = [row for row in rows if row is not None]
    for (row_number, column), text in {**sheet.marks.unstored, **sheet.marks.errors}.items():
        if not filled(sheet.value(row_number, column)):
            found.append(Unused(place(sheet.name, row_number, column), shown(raw_text(text)), reason))
    return found


def _without_repeats(
    lines: Sequence[BudgetLines], mappings: Sequence[Mapping]
) -> tuple[list[BudgetLines], list[Finding]]:
    """The lists, those of them counted out that show another list again; told where the two differ."""
    shown_again = {mapping.sheet: mapping.repeats for mapping in mappings if mapping.repeats}
    first = {each.sheet: each for each in lines}
    found, findings = [], []
    for each in lines:
        original = first.get(shown_again.get(each.sheet, ""))
        if original is None:
            found.append(each)
        else:
            found.append(repeated(each, original.sheet))
            findings += _compared(each, original)
    counted: list[BudgetLines] = []
    for at, each in enumerate(found):
        if not each.repeats:
            found[at], more = _beside(each, counted)
            counted.append(found[at])
            findings += more
    return found, findings


def _beside(lines: BudgetLines, others: Sequence[BudgetLines]) -> tuple[BudgetLines, list[Finding]]:
    """A list beside those before it: one with all the same totals shows it again; else the same total is told."""
    own = {_key(total): total for total in lines.totals()} if others else {}
    for other in others:
        if (lines.member, lines.unit) != (other.member, other.unit):
            continue
        known = {_key(total): total for total in other.totals()}
        if _is_again(own, known, of_all=len(lines.rows) == len(other.rows)):
            return repeated(lines, other.sheet), _compared(lines, other)
        shared = next((key for key in own if key in known), None)
        if shared is not None:
            total = own[shared]
            said = tr("“{stage} {year}” adds up to {again} {unit} here, and to {original} in {sheet}",
                      stage=total.stage, year=total.year, unit=lines.unit, again=number(total.amount, 3),
                      original=number(known[shared].amount, 3), sheet=other.sheet)  # fmt: skip
            done = tr("They were not added up, and a plan keeps the totals of {sheet}; leave one of the"
                      " sheets out, or put their lines on one", sheet=other.sheet)  # fmt: skip
            return lines, [told(Severity.ERROR, total.place, "", said, done=done, scope=Scope.SHEET)]
    return lines, []


def _is_again(own: Map[Key, BudgetTotal], known: Map[Key, BudgetTotal], *, of_all: bool) -> bool:
    """Whether all totals of a list are those of another one, which may have more columns; 0 alone says nothing."""
    amounts, others = _amounts(own), _amounts(known)
    return bool(own) and (of_all or any(amounts.values())) and amounts.items() <= others.items()


def _amounts(totals: Map[Key, BudgetTotal]) -> dict[Key, float]:
    return {key: round(total.amount, _CENTS) for key, total in totals.items()}


def _without_lines(lines: Sequence[BudgetLines], mappings: Sequence[Mapping]) -> Iterator[Finding]:
    """Totals that are wanted by name, and to which no line of any sheet belongs."""
    there = {name for each in lines for name in each.parts}
    first = {part.name: (each, part) for each in reversed(mappings) if each.form is Form.LINES for part in each.parts}
    for name, (mapping, part) in first.items():
        if not name or name in there:
            continue
        texts = listing([tr("“{text}”", text=text) for text in part.begins])
        yield told(
            Severity.WARNING, place(mapping.sheet, max(1, mapping.header_row), 1), "",
            tr("No line belongs to “{name}”", name=name),
            expected=tr("a column “{header}” that begins with one of {texts}", header=part.header, texts=texts),
            done=tr("It has no total"),
        )  # fmt: skip


def _compared(again: BudgetLines, original: BudgetLines) -> list[Finding]:
    """Whether a list that shows another one again has the same totals."""
    known = {_key(total): total for total in original.totals()}
    findings = []
    for total in again.totals():
        if total.part:
            continue
        same = known.get(_key(total))
        if same is None:
            said = tr("“{stage} {year}” does not stand in {sheet}, whose lines this sheet should show again",
                      stage=total.stage, year=total.year, sheet=original.sheet)  # fmt: skip
            findings.append(told(Severity.WARNING, again.sheet, "", said, done=tr("No total counts it")))
        elif not isclose(same.amount, total.amount, rel_tol=1e-12, abs_tol=1e-9):
            said = tr("“{stage} {year}” adds up to {again} {unit} here, and to {original} in {sheet}, whose lines this"
                      " sheet should show again", stage=total.stage, year=total.year, unit=again.unit,
                      again=number(total.amount, 3), original=number(same.amount, 3), sheet=original.sheet)  # fmt: skip
            done = tr("The figure of {sheet} counts", sheet=original.sheet)
            findings.append(told(Severity.WARNING, again.sheet, "", said, done=done))
    if not findings:
        said = tr("This sheet shows lines of {sheet} again, with the same totals", sheet=original.sheet)
        done = tr("They were not counted twice")
        findings.append(told(Severity.NOTE, again.sheet, "", said, done=done))
    return findings


def _key(total: BudgetTotal) -> Key:
    return total.side, total.year, total.stage, total.part
