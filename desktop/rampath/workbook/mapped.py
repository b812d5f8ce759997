"""Reading a book by its mappings: what a person, or a profile, has said of each sheet."""

from collections.abc import Iterator, Sequence

from rampath.domain.budget import BudgetLines
from rampath.domain.finding import Finding, Severity, told
from rampath.domain.member import Register
from rampath.domain.observation import Observation
from rampath.wording import listing, tr
from rampath.workbook.edition import named_by_file
from rampath.workbook.grid import Book, Sheet, filled, place, raw_text
from rampath.workbook.line_leftovers import whole_row
from rampath.workbook.line_lists import side_by_side
from rampath.workbook.line_proportion import out_of_proportion
from rampath.workbook.mapped_lines import read_lines
from rampath.workbook.mapped_twice import once
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
            book.tick("Reading the lines of {sheet}", sheet=sheet.name)
            unused += beside.unused
            questions += beside.questions
        else:
            years = read_tables(book, sheet, own, edition, register)
            observations += years.observations
            findings += years.findings
            unused += years.unused
            questions += years.questions
    lists = side_by_side(lines, mappings, book.answers)
    lines = lists.lines
    found = once(observations, register)
    findings += [*lists.findings, *_without_lines(lines, mappings), *found.findings]
    unused += found.unused
    questions += lists.questions
    return Sheets(edition, found.observations, tuple(findings), tuple(unused), tuple(lines), questions=tuple(questions))


def left_out(sheet: Sheet, reason: str) -> list[Unused]:
    """All cells of a sheet, told row by row as one range each."""
    rows = (whole_row(sheet.name, at, row, reason) for at, row in enumerate(sheet.rows, 1))
    found = [row for row in rows if row is not None]
    for (row_number, column), text in {**sheet.marks.unstored, **sheet.marks.errors}.items():
        if not filled(sheet.value(row_number, column)):
            found.append(Unused(place(sheet.name, row_number, column), shown(raw_text(text)), reason))
    return found


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
