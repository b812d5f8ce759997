"""Which sign parts the decimals in a list of texts: what the mapping says, unless its numbers say otherwise."""

from itertools import chain, islice

from rampath.domain.finding import Scope, Severity
from rampath.wording import tr
from rampath.workbook.grid import Book, place
from rampath.workbook.line_body import Body
from rampath.workbook.line_found import Found
from rampath.workbook.numeral import POINT, Separators
from rampath.workbook.separators import decide, separators_for

_SAMPLE = 20_000
"""How many numbers with a sign are looked at."""


def separators_of(book: Book, body: Body, found: Found) -> Separators | None:
    """The separators of a list's texts; None where it has none, as in a workbook whose numbers are numbers.

    Numbers that can be read in one way only win over the mapping, and it is said. Where neither tells, the reader
    is asked.
    """
    columns = {use.column: body.column(use.column) for use in body.mapping.figures}
    texts = ((at, text) for at, column in columns.items() for text in column.words() if text)
    first = next(texts, None)
    if first is None:
        return None
    signed = [*islice((text for _at, text in chain([first], texts) if "," in text or "." in text), _SAMPLE)]
    said = body.mapping.separators
    if not signed:
        return said or POINT
    decision = decide(signed)
    where = place(body.sheet.name, body.mapping.header_row, first[0])
    if decision.sure and decision.examples:
        if said is not None and said != decision.separators:
            found.find(
                Severity.WARNING, where, decision.examples[0], decision.why.rstrip("."),
                expected=tr("“{sign}” as the decimal sign, as was said", sign=said.decimal),
                done=tr("The numbers were read as they are written"), scope=Scope.HEADER,
            )  # fmt: skip
        return decision.separators
    if said is not None or decision.sure:
        return said or decision.separators
    separators, question = separators_for(signed, where, book.answers)
    found.questions += [] if question is None else [question]
    return separators
