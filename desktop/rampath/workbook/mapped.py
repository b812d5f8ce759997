"""Reading a book by its mappings: what a person, or a profile, has said of each sheet."""

from collections.abc import Sequence
from math import isclose

from rampath.domain.budget import BudgetLines, BudgetTotal
from rampath.domain.finding import Finding, Severity
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import number, tr
from rampath.workbook.grid import Book, Sheet, filled, place, raw_text
from rampath.workbook.line_leftovers import whole_row
from rampath.workbook.mapped_lines import read_lines, repeated
from rampath.workbook.mapped_years import read_tables
from rampath.workbook.mapping import Form, Mapping
from rampath.workbook.question import Question
from rampath.workbook.result import Sheets, Unused, shown


def read_mapped(book: Book, mappings: Sequence[Mapping], register: Register) -> Sheets:
    """Read each sheet by its mapping, or its tables of years by one each; a sheet without is left out, cell by cell."""
    observations: list[Observation] = []
    findings: list[Finding] = []
    unused: list[Unused] = []
    questions: list[Question] = []
    lines: list[BudgetLines] = []
    edition = next((mapping.edition for mapping in mappings if mapping.edition), book.file.stem)
    for sheet in book.sheets:
        own = [each for each in mappings if each.sheet == sheet.name]
        mapping = next(iter(own), None)
        if mapping is None:
            unused += left_out(sheet, tr("the sheet has no mapping"))
            continue
        if mapping.member and mapping.member not in register:
            message = tr("“{member}” is no member of the Alliance; the figures of this sheet belong to none.",
                         member=mapping.member)  # fmt: skip
            findings.append(Finding(Severity.WARNING, sheet.name, mapping.member, message))
        if mapping.form is Form.LINES:
            read, found = read_lines(book, sheet, mapping, edition)
            lines.append(read)
            findings += found.findings
            unused += found.unused
            questions += found.questions
        else:
            years = read_tables(book, sheet, own, edition, register)
            observations += years.observations
            findings += years.findings
            unused += years.unused
            questions += years.questions
    lines, more = _without_repeats(lines, mappings)
    return Sheets(
        edition, tuple(observations), (*findings, *more), tuple(unused), tuple(lines), questions=tuple(questions)
    )


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
    return found, findings


def _compared(again: BudgetLines, original: BudgetLines) -> list[Finding]:
    """Whether a list that shows another one again has the same totals."""
    known = {_key(total): total for total in original.totals()}
    findings = []
    for total in again.totals():
        if total.part:
            continue
        same = known.get(_key(total))
        if same is None:
            message = tr("“{stage}” of {year} does not stand in {sheet}, whose lines this sheet should show again; no"
                         " total counts it.", stage=total.stage, year=total.year, sheet=original.sheet)  # fmt: skip
            findings.append(Finding(Severity.WARNING, again.sheet, "", message))
        elif not isclose(same.amount, total.amount, rel_tol=1e-12, abs_tol=1e-9):
            message = tr("This sheet should show the lines of {sheet} again, but adds up to {again} {unit} for {stage}"
                         " {year}, and {sheet} to {original}; the latter was used.",
                         sheet=original.sheet, again=number(total.amount, 3), original=number(same.amount, 3),
                         unit=again.unit, stage=total.stage, year=total.year)  # fmt: skip
            findings.append(Finding(Severity.WARNING, again.sheet, "", message))
    if not findings:
        message = tr("This sheet shows lines of {sheet} again, with the same totals; they were not counted twice.",
                     sheet=original.sheet)  # fmt: skip
        findings.append(Finding(Severity.NOTE, again.sheet, "", message))
    return findings


def _key(total: BudgetTotal) -> tuple[str, int, str, str]:
    return total.side, total.year, total.stage, total.part
