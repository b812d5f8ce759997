"""The pages for the record: findings, and where every figure came from."""

from collections import Counter

from rampath.domain.edition_use import counting
from rampath.domain.finding import Severity, in_order
from rampath.domain.provenance import read_day
from rampath.printing.flow import Block, flowing, heading, paragraph
from rampath.printing.frame import Page
from rampath.printing.long_table import Heading, LongTable, table
from rampath.printing.subject import Subject
from rampath.wording import NONE, marked, number, tr

_WORDS = {
    Severity.ERROR: marked("error"), Severity.WARNING: marked("warning"), Severity.NOTE: marked("note"),
}  # fmt: skip


def findings_pages(subject: Subject) -> list[Page]:
    """What was found in the files that the plan was made from, the graver first."""
    found = in_order(subject.plan.findings)
    counts = Counter(each.severity for each in found)
    title = tr("Findings: {errors} errors, {warnings} warnings, {notes} notes", errors=counts[Severity.ERROR],
               warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE])  # fmt: skip
    page = subject.page(title, tr("What was found in the files, and what was done about it"), entry=tr("Findings"))
    if not found:
        return flowing(subject.press, page, [paragraph(tr("Nothing was found that is worth a word."))])
    headings = (
        Heading(tr("Weight"), words=True),
        Heading(tr("Place"), words=True),
        Heading(tr("Text there"), words=True),
        Heading(tr("What was found and done"), words=True),
    )
    rows = tuple(
        (
            tr(_WORDS[each.severity]),
            "\n".join(filter(None, (each.place, each.file if each.file != each.place else ""))),
            each.raw,
            each.message,
        )
        for each in found
    )
    return flowing(subject.press, page, [table(LongTable(headings, rows))])


def provenance_pages(subject: Subject) -> list[Page]:
    """The files with their SHA-256, the editions and how many figures each gave, and the economies."""
    plan = subject.plan
    rows = counting(plan.observations)
    given = Counter(row.edition for row in rows)
    count = number(len(rows), 0)
    title = tr("{count} figures from {editions} editions", count=count, editions=len(given))
    if len(given) == 1:
        title = tr("{count} figures from one edition", count=count)
    page = subject.page(title, tr("Every figure keeps its file, sheet and cell in the plan"), entry=tr("Provenance"))
    blocks: list[Block] = [heading(tr("Files"))]
    if plan.sources:
        files = (
            Heading(tr("File"), words=True),
            Heading(tr("Edition"), words=True),
            Heading("SHA-256", words=True),
            Heading(tr("Read on"), words=True),
        )
        told = tuple((each.file, each.edition, each.sha256, read_day(each) or NONE) for each in plan.sources)
        blocks.append(table(LongTable(files, told)))
    else:
        blocks.append(paragraph(tr("The plan names no file.")))
    blocks.append(heading(tr("Editions")))
    editions = (Heading(tr("Edition"), words=True), Heading(tr("Figures that count"), tr("number")))
    known = tuple(
        (edition or tr("no edition"), number(given[edition], 0)) for edition in (*plan.observations.editions,)
    )
    blocks.append(table(LongTable(editions, known)))
    blocks.append(heading(tr("Economies")))
    blocks += [paragraph(tr("{name}: {source}", name=each.name, source=each.source or tr("no source given")))
               for each in plan.economies]  # fmt: skip
    return flowing(subject.press, page, blocks)
